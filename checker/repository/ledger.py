"""Every act that a folder of plans cites, by whom and with what date, issuer and title; what contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from checker.model.records import dataclass
from checker.parse.numbers import number_key
from checker.parse.vocabulary import phrases_of_rows, types_by_key
from checker.patterns import compiled
from checker.repository.agreement import Agreement, subjects
from checker.repository.bodies import body_key, same_body
from checker.repository.cards import Card, Cited

_V = TypeVar("_V")
_SURE = "high"
_YEAR = compiled(r"/((?:19|20)\d\d)/")


class Conflict(StrEnum):
    """What the mentions of one act disagree in, or in what they disagree with the act itself."""

    DATE = "date"
    ISSUER = "issuer"
    TYPE = "type"
    SUBJECT = "subject"
    KNOWN_DATE = "known-date"
    """Another day than the vocabulary knows for the act."""
    KNOWN_ISSUER = "known-issuer"
    YEAR = "year"
    """The day lies in another year than the number says ("63/2010/NĐ-CP ngày 08/6/2011")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One citation: in which file and line, and what it says."""

    file: str
    cited: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAct:
    """An act as the vocabulary knows it."""

    number: str
    issued: dt.date
    issuer: str
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act with all that was said of it; values in the order of how often they were said."""

    number: str
    types: tuple[str, ...]
    dates: tuple[dt.date, ...]
    issuers: tuple[str, ...]
    titles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    conflicts: tuple[Conflict, ...]
    known: KnownAct | None

    @property
    def files(self) -> tuple[str, ...]:
        """The files that cite it."""
        return tuple(dict.fromkeys(mention.file for mention in self.mentions))


def ledger(cards: Mapping[str, Card]) -> tuple[Act, ...]:
    """All acts with a number that these documents cite: those that contradict themselves first, then the most cited.

    One act is one number of one issuer in one year. A mention without issuer or day belongs to the act of that number, if
    in its file, else in all files, there is only one.
    """
    by_number: dict[str, list[Mention]] = defaultdict(list)
    for file, card in sorted(cards.items()):
        for cited in card.citations:
            if cited.number_key:
                by_number[cited.number_key].append(Mention(file=file, cited=cited))
    acts = [_act(group) for mentions in by_number.values() for group in _groups(mentions)]
    return tuple(sorted(acts, key=lambda act: (not act.conflicts, -len(act.files), -len(act.mentions), act.number)))


@lru_cache(maxsize=1)
def known_acts() -> Mapping[str, tuple[KnownAct, ...]]:
    """The vocabulary's acts by the key of their number."""
    found: dict[str, tuple[KnownAct, ...]] = {}
    for row in (*phrases_of_rows("acts", "acts"), *phrases_of_rows("acts", "others")):
        if row.get("confidence", _SURE) != _SURE:
            continue
        issued = dt.date.fromisoformat(row["date"])
        act = KnownAct(number=row["number"], issued=issued, issuer=row["issuer"], title=row.get("title"))
        key = number_key(act.number)
        found[key] = (*found.get(key, ()), act)
    return found


