"""Many documents: read, parsed and audited one by one, a bad one never in the way of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from checker.engine.audit import AuditOptions, audit
from checker.engine.families import Family, Member
from checker.engine.reading import Input, name_of, read_plan
from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.model.plan import Kind, ParentPlan, Plan
from checker.model.report import FileReport, RunReport
from checker.readers.files import bytes_of
from checker.repository.digests import content_digest
from checker.repository.outcomes import OutcomeCache
from checker.repository.standing import named_parent
from checker.rules import RuleSet

Progress: TypeAlias = Callable[[int, int, str], None]
"""(done, total, name of the document just finished)"""


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
    todo, chosen = list(inputs), options or AuditOptions()
    step = progress or _unseen
    files: list[FileReport] = []
    errors: list[CheckerError] = []
    if parent is None and len(todo) > 1:
        results = _among_themselves(todo, rules, chosen, step, cache)
    else:
        results = _one_by_one(todo, rules, chosen, parent, step, cache)
    for result in results:
        if isinstance(result, FileReport):
            files.append(result)
        else:
            errors.append(result)
    if cache is not None:
        cache.save()
    return RunReport(files=tuple(files), errors=tuple(errors), rules_digest=rules.digest)


def examine(
    source: Input, rules: RuleSet, options: AuditOptions, *, parent: Plan | None = None, data: bytes | None = None
) -> FileReport | CheckerError:
    """The report on one input, or why it could not be read; ``data`` are the file's bytes where they are at hand."""
    plan = read_plan(source, data)
    if isinstance(plan, CheckerError):
        return plan
    return _report(name_of(source), under(plan, parent), rules, options)


def read_under(source: Input, parent: Input | None) -> Plan:
    """The plan of one input, with its parent plan where one is named; raises CheckerError."""
    plan = read_plan(source)
    if isinstance(plan, CheckerError):
        raise plan
    return under(plan, None if parent is None else _parent(parent)[0])


def under(plan: Plan, parent: Plan | None) -> Plan:
    """The plan held against the parent that a person has named, where there is one."""
    if parent is None or plan.kind is not Kind.PLAN:
        return plan
    return replace(plan, parent_plan=named_parent(plan, parent))


def _one_by_one(
    todo: Sequence[Input], rules: RuleSet, options: AuditOptions, parent: Input | None, step: Progress,
    cache: OutcomeCache | None,
) -> Iterator[FileReport | CheckerError]:  # fmt: skip
    """Each input by itself, or under the one parent that was named."""
    above, key = _parent(parent) if parent is not None else (None, None)
    for done, source in enumerate(todo, start=1):
        if cache is not None and isinstance(source, Path) and (above is None or key is not None):
            yield _recalled(source, cache, rules, options, above, key)
        else:
            yield examine(source, rules, options, parent=above)
        step(done, len(todo), name_of(source))


def _among_themselves(
    todo: Sequence[Input], rules: RuleSet, options: AuditOptions, step: Progress, cache: OutcomeCache | None
) -> Iterator[FileReport | CheckerError]:
    """All inputs read, then each under its parent among them."""
    family = Family(cache)
    members: list[Member | CheckerError] = []
    for done, source in enumerate(todo, start=1):
        members.append(family.add(source))
        step(done, len(todo), name_of(source))
    for member in members:
        yield member if isinstance(member, CheckerError) else _of_family(member, family, rules, options, cache)


def _of_family(
    member: Member, family: Family, rules: RuleSet, options: AuditOptions, cache: OutcomeCache | None
) -> FileReport | CheckerError:
    place = family.place_of(member)
    if cache is not None and member.content is not None:
        kept = cache.recall(member.content, member.name, parent=place.key)
        if kept is not None:
            above = ParentPlan(plan=family.plan_of(place.parent)) if place.parent else None
            return replace(kept.report, plan=replace(kept.report.plan, parent_plan=above))
    plan = family.plan_of(member)
    if plan is None:
        return InputError("has changed while it was read", code="changed-file", file=member.name)
    if plan.kind is Kind.PLAN:
        plan = replace(plan, parent_plan=family.parent_plan(plan, place))
    result = _report(member.name, plan, rules, options)
    if cache is not None and member.content is not None:
        cache.keep(member.content, Path(member.name), result, rules.digest, parent=place.key)
    return result


def _report(name: str, plan: Plan, rules: RuleSet, options: AuditOptions) -> FileReport:
    if plan.kind is not Kind.PLAN:
        return FileReport(file=name, plan=plan, skipped=plan.kind.value)
    return FileReport(file=name, plan=plan, outcomes=audit(plan, rules, options))


def _recalled(
    source: Path, cache: OutcomeCache, rules: RuleSet, options: AuditOptions, parent: Plan | None, key: str | None
) -> FileReport | CheckerError:
    """The report on a file from the cache, else made and kept. The bytes are read once: what is kept is what was hashed."""
    try:
        data = bytes_of(source)
    except CheckerError as error:
        return error
    content = content_digest(data, source.name)
    kept = cache.recall(content, str(source), parent=key)
    if kept is not None:
        above = ParentPlan(plan=parent) if parent is not None and not kept.report.skipped else None
        return replace(kept.report, plan=replace(kept.report.plan, parent_plan=above))
    result = examine(source, rules, options, parent=parent, data=data)
    if isinstance(result, FileReport):
        cache.keep(content, source, result, rules.digest, parent=key)
    return result


def _unseen(_done: int, _total: int, _name: str) -> None:
    """Progress that nobody looks at."""


def _parent(source: Input) -> tuple[Plan, str | None]:
    """The parent plan, and the digest of the file it was read from."""
    data = None if isinstance(source, Document) else bytes_of(source)
    plan = read_plan(source, data)
    if isinstance(plan, CheckerError):
        raise plan
    if plan.kind is not Kind.PLAN:
        raise InputError(f"is no plan but: {plan.kind}", code="parent-not-a-plan", file=name_of(source))
    return plan, None if data is None else content_digest(data, name_of(source))
