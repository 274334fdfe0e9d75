"""The named checks that belong to the program: what no word can say. How one is written stands in ``named``."""

from __future__ import annotations

import re

from checker.model.demands import Accord, Matter
from checker.model.document import Document, Paragraph, Table
from checker.model.location import Location
from checker.model.plan import Reference, Source
from checker.rules import act_checks, body_checks, parent_checks, structure_checks
from checker.rules.named import CHECKS, check
from checker.rules.numbering import bare_mark, begins_a_line, missing_letters_are_fine, renumbered
from checker.rules.phrases import phrase
from checker.rules.scope import Scope
from checker.rules.truth import Finding, Verdict
from checker.rules.units import same_body
from checker.rules.values import elements
from checker.text import fold_key

__all__ = ["CHECKS", "act_checks", "body_checks", "parent_checks", "structure_checks"]


@check
def topic_covered(scope: Scope) -> Verdict:
    """The plan's text names one of the words of the topic that the item is, or speaks of the content that the parent names."""
    topic = scope.item
    if topic.matter is not None:
        return _spoken_of(topic.matter)
    text = _whole_text(scope.plan.document)
    words = [re.escape(fold_key(word)) for word in topic.words]
    if not words:
        return None
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", text)) or Finding(missing=True, expected=topic.title)


def _spoken_of(matter: Matter) -> Verdict:
    if matter.accord is Accord.AGREES:
        return True
    unsure = matter.accord is Accord.UNSURE
    return Finding(
        missing=not unsure, unsure=unsure, doubt="parent-unsure",
        expected=matter.title, found=matter.nearest, at=matter.location,
    )  # fmt: skip


@check
def sequence(scope: Scope) -> Verdict:
    """The numbers of a group of sections start at 1 and leave none out; repeated and unnumbered ones are passed over.

    What is expected and found are marks in the plan's own style. A list of letters may do without đ, and a number that
    begins a paragraph between two headings is there, though it heads no section.
    """
    before = 0
    above = _line_above(scope)
    for index, section in enumerate(elements(scope.item)):
        if section.ordinal is None or section.repeated:
            continue
        missing = range(before + 1, section.ordinal)
        if missing and not missing_letters_are_fine(section.style, missing):
            marks = [bare_mark(renumbered(section.mark, section.style, o) or str(o)) for o in missing]
            lines = scope.plan.document.lines[above : section.location.line - 1]
            lacking = tuple(mark for mark in marks if not begins_a_line(mark, lines))
            if lacking:
                return Finding(expected=lacking, found=bare_mark(section.mark), index=index)
        before = max(before, section.ordinal)
        above = section.location.line
    return True


def _line_above(scope: Scope) -> int:
    """How many lines stand above the group: down to its parent's heading, or to the start of the body."""
    members = elements(scope.item)
    parent = next(
        (s for s in scope.plan.sections if members and members[0].parent_path and s.path == members[0].parent_path),
        None,
    )
    return parent.location.line if parent else scope.plan.body.line - 1


@check
def annex_reference_agrees(scope: Scope) -> Verdict:
    """The number, day and issuer that an annex gives for its plan are the plan's own; parts left blank are passed over."""
    reference, plan = scope.item.reference, scope.plan
    if reference is None:
        return True
    by_decision = bool(reference.type) and fold_key(reference.type) != fold_key(_plan_type())
    unknown = False
    if reference.number is not None and by_decision == (plan.number.source is Source.DECISION):
        if plan.number.value is None:
            unknown = True
        elif _bare_number(reference.number) != _bare_number(plan.number.value):
            return _disagrees(reference, reference.number, plan.number.value, plan.number.location)
    if reference.date is not None and by_decision == (plan.issued.source is Source.DECISION):
        if plan.issued.value is None:
            unknown = True
        elif reference.date != plan.issued.value:
            return _disagrees(reference, reference.date, plan.issued.value, plan.issued.location)
    if reference.issuer and plan.issuers and not any(same_body(reference.issuer, own.name) for own in plan.issuers):
        own = plan.issuers[0]
        return _disagrees(reference, reference.issuer, own.name, own.location)
    return None if unknown else True


def _disagrees(reference: Reference, found: object, expected: object, place: Location | None) -> Finding:
    return Finding(found=found, expected=expected, at=reference.location, related=(place,) if place else ())


def _bare_number(number: str) -> str:
    return fold_key(number).replace(" ", "").lstrip("0")


def _plan_type() -> str:
    return phrase("plan-type", "vi")


@check
def named_among_others(scope: Scope) -> Verdict:
    """Every mention of a group stands in one paragraph with a mention of the same kind and frame, but of something else.

    Who lists several fields of work means a list; who names a single foreign one may have copied it.
    """
    mentions = scope.plan.mentions
    for index, mention in enumerate(elements(scope.item)):
        first, last = _paragraph_lines(scope.plan.document, mention.location.line)
        if not any(
            first <= other.location.line <= last
            and (other.kind, other.frame, other.own) == (mention.kind, mention.frame, False)
            and other.canonical != mention.canonical
            for other in mentions
        ):
            return Finding(found=mention.text, index=index, at=mention.location)
    return True


def _paragraph_lines(document: Document, line: int) -> tuple[int, int]:
    """The first and the last line of the paragraph that ``line`` belongs to; the line alone where there is none."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.text.line <= line <= block.text.end_line:
            return block.text.line, block.text.end_line
    return line, line


def _whole_text(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text.key)
        elif isinstance(block, Table):
            parts.extend(p.text.key for row in block.rows for cell in row for p in cell.paragraphs)
    return "\n".join(parts)
