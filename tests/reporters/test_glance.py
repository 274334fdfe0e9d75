"""The table of the five elements fits its width whatever the files are called."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from checker.reporters.elements import cells
from checker.reporters.glance import table
from checker.reporters.words import words
from tests.reporters.factories import every_status

_FOUND = cells(every_status().files[0])


@pytest.mark.parametrize("name", ["a.md", "kh.txt", "ke-hoach-2026-cua-so-nong-nghiep-va-moi-truong.docx"])
@pytest.mark.parametrize("width", [80, 100])
def test_one_line_a_plan_where_there_is_room(name: str, width: int) -> None:
    lines = [line.plain for line in table([(name, _FOUND), (f"x{name}", _FOUND)], words("vi"), width)]
    assert len(lines) == 3
    assert max(map(cell_len, lines)) <= width
    assert lines[1].startswith(name[:4])


def test_plans_stand_one_below_the_other_where_there_is_none() -> None:
    lines = [line.plain for line in table([("ke-hoach.docx", _FOUND)], words("vi"), 50)]
    assert lines[0] == "ke-hoach.docx"
    assert len(lines) > 2
    assert max(map(cell_len, lines)) <= 50
