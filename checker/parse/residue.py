"""Trigger words of an element that no field has consumed: what keeps "missing" from being said too soon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import Assignment, Residue, Task
from checker.parse.context import Context
from checker.parse.page import Line
from checker.parse.vocabulary import pattern
from checker.text import loosen

_LEAD = re.compile(
    r"(?<![a-zà-ỹđ])(?:chủ trì|giao (?=(?:sở|phòng|văn phòng|ban|công an|trung tâm|tổ|bộ phận|ubnd|các)(?![a-zà-ỹđ])))"
)
_FUNDING = re.compile(r"(?<![a-zà-ỹđ])(?:kinh phí|ngân sách nhà nước)(?![a-zà-ỹđ])")
_REPORTING = re.compile(r"(?<![a-zà-ỹđ])báo cáo(?![a-zà-ỹđ])")
_TIME = re.compile(
    r"(?<![a-zà-ỹđ])(?:thời gian (?:thực hiện|hoàn thành|triển khai)|thời hạn (?:thực hiện|hoàn thành)|trước ngày|hoàn thành (?:trong|trước)|trong (?:quý|tháng) [ivx\d]+|quý (?:iv|i{1,3}|[1-4])(?:/|,| năm))"
)
_HEADING = re.compile(r"\W*(?:[ivx\d]+[.)]?\s*)?(?P<w>muc dich|muc tieu|yeu cau)[\w\s,]{0,40}:?\s*$")
_SECTION_WORDS = {"muc dich": "purpose", "muc tieu": "purpose", "yeu cau": "requirements"}


def find_residue(
    context: Context, tasks: Sequence[Task], assignments: Sequence[Assignment], read: frozenset[str]
) -> list[Residue]:
    """Unconsumed triggers in the body; ``read`` names the elements that were read, for words that only hint at one."""
    found: list[Residue] = []
    for line in context.body:
        if line.index in context.skip:
            continue
        key = line.key
        if "chủ trì" in key or "giao " in key:
            found.extend(_lead(context, line, assignments))
        if "kinh phí" in key or "ngân sách" in key:
            found.extend(_plain(context, line, _FUNDING, "funding", ("phrases", "funding", "passing")))
        if "báo cáo" in key:
            found.extend(_plain(context, line, _REPORTING, "reporting", ("phrases", "report", "passing")))
        found.extend(_time(context, line, tasks))
        found.extend(_loose(line, read))
    return found


def _residue(line: Line, element: str, match: re.Match[str]) -> Residue:
    start = max(0, match.start() - 30)
    end = min(len(line.key), match.end() + 50)
    return Residue(
        element=element, text=line.text.cut_key(start, end).value, location=line.text.key_location(*match.span())
    )


def _passing(line: Line, match: re.Match[str], path: tuple[str, ...]) -> bool:
    left, right = max(0, match.start() - 60), min(len(line.key), match.end() + 60)
    return any(
        m.start() < match.end() and match.start() < m.end()
        for m in pattern(path[0], *path[1:]).finditer(line.key, left, right)
    )


def _plain(
    context: Context, line: Line, trigger: re.Pattern[str], element: str, passing: tuple[str, ...]
) -> list[Residue]:
    return [
        _residue(line, element, match)
        for match in trigger.finditer(line.key)
        if not context.ledger.has(line, match.start(), frozenset({element})) and not _passing(line, match, passing)
    ]


def _lead(context: Context, line: Line, assignments: Sequence[Assignment]) -> list[Residue]:
    if any(a.span.line <= line.number <= a.span.end_line for a in assignments):
        return []
    return _plain(context, line, _LEAD, "lead", ("phrases", "lead", "passing"))


def _time(context: Context, line: Line, tasks: Sequence[Task]) -> list[Residue]:
    owners = [
        t for t in tasks if t.time is None and t.source != "table" and t.span.line <= line.number <= t.span.end_line
    ]
    if not owners:
        return []
    return [
        _residue(line, "time", match)
        for match in _TIME.finditer(line.key)
        if not context.ledger.has(line, match.start(), frozenset({"time", "reporting", "order"}))
    ]


def _loose(line: Line, read: frozenset[str]) -> list[Residue]:
    """Words that look like a heading of purpose or requirements once diacritics are set aside, where none was read."""
    if len(line.key) > 60 or {"purpose", "requirements"} <= read:
        return []
    match = _HEADING.match(loosen(line.key))
    if not match:
        return []
    element = _SECTION_WORDS[match["w"]]
    return [] if element in read else [_residue(line, element, match)]
