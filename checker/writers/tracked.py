"""Tracked changes: words and paragraphs put in and taken out so that Word offers to accept or reject them."""

from __future__ import annotations

from copy import deepcopy

from checker.patterns import compiled
from checker.readers.docx import DocxLine, Piece, Spot
from checker.readers.docx.names import TAGS, Element, child
from checker.writers.runs import Gap, gap_before, gap_behind
from checker.writers.stamps import Stamp
from checker.writers.surroundings import Model, main_piece, mark_of
from checker.writers.wordml import add, local, new, qualified, space_of, writable

_BLANK = compiled(r"\[(?:điền|fill in): [^\]]*\]")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_FONT = "Times New Roman"
# What a new paragraph or run must not take over from the one it looks like.
_NOT_OF_PARAGRAPH = frozenset({"rPr", "sectPr", "pPrChange", "pageBreakBefore", "framePr", "cnfStyle"})
_NOT_OF_RUN = frozenset(
    {"rPrChange", "ins", "del", "moveFrom", "moveTo", "rStyle", "vanish", "highlight", "lang", "webHidden"}
)
_PLAIN = frozenset({"rPr", "t", "tab", "noBreakHyphen", "softHyphen", "sym", "br", "lastRenderedPageBreak"})


class Tracker:
    """Makes the marks of one file; each has a number of its own."""

    def __init__(self, root: Element, stamp: Stamp) -> None:
        self._root = root
        self._stamp = stamp
        numbers = (element.get(qualified("id", space_of(root))) or "" for element in root.iter())
        self._next = max((int(key) for key in numbers if key.isdecimal()), default=0) + 1

    def inserted(self, text: str, look: Element | None, *, broken: bool = False) -> Element:
        """The text as an insertion, its blanks marked in colour; ``broken`` begins it on a new line."""
        mark = self._mark("w:ins")
        at = 0
        pieces: list[tuple[str, bool]] = []
        for match in _BLANK.finditer(text):
            pieces += [(text[at : match.start()], False), (match.group(), True)]
            at = match.end()
        for piece, blank in [*pieces, (text[at:], False)]:
            if piece or broken:
                run = add(mark, "w:r")
                if look is not None or blank:
                    run.append(deepcopy(look) if look is not None else new(run, "w:rPr"))
                if blank:
                    add(run[0], "w:highlight", {"w:val": "yellow"})
                if broken:
                    add(run, "w:br")
                add(run, "w:t", text=writable(piece)).set(_PRESERVE, "preserve")
                broken = False
        return mark

    def paragraph(self, text: str, model: Model | None) -> Element:
        """A paragraph put in, which looks as the model does."""
        made = new(self._root, "w:p")
        form = _form_like(made, model)
        made.append(form)
        add(add(form, "w:rPr"), "w:ins", self._values())
        if model is not None and model.labelled:
            text = text.lstrip()[len(mark_of(text)) :]
        if text:
            made.append(self.inserted(text, look_of(main_piece(model.line), model.line) if model is not None else None))
        return made

    def recipient(self, text: str, *, head: bool) -> Element:
        """A line of the recipients, as Nghị định 30/2020/NĐ-CP sets them: the head in bold italics of 12 points, 11 below."""
        made = new(self._root, "w:p")
        form = add(made, "w:pPr")
        add(form, "w:spacing", {"w:before": "0", "w:after": "0"})
        add(add(form, "w:rPr"), "w:ins", self._values())
        look = new(self._root, "w:rPr")
        for name in ("w:b", "w:i") if head else ():
            add(look, name)
        add(look, "w:sz", {"w:val": "24" if head else "22"})
        made.append(self.inserted(text.strip(), look))
        return made

    def deleted(self, first: Spot, last: Spot) -> list[Element]:
        """Take out the words from the one spot to the other, which must be ``removable``; the marks of it."""
        stop, begin = new(self._root, "w:bookmarkEnd"), new(self._root, "w:bookmarkStart")
        gap_behind(last).put(stop)
        gap_before(first).put(begin)
        runs = _between(begin, stop)
        for marker in (begin, stop):
            holder = marker.getparent()
            if holder is not None:
                holder.remove(marker)
        return [self._strike(run) for run in runs]

    def _strike(self, run: Element) -> Element:
        mark = self._mark("w:del")
        run.addprevious(mark)
        mark.append(run)
        for part in run:
            if TAGS[part.tag] == "t":
                part.tag = qualified("delText", space_of(run))
        return mark

    def _mark(self, name: str) -> Element:
        return new(self._root, name, self._values())

    def _values(self) -> dict[str, str]:
        self._next += 1
        return {"w:id": str(self._next - 1), **self._stamp.values}


