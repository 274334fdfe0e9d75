from __future__ import annotations

import io
import zipfile

import pytest

from checker.errors import InputError
from checker.model.document import Document, Paragraph, Table
from checker.readers import read_bytes

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
OUTLINE = """
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-number text:level="4" style:num-format="1" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="below" style:family="text" style:parent-style-name="hidden"/>
<style:style style:name="big" style:family="text"><style:text-properties fo:text-transform="uppercase"/></style:style>
<style:style style:name="heavy" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="old" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>
<style:style style:name="new-page" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style>
"""


def odt(body: str, *, styles: str = OUTLINE, manifest: str = "<manifest/>", attributes: str = "") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text {attributes}>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def read(body: str, *, attributes: str = "") -> Document:
    return read_bytes(odt(body, attributes=attributes), "ke-hoach.odt")


def lines(body: str) -> list[str]:
    return list(read(body).lines)


def item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def listed(*items: str, attributes: str = 'text:style-name="L1"') -> str:
    return f"<text:list {attributes}>{''.join(items)}</text:list>"


def inner(*items: str) -> str:
    return f"<text:list>{''.join(items)}</text:list>"


def test_automatic_numbers_are_written_out_level_by_level() -> None:
    body = listed(
        item(
            p("Mục đích"), inner(item(p("Một"), inner(item(p("A")), item(p("B")))), item(p("Hai"), inner(item(p("C")))))
        ),
        item(p("Nội dung"), inner(item(p("Ba")))),
    )
    assert lines(body) == [
        "I. Mục đích", "1. Một", "a) A", "b) B", "2. Hai", "a) C", "II. Nội dung", "1. Ba",
    ]  # fmt: skip


def test_a_list_goes_on_where_it_says_so_and_begins_anew_elsewhere() -> None:
    first = listed(item(p("một")), attributes='text:style-name="L1" xml:id="k"')
    between = p("xen giữa")
    again = listed(item(p("hai")), attributes='text:style-name="L1" text:continue-list="k"')
    third = listed(item(p("ba")), attributes='text:style-name="L1" text:continue-numbering="true"')
    fresh = listed(item(p("khác")))
    assert lines(first + between + again + between + third + fresh)[::2] == ["I. một", "II. hai", "III. ba"]
    assert lines(first + fresh)[-1] == "I. khác"


def test_an_item_that_only_holds_a_list_is_not_counted() -> None:
    first = listed(item(p("một")), attributes='text:style-name="L1" xml:id="k"')
    deeper = listed(item(inner(item(p("dưới")))), attributes='text:style-name="L1" text:continue-list="k"')
    last = listed(item(p("hai")), attributes='text:style-name="L1" text:continue-list="k"')
    assert lines(first + deeper + last) == ["I. một", "1. dưới", "II. hai"]


def test_only_the_first_paragraph_of_an_item_bears_its_number() -> None:
    assert lines(listed(item(p("một"), p("vẫn một")), item(p("hai")))) == ["I. một", "vẫn một", "II. hai"]


def test_an_item_may_start_its_own_count() -> None:
    body = listed('<text:list-item text:start-value="4">' + p("bốn") + "</text:list-item>", item(p("năm")))
    assert lines(body) == ["IV. bốn", "V. năm"]


def test_a_label_may_show_the_levels_above() -> None:
    deep = inner(item(p("b"), inner(item(p("c"), inner(item(p("d")))))))
    assert lines(listed(item(p("a"), deep)))[-1] == "a.1 d"


def test_bullets_are_written_out() -> None:
    assert lines(listed(item(p("một")), attributes='text:style-name="L2"')) == ["- một"]


def test_spaces_tabs_and_breaks_are_read() -> None:
    assert lines(p('Số:<text:s text:c="3"/>/KH<text:tab/>ngày')) == ["Số: /KH ngày"]
    assert lines(p("trên<text:line-break/>dưới")) == ["trên", "dưới"]


def test_hidden_text_is_left_out_and_capitals_are_shown() -> None:
    hidden = '<text:span text:style-name="below">Hướng dẫn: </text:span>'
    assert lines(p(f'{hidden}<text:span text:style-name="big">Kế hoạch</text:span> năm')) == ["KẾ HOẠCH năm"]


def test_an_old_font_is_read_as_unicode() -> None:
    assert lines(p('<text:span text:style-name="old">KÕ ho¹ch</text:span>')) == ["Kế hoạch"]


def test_bold_is_told_where_all_of_a_paragraph_is() -> None:
    document = read(p('<text:span text:style-name="heavy">KẾ HOẠCH</text:span>') + p("năm 2026"))
    assert [block.bold for block in document.blocks if isinstance(block, Paragraph)] == [True, False]


