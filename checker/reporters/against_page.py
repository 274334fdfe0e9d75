"""A comparison as one HTML page; needs no other file."""

from __future__ import annotations

from checker.model.document import Document
from checker.reporters.comparison import Answer, Comparison, Demand
from checker.reporters.elements import SIGNS
from checker.reporters.facts import spot
from checker.reporters.markup import BREAK, Markup, document, tag
from checker.reporters.options import RenderOptions
from checker.reporters.words import Words, words

_STYLE = """
table.sides { width: 100%; } table.sides th, table.sides td { width: 48%; overflow-wrap: anywhere; }
table.sides th.sign, table.sides td.sign { width: 4%; text-align: center; font-weight: 700; }
tr.inner td:first-child { padding-left: 2rem; color: var(--dim); }
ins { color: var(--good); } small { color: var(--dim); }
"""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The page; every text of a plan is escaped."""
    say = words(options.lang)
    title = f"{comparison.answering} ↔ {comparison.asking}"
    top = tag(
        "tr", tag("th", comparison.asking, scope="col"), tag("th", "", class_="sign"),
        tag("th", comparison.answering, scope="col"),
    )  # fmt: skip
    rows = [part for row in comparison.demands for part in (_row(row, comparison.document, say), BREAK)]
    none = () if comparison.demands else (tag("p", say("against.no-demand")),)
    table = tag("table", tag("thead", top), BREAK, tag("tbody", *rows), class_="grid sides")
    return document(title, _STYLE, options.lang, tag("h1", title), table, *none)


def _row(row: Demand, document: Document, say: Words) -> Markup:
    answers = [tag("div", *_answer(answer, document, say)) for answer in row.answers]
    sign = tag("td", SIGNS.get(row.verdict, ""), class_=f"sign {row.verdict}".strip())
    return tag("tr", tag("td", row.text), sign, tag("td", *answers), class_="inner" if row.inner else None)


def _answer(answer: Answer, document: Document, say: Words) -> tuple[str, ...]:
    if answer.insert:
        return (tag("ins", f"+ {answer.text}"),)
    place = tag("small", f" {spot(answer.line, document, say)}") if answer.line is not None else ""
    return (answer.text, place)
