"""What the lines of a page are before any element is looked for: letterhead, content of a section, table, furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.plan import Confidence, LineRole, Plan, Reading
from checker.parse.columns import header_roles
from checker.parse.nodes import Node, walk
from checker.parse.page import Grid, GridCell, Line, Page
from checker.parse.parts import Parts
from checker.parse.structure import Structure
from checker.parse.vocabulary import pattern
from checker.patterns import compiled
from checker.text import Text, fold_key

_MARK_UP = compiled(r"\s*(?:(?:<[/!]?[A-Za-z!-][^<>]*>\s*)+|```.*|~~~.*)")
_PAGE_NUMBER = compiled(r"\W*(?:[^\W\d]+\W*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*")


def passages(plan: Plan, parts: Parts) -> Iterator[LineRole]:
    """The role of every line that the layout alone tells; each table row is one passage."""
    structure = parts.structure
    yield from outer_lines(parts.page, structure)
    if structure.carried is not None:
        for line in parts.lines(structure.carried):
            yield from _whole("carried", line)
    if structure.reference is not None:
        yield from _whole("reference", parts.page.lines[structure.reference])
    yield from _content(parts)
    for number, reach in enumerate(structure.annexes, 1):
        for line in parts.lines(reach):
            if line.index not in parts.skip:
                yield from _whole("annex-text", line, str(number))
    for grid in parts.grids:
        yield from _table(grid, plan)


def outer_lines(page: Page, structure: Structure) -> Iterator[LineRole]:
    """What every document has, whatever its kind: letterhead, the line of its type, the furniture of its pages."""
    for line in page.lines[structure.header.start : structure.header.stop]:
        motto = pattern("phrases", "motto").search(line.key)
        yield from _whole("motto" if motto else "header", line)
    yield from _type(page, structure)
    yield from _furniture(page)


def _type(page: Page, structure: Structure) -> Iterator[LineRole]:
    if structure.type_line is not None:
        sure = Confidence.LIKELY if structure.unsure else Confidence.CERTAIN
        line = page.lines[structure.type_line]
        yield LineRole(
            role="type", location=line.text.location(), detail=structure.kind, reading=Reading(how="type", confidence=sure)
        )  # fmt: skip


def _whole(role: str, line: Line, detail: str = "") -> Iterator[LineRole]:
    yield LineRole(role="rule" if _is_bare(line.text.value) else role, location=line.text.location(), detail=detail)


def _content(parts: Parts) -> Iterator[LineRole]:
    node_of: dict[int, Node] = {i: node for node in walk(parts.nodes) for i in range(node.start, node.end)}
    for line in parts.body:
        if line.index in parts.tabled or line.index < parts.first_heading:
            continue
        if line.index in parts.copies:
            # Where the copy begins inside a sentence, its first words stand before the block that repeats.
            if not any(repeat.location.line <= line.number <= repeat.location.end_line for repeat in parts.repeats):
                yield from _whole("repeat", line)
        elif line.index >= parts.closing_start:
            yield from _whole("closing", line)
        elif line.index in node_of:
            yield from _whole("content", line, node_of[line.index].name)


def _table(grid: Grid, plan: Plan) -> Iterator[LineRole]:
    tasks = {task.location.line: task for task in plan.tasks if task.source == "table"}
    groups = {fold_key(task.group) for task in plan.tasks if task.group}
    known: set[tuple[int, int]] = set()
    head: Sequence[str] | None = None
    for row in grid.rows:
        texts = [text for text in _texts(row) if (text.line, text.location().column) not in known]
        keys = [cell.key for cell in row]
        if not texts:
            continue
        known.update((text.line, text.location().column) for text in texts)
        places = [text.location() for text in texts]
        first, last = min(places), max(places, key=lambda at: (at.end_line, at.end_column))
        task = next((tasks[text.line] for text in texts if text.line in tasks), None)
        if (head is None and header_roles(keys)) or keys == head:
            head = keys
            role, detail, reading = "table-head", "", None
        elif task is not None:
            role, detail, reading = "table-row", task.path, task.reading
        elif any(group and group in " ".join(keys) for group in groups):
            role, detail, reading = "table-group", "", None
        else:
            role, detail, reading = "table-row", "", None
        yield LineRole(role=role, location=first.to(last), detail=detail, reading=reading)


def _texts(row: Sequence[GridCell]) -> list[Text]:
    return [text for cell in row for text in cell.texts if text.value.strip()]


def _furniture(page: Page) -> Iterator[LineRole]:
    """Lines that no text was made of: page numbers, ruled lines, mark-up."""
    held = {run.line for line in page.lines for run in line.text.runs}
    held |= {run.line for grid in page.grids for row in grid.rows for text in _texts(row) for run in text.runs}
    for number, line in enumerate(page.document.lines, 1):
        if number in held or not line.strip():
            continue
        whole = Text.of_line(line, number).location()
        if _is_bare(line):
            yield LineRole(role="rule", location=whole)
        elif _MARK_UP.fullmatch(line):
            yield LineRole(role="mark-up", location=whole)
        elif _PAGE_NUMBER.fullmatch(line):
            yield LineRole(role="page-number", location=whole)


def _is_bare(text: str) -> bool:
    return not any(char.isalnum() for char in text)
