"""Lines put together again into the paragraphs that were broken over them.

Each pair of lines is judged by what it says and by how the whole document breaks its lines. When in doubt two lines stay
two paragraphs: a paragraph cut in two still reads right, two joined ones do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.document import Paragraph
from checker.patterns import compiled
from checker.readers.beginnings import counts, opens, runs_on
from checker.readers.lines import (
    Line,
    ends_open,
    ends_with,
    is_bullet,
    is_capitals,
    key_of,
    mark_of,
    pattern,
    starts_small,
)
from checker.readers.openings import is_lone_mark, is_name, is_new_body
from checker.readers.seams import chain, is_hyphenated, separator_of
from checker.readers.wrapping import Wrapping, ends_sentence

_NAME_ENDS = compiled(r"[,;]|(?:^|(?<=\s))[-–+](?=\s|$)")
_MOST_BRACKETED = 40
_SHORTEST_PROSE = 20
_BARE = compiled(r"(?:\d{1,4}|[IVXLC]{1,6}|[A-Za-zĐđ])")


def paragraphs(lines: Iterable[Line], wrapping: Wrapping, *, cell: bool = False) -> list[Paragraph]:
    """The paragraphs that the lines make; in a ``cell``, where names stand one below another, lines join less easily."""
    found: list[Paragraph] = []
    group: list[Line] = []
    separators: list[str] = []
    depth = 0
    for line in lines:
        separator = _continuation(group, line, wrapping, cell, depth > 0) if group else None
        if separator is None:
            if group:
                found.append(_paragraph(group, separators))
            group, separators, depth = [line], [], 0
        else:
            group.append(line)
            separators.append(separator)
        value = line.value
        if "(" in value or ")" in value:
            value = value[len(mark_of(value)) :]
            depth = max(0, depth + value.count("(") - value.count(")"))
        if len(group) >= _MOST_BRACKETED:
            depth = 0
    if group:
        found.append(_paragraph(group, separators))
    return found


def _paragraph(lines: Sequence[Line], separators: Sequence[str]) -> Paragraph:
    first = lines[0]
    return Paragraph(
        text=first.text if len(lines) == 1 else chain([line.text for line in lines], separators),
        level=first.level,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        indent=first.indent,
        blanks=first.blanks,
        page=first.page,
    )


def _continuation(group: Sequence[Line], after: Line, wrapping: Wrapping, cell: bool, bracketed: bool) -> str | None:
    """What joins ``after`` to the paragraph that the lines of ``group`` make: "" or " "; None when a new one begins."""
    first, line = group[0], group[-1]
    if after.level is not None or line.ended or line.fixed or after.fixed:
        return None
    if first.level is not None and not (wrapping.sharp and wrapping.full(line, after)):
        return None
    if after.value[:1] == "\t" or "\t" in line.value.lstrip("\t") or "\t" in after.value or line.quoted != after.quoted:
        return None
    if not line.value or not after.value:
        return None
    separator = separator_of(line.value, after.value)
    if after.blanks or after.turned:
        return separator if _goes_on_after_gap(group, after, wrapping) else None
    if after.value[0].isdigit() and _expects_number(group, wrapping):
        return separator
    # A number or bullet alone in its line belongs to the text below it, unless it is a table's column of numbers.
    if is_lone_mark(line) and (wrapping.wrapped or line.marked or line.glued):
        return None if is_bullet(after.value) or mark_of(after.value) else separator
    if opens(group, after, wrapping, bracketed):
        return None
    if line.glued:
        return None if is_new_body(line, after) else separator
    if _BARE.fullmatch(line.value.strip()):
        return None
    if _BARE.fullmatch(after.value.strip()):
        if cell:
            return separator if counts(line.value) else None
        if not (wrapping.sharp and wrapping.full(line, after)):
            return None
    return separator if _goes_on(group, after, wrapping, cell, bracketed) else None


def _goes_on(group: Sequence[Line], after: Line, wrapping: Wrapping, cell: bool, bracketed: bool) -> bool:
    """Whether the text before goes on in ``after``, which begins nothing known of its own."""
    first, line = group[0], group[-1]
    hyphenated = is_hyphenated(line.value, after.value)
    open_end = line.value.rstrip()[-1:] in (",", "(", "“") or bracketed or hyphenated
    if not wrapping.shouting:
        if starts_small(after.value) and (open_end or not _is_capital_line(line.value)):
            return not ends_sentence(line.value) or wrapping.full(line, after)
        if open_end and (wrapping.wrapped or hyphenated):
            return True
        if _is_capital_line(line.value) or (_is_capital_line(after.value) and not ends_sentence(after.value)):
            return _is_long_heading(first, line, after) or (not cell and _is_full_title(line, after, wrapping))
    elif hyphenated:
        return True
    if not wrapping.wrapped:
        # Where no width shows, no paragraph of prose ends with such a word all the same.
        return not cell and not wrapping.shouting and _is_prose(group) and ends_with(line.value, "unfinished")
    if (
        (not wrapping.shouting or wrapping.column)
        and (line.reach >= 0.5 * wrapping.width or (len(group) > 1 and not cell))
        and ends_open(line.value)
    ):
        return True
    if cell and not (wrapping.column and (wrapping.shouting or not _begins_name(line.value, after.value))):
        return False
    if line.bold != after.bold or (wrapping.indented and after.indent >= line.indent + 3):
        return False
    if ends_sentence(line.value):
        return wrapping.full(line, after) and runs_on(group, after, wrapping, bracketed)
    above = group[-2].reach if len(group) > 1 else 0
    return wrapping.full(line, after, above) or (wrapping.ragged and wrapping.spaced)


def _begins_name(value: str, after: str) -> bool:
    """Whether, of names one below another in a cell, one ends and the next begins; "Sở" alone is only part of one."""
    *listed, last = _NAME_ENDS.split(value)
    first = _NAME_ENDS.split(after)[0]
    if listed and last.strip() and is_name(last):
        return False  # "Sở Tài chính, Văn phòng" / "UBND tỉnh": commas part the names of this cell
    return is_name(after) and len(first.split()) > 1 and len(last.split()) > 1


def _expects_number(group: Sequence[Line], wrapping: Wrapping) -> bool:
    """Whether the text ends with "Số:", or in prose with a word that counts ("ngày"; where wrapped "năm", "Điều" too)."""
    line = group[-1]
    if ends_with(line.value, "serial") or key_of(line.text).rstrip(" :") == "so":
        return True
    capitals = is_capitals(line.value) and not wrapping.shouting
    return not capitals and _is_prose(group) and ends_with(line.value, "counted" if wrapping.wrapped else "dated")


def _is_prose(group: Sequence[Line]) -> bool:
    return len(group) > 1 or len(group[0].value) > _SHORTEST_PROSE


def _is_dated(value: str) -> bool:
    return ends_with(value, "dated") or ends_with(value, "serial")


def _goes_on_after_gap(group: Sequence[Line], after: Line, wrapping: Wrapping) -> bool:
    """Whether a sentence runs over empty rows or a page break: it must end in mid-phrase, and go on as one."""
    line = group[-1]
    if after.blanks > (3 if after.turned else 1) or line.bold != after.bold:
        return False
    if is_bullet(after.value) or mark_of(after.value):
        return False
    head = after.value[0]
    if is_hyphenated(line.value, after.value) and separator_of(line.value, after.value) == "":
        return True
    if head.isdigit() and (len(group) > 1 or len(line.value) > 20) and _is_dated(line.value):
        return True
    if ends_sentence(line.value):
        return False
    if wrapping.shouting:
        return after.turned and wrapping.full(line, after) and not opens(group, after, wrapping, bracketed=False)
    if not starts_small(after.value):
        return False
    return after.turned or line.value.rstrip()[-1:] == ","


def _is_long_heading(first: Line, line: Line, after: Line) -> bool:
    """A numbered heading in capitals that goes on in the next line; the national name broken in two."""
    if not (is_capitals(line.value) and is_capitals(after.value)) or pattern("counting").fullmatch(key_of(after.text)):
        return False
    mark = mark_of(first.value)
    if mark and len(first.value[len(mark) :].split()) >= 2:
        return True
    key = key_of(line.text)
    return key.startswith("cong hoa xa hoi") and "viet nam" not in key and key_of(after.text).endswith("viet nam")


def _is_full_title(line: Line, after: Line, wrapping: Wrapping) -> bool:
    """A title in capitals that is as wide as the text: its lines are broken as all others are."""
    if not (wrapping.sharp and wrapping.full(line, after) and line.bold == after.bold):
        return False
    goes_on = is_capitals(after.value) or _BARE.fullmatch(after.value) is not None
    return goes_on and is_capitals(line.value) and not ends_sentence(line.value)


def _is_capital_line(value: str) -> bool:
    """Capitals throughout; one word alone ("TTHC.") may be the end of any sentence."""
    return len(value.split(maxsplit=1)) > 1 and is_capitals(value)
