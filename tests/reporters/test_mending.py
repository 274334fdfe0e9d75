"""What ``checker fix`` tells of what it did."""

from __future__ import annotations

from dataclasses import replace

from checker.model.mending import Mended, Mending, Unmended
from checker.model.outcome import Edit
from checker.reporters.mending import render
from checker.reporters.options import RenderOptions
from tests.reporters.factories import at, full_plan, hostile, outcome

PLAN = full_plan()
INSERT = Edit(start=(9, 1), end=(9, 1), text="\nV. KINH PHÍ\n\nTừ [điền: nguồn].\n", has_blanks=True)
RENUMBER = Edit(start=(2, 1), end=(2, 4), text="II.")
MENDING = Mending(
    data=b"",
    done=(Mended(outcome=outcome("missing-funding-clause", location=at(9)), edits=(INSERT, RENUMBER)),),
    left=(Unmended(outcome=outcome("missing-task-lead", location=at(3)), reason="place"),),
    open=(outcome("missing-signature", location=at(9)),),
)


def test_it_says_what_was_put_in_what_could_not_be_and_what_is_left() -> None:
    told = render(MENDING, PLAN, "kh.sua.docx", RenderOptions(width=160)).splitlines()
    old = PLAN.document.lines[1][:3]
    assert told[0] == "Đã ghi kh.sua.docx: sửa 1 chỗ. 1 chỗ còn [điền: …] phải điền."
    assert [line.strip() for line in told[2:6]] == ["+ V. KINH PHÍ", "+ Từ [điền: nguồn].", f"- {old}", "+ II."]
    assert "Không sửa được:" in told
    assert any("nằm trong chú thích" in line and "missing-task-lead" in line for line in told)
    assert "Còn 1 chỗ phải tự sửa:" in told
    assert "missing-signature" in told[-1]


def test_where_nothing_was_done_it_says_that_no_file_was_written() -> None:
    nothing = replace(MENDING, done=(), left=(), open=())
    assert "no file was written" in render(nothing, PLAN, None, RenderOptions(lang="en"))


def test_no_text_of_a_plan_steers_the_terminal() -> None:
    file = hostile().files[0]
    edits = (Edit(start=(1, 1), end=(2, 1), text="\x1b[31m\u202exấu\n"),)
    mending = replace(MENDING, done=(Mended(outcome=file.outcomes[0], edits=edits),), open=tuple(file.outcomes))
    told = render(mending, file.plan, "a\x1b.docx", RenderOptions())
    assert not any(char in told for char in "\x1b\u202e\x00")
    assert "\x1b[" in render(mending, file.plan, None, RenderOptions(colour=True))
