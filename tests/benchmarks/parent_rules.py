"""``python -m tests.benchmarks.parent_rules``: precision and recall of each parent rule on a generated family, as a table."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from checker.engine import run
from checker.model.outcome import Status
from checker.readers import read_text
from checker.rules import load_rules
from tests.family import FAULTS, Child, family, parent_text


@dataclass(frozen=True)
class Row:
    """What one rule said, in plans: of the planted ones those failed, unsure and passed over; others that it failed or was unsure of."""

    planted: int
    failed: int
    unsure: int
    missed: int
    wrong: int
    wary: int

    @property
    def precision(self) -> float | None:
        """The share of right ones among the failed, None where nothing failed."""
        total = self.failed + self.wrong
        return self.failed / total if total else None

    @property
    def recall(self) -> float:
        """The share of planted faults that were failed or shown to a person."""
        return (self.failed + self.unsure) / self.planted if self.planted else 1.0


def measure(count: int = 300, seed: int = 1) -> tuple[Mapping[str, Row], list[tuple[Child, str, str]]]:
    """A row for each rule, and the failures of plans in which nothing of the kind was planted."""
    children = family(count, seed)
    documents = [read_text(parent_text(), "parent.txt"), *(read_text(child.text, child.name) for child in children)]
    by_name = {child.name: child for child in children}
    report = run(documents, load_rules(select=FAULTS))
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for file in report.files:
        child = by_name.get(file.file)
        for rule in FAULTS:
            mine = [o for o in file.outcomes if o.rule == rule]
            statuses = {o.status for o in mine}
            said = "failed" if Status.FAILED in statuses else "unsure" if Status.CANNOT_TELL in statuses else "silent"
            planted = child is not None and child.fault == rule
            counts[rule, f"{'planted' if planted else 'other'}-{said}"] += 1
            if said == "failed" and not planted and child is not None:
                wrong.append((child, rule, next(o.message for o in mine if o.status is Status.FAILED)))
    rows = {
        rule: Row(
            planted=sum(counts[rule, f"planted-{said}"] for said in ("failed", "unsure", "silent")),
            failed=counts[rule, "planted-failed"], unsure=counts[rule, "planted-unsure"],
            missed=counts[rule, "planted-silent"], wrong=counts[rule, "other-failed"], wary=counts[rule, "other-unsure"],
        )
        for rule in FAULTS
    }  # fmt: skip
    return rows, wrong


def table(rows: Mapping[str, Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| rule | planted | failed | cannot tell | silent | failed elsewhere | cannot tell elsewhere | precision of failed | recall, failed | recall, failed or shown |",
             "|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for rule, row in rows.items():
        precision = "–" if row.precision is None else f"{row.precision:.2f}"
        share = row.failed / row.planted if row.planted else 1.0
        lines.append(
            f"| {rule} | {row.planted} | {row.failed} | {row.unsure} | {row.missed} | {row.wrong} | {row.wary} | {precision} | {share:.2f} | {row.recall:.2f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    found, alarms = measure(*(int(part) for part in sys.argv[1:]))
    print(table(found))
    for child, rule, message in alarms:
        print(child.name, child.fault, rule, message)
