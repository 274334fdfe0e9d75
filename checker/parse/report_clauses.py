"""Which "báo cáo" of a plan lay a duty to report on its results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.plan import Role
from checker.model.records import dataclass
from checker.parse.context import Context
from checker.parse.deadlines import dues_of, is_by_reference
from checker.parse.labels import find_labels, starts_with_label
from checker.parse.page import Line
from checker.parse.sentences import Sentence, sentences
from checker.parse.units import is_unit, starts_clause
from checker.parse.vocabulary import Expression, pattern

_WORD = Expression("reports", "{verb}")
_VERB = Expression("reports", r"\<{verb}\>")
# "Chế độ báo cáo: …" at the start, "thực hiện chế độ báo cáo … gửi Sở A" anywhere.
_HEADED = Expression("reports", r"\W*(?:[\divx]{1,4}[.)]\s*)?{duty_heads} (?P<verb>{verb})[^.;:]{0,30}:")
_SENT_ON = Expression("reports", r"\<{duty_heads} (?P<verb>{verb})\>[^.;]{0,60} {to.final}\>")
_SENDING = Expression("reports", "{sending}")
_WORK = {Role.TASKS, Role.CONTENT}
_RESULT = Expression("reports", r"\<{result}\>")
_REST_DAY = Expression("reports", r"\s*{rest.day}")
_REST_DETAIL = Expression("reports", r"\s*{rest.detail}[^.;]{0,60}{rest.rhythm}")
_REST_SENDS = Expression("reports", "{rest.sends}")
_NOUN_BEFORE = Expression("reports", r"\<{noun_before}(?: {noun_more})* $")
_NOUN_UNADDRESSED = Expression("reports", r"\<{noun_unaddressed} $")
_NAME_END = Expression("reports", r" {to.end}\>")
_LONGEST_NAME = 60
_OBJECT = Expression("reports", r"\<{object}\>")
_LINKED = Expression("reports", r"\s*(?:{linked}|,)\>")
_RHYTHM = Expression("reports", r"{rhythm_before}\s*(?:{gather},? )?$")
_SENT = Expression("reports", r"\s*{sent_to}\s")
_WOVEN = Expression("reports", r"{woven}[^;.]{0,60} (?P<verb>{verb})")
_WOVEN_IN = Expression("reports", r"{woven} $")
_IN_CASE = Expression("reports", r"{difficulty.in_case} [^;.]{0,60}{difficulty.matter}|{difficulty.meanwhile}")
_TOLD = Expression("reports", "{difficulty.results}")
_STEPS = Expression("reports", r"(?:{purpose.to} )?(?:{purpose.step} )+(?:{purpose.and} )?(?:{purpose.to} )?$")
_STEPS_AFTER = Expression("reports", r" {purpose.sends} |{purpose.gathers}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence that lays a duty to report, and the offset of its verb in the key of its line."""

    sentence: Sentence
    verb: int


def find_clauses(context: Context) -> Iterator[Clause]:
    """The duties to report in the body; other uses of the word are noted as passing or left as residue."""
    for line in context.body:
        if line.index in context.skip or not _WORD.search(line.key):
            continue
        roles = context.roles_above(line.index)
        aims = roles & {Role.PURPOSE, Role.REQUIREMENTS} and not roles & {Role.REPORTING, Role.ORGANISATION}
        if aims or context.is_heading(line):
            context.ledger.take(line, "reporting")
            continue
        made = starts_with_label(line) and find_labels(line)[0].role == "product"
        work = bool(roles & _WORK) and Role.ORGANISATION not in roles
        for sentence in _sentences(line):
            if made and not dues_of(context, sentence):
                context.ledger.take(line, "reporting")  # "Sản phẩm: Báo cáo kết quả rà soát"
                continue
            dated = not work and bool(dues_of(context, sentence))
            for verb in _verbs(context, sentence, under_reporting=Role.REPORTING in roles, dated=dated):
                yield Clause(sentence, verb)


