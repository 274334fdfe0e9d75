"""Whose plan carries out whose, as JSON, contract checker/tree/1."""

from __future__ import annotations

import json

from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken
from checker.repository.answers import Answers


def render(answers: Answers, options: RenderOptions) -> str:  # noqa: ARG001 - JSON speaks no language
    """One entry a document, with its parent or the reason why it has none."""
    plans = []
    for name in sorted(answers.cards):
        card, parent = answers.cards[name], answers.parent_of(name)
        cited = card.parent
        plans.append({
            "file": name, "kind": card.kind, "issuer": card.issuer, "number": card.number,
            "issued": card.issued.isoformat() if card.issued else None, "title": card.title,
            "parent": parent.name, "verdict": parent.verdict, "differs": parent.differs,
            "candidates": list(parent.candidates), "children": list(answers.children_of(name)),
            "cites": {
                "type": cited.type, "number": cited.number, "issuer": cited.issuer, "line": cited.line,
                "date": cited.date.isoformat() if cited.date else None,
            } if cited else None,
        })  # fmt: skip
    document = {"schema": "checker/tree/1", "plans": plans, "same_number": [list(g) for g in answers.same_number()]}
    return unbroken(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
