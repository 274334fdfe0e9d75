"""Duties to report, and what the plan orders its subordinates to do by a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.model.plan import Confidence, Direction, Level, Name, Order, Reading, Report, Role
from checker.parse.context import Context, sentences
from checker.parse.dates import Due, find_due
from checker.parse.labels import find_labels
from checker.parse.marks import bullet
from checker.parse.page import Line
from checker.parse.units import is_unit, split_units, starts_clause
from checker.parse.vocabulary import alternatives, pattern, phrases, roles_of
from checker.text import Text

_W = "a-zà-ỹđ"
_VERB = re.compile(rf"(?<![{_W}])báo cáo(?![{_W}])")
_TO = re.compile(
    rf"(?<![{_W}])(?:báo cáo|gửi|về|đến|cho|lên|trình)(?: (?:về|cho|lên|đến|trực tiếp|kết quả(?: thực hiện)?(?: về| cho| đến)?))*\s+"
)
_RESULT = re.compile(rf"(?<![{_W}])(?:kết quả|tình hình|tiến độ|số liệu)(?![{_W}])")


@dataclass(frozen=True, slots=True)
class _Clause:
    line: Line
    start: int
    end: int
    verb: int


def read_reports(context: Context) -> list[Report]:
    """Every duty to report on the plan's results, with its day, rhythm and addressee as far as they are said."""
    found: list[Report] = []
    for clause in _clauses(context):
        found.extend(_reports(context, clause))
    return found


def _clauses(context: Context) -> Iterator[_Clause]:
    for line in context.body:
        if line.index in context.skip or "báo cáo" not in line.key:
            continue
        above = context.ancestors(line.index)
        roles = {role for node in above for role in roles_of(node.key)}
        if any(node.start == line.index and node.heading and not node.run_in for node in above):
            context.ledger.take(line, "reporting")
            continue
        if roles & {Role.PURPOSE, Role.REQUIREMENTS} and not roles & {Role.REPORTING, Role.ORGANISATION}:
            context.ledger.take(line, "reporting")
            continue
        for start, end in _sentences(line):
            for verb in _verbs(context, line, start, end, roles):
                yield _Clause(line, start, end, verb)


