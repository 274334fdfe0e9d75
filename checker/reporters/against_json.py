"""A comparison as JSON, contract checker/diff/1."""

from __future__ import annotations

import json

from checker.reporters.comparison import Comparison
from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken

_VERDICTS = {"good": "passed", "error": "failed", "warning": "failed", "unsure": "cannot-tell"}


def render(comparison: Comparison, options: RenderOptions) -> str:  # noqa: ARG001 - the words come with the comparison
    """One entry a row; "verdict" is null where a row only tells."""
    rows = [
        {
            "kind": row.kind or None, "demand": row.text, "verdict": _VERDICTS.get(row.verdict), "score": row.score,
            "part_of_row_above": row.inner,
            "answers": [{"text": a.text, "line": a.line, "insert": a.insert} for a in row.answers],
        }
        for row in comparison.demands
    ]  # fmt: skip
    document = {
        "schema": "checker/diff/1", "asking": comparison.asking, "answering": comparison.answering, "rows": rows,
    }  # fmt: skip
    return unbroken(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
