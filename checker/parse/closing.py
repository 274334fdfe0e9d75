"""The end of a plan: who receives it, and who signs it in which capacity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.model.location import Location
from checker.model.plan import Confidence, Reading, Recipient, Signature
from checker.parse.page import Line, Page
from checker.parse.structure import _is_name, is_recipients_head, is_signature_line
from checker.parse.vocabulary import alternatives, phrases, words
from checker.text import Text

_BULLET = re.compile(r"\s*[-•*]+\s*")
_NESTED = re.compile(r"\s*\+")


def read_recipients(page: Page, lines: Sequence[Line]) -> tuple[tuple[Recipient, ...], Location | None]:
    """The lines of "Nơi nhận" and where the list stands, None where there is no list."""
    head = next((at for at, line in enumerate(lines) if is_recipients_head(line)), None)
    if head is None:
        return (), None
    found: list[Text] = []
    side = lines[head].column
    place = lines[head].text.location()
    inline = lines[head].key.find(":")
    rest = lines[head].text.cut_key(inline + 1, len(lines[head].key)) if inline >= 0 else None
    if rest is not None and rest.value and not is_signature_line(page, lines[head]) and "." not in rest.value[:4]:
        found.extend(_split_inline(rest))
    bulleted = any(_BULLET.match(line.text.value) for line in lines[head + 1 :])
    ended = False
    for line in lines[head + 1 :]:
        value = line.text.value
        if lines[head].table is not None and line.table == lines[head].table and line.column != side:
            continue
        if is_signature_line(page, line):
            if not found:
                continue
            if lines[head].table is None and not any(
                _BULLET.match(n.text.value) for n in lines[line.index - lines[0].index + 1 :]
            ):
                break
            continue
        if _NESTED.match(value) and found:
            continue
        if _BULLET.match(value):
            found.extend(_split_bullets(line.text))
        elif not bulleted and not ended and len(line.key) < 160 and not _is_name(line):
            found.extend(_split_inline(line.text))
        if re.match(r"\W*lưu\s?:", line.key) or "lưu: vt" in line.key:
            ended = True
            place = place.to(line.text.location())
            if bulleted:
                break
        if not ended and found:
            place = place.to(line.text.location())
    recipients = [
        Recipient(text=t.value, archive=bool(re.match(r"\W*lưu(?![a-zà-ỹđ])", t.key)), location=t.location())
        for t in (_clean(f) for f in found)
        if t.value
    ]
    return tuple(recipients), place


def _split_bullets(text: Text) -> list[Text]:
    """The items of a line that holds several ("- A; - B; - Lưu: VT")."""
    key = text.key
    cuts = [0] + [m.start() + 1 for m in re.finditer(r"[;.] ?- (?=\S)", key)] + [len(key)]
    return [text.cut_key(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]


def _split_inline(text: Text) -> list[Text]:
    key = text.key
    cuts = [0] + [m.end() for m in re.finditer(r";", key)] + [len(key)]
    return [piece for a, b in zip(cuts, cuts[1:], strict=False) if (piece := text.cut_key(a, b)).value.strip(" -;.")]


def _clean(text: Text) -> Text:
    match = re.match(r"[\s\-–•*+;.,]*", text.value)
    start = match.end() if match else 0
    end = len(text.value)
    while end > start and text.value[end - 1] in " ;.,":
        end -= 1
    return text.cut(start, end)


@lru_cache(maxsize=1)
def _capacity() -> re.Pattern[str]:
    marks = alternatives(re.escape(c) for c in words("posts")["capacity"])
    return re.compile(rf"(?<![a-zà-ỹđ]){marks}\s?\.?\s?(?=[a-zà-ỹđ])")


@lru_cache(maxsize=1)
def _post() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-zà-ỹđ]){alternatives(phrases('posts', 'posts'))}(?![a-zà-ỹđ])")


def read_signature(page: Page, lines: Sequence[Line]) -> Signature | None:
    """The signature block in the closing lines, None where nothing of it can be seen."""
    block = [at for at, line in enumerate(lines) if is_signature_line(page, line) or _beside_recipients(line)]
    if not block:
        return None
    capacity: str | None = None
    for_post: str | None = None
    role: str | None = None
    first: Text | None = None
    last: Text | None = None
    table = words("posts")["capacity"]
    for at in block:
        text = _signature_part(lines[at])
        first = first or text
        last = text
        key = text.key
        position = 0
        while position < len(key):
            mark = _capacity().search(key, position)
            post = _post().search(key, position)
            if mark and (not post or mark.start() <= post.start()):
                code = re.match(r"[a-zà-ỹđ ]+", mark.group().replace(".", "").strip())
                name = table.get(code.group().strip() if code else "", None)
                after = _post().search(key, mark.end())
                if name == "TM":
                    capacity = capacity or ("TM" if not _later_capacity(lines, block, at) else None)
                    if after and after.start() <= mark.end() + 1:
                        for_post = for_post or text.cut_key(after.start(), after.end()).value
                        position = after.end()
                    else:
                        position = len(key)
                    continue
                capacity = name
                if after and after.start() <= mark.end() + 2:
                    for_post = text.cut_key(after.start(), after.end()).value
                    position = after.end()
                else:
                    position = mark.end()
                    if at + 1 < len(lines) and not after:
                        for_post = None
                continue
            if post:
                end = post.end()
                tail = key[end : end + 60].strip()
                role = (
                    text.cut_key(
                        post.start(), end if not tail or _capacity().search(tail) or _post().search(tail) else len(key)
                    ).value
                    if role is None or not _post().search(key, end)
                    else role
                )
                position = end if _post().search(key, end) or _capacity().search(key, end) else len(key)
                continue
            break
    name_text = _signer(page, lines, block)
    if first is None or last is None:
        return None
    if capacity in ("KT", "TL", "TUQ", "Q") and for_post is None and role is not None:
        for_post = None
    end = (name_text or last).location()
    sure = Confidence.CERTAIN if name_text is not None and role is not None else Confidence.LIKELY
    return Signature(
        capacity=capacity, for_post=_trim(for_post), role=_trim(role), name=_trim(name_text.value) if name_text else None,
        location=first.location().to(end) if first.line <= end.end_line else first.location(), reading=Reading(how="signature", confidence=sure),
    )  # fmt: skip


def _later_capacity(lines: Sequence[Line], block: Sequence[int], at: int) -> bool:
    return any(_capacity().search(lines[other].key) for other in block if other > at)


def _trim(value: str | None) -> str | None:
    return value.strip(" .,*") if value else None


def _beside_recipients(line: Line) -> bool:
    return bool(is_recipients_head(line) and _capacity().search(line.key))


def _signature_part(line: Line) -> Text:
    if _beside_recipients(line):
        at = line.key.find(":")
        return line.text.cut_key(at + 1, len(line.key))
    return line.text.cut()


def _signer(page: Page, lines: Sequence[Line], block: Sequence[int]) -> Text | None:
    after = [line for line in lines[block[0] + 1 :] if _is_name(line) and not is_signature_line(page, line)]
    same = [line for line in after if line.table is not None and line.column == lines[block[-1]].column]
    later = [line for line in after if line.index > lines[block[-1]].index]
    chosen = same or later or after
    if chosen:
        return chosen[0].text.cut()
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