def _sentences(line: Line) -> list[tuple[int, int]]:
    """Sentences of a line; a rest without "báo cáo" that holds the day ("Thời gian hoàn thành: …") joins the one before."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(line.text):
        part = line.key[start:end]
        if (
            found
            and "báo cáo" not in part
            and re.match(r"\s*(?:thời (?:gian|hạn)|hạn|trước ngày|chậm nhất|hoàn thành)", part)
        ) or (
            found
            and "báo cáo" in line.key[found[-1][0] : found[-1][1]]
            and re.match(r"\s*(?:báo cáo|riêng|cụ thể)[^.;]{0,60}(?:quý|tháng|năm|trước)", part)
            and "gửi" not in part[:40]
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


@lru_cache(maxsize=1)
def _noun_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{_W}]){alternatives(phrases('phrases', 'report', 'noun_before'))}(?: (?:các|những|kỳ|mẫu))* $"
    )


@lru_cache(maxsize=1)
def _object() -> re.Pattern[str]:
    return re.compile(rf"(?<![{_W}]){alternatives(phrases('phrases', 'report', 'object'))}(?![{_W}])")


def _verbs(context: Context, line: Line, start: int, end: int, roles: set[Role]) -> list[int]:
    """Offsets of "báo cáo" that lay a duty; the others are noted as passing or left as residue."""
    key = line.key
    chosen: list[int] = []
    difficulty = pattern("phrases", "difficulty").search(key, start, end)
    results = bool(_RESULT.search(key, start, end)) or Role.REPORTING in roles
    for match in _VERB.finditer(key, start, end):
        at = match.start()
        after = key[match.end() : end]
        before = key[start:at]
        if (
            _noun_before().search(before)
            or pattern("phrases", "report", "noun_after").match(after.lstrip())
            or before.endswith('"')
        ):
            context.ledger.take(line, "reporting", at, match.end())
            continue
        if _is_passing(key, at, end):
            context.ledger.take(line, "reporting", at, match.end())
            continue
        if (
            difficulty
            and not _dated(context, line, start, end)
            and not _by_reference(key, start, end)
            and _only_difficulties(key, start, end, difficulty)
        ):
            context.ledger.take(line, "reporting", at, match.end())
            continue
        if chosen and _is_purpose(key, chosen[-1], at):
            context.ledger.take(line, "reporting", at, match.end())
            continue
        listed = (
            re.match(r"\s*(?:và|của|,)(?![a-zà-ỹđ])", after) is not None and _object().match(after.strip(" ,")) is None
        )
        rhythm = re.search(
            rf"(?:định kỳ|thường xuyên|kịp thời|hằng [{_W}]+|hàng [{_W}]+|chế độ|tổng hợp,?)\s*(?:tổng hợp,? )?$",
            before,
        )
        sent = re.match(r"\s*(?:về|cho|gửi)\s", after) is not None or _addressee_follows(after)
        strong = _object().match(after.lstrip()) is not None or sent or (not listed and (results or rhythm is not None))
        if strong:
            chosen.append(at)
            context.ledger.take(line, "reporting", at, match.end())
    if not chosen and results and (joined := re.compile(r"lồng ghép[^;.]{0,60} báo cáo").search(key, start, end)):
        chosen.append(joined.end() - len("báo cáo"))  # results told inside another report: its duty is this one's
    return chosen


def _addressee_follows(after: str) -> bool:
    return is_unit(after.strip()) and starts_clause(after.strip()[:60]) is None


def _is_passing(key: str, at: int, end: int) -> bool:
    left = max(0, at - 40)
    return any(
        m.start() <= at < m.end()
        for m in pattern("phrases", "report", "passing").finditer(key, left, min(len(key), end))
    )


def _only_difficulties(key: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether a sentence reports difficulties only: "nếu có vướng mắc, phản ánh về … báo cáo … xem xét"."""
    part = key[start:end]
    if re.search(
        r"(?:nếu (?:có|gặp)|trường hợp|khi có|những) [^;.]{0,60}(?:khó khăn|vướng mắc|phát sinh)|trong quá trình", part
    ):
        return True
    return (
        not re.search(r"kết quả (?:thực hiện|triển khai)|tình hình (?:thực hiện|triển khai)", part)
        and match.start() > start
    )


def _is_purpose(key: str, earlier: int, at: int) -> bool:
    """Whether a later "báo cáo" only says what the receiver does with the report ("gửi X tổng hợp, báo cáo …")."""
    between = key[earlier:at]
    return (
        bool(
            re.search(
                r"(?:để )?(?:theo dõi,? |tổng hợp,? |tham mưu,? |cập nhật,? |phục vụ )+(?:và )?(?:để )?$", between
            )
        )
        and (" gửi " in between or " về " in between or " qua " in between or "để tổng hợp" in between)
        and not re.search(r";\s*$", between)
    )


def _reports(context: Context, clause: _Clause) -> list[Report]:
    line, key = clause.line, clause.line.key
    dues = _dues(context, line, clause.start, clause.end)
    due_line: Line | None = None
    if not dues:
        dues, due_line = _due_below(context, line, clause)
    by_reference = not dues and _by_reference(key, clause.start, clause.end)
    cadence = _cadence(line, clause.start, clause.end)
    to = _addressees(context, line, clause)
    who = _who(context, line, clause)
    for match in re.finditer(r"trước ngày|chậm nhất|trước \d", key[clause.start : clause.end]):
        context.ledger.take(line, "reporting", clause.start + match.start(), clause.start + match.end())
    location = line.text.key_location(clause.start, clause.end)
    if due_line is not None:
        context.ledger.take(due_line, "reporting")
    text = line.text.cut_key(clause.start, clause.end).value
    direction = _direction(context, to)
    made = []
    for due in dues or [None]:
        how = Reading(
            how="sentence", confidence=Confidence.CERTAIN if due is not None or by_reference else Confidence.LIKELY
        )
        made.append(
            Report(
                who=who,
                to=to,
                direction=direction,
                deadline=due.date if due else None,
                recurrence=due.recurrence if due else None,
                cadence=cadence,
                by_reference=by_reference,
                dated=due is not None,
                text=text,
                location=location,
                span=location.to(due_line.text.location()) if due_line is not None else location,
                reading=how,
            )  # fmt: skip
        )
    return made


