"""Units against a parent plan as JSON, contract checker/coverage/1."""

from __future__ import annotations

import datetime as dt
import json

from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken
from checker.repository.coverage import Coverage, Row


def render(coverage: Coverage, options: RenderOptions) -> str:  # noqa: ARG001 - JSON speaks no language
    """One entry a unit; tasks are counted from 0 in the order of ``tasks``."""
    document = {
        "schema": "checker/coverage/1",
        "parent": {
            "file": coverage.parent, "number": coverage.plan.number.value, "issued": _day(coverage.plan.issued.value),
            "issuer": coverage.plan.issuer.name if coverage.plan.issuer else None,
        },
        "tasks": [{"path": path, "title": title} for path, title in coverage.tasks],
        "units": [_row(row) for row in coverage.rows],
        "unlisted": list(coverage.unlisted),
    }  # fmt: skip
    return unbroken(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _row(row: Row) -> dict[str, object]:
    return {
        "unit": row.unit, "level": row.level, "files": list(row.files), "number": row.number, "state": row.submission,
        "submitted": _day(row.submitted), "issued": _day(row.issued), "due": _day(row.due),
        "asked": row.asked, "covered": row.covered, "unsure": row.unsure,
        "report": _day(row.report), "report_due": _day(row.report_due), "wrong_citation": row.wrong_citation,
        "tasks": [
            {"task": cell.task, "leads": cell.leads, "fit": cell.fit, "score": cell.score} for cell in row.cells
        ],
    }  # fmt: skip


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
