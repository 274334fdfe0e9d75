"""How the pages of a .docx look: paper and margins, fonts, the pages' numbers, the national title and motto."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.errors import InputError
from checker.model.form import FontUse, Form, MottoLine, Page, PageNumbers
from checker.model.location import Location, whole_line
from checker.patterns import compiled
from checker.readers.docx.container import Container
from checker.readers.docx.names import RELATIONS, TAGS, Element, attribute, child, children, is_on, number
from checker.readers.docx.pieces import DocxLine
from checker.readers.docx.styles import Styles
from checker.readers.lines import words
from checker.readers.xmlparts import parse_part
from checker.text import fold_key

_TWIPS = 1440 / 25.4  # of a millimetre
_MOTTO = (("title", "nation"), ("motto", "nation_motto"))
"""The two lines of the national motto: what the form calls them, and the name of their words."""
_HEAD_LINES = 20
_PAGE = compiled(r"(?i)(?<![a-z])PAGE(?![a-z])")
_ALIGN = {"left": "left", "start": "left", "both": "left", "center": "center", "right": "right", "end": "right"}
_FREE = frozenset({"framePr", "tab", "ptab", "txbxContent", "tbl"})
_SIDES = ("top", "bottom", "left", "right")


def form_of(container: Container, lines: Sequence[DocxLine], *, several_pages: bool) -> Form:
    """What the file says of its looks; ``several_pages``: it is known to have more than one page."""
    styles = Styles(container.related_root("styles"))
    body = [line for line in lines if line.part == container.main and line.text.strip()]
    if not body:
        return Form()
    sections = list(container.text_root().iter("{*}sectPr"))
    sections = [section for section in sections if TAGS[section.tag] == "sectPr" and not _is_old(section)]
    return Form(
        pages=tuple(_pages(sections, body)),
        fonts=tuple(_fonts(body, styles)),
        page_numbers=tuple(_numbers(container, sections, body, several_pages=several_pages)),
        motto=tuple(_motto(body, styles)),
    )


def _pages(sections: Sequence[Element], body: Sequence[DocxLine]) -> Iterator[Page]:
    """The page of each section, those that repeat the one before left out."""
    ends = {id(paragraph): i for i, section in enumerate(sections) if (paragraph := _paragraph_of(section)) is not None}
    first: dict[int, DocxLine] = {}
    at = 0
    for line in body:
        first.setdefault(at, line)
        at = max(at, ends.get(id(line.paragraph), -1) + 1)
    seen: set[tuple[int, ...]] = set()
    for i, section in enumerate(sections):
        page = _measured(section)
        if page is None or i not in first or page in seen:
            continue
        seen.add(page)
        width, height, top, bottom, left, right = page
        yield Page(
            width=width, height=height, top=top, bottom=bottom, left=left, right=right, location=_whole(first[i])
        )


def _measured(section: Element) -> tuple[int, int, int, int, int, int] | None:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if size is None or margins is None:
        return None
    # A negative margin is one that the header must not push away.
    values = [number(size, "w"), number(size, "h"), *(number(margins, side) for side in _SIDES)]
    if any(value is None for value in values):
        return None
    width, height, top, bottom, left, right = (round(abs(value or 0) / _TWIPS) for value in values)
    gutter = number(margins, "gutter")
    return width, height, top, bottom, left + round((gutter or 0) / _TWIPS), right


def _fonts(body: Sequence[DocxLine], styles: Styles) -> Iterator[FontUse]:
    """The fonts by how many letters are set in them; the letters whose font nothing names count for the whole only."""
    letters: Counter[str] = Counter()
    first: dict[str, Location] = {}
    whole = 0
    for line in body:
        style = styles.paragraph(child(line.paragraph, "pPr")).style
        for piece in line.pieces:
            if piece.run is None:
                continue
            count = sum(map(str.isalpha, line.text[piece.start : piece.end]))
            whole += count
            font = styles.look(style, child(piece.run, "rPr")).font
            if font and count:
                letters[font] += count
                place = Location(
                    line=line.number, column=piece.start + 1, end_line=line.number, end_column=piece.end + 1
                )
                first.setdefault(font, place)
    for font, count in letters.most_common():
        yield FontUse(name=font, share=round(100 * count / whole), location=first[font])


def _numbers(
    container: Container, sections: Sequence[Element], body: Sequence[DocxLine], *, several_pages: bool
) -> Iterator[PageNumbers]:
    """Where the pages' numbers stand, by the first section that has headers or footers."""
    at = _whole(body[0])
    parts = _parts(container)
    for section in sections:
        shown = {
            (name, attribute(ref, "type") or "default"): field
            for name in ("header", "footer")
            for ref in children(section, f"{name}Reference")
            if (field := _page_field(container, parts.get(_target(ref), ""))) is not None
        }
        title = child(section, "titlePg")
        kind = "first" if title is not None and is_on(title) else "default"
        for name, place in (("header", "top"), ("footer", "bottom")):
            if (name, "default") in shown:
                first = any((other, kind) in shown for other in ("header", "footer"))
                yield PageNumbers(place=place, align=_align(shown[name, "default"]), first=first, location=at)
                return
        if shown:
            return
    if several_pages:
        yield PageNumbers(place="none", align=None, first=False, location=at)


