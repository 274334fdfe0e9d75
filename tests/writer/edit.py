"""A fault put into a compliant plan, and what must be told of it in each layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from checker.model.outcome import Status
from tests.writer.arrange import WITH_BASES
from tests.writer.layout import HeaderForm, Layout, Preamble, Spelling
from tests.writer.spec import PlanSpec, Slip

Verdicts: TypeAlias = Counter[tuple[str, Status]]
"""How often each rule spoke, and what it said; passed and not applicable count as silence."""


@dataclass(frozen=True, slots=True)
class Veil:
    """Layouts in which the fault of an edit cannot be seen as such: which, why, and what is told there instead."""

    because: str
    hides: Callable[[PlanSpec, Layout], bool]
    told: tuple[tuple[str, Status], ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A fault put into a compliant plan; ``rule`` is the one rule that must fail, or tell what its ``status`` says.

    ``apply`` gives None where the plan has nothing to spoil. ``veils`` are the layouts that hide the fault, the first that
    fits counts; ``beside`` are rules that speak too, since the fault shows in two places; ``times`` is how often the
    layout writes what is spoilt. ``profile`` is the choice of rules that the fault is one of.
    """

    name: str
    rule: str
    apply: Callable[[PlanSpec], PlanSpec | None]
    veils: tuple[Veil, ...] = ()
    status: Status = Status.FAILED
    profile: str = "base"
    beside: Callable[[PlanSpec, Layout], tuple[str, ...]] = lambda _spec, _layout: ()
    times: Callable[[Layout], int] = lambda _layout: 1

    def expected(self, spec: PlanSpec, layout: Layout) -> Verdicts:
        """What is told of the spoilt ``spec`` in a layout, beside what the layout itself hides."""
        layout = layout.consistent()
        veil = next((veil for veil in self.veils if veil.hides(spec, layout)), None)
        if veil is not None:
            return Counter(veil.told)
        own = Counter({(self.rule, self.status): self.times(layout)})
        return own + Counter((rule, Status.FAILED) for rule in self.beside(spec, layout))


def expected_without_letterhead(spec: PlanSpec, layout: Layout) -> Verdicts:
    """Where the letterhead was cut off, nobody can tell number and day."""
    names = ("missing-document-number", "missing-issue-date") if dayless(spec, layout.consistent()) else ()
    return Counter((name, Status.CANNOT_TELL) for name in names)


# What a layout has and has not; each takes the plan too, for an annex needs tasks to hold.


def annexed(spec: PlanSpec, layout: Layout) -> bool:
    """Whether an annex holds the tasks, and in its reference the plan's number and day."""
    return layout.tabled and layout.in_annex and bool(spec.tasks)


def not_annexed(spec: PlanSpec, layout: Layout) -> bool:
    """Whether there is no annex."""
    return not annexed(spec, layout)


def headless(_spec: PlanSpec, layout: Layout) -> bool:
    """Whether the letterhead was cut off."""
    return layout.header is HeaderForm.NONE


def dayless(spec: PlanSpec, layout: Layout) -> bool:
    """Whether the plan shows its number and day nowhere."""
    return headless(spec, layout) and (not annexed(spec, layout) or spec.slip is Slip.BLANK_ANNEX)


def by_decision(_spec: PlanSpec, layout: Layout) -> bool:
    """Whether a decision carries the plan."""
    return layout.by_decision


def without_bases(_spec: PlanSpec, layout: Layout) -> bool:
    """Whether the layout leaves out the bases of the plan."""
    return not layout.by_decision and layout.preamble not in WITH_BASES


def times_cited(layout: Layout) -> int:
    """How often the bases are written: in the decision that carries the plan, and in its opening."""
    return layout.by_decision + (layout.preamble in WITH_BASES)


def in_capitals(_spec: PlanSpec, layout: Layout) -> bool:
    """Whether all is written in capitals."""
    return layout.spelling is Spelling.UPPER


def carries_out_a_base(spec: PlanSpec, layout: Layout) -> bool:
    """Whether a resolution among the bases stands after "Thực hiện"."""
    return layout.preamble is Preamble.SERIES and any(act.type == "Nghị quyết" for act in spec.bases)