def look_of(piece: Piece | None, line: DocxLine) -> Element | None:
    """The properties of the run of a piece for new words beside it; the font changes where it holds no Unicode."""
    if piece is None or piece.run is None:
        return None
    own = child(piece.run, "rPr")
    look = new(piece.run, "w:rPr")
    for part in own if own is not None else ():
        if local(part) not in _NOT_OF_RUN:
            look.append(deepcopy(part))
    if _is_converted(piece, line):
        for part in [part for part in look if TAGS[part.tag] == "rFonts"]:
            look.remove(part)
        add(look, "w:rFonts", {"w:ascii": _FONT, "w:hAnsi": _FONT, "w:cs": _FONT})
    return look if len(look) else None


def lifted(gap: Gap) -> Gap:
    """The same place outside of an insertion by somebody else, which is split there: insertions hold no insertions."""
    parent, at = gap
    while TAGS[parent.tag] in ("ins", "moveTo"):
        outer = parent.getparent()
        if outer is None:
            break
        place = outer.index(parent)
        if 0 < at < len(parent):
            rest = parent.makeelement(parent.tag)
            for name, value in parent.items():
                rest.set(name, value)
            for part in list(parent)[at:]:
                rest.append(part)
            parent.addnext(rest)
        parent, at = outer, place + (at > 0)
    return Gap(parent, at)


def _form_like(made: Element, model: Model | None) -> Element:
    """The properties for a paragraph that looks as the model; without a label of its own where the model has one."""
    form = new(made, "w:pPr")
    if model is None:
        return form
    own = child(model.line.paragraph, "pPr")
    numbered = model.labelled or not model.listed
    for part in own if own is not None else ():
        name = local(part)
        if name not in _NOT_OF_PARAGRAPH and (numbered or name != "numPr"):
            form.append(deepcopy(part))
    if not numbered:
        none = add(form, "w:numPr")
        add(none, "w:ilvl", {"w:val": "0"})
        add(none, "w:numId", {"w:val": "0"})
    return form


def _is_converted(piece: Piece, line: DocxLine) -> bool:
    """Whether the letters shown are not those of the file: the font turns old codes into letters."""
    if piece.offsets is not None and len(piece.offsets) != 2:
        return True
    raw = (piece.element.text or "") if piece.element is not None and TAGS[piece.element.tag] == "t" else ""
    shown = line.text[piece.start : piece.end]
    stored = raw[piece.offset : piece.offset + len(shown)]
    return bool(stored) and shown[: len(stored)] not in (stored, stored.upper())


def removable(first: Spot, last: Spot) -> bool:
    """Whether nothing but words stands in the runs from the one spot to the other: no field, picture or mark of a note."""
    runs = [first.run, *_between(first.run, last.run), last.run]
    return all(TAGS[part.tag] in _PLAIN for run in runs for part in run)


def _between(begin: Element, stop: Element) -> list[Element]:
    """The runs between two elements in document order, those already taken out left aside."""
    top: Element | None = begin
    while top is not None and not any(element is stop for element in top.iter(stop.tag)):
        top = top.getparent()
    found: list[Element] = []
    inside = False
    for element in top.iter() if top is not None else ():
        if element is stop:
            break
        if element is begin:
            inside = True
        elif inside and TAGS[element.tag] == "r" and not _is_deleted(element):
            found.append(element)
    return found


def _is_deleted(run: Element) -> bool:
    return any(TAGS[element.tag] in ("del", "moveFrom") for element in run.iterancestors())
