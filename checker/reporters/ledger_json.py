"""The acts cited, as JSON, contract checker/ledger/1."""

from __future__ import annotations

import json
from collections.abc import Sequence

from checker.reporters.options import RenderOptions
from checker.reporters.visible import unbroken
from checker.repository.ledger import Act


def render(acts: Sequence[Act], options: RenderOptions) -> str:  # noqa: ARG001 - JSON speaks no language
    """One entry an act, those with conflicts first."""
    entries = [
        {
            "number": act.number, "types": list(act.types), "dates": [day.isoformat() for day in act.dates],
            "issuers": list(act.issuers), "titles": list(act.titles), "conflicts": list(act.conflicts),
            "known": {
                "date": act.known.issued.isoformat(), "issuer": act.known.issuer, "title": act.known.title,
            } if act.known else None,
            "mentions": [
                {
                    "file": mention.file, "line": mention.cited.line, "type": mention.cited.type,
                    "date": mention.cited.date.isoformat() if mention.cited.date else None,
                    "issuer": mention.cited.issuer, "subject": mention.cited.subject,
                }
                for mention in act.mentions
            ],
        }
        for act in acts
    ]  # fmt: skip
    return unbroken(json.dumps({"schema": "checker/ledger/1", "acts": entries}, ensure_ascii=False, indent=2)) + "\n"
