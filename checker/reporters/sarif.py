"""The report as SARIF 2.1.0, for code scanning and for every viewer of it."""

from __future__ import annotations

from collections.abc import Iterator

from checker import __version__
from checker.errors import CheckerError
from checker.model.location import Location
from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport, Fixed, RuleCard, RunReport
from checker.patterns import compiled
from checker.reporters import sarif_model as s
from checker.reporters.facts import SHOWN, headline
from checker.reporters.faults import told
from checker.reporters.frames import framed
from checker.reporters.options import RenderOptions
from checker.reporters.regions import inside
from checker.reporters.repository_paths import uri
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "checkerFingerprint/v1"
"""The key of our fingerprint; another way of making it would be another version."""

_ROOT = "%SRCROOT%"
_LEVELS: dict[Severity, s.Level] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# A result that is no failure has the level none (3.27.10).
_KINDS: dict[Status, s.Kind] = {
    Status.CANNOT_TELL: "review",
    Status.PASSED: "pass",
    Status.NOT_APPLICABLE: "notApplicable",
}
_LINK = compiled(r"\[(?=[^\[\]]*\]\()")


def render(report: RunReport, options: RenderOptions) -> str:
    """The report as indented JSON."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, result by result."""
    say = words(options.lang)
    log = s.Log(schema_=SCHEMA, runs=(_run(report, options, say),))
    yield from framed(log, "results", _results(report, options, say), depth=3)


def _run(report: RunReport, options: RenderOptions, say: Words) -> s.Run:
    broken = [
        _broken(outcome, file, options)
        for file in report.files
        for outcome in file.outcomes
        if outcome.status is Status.CRASHED
    ]
    unread = [_unread(error, options, say) for error in report.errors]
    return s.Run(
        tool=s.Tool(
            driver=s.Driver(
                name="checker", version=__version__, rules=tuple(_rule(card, say) for card in report.rules),
                properties={"rules": report.rules_digest},
            )
        ),
        invocations=(
            s.Invocation(
                execution_successful=not (broken or unread), tool_execution_notifications=(*unread, *broken)
            ),
        ),
        language=options.lang,
        original_uri_base_ids={_ROOT: s.ArtifactLocation(description=s.Message(text=say("ci.root")))},
    )  # fmt: skip


def _rule(card: RuleCard, say: Words) -> s.ReportingDescriptor:
    parts = [card.reason, card.advice, say("ci.basis", basis=card.basis) if card.basis else None]
    parts.append(say("ci.waive", rule=card.id))
    text = [part for part in parts if part]
    return s.ReportingDescriptor(
        id=card.id,
        short_description=s.Message(text=card.title),
        full_description=s.Message(text=card.reason),
        help=s.HelpMessage(text="\n".join(text), markdown="\n\n".join(_marked(part) for part in text)),
        default_configuration=s.ReportingConfiguration(level=_LEVELS[card.severity]),
        properties={"category": card.category, "basis": card.basis, "tags": [card.category]},
    )


def _results(report: RunReport, options: RenderOptions, say: Words) -> Iterator[s.Result]:
    index = {card.id: number for number, card in enumerate(report.rules)}
    tracked = report.fixed is not None
    for file in report.files:
        for outcome in file.outcomes:
            listed = options.show_all or outcome.status in SHOWN
            if listed and outcome.status is not Status.CRASHED:
                yield _result(outcome, file, options, say, index, "new" if tracked else None)
        for outcome in file.known:
            yield _result(outcome, file, options, say, index, "unchanged")
    for fixed in report.fixed or ():
        yield _absent(fixed, options, index)


def _result(
    outcome: Outcome, file: FileReport, options: RenderOptions, say: Words, index: dict[str, int],
    state: str | None,
) -> s.Result:  # fmt: skip
    kind = _KINDS.get(outcome.status, "fail")
    message = outcome.message
    if outcome.status is Status.CANNOT_TELL:
        message = f"{headline(outcome, say)}: {message}" if outcome.title not in message else message
    facts = {
        "confidence": outcome.confidence, "category": outcome.category, "status": outcome.status.value,
        "severity": outcome.severity.value, "expected": outcome.expected, "found": outcome.found,
    }  # fmt: skip
    lines = file.plan.document.lines
    return s.Result(
        rule_id=outcome.rule,
        rule_index=index.get(outcome.rule),
        kind=kind,
        level=_LEVELS[outcome.severity] if kind == "fail" else "none",
        message=_message(message),
        locations=(_location(file.file, inside(outcome.location, lines), options),),
        related_locations=tuple(
            _location(file.file, inside(other.location, lines), options, number, other.text)
            for number, other in enumerate(outcome.related, 1)
        )
        or None,
        partial_fingerprints={FINGERPRINT: outcome.fingerprint} if outcome.fingerprint else None,
        fixes=_fixes(outcome, file, options, say),
        suppressions=_suppressions(outcome),
        baseline_state=state,  # type: ignore[arg-type]  # one of the three, or None
        properties={key: visible(value) for key, value in facts.items() if value is not None},
    )


