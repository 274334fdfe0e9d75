"""Automatic labels: counted as word processors count them, and written out."""

from __future__ import annotations

import pytest

from checker.readers.docx.counting import written
from tests.readers.docx.pages import a_list, definition, level, lines, listed, of_style, read, style
from tests.writers.packages import p, r, table

OUTLINE = definition(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
DECIMAL = definition(2, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))


def labels(numbering: str, *paragraphs: tuple[int, int], styles: str = "") -> list[str]:
    """The labels of paragraphs that are given as (list, level)."""
    body = "".join(p("x", properties=listed(num, at)) for num, at in paragraphs)
    return [line.removesuffix("x").rstrip() for line in lines(body, numbering=numbering, styles=styles)]


def test_levels_begin_anew_below_each_higher_one() -> None:
    numbering = OUTLINE + a_list(1, 1)
    asked = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1)]
    assert labels(numbering, *asked) == ["I.", "1.", "a)", "b)", "2.", "a)", "-", "II.", "1."]


def test_a_label_may_hold_the_counts_of_higher_levels() -> None:
    assert labels(DECIMAL + a_list(1, 2), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 2)) == [
        "1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.1.",
    ]  # fmt: skip


def test_two_lists_of_one_definition_count_on() -> None:
    assert labels(DECIMAL + a_list(1, 2) + a_list(7, 2), (1, 0), (1, 0), (7, 0), (1, 0)) == ["1.", "2.", "3.", "4."]


