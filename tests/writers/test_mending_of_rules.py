"""What the rules offer, put into Word files as tracked changes: read again, the finding is gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from checker.engine import AuditOptions, audit
from checker.engine.desk import under
from checker.errors import InputError
from checker.model.mending import Mending
from checker.model.outcome import Edit, Outcome, Severity, Status
from checker.model.plan import Plan
from checker.model.report import FileReport
from checker.parse import parse
from checker.readers import read_bytes, read_text
from checker.rules import Example, Rule, load_all, load_examples, load_profile, load_rules
from checker.writers.mending import mending_of
from tests.reporters.factories import outcome
from tests.writers.packages import NUMBERING, numbered, p, package, r

RULES = replace(load_rules(), rules=load_all())
_ROMAN = re.compile(r"([IVX]+)\. (.+)")
_SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def typed(text: str) -> bytes:
    """Every line a paragraph, numbers as they were typed, headings bold."""
    lines = [line.strip().translate(_SPECIAL) for line in text.split("\n")]
    return package("".join(p(r(line, "<w:b/>" if _ROMAN.match(line) else "")) for line in lines if line))


def numbered_by_word(text: str) -> bytes:
    """As typed, but the parts are numbered by Word where they run from I without a gap."""
    lines = [line.strip().translate(_SPECIAL) for line in text.split("\n") if line.strip()]
    marks = [found[1] for line in lines if (found := _ROMAN.match(line))]
    if marks != ["I", "II", "III", "IV", "V", "VI", "VII"][: len(marks)]:
        return typed(text)
    out = [
        numbered(0, r(found[2], "<w:b/>")) if (found := _ROMAN.match(line)) else p(r(line)) for line in lines
    ]  # fmt: skip
    return package("".join(out), numbering=NUMBERING)


def audited(data: bytes, rule: Rule, example: Example) -> tuple[Plan, tuple[Outcome, ...]]:
    plan = parse(read_bytes(data, "plan.docx"))
    if example.parent is not None:
        plan = under(plan, parse(read_text(example.parent, "parent", example.format)))
    profile = RULES.profile if example.profile is None else load_profile(example.profile)
    rules = replace(RULES, rules=(rule,), profile=profile)
    return plan, tuple(audit(plan, rules, AuditOptions(lang="vi", stage=example.stage)))


def failing(rule: Rule) -> list[Example]:
    """The examples in plain text in which the rule fails."""
    return [
        e
        for e in load_examples(rule)
        if any(x.status is Status.FAILED for x in e.expect) and "|" not in e.plan and "**" not in e.plan
    ]


OFFERING = [rule for rule in RULES.rules if rule.insert is not None or rule.replace is not None]


@pytest.mark.parametrize("layout", [typed, numbered_by_word])
@pytest.mark.parametrize("rule", OFFERING, ids=lambda rule: rule.id)
def test_after_fix_the_finding_is_gone(rule: Rule, layout: Callable[[str], bytes]) -> None:
    mended = 0
    for example in failing(rule):
        data = layout(example.plan)
        plan, outcomes = audited(data, rule, example)
        mending = mending_of(data, FileReport(file="plan.docx", plan=plan, outcomes=outcomes))
        if not mending.done:
            continue
        mended += 1
        assert mending.left == (), example.name
        _, after = audited(mending.data, rule, example)
        told = [outcome.message for outcome in after if outcome.status is Status.FAILED]
        assert len(told) == len(mending.open), (example.name, told, shown(mending))
    assert mended


def shown(mending: Mending) -> list[str]:
    return list(read_bytes(mending.data, "plan.docx").lines)


def test_what_overlaps_another_change_is_left_and_told() -> None:
    data = package(p("KẾ HOẠCH") + p("Giao Phòng Văn hóa chủ trì."))
    plan = parse(read_bytes(data, "plan.docx"))
    one, other = (Edit(start=(2, a), end=(2, b), text="x") for a, b in ((6, 19), (12, 25)))
    grave = outcome("vague-lead", edits=(one,))
    light = outcome("foreign-unit-leftover", edits=(other,), severity=Severity.INFO)
    mending = mending_of(data, FileReport(file="plan.docx", plan=plan, outcomes=(light, grave)))
    assert [mended.outcome for mended in mending.done] == [grave]
    assert [(unmended.outcome, unmended.reason) for unmended in mending.left] == [(light, "clash")]


def test_bytes_that_are_not_those_that_were_audited_are_refused() -> None:
    data = package(p("KẾ HOẠCH"))
    plan = parse(read_bytes(data, "plan.docx"))
    with pytest.raises(InputError) as caught:
        mending_of(package(p("KẾ HOẠCH khác")), FileReport(file="plan.docx", plan=plan))
    assert caught.value.code == "changed-file"
