"""How a document is laid flat: tables of layout become lines, tables of data become grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model.document import Block, Cell, Document, Paragraph, Table
from checker.parse.columns import header_roles
from checker.parse.page import Grid, GridCell, Line, Page
from checker.parse.vocabulary import holds, phrases


def lay_flat(document: Document) -> Page:
    """The page of a document: paragraphs as lines; tables of layout (letterhead, signature) read column by column."""
    lines: list[Line] = []
    grids: list[Grid] = []
    for number, block in enumerate(_gather_bars(document.blocks)):
        if isinstance(block, Paragraph):
            _add(lines, block, None, 0)
        elif grids and grids[-1].at == len(lines) and _goes_on(grids[-1], block):
            grids[-1] = replace(grids[-1], rows=grids[-1].rows + _matrix(block))
        elif _holds_data(block):
            grids.append(Grid(at=len(lines), rows=_matrix(block), how="table"))
        else:
            for column, paragraph in _by_column(block):
                _add(lines, paragraph, number, column)
    return Page(document, tuple(_with_tabbed_blanks(document, line) for line in lines), tuple(grids))


def _with_tabbed_blanks(document: Document, line: Line) -> Line:
    if not line.text.value.startswith("\t"):
        return line
    count, at = 0, line.number - 2
    # An empty line may part the rows.
    while 0 <= at < len(document.lines) and not document.lines[at].strip():
        count, at = count + ("\t" in document.lines[at]), at - 1
    return replace(line, blanks_with_tabs=count) if count else line


def _add(lines: list[Line], paragraph: Paragraph, table: int | None, column: int) -> None:
    text = paragraph.text
    if (text.value[:1].isspace() or text.value[-1:].isspace()) and "\t" not in text.value:
        text = text.cut()
    if text.value.strip():
        lines.append(
            Line(
                index=len(lines),
                text=text,
                bold=paragraph.bold,
                italic=paragraph.italic,
                level=paragraph.level,
                blanks=paragraph.blanks,
                page=paragraph.page,
                table=table,
                column=column,
                note=paragraph.note,
            )
        )


def _grid_cell(cell: Cell) -> GridCell:
    return GridCell(tuple(p.text.cut() for p in cell.paragraphs if p.text.value.strip()), cell.columns, cell.rows)


def _matrix(table: Table) -> tuple[tuple[GridCell, ...], ...]:
    """The rows with every merged cell repeated in each row that it spans, so that columns stay in line."""
    rows: list[tuple[GridCell, ...]] = []
    waiting: dict[int, tuple[int, GridCell]] = {}
    for row in table.rows:
        cells: list[GridCell] = []
        source = iter(row)
        column = 0
        current: Cell | None = next(source, None)
        while current is not None or any(at >= column for at in waiting):
            if column in waiting:
                left, cell = waiting.pop(column)
                cells.append(cell)
                if left > 1:
                    waiting[column] = (left - 1, cell)
                column += 1
                continue
            if current is None:
                cells.append(GridCell())
                column += 1
                continue
            cell = _grid_cell(current)
            cells.append(cell)
            for extra in range(column + 1, column + current.columns):
                if len(row) > 1:
                    cells.append(GridCell())
                if current.rows > 1:
                    waiting[extra] = (current.rows - 1, GridCell())
            if current.rows > 1:
                waiting[column] = (min(current.rows, len(table.rows)) - 1, cell)
            column += max(1, current.columns)
            current = next(source, None)
        rows.append(tuple(cells))
        waiting = {at: kept for at, kept in waiting.items() if kept[0] > 0}
    return tuple(rows)


def _gather_bars(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks, with runs of lines that hold one bar each ("SỞ A | Độc lập …") as a table of two columns."""
    run: list[Paragraph] = []
    for block in [*blocks, None]:
        if (
            isinstance(block, Paragraph)
            and block.text.value.count("|") == 1
            and len(block.text.value) < 200
            and not block.text.value.strip().startswith("|")
        ):
            run.append(block)
            continue
        if len(run) >= 2:
            yield Table(rows=tuple(tuple(Cell(paragraphs=(part,)) for part in _halves(p)) for p in run))
        else:
            yield from run
        run = []
        if block is not None:
            yield block


def _halves(paragraph: Paragraph) -> tuple[Paragraph, Paragraph]:
    at = paragraph.text.value.index("|")
    return replace(paragraph, text=paragraph.text.cut(0, at)), replace(paragraph, text=paragraph.text.cut(at + 1))


def _by_column(table: Table) -> Iterator[tuple[int, Paragraph]]:
    for column in range(max((len(row) for row in table.rows), default=0)):
        for row in table.rows:
            if column < len(row):
                for paragraph in row[column].paragraphs:
                    yield column, paragraph


def _goes_on(grid: Grid, table: Table) -> bool:
    """Whether a table only continues the one right above it: as wide, and with the same head or none."""
    if not table.rows or len(grid.rows[0]) < 3 or sum(cell.columns for cell in table.rows[0]) != len(grid.rows[0]):
        return False
    above = [cell.key for cell in grid.rows[0]]
    head = [" ".join(p.text.key.strip() for p in cell.paragraphs) for cell in table.rows[0]]
    return len(header_roles(above)) >= 2 and (head == above or not header_roles(head))


def _holds_data(table: Table) -> bool:
    """Whether a table holds rows of data rather than laying out a letterhead or a signature."""
    keys = [[" ".join(p.text.key.strip() for p in cell.paragraphs) for cell in row] for row in table.rows[:3]]
    for row in keys:
        if len(header_roles(row)) >= 2:
            return True
    joined = " ".join(cell for row in keys for cell in row)
    width = max((len(row) for row in table.rows), default=0)
    if holds(joined, "pages", "layout") or any(
        cell.startswith(phrases("pages", "starts")) for row in keys for cell in row
    ):
        return False
    return width >= 3 and len(table.rows) >= 3
