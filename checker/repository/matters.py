"""What a parent is about and the contents that it names, held against the plan below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model.demands import Accord, Matter
from checker.model.document import Document, Table
from checker.model.plan import Plan, Role
from checker.parse.numbers import number_key
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.repository.agreement import Agreement, matter, subjects
from checker.repository.likeness import Likeness, content_words
from checker.text import Text, fold_key

_SAME, _ALIKE = 0.7, 0.34
_COVERED, _NOWHERE, _ABSENT = 0.55, 0.3, 0.4
"""A content's words in one paragraph: the share from which on it is spoken of; in the best and in all, below which not."""
_FEWEST = 2
_WAYS = Expression("hierarchy", r"\<{ways}\>")
_CONTENTS = Expression("hierarchy", r"\<{contents}\>")
_ITEM = compiled(r"\s*[*_]*(?:[-+•]|\d{1,2}[.)]|[a-zđ][.)])[*_]*\s+(?P<said>[^.]{8,600})")
_LONGEST = 200


def title_accord(child: Plan, parent: Plan) -> Accord | None:
    """Whether both titles speak of one matter. Titles are shortened and extended: only without a common word they differ."""
    if child.title is None or parent.title is None:
        return None
    if _names(child, parent) or subjects(child.title.text, parent.title.text) is Agreement.SAME:
        return Accord.AGREES
    own, above = matter(child.title.text), matter(parent.title.text)
    if min(len(content_words(own)), len(content_words(above))) < _FEWEST:
        return None
    likeness = Likeness([own, above])
    share = max(likeness.inside(own, above), likeness.inside(above, own))
    if share >= _ALIKE:
        return Accord.AGREES
    return Accord.UNSURE if share > 0 else Accord.DIFFERS


def one_matter(child: Plan, parent: Plan) -> bool:
    """Whether the plan is about all that the parent is about and no more: of a part of it much of the parent is not asked."""
    if child.title is None or parent.title is None:
        return False
    if _names(child, parent) or subjects(child.title.text, parent.title.text) is Agreement.SAME:
        return True
    own, above = matter(child.title.text), matter(parent.title.text)
    likeness = Likeness([own, above])
    return likeness.inside(own, above) >= _SAME and likeness.inside(above, own) >= _SAME


def _names(child: Plan, parent: Plan) -> bool:
    """Whether the plan's title names its parent ("Thực hiện Kế hoạch số 27/KH-UBND … của UBND tỉnh")."""
    number = number_key(parent.number.value)
    if not number or child.title is None:
        return False
    return re.search(rf"(?<!\d)0*{re.escape(number)}", number_key(child.title.text)) is not None


def matters_of(child: Plan, parent: Plan) -> tuple[Matter, ...]:
    """The contents that the parent names (the items of a section of contents that is none of tasks), each with its accord."""
    if not one_matter(child, parent):
        return ()
    titles = contents_of(parent)
    likeness = Likeness(titles)
    said = _paragraphs(child.document) if titles else ()
    return tuple(_matter(title, likeness, said, child) for title in titles)


def contents_of(parent: Plan) -> tuple[str, ...]:
    """The items of the parent's sections of contents: their lowest headings, and numbered paragraphs without headings."""
    tasks = {task.location.line for task in parent.tasks}
    # A task or a way of spreading a content ("2. Hình thức") is no content.
    heads = [
        s
        for s in parent.sections
        if Role.CONTENT in s.roles
        and Role.TASKS not in s.roles
        and s.location.line not in tasks
        and not _is_way(s.title)
    ]
    found = []
    for head in heads:
        below = [s for s in parent.sections if s.parent_path == head.path]
        items = [(s.title, s.location.line) for s in below if not s.children and not _is_no_content(s.title)]
        if not head.children:
            inside = (text for text in _paragraphs(parent.document) if head.span.line < text.line <= head.span.end_line)
            items = [(part, text.line) for text in inside for part in _parts(text)]
        found += [title for title, line in items if line not in tasks and len(content_words(title)) > _FEWEST]
    return tuple(dict.fromkeys(found))


def _parts(text: Text) -> Iterator[str]:
    """The contents that an item names, one between two semicolons each."""
    item = _ITEM.match(text.value)
    parts = item["said"].split(";") if item is not None else []
    yield from (part.strip() for part in parts if len(part.strip()) <= _LONGEST)


def _is_no_content(title: str) -> bool:
    """Whether a heading names a way, or says only that contents follow ("1. Nội dung truyền thông")."""
    return _is_way(title) or _CONTENTS.match(fold_key(title)) is not None


def _is_way(title: str) -> bool:
    """Whether a heading is about how a content is spread: a plan chooses among the ways that its parent names."""
    key = fold_key(title)
    return _WAYS.search(key) is not None and _CONTENTS.search(key) is None


def _matter(title: str, likeness: Likeness, said: Sequence[Text], child: Plan) -> Matter:
    shares = [likeness.inside(title, text.value) for text in said]
    best = max(range(len(said)), key=shares.__getitem__, default=None)
    share = shares[best] if best is not None else 0.0
    accord = Accord.AGREES if share >= _COVERED else Accord.UNSURE
    if accord is Accord.UNSURE and child.complete:
        whole = likeness.inside(title, " ".join(text.value for text in said))
        accord = Accord.DIFFERS if share < _NOWHERE and whole < _ABSENT else Accord.UNSURE
    near = said[best] if best is not None and share and accord is not Accord.DIFFERS else None
    return Matter(
        title=title.strip(" .;"), accord=accord,
        nearest=near.value if near else None, location=near.location() if near else None,
    )  # fmt: skip


def _paragraphs(document: Document) -> tuple[Text, ...]:
    """The text of the document, one paragraph or line of a cell each."""
    found: list[Text] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += (paragraph.text for row in block.rows for cell in row for paragraph in cell.paragraphs)
        else:
            found.append(block.text)
    return tuple(found)
