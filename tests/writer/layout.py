"""How a plan looks. Every layout seen in real plans has its branch; the first member of each choice is the plainest."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from random import Random
from typing import Any, get_type_hints


class Markup(StrEnum):
    """The format that the text is written for."""

    TEXT = "text"
    MARKDOWN = "markdown"


class HeaderForm(StrEnum):
    """How the two cells of a letterhead come out as text."""

    STACKED = "stacked, left cell first"
    SPACES = "two columns set with spaces"
    TAB = "two columns with a tab between"
    BAR = "two columns joined by a bar"
    CELLS = "one cell a line between lines that hold one bar"
    PIPES = "a Markdown table with an empty middle cell"
    BROKEN = "issuer and motto broken over lines"
    NONE = "cut off"


class NumberForm(StrEnum):
    """How number and symbol are written."""

    PLAIN = "Số: 57/KH-X"
    LEADING_ZERO = "Số: 057/KH-X"
    SPACED = "Số: 57 /KH-X"
    TWO_LINES = "Số: and the number on the next line"


class TitleForm(StrEnum):
    """How the title is set below KẾ HOẠCH."""

    SENTENCE = "one line"
    SENTENCE_LINES = "sentence case over several lines"
    CAPITALS_LINES = "capitals over several lines"
    BRACKET = "with a bracket below that names the act it carries out"


class Preamble(StrEnum):
    """How the acts are cited that the plan rests on."""

    CARRYING_OUT = "Thực hiện and the parent"
    BASES = "one Căn cứ a line, then Thực hiện and the parent"
    BASES_IN_LINE = "all Căn cứ in one line"
    SERIES = "several acts after one Thực hiện, the parent last"
    PROPOSAL = "one Căn cứ a line, then Theo đề nghị của"
    INSIDE = "the parent inside the opening sentence, after theo"


class Numbering(StrEnum):
    """The marks of headings, from the highest level down."""

    ROMAN = "I. / 1."
    ROMAN_TIGHT = "I.X / 1."
    LETTERS = "A. / I. / 1."
    DECIMAL = "1. / 1.1."
    ROMAN_DECIMAL = "I. / 1. / 1.1."
    ROMAN_PAREN = "I. / 1) "
    STROKES = "I/ / 1/ "
    DASHES = "I- / 1- "


class HeadingMark(StrEnum):
    """What Markdown puts around a heading; plain text has none of it."""

    NONE = "nothing"
    BOLD = "**I. X**"
    HASHES = "## I. X"
    RANDOM_HASHES = "#, ## or ### without order"
    BOLD_BROKEN = "bold over a line break"
    ESCAPED = "1\\. X"


class AimsForm(StrEnum):
    """Where purpose and requirements stand."""

    SUBSECTIONS = "one part, two headings below it"
    TWO_PARTS = "two parts"
    DASH = "MỤC ĐÍCH - YÊU CẦU over two headings"
    UNDIVIDED = "one part over numbered paragraphs"
    RUN_IN = "1. Mục đích: text in the same line"


class TaskForm(StrEnum):
    """How lead, coordinating units, time and product of a task are given."""

    LABELS = "a line each"
    ONE_LINE = "all on one line, semicolons between"
    LETTERED = "b) Cơ quan thực hiện: over two bullets"
    BRACKETS = "in brackets after the task, with labels"
    WHO = "Cơ quan thực hiện: X chủ trì, phối hợp với Y"
    GIVEN_IN_BRACKETS = "(Giao X chủ trì, phối hợp với Y …)"
    SENTENCE = "Giao X chủ trì, phối hợp với Y …"
    LED = "X chủ trì, phối hợp với Y …, a sentence of its own"
    TABS = "table, cells parted by tabs"
    PIPES = "table, cells parted by pipes"
    CELL_LINES = "table, one cell a line"
    BARS = "table, lines that hold one bar between cells"
    HTML = "HTML table"


class Group(StrEnum):
    """How groups of tasks are shown in a table."""

    NUMBER_CELL = "I in the number's cell, the title beside it"
    MERGED = "I. and the title in one cell"


class FundingForm(StrEnum):
    """Where the funding clause stands."""

    PART_BEFORE = "own part before the organisation"
    PART_LAST = "own part, last"
    ITEM = "numbered heading under the organisation"
    SENTENCE = "a bullet of the office's duties"
    DUTY = "the office's duty to provide for it"


class ReportingForm(StrEnum):
    """Where the reporting clause stands."""

    PART = "own part"
    BULLET = "a bullet of the office's duties"
    ITEM = "numbered heading under the organisation"


class AssignmentForm(StrEnum):
    """How units and duties are set."""

    BULLETS = "heading with bullets below"
    LINES = "heading with unmarked lines below"
    RUN_IN = "1. Unit: duty; duty"
    TIMED = "heading with bullets below, a time line after each"
    COLON = "heading that ends in a colon, bullets below"


class ClosingForm(StrEnum):
    """How recipients and signature share the page."""

    STACKED = "recipients, then signature"
    SIGNATURE_FIRST = "signature, then recipients"
    COLUMNS = "side by side, set with spaces"
    BAR = "side by side, a bar between"
    CELLS = "cells between lines that hold one bar"
    PIPES = "a Markdown table row"
    HTML = "cells of an HTML table"


class SignatureForm(StrEnum):
    """Which lines name the capacity."""

    FULL = "TM. and KT. as the body demands"
    NO_ASSEMBLY = "the TM. line left out"
    BROKEN = "the TM. line broken in two"


class Wrap(StrEnum):
    """Whether paragraphs are broken."""

    NONE = "a paragraph a line"
    HARD = "at 72 characters"


class Gap(StrEnum):
    """What stands between paragraphs."""

    NONE = "nothing"
    BLANK = "an empty line"
    MIXED = "an empty line here and there"


class Noise(StrEnum):
    """What paging, saving and scanning leave behind."""

    NONE = "nothing"
    PAGE_NUMBERS = "page numbers and form feeds"
    PAGE_LINES = "page numbers alone on a line"
    CRLF_BOM = "CRLF and a byte-order mark"
    TRAILING = "spaces at line ends"
    SCAN = "marks lost in scanning"


class Spelling(StrEnum):
    """Ways to encode the same words."""

    NFC = "composed"
    NFD = "decomposed"
    NBSP = "no-break spaces"
    DOUBLE_SPACES = "double spaces"
    UPPER = "capitals"
    ETH = "Ð for Đ"
    ZERO_WIDTH = "zero-width characters inside words"
    OLD_TONES = "hòa, Uỷ"
    NEW_TONES = "hoà, Ủy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One choice of each.

    ``labels`` picks the family of label words, ``wording`` decides what the other choices leave open: phrases, bullets,
    bold, forms of dates. ``by_decision``: a decision comes first and carries the plan.
    """

    markup: Markup = Markup.TEXT
    header: HeaderForm = HeaderForm.STACKED
    number: NumberForm = NumberForm.PLAIN
    title: TitleForm = TitleForm.SENTENCE
    preamble: Preamble = Preamble.CARRYING_OUT
    numbering: Numbering = Numbering.ROMAN
    headings: HeadingMark = HeadingMark.NONE
    aims: AimsForm = AimsForm.SUBSECTIONS
    tasks: TaskForm = TaskForm.LABELS
    groups: Group = Group.NUMBER_CELL
    funding: FundingForm = FundingForm.PART_BEFORE
    reporting: ReportingForm = ReportingForm.PART
    assignments: AssignmentForm = AssignmentForm.BULLETS
    closing: ClosingForm = ClosingForm.STACKED
    signature: SignatureForm = SignatureForm.FULL
    wrap: Wrap = Wrap.NONE
    gap: Gap = Gap.NONE
    noise: Noise = Noise.NONE
    spelling: Spelling = Spelling.NFC
    in_annex: bool = False
    repeated_header: bool = False
    by_decision: bool = False
    labels: int = 0
    wording: int = 0

    def consistent(self) -> Layout:
        """This layout, with what cannot go together made plain (pipes need Markdown, a wrapped table cell is none)."""
        changes: dict[str, Any] = {}
        if self.markup is Markup.TEXT:
            if self.header is HeaderForm.PIPES:
                changes["header"] = HeaderForm.BAR
            if self.tasks in {TaskForm.HTML, TaskForm.PIPES}:
                changes["tasks"] = TaskForm.TABS
            if self.closing in {ClosingForm.PIPES, ClosingForm.HTML}:
                changes["closing"] = ClosingForm.BAR
            changes["headings"] = HeadingMark.NONE
        else:
            # In Markdown a line break inside a paragraph is a space: there every paragraph needs its empty line.
            changes["gap"] = Gap.BLANK
            if self.tasks in {TaskForm.TABS, TaskForm.CELL_LINES}:
                changes["tasks"] = TaskForm.PIPES
            if self.header in {HeaderForm.SPACES, HeaderForm.TAB}:
                changes["header"] = HeaderForm.CELLS
            if self.closing is ClosingForm.COLUMNS:
                changes["closing"] = ClosingForm.CELLS
        if self.by_decision:
            changes["in_annex"] = False
        if self.header is HeaderForm.NONE and (self.by_decision or self.title is TitleForm.BRACKET):
            # Without a letterhead the act in the bracket could be the one that carries the plan.
            changes["header"] = HeaderForm.STACKED
        if self.title is TitleForm.BRACKET:
            # An act named in the bracket only would be cited incompletely.
            changes["preamble"] = Preamble.BASES
        if self.number is NumberForm.TWO_LINES and changes.get("header", self.header) not in {
            HeaderForm.STACKED,
            HeaderForm.CELLS,
            HeaderForm.BROKEN,
        }:
            changes["number"] = NumberForm.PLAIN
        if self.wrap is Wrap.HARD and self.gap is not Gap.BLANK and self.assignments is AssignmentForm.LINES:
            # Unmarked duties, hard-wrapped, with no gap after a full line: not even a person knows where one ends.
            changes["gap"] = Gap.BLANK
        return replaced(self, changes)

    @property
    def tabled(self) -> bool:
        """Whether the tasks stand in a table."""
        return self.consistent().tasks in TABLES


