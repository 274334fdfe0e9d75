"""Who reports, and to whom."""

from __future__ import annotations

from checker.model.plan import Direction, Level, Name
from checker.parse.context import Context
from checker.parse.marks import bullet
from checker.parse.sentences import Sentence
from checker.parse.units import canonical, clause_start, is_unit, split_units
from checker.parse.vocabulary import Expression, phrases

_TO = Expression("reports", r"\<{to.verb}(?: {to.more})*\s+")
_END = Expression("reports", r",? (?:{to.end})\>|[;.:(]|(?<=[{letters}])\s*\)")
_INSIDE = Expression("reports", r"{inside}\>")
_CHAIR = Expression("reports", r"{chair} ")
_DEPARTMENT = Expression("reports", r"{department} ")
_LONGEST_NAME = 140
_LONGEST_SUBJECT = 160
_REACH_BACK = 60


def addressees(context: Context, sentence: Sentence, verb: int) -> tuple[Name, ...]:
    """The bodies after "báo cáo", "gửi" or "về" nearest to the duty, whose verb stands at ``verb``."""
    key = sentence.line.key
    names: list[Name] = []
    for match in _TO.finditer(key, sentence.start, sentence.end):
        if match.start() < verb - _REACH_BACK:
            continue
        rest = key[match.end() : sentence.end]
        if not is_unit(rest) or rest.startswith(phrases("reports", "to", "nobody")):
            continue
        stop = _END.search(key, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        found = split_units(sentence.line.text.cut_key(match.end(), end), context.opened)
        known = {name.canonical for name in names}
        names.extend(
            name
            for name in found
            if is_unit(name.canonical) and name.canonical not in known and len(name.text) < _LONGEST_NAME
        )
        if names and (match.group().startswith(phrases("reports", "to", "final")) or len(names) >= 3):
            break
    return tuple(names)


def reporters(context: Context, sentence: Sentence, verb: int) -> tuple[Name, ...]:
    """Who reports: the subject of the sentence, else the unit whose duties these are."""
    line = sentence.line
    sign = bullet(line.key)
    start = max(sentence.start, sign[1] if sign else 0)
    start += len(line.key[start:verb]) - len(line.key[start:verb].lstrip(" "))
    subject = line.key[start:verb]
    if is_unit(subject):
        clause = clause_start(line.text.cut_key(start, verb))
        end = start + clause if clause is not None else verb
        if end - start < _LONGEST_SUBJECT:
            return split_units(line.text.cut_key(start, end), context.opened)
    return unit_above(context, line.index)


def unit_above(context: Context, index: int) -> tuple[Name, ...]:
    """The unit that the nearest heading above a line names; empty when no heading does."""
    for node in context.ancestors(index):
        if node.heading and is_unit(node.key):
            return split_units(node.title, context.opened)
    return ()


def direction(context: Context, to: tuple[Name, ...]) -> Direction:
    """Up when an addressee is outside the issuer's own house."""
    superior = canonical(context.issuer.superior) if context.issuer and context.issuer.superior else ""
    if superior and any(superior.startswith(name.canonical) for name in to):
        return Direction.UP
    committee = context.level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
    outward = any(
        not _INSIDE.match(name.canonical)
        and not _is_own(context, name.canonical)
        and not (committee and _of_committee(context, name.canonical))
        for name in to
    )
    return Direction.UP if outward else Direction.INTERNAL


def _is_own(context: Context, name: str) -> bool:
    """Whether a name is the issuer's, whole, its first words ("Sở") or some words of it ("Đoàn xã" of "BCH Đoàn xã X")."""
    own = context.issuer.canonical if context.issuer else ""
    return own == name or own.startswith(f"{name} ") or (" " in name and f" {name} " in f" {own} ")


def _of_committee(context: Context, name: str) -> bool:
    """Whether a name is the issuing committee itself, its chair, or a department of the issuing province."""
    own = context.issuer.canonical if context.issuer else ""
    chair = _CHAIR.match(name)
    if name and (own.startswith(name) or (name[chair.end() :] if chair else name) in own):
        return True
    return context.level is Level.PROVINCE and bool(_DEPARTMENT.match(name))
