"""The simplest thing that could be said to look for the five elements: plain ``re`` over each file of a folder."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

DROPPED = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
SPACES = re.compile(r"[^\S\n]+")
ELEMENTS = {
    "parent": re.compile(
        r"\b(?:thực hiện|căn cứ|theo|;)\s+(?:kế hoạch|quyết định)\s+(?:số\s+)?\d+\s*/(?:kh|qđ)-\w+\s+ngày\s+\d+[^;.\n]*"
    ),
    "purpose": re.compile(r"^\W*(?:[ivx]+|[a-e]|\d)[.)][^\n]*?mục\s+đích", re.MULTILINE),
    "requirements": re.compile(r"^\W*(?:[ivx]+|[a-e]|\d)[.)][^\n]*?yêu\s+cầu", re.MULTILINE),
    "lead": re.compile(
        r"(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|thực hiện)(?:\s+thực hiện)?\s*(?::|\n|\||<)|giao\s+[^.;\n]{3,80}\s+chủ trì"
    ),
    "reporting": re.compile(r"báo cáo[^.]{0,200}?(?:trước|chậm nhất)\s+(?:là\s+)?ngày\s+\d+"),
    "funding": re.compile(r"kinh phí\s+(?:thực hiện|bảo đảm)|nguồn\s+kinh phí"),
}


def look(path: Path) -> dict[str, list[int]]:
    """The lines in which each element is named."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")).lower().replace("ð", "đ")
    text = SPACES.sub(" ", DROPPED.sub("", text))
    return {
        name: [text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)]
        for name, pattern in ELEMENTS.items()
    }


if __name__ == "__main__":
    json.dump({path.name: look(path) for path in sorted(Path(sys.argv[1]).iterdir())}, sys.stdout)
