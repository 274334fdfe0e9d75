"""Every Word file of the manifest: its facts, its text, and the behaviour asked for the hostile ones."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from checker.model.report import FileReport, RunReport
from checker.parse import parse
from checker.readers import read_path
from checker.reporters import RenderOptions
from checker.reporters.plan_json import render
from tests.readers.manifest import ABSENT, FILES, entries, fact_faults, manifest, normal, paragraphs, text_faults
from tests.readers.measured import extract

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=ABSENT)
HOSTILE = [e for e in manifest()["hostile"] if e["file"] and Path(e["file"]).suffix in {".docx", ".docm"}]
SAYS = {
    "zip-bomb.docx": "too-large", "zip-bomb-lying.docx": "damaged-file", "truncated.docx": "damaged-file",
    "billion-laughs.docx": "unsafe-file", "xxe.docx": "unsafe-file", "encrypted.docx": "encrypted-file",
    "not-a-docx.docx": "binary-file", "empty.docx": "no-text", "zero-bytes.docx": "empty-file",
}  # fmt: skip


@pytest.mark.parametrize("entry", entries(".docx"), ids=lambda entry: str(entry["file"]))
def test_facts_and_text(entry: dict[str, Any]) -> None:
    document = read_path(FILES / entry["file"])
    plan = parse(document)
    report = RunReport(files=(FileReport(file="x", plan=plan),), errors=(), rules_digest="")
    (told,) = json.loads(render(report, RenderOptions()))["plans"]
    assert text_faults(entry["text"], document) + fact_faults(entry["expect"], told, document) == []
    wanted = entry["expect"]
    assert len(told["outline"]) == len(wanted["outline"])
    assert len(told["citations"]) == len(wanted["citations"])
    points = [line for line in paragraphs(document) if line[1:2] == ")"]
    assert len(points) == len(wanted["points"])
    for line, (path, words) in zip(points, wanted["points"], strict=True):
        assert line.startswith(normal(f"{path[-1]}) {words}"))
    assert normal(document.lines[0]) == wanted["first_text"]
    if "comments" in wanted:
        assert [note.count for note in document.notes if note.kind == "comments"] == [wanted["comments"]]


@pytest.mark.parametrize("entry", HOSTILE, ids=lambda entry: Path(entry["file"]).name)
def test_hostile_files_do_no_harm(entry: dict[str, Any], tmp_path: Path) -> None:
    path = _stored(FILES / entry["file"])
    run = extract(path, tmp_path)
    assert run.seconds < entry["seconds"]
    assert run.memory is None or run.memory < entry["memory_mb"]
    assert run.left == ()
    assert "Traceback" not in run.err
    told = json.loads(run.out)
    if path.name in SAYS:
        assert run.code != 0
        assert [error["error"] for error in told["errors"]] == [SAYS[path.name]]
        return
    assert entry["outcome"] != "error"
    assert (run.code, told["errors"]) == (0, [])
    (plan,) = told["plans"]
    wanted = dict(entry["expect"])
    tasks, plan["tasks"] = plan["tasks"], plan["tasks"][:20]
    assert len(tasks) == wanted.pop("task_count")
    if "title" in wanted:
        assert fact_faults({**wanted, "points": ()}, plan, read_path(path)) == []
    assert plan["number"] == wanted["number"]
    if "macro" in path.name:
        assert [note["kind"] for note in plan["notes"]] == ["macros"]


def _stored(path: Path) -> Path:
    """The file as the folder has it: one name is decomposed."""
    name = unicodedata.normalize("NFC", path.name)
    return next(file for file in path.parent.iterdir() if unicodedata.normalize("NFC", file.name) == name)
