"""Tasks with labelled leads, with leads in brackets or in a sentence; and the tasks of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model.location import Location, point
from checker.model.plan import Confidence, Name, Reading, Role, Task, Time
from checker.parse.context import Context
from checker.parse.dates import time_span
from checker.parse.labels import Label, find_labels
from checker.parse.marks import bullet
from checker.parse.outline import Node, walk
from checker.parse.page import Line
from checker.parse.units import is_unit, name_of, split_units, starts_clause
from checker.parse.vocabulary import roles_of
from checker.text import Text

_NOT_TASKS = {Role.FUNDING, Role.REPORTING, Role.AUDIENCE, Role.PURPOSE, Role.REQUIREMENTS}
_GIVEN = re.compile(
    r"(?:^|[\s(;.,])(?:giao(?: cho)?|do) (?P<lead>[^():.]{3,200}?),? (?:là (?:cơ quan|đơn vị) )?chủ trì(?:,? (?:và )?(?:cùng )?phối hợp(?: (?:với|cùng))? (?P<with>[^():.]{3,200}?)(?= (?:tổ chức|triển khai|thực hiện|xây dựng|tham mưu|rà soát|hướng dẫn|theo dõi|kiểm tra|tuyên truyền|biên tập|để)(?![a-zà-ỹđ])|[():.]|$))?"
)
_DOES = re.compile(
    r"(?P<lead>[^();:.]{3,150}?),? (?:chủ trì|có trách nhiệm|chịu trách nhiệm)(?![a-zà-ỹđ])(?:,? (?:và )?phối hợp(?: (?:với|cùng))? (?P<with>[^();:.]{3,200}?)(?= (?:tổ chức|triển khai|thực hiện|xây dựng|tham mưu|rà soát|hướng dẫn|theo dõi|kiểm tra|tuyên truyền|biên tập)(?![a-zà-ỹđ])|[():.]|$))?"
)


@dataclass
class _Draft:
    node: Node
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    title: Line | None = None
    number: int = 0

    def has(self, *roles: str) -> bool:
        return any(label.role in roles for label in self.labels)


def labelled_tasks(context: Context) -> list[Task]:
    """The tasks of the body that name their lead by a label, and their siblings that do so in prose or not at all."""
    drafts = list(_drafts(context))
    by_node: dict[int, list[_Draft]] = {}
    for draft in drafts:
        by_node.setdefault(id(draft.node), []).append(draft)
    known = {id(d.node) for d in drafts if d.has("lead", "coordinating")}
    tasks: list[Task] = []
    for node in walk(context.nodes):
        if id(node) in known:
            kept = [d for d in by_node[id(node)] if d.has("lead", "coordinating") or len(by_node[id(node)]) == 1]
            tasks.extend(_task(context, d, several=len(kept) > 1) for d in kept)
        elif _is_sibling(node, known, context):
            draft = next(iter(by_node.get(id(node), [])), _Draft(node))
            tasks.append(_task(context, draft, several=False))
        elif (task := _given(context, node)) is not None:
            tasks.append(task)
    return tasks


def _drafts(context: Context) -> Iterator[_Draft]:
    """Labels gathered by the numbered line that they stand under; a second lead under one number begins another task."""
    drafts: dict[int, list[_Draft]] = {}
    order: list[_Draft] = []
    last_plain: dict[int, Line] = {}
    for line in context.body:
        if line.index in context.skip or line.index >= context.closing_start:
            continue
        labels = [la for la in find_labels(line) if la.role in ("lead", "coordinating", "time", "product")]
        node = context.node_of.get(line.index)
        if not labels:
            if node is not None and line.index != node.start and find_labels(line) == ():
                last_plain[id(node)] = line
            continue
        owner = _owner(node, line, labels)
        if owner is None:
            continue
        if any(la.at_start for la in labels) or any(la.role in ("lead", "coordinating") for la in labels):
            here = drafts.setdefault(id(owner), [])
            roles = {la.role for la in labels}
            plain = last_plain.get(id(owner))
            fresh = plain is not None and (
                not here or plain.index > (here[-1].lines[-1].index if here[-1].lines else -1)
            )
            if not here or ("lead" in roles and here[-1].has("lead") and fresh):
                here.append(_Draft(owner, title=plain if here else None, number=len(here) + 1))
                order.append(here[-1])
            here[-1].labels.extend(labels)
            here[-1].lines.append(line)
    for many in drafts.values():
        if len(many) > 1 and many[0].title is None:
            many[0].title = _line_before(context, many[0])
    yield from order


def _line_before(context: Context, draft: _Draft) -> Line | None:
    first = draft.lines[0].index
    for index in range(first - 1, draft.node.start, -1):
        line = context.page.lines[index]
        if not find_labels(line):
            return line
    return None


def _owner(node: Node | None, line: Line, labels: Sequence[Label]) -> Node | None:
    """The task that a label belongs to: the numbered line above it; a lettered or numbered label speaks of the line above."""
    while node is not None and node.start == line.index and labels[0].at_start:
        if len(node.title.key) - (labels[0].words_end - 0) > 0 and not _is_label_node(node):
            break
        node = node.parent
    # "b) Cơ quan thực hiện:" over bullets: the bullets' labels belong to the item that b) is a part of.
    while node is not None and _is_label_node(node) and node.parent is not None:
        node = node.parent
    return node


def _is_label_node(node: Node) -> bool:
    labels = find_labels(node.line)
    return bool(labels) and labels[0].at_start and labels[0].start <= len(node.mark.text) + 3


def _is_sibling(node: Node, known: set[int], context: Context) -> bool:
    """Whether a heading without labels stands in a row of tasks: most of its siblings have a lead named by a label."""
    if node.parent is None or not node.heading or _is_label_node(node):
        return False
    if set(roles_of(node.key)) & _NOT_TASKS or any(id(n) in known for n in walk(node.children)):
        return False
    row = [n for n in node.parent.children if n.heading and not set(roles_of(n.key)) & _NOT_TASKS]
    labelled = sum(id(n) in known or any(id(c) in known for c in walk(n.children)) for n in row)
    own = sum(id(n) in known for n in row)
    return own >= 1 and labelled * 2 > len(row) and len(row) >= 2


def _given(context: Context, node: Node) -> Task | None:
    """A task whose lead is given in brackets or in a sentence of its own: "(Giao Công an tỉnh chủ trì, phối hợp …)"."""
    if node.parent is None or (node.heading and node.children):
        return None
    above = {role for n in (node, *_up(node)) for role in roles_of(n.key)}
    if not above & {Role.TASKS, Role.CONTENT} or above & {Role.ORGANISATION, Role.PURPOSE}:
        return None
    for index in (node.start, *node.own_lines()):
        line = context.page.lines[index]
        match = _GIVEN.search(line.key)
        if match and is_unit(match["lead"]):
            bracket = "(" in line.key[max(0, match.start() - 2) : match.start() + 2] or bool(
                re.match(r"\W*giao ", line.key)
            )
            if not bracket and node.mark.style == "letter":
                return None
            draft = _Draft(node)
            lead = split_units(line.text.cut_key(*match.span("lead")), context.opened)
            coordinating = split_units(line.text.cut_key(*match.span("with")), context.opened) if match["with"] else ()
            context.ledger.take(line, "lead", *match.span())
            return _build(
                context,
                draft,
                lead=lead,
                coordinating=coordinating,
                time=_prose_time(context, line),
                several=False,
                how=Reading(how="sentence", confidence=Confidence.LIKELY),
            )
    return None


def _up(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _prose_time(context: Context, line: Line) -> Time | None:
    for label in find_labels(line):
        if label.role == "time" and label.value.value:
            start, due = time_span(label.value.key, context.year)
            return Time(text=label.value.value.strip(" .)"), start=start, due=due, location=label.value.location())
    return None


def _task(context: Context, draft: _Draft, *, several: bool) -> Task:
    lead: list[Name] = []
    coordinating: list[Name] = []
    time: Time | None = None
    product: str | None = None
    for label in draft.labels:
        values = _values(context, label)
        context.ledger.take(label.line, label.role, label.start, label.words_end + 1 + len(label.value.key))
        if label.role == "lead":
            main, beside = _lead_names(context, values)
            lead.extend(main)
            coordinating.extend(beside)
        elif label.role == "coordinating":
            coordinating.extend(n for v in values for n in split_units(v, context.opened))
        elif label.role == "time" and time is None and values:
            text = Text.join(values)
            start, due = time_span(text.key, context.year)
            time = Time(text=text.value.strip(" .;"), start=start, due=due, location=text.location())
        elif label.role == "product" and product is None and values:
            product = Text.join(values).value.strip(" .;")
    how = Reading(how="label")
    if not lead and not draft.has("lead"):
        lead, more, how = _lead_in_prose(context, draft)
        coordinating = coordinating or more
    return _build(
        context,
        draft,
        lead=tuple(lead),
        coordinating=tuple(coordinating),
        time=time,
        product=product,
        several=several,
        how=how,
    )


def _values(context: Context, label: Label) -> list[Text]:
    """The text after a label; where nothing follows it in its line, the bullets below it up to the next label."""
    if label.value.value:
        return [label.value]
    lines = context.page.lines
    found: list[Text] = []
    at = label.line.index + 1
    node = context.node_of.get(label.line.index)
    end = node.end if node is not None else at
    while at < min(end, at + 12) and at < len(lines):
        line = lines[at]
        if find_labels(line) or context.node_of.get(at) is not context.node_of.get(label.line.index):
            break
        sign = bullet(line.key)
        if sign is None or not is_unit(line.key[sign[1] :]):
            break
        context.ledger.take(line, label.role)
        found.append(line.text)
        at += 1
    return found


def _lead_names(context: Context, values: Sequence[Text]) -> tuple[list[Name], list[Name]]:
    """Leads and those beside them from a label's value, which may be names or clauses ("Sở A chủ trì …; Sở B phối hợp …")."""
    lead: list[Name] = []
    beside: list[Name] = []
    for value in values:
        key = value.key
        given = re.search(r"(?<![a-zà-ỹđ])chủ trì(?![a-zà-ỹđ])", key)
        if given and is_unit(key) and given.start() > 3:
            lead.extend(split_units(value.cut_key(0, given.start()), context.opened))
            helped = re.compile(r"[,;]? (?:và )?phối hợp(?: (?:với|cùng))? (?P<u>[^.]{3,240})").match(key, given.end())
            if helped:
                end = starts_clause(helped["u"])
                beside.extend(
                    split_units(
                        value.cut_key(helped.start("u"), helped.start("u") + (end or len(helped["u"]))), context.opened
                    )
                )
            continue
        first_stop = re.search(r"\.(?= )", key)
        reach = first_stop.start() if first_stop and starts_clause(key) is not None else len(key)
        start = 0
        for end in [*(m.start() for m in re.finditer(";", key[:reach])), reach]:
            clause = value.cut_key(start, end)
            verb = starts_clause(clause.key)
            if verb is not None and len(clause.key) - verb > 45 and verb > 3:
                clause = clause.cut_key(0, verb)
            lead.extend(split_units(clause, context.opened))
            start = end + 1
    return lead, beside


