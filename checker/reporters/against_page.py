"""A comparison as one HTML page; needs no other file."""

from __future__ import annotations

from checker.reporters.comparison import Answer, Comparison, Demand
from checker.reporters.elements import SIGNS
from checker.reporters.markup import BREAK, Markup, tag
from checker.reporters.options import RenderOptions
from checker.reporters.words import Words, words

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --dim: #6a6a6a; --line: #ddd; --good: #1a6e2e;
  --error: #b3261e; --unsure: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --dim: #9a9a9a; --line: #33363c;
  --good: #7fd18f; --error: #ff8a80; --unsure: #93b4ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
main { max-width: 90rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); width: 48%;
  overflow-wrap: anywhere; }
th.sign, td.sign { width: 4%; text-align: center; font-weight: 700; }
tr.inner td:first-child { padding-left: 2rem; color: var(--dim); }
.good { color: var(--good); } .error { color: var(--error); } .unsure { color: var(--unsure); } .dim { color: var(--dim); }
ins { color: var(--good); } small { color: var(--dim); }
@media print { body { font-size: 10pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The page; every text of a plan is escaped."""
    say = words(options.lang)
    title = f"{comparison.answering} ↔ {comparison.asking}"
    top = tag(
        "tr", tag("th", comparison.asking, scope="col"), tag("th", "", class_="sign"),
        tag("th", comparison.answering, scope="col"),
    )  # fmt: skip
    rows = [part for row in comparison.demands for part in (_row(row, say), BREAK)]
    none = () if comparison.demands else (tag("p", say("against.no-demand")),)
    head = tag(
        "head", tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title), Markup(f"<style>{_STYLE}</style>"),
    )  # fmt: skip
    body = tag("body", tag("main", tag("table", tag("thead", top), BREAK, tag("tbody", *rows)), *none))
    return f"<!DOCTYPE html>\n{tag('html', head, BREAK, body, lang=options.lang)}\n"


def _row(row: Demand, say: Words) -> Markup:
    answers = [tag("div", *_answer(answer, say)) for answer in row.answers]
    sign = tag("td", SIGNS.get(row.verdict, ""), class_=f"sign {row.verdict}".strip())
    return tag("tr", tag("td", row.text), sign, tag("td", *answers), class_="inner" if row.inner else None)


def _answer(answer: Answer, say: Words) -> tuple[str, ...]:
    if answer.insert:
        return (tag("ins", f"+ {answer.text}"),)
    place = tag("small", f" {say('place.line', line=answer.line)}") if answer.line is not None else ""
    return (answer.text, place)
