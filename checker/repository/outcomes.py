"""Finished reports kept on disk: a file that was checked before, by the same rules, is not read a second time.

The key is made of everything an outcome depends on: the file's contents, the rules' files, the program's code, the
configuration and the parent's contents. Nothing here imports readers, parser or rules: a warm start does without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.model.report import FileReport
from checker.repository.digests import combined, program_digest, rules_digest
from checker.repository.serial import from_json, packed, to_json, unpacked
from checker.repository.store import Store

if TYPE_CHECKING:
    from checker.repository.cards import Card

_NO_PARENT = "-"
_BATCH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    outcomes: tuple[Outcome, ...]
    skipped: str | None
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report from the cache, and the digest of the rule set that it was made by."""

    report: FileReport
    rules_digest: str


def configured(
    *, profile: str | None, folders: Iterable[Path], select: Iterable[str], ignore: Iterable[str],
    severities: Iterable[tuple[str, str]], stage: str, lang: str,
) -> str:  # fmt: skip
    """The text that tells all settings apart by which the same rules give other outcomes."""
    told = {
        "profile": profile,
        "folders": [str(folder.absolute()) for folder in folders],
        "select": list(select),
        "ignore": list(ignore),
        "severities": sorted(severities),
        "stage": stage,
        "lang": lang,
    }
    return json.dumps(told)


class OutcomeCache:
    """Reports by key. Finds nothing, and keeps nothing, where the store cannot be used."""

    def __init__(self, store: Store, *, configuration: str, folders: Iterable[Path] = ()) -> None:
        """``configuration`` is what ``configured`` makes of the settings."""
        self._store = store
        self._program = program_digest()
        self._base = combined((self._program, rules_digest(folders), configuration))
        self._plans: list[tuple[str, str, str, bytes]] = []
        self._files: list[tuple[bytes, str]] = []
        self._known: set[str] = set()  # digests of the plans that were remembered
        self._reports: list[tuple[str, str, bytes]] = []

    def key(self, content: str, parent: str | None = None) -> str:
        """The key of a file with this digest, held against a parent with that digest."""
        return combined((self._base, content, parent or _NO_PARENT))

    def recall(self, content: str, name: str, parent: str | None = None) -> Kept | None:
        """The report on the file with this digest under this name, None where it must be made anew.

        Its plan is as read, without the parent plan it was held against.
        """
        rows = self._store.rows(
            "SELECT report, plan FROM outcomes JOIN plans ON plans.content = outcomes.content AND plans.program = ?"
            " WHERE key = ?",
            (self._program, self.key(content, parent)),
        )
        if not rows:
            return None
        try:
            said = from_json(_Stored, unpacked(rows[0][0]))
            plan = from_json(Plan, unpacked(rows[0][1]))
        except ValueError:
            return None
        plan = replace(plan, document=replace(plan.document, name=name))
        report = FileReport(file=name, plan=plan, outcomes=said.outcomes, skipped=said.skipped)
        return Kept(report=report, rules_digest=said.rules)

    def card(self, content: str) -> Card | None:
        """The card of the file with this digest, None where it must be read."""
        from checker.repository.cards import Card  # noqa: PLC0415 - brings the parser

        rows = self._store.rows("SELECT card FROM plans WHERE content = ? AND program = ?", (content, self._program))
        try:
            return from_json(Card, rows[0][0]) if rows else None
        except ValueError:
            return None

    def plan(self, content: str, name: str) -> Plan | None:
        """The plan of the file with this digest under this name, None where it must be read."""
        rows = self._store.rows("SELECT plan FROM plans WHERE content = ? AND program = ?", (content, self._program))
        try:
            plan = from_json(Plan, unpacked(rows[0][0])) if rows else None
        except ValueError:
            return None
        return None if plan is None else replace(plan, document=replace(plan.document, name=name))

    def keep_plan(self, content: str, path: Path, plan: Plan) -> None:
        """Remember a plan before it was audited; it is written by ``save``."""
        self._remember(content, path, plan)
        if len(self._plans) >= _BATCH:
            self.save()

    def keep(
        self, content: str, path: Path, report: FileReport, rules_digest: str, *, parent: str | None = None
    ) -> None:
        """Remember the report on a file; it is written by ``save``. Where a rule crashed the next run tries again."""
        if any(outcome.status is Status.CRASHED for outcome in report.outcomes):
            return
        stored = _Stored(outcomes=report.outcomes, skipped=report.skipped, rules=rules_digest)
        self._remember(content, path, report.plan)
        self._reports.append((self.key(content, parent), content, packed(to_json(stored))))
        if len(self._reports) >= _BATCH:
            self.save()

    def _remember(self, content: str, path: Path, plan: Plan) -> None:
        """A plan as read, without the parent plan it was held against: once, whatever becomes of it later."""
        # These bring the parser, which has run by now.
        from checker.repository.cards import card_of  # noqa: PLC0415
        from checker.repository.index import place_of  # noqa: PLC0415

        if content not in self._known:
            plain = replace(plan, parent_plan=None)
            self._plans.append((content, self._program, to_json(card_of(plain)), packed(to_json(plain))))
            self._known.add(content)
        self._files.append((place_of(path), content))

    def save(self) -> None:
        """Write what was remembered."""
        if not self._plans and not self._reports:
            return
        self._store.write([
            ("INSERT OR REPLACE INTO plans (content, program, card, plan) VALUES (?, ?, ?, ?)", self._plans),
            ("INSERT OR REPLACE INTO files (path, content) VALUES (?, ?)", self._files),
            ("INSERT OR REPLACE INTO outcomes (key, content, report) VALUES (?, ?, ?)", self._reports),
        ])  # fmt: skip
        self._store.prune()
        self._plans, self._files, self._reports = [], [], []
