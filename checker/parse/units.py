"""Names of bodies and of persons by office: split out of lists, and brought to the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model.plan import Name
from checker.parse.vocabulary import alternatives, phrases, words
from checker.text import Text, fold_key

_W = "a-zà-ỹđ0-9"


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(phrases('units', 'heads'))}(?![{_W}])")


@lru_cache(maxsize=1)
def _opener() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(phrases('units', 'openers'))}(?![{_W}])")


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('units', 'joined'))})$")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![{_W}]){alternatives(phrases('units', 'verbs'))}(?![{_W}])")


@lru_cache(maxsize=1)
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(phrases('units', 'prefixes'))}\s*:?\s+")


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(phrases('units', 'vague'))}\s*$")


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    return re.compile(rf"(?<![{_W}&]){alternatives(map(re.escape, words('units')['abbreviations']))}(?![{_W}&])")


@lru_cache(maxsize=4096)
def canonical(name: str, opened: tuple[tuple[str, str], ...] = ()) -> str:
    """The form in which two names are compared: folded, short forms opened, marks and brackets left out.

    ``opened`` adds short forms that the document itself explains, as (short, long) in folded form.
    """
    key = fold_key(name).strip(" .;:-,*")
    table = words("units")["abbreviations"]
    key = _abbreviation().sub(lambda m: table[m.group()], key)
    for short, long in opened:
        key = re.sub(rf"(?<![{_W}]){re.escape(short)}(?![{_W}])", long, key)
    key = re.sub(r"\([^)]*\)", " ", key)
    return re.sub(r"\s+", " ", key).strip(" .;:-,")


def is_unit(key: str) -> bool:
    """Whether a folded text begins as the name of a body, a part of one or a person by office."""
    key = key.lstrip(" -+*")
    prefix = _prefix().match(key)
    return bool(_head().match(key, prefix.end() if prefix else 0))


def is_vague(key: str) -> bool:
    """Whether a folded name names nobody in particular ("các phòng, đơn vị có liên quan")."""
    return bool(_vague().match(key.strip(" .;,-")))


def starts_clause(key: str) -> int | None:
    """Where, after the name at its start, a folded text goes on with a verb; None when it is a name alone."""
    match = _verb().search(key)
    return match.start() if match else None


def clause_start(text: Text) -> int | None:
    """As ``starts_clause``, but a verb with a capital is part of a name ("Phòng Kế hoạch - Tổng hợp"), and so is what brackets hold."""
    key = text.key
    shouting = text.value.upper() == text.value
    for match in _verb().finditer(key):
        origin, _ = text.folded.original(*match.span())
        if not shouting and text.value[origin : origin + 1].isupper() and match.start() > 0:
            continue
        if key[: match.start()].count("(") > key[: match.start()].count(")"):
            continue
        return match.start()
    return None


def without_prefix(text: Text) -> Text:
    """The name without "Đề nghị", "Trách nhiệm của" before and "có trách nhiệm" after it."""
    key = text.key
    start = 0
    while match := _prefix().match(key, start):
        if not _head().match(key, match.end()):
            # "Trách nhiệm của đối tượng thực hiện kiểm kê": what follows is who is meant, whatever it is
            if not key.startswith("trách nhiệm của", start):
                break
        start = match.end()
    end = len(key)
    for suffix in phrases("units", "suffixes"):
        trimmed = key[:end].rstrip(" .:;,")
        if trimmed.endswith(suffix) and len(trimmed) - len(suffix) > start:
            end = len(trimmed) - len(suffix)
    return text.cut_key(start, end)


def split_units(text: Text, opened: tuple[tuple[str, str], ...] = ()) -> tuple[Name, ...]:
    """The names in a list such as "Sở A, Sở B và các sở, ban, ngành; UBND các xã, phường".

    Split at every ";" and line of its own; at "," and "và" only where a new name begins, so that neither a comma inside a
    name nor a list under one "các" is torn.
    """
    names: list[Name] = []
    for start, end in _clauses(text.key):
        for left, right in _names(text, start, end):
            piece = text.cut_key(left, right)
            piece = _tidy(piece)
            if piece.value:
                names.append(
                    Name(text=piece.value, canonical=canonical(piece.value, opened), location=piece.location())
                )
    return tuple(names)


def name_of(text: Text, opened: tuple[tuple[str, str], ...] = ()) -> Name:
    """One name, unsplit."""
    tidy = _tidy(text)
    return Name(text=tidy.value, canonical=canonical(tidy.value, opened), location=tidy.location())


def _tidy(piece: Text) -> Text:
    value = piece.value
    start, end = 0, len(value)
    while start < end and value[start] in ' \t-–+*•:;,."“':
        start += 1
    while end > start and value[end - 1] in ' \t-–;:,."”…':
        end -= 1
    return piece.cut(start, end)


def _clauses(key: str) -> list[tuple[int, int]]:
    """Ranges between semicolons and between bullets, brackets respected."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for at, char in enumerate(key):
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and (
            char == ";"
            or (
                char in "-+" and at > start and key[at - 1 : at + 2] in (". " + char, " - ", " + ") and _bullet(key, at)
            )
        ):
            found.append((start, at))
            start = at + 1
    found.append((start, len(key)))
    return [(a, b) for a, b in found if key[a:b].strip(" .;-")]


