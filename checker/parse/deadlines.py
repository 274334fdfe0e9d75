"""When something is to be done: the days and rhythms of a sentence, the time of a task."""

from __future__ import annotations

from checker.model.plan import Time
from checker.parse.context import Context
from checker.parse.dates import Due, find_dates, find_due, safe_date
from checker.parse.labels import find_labels
from checker.parse.marks import bullet
from checker.parse.page import Line
from checker.parse.sentences import Sentence
from checker.parse.time_spans import time_span
from checker.parse.vocabulary import Expression, pattern, phrases
from checker.text import Text

_JOINED = Expression("reports", "{by_reference.joined}")
_RULE = Expression("reports", "{by_reference.rule}")
_RECEIVER = Expression("reports", "{by_reference.receiver}")
_RECEIVER_SENDS = Expression("reports", "{by_reference.receiver_sends}")
_FORM = Expression("reports", r"{by_reference.form}[^,;.]{0,24}$")
_OF = Expression("dates", " {of}\\>")
_LINES_BELOW = 2


def dues_of(context: Context, sentence: Sentence) -> list[Due]:
    """The days by which something is due in a sentence."""
    return find_due(sentence.line.key, sentence.start, sentence.end, year=context.year, one_year=context.one_year)


def day_of_sending(context: Context, sentence: Sentence, verb: int) -> list[Due]:
    """The day on which a report is sent ("gửi UBND tỉnh ngày 12/12/2026"): the first after its verb, no act's own."""
    key = sentence.line.key
    hit = next(find_dates(key, verb, sentence.end), None)
    if hit is None or any(char.isdigit() for char in key[verb : hit.start]) or _OF.match(key, hit.end):
        return []
    day = hit.value or (safe_date(context.year, hit.month, hit.day) if context.year and not hit.year else None)
    return [Due(hit.start, hit.end, day, None)] if day else []


def due_below(context: Context, sentence: Sentence) -> tuple[list[Due], Line | None]:
    """The days in a line "Thời hạn hoàn thành: …" just below a sentence that ends its line, and that line."""
    line = sentence.line
    if sentence.end < len(line.key.rstrip(" ./;")):
        return [], None
    for follower in context.page.lines[line.index + 1 : line.index + 1 + _LINES_BELOW]:
        labels = find_labels(follower)
        if (
            labels
            and labels[0].role == "time"
            and labels[0].at_start
            and context.node_of.get(follower.index) is context.node_of.get(line.index)
        ):
            dues = dues_of(context, Sentence(follower, 0, len(follower.key)))
            return dues, follower if dues else None
        if bullet(follower.key) is None or not follower.key.strip().startswith("+"):
            break
    return [], None


def is_by_reference(sentence: Sentence) -> bool:
    """Whether a sentence leaves the day to another act or another report."""
    key, start = sentence.line.key, sentence.start
    for match in pattern("reports", "by_reference", "said").finditer(key, start, sentence.end):
        said, before = match.group(), key[start : match.start()]
        if said.startswith(phrases("reports", "by_reference", "inside")) and not _JOINED.search(before):
            continue
        if _RULE.search(said):
            around = key[max(start, match.start() - 24) : match.end()]
            if _RECEIVER.search(around) and _RECEIVER_SENDS.search(before):
                continue  # "gửi X tổng hợp, báo cáo theo quy định": X's own duty
            if _FORM.search(before):
                continue
        return True
    return False


def cadence(sentence: Sentence) -> str | None:
    """The rhythms that a sentence names, None without any."""
    hits = pattern("reports", "cadence").finditer(sentence.line.key, sentence.start, sentence.end)
    return ", ".join(dict.fromkeys(hit.group() for hit in hits)) or None


def read_time(context: Context, text: Text, around: str) -> Time:
    """When a task is to be done; the signs of ``around`` are left out at both ends."""
    start, due = time_span(text.key, context.year)
    return Time(text=text.value.strip(around), start=start, due=due, location=text.location())
