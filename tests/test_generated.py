"""Generated pages say what the code and the rules say now."""

from __future__ import annotations

import pytest

from tests.generated import ROOT, pages


@pytest.mark.parametrize("name", ["README.md", "rules/README.md", "rules/rule.schema.json"])
def test_a_generated_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == pages()[ROOT / name], "run `make docs`"
