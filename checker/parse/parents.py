"""Which of the cited acts the plan carries out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.plan import Citation, Issuer, Level
from checker.parse.units import canonical
from checker.parse.vocabulary import pattern, phrases
from checker.text import Text, fold_key

_LETTERS = ("công văn", "văn bản", "tờ trình", "thông báo", "báo cáo", "công điện")


@dataclass(frozen=True, slots=True)
class _Candidate:
    citation: Citation
    carried_out: bool
    plan: bool
    superior: bool


def find_parent(citations: Sequence[Citation], opening: Sequence[Text], issuer: Issuer | None) -> Citation | None:
    """The superior's act named in the opening that this plan carries out; None where only general law is cited.

    The last plan of a superior wins over decisions that issue plans, those over other acts named after "Thực hiện".
    """
    candidates = [c for c in (_candidate(citation, opening, issuer) for citation in citations) if c is not None]
    for wanted in (
        lambda c: c.plan and c.superior and c.carried_out,
        lambda c: c.plan and c.carried_out,
        lambda c: c.plan and c.superior,
        lambda c: c.carried_out,
        lambda c: c.plan,
    ):
        fitting = [c for c in candidates if wanted(c)]
        if fitting:
            local = [c for c in fitting if _is_local(c.citation)]
            return (local[-1] if local and wanted(local[-1]) and any(c.plan for c in local) else fitting[0]).citation
    return None


def _is_local(citation: Citation) -> bool:
    return bool(citation.number) and bool(re.search(r"UBND|BCĐ|TU$|HU$|-S[A-ZĐ]", fold_symbol(citation.number or "")))


def fold_symbol(number: str) -> str:
    """A number in capitals without spaces."""
    return re.sub(r"\s", "", number).upper()


def _candidate(citation: Citation, opening: Sequence[Text], issuer: Issuer | None) -> _Candidate | None:
    if citation.within != "opening" or citation.nested or not (citation.number or citation.reading.how == "blank"):
        return None
    kind = fold_key(citation.type)
    if kind in phrases("document_types", "general_law") or citation.normative:
        return None
    named = fold_key(f"{citation.type} {citation.subject or ''}")
    is_plan = (
        kind.startswith("kế hoạch")
        or (citation.symbol_type == "Kế hoạch")
        or bool(
            re.search(
                r"(?:ban hành|phê duyệt|về)(?: việc)?(?: ban hành)?(?: các)? ?(?:kế hoạch|chương trình hành động)|ban hành kế hoạch|kế hoạch",
                named,
            )
        )
    )
    carried = _carried_out(citation, opening)
    if kind in _LETTERS:
        # A letter may order a plan to be made; it is no plan, and one that only asks for something is no parent.
        return _Candidate(citation, carried, plan=False, superior=True) if carried else None
    if not carried and not is_plan:
        return None
    return _Candidate(citation, carried, is_plan, _of_superior(citation, issuer))


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
            basis = max(before.rfind("căn cứ"), before.rfind("xét đề nghị"))
            carrying = [m.start() for m in pattern("phrases", "carrying_out").finditer(before)]
            return bool(carrying) and any(at > basis or basis < 0 for at in carrying)
    return False


def _of_superior(citation: Citation, issuer: Issuer | None) -> bool:
    said = canonical(citation.issuer or "")
    own = issuer.canonical if issuer else ""
    if said and own and (said == own or own.startswith(said + " ") or said.removeprefix("chủ tịch ") == own):
        return issuer is not None and issuer.level is Level.PROVINCE
    return not _own_symbol(citation, issuer)


def _own_symbol(citation: Citation, issuer: Issuer | None) -> bool:
    if issuer is None or issuer.level is not Level.DEPARTMENT:
        return False
    return bool(re.search(r"-S[A-ZĐ&]+$", citation.number or "")) and canonical(citation.issuer or "").endswith(
        issuer.canonical
    )
