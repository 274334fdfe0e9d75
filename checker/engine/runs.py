"""Many documents: read, parsed and audited, a bad one never in the way of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias

from checker.engine.audit import AuditOptions
from checker.engine.desk import Case, Desk, Regime, parent_of, report_on, under
from checker.engine.families import Family, Member, Place
from checker.engine.reading import Input, name_of, read_plan
from checker.errors import CheckerError
from checker.model.plan import Plan
from checker.model.report import FileReport, RunReport
from checker.repository.outcomes import OutcomeCache
from checker.rules import RuleSet

Progress: TypeAlias = Callable[[int, int, str], None]
"""(documents done, all of them, name of the last one); one that was read and is yet to be audited counts half"""

Wanted: TypeAlias = Callable[[Member, Place], bool]
"""Whether a document is to be audited, and not only known to the others."""


class Hands(Protocol):
    """Whoever does the work: one desk in this process, or several in others."""

    def members(self, sources: Iterable[Input]) -> Iterator[Member | CheckerError]:
        """The inputs in brief, in their order."""

    def reports(self, cases: Iterable[Case]) -> Iterator[FileReport | CheckerError]:
        """The reports, in the order of the cases."""


class Alone:
    """The work done here, one input after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def members(self, sources: Iterable[Input]) -> Iterator[Member | CheckerError]:
        """As ``Hands`` has it."""
        return map(self._desk.member, sources)

    def reports(self, cases: Iterable[Case]) -> Iterator[FileReport | CheckerError]:
        """As ``Hands`` has it."""
        return map(self._desk.report, cases)


def run(
    inputs: Iterable[Input],
    rules: RuleSet,
    options: AuditOptions | None = None,
    *,
    parent: Input | None = None,
    progress: Progress | None = None,
    cache: OutcomeCache | None = None,
) -> RunReport:
    """The audit of all inputs, in their order; those that cannot be read stand in ``errors``.

    With ``parent`` every plan is held against that plan, else against its parent among the inputs where that is there.
    Files that ``cache`` knows are not read again; it must have been made for these rules and options. Raises InputError
    when the parent itself cannot be read as a plan.
    """
    todo = list(inputs)
    if parent is not None:
        parent_of(parent)  # said before anything else is done
    desk = Desk([Regime(rules=rules, options=options or AuditOptions(), cache=cache)], parent=parent)
    results = list(results_of(todo, Alone(desk), under_parent=parent is not None, progress=progress))
    desk.close()
    return RunReport(
        files=tuple(result for result in results if isinstance(result, FileReport)),
        errors=tuple(result for result in results if isinstance(result, CheckerError)),
        rules_digest=rules.digest,
    )


def results_of(
    todo: Sequence[Input],
    hands: Hands,
    *,
    regimes: Sequence[int] | None = None,
    under_parent: bool = False,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> Iterator[FileReport | CheckerError]:
    """What becomes of each input, in their order, made while it is asked for.

    ``regimes`` gives the number of each input's regime. Without a parent named for all (``under_parent``) several inputs
    are put in brief first, to find each other as parents; only those that are ``wanted`` are audited then.
    """
    numbers = regimes if regimes is not None else [0] * len(todo)
    step = progress or _unseen
    if under_parent or (len(todo) == 1 and wanted is None):
        cases = (Case(source=source, regime=number) for source, number in zip(todo, numbers, strict=True))
        for done, (source, result) in enumerate(zip(todo, hands.reports(cases), strict=True), start=1):
            yield result
            step(done, len(todo), name_of(source))
        return
    members: list[Member | CheckerError] = []
    for source, member in zip(todo, hands.members(todo), strict=True):
        members.append(member)
        step(len(members) // 2, len(todo), name_of(source))
    yield from _among_themselves(todo, members, numbers, hands, wanted, step)


def _among_themselves(
    todo: Sequence[Input], members: Sequence[Member | CheckerError], numbers: Sequence[int], hands: Hands,
    wanted: Wanted | None, step: Progress,
) -> Iterator[FileReport | CheckerError]:  # fmt: skip
    """Each of the members under its parent among them."""
    family = Family(member for member in members if isinstance(member, Member))

    def cases() -> Iterator[Case]:
        for source, member, number in zip(todo, members, numbers, strict=True):
            if isinstance(member, Member):
                place = family.place_of(member)
                if wanted is None or wanted(member, place):
                    yield Case(source=source, regime=number, member=member, place=place)

    results = hands.reports(cases())
    for done, member in enumerate(members, start=1):
        if isinstance(member, CheckerError):
            yield member
        elif wanted is None or wanted(member, family.place_of(member)):
            yield next(results)
        step((len(todo) + done) // 2, len(todo), "" if isinstance(member, CheckerError) else member.name)


def examine(
    source: Input, rules: RuleSet, options: AuditOptions, *, parent: Plan | None = None, data: bytes | None = None
) -> FileReport | CheckerError:
    """The report on one input, or why it could not be read; ``data`` are the file's bytes where they are at hand."""
    plan = read_plan(source, data)
    if isinstance(plan, CheckerError):
        return plan
    return report_on(name_of(source), under(plan, parent), Regime(rules=rules, options=options))


def read_under(source: Input, parent: Input | None) -> Plan:
    """The plan of one input, with its parent plan where one is named; raises CheckerError."""
    plan = read_plan(source)
    if isinstance(plan, CheckerError):
        raise plan
    return under(plan, None if parent is None else parent_of(parent)[0])


def _unseen(_done: int, _total: int, _name: str) -> Any:
    """Progress that nobody looks at."""
