"""Names of bodies and of persons by office: split out of lists, and brought to the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.model.plan import Name
from checker.parse.vocabulary import Expression, alternatives, phrases, words
from checker.patterns import compiled
from checker.text import LETTERS, Text, fold_key

_W = f"{LETTERS}0-9"
_HEAD = Expression("units", "{heads}(?![{letters}0-9])")
_OPENER = Expression("units", "{openers}(?![{letters}0-9])")
_VERB = Expression("units", "(?<![{letters}0-9]){verbs}(?![{letters}0-9])")
_PREFIX = Expression("units", r"{prefixes}\s*:?\s+")
_VAGUE = Expression("units", r"{vague}\s*$")
_SEPARATOR = Expression("units", r"[()\[\],]| {with}(?= )")
_AND = Expression("units", " {and} ")
_AND_FIRST = Expression("units", "{and} ")
_GROUP = Expression("units", r"[\s•*+–-]*{group}\>")
_PLURAL = Expression("units", r"[\s•*+–-]*{plural}\>")
_REST_END = Expression("units", r",| {and} |;|\(")
_NO_NAME = Expression("units", "{no_names}(?: .{0,20})?")


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    return compiled(rf"(?<![{_W}&]){alternatives(map(re.escape, words('units')['abbreviations']))}(?![{_W}&])")


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
    prefix = _PREFIX.match(key)
    return bool(_HEAD.match(key, prefix.end() if prefix else 0))


def is_vague(key: str) -> bool:
    """Whether a folded name names nobody in particular ("các phòng, đơn vị có liên quan")."""
    return bool(_VAGUE.match(key.strip(" .;,-")))


def starts_clause(key: str) -> int | None:
    """Where, after the name at its start, a folded text goes on with a verb; None when it is a name alone."""
    match = _VERB.search(key)
    return match.start() if match else None


def clause_start(text: Text) -> int | None:
    """As ``starts_clause``, but a verb with a capital or in brackets is part of a name ("Phòng Kế hoạch - Tổng hợp")."""
    match = small_match(text, _VERB)
    return match.start() if match else None


def small_match(text: Text, words: Expression) -> re.Match[str] | None:
    """The first match of ``words`` in a text's key that is no part of a name: not with a capital, not inside brackets."""
    key = text.key
    shouting = text.value.upper() == text.value
    for match in words.finditer(key):
        origin, _ = text.folded.original(*match.span())
        if not shouting and text.value[origin : origin + 1].isupper() and match.start() > 0:
            continue
        if key[: match.start()].count("(") > key[: match.start()].count(")"):
            continue
        names = key[: match.start()].rsplit(";", 1)[-1].strip()
        head = names.rsplit(",", 1)[-1].strip()
        listed = head != names and _GROUP.match(names) is not None  # "các thôn, bản"
        for joint in _AND.finditer(head):
            last = head[joint.end() :]
            if last in phrases("units", "plural"):
                head, listed = last, False  # "MTTQ tỉnh và các tổ chức": a list of its own
        if not listed and _GROUP.fullmatch(head):
            continue  # "các tổ chức chính trị - xã hội"
        if not listed and head not in phrases("units", "complete") and _HEAD.fullmatch(head):
            continue  # "phòng tổ chức": a head alone is no name yet
        return match
    return None


def without_prefix(text: Text) -> Text:
    """The name without "Đề nghị", "Trách nhiệm của" before and "có trách nhiệm" after it."""
    key = text.key
    start = 0
    while match := _PREFIX.match(key, start):
        # "Trách nhiệm của đối tượng thực hiện kiểm kê": what follows is who is meant, whatever it is
        if not _HEAD.match(key, match.end()) and not key.startswith(phrases("units", "responsibility"), start):
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
    return before[-1:] in ".;:" and bool(_HEAD.match(key[at + 1 :].lstrip()))


def _names(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of the names between separators outside brackets after which a new name begins."""
    key = text.key
    found: list[tuple[int, int]] = []
    left = start
    depth = 0
    listing = _is_group(key[start:end])
    for sign in _SEPARATOR.finditer(key, start, end):
        at = sign.start()
        if sign.group() in "([":
            depth += 1
        elif sign.group() in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and at >= left:
            after = sign.end() + (sign.group() != ",")
            if _new_name(text, after, end, key[left:at], listing=listing):
                found.append((left, at))
                further = _AND.match(key, after)
                left = further.end() if further else after
                listing = _is_group(key[left:end])
    found.append((left, end))
    return found


def _is_group(key: str) -> bool:
    return bool(_GROUP.match(key))


def _new_name(text: Text, start: int, end: int, before: str, *, listing: bool) -> bool:
    """Whether a name of its own begins at ``start``; ``listing`` says that the name before opened a list ("các sở, ban")."""
    key = text.key
    while start < end and key[start] == " ":
        start += 1
    if joint := _AND_FIRST.match(key, start):
        start = joint.end()
    head = _HEAD.match(key, start, end)
    if not head:
        return False
    if key.startswith(phrases("units", "twins"), start) and _joins(before, key[start:end]):
        return False
    if _OPENER.match(key, start, end):
        return True
    origin, _ = text.folded.original(start, head.end())
    capital = text.value[origin : origin + 1].isupper()
    stop = _REST_END.search(key, head.end(), end)
    rest = key[head.end() : stop.start() if stop else end].strip(" .")
    bare = not rest or bool(_NO_NAME.fullmatch(rest))
    if text.value.upper() == text.value:
        return not listing and (not bare or bool(rest and head.group() not in phrases("units", "small_heads")))
    if listing:
        return capital and not (bare and _PLURAL.match(before))
    return capital or (not bare and len(rest) > 2 and head.group() not in phrases("units", "small_heads"))


def _joins(before: str, after: str) -> bool:
    """Whether an "và" stands inside one name such as "Văn phòng HĐND và UBND huyện"."""
    before = before.strip()
    for word in phrases("units", "and"):
        probe = f"{before} {word} {after.strip()}"
        if any(0 <= probe.find(joined) < len(before) for joined in phrases("units", "joined")):
            return True
    return False
