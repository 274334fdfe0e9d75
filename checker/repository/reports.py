"""The report that a parent asks of a unit, and what the unit's plan says of its own last report upwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from checker.model.demands import Accord, ReportAsked
from checker.model.plan import Issuer, Name, Plan, Report
from checker.parse.units import canonical
from checker.patterns import compiled
from checker.repository.bodies import Concern, body_key, is_group, province_of, same_body
from checker.repository.orders import report_concern, report_demand

_MARKS = compiled(r"[\s,;:.()]+")
_ANSWERS = dt.timedelta(days=60)
"""A report in so many days before the parent's day is the one that was asked for."""


def report_asked(child: Plan, parent: Plan, issuer: Issuer) -> ReportAsked | None:
    """The parent's demand for a report held against the plan's reports upwards; None where there is no demand."""
    asked = report_demand(parent, issuer)
    if asked is None:
        return None
    up = [report for report in child.reporting if report.direction == "up"]
    right = _right_bodies(child, parent, asked)
    fitting = [report for report in up if not report.to or _known(report.to, right, issuer) is not False]
    dated = [report for report in fitting if report.deadline is not None]
    last = max(dated, key=_deadline, default=None)
    to = [name for report in up for name in report.to]
    return ReportAsked(
        due=asked.deadline, to=tuple(name.text for name in asked.to),
        last=last.deadline if last else None, last_to=tuple(dict.fromkeys(name.text for name in to)),
        time_accord=_time(last, dated, asked, issuer) if last is not None else None,
        to_accord=_to(to, right, parent, issuer),
        location=last.location if last else None, to_location=to[0].location if to else None,
    )  # fmt: skip


def _time(last: Report, dated: Sequence[Report], asked: Report, issuer: Issuer) -> Accord | None:
    due = asked.deadline
    if due is None:
        return None
    if _deadline(last) <= due:
        return Accord.AGREES
    answered = any(due - _ANSWERS <= _deadline(report) <= due for report in dated)
    unsure = answered or report_concern(asked, issuer) in (Concern.PERHAPS, Concern.NO)
    return Accord.UNSURE if unsure else Accord.DIFFERS


def _to(names: Sequence[Name], right: Sequence[str], parent: Plan, issuer: Issuer) -> Accord | None:
    """Whether one of the bodies that the plan reports to may receive it; one that the parent speaks of may do so."""
    if not names:
        return None
    known = _known(names, right, issuer)
    if known is not False or _through(names, parent):
        return Accord.AGREES
    spoken_of = [body_key(name.text) for name in _named_in(parent)]
    unsure = any(
        is_group(name.canonical) or any(same_body(body_key(name.text), key) is not False for key in spoken_of)
        for name in names
    )
    return Accord.UNSURE if unsure else Accord.DIFFERS


def _through(names: Sequence[Name], parent: Plan) -> bool:
    """Whether the parent's own clauses on reports speak of one of the names ("báo cáo UBND tỉnh (qua Sở Tư pháp)")."""
    clauses = [_plain(report.text) for report in parent.reporting]
    return any(_plain(name.text) in clause for name in names for clause in clauses)


def _plain(text: str) -> str:
    """A text as its words between spaces, short forms opened; a bracket's words count, unlike in a name's canonical form."""
    return f" {_MARKS.sub(' ', canonical(_MARKS.sub(' ', text)))} "


def _right_bodies(child: Plan, parent: Plan, asked: Report) -> list[str]:
    """Who may receive the report: the parent's issuers, whom it names for reports, and who stands above the unit."""
    names = [each.name for each in parent.issuers]
    names += [name.text for report in (asked, *parent.reporting) for name in (*report.to, *report.who)]
    return [body_key(name, province_of(child.issuer)) for name in names if name]


def _known(names: Iterable[Name], right: Sequence[str], issuer: Issuer) -> bool | None:
    """Whether one of the names is a right body; None where a name leaves out its place."""
    answers = [same_body(body_key(name.text, province_of(issuer)), key) for name in names for key in right]
    return True if True in answers else None if None in answers else False


def _named_in(parent: Plan) -> Iterable[Name]:
    for task in parent.tasks:
        yield from (*task.lead, *task.coordinating)
    for assignment in parent.assignments:
        yield from assignment.units
    for order in parent.orders:
        yield from order.addressees


def _deadline(report: Report) -> dt.date:
    return report.deadline or dt.date.min
