"""Whose plan carries out whose, as a tree in the terminal; last, what could not be placed, and why."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporters.cards import identity_of, why
from checker.reporters.elements import SIGNS
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words
from checker.repository.answers import Answers, Verdict

_GRAVE = frozenset({Verdict.NEAR, Verdict.SEVERAL, Verdict.NOT_A_PLAN, Verdict.ITSELF, Verdict.CYCLE})


def render(answers: Answers, options: RenderOptions) -> str:
    """The tree; documents that are neither a plan nor the parent of one are left out."""
    say = words(options.lang)
    tops = [name for name in answers.tops() if answers.children_of(name)]
    plans = [name for name, card in answers.cards.items() if card.kind == "plan"]
    alone = [name for name in answers.tops() if name in plans and name not in tops]
    out: list[Styled] = []
    for name in tops:
        out += [*_branch(answers, name, say, options.width, "", ""), Styled()]
    if alone:
        out += [Styled.of((say("views.tops"), "bold"))]
        for name in alone:
            out += _leaf(answers, name, say, options.width, "  ", "  ")
        out.append(Styled())
    for group in answers.same_number():
        text = say("views.same-number", files=", ".join(visible(name) for name in group))
        out += Styled.of(text).wrapped(options.width, Styled.of((SIGNS["warning"], "warning"), " "))
    linked = sum(answers.parent_of(name).name is not None for name in plans)
    out.append(Styled.of((say("views.total", plans=say.count("count.plan", len(plans)), linked=linked), "dim")))
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out)


def _branch(answers: Answers, name: str, say: Words, width: int, first: str, rest: str) -> Iterator[Styled]:
    children = answers.children_of(name)
    yield from _leaf(answers, name, say, width, first, rest + ("│  " if children else "   "))
    for at, child in enumerate(children, start=1):
        last = at == len(children)
        yield from _branch(
            answers, child, say, width, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
        )


def _leaf(answers: Answers, name: str, say: Words, width: int, first: str, rest: str) -> Iterator[Styled]:
    card, parent = answers.cards[name], answers.parent_of(name)
    line = Styled.of((" · ".join(identity_of(card, say)), "bold"), ("   " + visible(name), "dim"))
    yield from line.wrapped(width, Styled.of((first, "dim")), Styled.of((rest, "dim")))
    reason = why(card, parent, say)
    if reason and parent.verdict is not Verdict.NONE_CITED:
        sign = "warning" if parent.verdict in _GRAVE else "unsure"
        head = Styled.of((rest, "dim"), (SIGNS[sign], sign), " ")
        yield from Styled.of(reason).wrapped(width, head, Styled.of((rest, "dim"), "  "))
