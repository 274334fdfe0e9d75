"""The rows and cells of a table as they stand in the XML: deleted and hidden ones left out, spans and merges named."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.records import dataclass
from checker.readers.docx.names import TAGS, Element, attribute, child, children, is_on, number

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: the column of the grid in which it begins (0-based), how many it spans, whether it continues the one above.

    ``element`` is None for columns that a row leaves out.
    """

    element: Element | None
    column: int
    columns: int = 1
    opens: bool = False
    continues: bool = False


def rows_of(table: Element) -> list[list[TableCell]]:
    """The rows of a table (w:tbl) as they are once all changes are accepted."""
    return [_cells(row) for row in _within(table, "tr") if not _is_gone(row)]


def _within(holder: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and the like too."""
    for part in holder:
        tag = TAGS[part.tag]
        if tag == name:
            yield part
        elif tag in _WRAPPERS:
            yield from _within(part, name)


def _is_gone(row: Element) -> bool:
    properties = child(row, "trPr")
    if child(properties, "del") is not None:
        return True
    hidden = child(properties, "hidden")
    return hidden is not None and is_on(hidden)


def _cells(row: Element) -> list[TableCell]:
    found: list[TableCell] = []
    column = 0
    before = _span(child(row, "trPr"), "gridBefore", 0)
    if before:
        found.append(TableCell(None, 0, before))
        column = before
    for element in _within(row, "tc"):
        properties = child(element, "tcPr")
        if child(properties, "cellDel") is not None:
            continue
        columns = _span(properties, "gridSpan", 1)
        if found and _merge(properties, "hMerge") == "continue":
            left = found.pop()
            found.append(TableCell(left.element, left.column, left.columns + columns, left.opens, left.continues))
        else:
            merge = _merge(properties, "vMerge")
            found.append(TableCell(element, column, columns, merge == "restart", merge == "continue"))
        column += columns
    return found


def _span(properties: Element | None, name: str, default: int) -> int:
    found = child(properties, name)
    value = number(found) if found is not None else None
    return default if value is None else max(default, min(value, _WIDEST))


def _merge(properties: Element | None, name: str) -> str | None:
    """How a cell is merged: "restart", "continue" (also where the mark has no value); None where the cell is not merged."""
    found = next(children(properties, name), None)
    return None if found is None else attribute(found, "val") or "continue"
