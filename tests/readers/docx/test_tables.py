"""Tables of a Word file: spans, merges, deleted rows, tables in tables, frames."""

from __future__ import annotations

from checker.model.document import Place
from tests.readers.docx.pages import lines, read, rows
from tests.writers.packages import GONE, MARK, p, r, table


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def grid(*inside: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(inside)}</w:tbl>"


RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_merged_cell_reaches_over_its_rows() -> None:
    document = read(grid(
        row(cell("1"), cell("Văn phòng", RESTART)),
        row(cell("2"), cell("", '<w:vMerge w:val="continue"/>')),
        row(cell("3"), cell("", GOES_ON)),
        row(cell("4"), cell("Thanh tra", RESTART)),
        row(cell("5"), cell("", GOES_ON)),
    ))  # fmt: skip
    assert rows(document) == [["1", "Văn phòng *1,3"], ["2"], ["3"], ["4", "Thanh tra *1,2"], ["5"]]


def test_a_merge_that_goes_on_from_nothing_is_a_cell() -> None:
    assert rows(read(grid(row(cell("1"), cell("Văn phòng", GOES_ON)), row(cell("2"), cell("", GOES_ON))))) == [
        ["1", "Văn phòng *1,2"], ["2"],
    ]  # fmt: skip


def test_a_merge_stops_at_a_cell_of_another_width() -> None:
    document = read(grid(
        row(cell("1"), cell("A", RESTART), cell("x")),
        row(cell("2"), cell("B", '<w:gridSpan w:val="2"/>')),
        row(cell("3"), cell("C", GOES_ON), cell("y")),
    ))  # fmt: skip
    assert rows(document) == [["1", "A", "x"], ["2", "B *2,1"], ["3", "C", "y"]]


def test_spans_and_columns_left_out() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    document = read(grid(
        row(cell("I. Rà soát", wide)),
        row(cell("b"), cell("c"), properties='<w:gridBefore w:val="1"/>'),
        row(cell("a"), cell("b", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")),
    ))  # fmt: skip
    assert rows(document) == [["I. Rà soát *3,1"], ["", "b", "c"], ["a", "b *2,1"]]
    assert [document.place(line).column for line in (1, 2, 3)] == [1, 2, 3]


def test_deleted_and_hidden_rows_and_cells_are_gone() -> None:
    document = read(grid(
        row(cell("1"), cell("Họp")),
        row(cell(GONE.format("2")), cell(GONE.format("Hội chợ")), properties='<w:del w:id="3" w:author="Lan"/>'),
        row(cell(MARK.format(r("2"))), cell(MARK.format(r("In"))), properties='<w:ins w:id="3" w:author="Lan"/>'),
        row(cell("x"), cell("ẩn"), properties="<w:hidden/>"),
        row(cell("3"), cell("thừa", '<w:cellDel w:id="5"/>'), cell("Gửi")),
    ))  # fmt: skip
    assert rows(document) == [["1", "Họp"], ["2", "In"], ["3", "Gửi"]]


def test_rows_and_cells_in_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = grid(row(cell("1"), control.format(cell("Họp"))), control.format(row(cell("2"), cell("In"))))
    assert rows(read(body)) == [["1", "Họp"], ["2", "In"]]


def test_a_cell_that_shows_only_its_prompt_is_empty() -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(grid(row(cell("1"), control.format(cell("Chọn đơn vị"))), row(cell("2"), cell("Văn phòng"))))
    assert rows(document) == [["1", ""], ["2", "Văn phòng"]]
    assert [(note.kind, note.line) for note in document.notes] == [("placeholder", 2)]


def test_paragraphs_of_a_cell_stay_apart() -> None:
    body = table(
        (p("1"), p("- Văn phòng;") + p("- Thanh tra.")), (p("2"), p("UBND xã;", "<w:r><w:br/></w:r>", "Công an xã"))
    )
    assert rows(read(body)) == [["1", "- Văn phòng; | - Thanh tra."], ["2", "UBND xã; | Công an xã"]]


def test_a_table_in_a_cell_gives_its_paragraphs_to_the_cell() -> None:
    body = table((p("1"), p("trước") + table((p("a"), p("b")), (p("c"), p("d"))) + p("sau")))
    assert rows(read(body)) == [["1", "trước | a | b | c | d | sau"]]


def test_a_frame_round_the_text_is_no_table() -> None:
    body = table((p("KẾ HOẠCH") + table((p("STT"), p("Việc")), (p("1"), p("Họp"))),))
    document = read(body)
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table"]
    assert lines(body) == ["KẾ HOẠCH", "STT", "Việc", "1", "Họp"]


def test_notes_of_cells_stand_behind_the_table() -> None:
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    note = f'<w:endnote w:id="2">{p("Danh sách do Chi cục lập")}</w:endnote>'
    document = read(table((p("1"), p("Rà soát", mark))) + p("Hết"), endnotes=note)
    assert rows(document) == [["1", "Rà soát"]]
    assert document.lines == ("1", "Rà soát", "Danh sách do Chi cục lập", "Hết")
    assert document.blocks[1].note  # type: ignore[union-attr]  # a paragraph


def test_an_empty_table_is_none() -> None:
    assert len(read(p("Một") + grid()).blocks) == 1


PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_pages_as_the_last_program_saw_them() -> None:
    document = read(p("Một") + p("Hai", PAGE, "nửa sau") + p(PAGE, "Ba") + p(PAGE) + p("Bốn"))
    assert [document.place(line).page for line in range(1, 6)] == [1, 1, 3, 4, 4]
    assert [block.page for block in document.blocks] == [1, 1, 3, 4]


def test_a_row_cut_by_the_end_of_a_page_turns_it_once() -> None:
    body = table((p("một", PAGE), p("hai", PAGE)), (p("ba"), p("bốn")))
    assert [place.page for place in read(body).places] == [1, 1, 2, 2]


def test_breaks_put_in_by_hand_tell_no_page() -> None:
    document = read(p("Một") + p('<w:r><w:br w:type="page"/></w:r>', "Hai"))
    assert [place.page for place in document.places] == [None, None]


def test_places_name_table_row_and_column() -> None:
    document = read(p("Một") + table((p("a"), p("b")), (p("c"), p("d") + p("e"))) + p("Hai"))
    assert document.places == (
        Place(), Place(table=1, row=1, column=1), Place(table=1, row=1, column=2), Place(table=1, row=2, column=1),
        Place(table=1, row=2, column=2), Place(table=1, row=2, column=2), Place(),
    )  # fmt: skip
    assert not document.has_lines


def test_a_row_that_begins_a_page_does_so_in_all_its_cells() -> None:
    body = table((p("một"), p("hai")), (p(PAGE, "ba"), p("bốn")), ("<w:p/>", p(PAGE, "sáu")))
    assert [place.page for place in read(body).places] == [1, 1, 2, 2, 2, 3]
