"""The report as JUnit XML: a plan is a suite, a rule that was asked of it a case.

A case fails where one of its outcomes makes the run fail; what is only told stands in its output, what could not be told or
was waived makes it skipped.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport, RunReport
from checker.patterns import compiled
from checker.reporters.facts import place
from checker.reporters.faults import told
from checker.reporters.findings import fails, sentence, title
from checker.reporters.options import RenderOptions
from checker.reporters.repository_paths import shown
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_TOLD = (Status.FAILED, Status.CANNOT_TELL, Status.WAIVED)
_NO_XML = compiled("[\ufffe\uffff]")


def render(report: RunReport, options: RenderOptions) -> str:
    """The suites, in the order of the files."""
    say = words(options.lang)
    whole = JUnitXml("checker")
    for file in report.files:
        if not file.skipped:
            whole.append(_suite(file, options, say))  # type: ignore[no-untyped-call]  # the library has few types
    if report.errors:
        whole.append(_unread(report.errors, options, say))  # type: ignore[no-untyped-call]  # as above
    whole.update_statistics()  # type: ignore[no-untyped-call]  # as above
    out = io.BytesIO()
    whole.write(out, pretty=True)
    # Tabs are the library's indentation only: no text that is shown holds one.
    return out.getvalue().decode().replace("\t", "  ")


def _suite(file: FileReport, options: RenderOptions, say: Words) -> TestSuite:
    name = _text(shown(file.file, options.base))
    suite = TestSuite(name)
    cases: dict[str, list[Outcome]] = {}
    for outcome in file.outcomes:
        if outcome.status is not Status.NOT_APPLICABLE or options.show_all:
            cases.setdefault(outcome.rule, []).append(outcome)
    for rule, outcomes in cases.items():
        suite.add_testcase(_case(rule, outcomes, file, name, options, say))
    return suite


def _case(
    rule: str, outcomes: Sequence[Outcome], file: FileReport, name: str, options: RenderOptions, say: Words
) -> TestCase:
    case = TestCase(rule, classname=name)
    case._elem.set("file", name)  # noqa: SLF001 - what GitLab reads; the library has no name for it
    broken = [outcome for outcome in outcomes if outcome.status is Status.CRASHED]
    failing = [outcome for outcome in outcomes if fails(outcome, options)]
    others = [outcome for outcome in outcomes if outcome.status in _TOLD and outcome not in failing]
    open_ = [outcome for outcome in others if outcome.status is not Status.FAILED]
    if broken:
        case.result = Error(_head(broken, say), "crashed")
    elif failing:
        failure = Failure(_head(failing, say), str(failing[0].severity))
        failure.text = _body(failing, file, say)
        case.result = failure
    elif open_ and open_ == others:
        case.result = Skipped(_head(open_, say), str(open_[0].status))
    elif all(outcome.status is Status.NOT_APPLICABLE for outcome in outcomes):
        case.result = Skipped(_head(outcomes, say), str(Status.NOT_APPLICABLE))
    if others and not (case.is_skipped and open_ == others):
        case.system_out = _body(others, file, say)
    return case


def _head(outcomes: Sequence[Outcome], say: Words) -> str:
    first = outcomes[0]
    text = sentence(first, say) if first.status is Status.WAIVED else f"{title(first, say)}: {sentence(first, say)}"
    return _text(f"{text} (+{len(outcomes) - 1})" if len(outcomes) > 1 else text)


def _body(outcomes: Sequence[Outcome], file: FileReport, say: Words) -> str:
    lines = []
    for outcome in outcomes:
        lines.append(f"{place(outcome, file.plan, say)}: {sentence(outcome, say)}")
        lines += [f"  {visible(text)}" for text in (outcome.reason, outcome.basis) if text]
    return _text("\n".join(lines))


def _unread(errors: Sequence[CheckerError], options: RenderOptions, say: Words) -> TestSuite:
    suite = TestSuite(say("markdown.unread"))
    for error in errors:
        case = TestCase(_text(shown(error.file or "-", options.base)), classname=error.code)
        what, mend = told(error, say)
        case.result = Error(_text(visible(f"{what} → {mend}" if mend else what)), error.code)
        suite.add_testcase(case)
    return suite


def _text(text: str) -> str:
    """Text that XML can hold; ``visible`` has shown everything else that it cannot."""
    return _NO_XML.sub("\ufffd", text)
