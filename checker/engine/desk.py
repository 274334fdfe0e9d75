"""Where single inputs are worked on: read, put in brief, audited; what was worked on before is taken from the cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from checker.engine.audit import AuditOptions, audit
from checker.engine.families import Member, Place
from checker.engine.reading import Input, name_of, read_plan
from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.model.plan import Kind, ParentPlan, Plan
from checker.model.records import dataclass
from checker.model.report import FileReport
from checker.readers.files import bytes_of
from checker.repository.cards import card_of
from checker.repository.digests import content_digest
from checker.repository.outcomes import OutcomeCache
from checker.rules import RuleSet

ROOM = 1_500
"""How many plans are held at most between reading and judging them, by all processes: of 10 KB some 0.3 MB each."""
_ROOM_OF_TEXT = 10_000 * ROOM
"""As many bytes of files, for plans that are longer."""
_ROOM_BESIDE_A_STORE = 64
"""As many where the others can be had from the store: parents are asked for by all their children."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What is asked of a plan: rules and options, and the cache that was made for just these."""

    rules: RuleSet
    options: AuditOptions
    cache: OutcomeCache | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input to be audited under the regime of that number.

    ``member`` and ``place`` are set where all inputs were put in brief before, to know whose parent each is.
    """

    source: Input
    regime: int = 0
    member: Member | None = None
    place: Place | None = None


def overflows(sources: Sequence[Input]) -> bool:
    """Whether there are more inputs than are held in memory."""
    return len(sources) > ROOM or sum(map(_size_of, sources)) > _ROOM_OF_TEXT


class Desk:
    """Works on one input after the other; holds only the last few plans."""

    def __init__(self, regimes: Sequence[Regime], *, parent: Input | None = None, spill: bool = False) -> None:
        """``parent`` is the one that a person has named.

        ``spill``: there are so many inputs that plans are kept on disk until they are audited.
        """
        self._regimes = tuple(regimes)
        self._parent_input = parent
        self._spill = spill
        self._room = _ROOM_BESIDE_A_STORE if spill else ROOM
        self._plans: OrderedDict[str, Plan] = OrderedDict()

    def member(self, source: Input) -> Member | CheckerError:
        """The input in brief, or why it could not be read."""
        cache = self._regimes[0].cache
        content, data = None, None
        if not isinstance(source, Document):
            try:
                data = bytes_of(source)
            except CheckerError as error:
                return error
            content = content_digest(data, source.name)
        card = cache.card(content) if cache is not None and content is not None else None
        if card is None:
            plan = read_plan(source, data)
            if isinstance(plan, CheckerError):
                return plan
            self._put(_key(source, content), plan)
            if self._spill and cache is not None and content is not None:
                cache.keep_plan(content, Path(name_of(source)), plan)
            card = card_of(plan)
        # The acts cited are most of a card, all cards are held at once, and who is whose parent needs none of them.
        return Member(source=source, content=content, key=_key(source, content), card=replace(card, citations=()))

    def report(self, case: Case) -> FileReport | CheckerError:
        """The report on one input, or why it could not be read. The plan in it holds its parent plan."""
        regime = self._regimes[case.regime]
        if case.member is not None and case.place is not None:
            return self._of_family(case.member, case.place, regime)
        source, cache = case.source, regime.cache
        if (
            cache is not None
            and isinstance(source, Path)
            and (self._parent_input is None or self._parent[1] is not None)
        ):
            return self._recalled(source, cache, regime)
        return _examined(source, regime, self._parent[0])

    def close(self) -> None:
        """Write what is to be remembered."""
        for regime in self._regimes:
            if regime.cache is not None:
                regime.cache.save()

    @cached_property
    def _parent(self) -> tuple[Plan | None, str | None]:
        return (None, None) if self._parent_input is None else parent_of(self._parent_input)

    def _recalled(self, source: Path, cache: OutcomeCache, regime: Regime) -> FileReport | CheckerError:
        """The report from the cache, else made and kept. The bytes are read once: what is kept is what was hashed."""
        parent, key = self._parent
        try:
            data = bytes_of(source)
        except CheckerError as error:
            return error
        content = content_digest(data, source.name)
        kept = cache.recall(content, str(source), parent=key)
        if kept is not None:
            above = ParentPlan(plan=parent) if parent is not None and not kept.report.skipped else None
            return replace(kept.report, plan=replace(kept.report.plan, parent_plan=above))
        result = _examined(source, regime, parent, data)
        if isinstance(result, FileReport):
            cache.keep(content, source, result, regime.rules.digest, parent=key)
        return result

    def _of_family(self, member: Member, place: Place, regime: Regime) -> FileReport | CheckerError:
        cache = regime.cache
        if cache is not None and member.content is not None:
            kept = cache.recall(member.content, member.name, parent=place.key)
            if kept is not None:
                above = ParentPlan(plan=self._plan(place.parent)) if place.parent else None
                return replace(kept.report, plan=replace(kept.report.plan, parent_plan=above))
        plan = self._plan(member)
        if plan is None:
            return InputError("has changed while it was read", code="changed-file", file=member.name)
        if plan.kind is Kind.PLAN:
            plan = replace(plan, parent_plan=self._above(plan, place))
        result = report_on(member.name, plan, regime)
        if cache is not None and member.content is not None:
            cache.keep(member.content, Path(member.name), result, regime.rules.digest, parent=place.key)
        return result

    def _above(self, plan: Plan, place: Place) -> ParentPlan | None:
        above = self._plan(place.parent) if place.parent is not None else None
        if above is not None:
            from checker.repository.standing import held_against  # noqa: PLC0415 - a plan alone is held against none

            return held_against(plan, above)
        return ParentPlan(plan=None, reason=place.reason, candidates=place.candidates) if place.reason else None

    def _plan(self, member: Member) -> Plan | None:
        """The whole plan of a member; None where its file is no longer what it was."""
        plan = self._plans.get(member.key)
        if plan is not None:
            self._plans.move_to_end(member.key)
            return plan
        cache = self._regimes[0].cache
        plan = cache.plan(member.content, member.name) if cache is not None and member.content is not None else None
        if plan is None:
            plan = _read_again(member)
        if plan is not None:
            self._put(member.key, plan)
        return plan

    def _put(self, key: str, plan: Plan) -> None:
        self._plans[key] = plan
        if len(self._plans) > self._room:
            self._plans.popitem(last=False)


def report_on(name: str, plan: Plan, regime: Regime) -> FileReport:
    """The report on a plan, or on another document that is not audited."""
    if plan.kind is not Kind.PLAN:
        return FileReport(file=name, plan=plan, skipped=plan.kind.value)
    return FileReport(file=name, plan=plan, outcomes=audit(plan, regime.rules, regime.options))


def under(plan: Plan, parent: Plan | None) -> Plan:
    """The plan held against the parent that a person has named, where there is one."""
    if parent is None or plan.kind is not Kind.PLAN:
        return plan
    from checker.repository.standing import named_parent  # noqa: PLC0415 - as above

    return replace(plan, parent_plan=named_parent(plan, parent))


def parent_of(source: Input) -> tuple[Plan, str | None]:
    """The parent plan, and the digest of the file it was read from; raises InputError where it is no plan."""
    data = None if isinstance(source, Document) else bytes_of(source)
    plan = read_plan(source, data)
    if isinstance(plan, CheckerError):
        raise plan
    if plan.kind is not Kind.PLAN:
        raise InputError(f"is no plan but: {plan.kind}", code="parent-not-a-plan", file=name_of(source))
    return plan, None if data is None else content_digest(data, name_of(source))


def _examined(
    source: Input, regime: Regime, parent: Plan | None, data: bytes | None = None
) -> FileReport | CheckerError:
    plan = read_plan(source, data)
    return plan if isinstance(plan, CheckerError) else report_on(name_of(source), under(plan, parent), regime)


def _read_again(member: Member) -> Plan | None:
    source = member.source
    if isinstance(source, Document):
        plan = read_plan(source)
        return None if isinstance(plan, CheckerError) else plan
    try:
        data = bytes_of(source)
    except CheckerError:
        return None
    plan = read_plan(source, data)
    return None if isinstance(plan, CheckerError) or content_digest(data, source.name) != member.content else plan


def _size_of(source: Input) -> int:
    """The bytes of a file, or about as many as a document of this size would have; nothing for a file that is not there."""
    if isinstance(source, Document):
        return sum(map(len, source.lines))
    try:
        return source.stat().st_size
    except OSError:
        return 0


def _key(source: Input, content: str | None) -> str:
    """The digest of a file says what is in it; a document without one is known by its lines."""
    if content is None and isinstance(source, Document):
        content = content_digest("\n".join(source.lines).encode("utf-8", "surrogatepass"), "")
    return f"{name_of(source)}\x1f{content}"
