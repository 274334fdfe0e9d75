"""What of a Word file is its text: what a person sees on the pages, once, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.errors import InputError
from checker.readers.docx import read_docx, walk
from tests.readers.docx.pages import COMPATIBLE, VML, lines, of_style, paragraphs, read, rows, style
from tests.writers.packages import GONE, MARK, p, package, parts, r, table

DELETED_MARK = '<w:rPr><w:del w:id="1" w:author="Lan"/></w:rPr>'


def field(*inside: str) -> str:
    """A field; the parts after the instruction are its result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction, *result = inside
    return (
        mark.format("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        + mark.format("separate") + "".join(result) + mark.format("end")
    )  # fmt: skip


def box(inside: str) -> str:
    return f"<w:pict><v:shape {VML}><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_changes_are_read_as_accepted() -> None:
    body = p("Số: ", GONE.format("398"), MARK.format(r("412")), "/KH-SNNMT")
    assert lines(body) == ["Số: 412/KH-SNNMT"]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    gone = f'<w:moveFrom w:id="1" w:author="Lan">{r("Họp")}</w:moveFrom>'
    come = f'<w:moveTo w:id="2" w:author="Lan">{r("Họp")}</w:moveTo>'
    mark = '<w:rPr><w:moveFrom w:id="1" w:author="Lan"/></w:rPr>'
    assert lines(p(gone, properties=mark) + p("In") + p(come)) == ["In", "Họp"]


def test_a_deleted_mark_joins_two_paragraphs_and_the_later_one_gives_the_look() -> None:
    body = p("Thực hiện kế hoạch, ", properties=DELETED_MARK) + p("Sở ban hành", properties='<w:outlineLvl w:val="1"/>')
    document = read(body)
    assert document.lines == ("Thực hiện kế hoạch, Sở ban hành",)
    assert document.blocks[0].level == 2  # type: ignore[union-attr]  # a paragraph


def test_a_paragraph_deleted_with_its_mark_leaves_nothing() -> None:
    body = p("Một") + p(GONE.format("Hai"), properties=DELETED_MARK) + p("Ba")
    assert read(body).lines == ("Một", "Ba")


def test_a_deleted_mark_before_a_table_or_at_the_end_keeps_its_text() -> None:
    assert lines(p("Một", properties=DELETED_MARK) + table((p("Hai"), p("Ba"))) + p("Bốn", properties=DELETED_MARK)) == [
        "Một", "Hai", "Ba", "Bốn",
    ]  # fmt: skip


def test_the_mark_of_a_hidden_paragraph_is_hidden_with_it() -> None:
    hidden = style("An", "<w:rPr><w:vanish/></w:rPr>")
    body = p("Một") + p("Hướng dẫn: số 999", properties=of_style("An")) + p("Hai")
    assert read(body, styles=hidden).lines == ("Một", "Hai")


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        (r("x", "<w:vanish/>"), ""),
        (r("x", '<w:vanish w:val="0"/>'), "x"),
        (r("x", '<w:vanish w:val="false"/>'), "x"),
        (r("x", '<w:rStyle w:val="An"/>'), ""),
        (r("x", '<w:rStyle w:val="AnNua"/>'), ""),
        (r("x", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>'), "x"),
        (r("x", "<w:specVanish/>"), "x"),
    ],
)
def test_hidden_text_is_no_text(run: str, seen: str) -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style(
        "AnNua", "", kind="character", based="An"
    )
    assert lines(p("Một ", run, " hai"), styles=styles) == [f"Một {seen} hai"]


def test_a_switch_of_two_styles_is_off_again() -> None:
    styles = style("Hoa", "<w:rPr><w:caps/></w:rPr>") + style("Chu", "<w:rPr><w:caps/></w:rPr>", kind="character")
    body = p("một ", r("hai", '<w:rStyle w:val="Chu"/>'), properties=of_style("Hoa"))
    assert lines(body, styles=styles) == ["MỘT hai"]


def test_capitals_by_format_are_capitals() -> None:
    styles = style("Hoa", "<w:rPr><w:caps/></w:rPr>") + style("Nho", "", based="Hoa")
    assert lines(p("Mục đích", properties=of_style("Nho")), styles=styles) == ["MỤC ĐÍCH"]
    assert lines(p(r("Kinh phí", '<w:caps w:val="0"/>'), properties=of_style("Nho")), styles=styles) == ["Kinh phí"]
    assert lines(p(r("ảnh ß", "<w:caps/>"))) == ["ẢNH ß"]


def test_defaults_and_the_default_style_count() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert lines(p("một"), styles=defaults) == ["MỘT"]
    assert lines(p("một"), styles=style("N", "<w:rPr><w:caps/></w:rPr>", more=' w:default="1"')) == ["MỘT"]


def test_styles_based_on_one_another_in_a_ring_end() -> None:
    styles = style("A", "", based="B") + style("B", "<w:rPr><w:caps/></w:rPr>", based="A")
    assert lines(p("một", properties=of_style("A")), styles=styles) == ["MỘT"]


def test_bold_and_italic_paragraphs() -> None:
    first, second = read(
        p(r("Một", "<w:b/><w:i/>"), r(" "), r("hai", "<w:b/><w:i/>")) + p(r("Ba", "<w:b/>"), " bốn")
    ).blocks
    assert (first.bold, first.italic) == (True, True)  # type: ignore[union-attr]  # paragraphs
    assert (second.bold, second.italic) == (False, False)  # type: ignore[union-attr]


def test_results_of_fields_count_and_instructions_do_not() -> None:
    assert lines(p("ngày ", field(" DATE ", r("05 tháng 12 "), r("năm 2025")))) == ["ngày 05 tháng 12 năm 2025"]
    simple = f'<w:fldSimple w:instr=" SAVEDATE ">{r("ngày 02")}</w:fldSimple>'
    assert lines(p(simple)) == ["ngày 02"]


def test_a_field_inside_an_instruction_is_not_shown() -> None:
    inner = field(" DOCPROPERTY Loai ", r("KHÔNG HIỆN"))
    outer = field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 1", r("nông sản"))
    assert lines(p(outer)) == ["nông sản"]


def test_a_field_may_run_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    middle, end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert lines(p(begin) + p("Ẩn") + p(middle, "Hiện") + p("Nữa", end)) == ["Hiện", "Nữa"]


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph() -> None:
    assert lines(p("Một ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "ẩn") + p("Hai")) == ["Một ", "Hai"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ('<w:result w:val="1"/>', "Thanh tra"),
        ('<w:default w:val="1"/>', "Thanh tra"),
        ("", "Văn phòng"),
        ('<w:result w:val="7"/>', ""),
    ],
)
def test_the_choice_of_a_drop_down_field_is_text(told: str, shown: str) -> None:
    entries = '<w:listEntry w:val="Văn phòng"/><w:listEntry w:val="Thanh tra"/>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{told}{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
    rest = '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    line = walk(package(p("giao ", begin, rest, " làm"))).line(1)
    assert line.text == f"giao {shown} làm"
    assert [spot.offset for column in range(1, len(line.text) + 1) if (spot := line.spot(column))][5:-4] == [0] * len(
        shown
    )


def test_links_tags_and_controls_are_looked_through() -> None:
    inner = f'<w:hyperlink><w:smartTag w:element="x">{r("118/KH")}<w:r><w:noBreakHyphen/></w:r>{r("UBND")}</w:smartTag></w:hyperlink>'
    assert lines(p("Số ", inner)) == ["Số 118/KH-UBND"]
    assert lines(control(control(p("Trong"))) + f"<w:customXml>{p('Hai ', control(r('ba')))}</w:customXml>") == [
        "Trong",
        "Hai ba",
    ]


def test_prompts_of_controls_are_no_text_and_are_told() -> None:
    prompt = "<w:showingPlcHdr/>"
    document = read(p("Một") + control(p("Nhấn vào đây"), prompt) + p("Hai ", control(r("Nhấn vào đây"), prompt)))
    assert document.lines == ("Một", "Hai ")
    assert [(note.kind, note.count, note.line) for note in document.notes] == [("placeholder", 2, 2)]


def test_a_text_box_is_read_once_before_its_paragraph() -> None:
    both = (
        f'<w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{p("Số: 412")}'
        f"</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>{box(p('Số: 412'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(both, "KẾ HOẠCH")) == ["Số: 412", "KẾ HOẠCH"]
    assert lines(p(f"<w:r>{box(p('Đến số: 1077') + p('Ngày đến'))}</w:r>")) == ["Đến số: 1077", "Ngày đến"]


def test_an_alternative_without_text_gives_way_to_the_one_with_it() -> None:
    both = (
        f'<w:r><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="x"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{box(p('Số: 412'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(both)) == ["Số: 412"]


def test_boxes_in_groups_and_in_runs_that_are_alternatives() -> None:
    group = f"<w:r><w:pict><v:group {VML}><v:shape><v:textbox><w:txbxContent>{p('Trong nhóm')}</w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>"
    inner = f'<mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="wps"><w:txbxContent>{p("Số: 7")}</w:txbxContent></mc:Choice></mc:AlternateContent>'
    nested = f"<w:r><w:drawing>{inner}</w:drawing></w:r>"
    empty = f'<w:r><w:drawing><mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="x"/></mc:AlternateContent></w:drawing></w:r>'
    run = f'<mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="x">{r("chữ")}</mc:Choice></mc:AlternateContent>'
    none = f'<mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="x"/></mc:AlternateContent>'
    assert lines(p(group, nested, empty, run, none, " cuối")) == ["Trong nhóm", "Số: 7", "chữ cuối"]


def test_an_alternative_may_hold_paragraphs() -> None:
    assert lines(
        f'<mc:AlternateContent {COMPATIBLE}><mc:Choice Requires="x">{p("Một")}</mc:Choice></mc:AlternateContent>'
    ) == ["Một"]
    assert lines(p("Hai") + f"<mc:AlternateContent {COMPATIBLE}/>") == ["Hai"]


def test_entries_of_a_table_of_contents_are_shown_and_not_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    entry = p("I. MỤC ĐÍCH", "<w:r><w:tab/></w:r>", "2", properties=of_style("TOC1"))
    body = entry + p("I. MỤC ĐÍCH") + p("Giúp dân.", properties=of_style("TOC1"))
    assert paragraphs(body, styles=styles) == ["I. MỤC ĐÍCH", "Giúp dân."]
    assert lines(body, styles=styles)[0] == "I. MỤC ĐÍCH\t2"


def test_a_hidden_text_box_is_not_read() -> None:
    assert lines(p("x", f"<w:r><w:rPr><w:vanish/></w:rPr>{box(p('Ẩn'))}</w:r>")) == ["x"]


def test_notes_stand_behind_their_paragraph_without_their_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r>{r(text)}</w:p></w:footnote>'
        for key, text in ((2, "Kế hoạch số 118"), (3, "Dự kiến"), (9, "Không ai nhắc"))
    )
    document = read(p("của tỉnh", mark, ", Sở", own, " ban hành") + p("Hết"), footnotes=notes)
    assert document.lines == ("của tỉnh, Sở ban hành", "Kế hoạch số 118", "Dự kiến", "Hết")
    assert [block.note for block in document.blocks] == [False, True, True, False]  # type: ignore[union-attr]


def test_signs_that_are_elements() -> None:
    run = '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert lines(p(run)) == ["a\tb\u00adc\uf0fc"]
    assert lines(p('<w:r><w:t>a</w:t><w:sym w:char="khong"/><w:sym w:char="D800"/></w:r>')) == ["a"]


def test_white_space_counts_only_where_it_is_kept() -> None:
    assert lines(p("<w:r><w:t> Số: </w:t></w:r>", r(" 412"))) == ["Số: 412"]
    assert lines(p(r("một\nhai\u2028ba"))) == ["một hai ba"]


def test_formulas_are_text() -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert lines(p(f"<m:oMath {space}><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == ["x=1"]


def test_line_breaks_part_paragraphs_unless_the_sentence_goes_on() -> None:
    br = "<w:r><w:br/></w:r>"
    assert paragraphs(p("ỦY BAN NHÂN DÂN", br, "TỈNH SÔNG LAM")) == ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG LAM"]
    assert paragraphs(p("Kế hoạch này được thực hiện trong", br, "năm 2025 trên toàn tỉnh.")) == [
        "Kế hoạch này được thực hiện trong năm 2025 trên toàn tỉnh."
    ]


def test_breaks_of_the_page_are_no_lines() -> None:
    turn = '<w:r><w:br w:type="page"/></w:r>'
    assert read(p("Một") + p(turn) + p(turn, "PHỤ LỤC")).lines == ("Một", "", "PHỤ LỤC")


def test_empty_paragraphs_are_empty_lines_and_counted() -> None:
    document = read(p("Một") + p() + p(" ") + p("Hai"))
    assert document.lines == ("Một", "", " ", "Hai")
    assert [block.blanks for block in document.blocks] == [0, 2]  # type: ignore[union-attr]  # paragraphs


def test_headers_footers_and_comments_are_no_text() -> None:
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("Trang 1")}</w:hdr>'
    comment = f'<w:comment w:id="1" w:author="Lan">{p("Xem lại")}</w:comment>'
    document = read(p("Một"), header=header, comments=comment)
    assert document.lines == ("Một",)
    assert [(note.kind, note.count) for note in document.notes] == [("comments", 1)]


def test_a_letterhead_set_by_tabs_is_two_columns() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = "".join(
        p(left, tab, right)
        for left, right in (("UBND TỈNH VÂN GIANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("SỞ TƯ PHÁP", "Độc lập - Tự do - Hạnh phúc"),
                            ("Số: 12/KH-STP", "Vân Giang, ngày 05 tháng 3 năm 2026"))
    )  # fmt: skip
    (table,) = read(body).blocks
    cells = [[q.text.value for q in cell.paragraphs] for row in table.rows for cell in row]  # type: ignore[union-attr]
    assert cells == [
        ["UBND TỈNH VÂN GIANG", "SỞ TƯ PHÁP", "Số: 12/KH-STP"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vân Giang, ngày 05 tháng 3 năm 2026"],
    ]


def tabbed(*lines: str) -> str:
    """A paragraph a line, with its tabs."""
    tab = "<w:r><w:tab/></w:r>"
    return "".join(p(tab.join(part and r(part) for part in line.split("\t"))) for line in lines)


HEAD = (
    "UBND TỈNH VÂN GIANG\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\tSỞ TƯ PHÁP\t\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-STP", "\t\t\tVân Giang, ngày 05 tháng 3 năm 2026",
)  # fmt: skip
BODY = ("KẾ HOẠCH", "Truyền thông năm 2026", "I. MỤC ĐÍCH", "Giúp dân.")
FOOT = ("Nơi nhận:\t\tKT. GIÁM ĐỐC", "- Sở Nội vụ;\t\tPHÓ GIÁM ĐỐC", "- Lưu: VT.", "", "", "\t\t\tPhan Văn Đạt")
ANNEX = ("PHỤ LỤC", "Danh mục công việc")


def test_columns_end_where_the_next_paragraph_begins() -> None:
    """In a Word file no empty line parts the letterhead from the title, or the signature from an annex."""
    assert paragraphs(tabbed(*HEAD, *BODY, *FOOT, *ANNEX)) == [*HEAD[2:3], HEAD[3].strip(), *BODY, *ANNEX]
    (left, right), (below_left, below_right) = rows(read(tabbed(*HEAD, *BODY, *FOOT, *ANNEX)))
    assert left == "UBND TỈNH VÂN GIANG | SỞ TƯ PHÁP"
    assert right == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | Độc lập - Tự do - Hạnh phúc"
    assert below_left == "Nơi nhận: | - Sở Nội vụ; | - Lưu: VT."
    assert below_right == "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Phan Văn Đạt"


def test_prose_with_tabs_or_wide_gaps_is_no_column() -> None:
    body = tabbed("KẾ HOẠCH", "Số:\t/KH-STP", "ngày     tháng     năm 2026", "Giúp\tdân.")
    assert [type(block).__name__ for block in read(body).blocks] == ["Paragraph"] * 4


def test_markdown_pasted_into_a_file_is_read_as_markdown() -> None:
    body = p("## I. MỤC ĐÍCH") + p("Làm **đúng** thủ tục.") + p("|STT|Việc|") + p("|---|---|") + p("|1|Họp|")
    assert [type(block).__name__ for block in read(body).blocks] == ["Paragraph", "Paragraph", "Table"]
    assert paragraphs(body) == ["I. MỤC ĐÍCH", "Làm đúng thủ tục."]


def test_stars_before_one_line_are_no_markdown() -> None:
    assert paragraphs(p("KẾ HOẠCH") + p("**Ghi chú: số liệu tạm tính.")) == ["KẾ HOẠCH", "**Ghi chú: số liệu tạm tính."]


def test_a_text_of_one_paragraph_a_line_is_joined_again() -> None:
    text = (
        "Căn cứ Kế hoạch số 27/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh",
        "Vân Giang về truyền thông về cải cách và kiểm soát thủ tục hành chính;",
        "Sở Tư pháp ban hành Kế hoạch truyền thông về thủ tục hành chính và giao",
        "các phòng, đơn vị thuộc Sở triển khai thực hiện, bảo đảm đúng tiến độ đã",
        "đề ra, sử dụng hiệu quả kinh phí được giao và báo cáo kết quả thực hiện",
        "về Văn phòng Sở trước ngày 05 tháng 12 năm 2026 để tổng hợp chung toàn",
        "ngành theo quy định hiện hành của pháp luật về chế độ báo cáo định kỳ.",
    )
    assert len(paragraphs("".join(map(p, text)))) == 2


def test_hidden_breaks_and_notes_are_none() -> None:
    gone = "<w:r><w:rPr><w:vanish/></w:rPr><w:br/><w:footnoteReference w:id='2'/></w:r>"
    note = f'<w:footnote w:id="2">{p("Ẩn")}</w:footnote>'
    assert lines(p("một", gone, " hai"), footnotes=note) == ["một hai"]


def test_documents_embedded_in_a_file_are_told() -> None:
    assert [note.kind for note in read(p("Một") + "<w:altChunk/>").notes] == ["embedded"]


def test_changes_are_counted_and_the_first_line_is_named() -> None:
    document = read(p("Một") + p("Hai ", MARK.format(r("ba")), GONE.format("bốn")))
    assert [(note.kind, note.count, note.line) for note in document.notes] == [("tracked-changes", 2, 2)]


def test_a_file_of_pictures_alone_says_so() -> None:
    with pytest.raises(InputError, match="only pictures"):
        read(p())


def test_a_file_without_its_text_part_is_damaged() -> None:
    members = parts(package(p("Một")))
    members["word/document9.xml"] = members.pop("word/document.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    with pytest.raises(InputError, match="no text part"):
        read_docx(out.getvalue(), "kh.docx")


@pytest.mark.parametrize("body", ["", p(), p(r("ẩn", "<w:vanish/>"))])
def test_a_file_without_text_is_empty(body: str) -> None:
    with pytest.raises(InputError) as refusal:
        read(body)
    assert refusal.value.code == "no-text"


def test_a_strict_file_is_read_as_well() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts(package(p(r("Một", "<w:caps/>")))).items():
            strict = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            file.writestr(name, strict)
    assert read_docx(out.getvalue(), "kh.docx").lines == ("MỘT",)
