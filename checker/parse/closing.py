"""The end of a plan: who receives it, and who signs it in which capacity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from checker.model.location import Location
from checker.model.plan import Confidence, Reading, Recipient, Signature
from checker.model.records import dataclass
from checker.parse.endings import is_name, is_recipients_head, is_signature_line, last_signer
from checker.parse.page import Line, Page
from checker.parse.units import is_unit
from checker.parse.vocabulary import Expression, holds, words
from checker.patterns import compiled
from checker.text import Text, fold_key

_BULLET = compiled(r"\s*[-•*]+\s*")
_NESTED = compiled(r"\s*\+")
_ARCHIVE = Expression("structure", r"\W*{archive}\>")
_ARCHIVE_LINE = Expression("structure", r"\W*{archive}\s?:")
_CAPACITY = Expression("posts", r"\<(?P<mark>{marks})\s?\.?\s?(?=[{letters}])")
_POST = Expression("posts", r"\<{posts}\>")
_DRAFTED = Expression("posts", "{drafted}")
_ACTING = Expression("posts", r"{acting}\>")
_STEERING = Expression("posts", r"{steering}\>")
_ON_BEHALF = "TM"


def read_recipients(page: Page, lines: Sequence[Line]) -> tuple[tuple[Recipient, ...], Location | None]:
    """The lines of "Nơi nhận" and where the list stands, None where there is no list."""
    head = next((at for at, line in enumerate(lines) if is_recipients_head(line)), None)
    if head is None:
        return (), None
    own = lines[head]
    found = _beside_head(page, own)
    place = own.text.location()
    bulleted = any(_is_bullet(line) for line in lines[head + 1 :])
    nests = any(_is_bullet(line) and not _NESTED.match(line.text.value) for line in lines[head + 1 :])
    ended = False
    for at, line in enumerate(lines[head + 1 :], head + 1):
        if own.table is not None and line.table == own.table and line.column != own.column:
            continue
        if is_signature_line(page, line):
            if found and own.table is None and not any(_is_bullet(n) for n in lines[at + 1 :]):
                break
            continue
        if found and nests and _NESTED.match(line.text.value):
            continue
        if _is_bullet(line):
            found.extend(_split_bullets(line.text))
        elif not bulleted and not ended and len(line.key) < 160 and not is_name(line):
            found.extend(_split_inline(line.text))
        archive = _ARCHIVE_LINE.match(line.key) or holds(line.key, "structure", "archive_line")
        if archive or (found and not ended):
            place = place.to(line.text.location())
        if archive:
            ended = True
            if bulleted:
                break
    items = [item for item in map(_clean, found) if item.value]
    return tuple(
        Recipient(text=t.value, archive=bool(_ARCHIVE.match(t.key)), location=t.location()) for t in items
    ), place


def _is_bullet(line: Line) -> bool:
    return bool(_BULLET.match(line.text.value))


def _beside_head(page: Page, head: Line) -> list[Text]:
    """Recipients in the line of "Nơi nhận:" itself, unless it is the signature that stands there."""
    colon = head.key.find(":")
    if colon < 0 or is_signature_line(page, head):
        return []
    rest = head.text.cut_key(colon + 1, len(head.key))
    return _split_inline(rest) if rest.value and "." not in rest.value[:4] else []


def _split_bullets(text: Text) -> list[Text]:
    """The items of a line that holds several ("- A; - B; - Lưu: VT")."""
    key = text.key
    cuts = [0, *(m.start() + 1 for m in re.finditer(r"[;.] ?- (?=\S)", key)), len(key)]
    return [text.cut_key(a, b) for a, b in pairwise(cuts)]


def _split_inline(text: Text) -> list[Text]:
    key = text.key
    cuts = [0, *(m.end() for m in re.finditer(";", key)), len(key)]
    return [piece for a, b in pairwise(cuts) if (piece := text.cut_key(a, b)).value.strip(" -;.")]


def _clean(text: Text) -> Text:
    match = re.match(r"[\s\-–•*+;.,]*", text.value)
    start = match.end() if match else 0
    end = len(text.value)
    while end > start and text.value[end - 1] in " ;.,":
        end -= 1
    return text.cut(start, end)


def read_signature(page: Page, lines: Sequence[Line]) -> Signature | None:
    """The signature block in the closing lines, None where nothing of it can be seen."""
    signing = [at for at, line in enumerate(lines) if is_signature_line(page, line) or _beside_recipients(line)]
    block = _of_one_signer(lines, signing)
    if not block:
        return None
    said = _Said()
    for at in block:
        later = any(_CAPACITY.search(lines[other].key) for other in block if other > at)
        said.read(_signature_part(lines[at]), mark_follows=later, last=at + 1 == len(lines))
    first, last = _signature_part(lines[block[0]]), _signature_part(lines[block[-1]])
    name = _signer(page, lines, block)
    end = (name or last).location()
    sure = Confidence.CERTAIN if name is not None and said.role is not None else Confidence.LIKELY
    return Signature(
        capacity=said.capacity,
        for_post=_trim(said.for_post),
        role=_trim(said.role),
        name=_trim(name.value) if name else None,
        location=first.location().to(end) if first.line <= end.end_line else first.location(),
        reading=Reading(how="signature", confidence=sure),
    )


def _of_one_signer(lines: Sequence[Line], block: Sequence[int]) -> Sequence[int]:
    """Of signatures side by side those lines that belong to the last, who drafted the plan left out."""
    columns = list(dict.fromkeys(lines[at].column for at in block if lines[at].table is not None))
    drafted = {lines[at].column for at in block if _DRAFTED.match(lines[at].key.strip())}
    signing = [column for column in columns if column not in drafted] or columns
    if len(columns) < 2:
        return block
    return [at for at in block if lines[at].table is not None and lines[at].column == signing[-1]]


@dataclass
class _Said:
    """What the lines of a signature have said so far: the mark of capacity, for whom, and the signer's own post."""

    capacity: str | None = None
    for_post: str | None = None
    role: str | None = None

    def read(self, text: Text, *, mark_follows: bool, last: bool) -> None:
        """Take in one line; ``mark_follows`` says that a later line holds a mark, ``last`` that no line follows."""
        key = text.key
        position = 0
        while position < len(key):
            mark = _CAPACITY.search(key, position)
            post = _POST.search(key, position)
            if mark and (not post or mark.start() <= post.start()):
                position = self._mark(text, mark, mark_follows=mark_follows, last=last)
            elif post:
                position = self._post(text, post)
            else:
                break

    def _mark(self, text: Text, mark: re.Match[str], *, mark_follows: bool, last: bool) -> int:
        code = _codes()[mark["mark"]]
        post = _POST.search(text.key, mark.end())
        behalf = code == _ON_BEHALF
        near = post is not None and post.start() <= mark.end() + (1 if behalf else 2)
        named = text.cut_key(*post.span()).value if post and near else None
        if behalf:
            # "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH": the later mark is the signer's.
            self.capacity = self.capacity or (None if mark_follows else code)
            self.for_post = self.for_post or named
            return post.end() if post and near else len(text.key)
        self.capacity = code
        if post and near:
            self.for_post = named
            return post.end()
        if post is None and not last:
            self.for_post = None
        return mark.end()

    def _post(self, text: Text, post: re.Match[str]) -> int:
        key, end = text.key, post.end()
        tail = key[end : end + 60].strip()
        more = _POST.search(key, end)
        if self.role and _STEERING.match(fold_key(self.role)) and not _STEERING.match(key, post.start()):
            return len(key)  # "TRƯỞNG BAN" / "PHÓ CHỦ TỊCH UBND XÃ": what the head of the committee is elsewhere
        if self.role is None or not more:
            alone = not tail or _CAPACITY.search(tail) or _POST.search(tail)
            role = text.cut_key(post.start(), end if alone else len(key)).value
            acting = self.role is not None and _ACTING.match(fold_key(self.role))
            self.role = f"{self.role}, {role}" if acting else role
        return end if more or _CAPACITY.search(key, end) else len(key)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """The code of each mark of capacity, "KT" for "ký thay"."""
    return {mark: code for group in words("posts")["marks"].values() for code, marks in group.items() for mark in marks}


