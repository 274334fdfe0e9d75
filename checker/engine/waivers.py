"""Findings that somebody accepts, with a reason: which waiver silences which finding, and which waivers are amiss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from checker.engine.globs import Globs
from checker.model.outcome import Outcome, Status, Waiver
from checker.model.records import dataclass
from checker.model.report import FileReport
from checker.patterns import compiled
from checker.text import fold_key

_WAIVABLE = (Status.FAILED, Status.CANNOT_TELL)
_ONLY_WILD = compiled(r"[*?/]*(?:\.\w+)?")
_MANY = 5
"""A waiver without an anchor that silences more findings than these in one plan is too broad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A waiver as its file has it: ``plan`` is a number or a pattern of paths, ``anchor`` words of the finding's item.

    ``until`` is the last day on which it holds; ``line`` is where it stands in its file.
    """

    rule: str
    plan: str
    reason: str
    anchor: str | None = None
    until: dt.date | None = None
    who: str | None = None
    line: int = 1

    @property
    def waiver(self) -> Waiver:
        """What a silenced finding tells."""
        return Waiver(reason=self.reason, until=self.until.isoformat() if self.until else None, who=self.who)


class Fault(StrEnum):
    """What can be amiss with a waiver."""

    EXPIRED = "expired"
    UNUSED = "unused"
    BROAD = "broad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amiss:
    """A waiver with a fault; ``count`` findings in ``plans`` plans are silenced by it."""

    claim: Claim
    fault: Fault
    count: int = 0
    plans: int = 0


class Waivers:
    """The claims of one file, and what they did in a run."""

    def __init__(self, claims: Iterable[Claim], *, base: Path, today: dt.date) -> None:
        """``base`` is the folder of the file, from which patterns start; a claim holds through its last day."""
        self._uses = tuple(_Use(claim, base) for claim in claims)
        self._live = [use for use in self._uses if use.claim.until is None or use.claim.until >= today]

    def silence(self, report: FileReport) -> FileReport:
        """The report with the accepted findings as waived."""
        if not report.is_plan:
            return report
        near = [use for use in self._live if use.meets(report)]
        if not near:
            return report
        outcomes = tuple(_silenced(outcome, report, near) for outcome in report.outcomes)
        return report if outcomes == report.outcomes else replace(report, outcomes=outcomes)

    def amiss(self, *, whole: bool) -> Iterator[Amiss]:
        """The waivers with a fault, in the order of the file.

        ``whole`` tells that every plan was checked which a waiver can mean; else a waiver whose plan was not seen may well
        be of use.
        """
        for use in self._uses:
            claim = use.claim
            if use not in self._live:
                yield Amiss(claim=claim, fault=Fault.EXPIRED)
            elif not use.silenced and (whole or use.met) and (use.asked or not use.met):
                yield Amiss(claim=claim, fault=Fault.UNUSED)
            elif use.is_broad:
                yield Amiss(claim=claim, fault=Fault.BROAD, count=sum(use.silenced.values()), plans=len(use.silenced))


class _Use:
    """A claim in use: which plans it met, whether its rule was asked of them, and what it silenced in each."""

    def __init__(self, claim: Claim, base: Path) -> None:
        self.claim = claim
        self.met = self.asked = False
        self.silenced: dict[str, int] = {}
        self._issuers: set[str] = set()
        self._number = fold_key(claim.plan)
        self._files = Globs((claim.plan,), base)
        self._anchor = fold_key(claim.anchor) if claim.anchor else None
        self._by_number = False

    def meets(self, report: FileReport) -> bool:
        number = report.plan.number.value
        by_number = number is not None and fold_key(number) == self._number
        if not by_number and report.file not in self._files:
            return False
        self.met = True
        self._by_number = self._by_number or by_number
        self.asked = self.asked or any(outcome.rule == self.claim.rule for outcome in report.outcomes)
        return True

    def takes(self, outcome: Outcome, report: FileReport, words: Callable[[], str]) -> bool:
        if outcome.rule != self.claim.rule or (self._anchor is not None and self._anchor not in words()):
            return False
        self.silenced[report.file] = self.silenced.get(report.file, 0) + 1
        self._issuers.add(report.plan.issuer.canonical if report.plan.issuer else "")
        return True

    @property
    def is_broad(self) -> bool:
        """Whether more is silenced than somebody can have meant."""
        if _ONLY_WILD.fullmatch(self.claim.plan) or (self._by_number and len(self._issuers) > 1):
            return True
        return self._anchor is None and any(count > _MANY for count in self.silenced.values())


def _silenced(outcome: Outcome, report: FileReport, near: Iterable[_Use]) -> Outcome:
    if outcome.status not in _WAIVABLE:
        return outcome
    for use in near:
        if use.takes(outcome, report, lambda: _words(outcome, report)):
            return replace(outcome, status=Status.WAIVED, waiver=use.claim.waiver)
    return outcome


def _words(outcome: Outcome, report: FileReport) -> str:
    """All words by which people may mean a finding: its item's, those of its message, and of its lines."""
    at = outcome.location
    lines = report.plan.document.lines[at.line - 1 : at.end_line]
    return fold_key("\n".join((outcome.anchor, outcome.message, outcome.found or "", *lines)))
