"""One plan against a set of rules."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from checker.engine.applicability import Gate, gate
from checker.engine.asked import asked_about, candidates
from checker.engine.doubts import doubt_of, reading_of, worse
from checker.engine.edits import edits_for
from checker.engine.fingerprints import Fingerprints, anchor_text
from checker.engine.located import Located
from checker.engine.places import line_of
from checker.engine.precedence import give_way
from checker.engine.scans import sureness_of_letters
from checker.model.location import Location, point
from checker.model.outcome import Outcome, Related, Status
from checker.model.plan import Confidence, Plan, Residue, Task
from checker.model.records import dataclass
from checker.rules import Rule, RuleSet, Setting
from checker.rules.formatting import Wording, written
from checker.rules.phrases import phrase
from checker.rules.scope import Scope, deepest_section
from checker.rules.truth import Finding, truth
from checker.rules.values import place_of

_LIMIT = 90  # characters of a value in a message: about one line of a terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOptions:
    """The language of messages ("vi" or "en") and the stage ("submitted" or "draft")."""

    lang: str = "vi"
    stage: str = "submitted"


def audit(plan: Plan, rules: RuleSet, options: AuditOptions | None = None) -> tuple[Outcome, ...]:
    """Every outcome of the rules on the plan, passed and not applicable ones too, in reading order.

    A rule that breaks down gives one outcome ``crashed``; the others are not touched by it.
    """
    return tuple(located.outcome for located in audit_located(plan, rules, options or AuditOptions()))


def audit_located(plan: Plan, rules: RuleSet, options: AuditOptions) -> tuple[Located, ...]:
    """As ``audit``, with the items' places."""
    setting = Setting(stage=options.stage, profile=rules.profile)
    found: list[Located] = []
    marks = Fingerprints(plan)
    for rule in rules.rules:
        try:
            found.extend(Asking(rule, plan, setting, options.lang).outcomes(marks))
        except Exception as error:  # noqa: BLE001 - one rule's breakdown must not hide what the others have to say
            found.append(Located(_crashed(rule, plan, options.lang, error), None))
    found = give_way(found, rules.rules, partial(_silenced, options.lang))
    return tuple(sorted(found, key=lambda located: _order(located.outcome)))


def _order(outcome: Outcome) -> tuple[int, int, str]:
    return outcome.location.line, outcome.location.column, outcome.rule


