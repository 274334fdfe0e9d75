"""What a parent is about and the contents that it names, held against the plan below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model.demands import Accord, Matter
from checker.model.document import Document, Table
from checker.model.plan import Plan, Role
from checker.repository.agreement import Agreement, matter, subjects
from checker.repository.likeness import Likeness, content_words
from checker.text import Text

_SAME, _ALIKE = 0.7, 0.34
_COVERED, _NOWHERE, _ABSENT = 0.55, 0.3, 0.4
"""A content's words in one paragraph: the share from which on it is spoken of; in the best and in all, below which not."""
_FEWEST = 2
_ITEM = re.compile(r"\s*[*_]*(?:[-+•]|\d{1,2}[.)]|[a-zđ][.)])[*_]*\s+(?P<said>[^.;]{8,200})")


def title_accord(child: Plan, parent: Plan) -> Accord | None:
    """Whether both titles speak of one matter. Titles are shortened and extended: only without a common word they differ."""
    if child.title is None or parent.title is None:
        return None
    if subjects(child.title.text, parent.title.text) is Agreement.SAME:
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
    if subjects(child.title.text, parent.title.text) is Agreement.SAME:
        return True
    own, above = matter(child.title.text), matter(parent.title.text)
    likeness = Likeness([own, above])
    return likeness.inside(own, above) >= _SAME and likeness.inside(above, own) >= _SAME


def matters_of(child: Plan, parent: Plan) -> tuple[Matter, ...]:
    """The contents that the parent names (the items of a section of contents that is none of tasks), each with its accord."""
    if not one_matter(child, parent):
        return ()
    titles = _contents(parent)
    likeness = Likeness(titles)
    said = _paragraphs(child.document) if titles else ()
    return tuple(_matter(title, likeness, said, child) for title in titles)


def _contents(parent: Plan) -> list[str]:
    """The items of the parent's sections of contents: their lowest headings, and numbered paragraphs without headings."""
    tasks = {task.location.line for task in parent.tasks}
    heads = [s for s in parent.sections if Role.CONTENT in s.roles and Role.TASKS not in s.roles]
    found = []
    for head in heads:
        below = [s for s in parent.sections if s.parent_path == head.path and not s.children]
        items = [(s.title, s.location.line) for s in below]
        if not head.children:
            inside = (text for text in _paragraphs(parent.document) if head.span.line < text.line <= head.span.end_line)
            items = [(item["said"], text.line) for text in inside if (item := _ITEM.match(text.value)) is not None]
        found += [title for title, line in items if line not in tasks and len(content_words(title)) > _FEWEST]
    return found


def _matter(title: str, likeness: Likeness, said: Sequence[Text], child: Plan) -> Matter:
    shares = [likeness.inside(title, text.value) for text in said]
    best = max(range(len(said)), key=shares.__getitem__, default=None)
    share = shares[best] if best is not None else 0.0
    accord = Accord.AGREES if share >= _COVERED else Accord.UNSURE
    if accord is Accord.UNSURE and child.complete:
        whole = likeness.inside(title, " ".join(text.value for text in said))
        accord = Accord.DIFFERS if share < _NOWHERE and whole < _ABSENT else Accord.UNSURE
    near = said[best] if best is not None and share and accord is Accord.UNSURE else None
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
