"""Units against a parent plan as a table in the terminal, and below it the matrix of tasks and units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reporters.elements import SIGNS
from checker.reporters.facts import identity
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled, clip
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.coverage import Cell, Coverage, Row, Submission
from checker.repository.matching import Fit

STYLES = {
    Submission.IN_TIME: "good", Submission.SUBMITTED: "good", Submission.LATE: "warning", Submission.UNDATED: "unsure",
    Submission.MISSING: "error",
}  # fmt: skip
_SIGNS = {Fit.MATCHED: "good", Fit.PERHAPS: "unsure", Fit.NONE: "error"}


def render(coverage: Coverage, options: RenderOptions) -> str:
    """The table in lines of at most ``options.width`` cells."""
    say = words(options.lang)
    out = Styled.of((say("views.coverage", plan=" · ".join(identity(coverage.plan, say))), "bold")).wrapped(
        options.width
    )
    out += (
        [Styled(), *_table(coverage.rows, say, options.width)] if coverage.rows else [Styled.of(say("views.no-units"))]
    )
    if coverage.rows and coverage.tasks:
        out += [Styled(), *_matrix(coverage, say, options.width)]
    for file in coverage.unlisted:
        text = say("views.unlisted", file=visible(file))
        out += Styled.of(text).wrapped(options.width, Styled.of((SIGNS["unsure"], "unsure"), " "))
    out += [Styled(), Styled.of((total(coverage, say), "dim"))]
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out)


def total(coverage: Coverage, say: Words) -> str:
    """How many units have submitted, are late, are missing."""
    states = [row.submission for row in coverage.rows]
    missing, late = states.count(Submission.MISSING), states.count(Submission.LATE)
    return say("views.totals", units=len(states), submitted=len(states) - missing, late=late, missing=missing)


def sign_of(cell: Cell) -> tuple[str, str]:
    """The sign of a task for a unit and its style: whether it is answered; what nobody has submitted is only open."""
    if cell.fit is None:
        return "·", "dim"
    key = _SIGNS[cell.fit]
    return (SIGNS[key], key) if cell.leads or cell.fit is not Fit.NONE else (SIGNS["dim"], "dim")


def tasks_of(row: Row) -> tuple[str, str]:
    """How many of the unit's own tasks are answered, and the style of that."""
    if not row.asked or row.submission is Submission.MISSING:
        return (f"–/{row.asked}" if row.asked else SIGNS["dim"]), "dim"
    lacking = row.asked - row.covered - row.unsure
    style = "error" if lacking else "unsure" if row.unsure else "good"
    return f"{row.covered}/{row.asked}" + (f" {row.unsure}?" if row.unsure else ""), style


def _table(rows: Sequence[Row], say: Words, width: int) -> Iterator[Styled]:
    heads = [say(f"views.{key}") for key in ("unit", "state", "issued", "tasks", "report")]
    lines = [_cells(row, say) for row in rows]
    widths = [max(Styled.of(head).cells, *(line[at].cells for line in lines)) for at, head in enumerate(heads)]
    widths[0] = max(12, min(widths[0], width - sum(widths[1:]) - 2 * (len(heads) - 1)))
    yield _line([Styled.of((head, "bold")) for head in heads], widths)
    for row, line in zip(rows, lines, strict=True):
        first, *others = line[0].wrapped(widths[0], rest=Styled.of("  "))
        yield _line([first, *line[1:]], widths)
        yield from others
        if row.wrong_citation:
            wrong = say("views.wrong", part=say(f"views.part.{row.wrong_citation}"))
            yield from Styled.of(wrong).wrapped(width, Styled.of("  ", (SIGNS["warning"], "warning"), " "))
        if len(row.files) > 1:
            several = say("views.several-plans", count=len(row.files), file=visible(row.files[0]))
            yield from Styled.of(several).wrapped(width, Styled.of("  ", SIGNS["info"], " "))


def _cells(row: Row, say: Words) -> list[Styled]:
    number = Styled.of((f" {visible(row.number)}", "dim")) if row.number else Styled()
    state = say(f"views.submission.{row.submission}")
    sign = {"good": "good", "warning": "warning", "unsure": "unsure", "error": "error"}[STYLES[row.submission]]
    report = say.date(row.report) if row.report else SIGNS["dim"]
    late = "error" if row.report_late else ""
    return [
        Styled.of(visible(row.unit)) + number,
        Styled.of((SIGNS[sign], sign), f" {state}"),
        Styled.of(say.date(row.submitted) if row.submitted else SIGNS["dim"]),
        Styled.of(tasks_of(row)),
        Styled.of((report + (f" {SIGNS['error']}" if row.report_late else ""), late)),
    ]


def _matrix(coverage: Coverage, say: Words, width: int) -> Iterator[Styled]:
    """Tasks as columns by number, below them what the numbers mean; only those that somebody is asked for."""
    used = sorted({cell.task for row in coverage.rows for cell in row.cells})
    if not used:
        return
    yield from Styled.of((say("views.matrix"), "bold")).wrapped(width)
    labels = [coverage.tasks[task][0] or str(task + 1) for task in used]
    each = max(3, *(Styled.of(label).cells + 1 for label in labels))
    room = max(1, (width - 26) // each)
    for start in range(0, len(used), room):
        part = used[start : start + room]
        heads = Styled()
        for label in labels[start : start + room]:
            heads += Styled.of((label, "dim")).padded(each, right=True)
        yield Styled.of(" " * 25) + heads
        for row in coverage.rows:
            cells = {cell.task: cell for cell in row.cells}
            line = Styled.of(clip(visible(row.unit), 24)).padded(25)
            for task in part:
                sign = sign_of(cells[task]) if task in cells else (SIGNS["dim"], "dim")
                line += Styled.of(sign).padded(each, right=True)
            yield line
    yield from Styled.of((say("views.legend"), "dim")).wrapped(width)
    for task, label in zip(used, labels, strict=True):
        yield from Styled.of(visible(coverage.tasks[task][1])).wrapped(width, Styled.of((f"  {label}  ", "dim")))


def _line(cells: Sequence[Styled], widths: Sequence[int]) -> Styled:
    out = Styled()
    for cell, width in zip(cells, widths, strict=True):
        out += cell.padded(width + 2)
    return out
