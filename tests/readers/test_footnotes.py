"""Notes at the foot of a page: the sentence they interrupt stays whole, and their numbers are nobody's numbering."""

from __future__ import annotations

import pytest

from checker.model.document import Document, Paragraph
from checker.readers import read_text

PAGE = "Các ấp phối hợp với Trạm Y tế{mark} giữ nước ngọt trong mùa khô\nvà báo cáo kết quả\n"
AFTER = "cho Ủy ban nhân dân xã trước ngày 5.\n2. Yêu cầu"
WHOLE = (
    "Các ấp phối hợp với Trạm Y tế giữ nước ngọt trong mùa khô và báo cáo kết quả cho Ủy ban nhân dân xã trước ngày 5."
)
NOTE = "Theo Quyết định số 5/QĐ-UBND ngày 03/01/2031 của Ủy ban nhân dân xã."
BROKEN = "Theo Quyết định số 5/QĐ-UBND ngày 03/01/2031\ncủa Ủy ban nhân dân xã."


def shown(document: Document) -> list[tuple[bool, str]]:
    """Each paragraph, and whether it is a note."""
    return [(block.note, block.text.value) for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("mark", "number"),
    [("[1]", "[1] "), ("(1)", "(1) "), ("1", "1 "), ("¹", "1 "), ("¹", "¹ "), ("¹", "¹"), (" [1]", "[1]")],
)
@pytest.mark.parametrize("rule", ["\n", "_______\n", "\n________________\n\n"], ids=["gap", "rule", "rule and gaps"])
@pytest.mark.parametrize(
    "turn", ["\f", "\n2\n\n\f", "\f                    2\n\n"], ids=["bare", "number", "number above"]
)
def test_a_note_before_a_turn_of_the_page(mark: str, number: str, rule: str, turn: str) -> None:
    text = PAGE.format(mark=mark) + rule + number + BROKEN + "\n" + turn + AFTER
    assert shown(read_text(text, "a.txt")) == [(False, WHOLE), (True, NOTE), (False, "2. Yêu cầu")]


def test_several_notes_of_a_page_count_up() -> None:
    text = "Một[3] và\nhai[4]\n\n[3] Thứ nhất,\ncòn dài.\n[4] Thứ hai.\n\fvà ba."
    assert shown(read_text(text, "a.txt")) == [
        (False, "Một và hai và ba."),
        (True, "Thứ nhất, còn dài."),
        (True, "Thứ hai."),
    ]


@pytest.mark.parametrize(("mark", "number"), [("[1]", "[1] "), ("1", "1 "), ("¹", "¹")])
def test_notes_below_the_whole_text(mark: str, number: str) -> None:
    text = f"Trạm Y tế{mark} giữ nước.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Lúa\n\n{number}{BROKEN}"
    assert shown(read_text(text, "a.txt"))[-2:] == [(False, "Trần Văn Lúa"), (True, NOTE)]
    assert shown(read_text(text, "a.txt"))[0] == (False, "Trạm Y tế giữ nước.")


def test_notes_of_markdown() -> None:
    text = "**Trạm Y tế**[^a] giữ nước\nngọt[^b].\n\n[^a]: Theo *Luật*\nThủy lợi.\n[^b]: Và nghị định.\n\n2. Yêu cầu"
    assert shown(read_text(text, "a.md")) == [
        (False, "Trạm Y tế giữ nước ngọt."),
        (True, "Theo Luật Thủy lợi."),
        (True, "Và nghị định."),
        (False, "2. Yêu cầu"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "gồm: (1) Họp dân;\n\n(2) Kết luận.\n\f3. Hết",
        "Họp dân ở các ấp.\n\n1 Nạo vét kênh\n2 Đắp đập\n\f3. Hết",
        "Cống rộng 2 m2 ở ấp.\n\n2 Nạo vét kênh\n\f3. Hết",
        "Trạm Y tế[1] giữ nước.\n\n[2] Theo Luật.\n\f3. Hết",
        "Trạm Y tế1 giữ nước.\n1 Theo Luật.\n\f3. Hết",
        "Trạm Y tế1 giữ nước.\n\n1. Theo Luật.\n\f3. Hết",
    ],
    ids=["items", "rows", "square metres", "another number", "no gap", "an item"],
)
def test_what_has_no_partner_is_no_note(text: str) -> None:
    assert not any(note for note, _ in shown(read_text(text, "a.txt")))


def test_every_sign_keeps_its_place() -> None:
    document = read_text(PAGE.format(mark="[1]") + f"\n[1] {BROKEN}\n\f{AFTER}", "a.txt")
    lines = document.lines
    for block in document.blocks:
        assert isinstance(block, Paragraph)
        for word in ("Trạm Y tế", "giữ", "kết quả", "xã.", "Theo", "của"):
            at = block.text.value.find(word)
            if at >= 0:
                place = block.text.location(at, at + len(word))
                line = lines[place.line - 1].replace("\f", "")
                assert line[place.column - 1 :].startswith(word) or "\f" in lines[place.line - 1]
