"""Tables of tasks in the forms in which text keeps them."""

from __future__ import annotations

from html import escape

from tests.writer.arrange import Table
from tests.writer.layout import Layout, Markup, TaskForm


def table_lines(table: Table, layout: Layout) -> list[str]:
    """The table in the layout's form."""
    match layout.tasks:
        case TaskForm.PIPES:
            return _pipes(table)
        case TaskForm.CELL_LINES:
            return _cell_lines(table)
        case TaskForm.BARS:
            return _bars(table, layout)
        case TaskForm.HTML:
            return _html(table)
        case _:
            return _tabs(table)


def _tabs(table: Table) -> list[str]:
    width = len(table.rows[0])
    return ["\t".join(cell.replace("\n", " ") for cell in (*row, *[""] * (width - len(row)))) for row in table.rows]


def _pipes(table: Table) -> list[str]:
    width = len(table.rows[0])
    lines = []
    for row in table.rows:
        cells = [cell.replace("\n", "<br>") for cell in (*row, *[""] * (width - len(row)))]
        lines.append(f"| {' | '.join(cells)} |")
    return [lines[0], "|" + "---|" * width, *lines[1:]]


def _cell_lines(table: Table) -> list[str]:
    """As Word's table comes out of a copy: a tab before each cell, an empty line between rows."""
    lines: list[str] = []
    for row in table.rows:
        for cell in row:
            first, *more = cell.split("\n")
            lines += [f"\t{first}", *more]
        lines.append("")
    return lines[:-1]


def _bars(table: Table, layout: Layout) -> list[str]:
    lines: list[str] = []
    for number, row in enumerate(table.rows):
        lines.append("|")
        for cell in row:
            strong = layout.markup is Markup.MARKDOWN and (number == 0 or len(row) == 1) and cell
            inside = cell.replace(". ", ".\n", 1) if len(row) == 1 and strong else cell
            lines += [*(f"**{inside}**" if strong else inside).split("\n"), "|"]
    return lines


def _html(table: Table) -> list[str]:
    width = len(table.rows[0])
    lines = ["<table>", "<thead>"]
    for number, row in enumerate(table.rows):
        tag = "th" if number == 0 else "td"
        lines.append("<tr>")
        for cell in row:
            span = f' colspan="{width}"' if len(row) == 1 else ""
            parts = [escape(part, quote=False) for part in cell.split("\n")]
            inside = parts[0] if len(parts) == 1 else "\n".join(f"<p>{part}</p>" for part in parts)
            lines.append(f"<{tag}{span}>{inside}</{tag}>")
        lines += ["</tr>", *(["</thead>", "<tbody>"] if number == 0 else [])]
    return [*lines, "</tbody>", "</table>"]
