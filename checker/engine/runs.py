"""Many documents: read, parsed and audited one by one, a bad one never in the way of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from checker.engine.audit import AuditOptions, audit
from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.model.plan import Kind, ParentPlan, Plan
from checker.model.report import FileReport, RunReport
from checker.parse import parse
from checker.readers import read_path
from checker.rules import RuleSet

Input: TypeAlias = Path | Document
Progress: TypeAlias = Callable[[int, int, str], None]
"""(done, total, name of the document just finished)"""


def run(
    inputs: Iterable[Input],
    rules: RuleSet,
    options: AuditOptions | None = None,
    *,
    parent: Input | None = None,
    progress: Progress | None = None,
) -> RunReport:
    """The audit of all inputs, in their order; those that cannot be read stand in ``errors``.

    With ``parent`` every plan is held against that plan. Raises InputError when the parent itself cannot be read as a plan.
    """
    above = _parent_plan(parent) if parent is not None else None
    todo = list(inputs)
    files: list[FileReport] = []
    errors: list[CheckerError] = []
    for done, source in enumerate(todo, start=1):
        result = examine(source, rules, options or AuditOptions(), parent=above)
        if isinstance(result, FileReport):
            files.append(result)
        else:
            errors.append(result)
        if progress is not None:
            progress(done, len(todo), name_of(source))
    return RunReport(files=tuple(files), errors=tuple(errors), rules_digest=rules.digest)


def examine(
    source: Input, rules: RuleSet, options: AuditOptions, *, parent: Plan | None = None
) -> FileReport | CheckerError:
    """The report on one input, or why it could not be read."""
    plan = read_plan(source)
    if isinstance(plan, CheckerError):
        return plan
    if plan.kind is not Kind.PLAN:
        return FileReport(file=name_of(source), plan=plan, skipped=plan.kind.value)
    if parent is not None:
        plan = replace(plan, parent_plan=ParentPlan(plan=parent))
    return FileReport(file=name_of(source), plan=plan, outcomes=audit(plan, rules, options))


def read_plan(source: Input) -> Plan | CheckerError:
    """The plan of one input, or why it could not be read, with the file's name."""
    name = name_of(source)
    try:
        return parse(read_path(source) if isinstance(source, Path) else source)
    except CheckerError as error:
        error.file = error.file or name
        return error
    except (MemoryError, RecursionError):
        return InputError("is too large or too deeply nested to be read", code="too-large", file=name)
    except Exception as error:  # noqa: BLE001 - one bad input must not be the end of the run
        return InputError(
            f"could not be read ({type(error).__name__}: {error})", code="internal-error", file=name,
            mend="this is a fault of the program; please report it with the file",
        )  # fmt: skip


def name_of(source: Input) -> str:
    """The name under which an input is reported."""
    return source.name if isinstance(source, Document) else str(source)


def _parent_plan(source: Input) -> Plan:
    plan = read_plan(source)
    if isinstance(plan, CheckerError):
        raise plan
    if plan.kind is not Kind.PLAN:
        raise InputError(f"is no plan but: {plan.kind}", code="parent-not-a-plan", file=name_of(source))
    return plan
