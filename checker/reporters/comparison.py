"""Demand and answer in aligned rows: what is asked on the left, what the plan has on the right, a verdict between.

The rows come from the rules' skeleton or from a parent plan; how they are drawn does not depend on that.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.document import Document
from checker.model.records import dataclass
from checker.reporters.elements import SIGNS
from checker.reporters.styled import Styled
from checker.reporters.visible import visible

_WIDE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One line of the answer; ``insert`` marks text that is offered, ``line`` the plan's line."""

    text: str
    line: int | None = None
    insert: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One row: what is asked, the verdict on it (a key of ``SIGNS``, "" for none), the lines that answer it.

    ``kind`` says for programs what the row is about; ``score`` how sure a likeness is, where one was measured. What
    belongs to the row above it is ``inner``.
    """

    text: str
    verdict: str
    answers: tuple[Answer, ...]
    kind: str = ""
    score: float | None = None
    inner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The two sides with their headings; ``document`` is the one that answers."""

    asking: str
    answering: str
    demands: tuple[Demand, ...]
    document: Document


def draw(comparison: Comparison, width: int) -> Iterator[Styled]:
    """The comparison side by side where there is room for it, else one side above the other."""
    if width >= _WIDE:
        yield from _side_by_side(comparison, min(width, 160))
    else:
        yield from _stacked(comparison, width)


def _side_by_side(comparison: Comparison, width: int) -> Iterator[Styled]:
    longest = max((Styled.of(visible(d.text)).cells + 2 * d.inner for d in comparison.demands), default=0)
    left = max(24, min((width - 4) // 2, 4 + longest))
    right = width - left - 4
    heads = [Styled.of((visible(comparison.asking), "bold")), Styled.of((visible(comparison.answering), "bold"))]
    yield from _beside(heads[0].wrapped(left), heads[1].wrapped(right), Styled.of("  "), left)
    yield Styled.of(("─" * left + "  " + "  " + "─" * right, "dim"))
    for demand in comparison.demands:
        answers = [line for answer in demand.answers for line in _answer(answer, demand.verdict, right)]
        indent = Styled.of("  ") if demand.inner else Styled()
        yield from _beside(Styled.of(visible(demand.text)).wrapped(left, indent), answers, _sign(demand.verdict), left)


def _stacked(comparison: Comparison, width: int) -> Iterator[Styled]:
    yield from Styled.of((f"{visible(comparison.answering)} ↔ {visible(comparison.asking)}", "bold")).wrapped(width)
    for demand in comparison.demands:
        head = (Styled.of("  ") if demand.inner else Styled()) + _sign(demand.verdict)
        yield from Styled.of((visible(demand.text), "" if demand.inner else "bold")).wrapped(width, head)
        for answer in demand.answers:
            yield from (Styled.of("    ") + line for line in _answer(answer, demand.verdict, width - 4))


def _beside(left: list[Styled], right: list[Styled], sign: Styled, width: int) -> Iterator[Styled]:
    for i in range(max(len(left), len(right))):
        between = sign if i == 0 else Styled.of("  ")
        first = left[i] if i < len(left) else Styled()
        yield first.padded(width) + Styled.of("  ") + between + (right[i] if i < len(right) else Styled())


def _answer(answer: Answer, verdict: str, width: int) -> list[Styled]:
    if answer.insert:
        return Styled.of((visible(answer.text), "insert")).wrapped(width, Styled.of(("+ ", "insert")), Styled.of("  "))
    number = f"{answer.line:>4} " if answer.line is not None else " " * 5
    style = "" if answer.line is not None or verdict == "good" else "dim"
    return Styled.of((visible(answer.text), style)).wrapped(width, Styled.of((number, "dim")))


def _sign(verdict: str) -> Styled:
    return Styled.of((SIGNS[verdict], _style(verdict)), " ") if verdict else Styled.of("  ")


def _style(verdict: str) -> str:
    return {"info": "", "waived": "dim"}.get(verdict, verdict)