def _trim(value: str | None) -> str | None:
    return value.strip(" .,*") if value else None


def _beside_recipients(line: Line) -> bool:
    return is_recipients_head(line) and _CAPACITY.search(line.key) is not None


def _signature_part(line: Line) -> Text:
    if _beside_recipients(line):
        at = line.key.find(":")
        return line.text.cut_key(at + 1, len(line.key))
    return line.text.cut()


def _signer(page: Page, lines: Sequence[Line], block: Sequence[int]) -> Text | None:
    after = [
        line for line in lines[block[0] + 1 :]
        if is_name(line) and not is_signature_line(page, line) and not is_unit(line.key.strip(" .*"))
    ]  # fmt: skip
    same = [line for line in after if line.table is not None and line.column == lines[block[-1]].column]
    later = [line for line in after if line.index > lines[block[-1]].index]
    chosen = same or later or after
    if chosen:
        return last_signer(chosen[0].text.cut())
    if page.shouting or any(line.caps for line in lines[block[-1] + 1 :]):
        for line in lines[block[-1] + 1 :]:
            value = line.text.value.strip()
            if (
                2 <= len(value.split()) <= 6
                and not re.match(r"\s*[-+]", value)
                and not is_signature_line(page, line)
                and value.replace(" ", "").isalpha()
            ):
                return line.text.cut()
    return None
