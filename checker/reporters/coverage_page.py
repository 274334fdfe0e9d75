"""Units against a parent plan as one HTML page, with the matrix of tasks and units; needs no other file."""

from __future__ import annotations

from checker.reporters.coverage_text import STYLES, sign_of, tasks_of, total
from checker.reporters.elements import SIGNS
from checker.reporters.facts import identity
from checker.reporters.markup import BREAK, Markup, document, joined, tag
from checker.reporters.options import RenderOptions
from checker.reporters.words import Words, words
from checker.repository.coverage import Coverage, Row

_STYLE = """
table.matrix td { text-align: center; } table.matrix thead th { max-width: 9rem; font-weight: 400; font-size: .8rem; }
.helps { font-size: .75em; }
"""


def render(coverage: Coverage, options: RenderOptions) -> str:
    """The page; every text of a plan is escaped."""
    say = words(options.lang)
    title = say("views.coverage", plan=" · ".join(identity(coverage.plan, say)))
    unlisted = [tag("p", say("views.unlisted", file=file), class_="unsure") for file in coverage.unlisted]
    shown = (
        tag("h1", title), tag("p", total(coverage, say)), BREAK, _units(coverage, say), BREAK, *unlisted,
        matrix(coverage, say),
    )  # fmt: skip
    return document(title, _STYLE, options.lang, *shown)


def _units(coverage: Coverage, say: Words) -> Markup:
    heads = ("unit", "number", "state", "issued", "due", "tasks", "report", "report-due")
    top = tag("tr", *(tag("th", say(f"views.{head}"), scope="col") for head in heads))
    rows = [part for row in coverage.rows for part in (_unit(row, say), BREAK)]
    return tag("div", tag("table", tag("thead", top), BREAK, tag("tbody", *rows), class_="grid"), class_="wide")


def _unit(row: Row, say: Words) -> Markup:
    style = STYLES[row.submission]
    days = [say.date(day) if day else SIGNS["dim"] for day in (row.submitted, row.due, row.report, row.report_due)]
    tasks, colour = tasks_of(row)
    wrong = (
        tag(
            "div",
            f"{SIGNS['warning']} {say('views.wrong', part=say(f'views.part.{row.wrong_citation}'))}",
            class_="warning",
        )
        if row.wrong_citation
        else ""
    )
    files = tag("div", ", ".join(row.files), class_="dim")
    return tag(
        "tr", tag("th", row.unit, files, scope="row"), tag("td", row.number or SIGNS["dim"]),
        tag("td", f"{SIGNS[style]} {say(f'views.submission.{row.submission}')}", wrong, class_=style),
        tag("td", days[0]), tag("td", days[1]), tag("td", tasks, class_=colour),
        tag("td", days[2] + (f" {SIGNS['error']}" if row.report_late else ""), class_="error" if row.report_late else None),
        tag("td", days[3]),
    )  # fmt: skip


def matrix(coverage: Coverage, say: Words) -> Markup:
    """The table of the parent's tasks and the units, below its heading; nothing where no unit is asked for a task."""
    used = sorted({cell.task for row in coverage.rows for cell in row.cells})
    if not used:
        return joined()
    heads = [tag("th", " ".join(part for part in coverage.tasks[task] if part), scope="col") for task in used]
    rows = []
    for row in coverage.rows:
        cells = {cell.task: cell for cell in row.cells}
        line = [tag("th", row.unit, scope="row")]
        for task in used:
            cell = cells.get(task)
            sign, style = sign_of(cell) if cell else (SIGNS["dim"], "dim")
            helps = " helps" if cell and not cell.leads else ""
            told = say(f"views.fit.{cell.fit}") if cell and cell.fit else None
            line.append(tag("td", sign, class_=style + helps, title=told))
        rows += [tag("tr", *line), BREAK]
    table = tag(
        "table", tag("caption", say("views.legend")), tag("thead", tag("tr", tag("td", ""), *heads)), BREAK,
        tag("tbody", *rows), class_="grid matrix",
    )  # fmt: skip
    return joined(tag("h2", say("views.matrix")), tag("div", table, class_="wide"))
