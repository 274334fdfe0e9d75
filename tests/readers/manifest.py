"""The manifest of test files kept beside the project: what a correct reader gets from each, and how far one is from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, cast

from checker.model.document import Document, Paragraph, Table
from checker.patterns import compiled
from checker.resources import load_yaml

FILES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
ABSENT = "the files with known facts are not beside the project (../shared/corpus/files)"

_PLAIN = ("number", "issued", "title", "year")
_SCANNED = 0.96  # of the letters of titles and texts must be right in a scan
_SPACES = compiled(r"[\s\u00a0]+")


def manifest() -> dict[str, Any]:
    """The manifest; empty where it is absent."""
    path = FILES / "MANIFEST.yml"
    return cast("dict[str, Any]", load_yaml(path)) if path.is_file() else {"files": [], "hostile": []}


def entries(*suffixes: str) -> list[dict[str, Any]]:
    """The sound files with one of these endings."""
    return [entry for entry in manifest()["files"] if Path(entry["file"]).suffix in suffixes]


def normal(text: str) -> str:
    """A text as the manifest wants it compared."""
    text = unicodedata.normalize("NFC", str(text)).replace("\u2011", "-").replace("\u00ad", "")
    return _SPACES.sub(" ", text).strip()


def paragraphs(document: Document) -> list[str]:
    """The texts of all paragraphs in reading order, those of cells too."""
    return [normal(paragraph.text.value) for paragraph in _all(document)]


def _all(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in block.rows:
                for cell in cells:
                    yield from cell.paragraphs
        else:
            yield block


def text_faults(wanted: dict[str, Any], document: Document) -> list[str]:
    """What of an entry's ``text`` does not hold."""
    found = paragraphs(document)
    whole = " ".join(found)
    faults = [f"absent: {text}" for text in wanted.get("present", ()) if normal(text) not in whole]
    gone = [*wanted.get("absent", ()), *wanted.get("absent_from_body", ())]
    faults += [f"there: {text}" for text in gone if normal(text) in whole]
    faults += [f"not once: {text}" for text in wanted.get("once", ()) if whole.count(normal(text)) != 1]
    faults += [f"cut: {text}" for text in wanted.get("joined", ()) if not any(normal(text) in line for line in found)]
    for mark, start in wanted.get("labelled", ()):
        if not any(line.startswith(normal(f"{mark} {start}")) for line in found):
            faults.append(f"label: {mark} {start}")
    faults += [
        f"labelled: {start}"
        for start in wanted.get("unlabelled", ())
        if not any(line.startswith(start) for line in found)
    ]
    return faults


def fact_faults(wanted: dict[str, Any], plan: dict[str, Any], document: Document) -> list[str]:
    """What of an entry's ``expect`` the plan, as ``checker extract`` tells it, does not say."""
    scanned = bool(wanted.get("ocr"))
    faults: list[str] = []

    def must(name: str, found: Any, expected: Any) -> None:
        if not _same(found, expected, scanned=scanned and name in {"title", "task", "point", "outline"}):
            faults.append(f"{name}: {found!r}, not {expected!r}")

    for name in _PLAIN:
        if name in wanted:
            must(name, plan[name], wanted[name])
    if "issuer" in wanted:
        must("issuer", _short(plan["issuer"]["name"] or ""), _short(wanted["issuer"]))
    if "parent" in wanted:
        parent = wanted["parent"]
        must("parent", parent and {key: (plan["parent"] or {}).get(key) for key in parent}, parent)
    cited = [_plain({key: act[key] for key in ("type", "number", "date")}) for act in plan["citations"]]
    faults += [f"citation: {act} not in {cited}" for act in wanted.get("citations", ()) if _plain(act) not in cited]
    outline = {section["path"]: section["title"] for section in plan["outline"]}
    for path, title in wanted.get("outline", ()):
        must("outline", normal(outline.get(path, "")), normal(title))
    lines = paragraphs(document)
    for path, words in wanted.get("points", ()):
        start = normal(f"{path.split('.')[-1]}) {words}")
        must("point", max((line[: len(start)] for line in lines), key=lambda line: _alike(line, start)), start)
    roles = {role for section in plan["outline"] for role in section["roles"]}
    for role in ("purpose", "requirements"):
        if role in wanted:
            must(role, role in roles, wanted[role])
    if "funding" in wanted:
        must("funding", plan["funding"] is not None, wanted["funding"])
    if "task_count" in wanted:
        must("task_count", len(plan["tasks"]), wanted["task_count"])
    tasks = {task["path"].rpartition("/")[2]: task for task in plan["tasks"]}
    for task in wanted.get("tasks", ()):
        found = tasks.get(task["number"], {})
        for name in ("lead", "coordinating", "time"):
            must(f"{task['number']} {name}", found.get(name), task[name])
    for path, title in wanted.get("task_texts", {}).items():
        must("task", normal(tasks.get(path, {}).get("title", "")), normal(title))
    asked = [str(report["deadline"]) for report in wanted.get("reporting", ()) if report["deadline"]]
    faults += [f"reporting: no {day}" for day in asked if day not in [one["deadline"] for one in plan["reporting"]]]
    if "recipients" in wanted:
        must("recipients", len(plan["recipients"]), wanted["recipients"])
    if "signature" in wanted:
        must(
            "signature",
            plan["signature"] and {key: plan["signature"][key] for key in wanted["signature"]},
            wanted["signature"],
        )
    if "pending_changes" in wanted:
        must(
            "pending changes", any(note.kind == "tracked-changes" for note in document.notes), wanted["pending_changes"]
        )
    if scanned:
        must("ocr", any(note.kind == "ocr" for note in document.notes), True)
    return faults


def _short(name: str) -> str:
    return normal(name).replace("Ủy ban nhân dân", "UBND")


def _same(found: Any, expected: Any, *, scanned: bool) -> bool:
    if isinstance(expected, dict | list | bool | int) or expected is None:
        return bool(_plain(found) == _plain(expected))
    if scanned and isinstance(found, str):
        return _alike(found, str(expected)) >= _SCANNED
    return isinstance(found, str) and normal(found) == normal(expected)


def _alike(found: str, expected: str) -> float:
    if found == expected:
        return 1.0
    same = SequenceMatcher(None, found, expected, autojunk=False)
    return same.ratio() if same.quick_ratio() >= 0.9 else 0.0


def _plain(value: Any) -> Any:
    """Dates of the manifest as JSON has them, texts as they are compared."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int) or value is None else normal(value)
