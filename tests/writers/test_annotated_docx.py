"""Comments in a submitted Word file: at the very words, and nothing else in the file changed."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from checker.model.location import Location, point
from checker.model.remark import Remark
from checker.readers.docx import walk
from checker.writers.annotated_docx import annotate
from checker.writers.stamps import Stamp
from tests.writers.conftest import Convert
from tests.writers.packages import W, commented, every_kind, p, package, parts, said, without_comments

SOURCE = every_kind()
LINES = walk(SOURCE).document.lines
STAMP = Stamp(moment=dt.datetime(2026, 3, 5, 8, 30, tzinfo=dt.UTC))
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"


def remark(at: Location, *texts: str) -> Remark:
    return Remark(location=at, paragraphs=texts or ("Một điều cần xem.",))


def words(text: str) -> Location:
    """Where the words stand for the first time."""
    line = next(number for number, line in enumerate(LINES, start=1) if text in line)
    column = LINES[line - 1].index(text) + 1
    return Location(line=line, column=column, end_line=line, end_column=column + len(text))


def ranges(data: bytes) -> dict[str, str]:
    return commented(etree.fromstring(parts(data)[DOCUMENT]))


@pytest.mark.parametrize(
    "text",
    [
        "KẾ HOẠCH", "thông về", "ền t", "hành chính năm", "người dân hiểu", "dân", "tuyên truyền", "vụ tuyên", "trên\tđài", "dòng hai",
        "trong ô điều", "Có chữ", "chữ trong ô", "chú thích", "Đoạn có ô", "Nội dung", "Phát thanh", "giữ khoảng trắng./.", "./", "x = 1", "thức x = 1 là", "Trước", "sau khung",
    ],
)  # fmt: skip
def test_a_comment_goes_round_the_very_words(text: str) -> None:
    found = ranges(annotate(SOURCE, [remark(words(text))], STAMP))
    assert found["5"] == text


@given(st.data())
def test_whatever_is_commented_on_nothing_else_changes(data: st.DataObject) -> None:
    places = []
    for _ in range(data.draw(st.integers(1, 6))):
        line = data.draw(st.integers(1, len(LINES)))
        end_line = data.draw(st.integers(line, min(line + 2, len(LINES))))
        column, end_column = (data.draw(st.integers(1, len(LINES[n - 1]) + 1)) for n in (line, end_line))
        if (line, column) <= (end_line, end_column):
            places.append(Location(line=line, column=column, end_line=end_line, end_column=end_column))
    made = annotate(SOURCE, [remark(place) for place in places], STAMP)
    assert walk(made).document.lines == LINES
    before, after = parts(SOURCE), parts(made)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= {DOCUMENT, COMMENTS}
    keys = [str(5 + i) for i in range(len(places))]
    assert without_comments(after[DOCUMENT], *keys) == without_comments(before[DOCUMENT])
    assert set(ranges(made)) == {"4", *keys}


def test_something_missing_hangs_on_the_end_of_the_line_it_belongs_behind() -> None:
    line = words("hiểu và làm").line
    made = annotate(SOURCE, [remark(point(line + 1))], STAMP)
    assert ranges(made)["5"] == ""
    root = etree.fromstring(parts(made)[DOCUMENT])
    mark = next(root.iter(f"{{{W}}}commentRangeStart"))
    mark = next(e for e in root.iter(f"{{{W}}}commentRangeStart") if e.get(f"{{{W}}}id") == "5")
    before = mark.getprevious()
    assert before is not None
    assert said(before).endswith("làm đúng thủ tục.")


@pytest.mark.parametrize("line", [1, len(LINES), len(LINES) + 1, len(LINES) + 40])
def test_a_place_at_the_edge_of_the_text_or_behind_it_has_a_paragraph(line: int) -> None:
    assert ranges(annotate(SOURCE, [remark(point(line))], STAMP))["5"] == ""


def test_a_note_s_finding_hangs_on_the_mark_of_the_note() -> None:
    made = annotate(SOURCE, [remark(words("Lời chú thích"))], STAMP)
    root = etree.fromstring(parts(made)[DOCUMENT])
    mark = next(e for e in root.iter(f"{{{W}}}commentRangeStart") if e.get(f"{{{W}}}id") == "5")
    before = mark.getprevious()
    assert before is not None
    assert before.find(f"{{{W}}}footnoteReference") is not None


def test_a_text_box_is_marked_as_a_whole() -> None:
    made = annotate(SOURCE, [remark(words("ô văn bản nổi"))], STAMP)
    root = etree.fromstring(parts(made)[DOCUMENT])
    box = next(root.iter(f"{{{W}}}txbxContent"))
    assert not list(box.iter(f"{{{W}}}commentRangeStart"))
    assert ranges(made)["5"] == "Chữ trong ô văn bản nổi"


def test_comments_that_are_there_stay_and_new_ones_carry_author_date_and_every_paragraph() -> None:
    made = annotate(SOURCE, [remark(words("đài"), "Thiếu <hạn> & “nơi nhận”", "Căn cứ: \x01\ud800x")], STAMP)
    comments = etree.fromstring(parts(made)[COMMENTS])
    own, new = comments.findall(f"{{{W}}}comment")
    assert said(own) == "Xem lại"
    assert dict(new.items()) == {
        f"{{{W}}}id": "5", f"{{{W}}}author": "checker", f"{{{W}}}date": "2026-03-05T08:30:00Z", f"{{{W}}}initials": "CK",
    }  # fmt: skip
    assert [said(paragraph) for paragraph in new] == [
        "Thiếu <hạn> & “nơi nhận”", "Căn cứ: \ufffd\ufffdx",
    ]  # fmt: skip


def test_a_file_without_comments_gets_a_part_for_them_that_the_package_knows() -> None:
    source = package(p("KẾ HOẠCH"))
    made = annotate(source, [remark(point(1))])
    before, after = parts(source), parts(made)
    assert set(after) - set(before) == {COMMENTS}
    assert b"/relationships/comments" in after["word/_rels/document.xml.rels"]
    assert b'PartName="/word/comments.xml"' in after["[Content_Types].xml"]
    assert b"w:date" not in after[COMMENTS]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {DOCUMENT, "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_file_may_be_annotated_twice() -> None:
    once = annotate(SOURCE, [remark(words("đài"))], STAMP)
    twice = annotate(once, [remark(words("đài"))], STAMP)
    assert ranges(twice) == {"4": " hành chính", "5": "đài", "6": "đài"}


def test_without_remarks_the_file_is_the_same() -> None:
    assert annotate(SOURCE, []) == SOURCE


def test_every_line_of_files_as_they_arrive_can_be_commented_on(corpus: Path) -> None:
    files = sorted((corpus / "files").glob("*.docx"))
    assert files
    for file in files:
        source = file.read_bytes()
        lines = walk(source).document.lines
        places = [
            Location(line=n, column=1 + len(line) // 3, end_line=n, end_column=max(len(line), 1 + len(line) // 3))
            for n, line in enumerate(lines, start=1)
        ]
        made = annotate(source, [remark(place) for place in places])
        assert walk(made).document.lines == lines, file.name
        before, after = parts(source), parts(made)
        assert {n for n in before if before[n] != after[n]} <= {
            DOCUMENT, COMMENTS, "word/_rels/document.xml.rels", "[Content_Types].xml",
        }, file.name  # fmt: skip


def test_libreoffice_opens_the_file_and_keeps_the_comments(convert: Convert) -> None:
    made = annotate(
        SOURCE, [remark(words("người dân hiểu"), "Nên ghi rõ đối tượng."), remark(words("Phát thanh"))], STAMP
    )
    back = parts(convert(made, "docx"))
    comments = etree.fromstring(back[COMMENTS])
    texts = [said(comment) for comment in comments]
    assert sorted(texts) == sorted(["Xem lại", "Nên ghi rõ đối tượng.", "Một điều cần xem."])
    assert "Phát thanh" in ranges_of(back)
    assert "người dân hiểu" in ranges_of(back)


def ranges_of(members: dict[str, bytes]) -> list[str]:
    return list(commented(etree.fromstring(members[DOCUMENT])).values())


def test_another_library_sees_the_comments_with_author_and_words() -> None:
    made = annotate(SOURCE, [remark(words("người dân hiểu"), "Nên ghi rõ.", "Căn cứ: thực tiễn")], STAMP)
    comments = list(docx.Document(io.BytesIO(made)).comments)
    assert [(comment.author, comment.initials, comment.text) for comment in comments] == [
        ("Lan", None, "Xem lại"), ("checker", "CK", "Nên ghi rõ.\nCăn cứ: thực tiễn"),
    ]  # fmt: skip
    assert comments[1].timestamp == STAMP.moment
