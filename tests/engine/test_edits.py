"""Text put in where it belongs, written as its neighbours are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import apply_edits, audit
from checker.model.outcome import Edit, Status
from checker.model.plan import ParentPlan, Plan, Role
from tests import factories as make
from tests.rulewriter import rules_of

LEAD = """
given: tasks
require: [{lead: present}]
fix:
  insert:
    after: title
    shape: label
    text: 'Đơn vị chủ trì: {parent_task.lead | [điền: đơn vị chủ trì]}.'
"""


def fixed(plan: Plan, tmp_path: Path, body: str) -> list[str]:
    """The plan's lines with everything inserted that the rule offers."""
    outcomes = [o for o in audit(plan, rules_of(tmp_path, body)) if o.status is Status.FAILED]
    assert outcomes
    return apply_edits(plan.document.lines, [edit for outcome in outcomes for edit in outcome.edits])


def added(plan: Plan, tmp_path: Path, body: str) -> tuple[int, list[str]]:
    """The number of the first line that was put in, and the lines put in."""
    before, after = list(plan.document.lines), fixed(plan, tmp_path, body)
    first = next(i for i, (old, new) in enumerate(zip([*before, ""], after, strict=False)) if old != new)
    return first + 1, after[first : first + len(after) - len(before)]


def funding(
    place: str, shape: str = "section", text: str = "{next_ordinal} KINH PHÍ THỰC HIỆN\\nKinh phí từ [điền: nguồn]."
) -> str:
    return f'require: [{{funding: present}}]\nfix: {{insert: {{{place}, shape: {shape}, text: "{text}"}}}}'


def test_a_label_line_follows_the_title_and_looks_like_its_siblings(tmp_path: Path) -> None:
    assert added(make.plan(), tmp_path, LEAD) == (13, ["- Đơn vị chủ trì: [điền: đơn vị chủ trì]."])


def test_a_label_line_takes_the_plans_own_words_and_bullet(tmp_path: Path) -> None:
    texts = tuple(line.replace("- Đơn vị thực hiện chính:", "+ Cơ quan chủ trì:") for line in make.LINES)
    plan = make.plan(document=make.document(texts))
    assert added(plan, tmp_path, LEAD)[1] == ["+ Cơ quan chủ trì: [điền: đơn vị chủ trì]."]


def test_the_parents_value_is_put_in_and_its_source_is_said(tmp_path: Path) -> None:
    parent = make.plan(tasks=(make.task(title="Tuyên truyền cơ sở", lead=(make.name("Sở Y tế"),)),))
    plan = make.plan(parent_plan=ParentPlan(plan=parent))
    outcome = next(o for o in audit(plan, rules_of(tmp_path, LEAD)) if o.status is Status.FAILED)
    (edit,) = outcome.edits
    assert edit.text == "- Đơn vị chủ trì: Sở Y tế.\n"
    assert (edit.has_blanks, edit.because) == (False, "41/KH-SVH")


def test_the_place_of_something_missing_is_where_it_belongs(tmp_path: Path) -> None:
    outcome = next(o for o in audit(make.plan(), rules_of(tmp_path, LEAD)) if o.status is Status.FAILED)
    assert outcome.location.empty
    assert (outcome.location.line, outcome.location.column) == outcome.edits[0].start == outcome.edits[0].end == (13, 1)


def test_no_text_is_offered_for_a_table(tmp_path: Path) -> None:
    plan = make.plan(tasks=(make.task(lead=(), source="table"),))
    outcome = next(o for o in audit(plan, rules_of(tmp_path, LEAD)) if o.status is Status.FAILED)
    assert outcome.edits == ()
    assert outcome.location.line == 9


def test_no_text_is_offered_where_nothing_can_be_told(tmp_path: Path) -> None:
    plan = make.plan(complete=False)
    (outcome,) = audit(plan, rules_of(tmp_path, funding("after: end")))
    assert (outcome.status, outcome.edits) == (Status.CANNOT_TELL, ())


def test_a_new_last_section_continues_the_plans_numbers(tmp_path: Path) -> None:
    assert added(make.plan(), tmp_path, funding("after: end")) == (
        16,
        ["IV. KINH PHÍ THỰC HIỆN", "Kinh phí từ [điền: nguồn]."],
    )


def numbered(template: str) -> Plan:
    """The plan with its headings written another way: ``template`` with {roman}, {arabic} and {title}."""
    heads = {6: (1, "MỤC ĐÍCH"), 8: (2, "NHIỆM VỤ"), 14: (3, "TỔ CHỨC THỰC HIỆN")}
    texts, sections = list(make.LINES), []
    for section in make.plan().sections:
        ordinal, title = heads[section.location.line]
        roman = ("", "I", "II", "III")[ordinal]
        texts[section.location.line - 1] = template.format(
            roman=roman, arabic=ordinal, title=title, small=title.capitalize()
        )
        style = "roman" if "{roman}" in template else "arabic"
        small = "{small}" in template
        mark = roman if style == "roman" else str(ordinal)
        sections.append(replace(section, mark=mark, style=style, title=title.capitalize() if small else title))
    return make.plan(document=make.document(tuple(texts)), sections=tuple(sections))


@pytest.mark.parametrize(
    ("template", "heading"),
    [
        ("{roman}. {title}", "IV. KINH PHÍ THỰC HIỆN"),
        ("{arabic}) {title}", "4) KINH PHÍ THỰC HIỆN"),
        ("{arabic}. {small}", "4. Kinh phí thực hiện"),
        ("## {roman}. {title}", "## IV. KINH PHÍ THỰC HIỆN"),
        ("**{roman}. {title}**", "**IV. KINH PHÍ THỰC HIỆN**"),
    ],
)
def test_a_new_heading_is_written_as_its_siblings_are(tmp_path: Path, template: str, heading: str) -> None:
    assert added(numbered(template), tmp_path, funding("after: end"))[1][0] == heading


