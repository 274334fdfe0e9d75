"""Word files with any part of their XML spoilt: read, or refused with an error for people; never anything else."""

from __future__ import annotations

import io
import re
import zipfile
from random import Random

import pytest

from checker.errors import InputError
from checker.parse import parse
from checker.readers.docx import walk
from tests.writers.packages import every_kind, parts

_ELEMENT = re.compile(r"<(w:\w+)[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
_VALUES = ("-1", "99999999999999999999", "x", "", "0", "true", "3")
_NAMES = ("p", "r", "tbl", "tc", "tr", "ins", "del", "sdt", "fldChar", "numPr", "pPr", "txbxContent")


def spoilt(xml: str, random: Random) -> str:
    """The XML with an element doubled, lost or renamed, with strange values, or with a sign too many."""
    found = list(_ELEMENT.finditer(xml))
    one, other = random.choice(found), random.choice(found)
    kind = random.randrange(5)
    if kind == 0:
        return xml[: other.start()] + one.group() + xml[other.start() :]
    if kind == 1:
        return xml[: one.start()] + xml[one.end() :]
    if kind == 2:
        return re.sub(
            r'w:(?:val|id)="[^"]*"',
            lambda m: f'w:val="{random.choice(_VALUES)}"' if random.random() < 0.2 else m[0],
            xml,
        )
    if kind == 3:
        name, new = one[1], random.choice(_NAMES)
        return xml.replace(f"<{name}", f"<w:{new}").replace(f"</{name}>", f"</w:{new}>")
    at = random.randrange(len(xml))
    return xml[:at] + random.choice("A<&\u0301\u00ad\u2028") + xml[at:]


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_file_is_read_or_refused(seed: int) -> None:
    random = Random(seed)
    whole = parts(every_kind())
    refused: list[str] = []
    for _ in range(25):
        members = dict(whole)
        name = random.choice([name for name in members if name.endswith(".xml") and b"<w:" in members[name]])
        xml = members[name].decode()
        for _ in range(random.randint(1, 4)):
            if _ELEMENT.search(xml):
                xml = spoilt(xml, random)
        members[name] = xml.encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for member, data in members.items():
                file.writestr(member, data)
        try:
            text = walk(out.getvalue(), "kh.docx")
        except InputError as error:
            refused.append(error.code)
            continue
        assert tuple(line.text for line in text.lines) == text.document.lines
        assert parse(text.document).document is text.document
    assert len(refused) < 25
    assert set(refused) <= {"damaged-file", "no-text"}
