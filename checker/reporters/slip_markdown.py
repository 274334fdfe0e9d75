"""A review slip as Markdown (GitHub flavour), for mail and chat."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.slip import Slip, SlipRow
from checker.reporters.markdown import escape
from checker.reporters.options import RenderOptions


def render(slip: Slip, options: RenderOptions) -> str:  # noqa: ARG001 - a slip brings its own language
    """The slip; no text of a plan is read as Markdown or HTML."""
    blocks = [
        _lines([*slip.letterhead, slip.number]),
        _lines([*slip.motto, slip.dateline]),
        f"# {escape(slip.title)}",
        f"**{_lines(slip.subject)}**",
        escape(slip.addressee),
        escape(slip.opening),
    ]
    if slip.rows:
        blocks.append(_table(slip, slip.rows))
    if slip.doubts:
        blocks += [*([escape(slip.doubts_head)] if slip.rows else []), _table(slip, slip.doubts)]
    blocks += [escape(line) for line in slip.closing]
    blocks += [_lines([slip.recipients_head, *slip.recipients]), _lines([*slip.posts, slip.signer])]
    return "\n\n".join(blocks) + "\n"


def _lines(texts: Sequence[str]) -> str:
    return "  \n".join(escape(text) for text in texts)


def _table(slip: Slip, rows: Sequence[SlipRow]) -> str:
    head = "| " + " | ".join(escape(column) for column in slip.columns) + " |"
    return "\n".join([head, "|--:|" + "---|" * (len(slip.columns) - 1), *(_row(slip, row) for row in rows)])


def _row(slip: Slip, row: SlipRow) -> str:
    found = escape(row.found) if row.found else f"*{escape(slip.nothing)}*"
    proposed = "<br>".join(escape(line) for line in row.proposed)
    cells = [str(row.number), escape(row.place), found, escape(row.asked), escape(row.basis or ""), proposed]
    return "| " + " | ".join(cells) + " |"
