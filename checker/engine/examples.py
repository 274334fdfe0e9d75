"""The examples that rules carry, run: what each rule says of them against what it should say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.engine.audit import AuditOptions, audit_located
from checker.engine.desk import under
from checker.engine.located import Located
from checker.errors import InputError
from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.parse import parse
from checker.readers import read_text
from checker.rules import Example, Expectation, Rule, RuleSet, load_examples, load_profile
from checker.text import fold_key

_SHOWN = (Status.FAILED, Status.CANNOT_TELL, Status.CRASHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """How one example came out; ``diff`` shows in lines of text what was expected and what came, empty when they agree."""

    rule: str
    example: Example
    outcomes: tuple[Outcome, ...]
    diff: str

    @property
    def ok(self) -> bool:
        """Whether the rule said what it should."""
        return not self.diff

    @property
    def name(self) -> str:
        """The name under which tests know the example: "missing-task-lead::lead left blank"."""
        return f"{self.rule}::{self.example.name}"


def run_examples(rules: RuleSet, *, lang: str = "vi", only: Iterable[str] = ()) -> tuple[ExampleResult, ...]:
    """The results of all examples of the rules, or of those whose ids are in ``only``."""
    wanted = set(only)
    return tuple(
        run_example(rule, example, rules, lang=lang)
        for rule in rules.rules
        if not wanted or rule.id in wanted
        for example in load_examples(rule)
    )


def run_example(rule: Rule, example: Example, rules: RuleSet, *, lang: str = "vi") -> ExampleResult:
    """One example held against its rule alone."""
    try:
        plan = read_example(example)
    except InputError as error:
        return ExampleResult(rule=rule.id, example=example, outcomes=(), diff=f"! the plan cannot be read: {error}")
    profile = rules.profile if example.profile is None else load_profile(example.profile)
    alone = replace(rules, rules=(rule,), profile=profile)
    found = [
        located
        for located in audit_located(plan, alone, AuditOptions(lang=lang, stage=example.stage))
        if located.outcome.status in _SHOWN
    ]
    diff = "\n".join(_differences(example, plan, found))
    return ExampleResult(rule=rule.id, example=example, outcomes=tuple(f.outcome for f in found), diff=diff)


def read_example(example: Example) -> Plan:
    """The plan of an example, with its parent plan where it has one; raises InputError."""
    document = read_text(example.plan, "example", example.format)
    plan = parse(document if example.form is None else replace(document, form=example.form))
    if example.parent is None:
        return plan
    parent = parse(read_text(example.parent, "parent", example.format))
    return under(plan, parent)


def _differences(example: Example, plan: Plan, found: list[Located]) -> Iterator[str]:
    if plan.kind != example.kind:
        yield f"! read as '{plan.kind}', not as '{example.kind}'"
        return
    left = list(found)
    for expected in example.expect:
        match = next((located for located in left if _agrees(expected, located, plan)), None)
        if match is not None:
            left.remove(match)
        else:
            yield f"- {_said(expected)}"
    for located in left:
        yield f"+ {_shown(located, plan)}"


def _agrees(expected: Expectation, located: Located, plan: Plan) -> bool:
    outcome = located.outcome
    return (
        outcome.status is expected.status
        and any(fold_key(expected.at) in line for line in _lines_at(located, plan))
        and (expected.line is None or expected.line == outcome.location.line)
        and (expected.message is None or fold_key(expected.message) in fold_key(outcome.message))
        and (expected.insert is None or any(expected.insert in edit.text for edit in outcome.edits))
    )


def _lines_at(located: Located, plan: Plan) -> list[str]:
    """The folded lines where an outcome is: its own, the lines of text on both sides of a place between lines, the item's."""
    lines = plan.document.lines
    place = located.outcome.location
    numbers = set(range(place.line, place.end_line + 1))
    if place.empty:
        numbers |= {_text_beside(lines, place.line - 1, -1), _text_beside(lines, place.line, 1)}
    if located.item is not None:
        numbers |= set(range(located.item.line, located.item.end_line + 1))
    return [fold_key(lines[n - 1]) for n in sorted(numbers) if 1 <= n <= len(lines)]


def _text_beside(lines: tuple[str, ...], line: int, step: int) -> int:
    """The number of the first line of text from ``line`` on, upwards or downwards; one outside the text where there is none."""
    while 1 <= line <= len(lines) and not lines[line - 1].strip():
        line += step
    return line


def _said(expected: Expectation) -> str:
    parts = [f"{expected.status} at “{expected.at}”"]
    parts += [f"line {expected.line}"] if expected.line is not None else []
    parts += [f"inserts “{expected.insert}”"] if expected.insert is not None else []
    parts += [f"says “{expected.message}”"] if expected.message is not None else []
    return ", ".join(parts)


def _shown(located: Located, plan: Plan) -> str:
    outcome = located.outcome
    lines = plan.document.lines
    line = outcome.location.line
    text = lines[line - 1].strip() if 1 <= line <= len(lines) else ""
    return f"{outcome.status} at line {line} “{text}”: {outcome.message}"
