"""A comparison as a Markdown table."""

from __future__ import annotations

from checker.model.document import Document
from checker.patterns import compiled
from checker.reporters.comparison import Answer, Comparison
from checker.reporters.elements import SIGNS
from checker.reporters.facts import spot
from checker.reporters.options import RenderOptions
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_MARKUP = compiled(r"([\\`*_{}\[\]<>|#~])")


def render(comparison: Comparison, options: RenderOptions) -> str:
    """The rows; no text of a plan is read as Markdown."""
    say = words(options.lang)
    out = [f"| {_safe(comparison.asking)} | | {_safe(comparison.answering)} |", "|---|:-:|---|"]
    for row in comparison.demands:
        text = ("&nbsp;&nbsp;" if row.inner else "") + _safe(row.text)
        answers = "<br>".join(_answer(answer, comparison.document, say) for answer in row.answers)
        out.append(f"| {text} | {SIGNS.get(row.verdict, '')} | {answers} |")
    if not comparison.demands:
        out += ["", say("against.no-demand")]
    return "\n".join(out) + "\n"


def _answer(answer: Answer, document: Document, say: Words) -> str:
    if answer.insert:
        return f"**+** *{_safe(answer.text)}*"
    place = f" ({spot(answer.line, document, say)})" if answer.line is not None else ""
    return f"{_safe(answer.text)}{place}"


def _safe(text: str) -> str:
    return _MARKUP.sub(r"\\\1", visible(text))
