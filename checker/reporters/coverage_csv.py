"""Units against a parent plan as CSV: one line a unit, one column a task of the parent."""

from __future__ import annotations

import csv
import io

from checker.reporters.options import RenderOptions
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.coverage import Coverage, Row

_BOM = "\ufeff"


def render(coverage: Coverage, options: RenderOptions) -> str:
    """CSV with a byte-order mark, so that spreadsheets read the letters right; dates are ISO dates."""
    say = words(options.lang)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = (
        "unit",
        "level",
        "file",
        "number",
        "state",
        "issued",
        "due",
        "asked",
        "answered",
        "to-look",
        "report",
        "report-due",
    )
    tasks = [f"{path} {title}".strip() for path, title in coverage.tasks]
    writer.writerow([_safe(text) for text in (*(say(f"views.{head}") for head in heads), *tasks)])
    for row in coverage.rows:
        writer.writerow([_safe(text) for text in (*_facts(row, say), *_fits(row, len(tasks), say))])
    return _BOM + out.getvalue()


def _facts(row: Row, say: Words) -> tuple[str, ...]:
    days = [day.isoformat() if day else "" for day in (row.submitted, row.due, row.report, row.report_due)]
    answered = (str(row.covered), str(row.unsure)) if row.files else ("", "")
    return (
        row.unit, say(f"level.{row.level}") if row.level else "", "; ".join(row.files), row.number or "",
        say(f"views.submission.{row.submission}"), days[0], days[1],
        str(row.asked), *answered, days[2], days[3],
    )  # fmt: skip


def _fits(row: Row, tasks: int, say: Words) -> list[str]:
    cells = {cell.task: cell for cell in row.cells}
    out = []
    for task in range(tasks):
        cell = cells.get(task)
        text = say(f"views.fit.{cell.fit}") if cell and cell.fit else ""
        out.append(f"{text} ({say('views.task-helps')})" if cell and text and not cell.leads else text)
    return out


def _safe(text: str) -> str:
    """No text of a plan may be read as a formula by a spreadsheet."""
    text = visible(text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