def _lead_in_prose(context: Context, draft: _Draft) -> tuple[list[Name], list[Name], Reading]:
    """The lead that the text of a task names in a sentence; nothing where it names none."""
    node = draft.node
    for index in (node.start, *node.own_lines()):
        line = context.page.lines[index]
        start = node.mark.end if index == node.start else 0
        sign = bullet(line.key)
        start = max(start, sign[1] if sign else 0)
        key = line.key
        match = _GIVEN.search(key, start)
        if match is None:
            match = _DOES.match(key, start)
        if match is not None and is_unit(match["lead"]):
            context.ledger.take(line, "lead", *match.span())
            lead = list(split_units(line.text.cut_key(*match.span("lead")), context.opened))
            if key.startswith(("có trách nhiệm", "chịu trách nhiệm"), match.end("lead") + 1) and len(lead) > 1:
                lead = [name_of(line.text.cut_key(*match.span("lead")), context.opened)]
            beside = list(split_units(line.text.cut_key(*match.span("with")), context.opened)) if match["with"] else []
            return lead, beside, Reading(how="sentence", confidence=Confidence.LIKELY)
    return [], [], Reading(how="heading", confidence=Confidence.LIKELY)


def _build(
    context: Context, draft: _Draft, *, lead: tuple[Name, ...], coordinating: tuple[Name, ...], time: Time | None, several: bool,
    how: Reading, product: str | None = None,
) -> Task:  # fmt: skip
    node = draft.node
    title = node.title
    location = node.line.text.location()
    path = node.name
    if several and draft.title is not None:
        sign = bullet(draft.title.key)
        title = draft.title.text.cut_key(sign[1] if sign else 0, len(draft.title.key))
        location = draft.title.text.location()
        path = f"{node.name}.{draft.number}"
    lines = context.page.lines
    last = lines[_last_line(context, draft, several)].text.location()
    above = node.parent
    return Task(
        path=path, ordinal=node.mark.ordinal, parent_path=above.name if above else "", group=above.title.value.strip(" .:") if above else None,
        title=title.value.strip(" .:;"), lead=lead, coordinating=coordinating, time=time, product=product,
        source="sentence" if how.how == "sentence" else "label", annex=None, location=location, span=location.to(last),
        after_title=_label_place(context, draft, location), reading=how,
    )  # fmt: skip


def _last_line(context: Context, draft: _Draft, several: bool) -> int:
    if several and draft.lines:
        return draft.lines[-1].index
    end = draft.node.end
    while end - 1 > draft.node.start and (end - 1 >= context.closing_start or (end - 1) in context.skip):
        end -= 1
    return max(draft.node.start, end - 1)


def _label_place(context: Context, draft: _Draft, location: Location) -> Location:
    """Where a missing label line belongs: before the first label of the task, else after its last line."""
    starting = [label.line for label in draft.labels if label.at_start]
    if starting:
        return point(starting[0].number)
    if draft.lines or draft.labels:
        return point(location.end_line + 1)
    last = context.page.lines[_last_line(context, draft, False)].text.location()
    return point(last.end_line + 1)
