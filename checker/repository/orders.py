"""What a parent asks besides work: that a unit issues a plan of its own, and that it reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker.model.location import Location
from checker.model.plan import Issuer, Level, Name, Order, Plan, Report
from checker.parse.units import is_unit, split_units
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.repository.bodies import Concern, body_key, nearest_concern, province_of, same_body
from checker.text import Text, fold_key

_LONGEST_HEAD = 60
_MARK = compiled(r"[^\w]*(?:(?:\d{1,2}(?:\.\d{1,2})*|\w)[.)]\s*)?[^\w]*")
_POSTS = Expression("hierarchy", r"(?:{heads} )+(?=\S)")
_SUMS_UP = Expression("hierarchy", "{sums_up}")


def plan_order(parent: Plan, issuer: Issuer) -> Order | None:
    """The parent's order to this unit to issue its own plan by a day; None where there is none for it."""
    orders = [order for order in parent.orders if order.kind == "issue-plan" and order.due is not None]
    meant = [order for order in orders if order_concern(order, issuer) is not Concern.NO]
    return min(meant, key=lambda order: order.due or dt.date.max, default=None)


def order_concern(order: Order, issuer: Issuer) -> Concern:
    """Whether an order is given to this unit."""
    return nearest_concern(_addressees(order), issuer)


def report_concern(report: Report, issuer: Issuer) -> Concern:
    """Whether the parent asks this unit for a report; a clause that names nobody may be meant for it."""
    names = report.who or _names_in(report.text, report.location)
    return nearest_concern(names, issuer) if names else Concern.PERHAPS


def report_demand(parent: Plan, issuer: Issuer) -> Report | None:
    """The parent's last dated demand on this unit to report to it; None where it sets no day.

    Who must report is named or belongs to a group; a clause that names nobody is meant for all.
    """
    own = [body_key(each.name, province_of(each)) for each in parent.issuers]
    due = [report for report in parent.reporting if report.deadline is not None and _to_parent(report, own)]
    for wanted in (Concern.NAMED, Concern.GROUP):
        named = [
            report for report in due if nearest_concern(report.who, issuer) is wanted and not _sums_up(report, issuer)
        ]
        if named:
            return max(named, key=lambda report: report.deadline or dt.date.min)
    unsaid = [report for report in due if not report.who and _by_text(report, issuer)]
    first = min(unsaid, key=lambda report: report.deadline or dt.date.max, default=None)
    # One clause may ask for several reports ("6 tháng …, năm …"), of which the last counts; others may be another's.
    same = [report for report in unsaid if first is not None and report.location == first.location]
    return max(same, key=lambda report: report.deadline or dt.date.min, default=None)


def last_report(child: Plan) -> Report | None:
    """The child's last dated report upwards; None where it has none."""
    dated = [report for report in child.reporting if report.direction == "up" and report.deadline is not None]
    return max(dated, key=lambda report: report.deadline or dt.date.min, default=None)


def _addressees(order: Order) -> tuple[Name, ...]:
    """To whom an order is given: as read, else whoever stands before its verb in the sentence."""
    return order.addressees or _names_in(order.text, order.location)


def _names_in(text: str, location: Location) -> tuple[Name, ...]:
    """The bodies with which a sentence begins ("1. Các sở, ban, ngành và UBND các xã, phường ban hành …").

    A head that runs into the sentence comes before them ("2. Chế độ báo cáo: Các sở, ban, ngành …").
    """
    for start in (0, text.find(":", 0, _LONGEST_HEAD) + 1):
        mark = _MARK.match(text, start)
        sentence = Text.of_line(text, location.line).cut(mark.end() if mark else start)
        posts = _POSTS.match(sentence.key)
        body = sentence.cut_key(posts.end(), len(sentence.key)) if posts else sentence
        if is_unit(body.key):
            return split_units(body)
    return ()


def _to_parent(report: Report, own: Sequence[str]) -> bool:
    return not report.to or any(same_body(body_key(name.text), key) is not False for name in report.to for key in own)


def _by_text(report: Report, issuer: Issuer) -> bool:
    names = _names_in(report.text, report.location)
    return not names or nearest_concern(names, issuer) is not Concern.NO


def _sums_up(report: Report, issuer: Issuer) -> bool:
    """Whether the duty is to gather the reports of all, which has its own, later day."""
    return _SUMS_UP.search(fold_key(report.text)) is not None and issuer.level is Level.DEPARTMENT