def test_deleted_text_and_comments_are_no_text_and_are_told() -> None:
    tracked = f"<text:tracked-changes><text:changed-region><text:deletion>{p('398/KH')}</text:deletion></text:changed-region></text:tracked-changes>"
    document = read(tracked + p(f"412/KH<office:annotation>{p('xem lại')}</office:annotation>"))
    assert document.lines == ("412/KH",)
    assert [(note.kind, note.count) for note in document.notes] == [("tracked-changes", 1), ("comments", 1)]


def test_a_note_follows_its_paragraph_and_its_mark_is_gone() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Theo Quyết định 5')}</text:note-body></text:note>"
    document = read(p(f"UBND tỉnh{note} ban hành"))
    assert document.lines == ("UBND tỉnh ban hành", "Theo Quyết định 5")
    assert [block.note for block in document.blocks if isinstance(block, Paragraph)] == [False, True]


def test_a_note_in_a_cell_follows_the_table() -> None:
    note = f"<text:note><text:note-body>{p('Danh sách kèm theo')}</text:note-body></text:note>"
    row = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("1", f"Rà soát{note}"))
    document = read(f"<table:table><table:table-row>{row}</table:table-row></table:table>")
    assert document.lines == ("1", "Rà soát", "Danh sách kèm theo")
    assert isinstance(document.blocks[0], Table)
    assert isinstance(document.blocks[1], Paragraph)
    assert document.blocks[1].note


def test_text_boxes_are_read_once() -> None:
    box = f"<draw:frame><draw:text-box>{p('Số: 5/KH')}</draw:text-box><svg:desc>hình</svg:desc></draw:frame>"
    assert lines(p(f"{box}KẾ HOẠCH")) == ["KẾ HOẠCH", "Số: 5/KH"]


def test_tables_keep_spans_and_cells_their_paragraphs() -> None:
    def cell(text: str, span: str = "") -> str:
        return f"<table:table-cell {span}>{''.join(p(line) for line in text.split('/'))}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = [
        cell("I. Nhóm", 'table:number-columns-spanned="3"') + covered + covered,
        cell("1") + cell("Việc") + cell("Văn phòng/Thanh tra", 'table:number-rows-spanned="2"'),
        cell("2") + cell("") + covered,
    ]
    body = "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"
    document = read(body)
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [[(c.columns, c.rows, [q.text.value for q in c.paragraphs]) for c in row] for row in table.rows] == [
        [(3, 1, ["I. Nhóm"])],
        [(1, 1, ["1"]), (1, 1, ["Việc"]), (1, 2, ["Văn phòng", "Thanh tra"])],
        [(1, 1, ["2"]), (1, 1, [])],
    ]
    place = document.place(document.lines.index("Thanh tra") + 1)
    assert (place.table, place.row, place.column) == (1, 2, 3)


def test_pages_are_counted_where_the_file_tells_them() -> None:
    body = (
        p("một")
        + p("<text:soft-page-break/>hai")
        + p("ba<text:soft-page-break/> tiếp")
        + '<text:p text:style-name="new-page">bốn</text:p>'
    )
    paged = read(body, attributes='text:use-soft-page-breaks="true"')
    assert [paged.place(line).page for line in range(1, 5)] == [1, 2, 2, 4]
    assert [block.page for block in read(body).blocks] == [None] * 4


def test_plain_text_pasted_into_a_file_is_read_as_text() -> None:
    texts = (
        "Thực hiện Kế hoạch của UBND tỉnh về truyền thông thủ tục hành",
        "chính, Sở Y tế ban hành kế hoạch như sau:",
    )
    body = "".join(f'<text:p text:style-name="Preformatted_20_Text">{text}</text:p>' for text in texts)
    document = read(body)
    assert document.lines == texts
    assert [block.text.value for block in document.blocks if isinstance(block, Paragraph)] == [" ".join(texts)]


def test_a_locked_file_says_so() -> None:
    with pytest.raises(InputError) as found:
        read_bytes(odt(p("a"), manifest="<manifest><encryption-data/></manifest>"), "a.odt")
    assert found.value.code == "encrypted-file"


@pytest.mark.parametrize(
    ("body", "code"),
    [("<text:p>", "damaged-file"), ("<text:p>&lol;</text:p>", "damaged-file"), ("<a>" * 5000, "damaged-file")],
)
def test_broken_xml_is_one_clear_error(body: str, code: str) -> None:
    with pytest.raises(InputError) as found:
        read(body)
    assert found.value.code == code
