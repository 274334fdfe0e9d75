"""The samples are read and judged exactly as the files beside them say, and the right ones in every spelling."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.engine import AuditOptions, audit
from checker.model.outcome import Outcome, Status
from checker.model.plan import Confidence
from checker.parse import parse
from checker.readers import read_bytes, read_path
from checker.resources import load_yaml
from checker.rules import RuleSet, load_rules
from tests.writer.layout import Spelling
from tests.writer.spelling import respell

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLANS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".md", ".txt"})
COMPLIANT = ("so-cong-thuong-2026.md", "xa-suoi-lanh-2026.txt")
TOLD = {Status.FAILED, Status.CANNOT_TELL, Status.CRASHED}


def wrapped(text: str) -> str:
    """The text with no line longer than 72, as mail programs and old converters leave it."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join(lines)


SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "NFC": lambda text: unicodedata.normalize("NFC", text).encode(),
    "NFD": lambda text: respell(text, Spelling.NFD).encode(),
    "NBSP": lambda text: respell(text, Spelling.NBSP).encode(),
    "double spaces": lambda text: respell(text, Spelling.DOUBLE_SPACES).encode(),
    "upper case": lambda text: respell(text, Spelling.UPPER).encode(),
    "wrapped at 72": lambda text: wrapped(text).encode(),
    "CRLF and byte-order mark": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "Eth for Đ": lambda text: respell(text, Spelling.ETH).encode(),
    "zero-width characters": lambda text: respell(text, Spelling.ZERO_WIDTH).encode(),
}


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def told(outcomes: tuple[Outcome, ...]) -> list[tuple[str, str, int]]:
    """What a person would be told: rule, status and line, sorted."""
    return sorted((o.rule, o.status.value, o.location.line) for o in outcomes if o.status in TOLD)


def expected(path: Path) -> list[tuple[str, str, int]]:
    data: Any = load_yaml(path.with_suffix(".expected.yml"))
    return sorted((entry["rule"], entry["status"], entry["line"]) for entry in data or ())


@pytest.mark.parametrize("path", PLANS, ids=[path.name for path in PLANS])
def test_a_sample_gives_what_the_file_beside_it_says(path: Path, rules: RuleSet) -> None:
    assert told(audit(parse(read_path(path)), rules, AuditOptions())) == expected(path)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_sample_stays_silent_in_any_spelling(name: str, spelling: str, rules: RuleSet) -> None:
    data = SPELLINGS[spelling]((SAMPLES / name).read_text(encoding="utf-8"))
    outcomes = audit(parse(read_bytes(data, name)), rules, AuditOptions())
    assert told(outcomes) == []
    assert any(o.status is Status.PASSED for o in outcomes)


def test_every_sample_has_its_expectations_and_every_rule_a_sample_that_fails(rules: RuleSet) -> None:
    beside = {path.name for path in SAMPLES.glob("*.expected.yml")}
    assert beside == {path.with_suffix(".expected.yml").name for path in PLANS}
    below = list(SAMPLES.glob("*/*.txt"))
    failing = {rule for path in (*PLANS, *below) for rule, status, _ in expected(path) if status == Status.FAILED.value}
    # What rests on facts that are not certain, and a parent that is not here, is nobody's fault: a person is asked to look.
    asking = {rule.id for rule in rules.rules if rule.confidence == Confidence.UNSURE} | {"parent-not-found"}
    # The form of pages is known of Word files alone: the examples of those rules hold it.
    form = {rule.id for rule in rules.rules if rule.category == "form"}
    assert failing == {rule.id for rule in rules.rules} - asking - form