@dataclass(frozen=True, slots=True)
class Asking:
    """One rule put to one plan."""

    rule: Rule
    plan: Plan
    setting: Setting
    lang: str

    def outcomes(self, marks: Fingerprints) -> list[Located]:
        """What the rule says of all its items, or why it is not asked."""
        applies = gate(self.rule, self.plan, self.setting)
        if applies.open is False:
            return [self._silent(applies.because)]
        scopes = asked_about(self.rule, candidates(self.rule, self.plan, self.setting))
        found = [self.outcome(scope, sure, applies, marks) for scope, sure in scopes]
        return _said_once(found) or [self._silent("nothing-asked")]

    def outcome(self, scope: Scope, sure: bool, applies: Gate, marks: Fingerprints) -> Located:
        """What the rule says of one item or group."""
        verdict = self.rule.require(scope)
        if verdict is True:
            return Located(self._passed(scope), scope.place)
        finding = verdict if isinstance(verdict, Finding) else Finding(truth=truth(verdict))
        said = self._member(scope, finding)
        wording = Wording(lang=self.lang, words=self.rule.words.get(self.lang, {}))
        failed = finding.truth is False
        letters = sureness_of_letters(self.rule, scope, said, finding)
        reading = worse(reading_of(scope, said, finding), letters)
        doubt = doubt_of(self.rule, said, finding, sure=sure, applies=applies, reading=reading, letters=letters)
        because = phrase(doubt.key, self.lang, **doubt.parts) if doubt else None
        residue = doubt.residue if doubt else None
        status = Status.FAILED if failed and because is None else Status.CANNOT_TELL
        edits = edits_for(self.rule, said, wording) if status is Status.FAILED else ()
        place = self._place(said, finding, residue)
        outcome = Outcome(
            rule=self.rule.id,
            title=self.rule.title[self.lang],
            category=self.rule.category,
            status=status,
            severity=self.rule.severity,
            message=self._message(said, finding, wording, because),
            location=self._in_section(place),
            confidence=self._confidence(reading, status),
            expected=self._expected(said, finding, wording),
            found=residue.text if residue else _found(finding, wording),
            reason=self.rule.reason[self.lang],
            basis="; ".join(basis.short(self.lang) for basis in self.rule.basis),
            edits=edits,
            fingerprint=marks.of(self.rule.id, said, anchor_text(said.item)),
            anchor=" ".join(anchor_text(said.item).split()),
            related=self._related(said, finding, wording),
        )
        return Located(outcome, said.place)

    def _member(self, scope: Scope, finding: Finding) -> Scope:
        """The scope that a message speaks of: of a group, the member at fault."""
        if not isinstance(scope.item, tuple):
            return scope
        index = finding.index if finding.index is not None and finding.index < len(scope.item) else 0
        return Scope(scope.item[index], self.plan, self.setting)

    def _place(self, scope: Scope, finding: Finding, residue: Residue | None) -> Location:
        if residue is not None:
            return residue.location
        in_table = isinstance(scope.item, Task) and scope.item.source == "table"
        if finding.missing and finding.truth is False and self.rule.place is not None and not in_table:
            line = line_of(self.rule.place, self.plan, scope.item)
            if line is not None:
                return point(line)
        return finding.at or scope.place or _start(self.plan)

    def _in_section(self, place: Location) -> Location:
        if place.section is not None:
            return place
        section = deepest_section(self.plan, place)
        return replace(place, section=section.path) if section else place

    def _message(self, scope: Scope, finding: Finding, wording: Wording, because: str | None) -> str:
        said = {"expected": finding.expected, "found": finding.found, "rule": self.rule.id}
        message = self.rule.message[self.lang].render(scope, wording, said=said, limit=_LIMIT)
        if because is None:
            return message
        if finding.truth is None or finding.missing:
            # What could not be known is no accusation: the rule's name, and what a person should look at.
            return phrase("not-told", self.lang, title=_in_sentence(self.rule.title[self.lang]), because=because)
        return f"{message} {because}"

    def _expected(self, scope: Scope, finding: Finding, wording: Wording) -> str | None:
        if self.rule.expected:
            said = {"found": finding.found}
            return self.rule.expected[self.lang].render(scope, wording, said=said)
        return written(finding.expected, wording) if finding.expected is not None else None

    def _confidence(self, reading: Confidence, status: Status) -> str:
        if status is Status.CANNOT_TELL:
            return Confidence.UNSURE.value
        sure = self.rule.confidence == Confidence.CERTAIN and reading is Confidence.CERTAIN
        return (Confidence.CERTAIN if sure else Confidence.LIKELY).value

    def _related(self, scope: Scope, finding: Finding, wording: Wording) -> tuple[Related, ...]:
        related = [
            Related(location=place, text=part.text[self.lang].render(scope, wording, limit=_LIMIT))
            for part in self.rule.related
            if (place := place_of(part.at.get(scope)) or part.at.place(scope)) is not None
        ]
        lines = self.plan.document.lines
        for place in finding.related:
            text = lines[place.line - 1].strip() if 1 <= place.line <= len(lines) else ""
            related.append(Related(location=place, text=written(text, wording, _LIMIT)))
        return tuple(related)

    def _passed(self, scope: Scope) -> Outcome:
        return _bare(self.rule, Status.PASSED, phrase("passed", self.lang), scope.place or _start(self.plan), self.lang)

    def _silent(self, because: str) -> Located:
        message = phrase(because, self.lang)
        return Located(_bare(self.rule, Status.NOT_APPLICABLE, message, _start(self.plan), self.lang), None)


def _said_once(found: list[Located]) -> list[Located]:
    """The outcomes without those that say word for word, of the same place, what one before said (two days of one report)."""
    said: set[tuple[Status, Location, str]] = set()
    kept = []
    for located in found:
        outcome = located.outcome
        told = outcome.status, outcome.location, outcome.message
        if outcome.status is Status.PASSED or told not in said:
            kept.append(located)
        said.add(told)
    return kept


def _in_sentence(title: str) -> str:
    """A title as it goes on in a sentence; a short form keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _found(finding: Finding, wording: Wording) -> str | None:
    if finding.found is None or (finding.missing and not finding.found):
        return None
    return written(finding.found, wording)


def _start(plan: Plan) -> Location:
    return plan.title.location if plan.title else point(1)


def _bare(rule: Rule, status: Status, message: str, place: Location, lang: str) -> Outcome:
    return Outcome(
        rule=rule.id,
        title=rule.title[lang],
        category=rule.category,
        status=status,
        severity=rule.severity,
        message=message,
        location=place,
    )


def _crashed(rule: Rule, plan: Plan, lang: str, error: Exception) -> Outcome:
    what = f"{type(error).__name__}: {error}"
    outcome = _bare(rule, Status.CRASHED, phrase("crashed", lang, what=what), _start(plan), lang)
    return replace(outcome, fingerprint=Fingerprints(plan).of(rule.id, Scope(plan, plan, Setting()), "crashed"))


def _silenced(lang: str, rule: Rule, other: str, located: Located) -> Outcome:
    because = phrase("yielded", lang, rule=other)
    return _bare(rule, Status.NOT_APPLICABLE, because, located.outcome.location, lang)
