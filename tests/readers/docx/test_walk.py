"""The way back from line and column to run and offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.docx import DocxText, walk
from checker.readers.docx.names import TAGS
from tests.readers.docx.pages import a_list, definition, level, listed
from tests.readers.encoded import typed
from tests.writers.packages import GONE, MARK, every_kind, p, package, r

VN_TIME = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def assert_leads_back(text: DocxText) -> None:
    """Every character of every line stands where its spot says, and the pieces leave none out."""
    assert tuple(line.text for line in text.lines) == text.document.lines
    for line in text.lines:
        at = 0
        for piece in line.pieces:
            assert piece.start == at
            at = piece.end
        assert at == len(line.text)
        for column, sign in enumerate(line.text, 1):
            spot, after = line.spot(column), line.spot(column + 1, end=True)
            if column <= line.label:
                assert spot is None
                continue
            assert spot is not None
            assert after is not None
            tag = TAGS[spot.element.tag]
            if tag in ("t", "m:t"):
                assert (spot.element.text or "")[spot.offset].casefold() == sign.casefold()
                assert after == (spot.element, spot.run, spot.offset + 1)
            else:
                assert (_SIGNS[tag], spot.offset, after.offset) == (sign, 0, 1)
            assert spot.element.getparent() is spot.run
            assert spot.run.getroottree().getroot() is text.roots[line.part]


def test_every_character_leads_back_to_its_run() -> None:
    assert_leads_back(walk(every_kind()))


@given(st.lists(st.lists(st.tuples(st.text("ab ắ\u0301ủ", max_size=4), st.integers(0, 4)), max_size=4), max_size=4))
def test_runs_changes_and_signs_in_any_order(content: list[list[tuple[str, int]]]) -> None:
    kinds = (
        r, lambda text: MARK.format(r(text)), GONE.format, lambda text: r(text, "<w:caps/>"),
        lambda text: f"<w:r><w:tab/><w:t>{text}</w:t><w:noBreakHyphen/></w:r>",
    )  # fmt: skip
    body = "".join(p(*(kinds[kind](text) for text, kind in runs)) for runs in [*content, [("cuối", 0)]])
    assert_leads_back(walk(package(body)))


def test_a_label_stands_nowhere_and_the_text_behind_it_does() -> None:
    numbering = definition(1, level(0, "decimal", "%1.")) + a_list(1, 1)
    line = walk(package(p("Họp", properties=listed(1, 0)), numbering=numbering)).line(1)
    assert (line.text, line.label, line.spot(1), line.spot(3, end=True)) == ("1. Họp", 3, None, None)
    spot = line.spot(4)
    assert spot is not None
    assert (spot.element.text, spot.offset) == ("Họp", 0)
    assert line.spot(7) is None
    assert line.spot(7, end=True) is not None


def test_letters_of_old_encodings_lead_back_to_their_codes() -> None:
    line = walk(package(p(r(typed("Kế hoạch", tcvn3=False), VNI)))).line(1)
    assert line.text == "Kế hoạch"
    raw = typed("Kế hoạch", tcvn3=False)
    found = [line.spot(column) for column in range(1, 9)]
    assert [spot.offset for spot in found if spot] == [0, 1, 3, 4, 5, 6, 8, 9]
    end = line.spot(9, end=True)
    assert end is not None
    assert end.offset == len(raw)


def test_a_letter_of_two_codes_in_two_runs_belongs_to_the_first() -> None:
    raw = typed("Kế hoạch", tcvn3=False)
    line = walk(package(p(r(raw[:2], VNI), r(raw[2:], VNI)))).line(1)
    assert line.text == "Kế hoạch"
    spot, after = line.spot(2), line.spot(3)
    assert spot is not None
    assert after is not None
    assert spot.run is not after.run
    assert (spot.offset, after.offset) == (1, 1)


@pytest.mark.parametrize("column", [0, 99])
def test_there_is_nothing_beside_a_line(column: int) -> None:
    assert walk(package(p("Họp"))).line(1).spot(column) is None
