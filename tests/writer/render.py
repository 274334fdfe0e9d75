"""From a plan and a layout to the text of a file."""

from __future__ import annotations

import textwrap
from random import Random

from tests.writer.arrange import Arrangement, Block, Heading, Paragraph, Table, arrange
from tests.writer.frame import closing_lines, decision_lines, header_lines, title_lines
from tests.writer.layout import Gap, HeadingMark, Layout, Markup, Noise, TaskForm, Wrap
from tests.writer.spec import PlanSpec
from tests.writer.spelling import spell
from tests.writer.tables import table_lines

WIDTH = 72


def write(spec: PlanSpec, layout: Layout) -> str:
    """The text of ``spec`` in ``layout``, line breaks, byte-order mark and form feeds included."""
    layout = layout.consistent()
    arrangement = arrange(spec, layout)
    page = _Page(layout)
    page.add(header_lines(spec, layout))
    if layout.by_decision:
        page.add(decision_lines(spec, layout))
        page.add(closing_lines(spec, layout))
    page.add(title_lines(spec, layout))
    for block in arrangement.opening:
        page.block(block)
    for block in arrangement.body:
        page.block(block)
        page.turn()
    if not layout.by_decision:
        page.add(closing_lines(spec, layout))
    _write_annex(page, arrangement, layout)
    text = "\n".join(page.lines) + "\n"
    return _save(spell(_scanned(text) if layout.noise is Noise.SCAN else text, layout), layout)


class _Page:
    """Lines as they pile up, with gaps between blocks and pages that turn."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lines: list[str] = []
        self.number = 1
        self.since = 0
        self.random = Random(layout.wording)

    def add(self, lines: list[str]) -> None:
        """A run of lines that is set as it is, empty lines around it."""
        if lines:
            self.lines += [*lines, ""]

    def block(self, block: Block) -> None:
        """One block, wrapped and marked as the layout says."""
        if isinstance(block, Table):
            self.add(["", *table_lines(block, self.layout)])
            return
        if isinstance(block, Heading):
            self.lines += self._heading(block)
        else:
            self.lines += self._wrapped(_escaped(block.mark, self.layout) + block.text)
        if self.layout.gap is Gap.BLANK or (self.layout.gap is Gap.MIXED and self.random.random() < 0.5):
            self.lines.append("")

    def turn(self) -> None:
        """A page break after some blocks, where the layout has pages."""
        self.since += 1
        if self.since < 9 or self.layout.noise not in {Noise.PAGE_NUMBERS, Noise.PAGE_LINES}:
            return
        self.since = 0
        self.number += 1
        feed = "\f" if self.layout.noise is Noise.PAGE_NUMBERS else ""
        self.lines += ["", f"{feed}{self.number}", ""]

    def _heading(self, heading: Heading) -> list[str]:
        text = heading.mark + heading.title + (":" if heading.rest or heading.colon else "")
        if self.layout.markup is Markup.TEXT:
            return self._wrapped(f"{text} {heading.rest}".rstrip())
        match self.layout.headings:
            case HeadingMark.BOLD:
                return self._wrapped(f"**{text}** {heading.rest}".rstrip())
            case HeadingMark.HASHES if not heading.rest:
                return [f"{'#' * (heading.level + 1)} {text}"]
            case HeadingMark.RANDOM_HASHES if not heading.rest:
                return [f"{'#' * self.random.randint(1, 4)} {text}"]
            case HeadingMark.BOLD_BROKEN if " " in text[8:] and not heading.rest:
                cut = text.index(" ", 8)
                return [f"**{text[:cut]}", f"{text[cut + 1 :]}**"]
            case HeadingMark.ESCAPED:
                return self._wrapped(f"{_escaped(text, self.layout)} {heading.rest}".rstrip())
        return self._wrapped(f"{text} {heading.rest}".rstrip())

    def _wrapped(self, text: str) -> list[str]:
        if self.layout.wrap is Wrap.NONE or len(text) <= WIDTH:
            return [text]
        return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _escaped(text: str, layout: Layout) -> str:
    r"""``1.`` as ``1\.`` in a Markdown that does not want a list."""
    head, dot, rest = text.partition(". ")
    if layout.headings is HeadingMark.ESCAPED and dot and head.replace(".", "").isdigit():
        return f"{head}\\. {rest}"
    return text


def _write_annex(page: _Page, arrangement: Arrangement, layout: Layout) -> None:
    if not arrangement.annex:
        return
    if layout.noise is Noise.PAGE_NUMBERS:
        page.lines.append("\f")
    for block in arrangement.annex:
        if isinstance(block, Paragraph):
            strong = layout.markup is Markup.MARKDOWN and not block.text.startswith("(")
            page.lines += [
                f"**{block.text}**" if strong else block.text,
                *([""] if layout.markup is Markup.MARKDOWN else []),
            ]
        else:
            page.block(block)


def _scanned(text: str) -> str:
    """The text with slips that are usual in scans, in words that everybody knows."""
    for right, slip in (("KẾ HOẠCH\n", "KÊ HOẠCH\n"), ("Nơi nhận", "Noi nhận"), ("TỔ CHỨC THỰC", "TÔ CHỨC THỰC")):
        text = text.replace(right, slip)
    return text


def _save(text: str, layout: Layout) -> str:
    match layout.noise:
        case Noise.CRLF_BOM:
            return "\ufeff" + text.replace("\n", "\r\n")
        case Noise.TRAILING if layout.tasks is not TaskForm.CELL_LINES:
            return text.replace("\n", "  \n")
        case _:
            return text
