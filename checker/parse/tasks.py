"""Tasks of the body: with labelled leads, with leads in brackets or in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from checker.model.plan import Confidence, Name, Reading, Role, Task, Time
from checker.model.records import dataclass
from checker.parse.context import Context
from checker.parse.deadlines import read_time
from checker.parse.drafts import Draft, gather_drafts, is_label_node
from checker.parse.labels import find_labels
from checker.parse.nodes import Node, walk
from checker.parse.page import Line
from checker.parse.parties import Parties, label_values, parties_alone, parties_given, parties_in_prose, parties_of_lead
from checker.parse.units import split_units
from checker.parse.vocabulary import Expression, roles_of
from checker.text import Text

_DONE = Expression("tasks", r"\<{done},? (?P<when>{when}[^();.]{0,60})")
_ALONE = Expression("tasks", r"[:;,(.] ?(?P<when>{alone}) ?(?= ?[;()]|\.? ?$|\. )")
_LAST = Expression("tasks", r"[ ,](?P<when>{last}[^();.]{0,30})(?:[.;/ ]*)$")
_NOT_TASKS = {Role.FUNDING, Role.REPORTING, Role.AUDIENCE, Role.PURPOSE, Role.REQUIREMENTS}


@dataclass(frozen=True, slots=True)
class _Elements:
    """What is read of a task beside its title."""

    parties: Parties
    time: Time | None = None
    product: str | None = None


def labelled_tasks(context: Context) -> list[Task]:
    """The tasks of the body that name their lead by a label or in a sentence, and their siblings that name none."""
    by_node: dict[Node, list[Draft]] = {}
    for draft in gather_drafts(context):
        by_node.setdefault(draft.node, []).append(draft)
    known = {node for node, drafts in by_node.items() if any(d.has("lead", "coordinating") for d in drafts)}
    tasks: dict[Node, list[Task]] = {}
    for node in walk(context.nodes):
        drafts = by_node.get(node, [])
        if node in known:
            kept = [d for d in drafts if d.has("lead", "coordinating") or len(drafts) == 1]
            for draft in kept:
                draft.several = len(kept) > 1
            tasks[node] = [_task(context, draft, _labelled(context, draft)) for draft in kept]
        elif _is_sibling(node, known):
            draft = drafts[0] if drafts else Draft(node)
            tasks[node] = [_task(context, draft, _labelled(context, draft))]
        elif _may_be_given(node):
            tasks[node] = list(_given_tasks(context, node))
        elif _holds_items(node):
            tasks[node] = list(_led_tasks(context, node))
    given = {node for node, found in tasks.items() if found}
    for node in walk(context.nodes):
        drafts = by_node.get(node, [])
        if node not in given and _is_left_out(context, node, drafts, given):
            draft = drafts[0] if drafts else Draft(node)
            tasks[node] = [_task(context, draft, _labelled(context, draft))]
    return [task for node in walk(context.nodes) for task in tasks.get(node, ())]


def _given_tasks(context: Context, node: Node) -> Iterator[Task]:
    """The tasks that a numbered line or its bullets give to somebody in brackets or in a sentence."""
    given = parties_given(context, node)
    for number, (parties, line) in enumerate(given, 1):
        draft = Draft(node, lines=[line], title=line, number=number, several=len(given) > 1)
        time = _time_in_prose(context, line) or (_time_of_node(context, node) if len(given) == 1 else None)
        yield _task(context, draft, _Elements(parties, time, _product_in_prose(line)))


def _led_tasks(context: Context, node: Node) -> Iterator[Task]:
    """The task of a heading one of whose lettered items only says who leads it ("b) Sở A chủ trì, … thực hiện")."""
    for child in node.children:
        parties = parties_alone(context, child)
        if parties is not None:
            elements = _Elements(parties, _time_in_prose(context, child.line), _product_in_prose(child.line))
            yield _task(context, Draft(node, lines=[child.line]), elements)
            return


def _holds_items(node: Node) -> bool:
    """Whether lettered items alone stand below a heading among tasks."""
    if node.parent is None or not node.heading or not node.children or is_label_node(node):
        return False
    return all(child.mark.style == "letter" for child in node.children) and _is_among_tasks(node)


def _is_sibling(node: Node, known: AbstractSet[Node]) -> bool:
    """Whether a heading without labels stands in a row of tasks: most of its siblings have a lead named by a label."""
    row = _row(node, known)
    labelled = sum(n in known or any(c in known for c in walk(n.children)) for n in row)
    return len(row) >= 2 and labelled * 2 > len(row) and any(n in known for n in row)


def _is_left_out(context: Context, node: Node, drafts: Sequence[Draft], given: AbstractSet[Node]) -> bool:
    """Whether a heading that says when or with what result, and names nobody, has a task beside it."""
    if not any(n in given for n in _row(node, given)):
        return False
    lines = [context.page.lines[index] for index in (node.start, *node.own_lines())]
    labels = [
        *(label for line in lines for label in find_labels(line)),
        *(la for draft in drafts for la in draft.labels),
    ]
    return any(label.role in ("time", "product") and label.value.value for label in labels)


def _row(node: Node, known: AbstractSet[Node]) -> list[Node]:
    """The headings among which a heading may be a task, itself with them; none where it can be no task."""
    if node.parent is None or not node.heading or is_label_node(node):
        return []
    if set(roles_of(node.key)) & _NOT_TASKS or any(n in known for n in walk(node.children)):
        return []
    return [n for n in node.parent.children if n.heading and not set(roles_of(n.key)) & _NOT_TASKS]


def _may_be_given(node: Node) -> bool:
    """Whether a numbered line stands among tasks, so that a sentence in it may give them to somebody."""
    if node.parent is None or (node.heading and node.children) or is_label_node(node):
        return False
    return _is_among_tasks(node)


def _is_among_tasks(node: Node) -> bool:
    above = {role for n in (node, *_up(node)) for role in roles_of(n.key)}
    return bool(above & {Role.TASKS, Role.CONTENT}) and not above & {Role.ORGANISATION, Role.PURPOSE}


def _up(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _time_in_prose(context: Context, line: Line) -> Time | None:
    for label in find_labels(line):
        if label.role == "time" and label.value.value:
            return read_time(context, label.value, " .)")
    match = _DONE.search(line.key) or _ALONE.search(line.key) or _LAST.search(line.key)
    if match is None:
        return None
    context.ledger.take(line, "time", *match.span())
    return read_time(context, line.text.cut_key(*match.span("when")), " .;)")


def _product_in_prose(line: Line) -> str | None:
    return next(
        (la.value.value.strip(" .;)") for la in find_labels(line) if la.role == "product" and la.value.value), None
    )


def _time_of_node(context: Context, node: Node) -> Time | None:
    """The time that the text of a task names in the sentence that gives it to somebody."""
    lines = (context.page.lines[index] for index in (node.start, *node.own_lines()))
    return next((time for line in lines if (time := _time_in_prose(context, line))), None)


def _labelled(context: Context, draft: Draft) -> _Elements:
    """What the labels of a task say; the lead from its text where no label names one."""
    lead: list[Name] = []
    coordinating: list[Name] = []
    time: Time | None = None
    product: str | None = None
    for label in draft.labels:
        values = label_values(context, label)
        context.ledger.take(label.line, label.role, label.start, label.words_end + 1 + len(label.value.key))
        if label.role == "lead":
            main, beside = parties_of_lead(context, values)
            lead.extend(main)
            coordinating.extend(beside)
        elif label.role == "coordinating":
            coordinating.extend(name for value in values for name in split_units(value, context.opened))
        elif label.role == "time" and time is None and values:
            time = read_time(context, Text.join(values), " .;")
        elif label.role == "product" and product is None and values:
            product = Text.join(values).value.strip(" .;")
    parties = Parties(tuple(lead), tuple(coordinating), Reading(how="label"))
    if not lead and not draft.has("lead"):
        prose = parties_in_prose(context, draft.node)
        reading = prose.reading if prose else Reading(how="heading", confidence=Confidence.LIKELY)
        helpers = tuple(coordinating) or (prose.coordinating if prose else ())
        parties = Parties(prose.lead if prose else (), helpers, reading)
    if time is None and not draft.has("time"):
        time = _time_of_node(context, draft.node)
    return _Elements(parties, time, product)


def _task(context: Context, draft: Draft, elements: _Elements) -> Task:
    parties = elements.parties
    path, title, location = draft.head()
    above = draft.node.parent
    return Task(
        path=path,
        ordinal=draft.node.mark.ordinal if draft.node.mark.text else None,
        parent_path=above.name if above else "",
        group=above.title.value.strip(" .:") if above else None,
        title=title.value.strip(" .:;"),
        lead=parties.lead,
        coordinating=parties.coordinating,
        time=elements.time,
        product=elements.product,
        source="sentence" if parties.reading.how == "sentence" else "label",
        annex=None,
        location=location,
        span=location.to(draft.end(context)),
        after_title=draft.label_place(context),
        reading=parties.reading,
    )