TABLES = frozenset({TaskForm.TABS, TaskForm.PIPES, TaskForm.CELL_LINES, TaskForm.BARS, TaskForm.HTML})
PLAIN = Layout()
_TYPES = get_type_hints(Layout)


def replaced(layout: Layout, changes: dict[str, Any]) -> Layout:
    """``layout`` with some choices changed."""
    return Layout(**{f.name: changes.get(f.name, getattr(layout, f.name)) for f in fields(layout)})


def fields_of() -> tuple[str, ...]:
    """The names of a layout's choices."""
    return tuple(f.name for f in fields(Layout))


def choices(name: str) -> tuple[object, ...]:
    """What the field ``name`` of a layout may be, the plainest first."""
    kind = _TYPES[name]
    if kind is bool:
        # Plans that a decision carries are few.
        return (False, False, False, True) if name == "by_decision" else (False, True)
    return tuple(range(6)) if kind is int else tuple(kind)


def random_layout(random: Random) -> Layout:
    """Any layout that is consistent."""
    return replaced(PLAIN, {f.name: random.choice(choices(f.name)) for f in fields(PLAIN)}).consistent()


def differences_from_plain(layout: Layout) -> dict[str, Any]:
    """The choices in which the layout is not plain."""
    return {
        f.name: getattr(layout, f.name) for f in fields(layout) if getattr(layout, f.name) != getattr(PLAIN, f.name)
    }