def _bullet(key: str, at: int) -> bool:
    """Whether a dash inside joined text is a bullet: it follows an end of sentence and a name begins after it."""
    before = key[:at].rstrip()
    return before[-1:] in ".;:" and bool(_head().match(key[at + 1 :].lstrip()))


def _names(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    key = text.key
    found: list[tuple[int, int]] = []
    at = left = start
    depth = 0
    listing = _is_group(key[start:end])
    while at < end:
        char = key[at]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            width = 0
            if char == ",":
                width = 1
            elif key.startswith(" và ", at):
                width = 4
            elif key.startswith(" cùng ", at):
                width = 6
            if width and _new_name(text, at + width, end, key[left:at], listing):
                found.append((left, at))
                left = at + width
                if key.startswith(" và ", left - 0):
                    left += 4
                listing = _is_group(key[left:end])
                at = left
                continue
        at += 1
    found.append((left, end))
    return found


def _is_group(key: str) -> bool:
    return bool(re.match(r"\s*(?:các|những|từng)(?![a-zà-ỹđ])", key)) or bool(
        re.match(r"\s*(?:ubnd|ủy ban nhân dân) (?:các )?(?:xã|phường|huyện)", key)
    )


def _new_name(text: Text, start: int, end: int, before: str, listing: bool) -> bool:
    key = text.key
    while start < end and key[start] == " ":
        start += 1
    if key.startswith("và ", start):
        start += 3
    head = _head().match(key, start, end)
    if not head:
        return False
    if key[start:].startswith(("hđnd", "hdnd", "ubnd", "hội đồng nhân dân", "ủy ban nhân dân")) and _joins(
        before, key[start:end]
    ):
        return False
    if _opener().match(key, start, end):
        return True
    origin, _ = text.folded.original(start, head.end())
    capital = text.value[origin : origin + 1].isupper()
    rest = re.split(r",| và |;|\(", key[head.end() : end], maxsplit=1)[0].strip(" .")
    bare = not rest or bool(
        re.fullmatch(
            r"(?:tỉnh|thành phố|huyện|xã|cấp tỉnh|cấp xã|trung ương|địa phương|thuộc tỉnh|có liên quan|liên quan|khác|chuyên môn|trực thuộc)(?: .{0,20})?",
            rest,
        )
    )
    if text.value.upper() == text.value:
        return not bare and not listing
    if listing:
        return capital and not bare
    if capital:
        return True
    return (
        not bare
        and len(rest) > 2
        and head.group()
        not in ("đơn vị", "cơ quan", "ban", "ngành", "bộ", "báo", "bản", "hội", "đoàn", "địa phương", "tổ", "thôn")
    )


def _joins(before: str, after: str) -> bool:
    """Whether an "và" stands inside one name such as "Văn phòng HĐND và UBND huyện"."""
    probe = f"{before.strip()} và {after.strip()}"
    for joined in phrases("units", "joined"):
        at = probe.find(joined)
        if at >= 0 and at < len(before.strip()):
            return True
    return False
