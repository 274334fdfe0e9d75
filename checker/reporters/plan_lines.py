"""Plans as pages: every original line with its number, and at its side what it was read as.

On a wide terminal the roles stand to the right with how they were found; on a narrow one a column of short tags stands
to the left. Signs carry the meaning: ``?`` and ‹ › for residue, ``○`` for words read as nothing, ``≡`` for copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.model.plan import Kind, LineRole, Plan
from checker.model.records import dataclass
from checker.model.report import FileReport, RunReport
from checker.reporters.facts import identity, why_skipped
from checker.reporters.faults import fault_lines
from checker.reporters.margins import COPY, FURNITURE, PARTS, QUIET, RESIDUE, SIGNS, Piece, Row, residue_of, rows_of
from checker.reporters.notes import say_note
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Part, Styled, clip, flow
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_WIDE = 110
_GUTTER = 5
_TAGS = 20
_TAG_ROWS = 3
_MARKS_ROUND = 5
_LEAST_GAP = 4
_STYLES = {
    "title": "bold", "type": "bold", "heading": "bold", "task": "bold", "assignment": "bold", "annex": "bold",
    RESIDUE: "unsure", "blank": "warning",
    **dict.fromkeys((*FURNITURE, *QUIET, COPY), "dim"),
}  # fmt: skip
_UNREAD = "○"
_GOING_ON = "┆"
_COUNTED = ("read", "copied", "furniture", "unread")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where the columns stand; ``side`` is the width of the roles' column, to the right where ``wide``.

    ``whole`` says that the document was read to its end, so that what has no role was read as nothing.
    """

    wide: bool
    text: int
    side: int
    whole: bool = True

    @classmethod
    def of(cls, width: int) -> _Layout:
        if width >= _WIDE:
            side = min(60, width * 2 // 5)
            return cls(wide=True, side=side, text=width - _GUTTER - side - 5)
        side = min(_TAGS, width // 3)
        return cls(wide=False, side=side, text=width - _GUTTER - side - 5)


def render(report: RunReport, options: RenderOptions) -> str:
    """The pages of all documents, and what could not be read."""
    say = words(options.lang)
    out: list[Styled] = []
    for file in report.files:
        out += [*_file(file, say, options.width), Styled()]
    for error in report.errors:
        out += [*fault_lines(error, say, options.width), Styled()]
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out[:-1])


def count_lines(rows: Sequence[Row]) -> Counter[str]:
    """How many written lines were read, are copies, belong to the page alone, or were read as nothing."""
    return Counter(
        "copied" if row.is_copy else "furniture" if row.is_furniture else "unread" if row.unread else "read"
        for row in rows
        if not row.blank
    )


def tell_counts(rows: Sequence[Row], say: Words) -> Iterator[Part]:
    """The numbers of ``count_lines`` in words; what is nought is left out."""
    numbers = count_lines(rows)
    for key in _COUNTED:
        if numbers[key]:
            yield say.count(f"explain.count.{key}", numbers[key]), "warning" if key == "unread" else ""


def _file(file: FileReport, say: Words, width: int) -> Iterator[Styled]:
    plan = file.plan
    kind = say(f"kind.{plan.kind}")
    yield from Styled.of((visible(file.file), "bold"), f"   {kind}").wrapped(width, rest=Styled.of("  "))
    yield from flow([(fact, "") for fact in identity(plan, say)], width)
    rows = list(rows_of(plan))
    if plan.kind is not Kind.PLAN:
        yield from Styled.of((why_skipped(plan, say), "unsure")).wrapped(width)
    if plan.kind not in (Kind.PLAN, Kind.FORM):
        yield Styled()
        yield from _excerpts(rows, say, width)
        return
    yield from Styled.of((say("explain.legend"), "dim")).wrapped(width)
    yield Styled()
    yield from _page(rows, say, _Layout.of(width))
    yield Styled()
    yield from flow(tell_counts(rows, say), width)
    yield from _residue(plan, say, width)


def _excerpts(rows: Sequence[Row], say: Words, width: int) -> Iterator[Styled]:
    """The lines of a document that is no plan from which something was read; of the others only how many they are."""
    layout = replace(_Layout.of(width), whole=False)
    for read, group in groupby(rows, key=lambda row: not row.is_furniture and bool(row.notes or row.goes_on)):
        part = list(group)
        written = sum(not row.blank for row in part)
        if read or written < _LEAST_GAP:
            yield from _page(part, say, layout)
        else:
            yield from Styled.of((say.count("explain.count.left", written), "dim")).wrapped(
                width, Styled.of(("⋮".rjust(_GUTTER), "dim"), " ")
            )


def _page(rows: Sequence[Row], say: Words, layout: _Layout) -> Iterator[Styled]:
    current: LineRole | None = None
    for row in rows:
        side = list(_side(row, current, say, layout))
        if not row.blank:
            current = row.notes[-1] if row.notes else row.goes_on
        text = _text(row).wrapped(layout.text) if not row.blank else [Styled()]
        for at in range(max(len(text), len(side), 1)):
            number = (str(row.number) if at == 0 else "").rjust(_GUTTER)
            left = text[at] if at < len(text) else Styled()
            right = side[at] if at < len(side) else Styled()
            bar: Part = ("│", "dim")
            if layout.wide:
                yield Styled.of((number, "dim"), "  ") + left.padded(layout.text) + Styled.of(" ", bar, " ") + right
            else:
                yield Styled.of((number, "dim"), " ") + right.padded(layout.side) + Styled.of(" ", bar, " ") + left


def _text(row: Row) -> Styled:
    """The line's own words; residue in ‹ ›, what was read within the line underlined where there is colour."""
    parts: list[Part] = []
    open_: LineRole | None = None
    for piece in row.pieces:
        found = next((role for role in piece.roles if role.role == RESIDUE), None)
        if found is not open_:
            parts += [("›", "unsure")] * (open_ is not None) + [("‹", "unsure")] * (found is not None)
            open_ = found
        parts.append((visible(piece.text), _style_of(row, piece, found is not None)))
    if open_ is not None:
        parts.append(("›", "unsure"))
    indent = len(row.text) - len(row.text.lstrip())
    return _unindented(Styled.of(*parts)) if indent > 8 else Styled.of(*parts)  # fmt: skip


def _unindented(text: Styled) -> Styled:
    """The text with a deep indentation (a centred line of a scan) made shallow, so that it fits its column."""
    first, *rest = text.parts
    return Styled(((" " * 8 + first[0].lstrip(), first[1]), *rest))


def _style_of(row: Row, piece: Piece, in_residue: bool) -> str:
    if row.is_copy or row.is_furniture:
        return "dim"
    if in_residue:
        return "unsure"
    if piece.roles:
        return "under"
    return "bold" if row.strong else ""


def _side(row: Row, current: LineRole | None, say: Words, layout: _Layout) -> Iterator[Styled]:
    if row.unread and layout.whole:
        text = Styled.of((say("explain.nothing"), "warning"))
        yield from text.wrapped(layout.side, Styled.of((_UNREAD, "warning"), " "))
        return
    if row.goes_on is not None:
        name = "" if row.goes_on is current else say_note(row.goes_on, say).name
        yield Styled.of((clip(f"{SIGNS.get(row.goes_on.role, _GOING_ON)} {name}".rstrip(), layout.side), "dim"))
    for note in row.notes:
        yield from (_long if layout.wide else _short)(note, row, say, layout)


def _long(note: LineRole, row: Row, say: Words, layout: _Layout) -> list[Styled]:
    said = say_note(note, say)
    style = "dim" if row.is_copy else _STYLES.get(note.role, "")
    trust = f"  {said.trust}" if said.trust and note.role not in PARTS else ""
    text = Styled.of((said.head, style), (trust, "dim" if said.certain else "warning"))
    return text.wrapped(layout.side, Styled.of((_sign(note), style)), Styled.of("    "))


def _short(note: LineRole, row: Row, say: Words, layout: _Layout) -> list[Styled]:
    said = say_note(note, say)
    style = "dim" if row.is_copy else _STYLES.get(note.role, "")
    head = said.name if _says_it_all(row, said.detail) else said.head
    out = Styled.of((head, style)).wrapped(layout.side, Styled.of((_sign(note), style)), Styled.of("    "))
    if len(out) > _TAG_ROWS:
        last = clip(out[_TAG_ROWS - 1].plain, layout.side - 2) + " …"
        out = [*out[: _TAG_ROWS - 1], Styled.of((last, style))]
    if not said.certain and note.role not in PARTS:
        out += Styled.of((f"({said.sure})", "warning")).wrapped(layout.side, Styled.of("    "))
    return out


def _says_it_all(row: Row, detail: str) -> bool:
    """Whether the line holds the detail and hardly anything else, as the cells of a table do."""
    return detail in row.text and len(row.text.strip()) <= len(detail) + _MARKS_ROUND


def _sign(note: LineRole) -> str:
    return f"{SIGNS.get(note.role, ' ')} "


def _residue(plan: Plan, say: Words, width: int) -> Iterator[Styled]:
    found = residue_of(plan)
    if not found:
        yield from Styled.of((say("explain.no-residue"), "good")).wrapped(width)
        return
    yield from Styled.of((say.count("explain.count.residue", len(found)), "bold"), ":").wrapped(width)
    texts = {(r.element, r.location): r.text for r in plan.residue}
    for role in found:
        text = texts.get((role.detail, role.location), "")
        first = Styled.of((str(role.location.line).rjust(_GUTTER), "dim"), " ", ("? ", "unsure"))
        line = Styled.of((say_note(role, say).detail, "unsure"), f": {visible(text)}" if text else "")
        yield from line.wrapped(width, first)