def _dated(context: Context, line: Line, start: int, end: int) -> bool:
    return bool(_dues(context, line, start, end))


def _dues(context: Context, line: Line, start: int, end: int) -> list[Due]:
    return find_due(line.key, start, end, year=context.year, one_year=context.one_year)


def _due_below(context: Context, line: Line, clause: _Clause) -> tuple[list[Due], Line | None]:
    """The day in a line "Thời hạn hoàn thành: …" just below the duty."""
    if clause.end < len(line.key.rstrip(" ./;")):
        return [], None
    for follower in context.page.lines[line.index + 1 : line.index + 3]:
        labels = find_labels(follower)
        if (
            labels
            and labels[0].role == "time"
            and labels[0].at_start
            and context.node_of.get(follower.index) is context.node_of.get(line.index)
        ):
            dues = find_due(follower.key, 0, len(follower.key), year=context.year, one_year=context.one_year)
            return dues, follower if dues else None
        if bullet(follower.key) is None or not follower.key.strip().startswith("+"):
            break
    return [], None


def _by_reference(key: str, start: int, end: int) -> bool:
    for match in pattern("phrases", "report", "by_reference").finditer(key, start, end):
        if match.group().startswith("trong báo cáo") and not re.search(
            r"lồng ghép|tổng hợp|kết hợp|chung", key[start : match.start()]
        ):
            continue
        if (
            "quy định" in match.group()
            and re.search(r"(?:theo dõi|tổng hợp),? báo cáo theo", key[max(start, match.start() - 24) : match.end()])
            and re.search(r"gửi|về ", key[start : match.start()])
        ):
            continue  # "gửi X tổng hợp, báo cáo theo quy định": X's own duty
        if "quy định" in match.group() and re.search(
            r"(?:mẫu|nội dung|biểu mẫu|hình thức)[^,;.]{0,24}$", key[start : match.start()]
        ):
            continue
        return True
    return False


def _cadence(line: Line, start: int, end: int) -> str | None:
    found = [m.group() for m in pattern("phrases", "report", "cadence").finditer(line.key, start, end)]
    return ", ".join(dict.fromkeys(found)) or None


@lru_cache(maxsize=1)
def _address_end() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,? (?:để|\d|sáu tháng|trước|theo|kết quả|tình hình|tiến độ|qua|thông qua|chậm nhất|định kỳ|khi|lồng ghép|vào|trong|những|các nội dung|việc|đúng|bằng|gắn|hằng|hàng|tổng hợp|theo dõi|xem xét|năm|quý|đồng thời|hoặc đột xuất|chỉ đạo|cùng)(?![{_W}]))|[;.(]|(?<=[{_W}])\s*\)"
    )


def _addressees(context: Context, line: Line, clause: _Clause) -> tuple[Name, ...]:
    """The bodies after "báo cáo", "gửi" or "về" nearest to the duty."""
    key = line.key
    names: list[Name] = []
    for match in _TO.finditer(key, clause.start, clause.end):
        if match.start() < clause.verb - 60:
            continue
        rest = key[match.end() : clause.end]
        if not is_unit(rest) or rest.startswith(("các nội dung", "công tác", "báo cáo")):
            continue
        stop = _address_end().search(key, match.end(), clause.end)
        end = stop.start() if stop else clause.end
        found = split_units(line.text.cut_key(match.end(), end), context.opened)
        names.extend(
            n
            for n in found
            if is_unit(n.canonical) and n.canonical not in {m.canonical for m in names} and len(n.text) < 140
        )
        if names and (match.group().startswith(("gửi", "về")) or len(names) >= 3):
            break
    return tuple(names)


