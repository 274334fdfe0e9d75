"""Who leads a task and who helps, from the value of a label or from a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.plan import Confidence, Name, Reading
from checker.model.records import dataclass
from checker.parse.context import Context
from checker.parse.labels import Label, find_labels
from checker.parse.marks import bullet
from checker.parse.nodes import Node
from checker.parse.page import Line
from checker.parse.units import clause_start, is_unit, name_of, small_match, split_units
from checker.parse.vocabulary import Expression, phrases
from checker.text import Text

# "Giao Sở A chủ trì", "do Sở A (Phòng B) chủ trì", "(Sở A chủ trì", "Nội dung: Sở A chủ trì", and a sentence of its own.
_GIVEN = Expression(
    "tasks",
    r"(?:(?:^|[\s(;.,]){given} |(?:[(:]| -) ?(?:{given} )?"
    r"|\. (?!{given} )(?=[^():.;]{3,80}? {leads_given}(?:[;.]|$|{helped_given}\>)))"
    r"(?P<lead>[^():.]{3,200}?(?: \([^()]{1,80}\))?),? {leads_given}"
    r"(?:{helped_given} (?P<with>[^():.]{3,200})|[,;] (?P<beside>[^():.;]{3,150}?) {helps}\>)?",
)
_DOES = Expression(
    "tasks",
    r"(?P<lead>[^():.]{3,150}?)(?:,? {leads}|, {answers}| (?P<answers>{answers}))\>"
    r"(?:{helped} (?P<with>[^():.]{3,200})|[,;] (?P<beside>[^():.;]{3,150}?) {helps}\>)?",
)
_GIVES = Expression("tasks", r"\W*{give} ")
_LEADS = Expression("tasks", r"\<{leads}\>")
_HELPED = Expression("tasks", r"{helped_label} (?P<names>[^.]{3,240})|[,;] ?(?P<beside>[^.;]{3,240}?),? {helps}\>")
_HELPS_LAST = Expression("tasks", r",? {helps}[ .]*$")
_WITH = Expression("tasks", "{with}")
_WORK = Expression("tasks", r"(?<= )(?:{work}|{purpose}|{units:verbs})\>|;\s*{labels:time.label}\>")
_ONLY_DONE = Expression(
    "tasks", r"(?:[,;] ?)?(?:{step},? )*{carried_out}(?:[,;]? ?(?:{when}|{last}|{alone}).{0,60})?[.; ]*$"
)
_LONG_CLAUSE = 45


@dataclass(frozen=True, slots=True)
class Parties:
    """Who leads, who helps, and how that was found."""

    lead: tuple[Name, ...]
    coordinating: tuple[Name, ...]
    reading: Reading


def label_values(context: Context, label: Label) -> list[Text]:
    """The text after a label; where nothing follows it in its line, the bullets below it up to the next label."""
    if label.value.value:
        return [label.value]
    lines = context.page.lines
    node = context.node_of.get(label.line.index)
    start = label.line.index + 1
    found: list[Text] = []
    for index in range(start, min(node.end if node is not None else start, len(lines))):
        line = lines[index]
        sign = bullet(line.key)
        if find_labels(line) or context.node_of.get(index) is not node:
            break
        if sign is None or not is_unit(line.key[sign[1] :]):
            break
        context.ledger.take(line, label.role)
        found.append(line.text)
    return found


def parties_of_lead(context: Context, values: Sequence[Text]) -> tuple[list[Name], list[Name]]:
    """Leads and who helps them from the value of a lead's label: names, or clauses ("Sở A chủ trì, phối hợp với B …")."""
    lead: list[Name] = []
    beside: list[Name] = []
    for value in values:
        leads = _LEADS.search(value.key)
        if leads and leads.start() > 3 and is_unit(value.key):
            lead.extend(split_units(value.cut_key(0, leads.start()), context.opened))
            beside.extend(_helpers(context, value, leads.end()))
            continue
        helped = _WITH.search(value.key, 4) if is_unit(value.key) else None
        if helped:
            beside.extend(_helpers(context, value, helped.start()))
        led = value.cut_key(0, helped.start()) if helped else value
        for clause in _clauses(led):
            helps = _HELPS_LAST.search(clause.key, 4) if lead else None
            names = split_units(clause.cut_key(0, helps.start()) if helps else clause, context.opened)
            (beside if helps else lead).extend(names)
    return lead, beside


def has_helpers(value: Text) -> bool:
    """Whether words behind the name of a body tell who leads and who helps ("Sở A chủ trì, phối hợp với Sở B")."""
    return is_unit(value.key) and (_LEADS.search(value.key, 4) or _WITH.search(value.key, 4)) is not None


def _helpers(context: Context, value: Text, at: int) -> tuple[Name, ...]:
    match = _HELPED.match(value.key, at)
    if match is None:
        return ()
    names = value.cut_key(*match.span("names" if match["names"] else "beside"))
    clause = clause_start(names)
    return split_units(names.cut_key(0, clause) if clause else names, context.opened)


