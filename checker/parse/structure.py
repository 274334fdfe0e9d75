"""The great parts of a document: letterhead, title, opening, body, recipients and signature, annexes; and its kind."""

from __future__ import annotations

from checker.model.plan import Kind
from checker.model.records import dataclass
from checker.parse.endings import annex_without_closing, find_annexes, find_closing
from checker.parse.kinds import carried_plan, find_kind, type_of_line
from checker.parse.page import Page
from checker.parse.titles import is_type_alone, title_end


@dataclass(frozen=True, slots=True)
class Structure:
    """Ranges of lines. ``header`` ends where the type of the document stands; ``carried`` is the decision's own part.

    ``title`` holds the lines after the word KẾ HOẠCH; ``reference`` is the "(Kèm theo …)" below the title of a carried
    plan; ``closing`` the recipients and the signature; ``annexes`` one range each.
    """

    kind: Kind
    header: range
    type_line: int | None
    title: range
    reference: int | None
    carried: range | None
    body: range
    closing: range
    annexes: tuple[range, ...]
    unsure: bool = False


def find_structure(page: Page) -> Structure:
    """The parts of a page, and what kind of document it is."""
    kind, at, unsure = find_kind(page)
    if at is None:
        return Structure(kind, range(0), None, range(0), None, None, *_rest(page, 0, None), unsure=unsure)
    inner = carried_plan(page, at) if kind is Kind.DECISION else None
    carried = range(at, inner) if inner is not None else None
    type_line = carried.stop if carried else at
    own_line = type_of_line(page.lines[type_line], loose=True) is not None or is_type_alone(page.lines[type_line])
    end, reference = title_end(page, type_line, own_line=own_line)
    return Structure(
        Kind.PLAN if carried else kind,
        range(at),
        type_line,
        range(type_line, end),
        reference,
        carried,
        *_rest(page, end, find_closing(page, carried.start, carried.stop) if carried else None),
        unsure=unsure,
    )


def _rest(page: Page, start: int, before: range | None) -> tuple[range, range, tuple[range, ...]]:
    """Body, closing and annexes from ``start`` on; ``before`` is the closing of a decision that carries the plan."""
    closing = find_closing(page, start, len(page.lines))
    if closing is not None:
        return range(start, closing.start), closing, find_annexes(page, closing.stop)
    annexes = annex_without_closing(page, start)
    closing = before if before is not None else range(annexes, annexes)
    return range(start, annexes), closing, find_annexes(page, annexes)
