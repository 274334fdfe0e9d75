"""Generated pages say what the code and the rules say now."""

from __future__ import annotations

import pytest

from tests.generated import ROOT, pages


@pytest.mark.parametrize(
    "path", [ROOT / "rules" / "README.md", ROOT / "README.md"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_generated_page_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run `make docs`"