def _sentences(line: Line) -> list[Sentence]:
    """Sentences of a line; one without the verb that holds the day, or the rhythm in detail, joins the one before."""
    found: list[Sentence] = []
    for sentence in sentences(line):
        part = sentence.key
        if found and (
            (not _WORD.search(part) and _REST_DAY.match(part))
            or (_WORD.search(found[-1].key) and _REST_DETAIL.match(part) and not _REST_SENDS.search(part[:40]))
        ):
            found[-1] = found[-1].joined(sentence)
        else:
            found.append(sentence)
    return found


def _verbs(context: Context, sentence: Sentence, *, under_reporting: bool, dated: bool) -> list[int]:
    """Offsets of the verbs in a sentence that lay a duty; ``dated``: it names a day where no work is planned."""
    key, line = sentence.line.key, sentence.line
    results = under_reporting or dated or bool(_RESULT.search(key, sentence.start, sentence.end))
    reach = (sentence.start, sentence.end)
    headed = (_HEADED.match(key, *reach) or _SENT_ON.search(key, *reach)) if dated else None
    difficulties = _tells_difficulties(context, sentence)
    chosen: list[int] = []
    for match in _VERB.finditer(key, sentence.start, sentence.end):
        at = match.start()
        if headed and headed.start("verb") == at:
            chosen.append(at)
            context.ledger.take(line, "reporting", at, match.end())
            continue
        passing = (
            difficulties
            or (not dated and _SENDING.match(match.group()) is not None)
            or _is_noun(sentence, match)
            or _in_passing(sentence, at)
            or (
                bool(chosen)
                and (_is_purpose(key[chosen[-1] : at]) or _WOVEN_IN.search(key, chosen[-1], at) is not None)
            )
        )
        duty = not passing and _lays_duty(sentence, match, results=results)
        if duty:
            chosen.append(at)
        if duty or passing:
            context.ledger.take(line, "reporting", at, match.end())
    if not chosen and results and (woven := _WOVEN.search(key, sentence.start, sentence.end)):
        chosen.append(woven.start("verb"))  # results told inside another report: its duty is this one's
    return chosen


def _is_noun(sentence: Sentence, match: re.Match[str]) -> bool:
    before = sentence.line.key[sentence.start : match.start()]
    after = sentence.line.key[match.end() : sentence.end]
    return (
        _NOUN_BEFORE.search(before) is not None
        or (_NOUN_UNADDRESSED.search(before) is not None and not _addressee_follows(after))
        or pattern("reports", "noun_after").match(after.lstrip()) is not None
        or before.endswith('"')
    )


def _in_passing(sentence: Sentence, at: int) -> bool:
    hits = pattern("reports", "passing").finditer(sentence.line.key, max(0, at - 40), sentence.end)
    return any(hit.start() <= at < hit.end() for hit in hits)


def _lays_duty(sentence: Sentence, match: re.Match[str], *, results: bool) -> bool:
    """Whether a verb has an object or an addressee, or at least a rhythm or results in its sentence."""
    before = sentence.line.key[sentence.start : match.start()]
    after = sentence.line.key[match.end() : sentence.end]
    if _OBJECT.match(after.lstrip()) or _SENT.match(after) or _addressee_follows(after):
        return True
    listed = _LINKED.match(after) and not _OBJECT.match(after.strip(" ,"))
    return not listed and (results or _RHYTHM.search(before) is not None)


def _addressee_follows(after: str) -> bool:
    name = after.strip()[:_LONGEST_NAME]
    end = _NAME_END.search(name)
    return is_unit(name) and starts_clause(name[: end.start()] if end else name) is None


def _tells_difficulties(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence reports difficulties only: "nếu có vướng mắc, phản ánh về … báo cáo … xem xét"."""
    match = pattern("reports", "difficulty", "said").search(sentence.line.key, sentence.start, sentence.end)
    if match is None or dues_of(context, sentence) or is_by_reference(sentence):
        return False
    part = sentence.key
    return bool(_IN_CASE.search(part)) or (not _TOLD.search(part) and match.start() > sentence.start)


def _is_purpose(between: str) -> bool:
    """Whether a later verb only says what the receiver does with the report ("gửi X tổng hợp, báo cáo …")."""
    return bool(_STEPS.search(between)) and bool(_STEPS_AFTER.search(between))
