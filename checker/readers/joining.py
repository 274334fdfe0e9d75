"""Lines put together again into the paragraphs that were broken over them.

Each pair of lines is judged by what it says and by how the whole document breaks its lines. When in doubt two lines stay
two paragraphs: a paragraph cut in two still reads right, two joined ones do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.model.document import Paragraph
from checker.readers.lines import (
    Line,
    ends_with,
    is_bullet,
    is_capitals,
    key_of,
    mark_of,
    may_start,
    pattern,
    starts_capital,
    starts_small,
)
from checker.readers.wrapping import Wrapping, ends_sentence
from checker.text import Run, Text, fold, loosen

_HYPHENS = "-\u2010\u2011\u2012\u2013\u00ad"
_LABEL = re.compile(r"[^\W\d_][^:.;()\d“”\"\t]{1,45}:(?=\s|$)")
_PLACE_AND_DAY = re.compile(r"[a-z .\-]{2,40},\s*ngay\b.{0,40}(?:nam|20\d\d)")
_BARE = re.compile(r"(?:\d{1,4}|[IVXLC]{1,6}|[A-Za-zĐđ])")
# "Đơn vị chủ trì: Phòng A; Đơn vị phối hợp:" goes on in the next line, however it begins.
_LABEL_AT_END = re.compile(r"[;.]\s[^;.:]{2,40}:$")
# An act named at the start of a line goes on a list of acts: bases of their own begin with "Căn cứ".
_ACT = re.compile(r"[a-z ]{4,30}(?: so)?:? \d+\S*/")
_NUMBERED = re.compile(r"\W*[a-z]+(?: [a-z]+)?\s+(?:so\s+)?(?:\d+|[ivx]+)\s*(?:[.:]|$)")


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
        value = line.value[len(mark_of(line.value)) :]
        depth = max(0, depth + value.count("(") - value.count(")")) if len(group) < 40 else 0
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


def chain(texts: Sequence[Text], separators: Sequence[str]) -> Text:
    """The texts one after another, each separator at the end of the text before it."""
    value: list[str] = []
    runs: list[Run] = []
    size = 0
    for text, separator in zip(texts, [*separators, ""], strict=True):
        runs.extend(Run(run.start + size, run.line, run.column) for run in text.runs)
        value.append(text.value)
        size += len(text.value)
        if separator:
            last = runs[-1]
            runs.append(Run(size, last.line, last.column + size - last.start))
            value.append(separator)
            size += len(separator)
    return Text("".join(value), tuple(runs))


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
    separator = _separator(line.value, after.value)
    if after.blanks or after.turned:
        return separator if _goes_on_after_gap(group, after) else None
    if after.value[0].isdigit() and _expects_number(line, wrapping):
        return separator
    # A number or bullet alone in its line belongs to the text below it, unless it is a table's column of numbers.
    if _is_lone_mark(line) and (wrapping.wrapped or line.marked or line.glued):
        return None if is_bullet(after.value) or mark_of(after.value) else separator
    if _opens(line, after, wrapping):
        return None
    small = starts_small(after.value)
    open_end = line.value.rstrip()[-1:] in (",", "(", "“") or bracketed or _is_hyphenated(line.value, after.value)
    if line.glued:
        return None if _is_new_body(line, after) else separator
    if _BARE.fullmatch(line.value.strip()) or _BARE.fullmatch(after.value.strip()):
        return None
    if wrapping.shouting:
        goes_on = not cell and wrapping.full(line, after) and not ends_sentence(line.value)
        return separator if goes_on or _is_hyphenated(line.value, after.value) else None
    if small and not (_is_capital_line(line.value) and not open_end):
        return separator if not ends_sentence(line.value) or _may_go_on(line, after, wrapping) else None
    if open_end and (wrapping.wrapped or _is_hyphenated(line.value, after.value)):
        return separator
    if _is_capital_line(line.value) or _is_capital_line(after.value):
        return separator if _is_long_heading(first, line, after) else None
    if not wrapping.wrapped:
        return None
    if ends_with(line.value, "open"):
        return separator
    if cell or line.bold != after.bold:
        return None
    if wrapping.indented and after.indent >= line.indent + 3:
        return None
    if ends_sentence(line.value):
        if not _may_go_on(line, after, wrapping):
            return None
        listed = line.value.rstrip()[-1] == ";" and _ACT.match(_head(after.value))
        return separator if wrapping.spaced or listed or _LABEL_AT_END.search(line.value) else None
    above = group[-2].reach if len(group) > 1 else 0
    return separator if wrapping.full(line, after, above) or (wrapping.ragged and wrapping.spaced) else None


def _opens(line: Line, after: Line, wrapping: Wrapping) -> bool:
    """Whether ``after`` begins something of its own, whatever stands before it."""
    value = after.value
    if is_bullet(value):
        # "kinh tế" / "- xã hội": a dash inside a name that the wrap put first.
        inside = value[0] in "-–" and not ends_sentence(line.value) and _may_go_on(line, after, wrapping)
        if line.glued and value[0] in "-–" and not ends_sentence(line.value):
            return False
        if not inside or mark_of(line.value):  # below a numbered heading a dash opens a list
            return True
        return not (wrapping.sharp or (starts_small(value[1:]) and not is_bullet(line.value)))
    if mark_of(value):
        return not (wrapping.wrapped and len(line.value) > 20 and ends_with(line.value, "counted"))
    if not starts_capital(value):
        return False
    if wrapping.shouting and not ends_sentence(line.value) and wrapping.full(line, after):
        return False
    if value[0] == "(" and pattern("notes").match(_head(value)):
        return True
    if _is_known_opening(value, wrapping):
        return True
    label = _LABEL.match(value)
    if label and len(label.group().split()) <= 8:
        if line.glued or line.value.rstrip()[-1:] == ",":
            return False
        if ends_sentence(line.value) or pattern("labels").match(_head(value)):
            return True
        return not (wrapping.wrapped and (wrapping.full(line, after) or wrapping.ragged))
    return False


def _expects_number(line: Line, wrapping: Wrapping) -> bool:
    """Whether the line ends with "Số:", or in wrapped prose with a word that counts ("năm", "ngày", "Điều")."""
    if ends_with(line.value, "serial"):
        return True
    prose = wrapping.wrapped and len(line.value) > 20 and not is_capitals(line.value)
    return prose and ends_with(line.value, "counted")


def _is_known_opening(value: str, wrapping: Wrapping) -> bool:
    """Whether the text begins as parts of the page do: motto, number and day, bases, recipients, posts, "Điều 3."."""
    if may_start(value, "letterhead"):
        key = _head(value)
        if pattern("letterhead").match(key) and (":" in key[:8] or not key.startswith("so")):
            return True
    if may_start(value, "addressed") and ":" in value[:20] and pattern("addressed").match(_head(value)):
        return True
    if may_start(value, "opening") and pattern("opening").match(_head(value)):
        return True
    if may_start(value, "numbered"):
        key = _head(value)
        if pattern("numbered").match(key) and _NUMBERED.match(key):
            return True
    if (may_start(value, "capacity") or may_start(value, "posts")) and is_capitals(value):
        key = _head(value)
        if pattern("capacity").match(key) or pattern("posts").match(key):
            return True
    short = len(value) < 70 and "," in value and not wrapping.ragged
    return short and _PLACE_AND_DAY.match(_head(value)) is not None


def _goes_on_after_gap(group: Sequence[Line], after: Line) -> bool:
    """Whether a sentence runs over empty rows or a page break: it must end in mid-phrase, and go on as one."""
    line = group[-1]
    if after.blanks > (3 if after.turned else 1) or line.bold != after.bold:
        return False
    if is_bullet(after.value) or mark_of(after.value):
        return False
    head = after.value[0]
    if _is_hyphenated(line.value, after.value) and _separator(line.value, after.value) == "":
        return True
    if head.isdigit() and (len(group) > 1 or len(line.value) > 20) and ends_with(line.value, "dated"):
        return True
    if not starts_small(after.value) or ends_sentence(line.value):
        return False
    return after.turned or line.value.rstrip()[-1:] == ","


def _may_go_on(line: Line, after: Line, wrapping: Wrapping) -> bool:
    return wrapping.wrapped and wrapping.full(line, after)


def _is_long_heading(first: Line, line: Line, after: Line) -> bool:
    """A numbered heading in capitals that goes on in the next line; the national name broken in two."""
    if not (is_capitals(line.value) and is_capitals(after.value)):
        return False
    mark = mark_of(first.value)
    if mark and len(first.value[len(mark) :].split()) >= 2:
        return True
    key = key_of(line.text)
    return key.startswith("cong hoa xa hoi") and "viet nam" not in key and key_of(after.text).endswith("viet nam")


def _is_capital_line(value: str) -> bool:
    """Capitals throughout; one word alone ("TTHC.") may be the end of any sentence."""
    return len(value.split(maxsplit=1)) > 1 and is_capitals(value)


def _is_new_body(line: Line, after: Line) -> bool:
    """Whether, inside one emphasis, the name of another body or post begins ("UBND TỈNH X" / "SỞ Y")."""
    if not is_capitals(after.value) or len(line.value.split()) < 2:
        return False
    if line.value.rstrip()[-1:] == "," or mark_of(line.value):
        return False
    key = loosen(after.text.key)
    if pattern("motto").match(key_of(line.text)) or key_of(line.text).startswith("cong hoa"):
        return False
    return bool(pattern("bodies").match(key) or pattern("posts").match(key))


def _is_lone_mark(line: Line) -> bool:
    value = line.value.strip()
    return mark_of(value) == value or (len(value) == 1 and value in "-–—+•*")


def _is_hyphenated(value: str, after: str) -> bool:
    value = value.rstrip()
    if after[:1] == "/":
        return value[-1:].isalnum() and after[1:2].isalnum()
    return len(value) > 1 and value[-1] in _HYPHENS + "/" and after[:1].isalnum()


def _separator(value: str, after: str) -> str:
    value = value.rstrip(" \u00a0")
    if len(value) > 1 and value[-1] in _HYPHENS + "/" and value[-2].isalnum() and after[:1].isalnum():
        return "-" if value[-1] == "\u00ad" and value[-2].isupper() else ""
    if after[:1] == "/" and after[1:2].isalnum() and value[-1:].isalnum():
        return ""
    return " "


def _head(value: str) -> str:
    return loosen(fold(value[:80]).key)
