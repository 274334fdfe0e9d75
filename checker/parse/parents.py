"""Which of the cited acts the plan carries out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.model.plan import Citation, Issuer, Level
from checker.model.records import dataclass
from checker.parse.numbers import number_key
from checker.parse.units import canonical
from checker.parse.vocabulary import Expression, is_plan_type, pattern, phrases
from checker.patterns import compiled
from checker.text import Text, fold_key

_LOCAL = Expression("citations", "{local_symbols}")
_DEPARTMENT = Expression("citations", "-s[{item_letters}&]+$")
_ASKS = Expression("citations", r"\W*(?:{about} )?{asks}\>")
_PARTY_NUMBER = compiled(r"\d+-")
_ISSUED_PLAN = Expression("citations", "{issued_plan}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    citation: Citation
    carried_out: bool
    plan: bool
    superior: bool
    order: bool = False


def find_parent(
    citations: Sequence[Citation],
    opening: Sequence[Text],
    title: Text | None,
    aims: Sequence[Text],
    issuer: Issuer | None,
) -> Citation | None:
    """The superior's act named in the opening that this plan carries out; None where only general law is cited.

    Where the opening names none, the act that the title says is carried out ("Triển khai Kế hoạch số …"); where
    opening and title name no act at all, the plan that the ``aims`` say is carried out.
    The last plan of a superior wins over decisions that issue plans, those over other acts named after "Thực hiện"; where
    no plan of a local body is named, the act that the title says is carried out wins.
    """
    candidates = [c for c in (_candidate(citation, opening, issuer) for citation in citations) if c is not None]
    in_title = {number_key(c.number) for c in citations if c.within == "title" and c.number}
    for wanted in _WANTED:
        fitting = [c for c in candidates if wanted(c)]
        if fitting:
            local = [c for c in fitting if _LOCAL.search(_folded(c.citation.number))]
            local = [c for c in local if _of_one_family(c.citation, issuer)] or local
            named = [c for c in candidates if c.carried_out and number_key(c.citation.number) in in_title]
            if named and not any(c.plan for c in local):
                return named[0].citation  # "Kế hoạch thực hiện Nghị quyết số 71-NQ/TW …"
            return (local[-1] if any(c.plan for c in local) else fitting[0]).citation
    said = [title] if title is not None else []
    for c in citations:
        if c.number and c.within == "title" and _carried_out(c, said):
            return c
    if any(c.within in ("opening", "title") for c in citations):
        return None
    plans = (c for c in citations if c.number and c.within == "body" and is_plan_type(fold_key(c.type)))
    return next((c for c in plans if _of_superior(c, issuer) and _carried_out(c, aims)), None)


_WANTED: tuple[Callable[[_Candidate], bool], ...] = (
    lambda c: c.plan and c.superior and c.carried_out,
    lambda c: c.plan and c.carried_out,
    lambda c: c.plan and c.superior,
    lambda c: c.carried_out,
    lambda c: c.plan,
    lambda c: c.order and c.superior,
)


def _of_one_family(citation: Citation, issuer: Issuer | None) -> bool:
    """Whether act and plan are both the Party's ("230-KH/TU") or both the State's."""
    party = issuer is not None and issuer.level is Level.PARTY
    return issuer is None or party == bool(_PARTY_NUMBER.match(_folded(citation.number)))


def _folded(number: str | None) -> str:
    return fold_key(number_key(number))


def _candidate(citation: Citation, opening: Sequence[Text], issuer: Issuer | None) -> _Candidate | None:
    if citation.within != "opening" or citation.nested or not (citation.number or citation.reading.how == "blank"):
        return None
    kind = fold_key(citation.type)
    if kind in phrases("document_types", "general_law") or citation.normative:
        return None
    named = fold_key(f"{citation.type} {citation.subject or ''}")
    is_plan = (
        is_plan_type(kind) or is_plan_type(fold_key(citation.symbol_type or "")) or bool(_ISSUED_PLAN.search(named))
    )
    carried = _carried_out(citation, opening)
    if kind in phrases("citations", "letters"):
        # A letter may order a plan to be made; it is no plan, and one that only asks for something is no parent.
        return _Candidate(citation, carried, plan=False, superior=True) if carried else None
    if not carried and not is_plan:
        return _order(citation, kind, issuer)
    return _Candidate(citation, carried, is_plan, _of_superior(citation, issuer))


def _order(citation: Citation, kind: str, issuer: Issuer | None) -> _Candidate | None:
    """An act of the superior named among the bases that asks for work ("Căn cứ Quyết định … về việc giao chỉ tiêu …")."""
    subject = fold_key(citation.subject or "")
    above = canonical(issuer.superior) if issuer and issuer.superior else ""
    local = bool(_LOCAL.search(_folded(citation.number))) or bool(above and above in canonical(citation.issuer or ""))
    if kind not in phrases("citations", "orders") or not local or not _ASKS.match(subject):
        return None
    return _Candidate(citation, carried_out=False, plan=False, superior=_of_superior(citation, issuer), order=True)


def _carried_out(citation: Citation, opening: Sequence[Text]) -> bool:
    """Whether the act stands in a list that begins with "Thực hiện", rather than with "Căn cứ"."""
    for text in opening:
        place = text.location()
        if (
            (place.line, place.column)
            <= (citation.location.line, citation.location.column)
            <= (place.end_line, place.end_column)
        ):
            key = text.key
            number = key.find(fold_key(citation.number or citation.text))
            before = key[: number if number >= 0 else len(key)]
            basis = max(before.rfind(phrase) for phrase in phrases("citations", "basis"))
            carrying = [m.start() for m in pattern("phrases", "carrying_out").finditer(before)]
            return bool(carrying) and any(at > basis or basis < 0 for at in carrying)
    return False


def _of_superior(citation: Citation, issuer: Issuer | None) -> bool:
    said = canonical(citation.issuer or "")
    own = issuer.canonical if issuer else ""
    said_of_chair = next((said.removeprefix(p) for p in phrases("citations", "chair") if said.startswith(p)), said)
    if said and own and (said == own or own.startswith(said + " ") or said_of_chair == own):
        return issuer is not None and issuer.level is Level.PROVINCE
    return not _own_symbol(citation, issuer)


def _own_symbol(citation: Citation, issuer: Issuer | None) -> bool:
    if issuer is None or issuer.level is not Level.DEPARTMENT:
        return False
    of_department = _DEPARTMENT.search(_folded(citation.number)) is not None
    return of_department and canonical(citation.issuer or "").endswith(issuer.canonical)