def _who(context: Context, line: Line, clause: _Clause) -> tuple[Name, ...]:
    """Who reports: the subject of the sentence, else the unit whose duties these are."""
    key = line.key
    sign = bullet(key)
    start = max(clause.start, sign[1] if sign else 0)
    subject = key[start : clause.verb]
    while subject.startswith(" "):
        start += 1
        subject = subject[1:]
    if is_unit(subject):
        verb = starts_clause(subject)
        end = start + verb if verb is not None else clause.verb
        if end - start < 160:
            return split_units(line.text.cut_key(start, end), context.opened)
    for node in context.ancestors(line.index):
        if node.heading and is_unit(node.key):
            return split_units(node.title, context.opened)
    return ()


def _direction(context: Context, to: tuple[Name, ...]) -> Direction:
    """Up when an addressee is outside the issuer's own house."""
    inside = re.compile(
        r"(?:văn phòng sở|phòng|lãnh đạo|ban giám đốc|giám đốc|ban giám hiệu|hiệu trưởng|chủ tịch ubnd (?:huyện|xã)|bộ phận|tổ|văn phòng(?! (?:ủy ban nhân dân tỉnh|chính phủ))|công chức|chánh văn phòng|trưởng)(?![a-zà-ỹđ])"
    )
    if not to:
        return Direction.INTERNAL
    if context.level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
        own = context.issuer.canonical if context.issuer else ""
        outward = [
            n
            for n in to
            if not (n.canonical and (own.startswith(n.canonical) or n.canonical.removeprefix("chủ tịch ") in own))
            and not inside.match(n.canonical)
            and not (context.level is Level.PROVINCE and n.canonical.startswith("sở "))
        ]
        return Direction.UP if outward else Direction.INTERNAL
    return Direction.UP if any(not inside.match(n.canonical) for n in to) else Direction.INTERNAL


def read_orders(context: Context) -> list[Order]:
    """What subordinates must do by a day; above all, issue their own plans."""
    found: list[Order] = []
    for line in context.body:
        if line.index in context.skip or "kế hoạch" not in line.key:
            continue
        if any(n.start == line.index and n.heading and not n.run_in for n in context.ancestors(line.index)):
            continue
        for start, end in _order_sentences(line):
            match = pattern("phrases", "order", "issue_plan").search(line.key, start, end)
            if not match:
                continue
            dues = [
                d
                for d in find_due(line.key, match.start(), end, year=context.year, one_year=context.one_year)
                if d.date
            ]
            below: Line | None = None
            if not dues:
                dues, below = _order_below(context, line, end)
            if (
                not dues
                or dues[0].date is None
                or re.search(r"báo cáo[^.;]{0,80}$", line.key[match.end() : dues[0].start] if below is None else "")
            ):
                continue
            location = line.text.key_location(start, end)
            context.ledger.take(line, "order", start, end)
            found.append(
                Order(
                    kind="issue-plan",
                    text=line.text.cut_key(start, end).value,
                    due=dues[0].date,
                    addressees=_ordered(context, line),
                    location=location,
                )
            )
    return found


def _order_sentences(line: Line) -> list[tuple[int, int]]:
    """Sentences; what follows a semicolon with "hoàn thành trước ngày …" belongs to the order before it."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(line.text):
        if found and re.match(r"\s*(?:hoàn thành|xong|gửi|thời (?:gian|hạn))", line.key[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _order_below(context: Context, line: Line, end: int) -> tuple[list[Due], Line | None]:
    clause = _Clause(line, 0, end, 0)
    dues, below = _due_below(context, line, clause)
    return [d for d in dues if d.date], below


def _ordered(context: Context, line: Line) -> tuple[Name, ...]:
    for node in context.ancestors(line.index):
        if node.heading and is_unit(node.key):
            return split_units(node.title, context.opened)
    sign = bullet(line.key)
    text: Text = line.text.cut_key(sign[1] if sign else 0, len(line.key))
    verb = starts_clause(text.key)
    if is_unit(text.key) and verb:
        return split_units(text.cut_key(0, verb), context.opened)
    return ()