def _clauses(value: Text) -> list[Text]:
    """The parts of a value between semicolons, each without the long clause that may follow its names."""
    key = value.key
    stop = re.search(r"\.(?= )", key)
    reach = stop.start() if stop and clause_start(value) is not None else len(key)
    found: list[Text] = []
    start = 0
    for end in [*(match.start() for match in re.finditer(";", key[:reach])), reach]:
        clause = value.cut_key(start, end)
        verb = clause_start(clause)
        if verb is not None and len(clause.key) - verb > _LONG_CLAUSE and verb > 3:
            clause = clause.cut_key(0, verb)
        found.append(clause)
        start = end + 1
    return found


def parties_in_prose(context: Context, node: Node) -> Parties | None:
    """The lead that the text of a task names in a sentence; None where it names none."""
    for index in (node.start, *node.own_lines()):
        line = context.page.lines[index]
        sign = bullet(line.key)
        start = max(node.mark.end if index == node.start else 0, sign[1] if sign else 0)
        match = _given(line.key, start) or _DOES.match(line.key, start)
        if match is not None and is_unit(match["lead"]):
            parties = _parties(context, line, match)
            if len(parties.lead) > 1 and match.groupdict().get("answers"):
                whole = name_of(line.text.cut_key(*match.span("lead")), context.opened)
                return Parties((whole,), parties.coordinating, parties.reading)
            return parties
    return None


def parties_given(context: Context, node: Node) -> list[tuple[Parties, Line]]:
    """Those whom a numbered line, or each of its bullets, gives work to ("(Giao Công an tỉnh chủ trì, phối hợp …)").

    Each comes with the line that says so.
    """
    found: list[tuple[Parties, Line]] = []
    for index in (node.start, *node.own_lines()):
        line = context.page.lines[index]
        match = _given(line.key) or _led(node, line, first=index == node.start)
        if match is not None:
            bracket = line.key[match.start()] in "(:" or "(" in line.key[: match.start()][-2:] or _GIVES.match(line.key)
            if bracket or node.mark.style != "letter":
                found.append((_parties(context, line, match), line))
            if not found or bullet(found[0][1].key) is None:
                break  # one giving for the whole line; only its bullets are tasks of their own
    return found


def parties_alone(context: Context, node: Node) -> Parties | None:
    """Who leads, where a lettered item says no more ("b) Sở A chủ trì, phối hợp với Sở B thực hiện trong năm 2026")."""
    line = node.line
    match = _DOES.match(line.key, node.mark.end) if node.end == node.start + 1 else None
    if (
        match is None
        or match["answers"]
        or not is_unit(match["lead"])
        or match["lead"].endswith(phrases("tasks", "unnamed"))
    ):
        return None
    end = match.end()
    if match["with"] and (work := small_match(line.text.cut_key(*match.span("with")), _WORK)):
        end = match.start("with") + work.start()
    rest = line.key[end:].strip(" .;")
    return _parties(context, line, match) if not rest or _ONLY_DONE.match(rest) else None


def _led(node: Node, line: Line, *, first: bool) -> re.Match[str] | None:
    """A sentence at the start of a line that says who leads ("Sở A chủ trì, phối hợp với Sở B tổ chức …")."""
    sign = bullet(line.key)
    match = _DOES.match(line.key, max(node.mark.end if first else 0, sign[1] if sign else 0))
    if match is None or match["answers"] or not _LEADS.search(line.key, match.end("lead"), match.end()):
        return None
    # A numbered line that begins with a unit and has lines below it is that unit's heading.
    heads = is_unit(node.key) and not (first and not node.children and not any(True for _ in node.own_lines()))
    named = is_unit(match["lead"]) and not match["lead"].endswith(phrases("tasks", "unnamed"))
    return match if named and not heads else None


def _given(key: str, start: int = 0) -> re.Match[str] | None:
    """The first place from ``start`` on in which work is given to somebody."""
    while (match := _GIVEN.search(key, start)) is not None:
        if is_unit(match["lead"]):
            return match
        start = match.start() + 1
    return None


def _parties(context: Context, line: Line, match: re.Match[str]) -> Parties:
    context.ledger.take(line, "lead", *match.span())
    lead = split_units(line.text.cut_key(*match.span("lead")), context.opened)
    beside: tuple[Name, ...] = ()
    named = next((group for group in ("with", "beside") if match.groupdict().get(group)), None)
    if named:
        helpers = line.text.cut_key(*match.span(named))
        work = small_match(helpers, _WORK)
        beside = split_units(helpers.cut_key(0, work.start()) if work else helpers, context.opened)
    return Parties(lead, beside, Reading(how="sentence", confidence=Confidence.LIKELY))
