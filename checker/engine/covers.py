"""A plan as reports show it: who issued it, its outline and its lines, without what only rules look at.

Reports of many plans wait until all are there; whole plans would take ten times the room, and as much longer to move from
one process to another.
"""

from __future__ import annotations

from dataclasses import replace

from checker.model.plan import Plan
from checker.model.report import FileReport


def covered(report: FileReport) -> FileReport:
    """The report with the plan's cover in place of the plan."""
    return replace(report, plan=cover(report.plan))


def cover(plan: Plan) -> Plan:
    """The plan with empty fields where a report shows none of them."""
    return replace(
        plan, document=replace(plan.document, blocks=()), opening=None, citations=(), tasks=(), assignments=(),
        reporting=(), orders=(), funding=None, recipients=(), signature=None, mentions=(), residue=(), blanks=(),
        repeats=(), roles=(), namings=(), deadlines=(), references=(), impossible_dates=(), noise=(), line_roles=(),
        parent_plan=None,
    )  # fmt: skip
