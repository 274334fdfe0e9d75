"""Every rule file that belongs to the program loads, and its examples are written as they must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.resources import rules_root
from checker.rules import load_examples, rule_files
from checker.rules.loader import load_rule

FILES = rule_files(rules_root())


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_rule_loads_with_its_examples(path: Path) -> None:
    rule = load_rule(path, category=path.parent.name)
    examples = load_examples(rule)
    failing = [example for example in examples if example.expect]
    silent = [example for example in examples if not example.expect]
    assert len(failing) >= 2
    assert len(silent) >= 2
    assert any(example.messy for example in failing)
    assert any(example.messy for example in silent)
