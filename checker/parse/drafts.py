"""Labels gathered by the task that they belong to, before the task is read from them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.location import Location, point
from checker.model.records import dataclass, field
from checker.parse.context import Context
from checker.parse.labels import TASK_ROLES, Label, find_labels
from checker.parse.marks import bullet
from checker.parse.nodes import Node
from checker.parse.page import Line
from checker.parse.vocabulary import Expression, phrases
from checker.text import Text

_ATTENDANCE = Expression("tasks", r"{attendance}\>")


@dataclass
class Draft:
    """The labels of one task and the lines they stand in.

    Where several tasks share one numbered line (``several``), ``title`` is the plain line before the labels of this one and
    ``number`` its place among them.
    """

    node: Node
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    title: Line | None = None
    number: int = 0
    several: bool = False

    def has(self, *roles: str) -> bool:
        """Whether a label of one of the roles is among its labels."""
        return any(label.role in roles for label in self.labels)

    def head(self) -> tuple[str, Text, Location]:
        """Path, title and place of the task."""
        if not self.several or self.title is None:
            return self.node.name, self.node.title, self.node.line.text.location()
        sign = bullet(self.title.key)
        own = self.labels and self.labels[0].line is self.title
        end = len(self.title.key[: self.labels[0].start].rstrip(" (,;.-")) if own else len(self.title.key)
        title = self.title.text.cut_key(sign[1] if sign else 0, end)
        return f"{self.node.name}.{self.number}", title, self.title.text.location()

    def end(self, context: Context) -> Location:
        """Where its last line stands."""
        if self.several and self.lines:
            return self.lines[-1].text.location()
        last = self.node.end - 1
        while last > self.node.start and (last >= context.closing_start or last in context.skip):
            last -= 1
        return context.page.lines[max(self.node.start, last)].text.location()

    def label_place(self, context: Context) -> Location:
        """Where a missing label line belongs: before the first label of the task, else after its last line."""
        starting = [label.line for label in self.labels if label.at_start]
        if starting:
            return point(starting[0].number)
        _, _, head = self.head()
        return point((head if self.labels else self.end(context)).end_line + 1)


def gather_drafts(context: Context) -> list[Draft]:
    """Labels gathered by the numbered line that they stand under; a second lead under one number begins another task."""
    found: list[Draft] = []
    by_node: dict[Node, list[Draft]] = {}
    plain: dict[Node, Line] = {}
    for line in context.body:
        if line.index in context.skip or line.index >= context.closing_start:
            continue
        every = find_labels(line)
        labels = [label for label in every if label.role in TASK_ROLES]
        node = context.node_of.get(line.index)
        if not labels:
            if node is not None and line.index != node.start and not every:
                plain[node] = line
            continue
        owner = _owner(node, line, labels)
        if owner is not None and _ATTENDANCE.match(owner.key):
            context.ledger.take(line, "lead")
            continue
        if owner is None or not any(la.at_start or la.role in ("lead", "coordinating") for la in labels):
            continue
        drafts = by_node.setdefault(owner, [])
        before = plain.get(owner)
        if line.index != owner.start and _is_task_of_its_own(line, labels):
            if not drafts or drafts[-1].has("lead"):
                drafts.append(Draft(owner, title=line, number=len(drafts) + 1))
                found.append(drafts[-1])
        elif not drafts or (any(la.role == "lead" for la in labels) and _is_led_before(drafts[-1], before)):
            drafts.append(Draft(owner, title=before if drafts else None, number=len(drafts) + 1))
            found.append(drafts[-1])
        drafts[-1].labels.extend(labels)
        drafts[-1].lines.append(line)
    for drafts in by_node.values():
        if len(drafts) > 1 and drafts[0].title is None:
            drafts[0].title = _line_before(context, drafts[0])
    return found


def is_label_node(node: Node) -> bool:
    """Whether a numbered line is itself a label: "b) Cơ quan thực hiện: …"."""
    labels = find_labels(node.line)
    if node.mark.style == "letter" and node.key in phrases("tasks", "containers"):
        return True
    return bool(labels) and labels[0].at_start and labels[0].start <= len(node.mark.text) + 3


def _is_task_of_its_own(line: Line, labels: Sequence[Label]) -> bool:
    """Whether a bullet says what is to be done and behind it who leads ("- Tập huấn (chủ trì: Sở A; thời gian: …)")."""
    return not labels[0].at_start and labels[0].role == "lead" and bullet(line.key) is not None


def _is_led_before(draft: Draft, plain: Line | None) -> bool:
    """Whether a draft has its lead and a plain line, another task's title, stands below its labels."""
    return draft.has("lead") and plain is not None and plain.index > draft.lines[-1].index


def _line_before(context: Context, draft: Draft) -> Line | None:
    for index in range(draft.lines[0].index - 1, draft.node.start, -1):
        line = context.page.lines[index]
        if not find_labels(line):
            return line
    return None


def _owner(node: Node | None, line: Line, labels: Sequence[Label]) -> Node | None:
    """The task that a label belongs to: the numbered line above it; a lettered or numbered label speaks of the line above."""
    while node is not None and node.start == line.index and labels[0].at_start:
        if len(node.title.key) > labels[0].words_end and not is_label_node(node):
            break
        node = node.parent
    # "b) Cơ quan thực hiện:" over bullets: the bullets' labels belong to the item that b) is a part of.
    while node is not None and is_label_node(node) and node.parent is not None:
        node = node.parent
    return node