def test_a_start_of_its_own_begins_a_list_anew_once() -> None:
    anew = a_list(7, 2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    asked = [(1, 0), (1, 0), (7, 0), (7, 0), (1, 0)]
    assert labels(DECIMAL + a_list(1, 2) + anew, *asked) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_change_a_level_of_its_definition() -> None:
    other = a_list(7, 2, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.", start=3)}</w:lvlOverride>')
    assert labels(DECIMAL + other, (7, 0), (7, 0)) == ["C.", "D."]


def test_restarts_that_are_switched_off_or_wait_for_a_higher_level() -> None:
    never = definition(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert labels(never + a_list(1, 1), (1, 0), (1, 1), (1, 0), (1, 1)) == ["I.", "1.", "II.", "2."]
    late = definition(
        1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
    )  # fmt: skip
    assert labels(late + a_list(1, 1), (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)) == [
        "I.", "1.", "a)", "2.", "b)", "II.", "a)",
    ]  # fmt: skip


def test_a_legal_level_writes_all_counts_as_plain_numbers() -> None:
    legal = definition(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    assert labels(legal + a_list(1, 1), (1, 0), (1, 0), (1, 1)) == ["I.", "II.", "2.1."]


def test_a_definition_may_only_name_the_style_that_holds_the_levels() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Muc"/>'
        + level(0, "upperRoman", "%1.")
        + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Muc"/></w:abstractNum>' + a_list(1, 1) + a_list(2, 2)
    )
    styles = style("Muc", f"<w:pPr>{listed(1)}</w:pPr>", kind="numbering")
    assert labels(numbering, (2, 0), (1, 0), styles=styles) == ["I.", "II."]


def test_a_ring_of_links_gives_no_label_and_no_end() -> None:
    numbering = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Muc"/></w:abstractNum>' + a_list(1, 1)
    styles = style("Muc", f"<w:pPr>{listed(1)}</w:pPr>", kind="numbering")
    assert labels(numbering, (1, 0), styles=styles) == [""]


NUMBERED_BY_STYLE = definition(
    1, level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="Con"/>')
) + a_list(1, 1)
STYLES = (
    style("Muc", f"<w:pPr>{listed(1)}</w:pPr>")
    + style("Con", f"<w:pPr>{listed(1)}</w:pPr>")
    + style("ConNhat", "", based="Con")
)


def test_styles_number_their_paragraphs_on_the_level_that_names_them() -> None:
    body = p("Một", properties=of_style("Muc")) + p("Hai", properties=of_style("Con"))
    body += p("Ba", properties=of_style("ConNhat")) + p("Bốn", properties=of_style("Muc"))
    assert lines(body, numbering=NUMBERED_BY_STYLE, styles=STYLES) == ["I. Một", "1. Hai", "2. Ba", "II. Bốn"]


def test_number_nought_takes_the_styles_number_away() -> None:
    body = p("Một", properties=of_style("Muc")) + p("Hai", properties=of_style("Muc") + listed(0, 0))
    assert lines(body, numbering=NUMBERED_BY_STYLE, styles=STYLES) == ["I. Một", "Hai"]


def test_a_paragraph_may_only_say_its_level() -> None:
    body = p("Một", properties=of_style("Muc")) + p("Hai", properties=of_style("Muc") + listed(level=1))
    assert lines(body, numbering=NUMBERED_BY_STYLE, styles=STYLES) == ["I. Một", "1. Hai"]


def test_the_number_column_of_a_table_is_counted_row_by_row() -> None:
    cell = p(properties=listed(1, 0))
    body = table((p("TT"), p("Việc")), (cell, p("Họp")), (cell, p("In")), (cell, p("Gửi")))
    numbering = definition(1, level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')) + a_list(1, 1)
    assert lines(body, numbering=numbering) == ["TT", "Việc", "1", "Họp", "2", "In", "3", "Gửi"]


def test_what_stands_between_label_and_text() -> None:
    for suffix, line in (("tab", "1. Họp"), ("space", "1. Họp"), ("nothing", "1.Họp")):
        numbering = definition(1, level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>')) + a_list(1, 1)
        assert lines(p("Họp", properties=listed(1, 0)), numbering=numbering) == [line]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("o", "Courier New", "◦"), ("-", "Times New Roman", "-"),
     ("+", "", "+"), ("\uf0ff", "Wingdings 2", "•")],
)  # fmt: skip
def test_bullets_of_symbol_fonts_are_bullets(text: str, font: str, shown: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    one = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{look}</w:lvl>'
    assert labels(definition(1, one) + a_list(1, 1), (1, 0)) == [shown]


def test_labels_in_an_old_font_or_in_capitals_are_read_as_shown() -> None:
    old = '<w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr>'
    one = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/>{old}</w:lvl>'
    assert labels(definition(1, one) + a_list(1, 1), (1, 0)) == ["Điều 1."]
    capitals = p(r("họp", "<w:caps/>"), properties=listed(1, 0) + "<w:rPr><w:caps/></w:rPr>")
    numbering = definition(1, level(0, "lowerLetter", "%1)")) + a_list(1, 1)
    assert lines(capitals, numbering=numbering) == ["A) HỌP"]


def test_a_hidden_label_counts_and_is_not_shown() -> None:
    hidden = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>'
    second = level(1, "decimal", "%1.%2.")
    assert labels(definition(1, hidden, second) + a_list(1, 1), (1, 0), (1, 1)) == ["", "1.1."]


def test_a_hidden_paragraph_is_not_counted() -> None:
    gone = p(r("Ẩn", "<w:vanish/>"), properties=listed(1, 0) + "<w:rPr><w:vanish/></w:rPr>")
    body = p("Một", properties=listed(1, 0)) + gone + p("Hai", properties=listed(1, 0))
    assert lines(body, numbering=OUTLINE + a_list(1, 1)) == ["I. Một", "II. Hai"]


def test_levels_beyond_the_ninth_are_left_out() -> None:
    beyond = level(12, "decimal", "%1.", '<w:pStyle w:val="Muc"/>')
    far = a_list(1, 1, f'<w:lvlOverride w:ilvl="12">{beyond}</w:lvlOverride>') + "<w:num/>"
    styles = style("Muc", f"<w:pPr>{listed(1)}</w:pPr>")
    assert lines(p("x", properties=of_style("Muc")), numbering=OUTLINE + far, styles=styles) == ["I. x"]


def test_lists_that_are_nowhere_defined_have_no_labels() -> None:
    assert labels(OUTLINE, (9, 0)) == [""]
    assert labels(OUTLINE + a_list(1, 5), (1, 0)) == [""]
    assert labels(OUTLINE + a_list(1, 1), (1, 8)) == [""]


def test_a_label_belongs_to_the_line_and_stands_nowhere_in_the_file() -> None:
    document = read(p("Họp", properties=listed(1, 0)), numbering=OUTLINE + a_list(1, 1))
    assert document.blocks[0].text.location(0, 2).end_column == 3  # type: ignore[union-attr]  # a paragraph


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [(4, "decimal", "4"), (4, "decimalZero", "04"), (4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"),
     (0, "upperRoman", "0"), (5000, "upperRoman", "5000"), (26, "lowerLetter", "z"), (28, "upperLetter", "BB"),
     (0, "lowerLetter", "0"), (2, "ordinal", "2nd"), (11, "ordinal", "11th"), (3, "none", ""), (3, "numberInDash", "- 3 -"),
     (3, "cardinalText", "3")],
)  # fmt: skip
def test_numbers_as_labels_write_them(number: int, form: str, text: str) -> None:
    assert written(number, form) == text
