"""The number and the date under which a plan was issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.plan import Annex, Issued, Number, Reference, Source, State
from checker.model.records import dataclass
from checker.parse.annexes import read_reference
from checker.parse.header import Letterhead
from checker.parse.parts import Parts
from checker.parse.vocabulary import document_types, is_plan_type
from checker.text import fold_key


@dataclass(frozen=True, slots=True)
class Registration:
    """A number and a date, each with its state."""

    number: Number
    issued: Issued

    def completed(self, reference: Reference, source: Source) -> Registration:
        """With the number and the date of a reference where none was seen."""
        number, issued = self.number, self.issued
        if number.state is State.UNSEEN and reference.number:
            _, _, symbol = reference.number.partition("/")
            number = Number(
                value=reference.number,
                state=State.READ,
                source=source,
                symbol=symbol if "/" in reference.number else None,
                location=reference.location,
                text=reference.number,
            )
        if issued.state is State.UNSEEN and reference.date:
            issued = Issued(
                value=reference.date,
                state=State.READ,
                source=source,
                year=reference.date.year,
                month=reference.date.month,
                location=reference.location,
            )
        return Registration(number, issued)


def read_registration(letterhead: Letterhead, parts: Parts, annexes: Sequence[Annex]) -> Registration:
    """The plan's own; a decision's for a plan that it carries, an annex's or a reference's where no letterhead is seen.

    An annex that leaves the number blank means this plan, not another: its day is the plan's.
    """
    found = Registration(letterhead.number, letterhead.issued)
    if parts.structure.carried is not None:
        return Registration(
            replace(found.number, source=Source.DECISION if found.number.value else None),
            replace(found.issued, source=Source.DECISION if found.issued.value else None),
        )
    if parts.structure.reference is not None:
        reference = read_reference(parts.page.lines[parts.structure.reference].text)
        if found.number.state is State.UNSEEN and reference.number and not _numbers_plan(reference.number):
            found = found.completed(reference, Source.DECISION)
    for annex in annexes:
        own = annex.reference
        if own is not None and (own.number is not None or own.blank) and is_plan_type(fold_key(own.type or "")):
            found = found.completed(own, Source.ANNEX)
    return found


def _numbers_plan(number: str) -> bool:
    """Whether the symbol of a number is a plan's ("12/KH-UBND")."""
    letters = number.lower().split("/")[-1].split("-")[0]
    return any(symbol in letters for kind in document_types() if kind.kind == "plan" for symbol in kind.symbols)
