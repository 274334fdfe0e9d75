"""A review as a workbook (.xlsx): units and plans by element, findings, tasks by unit, and the acts cited.

The first sheet has a line for every unit and for every file that belongs to none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.reporters.coverage_text import sign_of, tasks_of
from checker.reporters.elements import ELEMENTS, SIGNS, cells
from checker.reporters.facts import headline, identity, place
from checker.reporters.faults import told
from checker.reporters.ledger_text import name_of, readings
from checker.reporters.options import RenderOptions
from checker.reporters.review import GRAVITIES, Line, Papers, Review, findings, gravity, lines
from checker.reporters.sheets import Cell, Sheet, written
from checker.reporters.slip import proposed, quoted
from checker.reporters.words import Words, words


def render(review: Review, options: RenderOptions) -> bytes:
    """The workbook's bytes, the same for the same review. Raises ExtraError where xlsxwriter is not installed."""
    say = words(options.lang)
    found = lines(review)
    sheets = (_summary(found, review, say), _findings(found, review, say), _tasks(review, say), _ledger(review, say))
    return written(sheets, title=say("review.title", plan=" · ".join(identity(review.coverage.plan, say))))


def _summary(found: tuple[Line, ...], review: Review, say: Words) -> Sheet:
    columns = [
        (say("views.unit"), 34), (say("views.state"), 20), (say("views.number"), 16), (say("views.issued"), 11),
        (say("views.due"), 11), *((say(f"element.{element.key}"), 9) for element in ELEMENTS), (say("element.other"), 8),
        *((say(f"count.{key}"), 9) for key in GRAVITIES), (say("views.tasks"), 10), (say("views.report"), 11),
        (say("views.report-due"), 12), (say("views.file"), 28), (say("review.slip"), 9), (say("review.annotated"), 12),
        (say("review.note"), 34),
    ]  # fmt: skip
    return Sheet(
        name=say("review.sheet.summary"),
        columns=columns,
        rows=[list(_summary_row(line, review, say)) for line in found],
    )


def _summary_row(line: Line, review: Review, say: Words) -> Iterator[Cell]:
    row, file = line.row, line.file if line.file is not None and not line.file.skipped else None
    yield Cell(value=line.name)
    yield Cell(value=f"{SIGNS[line.style]} {say(f'review.state.{line.state}')}", style=line.style)
    yield Cell(value=file.plan.number.value if file else None)
    yield Cell(value=file.plan.issued.value if file else None)
    yield Cell(value=row.due if row else None)
    shown = cells(file) if file else ()
    yield from (Cell(value=cell.text, style=cell.style, centred=True) for cell in shown)
    yield from (Cell(value=None) for _ in range(len(ELEMENTS) + 1 - len(shown)))
    counted = [gravity(outcome) for outcome in file.outcomes] if file else []
    for key in GRAVITIES:
        number = counted.count(key)
        yield Cell(value=number if file else None, style=key if number else "")
    tasks, style = tasks_of(row) if row is not None and line.state != "further" else ("", "")
    yield Cell(value=tasks, style=style)
    yield Cell(value=row.report if row and file else None, style="error" if row and row.report_late else "")
    yield Cell(value=row.report_due if row else None)
    papers = review.papers.get(line.file.file, Papers()) if line.file is not None else Papers()
    slip = papers.slips.get("docx") or next(iter(papers.slips.values()), None)
    yield Cell(value=review.name_of(line.file.file) if line.file is not None else None)
    yield Cell(value=say("review.slip") if slip else None, link=slip)
    yield Cell(value=say("review.annotated") if papers.annotated else None, link=papers.annotated)
    yield Cell(value=" → ".join(filter(None, told(line.error, say))) if line.error is not None else None)


def _findings(found: tuple[Line, ...], review: Review, say: Words) -> Sheet:
    columns = (
        (say("views.unit"), 30), (say("views.number"), 16), (say("review.gravity"), 12), (say("review.rule"), 34),
        (say("review.place"), 22), (say("review.message"), 60), (say("review.there"), 40), (say("review.proposed"), 44),
        (say("rules.basis"), 34), (say("views.file"), 30), (say("review.line"), 8), ("id", 28),
    )  # fmt: skip
    rows = []
    for line, outcome in findings(found):
        if line.file is None:
            continue
        plan, grave = line.file.plan, gravity(outcome) or ""
        rows.append([
            Cell(value=line.name), Cell(value=plan.number.value),
            Cell(value=f"{SIGNS[grave]} {say(f'page.verdict.{grave}')}", style=grave),
            Cell(value=headline(outcome, say)), Cell(value=place(outcome, plan, say)), Cell(value=outcome.message),
            Cell(value=quoted(outcome.location, plan.document.lines)),
            Cell(value="\n".join(proposed(outcome, plan))), Cell(value=outcome.basis),
            Cell(value=review.name_of(line.file.file)), Cell(value=outcome.location.line), Cell(value=outcome.rule),
        ])  # fmt: skip
    return Sheet(name=say("review.sheet.findings"), columns=columns, rows=rows)


def _tasks(review: Review, say: Words) -> Sheet:
    """The parent's tasks, and in a column for each unit whether its plan answers them."""
    units = review.coverage.rows
    asked = [{cell.task: cell for cell in row.cells} for row in units]
    rows = []
    for number, (path, title) in enumerate(review.coverage.tasks):
        row = [Cell(value=path), Cell(value=title)]
        for unit in asked:
            cell = unit.get(number)
            sign, style = sign_of(cell) if cell else (None, "")
            helps = f" ({say('views.task-helps')})" if cell and not cell.leads else ""
            row.append(Cell(value=f"{sign}{helps}" if sign else None, style=style, centred=True))
        rows.append(row)
    columns = [(say("review.path"), 10), (say("review.task"), 60), *((row.unit, 14) for row in units)]
    return Sheet(name=say("review.sheet.tasks"), columns=columns, rows=rows, frozen=2)


def _ledger(review: Review, say: Words) -> Sheet:
    columns = (
        (say("review.act"), 32), (say("review.conflict"), 30), (say("views.issued"), 24), (say("review.issuer"), 32),
        (say("element.title"), 60), (say("review.cited-by"), 10), (say("review.readings"), 70),
    )  # fmt: skip
    rows = []
    for act in review.acts:
        conflict = "; ".join(say(f"views.conflict.{conflict}") for conflict in act.conflicts)
        said = [
            f"{text}: {', '.join(f'{review.name_of(mention.file)}:{mention.cited.line}' for mention in mentions)}"
            for text, mentions in readings(act, say)
        ]
        day: dt.date | str = act.dates[0] if len(act.dates) == 1 else ", ".join(say.date(each) for each in act.dates)
        rows.append([
            Cell(value=name_of(act)), Cell(value=conflict, style="warning" if conflict else ""), Cell(value=day),
            Cell(value="; ".join(act.issuers)), Cell(value="; ".join(act.titles)), Cell(value=len(act.files)),
            Cell(value="\n".join(said)),
        ])  # fmt: skip
    return Sheet(name=say("review.sheet.ledger"), columns=columns, rows=rows)
