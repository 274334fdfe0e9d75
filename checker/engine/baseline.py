"""Findings that were there when checking began: accepted as they are, so that only new ones count.

A finding is known again by its fingerprint, which holds no line and no file name, and by how many of them there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from checker.model.outcome import Outcome, Status
from checker.model.records import dataclass
from checker.model.report import FileReport, Fixed

_ACCEPTED = (Status.FAILED, Status.CANNOT_TELL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding that is accepted, ``count`` times; ``file`` and ``message`` are for people only."""

    fingerprint: str
    rule: str
    status: str
    count: int
    file: str
    message: str


class Baseline:
    """The entries by fingerprint, and what a run has seen of them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {entry.fingerprint: entry for entry in entries}
        self._left = Counter({entry.fingerprint: entry.count for entry in self._entries.values()})
        self._asked: set[str] = set()
        self._seen: dict[str, Entry] = {}

    def sift(self, report: FileReport, name: str) -> FileReport:
        """The report with the accepted findings put apart as ``known``; ``name`` is how the baseline calls the file."""
        known: list[Outcome] = []
        new: list[Outcome] = []
        for outcome in report.outcomes:
            self._asked.add(outcome.rule)
            self._note(outcome, name)
            (known if self._takes(outcome) else new).append(outcome)
        if not known:
            return report
        return replace(report, outcomes=tuple(new), known=tuple(known))

    def fixed(self, covers: Callable[[str], bool]) -> tuple[Fixed, ...]:
        """What is gone, of rules that were asked and of files that ``covers`` says would have been seen."""
        return tuple(
            Fixed(rule=entry.rule, file=entry.file, message=entry.message, fingerprint=entry.fingerprint, count=left)
            for entry in sorted(self._entries.values(), key=_order)
            if (left := self._left[entry.fingerprint]) > 0 and self._open(entry, covers)
        )

    def shrunk(self, covers: Callable[[str], bool], rules: Iterable[str]) -> tuple[Entry, ...]:
        """The entries without what is gone, named as they were seen now; ``rules`` are all that there are."""
        known = frozenset(rules)
        kept = []
        for entry in self._entries.values():
            gone = self._left[entry.fingerprint] if self._open(entry, covers) else 0
            count = 0 if entry.rule not in known else entry.count - gone
            seen = self._seen.get(entry.fingerprint, entry)
            if count > 0:
                kept.append(replace(entry, count=count, file=seen.file, message=seen.message))
        return tuple(sorted(kept, key=_order))

    def anew(self, covers: Callable[[str], bool]) -> tuple[Entry, ...]:
        """All findings of this run, and of the old entries those that it could not have seen."""
        kept = {key: entry for key, entry in self._entries.items() if not self._open(entry, covers)}
        return tuple(sorted({**kept, **self._seen}.values(), key=_order))

    def _note(self, outcome: Outcome, name: str) -> None:
        if outcome.status not in _ACCEPTED:
            return
        before = self._seen.get(outcome.fingerprint)
        entry = Entry(
            fingerprint=outcome.fingerprint, rule=outcome.rule, status=outcome.status.value,
            count=1, file=name, message=outcome.message,
        )  # fmt: skip
        self._seen[outcome.fingerprint] = entry if before is None else replace(before, count=before.count + 1)

    def _takes(self, outcome: Outcome) -> bool:
        entry = self._entries.get(outcome.fingerprint)
        if entry is None or outcome.status not in _ACCEPTED or self._left[entry.fingerprint] <= 0:
            return False
        # What could not be told then and has failed now is news.
        if outcome.status is Status.FAILED and entry.status != Status.FAILED:
            return False
        self._left[entry.fingerprint] -= 1
        return True

    def _open(self, entry: Entry, covers: Callable[[str], bool]) -> bool:
        return entry.rule in self._asked and covers(entry.file)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries as read."""
        return self._entries


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.file, entry.rule, entry.fingerprint
