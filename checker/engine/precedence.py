"""Where two rules see one fault, only the more precise one speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.engine.located import Located
from checker.model.outcome import Outcome, Status
from checker.rules import Rule

_SPEAKING = (Status.FAILED, Status.CANNOT_TELL)


def give_way(
    found: list[Located], rules: Sequence[Rule], silenced: Callable[[Rule, str, Located], Outcome]
) -> list[Located]:
    """The outcomes, those silenced where a rule named in ``yields_to`` speaks at the same place (or anywhere)."""
    yielding = {rule.id: rule for rule in rules if rule.yields_to}
    if not yielding:
        return found
    speaking: dict[str, list[Located]] = {}
    for located in found:
        if located.outcome.status in _SPEAKING:
            speaking.setdefault(located.outcome.rule, []).append(located)
    out = []
    for located in found:
        rule = yielding.get(located.outcome.rule)
        better = _more_precise(rule, located, speaking) if rule and located.outcome.status in _SPEAKING else None
        if rule and better:
            located = Located(silenced(rule, better, located), located.item, better, located.outcome.fingerprint)  # noqa: PLW2901 - as it leaves
        out.append(located)
    return out


def _more_precise(rule: Rule, located: Located, speaking: dict[str, list[Located]]) -> str | None:
    for other in rule.yields_to:
        if any(other.anywhere or _same_place(located, o) for o in speaking.get(other.rule, ())):
            return other.rule
    return None


def _same_place(one: Located, other: Located) -> bool:
    if one.item is not None and one.item == other.item:
        return True
    # Of two places that contradict each other the other rule may speak at either.
    places = (one.outcome.location, *(related.location for related in one.outcome.related))
    there = other.outcome.location
    return any(
        (here.line, here.column) <= (there.end_line, there.end_column)
        and (there.line, there.column) <= (here.end_line, here.end_column)
        for here in places
    )
