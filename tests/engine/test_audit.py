"""Rules put to plans: what fails, what cannot be told, what is not asked, and what is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.engine import AuditOptions, audit
from checker.model.location import point
from checker.model.outcome import Outcome, Status
from checker.model.plan import Confidence, Issuer, Kind, Level, ParentPlan, Plan, State
from checker.rules import Profile, RuleSet, Scope
from checker.rules.named import CHECKS, Check
from checker.rules.profiles import Topic
from tests import factories as make
from tests.rulewriter import rules_of

LEAD = "given: tasks\nneeds: [lead]\nrequire: [{lead: {count: {min: 1}}}]\n"
FUNDING = "needs: [funding]\nrequire: [{funding: present}]\n"


def statuses(plan: Plan, rules: RuleSet, **options: Any) -> list[Status]:
    return [outcome.status for outcome in audit(plan, rules, AuditOptions(**options))]


def only(plan: Plan, rules: RuleSet, **options: Any) -> Outcome:
    (outcome,) = [o for o in audit(plan, rules, AuditOptions(**options)) if o.status is not Status.PASSED]
    return outcome


def test_each_item_gets_an_outcome_in_reading_order(tmp_path: Path) -> None:
    outcomes = audit(make.plan(), rules_of(tmp_path, LEAD))
    assert [(o.status, o.location.line) for o in outcomes] == [(Status.PASSED, 9), (Status.FAILED, 12)]
    assert outcomes[1].title == "Tên"
    assert (outcomes[1].reason, outcomes[1].basis) == ("Vì thế.", "thực tiễn")
    assert outcomes[1].location.section == "II"
    assert outcomes[1].found is None


def test_messages_come_in_the_language_asked_for(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "given: tasks\nrequire: [{title: {differs: Chiếu phim lưu động}}]")
    assert only(make.plan(), rules).message == "Thiếu Chiếu phim lưu động"
    assert only(make.plan(), rules, lang="en").message == "Lacks Chiếu phim lưu động"


def test_words_not_understood_inside_the_item_make_a_miss_doubtful(tmp_path: Path) -> None:
    inside = make.residue("lead", 13, "Quý III")
    outcome = only(make.plan(residue=(inside,)), rules_of(tmp_path, LEAD))
    assert outcome.status is Status.CANNOT_TELL
    assert replace(outcome.location, section=None) == inside.location
    assert outcome.found == "Quý III"
    assert "Quý III" in outcome.message
    elsewhere = make.residue("lead", 15, "Báo cáo")
    other_element = make.residue("funding", 13, "Quý III")
    assert only(make.plan(residue=(elsewhere, other_element)), rules_of(tmp_path, LEAD)).status is Status.FAILED


def test_words_not_understood_anywhere_make_a_miss_of_the_plan_doubtful(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, FUNDING)
    assert only(make.plan(), rules).status is Status.FAILED
    assert only(make.plan(residue=(make.residue("funding", 7, "mọi người"),)), rules).status is Status.CANNOT_TELL


def test_needing_tasks_means_needing_their_parts(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "needs: [tasks]\nrequire: [{funding: present}]")
    assert only(make.plan(residue=(make.residue("lead", 13, "Quý III"),)), rules).status is Status.CANNOT_TELL


def test_a_cut_text_makes_misses_doubtful_but_not_those_of_items_followed_by_others(tmp_path: Path) -> None:
    cut = make.plan(complete=False)
    assert only(cut, rules_of(tmp_path, FUNDING)).status is Status.CANNOT_TELL
    assert only(cut, rules_of(tmp_path, LEAD)).status is Status.FAILED
    at_the_end = make.plan(complete=False, body=make.lines(5, 13))
    assert only(at_the_end, rules_of(tmp_path, LEAD)).status is Status.CANNOT_TELL


def test_a_wrong_value_in_a_cut_text_is_wrong_all_the_same(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "require: [{year: {equals: 2024}}]")
    assert only(make.plan(complete=False), rules).status is Status.FAILED


@pytest.mark.parametrize(
    ("state", "stage", "expected"),
    [
        (State.BLANK, "submitted", Status.FAILED),
        (State.BLANK, "draft", Status.PASSED),
        (State.UNSEEN, "submitted", Status.CANNOT_TELL),
    ],
)
def test_a_number_blank_in_a_draft_or_unseen(tmp_path: Path, state: State, stage: str, expected: Status) -> None:
    plan = make.plan(number=make.number(None, state))
    assert statuses(plan, rules_of(tmp_path, "given: number\nrequire: [{$plan.number: present}]"), stage=stage) == [
        expected
    ]


def issuer(level: Level | None) -> Issuer:
    return replace(make.plan().issuers[0], level=level)


@pytest.mark.parametrize(
    ("applies", "level", "expected"),
    [
        ("{level: [department]}", Level.DEPARTMENT, Status.FAILED),
        ("{level: [department]}", Level.PROVINCE, Status.NOT_APPLICABLE),
        ("{level: [department]}", None, Status.CANNOT_TELL),
        ("{not_level: [province]}", Level.PROVINCE, Status.NOT_APPLICABLE),
        ("{not_level: [province]}", Level.COMMUNE, Status.FAILED),
        ("{not_level: [province]}", None, Status.FAILED),
        ("{kind: [decision]}", Level.DEPARTMENT, Status.NOT_APPLICABLE),
        ("{stage: [draft]}", Level.DEPARTMENT, Status.NOT_APPLICABLE),
        ("{profile: [tthc]}", Level.DEPARTMENT, Status.NOT_APPLICABLE),
    ],
)
def test_for_whom_a_rule_is(tmp_path: Path, applies: str, level: Level | None, expected: Status) -> None:
    rules = rules_of(tmp_path, f"applies_to: {applies}\n{FUNDING}")
    assert statuses(make.plan(issuers=(issuer(level),)), rules) == [expected]


def test_what_passes_passes_even_where_the_level_is_unknown(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "applies_to: {level: [department]}\nrequire: [{title: present}]")
    assert statuses(make.plan(issuers=(issuer(None),)), rules) == [Status.PASSED]


def test_a_rule_for_a_kind_of_document_is_not_asked_of_others(tmp_path: Path) -> None:
    assert statuses(make.plan(kind=Kind.LETTER), rules_of(tmp_path, FUNDING)) == [Status.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("effective", "issued", "expected"),
    [
        ("{from: 2025-03-12}", dt.date(2025, 3, 12), Status.FAILED),
        ("{from: 2025-03-13}", dt.date(2025, 3, 12), Status.NOT_APPLICABLE),
        ("{to: 2025-03-12}", dt.date(2025, 3, 12), Status.FAILED),
        ("{to: 2025-03-11}", dt.date(2025, 3, 12), Status.NOT_APPLICABLE),
        # No day of its own: from the latest cited date (14/02/2025) to the end of its period.
        ("{from: 2025-02-14, to: 2025-12-31}", None, Status.FAILED),
        ("{from: 2025-07-01}", None, Status.CANNOT_TELL),
        ("{to: 2025-07-01}", None, Status.CANNOT_TELL),
        ("{from: 2026-01-01}", None, Status.NOT_APPLICABLE),
        ("{to: 2025-02-13}", None, Status.NOT_APPLICABLE),
    ],
)
def test_a_requirement_applies_by_the_plans_own_day(
    tmp_path: Path, effective: str, issued: dt.date | None, expected: Status
) -> None:
    plan = make.plan(issued=make.issued(issued, State.READ if issued else State.BLANK))
    assert statuses(plan, rules_of(tmp_path, f"effective: {effective}\n{FUNDING}")) == [expected]


def test_a_month_without_its_day_bounds_the_plan(tmp_path: Path) -> None:
    june = make.issued(None, State.PARTIAL, year=2025, month=6)
    assert statuses(make.plan(issued=june), rules_of(tmp_path, f"effective: {{from: 2025-06-01}}\n{FUNDING}")) == [
        Status.FAILED
    ]
    assert statuses(make.plan(issued=june), rules_of(tmp_path, f"effective: {{from: 2025-06-15}}\n{FUNDING}")) == [
        Status.CANNOT_TELL
    ]


def test_without_any_bound_a_dated_requirement_cannot_be_told(tmp_path: Path) -> None:
    plan = make.plan(issued=make.issued(None, State.UNSEEN), citations=(), period=None)
    assert statuses(plan, rules_of(tmp_path, f"effective: {{from: 2000-01-01}}\n{FUNDING}")) == [Status.CANNOT_TELL]


def test_items_that_the_condition_leaves_out_are_not_asked_about(tmp_path: Path) -> None:
    none = rules_of(tmp_path, "given: tasks\nwhen: {product: present}\nrequire: [{lead: present}]")
    assert statuses(make.plan(), none) == [Status.NOT_APPLICABLE]
    some = rules_of(tmp_path, "given: tasks\nwhen: {time: present}\nrequire: [{lead: present}]")
    assert statuses(make.plan(), some) == [Status.FAILED]


def test_a_condition_that_is_not_known_makes_a_no_doubtful(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "given: tasks\nwhen: {product: {equals: x}}\nrequire: [{lead: present}]")
    assert statuses(make.plan(), rules) == [Status.PASSED, Status.CANNOT_TELL]


def test_a_reading_that_is_unsure_never_accuses_and_a_likely_one_says_so(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, LEAD)
    unsure = make.plan(tasks=(make.task(lead=(), reading=make.reading(Confidence.UNSURE)),))
    assert only(unsure, rules).status is Status.CANNOT_TELL
    likely = make.plan(tasks=(make.task(lead=(), reading=make.reading(Confidence.LIKELY)),))
    assert (only(likely, rules).status, only(likely, rules).confidence) == (Status.FAILED, "likely")


def test_a_rule_on_uncertain_ground_never_accuses(tmp_path: Path) -> None:
    assert only(make.plan(), rules_of(tmp_path, f"confidence: unsure\n{FUNDING}")).status is Status.CANNOT_TELL


def test_groups_get_one_outcome_each_and_show_both_places(tmp_path: Path) -> None:
    first = make.citation()
    other = make.citation(date=dt.date(2025, 2, 15), location=make.at(7))
    lone = make.citation("9/QĐ-TTg", location=make.at(15))
    rules = rules_of(tmp_path, "given: citations\ngroup_by: [number]\nrequire: [{date: same}]")
    outcomes = audit(make.plan(citations=(first, other, lone)), rules)
    assert [o.status for o in outcomes] == [Status.FAILED, Status.PASSED]
    failed = outcomes[0]
    assert failed.location.line == 7
    assert [r.location.line for r in failed.related] == [5]
    assert (failed.found, failed.expected) == ("15/02/2025", "14/02/2025")


def test_rules_on_the_parent_are_not_asked_without_one(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "require: [{year: {equals: $parent_plan.year}}]")
    assert statuses(make.plan(), rules) == [Status.NOT_APPLICABLE]
    assert statuses(make.plan(parent_plan=ParentPlan(plan=None, reason="not found")), rules) == [Status.NOT_APPLICABLE]
    assert statuses(make.plan(parent_plan=ParentPlan(plan=make.plan())), rules) == [Status.PASSED]
    assert statuses(make.plan(parent_plan=ParentPlan(plan=make.plan(year=2024))), rules) == [Status.FAILED]


def test_required_topics_come_from_the_profile(tmp_path: Path) -> None:
    topics = (
        Topic(id="film", title={"vi": "Chiếu phim", "en": "Film"}, words=("chiếu phim",)),
        Topic(id="one-stop", title={"vi": "Một cửa", "en": "One stop"}, words=("một cửa",)),
    )
    rules = rules_of(
        tmp_path, "given: topics\nrequire: [{check: topic_covered}]", profile=Profile(id="tthc", topics=topics)
    )
    outcome = only(make.plan(), rules)
    assert (outcome.status, outcome.expected) == (Status.FAILED, "Một cửa")


def test_a_rule_that_breaks_down_is_an_outcome_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_scope: Scope, /, **_: Any) -> bool:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setitem(CHECKS, "breaks", Check("breaks", breaks, {}))
    outcomes = audit(make.plan(), rules_of(tmp_path, "require: [{check: breaks}]", FUNDING))
    assert {o.rule: o.status for o in outcomes} == {"rule-1": Status.CRASHED, "rule-2": Status.FAILED}
    assert "ZeroDivisionError: division by zero" in outcomes[0].message


def test_an_interrupt_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_scope: Scope, /, **_: Any) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setitem(CHECKS, "interrupted", Check("interrupted", interrupted, {}))
    with pytest.raises(KeyboardInterrupt):
        audit(make.plan(), rules_of(tmp_path, "require: [{check: interrupted}]"))


def test_a_rule_is_silent_where_a_more_precise_one_speaks_of_the_same_place(tmp_path: Path) -> None:
    precise = "given: tasks\nwhen: {path: {equals: II.2}}\nrequire: [{lead: present}]"
    rough = "given: tasks\nyields_to: [rule-2]\nrequire: [{annex: present}]"
    found = {(o.rule, o.status) for o in audit(make.plan(), rules_of(tmp_path, rough, precise))}
    assert found == {
        ("rule-1", Status.FAILED),  # the other task: nobody says more about it
        ("rule-1", Status.NOT_APPLICABLE),
        ("rule-2", Status.FAILED),
    }
    anywhere = rough.replace("[rule-2]", "[{rule: rule-2, anywhere: true}]")
    assert [o.status for o in audit(make.plan(), rules_of(tmp_path, anywhere, precise)) if o.rule == "rule-1"] == [
        Status.NOT_APPLICABLE,
        Status.NOT_APPLICABLE,
    ]


def moved(plan: Plan, by: int) -> Plan:
    """The plan with the second task some lines further down."""
    second = plan.tasks[1]
    place = replace(second.location, line=second.location.line + by, end_line=second.location.end_line + by)
    changed = replace(second, location=place, span=place, after_title=point(place.line + 1), time=None)
    sections = (*plan.sections[:1], replace(plan.sections[1], span=plan.sections[1].span.to(place)))
    return replace(plan, tasks=(plan.tasks[0], changed), sections=sections)


def test_a_fingerprint_survives_moved_lines_and_other_spelling_and_tells_findings_apart(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, LEAD)
    plan = make.plan()
    first = only(plan, rules).fingerprint
    assert len(first) == 16
    assert only(moved(plan, 40), rules).fingerprint == first
    assert only(replace(plan, document=make.document(name="elsewhere.txt")), rules).fingerprint == first
    shouted = replace(plan.tasks[1], title="TUYÊN TRUYỀN  CƠ SỞ")
    assert only(replace(plan, tasks=(shouted,)), rules).fingerprint == first
    renamed = replace(plan.tasks[1], title="Tuyên truyền khác")
    assert only(replace(plan, tasks=(renamed,)), rules).fingerprint != first
    twice = audit(replace(plan, tasks=(plan.tasks[1], moved(plan, 40).tasks[1])), rules)
    assert len({o.fingerprint for o in twice}) == 2


def test_what_is_said_of_one_place_in_the_same_words_is_said_once(tmp_path: Path) -> None:
    plan = make.plan()
    (once,) = audit(replace(plan, tasks=(plan.tasks[1], plan.tasks[1])), rules_of(tmp_path, LEAD))
    assert once.status is Status.FAILED


@pytest.mark.parametrize(
    ("confidence", "status", "sure"),
    [
        (Confidence.CERTAIN, Status.FAILED, "certain"),
        (Confidence.LIKELY, Status.FAILED, "likely"),
        (Confidence.UNSURE, Status.CANNOT_TELL, "unsure"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "given: reporting\nrequire: [{dated: false}]",  # the item itself
        "given: reporting.who\nrequire: [{text: absent}]",  # its owner
        "require: [{reporting: {none: {dated: true}}}]",  # the element at fault
        "require: [{$plan.reporting.dated: {includes: false}}]",  # a thing on the way of the field
        "given: reporting\ngroup_by: [direction]\nrequire: [{dated: {includes: false}}]",  # the member of a group
    ],
)
def test_an_outcome_is_as_sure_as_the_reading_of_what_was_looked_at(
    tmp_path: Path, body: str, confidence: Confidence, status: Status, sure: str
) -> None:
    report = make.report(reading=make.reading(confidence), who=(make.name("Sở Y tế"),))
    outcome = only(make.plan(reporting=(report,)), rules_of(tmp_path, body))
    assert (outcome.status, outcome.confidence) == (status, sure)


def test_what_was_not_looked_at_makes_nothing_unsure(tmp_path: Path) -> None:
    report = make.report(reading=make.reading(Confidence.UNSURE))
    outcome = only(make.plan(reporting=(report,)), rules_of(tmp_path, "given: title\nrequire: [{text: absent}]"))
    assert (outcome.status, outcome.confidence) == (Status.FAILED, "certain")


def test_a_rule_can_look_at_all_lines_of_its_item(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, "given: tasks\nrequire: [{$own_text: {contains_any_of: [đơn vị thực hiện chính]}}]")
    outcome = only(make.plan(), rules)
    assert (outcome.status, outcome.location.line, outcome.found) == (Status.FAILED, 12, None)
    whole = rules_of(tmp_path, "require: [{$own_text: {contains_none_of: [quý III]}}]")
    assert only(make.plan(), whole).found == "quý iii"
