"""Tracked changes in a submitted Word file: accepted they are the text that was offered, rejected there was nothing."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from checker.model.changes import apply, settle, split_lines
from checker.model.location import point
from checker.model.outcome import Edit
from checker.model.remark import Remark
from checker.readers.docx import walk
from checker.writers.annotated_docx import annotate
from checker.writers.mended_docx import Mended, mend
from checker.writers.stamps import Stamp
from tests.writers.conftest import Convert
from tests.writers.packages import (
    GONE,
    MARK,
    NUMBERING,
    W,
    every_kind,
    numbered,
    p,
    package,
    parts,
    r,
    rejected,
    said,
    table,
    without_comments,
)

SOURCE = every_kind()
LINES = walk(SOURCE).document.lines
STAMP = Stamp(moment=dt.datetime(2026, 3, 5, 8, 30, tzinfo=dt.UTC))
DOCUMENT = "word/document.xml"


def insert(line: int, *texts: str) -> Edit:
    return Edit(start=(line, 1), end=(line, 1), text="".join(f"{text}\n" for text in texts))


def swap(source: bytes, old: str, new: str) -> Edit:
    lines = walk(source).document.lines
    line = next(number for number, line in enumerate(lines, start=1) if old in line)
    column = lines[line - 1].index(old) + 1
    return Edit(start=(line, column), end=(line, column + len(old)), text=new)


def lines_of(mended: Mended) -> list[str]:
    return list(walk(mended.data).document.lines)


def applied(lines: tuple[str, ...], edits: tuple[Edit, ...]) -> list[str]:
    text = apply("".join(f"{line}\n" for line in lines), settle(edits)[0])
    return [line.removesuffix("\n") for line in split_lines(text)]


def root_of(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)[DOCUMENT])


BOX_OR_NOTE = ("Chữ trong ô văn bản nổi", "Lời chú thích", "Khung mới")
PLACES = [
    n for n in range(2, len(LINES) + 1)
    if LINES[n - 2].strip() and not {LINES[n - 2], LINES[n - 1]} & set(BOX_OR_NOTE)
]  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[Edit, ...]:
    out = []
    for i in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            out.append(
                insert(draw(st.sampled_from(PLACES)), *(f"dòng mới {i}.{j}" for j in range(draw(st.integers(1, 3)))))
            )
            continue
        line = draw(st.integers(1, len(LINES)))
        text = LINES[line - 1]
        start = draw(st.integers(1, len(text) + 1))
        end = draw(st.integers(start, len(text) + 1))
        new = draw(st.sampled_from(["", "khác", text[start - 1 : end - 1].upper(), "một hai ba"]))
        # A line of which nothing is left is no line any more.
        new = new if (text[: start - 1] + new + text[end - 1 :]).strip() else "khác"
        out.append(Edit(start=(line, start), end=(line, end), text=new))
    return tuple(out)


@given(edits())
def test_accepted_the_changes_are_the_offered_text_and_rejected_the_file_is_as_it_was(found: tuple[Edit, ...]) -> None:
    mended = mend(SOURCE, found, STAMP)
    assert len(mended.done) + len(mended.left) == len(dict.fromkeys(found))
    assert lines_of(mended) == applied(LINES, mended.done)
    before, after = parts(SOURCE), parts(mended.data)
    assert {name for name in before if before[name] != after[name]} <= {DOCUMENT}
    assert without_comments(rejected(after[DOCUMENT])) == without_comments(before[DOCUMENT])


@given(edits())
def test_every_change_has_a_number_of_its_own_and_says_who_and_when(found: tuple[Edit, ...]) -> None:
    mended = mend(SOURCE, found, STAMP)
    assume(mended.done)
    marks = [e for e in root_of(mended.data).iter(f"{{{W}}}ins", f"{{{W}}}del") if e.get(f"{{{W}}}author") == "checker"]
    assert all(mark.get(f"{{{W}}}date") == "2026-03-05T08:30:00Z" for mark in marks)
    keys = [mark.get(f"{{{W}}}id") for mark in marks]
    assert len(keys) == len(set(keys))
    assert not {"90", "91"} & set(keys)


def test_a_new_section_looks_like_its_siblings_and_its_text_like_the_text_around() -> None:
    heading = '<w:keepNext/><w:jc w:val="both"/>'
    source = package(
        p(r("I. MỤC ĐÍCH", "<w:b/>"), properties=heading)
        + p(r("Giúp người dân và doanh nghiệp hiểu và làm đúng thủ tục hành chính ngay từ lần đầu.", "<w:sz w:val='28'/>"),
            properties='<w:ind w:firstLine="720"/>')
        + p(r("II. TỔ CHỨC THỰC HIỆN", "<w:b/>"), properties=heading)
        + p("Các phòng tổ chức thực hiện.")
        + table((p("Nơi nhận:"), p("GIÁM ĐỐC")))
    )  # fmt: skip
    mended = mend(source, [insert(5, "III. KINH PHÍ THỰC HIỆN", "Từ [điền: nguồn kinh phí] và nguồn khác.")])
    body = root_of(mended.data)[0]
    new_heading, new_text, following = body[4], body[5], body[6]
    assert etree.QName(following).localname == "tbl"
    assert [said(new_heading), said(new_text)] == [
        "III. KINH PHÍ THỰC HIỆN",
        "Từ [điền: nguồn kinh phí] và nguồn khác.",
    ]
    assert new_heading.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None
    assert new_heading.find(f"{{{W}}}ins/{{{W}}}r/{{{W}}}rPr/{{{W}}}b") is not None
    assert new_text.find(f"{{{W}}}pPr/{{{W}}}ind") is not None
    marked = [said(run) for run in new_text.iter(f"{{{W}}}r") if run.find(f"{{{W}}}rPr/{{{W}}}highlight") is not None]
    assert marked == ["[điền: nguồn kinh phí]"]


def test_where_headings_are_numbered_by_word_a_new_one_is_as_well() -> None:
    source = package(
        numbered(0, "MỤC ĐÍCH") + p("Giúp người dân.") + numbered(0, "TỔ CHỨC") + p("Thực hiện."), numbering=NUMBERING
    )
    assert walk(source).document.lines[2] == "II. TỔ CHỨC"
    renumber = swap(source, "II.", "III.")
    mended = mend(source, [insert(3, "II. KINH PHÍ", "Từ ngân sách."), renumber])
    assert mended.left == ((renumber, "label"),)
    assert lines_of(mended) == [
        "I. MỤC ĐÍCH",
        "Giúp người dân.",
        "II. KINH PHÍ",
        "Từ ngân sách.",
        "III. TỔ CHỨC",
        "Thực hiện.",
    ]


def test_only_the_words_that_differ_are_taken_out() -> None:
    source = package(p(r("Đơn vị chủ trì: "), r("Phòng ", "<w:i/>"), r("Hành chính thực hiện", "<w:i/>")))
    mended = mend(source, [swap(source, "Đơn vị chủ trì: Phòng Hành chính", "Đơn vị chủ trì: Văn phòng Hành chính")])
    root = root_of(mended.data)
    assert [said(mark) for mark in root.iter(f"{{{W}}}del")] == ["Phòng"]
    assert [said(mark) for mark in root.iter(f"{{{W}}}ins")] == ["Văn phòng"]
    inserted = next(root.iter(f"{{{W}}}ins"))
    assert inserted.find(f"{{{W}}}r/{{{W}}}rPr/{{{W}}}i") is not None


def test_words_that_somebody_else_put_in_are_taken_out_within_that_change() -> None:
    source = package(p("Giao ", MARK.format(r("Sở Tài chính chủ trì")), GONE.format("ai đó"), " việc này"))
    mended = mend(source, [swap(source, "Tài chính", "Nội vụ")], STAMP)
    assert lines_of(mended) == ["Giao Sở Nội vụ chủ trì việc này"]
    nested = [
        e for e in root_of(mended.data).iter(f"{{{W}}}ins") if next(e.iterancestors(f"{{{W}}}ins"), None) is not None
    ]
    assert not nested
    deleted = next(e for e in root_of(mended.data).iter(f"{{{W}}}del") if e.get(f"{{{W}}}author") == "checker")
    assert next(deleted.iterancestors(f"{{{W}}}ins")).get(f"{{{W}}}author") == "Lan"


def test_a_line_put_into_a_paragraph_broken_by_hand_is_broken_by_hand() -> None:
    source = package(p("- Chủ trì: Văn phòng", "<w:r><w:br/></w:r>", "- Phối hợp: các phòng"))
    mended = mend(source, [insert(2, "- Thời gian: [điền: thời gian].")])
    assert lines_of(mended) == ["- Chủ trì: Văn phòng", "- Thời gian: [điền: thời gian].", "- Phối hợp: các phòng"]
    assert len(list(root_of(mended.data).iter(f"{{{W}}}p"))) == 1


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (swap(SOURCE, "I.", "II."), "label"),
        (swap(SOURCE, "Lời chú thích", "khác"), "place"),
        (swap(SOURCE, "trong ô văn bản nổi", "khác"), "place"),
        (Edit(start=(1, 1), end=(2, 3), text="khác"), "lines"),
        (swap(SOURCE, "x = 1", "x = 2"), "place"),
        (swap(SOURCE, "chữ sau", "sau"), "place"),
    ],
)
def test_what_cannot_be_changed_is_left_and_named(edit: Edit, reason: str) -> None:
    mended = mend(SOURCE, [edit])
    assert mended.left == ((edit, reason),)
    assert mended.data == SOURCE


def test_of_two_changes_of_the_same_words_the_first_counts() -> None:
    first, second = swap(SOURCE, "KẾ HOẠCH", "kế hoạch"), swap(SOURCE, "HOẠCH", "x")
    mended = mend(SOURCE, [first, second])
    assert (mended.done, mended.left) == ((first,), ((second, "clash"),))


def test_a_font_of_an_old_code_is_not_used_for_new_words() -> None:
    source = package(
        p(
            r(
                "C¸c phßng tæ chøc thùc hiÖn kÕ ho¹ch nµy trong c¶ n¨m, kh«ng ®Ó chËm.",
                '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>',
            )
        )
    )
    assert walk(source).document.lines[0].startswith("Các phòng tổ chức")
    mended = mend(source, [insert(2, "Kinh phí thực hiện từ ngân sách.")])
    new = root_of(mended.data)[0][1]
    assert {e.get(f"{{{W}}}ascii") for e in new.iter(f"{{{W}}}rFonts")} == {"Times New Roman"}
    assert lines_of(mended)[1] == "Kinh phí thực hiện từ ngân sách."


def test_libreoffice_opens_the_file_and_keeps_the_changes(convert: Convert) -> None:
    mended = mend(
        SOURCE, [insert(4, "II. KINH PHÍ", "Từ [điền: nguồn]."), swap(SOURCE, "Phát thanh", "Phát trên đài")], STAMP
    )
    back = etree.fromstring(parts(convert(mended.data, "docx"))[DOCUMENT])
    authors = [e.get(f"{{{W}}}author") for e in back.iter(f"{{{W}}}ins", f"{{{W}}}del")]
    assert authors.count("checker") >= 3
    texts = ["".join(said(e) for e in q.iter(f"{{{W}}}t")) for q in back.iter(f"{{{W}}}p")]
    assert "Từ [điền: nguồn]." in texts
    assert "Phát trên đài" in texts


def test_files_of_the_strict_dialect_are_written_in_that_dialect() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    members = {name: content.replace(W.encode(), strict.encode()) for name, content in parts(SOURCE).items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    source = out.getvalue()
    assert walk(source).document.lines == LINES
    mended = mend(source, [insert(4, "II. KINH PHÍ"), swap(source, "Phát thanh", "Phát trên đài")])
    noted = annotate(mended.data, [Remark(location=point(1), paragraphs=("Xem",))])
    assert W.encode() not in b"".join(parts(noted).values())
    assert {"II. KINH PHÍ", "Phát trên đài"} <= set(walk(noted).document.lines)


def test_the_opening_sentence_does_not_take_after_a_title_that_a_style_centres() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ten"><w:basedOn w:val="Base"/></w:style>'
    )
    long = "Truyền thông về thủ tục hành chính trên địa bàn xã Nà Mương và các xã lân cận năm 2026"
    source = package(
        p(long, properties='<w:pStyle w:val="Ten"/>') + p(r(long, "<w:b/>")) + p(r(long, "<w:i/>")),
        styles=styles,
    )
    new = root_of(mend(source, [insert(2, "Thực hiện Kế hoạch số 27/KH-UBND.")]).data)[0][1]
    assert new.find(f"{{{W}}}pPr/{{{W}}}pStyle") is None
    assert new.find(f"{{{W}}}ins/{{{W}}}r/{{{W}}}rPr/{{{W}}}i") is not None


def test_in_a_cell_without_its_like_a_new_line_looks_like_its_neighbour() -> None:
    cell = p(r("- UBND tỉnh;", '<w:sz w:val="22"/>'), properties='<w:ind w:left="113"/>')
    source = package(table((cell, p("GIÁM ĐỐC"))))
    new = root_of(mend(source, [insert(2, "Nơi nhận:")]).data).find(f".//{{{W}}}tc")
    assert new is not None
    added = new.findall(f"{{{W}}}p")[1]
    assert added.find(f"{{{W}}}pPr/{{{W}}}ind") is not None
    assert {e.get(f"{{{W}}}val") for e in added.iter(f"{{{W}}}sz")} == {"22"}


@pytest.mark.parametrize(("left", "inside"), [(p(), True), (p("Nơi gửi"), False)])
def test_recipients_go_into_the_empty_cell_beside_the_signature(left: str, inside: bool) -> None:
    source = package(p("Các phòng tổ chức thực hiện.") + table((left, p("GIÁM ĐỐC"))))
    mended = mend(source, [insert(2, "Nơi nhận:", "- Lưu: VT.")])
    cell = root_of(mended.data).find(f".//{{{W}}}tc")
    assert cell is not None
    assert said(cell).startswith("Nơi nhận:- Lưu: VT.") == inside
    assert [line for line in lines_of(mended) if line][1:3] == ["Nơi nhận:", "- Lưu: VT."]
    assert without_comments(rejected(parts(mended.data)[DOCUMENT])) == without_comments(parts(source)[DOCUMENT])
