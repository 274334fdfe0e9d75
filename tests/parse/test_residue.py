"""No trigger word of the five elements goes unnoticed: it was read as something, said in passing, or is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from checker.model.location import Location
from checker.model.plan import Kind, Plan, Role
from checker.parse import parse
from checker.parse.vocabulary import pattern
from checker.readers import read_path, read_text
from checker.text import fold
from tests.writer import invent, random_layout, write

UNTOLD = {"content", "text"}  # the text of a part, of which nothing more is said
TRIGGERS = re.compile(r"(?<!\w)(?:chủ trì|kinh phí|báo cáo)(?!\w)", re.IGNORECASE)


def test_every_trigger_of_a_real_plan_is_accounted_for(corpus: Path) -> None:
    for path in sorted((corpus / "plans").iterdir()):
        assert list(unaccounted(parse(read_path(path), explain=True))) == [], path.name


def test_every_trigger_of_a_sample_is_accounted_for(root: Path) -> None:
    for path in sorted((root / "samples").glob("*[!l].*")):
        if path.suffix in (".md", ".txt"):
            assert list(unaccounted(parse(read_path(path), explain=True))) == [], path.name


@pytest.mark.parametrize("seed", range(40))
def test_every_trigger_of_a_written_plan_is_accounted_for(seed: int) -> None:
    random = Random(seed)
    text = write(invent(random), random_layout(random))
    assert list(unaccounted(parse(read_text(text, "plan.txt"), explain=True))) == []


def test_a_sentence_that_speaks_of_money_without_a_clause_is_residue() -> None:
    text = (
        "KẾ HOẠCH\nTuyên truyền năm 2026\n\nI. MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Văn phòng Sở theo dõi việc thanh quyết toán kinh phí.\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
    )
    plan = parse(read_text(text, "plan.txt"))
    assert plan.funding is None
    assert [r.element for r in plan.residue] == ["funding", "assignments"]


def test_a_superiors_act_named_without_its_number_is_residue() -> None:
    text = (
        "KẾ HOẠCH\nTuyên truyền năm 2026\n\nThực hiện Kế hoạch tuyên truyền năm 2026 của UBND tỉnh, Sở Tư pháp ban hành "
        "kế hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức.\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
    )
    plan = parse(read_text(text, "plan.txt"))
    assert plan.parent is None
    assert [r.element for r in plan.residue] == ["parent"]


def unaccounted(plan: Plan) -> Iterator[str]:
    """Trigger words in the body that lie neither in what was read, nor in residue, nor in a part about aims."""
    assert plan.kind is Kind.PLAN
    places = list(_read_places(plan))
    for number, line in enumerate(plan.document.lines, 1):
        for match in TRIGGERS.finditer(line):
            at = Location(line=number, column=match.start() + 1, end_line=number, end_column=match.end() + 1)
            inside_body = plan.body.line <= number <= plan.body.end_line
            if inside_body and not any(place.holds(at) for place in places) and not _in_passing(plan, number):
                yield f"{number}: {line[max(0, match.start() - 40) : match.end() + 40]}"


def _in_passing(plan: Plan, number: int) -> bool:
    """Whether a line or its neighbours hold one of the uses in passing that the vocabulary lists."""
    near = fold(" ".join(plan.document.lines[max(0, number - 2) : number + 1])).key
    return any(
        pattern(*path).search(near)
        for path in (
            ("tasks", "passing"),
            ("funding", "passing"),
            ("reports", "passing"),
            ("reports", "difficulty", "said"),
        )
    )


def _read_places(plan: Plan) -> Iterator[Location]:
    """Where something was read, or where the words are no element: a part about aims, an item whose lead is read."""
    yield from (role.location for role in plan.line_roles if role.role not in UNTOLD)
    yield from (section.span for section in plan.sections if {Role.PURPOSE, Role.REQUIREMENTS} & set(section.roles))
    yield from (task.span for task in plan.tasks if task.lead)
