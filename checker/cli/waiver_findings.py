"""Waivers that are amiss, as findings in the file that holds them."""

from __future__ import annotations

from dataclasses import replace

from checker.cli.acceptance import Acceptance, Scope
from checker.cli.places import from_here
from checker.cli.settings import WAIVER_RULES, Settings
from checker.engine import read_plan
from checker.engine.waivers import Amiss, Fault
from checker.errors import CheckerError
from checker.model.document import Document
from checker.model.location import Location
from checker.model.outcome import Outcome, Severity, Status
from checker.model.plan import Kind
from checker.model.report import FileReport
from checker.reporters.words import Words

RULES = dict(zip((Fault.EXPIRED, Fault.UNUSED, Fault.BROAD), WAIVER_RULES, strict=True))


def waiver_findings(acceptance: Acceptance, scope: Scope, settings: Settings, say: Words) -> FileReport | None:
    """The waivers' own findings, in the order of their file; None where all are well."""
    at, waivers = acceptance.waivers_at, acceptance.waivers
    if at is None or waivers is None:
        return None
    lines = tuple(at.read_bytes().decode("utf-8-sig").splitlines())
    outcomes = tuple(
        _outcome(amiss, lines, settings, say)
        for amiss in waivers.amiss(whole=scope.is_whole(at.parent))
        if RULES[amiss.fault] not in settings.ignore
    )
    if not outcomes:
        return None
    plan = read_plan(Document(name=str(at), lines=(), blocks=()))
    if isinstance(plan, CheckerError):
        raise plan
    shown = replace(plan, kind=Kind.OTHER, document=replace(plan.document, lines=lines))
    return FileReport(file=from_here(at), plan=shown, outcomes=outcomes)


def _outcome(amiss: Amiss, lines: tuple[str, ...], settings: Settings, say: Words) -> Outcome:
    claim, rule = amiss.claim, RULES[amiss.fault]
    until = claim.until.isoformat() if claim.until else ""
    parts = {"rule": claim.rule, "plan": claim.plan, "until": until, "count": amiss.count, "plans": amiss.plans}
    line = min(claim.line, len(lines))
    return Outcome(
        rule=rule,
        title=say(f"waivers.{amiss.fault}.title"),
        category="waivers",
        status=Status.FAILED,
        severity=Severity(settings.severities.get(rule, Severity.WARNING)),
        message=say(f"waivers.{amiss.fault}.message", **parts),
        location=Location(line=line, column=1, end_line=line, end_column=len(lines[line - 1]) + 1),
        reason=say(f"waivers.{amiss.fault}.reason"),
        fingerprint="",
    )