def _absent(fixed: Fixed, options: RenderOptions, index: dict[str, int]) -> s.Result:
    return s.Result(
        rule_id=fixed.rule,
        rule_index=index.get(fixed.rule),
        kind="fail",
        level="note",
        message=_message(fixed.message),
        locations=(s.Location(physical_location=s.PhysicalLocation(artifact_location=_artifact(fixed.file, options))),),
        partial_fingerprints={FINGERPRINT: fixed.fingerprint},
        baseline_state="absent",
        properties={"count": fixed.count},
    )


def _location(
    file: str, at: Location, options: RenderOptions, number: int | None = None, text: str | None = None
) -> s.Location:
    return s.Location(
        id=number,
        physical_location=s.PhysicalLocation(artifact_location=_artifact(file, options), region=_region(at)),
        logical_locations=(s.LogicalLocation(fully_qualified_name=visible(at.section)),) if at.section else None,
        message=_message(text) if text else None,
    )


def _artifact(file: str, options: RenderOptions) -> s.ArtifactLocation:
    name, inside_root = uri(file, options.base)
    return s.ArtifactLocation(uri=name, uri_base_id=_ROOT if inside_root else None)


def _region(at: Location) -> s.Region:
    return s.Region(start_line=at.line, start_column=at.column, end_line=at.end_line, end_column=at.end_column)


def _fixes(outcome: Outcome, file: FileReport, options: RenderOptions, say: Words) -> tuple[s.Fix, ...] | None:
    document = file.plan.document
    if not outcome.edits or not document.has_lines:
        return None
    replacements = tuple(
        s.Replacement(
            deleted_region=s.Region(
                start_line=edit.start[0], start_column=edit.start[1], end_line=edit.end[0], end_column=edit.end[1]
            ),
            inserted_content=s.ArtifactContent(text=edit.text.replace("\n", document.newline)),
        )
        for edit in outcome.edits
    )
    blanks = any(edit.has_blanks for edit in outcome.edits)
    because = next((edit.because for edit in outcome.edits if edit.because), None)
    told_ = say("ci.fix-blanks" if blanks else "ci.fix") + (f" ({because})" if because else "")
    change = s.ArtifactChange(artifact_location=_artifact(file.file, options), replacements=replacements)
    return (s.Fix(description=_message(told_), artifact_changes=(change,)),)


def _suppressions(outcome: Outcome) -> tuple[s.Suppression, ...]:
    waiver = outcome.waiver
    if outcome.status is not Status.WAIVED or waiver is None:
        return ()
    more = {key: value for key, value in (("until", waiver.until), ("who", waiver.who)) if value}
    return (s.Suppression(justification=visible(waiver.reason), properties=more or None),)


def _unread(error: CheckerError, options: RenderOptions, say: Words) -> s.Notification:
    what, mend = told(error, say)
    place = None
    if error.file is not None:
        line = error.line
        region = None if line is None else s.Region(start_line=line, start_column=1, end_line=line, end_column=1)
        place = s.PhysicalLocation(artifact_location=_artifact(error.file, options), region=region)
    return s.Notification(
        descriptor=s.DescriptorReference(id=error.code),
        message=_message(f"{what} → {mend}" if mend else what),
        locations=None if place is None else (s.Location(physical_location=place),),
    )


def _broken(outcome: Outcome, file: FileReport, options: RenderOptions) -> s.Notification:
    return s.Notification(
        associated_rule=s.DescriptorReference(id=outcome.rule),
        message=_message(outcome.message),
        locations=(_location(file.file, inside(outcome.location, file.plan.document.lines), options),),
    )


def _message(text: str) -> s.Message:
    """Plain text; what looks like an embedded link (3.11.6) is made none."""
    return s.Message(text=_LINK.sub(r"\\[", visible(text)))


def _marked(text: str) -> str:
    from checker.reporters.markdown import escape  # noqa: PLC0415 - the only use, and it brings the diff blocks

    return escape(text)
