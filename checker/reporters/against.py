"""A parent's demands on a unit beside the answers of the unit's plan, as a comparison.

The verdicts are those of the parent rules: a row accuses only of what can be seen for certain; where the likeness of two
titles is neither great nor small, or the plan speaks of the matter without making it a task, the sign is "cannot tell".
"""

from __future__ import annotations

from checker.model.plan import Plan
from checker.reporters.against_frame import contents, frame, reports
from checker.reporters.against_tasks import tasks
from checker.reporters.comparison import Comparison, Demand
from checker.reporters.words import Words
from checker.repository.standing import held_against


def compare(child: Plan, parent: Plan, say: Words) -> Comparison:
    """The rows: the days, the citation, contents, tasks, the report. Only the head where nobody knows whose plan it is."""
    rows: list[Demand] = []
    if child.issuer is not None:
        held = held_against(child, parent)
        rows += frame(child, parent, held, say)
        rows += contents(held, say)
        rows += tasks(child, parent, child.issuer, held, say)
        rows += reports(child, held, say)
    return Comparison(
        asking=say("against.asks", plan=_number(parent, say), issuer=_issuer(parent)),
        answering=say("against.answers", plan=_number(child, say), issuer=_issuer(child)),
        demands=tuple(rows),
        document=child.document,
    )


def _number(plan: Plan, say: Words) -> str:
    return plan.number.value or say("fact.no-number")


def _issuer(plan: Plan) -> str:
    return plan.issuer.name if plan.issuer else "?"