def _page_field(container: Container, part: str) -> Element | None:
    """The paragraph of a header or footer in which the page's number stands."""
    if part not in container.package:
        return None
    try:
        root = container.root(part)
    except InputError:  # a header that cannot be read is no reason to refuse the text
        return None
    for paragraph in root.iter("{*}p"):
        said = [element.text or "" for element in paragraph.iter("{*}instrText")]
        said += [attribute(element, "instr") or "" for element in paragraph.iter("{*}fldSimple")]
        if _PAGE.search("".join(said)):
            return paragraph
    return None


def _align(paragraph: Element) -> str | None:
    if any(TAGS[e.tag] in _FREE for e in (*paragraph.iter(), *paragraph.iterancestors())):
        return None
    place = child(child(paragraph, "pPr"), "jc")
    return _ALIGN.get(attribute(place, "val") or "") if place is not None else None


def _motto(body: Sequence[DocxLine], styles: Styles) -> Iterator[MottoLine]:
    """The national title and the motto in the letterhead, each in a line of its own."""
    for role, name in _MOTTO:
        line = next((line for line in body[:_HEAD_LINES] if fold_key(line.text) in words()[name]), None)
        if line is None:
            continue
        style = styles.paragraph(child(line.paragraph, "pPr")).style
        runs = [child(p.run, "rPr") for p in line.pieces if p.run is not None and line.text[p.start : p.end].strip()]
        sizes = {styles.size(style, properties) for properties in runs}
        size = sizes.pop() if len(sizes) == 1 else None
        yield MottoLine(
            role=role,
            bold=all(styles.look(style, properties).bold for properties in runs),
            capitals=line.text.isupper(),
            size=round(size) if size is not None else None,
            location=_whole(line),
        )


def _parts(container: Container) -> dict[str, str]:
    """The parts that the text refers to, by the number of their relation."""
    folder, file = posixpath.split(container.main)
    member = posixpath.join(folder, "_rels", f"{file}.rels")
    if member not in container.package:
        return {}
    relations = parse_part(container.package.read(member), member, container.name)
    return {
        relation.get("Id") or "": posixpath.normpath(posixpath.join(folder, relation.get("Target") or "")).lstrip("/")
        for relation in relations
        if relation.get("TargetMode") != "External"
    }


def _target(reference: Element) -> str:
    return next((key for space in RELATIONS if (key := reference.get(f"{{{space}}}id"))), "")


def _paragraph_of(section: Element) -> Element | None:
    return next((e for e in section.iterancestors() if TAGS[e.tag] == "p"), None)


def _is_old(section: Element) -> bool:
    """Whether it is what a section was before a tracked change."""
    return any(TAGS[e.tag] == "sectPrChange" for e in section.iterancestors())


def _whole(line: DocxLine) -> Location:
    return whole_line(line.number, len(line.text))
