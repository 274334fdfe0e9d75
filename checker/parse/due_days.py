"""Days by which somebody must have done something: of tasks, orders, reports, and of the duties of units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from checker.model.location import Location
from checker.model.plan import Assignment, Deadline, Order, Report, Task
from checker.parse.context import Context
from checker.parse.labels import find_labels
from checker.parse.page import Line
from checker.parse.time_spans import time_span

_LINES_BELOW = 3


def read_deadlines(
    context: Context,
    tasks: Sequence[Task],
    orders: Sequence[Order],
    reports: Sequence[Report],
    assignments: Sequence[Assignment],
) -> tuple[Deadline, ...]:
    """All of them in reading order, each place once; what comes back every year has no one day and is left out."""
    duties = {number for a in assignments for number in range(a.span.line, a.span.end_line + 1)}
    found = [
        *(_deadline("task", t.time.text, t.time.due, t.time.location) for t in tasks if t.time is not None),
        *(_deadline("order", o.text, o.due, o.location) for o in orders),
        *(_deadline("report", r.text, r.deadline, r.location) for r in reports if r.recurrence is None),
        *(duty for line in context.body if line.number in duties for duty in _duties(context, line)),
    ]
    known = [deadline for deadline in found if deadline is not None]
    labels = {(label.due, label.location.line) for label in known if label.kind == "duty"}
    told = [deadline for deadline in known if not _has_label(deadline, labels)]
    by_place: dict[tuple[int, int], Deadline] = {}
    for deadline in told:
        by_place.setdefault((deadline.location.line, deadline.location.column), deadline)
    return tuple(by_place[place] for place in sorted(by_place))


def _has_label(deadline: Deadline, labels: AbstractSet[tuple[dt.date | None, int]]) -> bool:
    """Whether a label line inside or just below an order or report gives its day."""
    if deadline.kind not in ("order", "report"):
        return False
    place = deadline.location
    return any((deadline.due, line) in labels for line in range(place.line, place.end_line + _LINES_BELOW + 1))


def _deadline(kind: str, text: str, due: dt.date | None, location: Location) -> Deadline | None:
    return Deadline(kind=kind, text=text, due=due, location=location) if due is not None else None


def _duties(context: Context, line: Line) -> list[Deadline | None]:
    """The times that label lines of a duty give ("Thời gian hoàn thành: Trước ngày …")."""
    if line.index in context.skip:
        return []
    return [
        _deadline("duty", label.value.value, time_span(label.value.key, context.year)[1], label.value.location())
        for label in find_labels(line)
        if label.role == "time" and label.value.value
    ]
