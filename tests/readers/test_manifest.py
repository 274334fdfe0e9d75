"""Every file of the manifest beside the project, read as a user reads it; DOCX files are walked by tests of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.model.report import FileReport, RunReport
from checker.parse import parse
from checker.readers import read_path
from checker.readers.office import office_program
from checker.reporters import RenderOptions, plan_json
from tests.readers.manifest import ABSENT, FILES, entries, fact_faults, manifest, text_faults
from tests.readers.measured import extract

HOSTILE = [entry for entry in manifest()["hostile"] if Path(entry["file"] or "").suffix in {".pdf", ".html", ".txt"}]
SAYS = {"password.pdf": "encrypted-file", "no-xref.pdf": "damaged-file", "binary.txt": "binary-file"}

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=ABSENT)


def _id(entry: dict[str, Any]) -> str:
    return str(entry["file"])


@pytest.mark.parametrize("entry", entries(".txt", ".md", ".html", ".odt", ".doc", ".rtf", ".pdf"), ids=_id)
def test_the_facts_of_a_file_are_read(entry: dict[str, Any]) -> None:
    suffix = Path(entry["file"]).suffix
    if suffix in {".doc", ".rtf"} and office_program() is None:
        pytest.skip("LibreOffice is not installed")
    if suffix == ".pdf":
        pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")
    if entry["expect"].get("ocr"):
        recognised = pytest.importorskip("checker.readers.pdf.recognised", reason="pillow (extra ocr) is not installed")
        if recognised.recogniser() is None:
            pytest.skip("tesseract with Vietnamese is not installed")
    document = read_path(FILES / entry["file"])
    report = RunReport(files=(FileReport(file=entry["file"], plan=parse(document)),))
    plan = json.loads(plan_json.render(report, RenderOptions()))["plans"][0]
    assert fact_faults(entry["expect"], plan, document) + text_faults(entry.get("text", {}), document) == []


@pytest.mark.parametrize("entry", HOSTILE, ids=_id)
def test_a_hostile_file_harms_nothing(entry: dict[str, Any], tmp_path: Path) -> None:
    path = FILES / entry["file"]
    run = extract(path, tmp_path)
    assert run.seconds <= entry["seconds"]
    assert run.memory is None or run.memory <= entry["memory_mb"]
    assert run.left == ()
    assert "Traceback" not in run.err
    told = json.loads(run.out)
    if path.name in SAYS:
        assert run.code == 2
        assert [error["error"] for error in told["errors"]] == [SAYS[path.name]]
        return
    assert (run.code, told["errors"]) == (0, [])
    (plan,) = told["plans"]
    document = read_path(path)
    assert fact_faults(entry.get("expect", {}), plan, document) == []
    if path.name == "deep-nesting.html":
        assert document.lines == ("Số: 412/KH-SNNMT",)
