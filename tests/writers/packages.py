"""Word files made by hand for tests: all the kinds of text that a plan may stand in, in as little XML as Word reads."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/><w:suff w:val="space"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%2."/><w:suff w:val="space"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/><w:suff w:val="space"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


_ROOTS = {"header": "hdr", "footer": "ftr"}


def package(body: str, section: str = "", **parts: str) -> bytes:
    """A .docx with the body's XML and the inside of its last w:sectPr.

    ``numbering``, ``comments``, ``footnotes``, ``header`` and ``footer`` are the insides of those parts, which the text
    refers to as rId1, rId2 and so on in their order.
    """
    relations, types = "", ""
    files = {}
    for i, (name, inside) in enumerate(parts.items(), start=1):
        relations += f'<Relationship Id="rId{i}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        root = _ROOTS.get(name, name)
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{name}+xml"/>'
        files[f"word/{name}.xml"] = f'{_HEAD}<w:{root} xmlns:w="{W}">{inside}</w:{root}>'
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": _HEAD + _TYPES.format(more=types),
        "_rels/.rels": _HEAD + _RELATIONS.format(main),
        "word/_rels/document.xml.rels": _HEAD + _RELATIONS.format(relations),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>',
        **files,
        "word/media/seal.png": "not really a picture",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content)
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is no XML is plain text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(level: int, *runs: str) -> str:
    """A paragraph with an automatic label."""
    return p(*runs, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def table(*rows: Iterable[str]) -> str:
    """A table; each cell is the XML of its paragraphs."""
    inside = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inside}</w:tbl>"


MARK = '<w:ins w:id="90" w:author="Lan" w:date="2026-01-02T00:00:00Z">{}</w:ins>'
GONE = '<w:del w:id="91" w:author="Lan"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'


def every_kind() -> bytes:
    """A file with text in all the places where it can stand, and a comment of somebody's own."""
    box = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        + p("Chữ trong ô văn bản nổi")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    choice = (
        f'<w:r><w:t>chữ </w:t><mc:AlternateContent xmlns:mc="{_CHOICE}"><mc:Choice Requires="wps"><w:drawing>'
        f"<w:txbxContent>{p('Khung mới')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{p('Khung mới')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    own = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = "".join((
        p("KẾ HOẠCH", properties='<w:jc w:val="center"/>'),
        p(r("Truyền thông ", "<w:b/>"), r("về thủ tục", "<w:b/><w:i/>"), own.format(r(" hành chính")), " năm 2026"),
        numbered(0, "MỤC ĐÍCH"),
        p("Giúp ", MARK.format(r("người dân ")), GONE.format("nhân dân "), "hiểu và làm đúng thủ tục."),
        numbered(1, "Nhiệm vụ ", "<w:hyperlink>" + r("tuyên truyền") + "</w:hyperlink>", " trên", "<w:r><w:tab/></w:r>", "đài"),
        numbered(2, "Dòng một<w:br/>dòng hai".replace("<w:br/>", " "), "<w:r><w:br/></w:r>", "dòng ba"),
        control.format(p("Đoạn trong ô điều khiển")),
        p("Có ", control.format(r("chữ trong ô")), " và ", '<w:r><w:footnoteReference w:id="2"/></w:r>', "chú thích"),
        p(box, "Đoạn có ô văn bản"),
        p("Công thức ", f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>x = 1</m:t></m:r></m:oMath>', " là đúng"),
        p(r("Trước khung "), choice, " sau khung"),
        table((p("TT"), p("Nội dung")), (p("1"), p("Đăng tin") + p("Phát thanh")), (p("2"), table((p("ô"), p("trong"))) + p("x"))),
        p(),
        p("<w:r><w:t>  không giữ khoảng trắng  </w:t></w:r>", "./."),
    ))  # fmt: skip
    return package(
        body,
        numbering=NUMBERING,
        comments='<w:comment w:id="4" w:author="Lan"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>',
        footnotes='<w:footnote w:id="2">' + p("Lời chú thích") + "</w:footnote>",
    )


def parts(data: bytes) -> dict[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def tag(element: _Element) -> str:
    """The short name of an element."""
    return etree.QName(element).localname


def said(element: _Element) -> str:
    """All text in an element."""
    return "".join(str(text) for text in element.itertext())


def commented(root: _Element) -> dict[str, str]:
    """The text between the marks of each comment, as it is shown; deleted text left out."""
    open_: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for element in root.iter():
        key = element.get(f"{{{W}}}id", "")
        match tag(element):
            case "commentRangeStart":
                open_[key] = []
            case "commentRangeEnd":
                done[key] = "".join(open_.pop(key))
            case "t" | "tab":
                for texts in open_.values():
                    texts.append(element.text or "" if tag(element) == "t" else "\t")
    assert not open_
    return done


def without_comments(xml: bytes, *keys: str) -> str:
    """The part without the marks of these comments, runs that look alike joined: what the file says besides."""
    root = etree.fromstring(xml)
    for element in list(root.iter(f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd", f"{{{W}}}commentReference")):
        if element.get(f"{{{W}}}id") in keys:
            gone = element.getparent() if tag(element) == "commentReference" else element
            assert gone is not None
            holder = gone.getparent()
            assert holder is not None
            holder.remove(gone)
    for run in list(root.iter(f"{{{W}}}r")):
        before = run.getprevious()
        if before is not None and tag(before) == "r" and _look(before) == _look(run):
            for part in list(run):
                if tag(part) != "rPr":
                    before.append(part)
            holder = run.getparent()
            assert holder is not None
            holder.remove(run)
    for text in list(root.iter(f"{{{W}}}t")):
        before = text.getprevious()
        if text.get(_SPACE) != "preserve":
            text.text = (text.text or "").strip()
        etree.strip_attributes(text, _SPACE)
        if before is not None and tag(before) == "t":
            before.text = (before.text or "") + (text.text or "")
            holder = text.getparent()
            assert holder is not None
            holder.remove(text)
    return re.sub(r"\s*\n\s*", "", etree.tostring(root, method="c14n").decode())


def _look(run: _Element) -> str:
    look = run.find(f"{{{W}}}rPr")
    return "" if look is None else etree.tostring(look, method="c14n").decode()


def rejected(xml: bytes, author: str = "checker") -> bytes:
    """The part after the changes of an author were rejected, as a word processor does it."""
    root = etree.fromstring(xml)
    for mark in list(root.iter(f"{{{W}}}ins")):
        holder = mark.getparent()
        if mark.get(f"{{{W}}}author") != author or holder is None:
            continue
        if tag(holder) == "rPr":  # of a paragraph's mark: the paragraph goes
            paragraph = next(e for e in holder.iterancestors() if tag(e) == "p")
            outer = paragraph.getparent()
            assert outer is not None
            outer.remove(paragraph)
        else:
            holder.remove(mark)
    for mark in list(root.iter(f"{{{W}}}del")):
        if mark.get(f"{{{W}}}author") == author:
            for text in mark.iter(f"{{{W}}}delText"):
                text.tag = f"{{{W}}}t"
            etree.strip_tags(mark, "none")
            holder = mark.getparent()
            assert holder is not None
            for part in list(mark):
                mark.addprevious(part)
            holder.remove(mark)
    for mark in list(root.iter(f"{{{W}}}ins")):  # an insertion of somebody else that was split
        before = mark.getprevious()
        if before is not None and tag(before) == "ins" and dict(before.items()) == dict(mark.items()):
            for part in list(mark):
                before.append(part)
            holder = mark.getparent()
            assert holder is not None
            holder.remove(mark)
    return etree.tostring(root)
