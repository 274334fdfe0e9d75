"""Why a rule passed, failed or could not tell: every clause with the values it saw."""

from __future__ import annotations

from typing import Any

from checker.engine.applicability import Gate, gate
from checker.engine.asked import asked_about, candidates
from checker.engine.audit import Asking, AuditOptions, audit_located
from checker.engine.fingerprints import Fingerprints
from checker.model.outcome import Outcome, Status
from checker.model.plan import Plan
from checker.model.records import dataclass
from checker.resources import load_yaml
from checker.rules import Rule, RuleSet, Scope, Setting
from checker.rules.clauses import Compiler
from checker.rules.formatting import Wording, written
from checker.rules.paths import parse_path
from checker.rules.phrases import phrase
from checker.rules.truth import truth

_LIMIT = 160  # characters of a value: two lines of a terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One clause: what it ``asks`` as written in the file, the ``saw`` value, and whether it held (None: not to be known).

    ``parts`` are the clauses inside ``all``, ``any`` and ``not``. A clause that was not reached is not there.
    """

    asks: str
    holds: bool | None
    saw: str | None = None
    parts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One item: its ``line`` and text, ``when`` and ``require`` clause by clause, and the outcome.

    ``require`` is empty and ``outcome`` None where ``when`` left the item out. ``silenced_by`` is the rule that says it
    more precisely.
    """

    line: int | None
    text: str
    when: tuple[Step, ...]
    require: tuple[Step, ...]
    outcome: Outcome | None
    silenced_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one rule did on one plan; ``gate`` says whether the rule applies to the plan at all."""

    rule: Rule
    gate: Gate
    trials: tuple[Trial, ...]


def trace(plan: Plan, rule: Rule, rules: RuleSet, options: AuditOptions | None = None) -> Trace:
    """The rule put to the plan, step by step; ``rules`` are those among which it may have to give way."""
    options = options or AuditOptions()
    setting = Setting(stage=options.stage, profile=rules.profile)
    applies = gate(rule, plan, setting)
    if applies.open is False:
        return Trace(rule=rule, gate=applies, trials=())
    data: Any = load_yaml(rule.path, until="examples")
    asking = Asking(rule, plan, setting, options.lang)
    marks = Fingerprints(plan)
    scopes = candidates(rule, plan, setting)
    asked = asked_about(rule, scopes)
    silent = _silenced(plan, rule, rules, options)
    trials = [
        Trial(
            line=_line(scope),
            text=_text(scope),
            when=_steps(data["when"], scope, options.lang),
            require=(),
            outcome=None,
        )
        for scope in scopes
        if rule.when is not None and truth(rule.when(scope)) is False
    ]
    for scope, sure in asked:
        outcome = asking.outcome(scope, sure, applies, marks).outcome
        # Of a group each member was asked by itself whether it belongs.
        when = _steps(data["when"], scope, options.lang) if "when" in data and not isinstance(scope.item, tuple) else ()
        trials.append(
            Trial(
                line=_line(scope),
                text=_text(scope),
                when=when,
                require=_steps(data["require"], scope, options.lang),
                outcome=outcome,
                silenced_by=silent.get(outcome.fingerprint) if outcome.status is not Status.PASSED else None,
            )
        )
    return Trace(rule=rule, gate=applies, trials=tuple(sorted(trials, key=lambda trial: trial.line or 0)))


def _silenced(plan: Plan, rule: Rule, rules: RuleSet, options: AuditOptions) -> dict[str, str]:
    """By fingerprint, the rules to which this one gives way in a whole audit."""
    if not rule.yields_to:
        return {}
    return {
        located.fingerprint: located.gives_way_to
        for located in audit_located(plan, rules, options)
        if located.gives_way_to is not None and located.outcome.rule == rule.id
    }


def _steps(data: Any, scope: Scope, lang: str) -> tuple[Step, ...]:
    """The clauses in order, up to the first that does not hold: a rule tells only that one."""
    found: list[Step] = []
    for part in data if isinstance(data, list) else [data]:
        for clause in _single(part):
            found.append(_step(clause, scope, lang))
            if found[-1].holds is False:
                return tuple(found)
    return tuple(found)


def _single(data: Any) -> list[dict[str, Any]]:
    """A clause over several fields as one clause for each."""
    return [data] if "check" in data else [{name: inner} for name, inner in data.items()]


def _step(data: dict[str, Any], scope: Scope, lang: str) -> Step:
    holds = truth(Compiler().clause(data, ())(scope))
    if "check" in data:
        given = data.get("with")
        return Step(asks=f"check {data['check']}{' ' + _yaml(given) if given else ''}", holds=holds)
    ((name, inner),) = data.items()
    if name in {"all", "any", "not"}:
        parts = inner if isinstance(inner, list) else [inner]
        steps = tuple(_step(clause, scope, lang) for part in parts for clause in _single(part))
        return Step(asks=name, holds=holds, parts=steps)
    value = parse_path(name, ()).get(scope)
    return Step(asks=f"{name}: {_yaml(inner)}", holds=holds, saw=_shown(value, lang))


def _shown(value: Any, lang: str) -> str:
    """A value in one or two lines, so that nothing, an empty list and an empty text can be told apart."""
    if value is None:
        return phrase("saw-nothing", lang)
    # As in a rule file: a clause asks for true, not for "có".
    wording = Wording(lang=lang, words={"true": "true", "false": "false"})
    if isinstance(value, (tuple, list)):
        return f"{len(value)}: {written(value, wording, _LIMIT)}" if value else phrase("saw-empty-list", lang)
    return written(value, wording, _LIMIT).replace("\n\n", "\n").replace("\n", " / ") or phrase("saw-empty-text", lang)


def _yaml(data: Any) -> str:
    """Data as it may stand in a rule file, in one line."""
    if isinstance(data, dict):
        return f"{{{', '.join(f'{key}: {_yaml(value)}' for key, value in data.items())}}}"
    if isinstance(data, list):
        return f"[{', '.join(map(_yaml, data))}]"
    return str(data).lower() if isinstance(data, bool) else str(data)


def _line(scope: Scope) -> int | None:
    return scope.place.line if scope.place is not None else None


def _text(scope: Scope) -> str:
    """The item's first line; of a group how many there are as well."""
    line = _line(scope)
    lines = scope.plan.document.lines
    text = lines[line - 1].strip() if line is not None and line <= len(lines) else ""
    return f"{text} (+{len(scope.item) - 1})" if isinstance(scope.item, tuple) and len(scope.item) > 1 else text