def _groups(mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of one number, act by act."""
    if _YEAR.search(mentions[0].cited.number or ""):
        return [mentions]
    groups: list[list[Mention]] = []
    later: list[Mention] = []
    for mention in mentions:
        if mention.cited.date is None or mention.cited.issuer_key is None:
            later.append(mention)
            continue
        group = next((group for group in groups if _same_act(mention, group)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    for mention in later:
        fitting = [group for group in groups if _fits(mention, group)]
        here = [group for group in fitting if any(other.file == mention.file for other in group)]
        chosen = here if len(here) == 1 else fitting
        if len(chosen) == 1:
            chosen[0].append(mention)
        else:
            groups.append([mention])
    return groups


def _same_act(mention: Mention, group: list[Mention]) -> bool:
    """Whether a mention means the act of a group: its issuer, and its year or, where the year may be a slip, its title."""
    first = group[0].cited
    if not _same_issuer(mention.cited, first) or mention.cited.date is None or first.date is None:
        return False
    if any(other.cited.date is not None and other.cited.date.year == mention.cited.date.year for other in group):
        return True
    slip = (first.date.month, first.date.day) == (mention.cited.date.month, mention.cited.date.day)
    return slip and subjects(mention.cited.subject, first.subject) is Agreement.SAME


def _fits(mention: Mention, group: list[Mention]) -> bool:
    said, first = mention.cited, group[0].cited
    if said.issuer_key is not None and not _same_issuer(said, first):
        return False
    return said.date is None or any(other.cited.date == said.date for other in group)


def _same_issuer(one: Cited, other: Cited) -> bool:
    if one.issuer_key is None or other.issuer_key is None:
        return True
    return bool(same_body(one.issuer_key, other.issuer_key))


def _act(mentions: list[Mention]) -> Act:
    said = [mention.cited for mention in mentions]
    dates = _by_count(cited.date for cited in said)
    known = _known(said[0].number_key, dates)
    return Act(
        number=_by_count(cited.number for cited in said)[0],
        types=_by_count(cited.type for cited in said if cited.type),
        dates=dates,
        issuers=_by_count(cited.issuer for cited in said),
        titles=_by_count(cited.subject for cited in said),
        mentions=tuple(mentions),
        conflicts=tuple(_conflicts(said, dates, known)),
        known=known,
    )


def _known(key: str, dates: tuple[dt.date, ...]) -> KnownAct | None:
    """The vocabulary's act of this number: that of a day that was said, else the only one of that year.

    Numbers without a year come back every year: of another year the vocabulary knows nothing.
    """
    acts = known_acts().get(key, ())
    for act in acts:
        if act.issued in dates:
            return act
    with_year = _YEAR.search(key) is not None
    fitting = [act for act in acts if with_year or not dates or act.issued.year in {day.year for day in dates}]
    return fitting[0] if len(fitting) == 1 else None


def _conflicts(said: list[Cited], dates: tuple[dt.date, ...], known: KnownAct | None) -> Iterable[Conflict]:
    if len(dates) > 1:
        yield Conflict.DATE
    keys = list(dict.fromkeys(cited.issuer_key for cited in said if cited.issuer_key))
    if any(same_body(one, other) is False for i, one in enumerate(keys) for other in keys[i + 1 :]):
        yield Conflict.ISSUER
    types = {cited.type_key for cited in said if cited.type_key in types_by_key() and not cited.nested}
    # "Luật …" and "Văn bản" are said of many acts; two types of which each has its own letters are not one act's.
    if len({types_by_key()[key].name for key in types if types_by_key()[key].symbols}) > 1:
        yield Conflict.TYPE
    titles = list(dict.fromkeys(cited.subject for cited in said if cited.subject))
    if any(
        subjects(one, other) is Agreement.DIFFERS for i, one in enumerate(titles[:8]) for other in titles[i + 1 : 8]
    ):
        yield Conflict.SUBJECT
    year = _YEAR.search(said[0].number or "")
    if year and any(day.year != int(year[1]) for day in dates):
        yield Conflict.YEAR
    if known is not None:
        if any(day != known.issued for day in dates):
            yield Conflict.KNOWN_DATE
        own = [body_key(name.strip()) for name in known.issuer.split(",")]
        # What follows the issuer's name may have been read into it; then it is not another body.
        if any(not any(key.startswith(body) or same_body(key, body) is not False for body in own) for key in keys):
            yield Conflict.KNOWN_ISSUER


def _by_count(values: Iterable[_V | None]) -> tuple[_V, ...]:
    """The values that are there, the most frequent first."""
    counts: dict[_V, int] = {}
    for value in values:
        if value is not None:
            counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda value: -counts[value]))