def test_sections_below_a_new_one_are_renumbered(tmp_path: Path) -> None:
    lines = fixed(make.plan(), tmp_path, funding("after: purpose"))
    assert lines[7:10] == ["II. KINH PHÍ THỰC HIỆN", "Kinh phí từ [điền: nguồn].", "III. NHIỆM VỤ"]
    assert "IV. TỔ CHỨC THỰC HIỆN" in lines


def test_a_plan_without_numbers_gets_a_heading_without_one(tmp_path: Path) -> None:
    plan = make.plan(sections=())
    assert added(plan, tmp_path, funding("after: end"))[1][0] == "KINH PHÍ THỰC HIỆN"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("after: header", 3),
        ("after: title", 5),
        ("after: opening", 6),
        ("before: opening", 5),
        ("before: first_section", 6),
        ("after: purpose", 8),
        ("before: organisation", 14),
        ("inside: organisation", 16),
        ("after: [reporting, organisation]", 16),
        ("after: end", 16),
        ("before: recipients", 16),
        ("after: bottom", 18),
    ],
)
def test_places(tmp_path: Path, place: str, line: int) -> None:
    assert added(make.plan(), tmp_path, funding(place, "lines", "Kinh phí từ [điền: nguồn].")) == (
        line,
        ["Kinh phí từ [điền: nguồn]."],
    )


def test_no_place_no_edit(tmp_path: Path) -> None:
    (outcome,) = audit(make.plan(signature=None), rules_of(tmp_path, funding("before: signature", "lines", "x")))
    assert (outcome.status, outcome.edits) == (Status.FAILED, ())


def test_a_plan_with_empty_lines_between_paragraphs_gets_them_round_the_new_ones(tmp_path: Path) -> None:
    plan = make.plan(document=make.document(format="markdown"))
    assert added(plan, tmp_path, funding("after: end"))[1] == [
        "",
        "IV. KINH PHÍ THỰC HIỆN",
        "",
        "Kinh phí từ [điền: nguồn].",
        "",
    ]


def test_a_value_is_replaced_in_its_place(tmp_path: Path) -> None:
    body = (
        "given: tasks\nwhen: {time: present}\nrequire: [{time.text: {matches: iv}}]\n"
        "fix: {replace: {field: time, text: 'Quý IV/{plan.year}'}}"
    )
    plan = make.plan(tasks=(make.task(time=replace(make.time(), location=make.at(13, "Quý III"))),))
    assert fixed(plan, tmp_path, body)[12] == "- Thời gian: Quý IV/2025"


LINES = st.lists(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=8), min_size=1, max_size=6)


@given(LINES, st.data())
def test_an_insertion_is_in_its_place_and_changes_nothing_else(lines: list[str], data: Any) -> None:
    line = data.draw(st.integers(1, len(lines) + 1))
    text = data.draw(LINES)
    edit = Edit(start=(line, 1), end=(line, 1), text="".join(f"{part}\n" for part in text))
    after = apply_edits(lines, [edit])
    assert after == [*lines[: line - 1], *text, *lines[line - 1 :]]


@given(LINES, st.data())
def test_a_replacement_changes_its_range_only(lines: list[str], data: Any) -> None:
    line = data.draw(st.integers(1, len(lines)))
    start = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(start, len(lines[line - 1]) + 1))
    after = apply_edits(lines, [Edit(start=(line, start), end=(line, end), text="mới")])
    old = lines[line - 1]
    assert after == [*lines[: line - 1], old[: start - 1] + "mới" + old[end - 1 :], *lines[line:]]


def test_several_edits_do_not_move_one_another() -> None:
    edits = [
        Edit(start=(1, 1), end=(1, 2), text="A"),
        Edit(start=(2, 1), end=(2, 1), text="new\n"),
        Edit(start=(3, 1), end=(3, 2), text="C"),
    ]
    assert apply_edits(["a", "b", "c"], edits) == ["A", "new", "b", "C"]


def test_roles_are_places(tmp_path: Path) -> None:
    for role in Role:
        rules = rules_of(tmp_path, funding(f"after: [{role}, end]", "lines", "x"))
        assert audit(make.plan(), rules)[0].edits


def test_a_label_that_names_no_element_keeps_its_own_words(tmp_path: Path) -> None:
    texts = tuple(line.replace("- Thời gian:", "- Thời gian thực hiện:") for line in make.LINES)
    plan = make.plan(document=make.document(texts))
    body = LEAD.replace("[{lead: present}]", "[{$own_text: {contains_any_of: [quý III]}}]")
    form = body.replace(
        "'Đơn vị chủ trì: {parent_task.lead | [điền: đơn vị chủ trì]}.'", "'Hình thức thực hiện: [điền: hình thức].'"
    )
    assert added(plan, tmp_path, form)[1] == ["- Hình thức thực hiện: [điền: hình thức]."]


def test_a_label_with_nothing_behind_it_is_filled_in_its_place(tmp_path: Path) -> None:
    texts = tuple("- Đơn vị chủ trì: ....." if line.startswith("- Thời gian:") else line for line in make.LINES)
    plan = make.plan(document=make.document(texts))
    (outcome,) = [o for o in audit(plan, rules_of(tmp_path, LEAD)) if o.status is Status.FAILED]
    lines = apply_edits(plan.document.lines, outcome.edits)
    assert len(lines) == len(plan.document.lines)
    assert "- Đơn vị chủ trì: [điền: đơn vị chủ trì]." in lines
