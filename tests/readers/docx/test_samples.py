"""The samples as Word files are judged as their text is: set as a typist would, and saved by a word processor."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from checker.engine import AuditOptions, audit
from checker.model.document import Document
from checker.parse import parse
from checker.readers import read_path
from checker.readers.docx import read_docx
from checker.rules import RuleSet, load_rules
from tests.readers.docx.written import as_docx

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
PLANS = sorted(path for path in SAMPLES.rglob("*") if path.suffix in {".md", ".txt"})


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples opened as text in LibreOffice and saved as .docx, in one run."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("saved")
    sources = [folder / f"{number}.txt" for number in range(len(PLANS))]
    for source, path in zip(sources, PLANS, strict=True):
        source.write_bytes(path.read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)], check=True, capture_output=True, timeout=120
    )
    return folder


def judged(document: Document, rules: RuleSet) -> Counter[tuple[str, str, str]]:
    """What is said of the plan's words; the form of its pages only a Word file tells."""
    outcomes = audit(parse(replace(document, form=None)), rules, AuditOptions())
    return Counter((outcome.rule, outcome.status.value, outcome.message) for outcome in outcomes)


@pytest.mark.parametrize("path", PLANS, ids=[path.name for path in PLANS])
def test_a_sample_set_in_word_is_judged_as_its_text(path: Path, rules: RuleSet) -> None:
    text = read_path(path)
    assert judged(read_docx(as_docx(text), "kh.docx"), rules) == judged(text, rules)


def test_samples_saved_by_a_word_processor_are_judged_as_their_text(saved: Path, rules: RuleSet) -> None:
    for number, path in enumerate(PLANS):
        document = read_path(saved / f"{number}.docx")
        assert judged(document, rules) == judged(read_path(path), rules), path.name
