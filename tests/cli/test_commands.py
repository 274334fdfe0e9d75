"""The other commands: diff, extract, schema, and the configuration."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from checker.cli.program import COMMANDS
from checker.reporters.words import words
from tests.cli.conftest import Call


def test_diff_shows_what_is_missing_beside_what_is_asked(
    call: Call, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = call("diff", faulty.name)
    assert narrow.exit_code == 0
    assert "✗ kinh phí thực hiện" in narrow.stdout
    monkeypatch.setenv("COLUMNS", "140")
    wide = call("diff", faulty.name)
    assert any(re.match(r"kinh phí thực hiện +✗", line) for line in wide.stdout.splitlines())


@pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")
def test_after_the_patch_the_finding_is_gone(call: Call, faulty: Path, tmp_path: Path) -> None:
    before = json.loads(call("check", faulty.name, "-f", "json").stdout)["summary"]["by_rule"]
    assert "missing-funding-clause" in before
    patch = call("diff", faulty.name, "--format", "patch")
    assert patch.exit_code == 0
    subprocess.run(["patch", "-p1"], cwd=tmp_path, input=patch.stdout_bytes, check=True, capture_output=True)
    after = json.loads(call("check", faulty.name, "-f", "json").stdout)["summary"]["by_rule"]
    assert "missing-funding-clause" not in after
    assert "unfilled-blank" in after


def test_a_clean_plan_has_nothing_to_patch(call: Call, clean: Path) -> None:
    result = call("diff", clean.name, "--format", "patch")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr


def test_a_file_that_is_no_utf_8_gets_no_patch(call: Call, faulty: Path) -> None:
    faulty.write_bytes(faulty.read_text(encoding="utf-8").encode("utf-16"))
    result = call("diff", faulty.name, "--format", "patch")
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_extract_shows_what_was_read_with_its_lines(call: Call, clean: Path) -> None:
    result = call("extract", clean.name)
    assert result.exit_code == 0
    assert re.search(r"^ +\d+  kinh phí  ", result.stdout, re.MULTILINE)


def test_extract_explains_every_line_of_the_page(call: Call, clean: Path, clean_text: str) -> None:
    result = call("extract", "--explain", clean.name)
    assert result.exit_code == 0
    assert re.search(r"^ +\d+ +kinh phí +│", result.stdout, re.MULTILINE)
    assert re.search(r"^ +\d+ +tên loại: kế +│ KẾ HOẠCH$", result.stdout, re.MULTILINE)
    numbers = re.findall(r"^ *(\d+) .*│", result.stdout, re.MULTILINE)
    assert len(numbers) == len(clean_text.splitlines())


def test_extract_writes_a_web_page(call: Call, clean: Path, tmp_path: Path) -> None:
    assert call("extract", "--explain", clean.name, "--format", "html:trang.html").exit_code == 0
    page = (tmp_path / "trang.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert call("extract", clean.name, "--format", "html").stdout == page


def test_extract_tells_why_a_document_is_not_audited(call: Call, clean: Path, tmp_path: Path) -> None:
    decision = tmp_path / "qd.txt"
    lines = ["UBND TỈNH X", "Số: 12/QĐ-UBND", "", "QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác", "", "Điều 1. Lập Tổ."]
    decision.write_text("\n".join(lines), encoding="utf-8")
    for more in ((), ("--explain",)):
        result = call("extract", decision.name, clean.name, *more)
        assert result.exit_code == 0
        assert "dòng 4 ghi tên loại “QUYẾT ĐỊNH”" in " ".join(result.stdout.split())
        assert clean.name in result.stdout
        assert "○ " not in result.stdout.replace("○: ", "")
    data = json.loads(call("extract", decision.name, "--format", "json").stdout)
    assert data["plans"][0]["kind"] == "decision"
    assert data["plans"][0]["kind_from"] == {"text": "QUYẾT ĐỊNH", "line": 4}


def test_explain_knows_its_formats(call: Call, clean: Path) -> None:
    result = call("extract", "--explain", clean.name, "--format", "tree")
    assert result.exit_code == 2
    assert "html" in result.stderr


def test_extract_as_json(call: Call, clean: Path) -> None:
    result = call("extract", clean.name, "không-có.txt", "--format", "json")
    assert result.exit_code == 2
    data = json.loads(result.stdout)
    assert data["schema"] == "checker/plans/1"
    assert data["plans"][0]["kind"] == "plan"
    assert data["errors"][0]["file"] == "không-có.txt"
    jsonschema.validate(data, json.loads(call("schema", "plans").stdout))


def test_the_report_agrees_with_the_published_schema(call: Call, clean: Path, faulty: Path) -> None:
    report = json.loads(call("check", clean.name, faulty.name, "-f", "json", "--show", "all").stdout)
    jsonschema.validate(report, json.loads(call("schema", "report").stdout))


@pytest.mark.parametrize("name", ["plans", "report", "rule", "config", "baseline", "waivers"])
def test_schemas_are_schemas(call: Call, name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(call("schema", name).stdout))


def test_configuration_is_found_upwards_and_switches_override_it(call: Call, faulty: Path) -> None:
    Path("checker.toml").write_text('ignore = ["funding", "structure"]\nlang = "en"\n', encoding="utf-8")
    folder = Path("2025/thang-3")
    folder.mkdir(parents=True)
    plan = folder / faulty.name
    faulty.rename(plan)
    quiet = call("check", str(plan))
    assert quiet.exit_code == 0
    assert "clean" in quiet.stdout
    assert call("check", str(plan), "--ignore", "structure").exit_code == 1
    assert "đạt" in call("check", str(plan), "--lang", "vi").stdout


def test_configuration_paths_are_relative_to_its_folder(call: Call, faulty: Path) -> None:
    Path("sub").mkdir()
    faulty.rename(Path("sub") / faulty.name)
    Path("sub/checker.toml").write_text('format = ["json:out.json"]\n[severities]\nmissing-funding-clause = "info"\n')
    result = call("check", "sub", "--ignore", "structure")
    assert result.exit_code == 0
    report = json.loads(Path("sub/out.json").read_bytes())
    assert report["files"][0]["outcomes"][0]["severity"] == "info"


def test_a_configuration_can_be_named(call: Call, faulty: Path) -> None:
    Path("other.toml").write_text('ignore = ["funding", "structure"]\n')
    assert call("check", faulty.name, "--config", "other.toml").exit_code == 0
    missing = call("check", faulty.name, "--config", "none.toml")
    assert missing.exit_code == 2
    assert "none.toml" in missing.stderr


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_explains_itself(call: Call, lang: str) -> None:
    say = words(lang)
    whole = call("--help", "--lang", lang).stdout
    assert whole.startswith(say("help.usage"))
    for name in COMMANDS:
        assert say(f"help.{name}.short").split()[0] in whole
        text = call(name, "--help", "--lang", lang).stdout
        assert text.startswith(say("help.usage"))
        assert not re.search(r"help\.[a-z]", text)


def test_both_languages_have_the_same_words() -> None:
    vi, en = words("vi").table, words("en").table
    only_told = ("error.", "mend.")  # errors are raised in English
    assert {k for k in vi if not k.startswith(only_told)} == {
        k for k in en if not k.startswith(only_told) and not k.endswith(".one")
    }
    for key in vi.keys() & en.keys():
        holes = [sorted(re.findall(r"\{(\w+)\}", table[key])) for table in (vi, en)]
        assert holes[0] == holes[1], key


def test_every_word_that_the_program_asks_for_exists(root: Path) -> None:
    asked: set[str] = set()
    for path in (root / "checker").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""(?:\bsay|words\([^()]*\))\(\s*"([a-z.-]+)\"""", source))
        asked |= set(re.findall(r"""help="(help\.[a-z.-]+)\"""", source))
    assert len(asked) > 80
    assert asked <= set(words("vi").table)


@pytest.mark.skipif(shutil.which("patch") is None, reason="GNU patch is not installed")
def test_every_sample_can_be_mended_by_its_patch(call: Call, root: Path, tmp_path: Path) -> None:
    samples = [path for path in sorted((root / "samples").iterdir()) if path.suffix in (".txt", ".md")]
    mended = 0
    for sample in samples:
        shutil.copy(sample, tmp_path)
        before = _failed_with_edits(call, sample.name)
        patch = call("diff", sample.name, "--format", "patch").stdout_bytes
        assert bool(patch) == bool(before), sample.name
        if patch:
            subprocess.run(["patch", "-p1"], cwd=tmp_path, input=patch, check=True, capture_output=True)
            assert not before & _failed_with_edits(call, sample.name), sample.name
            mended += 1
    assert mended > 0


def _failed_with_edits(call: Call, name: str) -> set[str]:
    (entry,) = json.loads(call("check", name, "--format", "json").stdout)["files"]
    return {o["rule"] for o in entry["outcomes"] if o["status"] == "failed" and o["edits"]}


def test_the_skeleton_offers_what_is_missing_and_not_the_numbers_that_move_with_it(call: Call) -> None:
    sample = Path(__file__).parents[2] / "samples" / "xa-na-muong-2026.txt"
    shown = call("diff", str(sample)).stdout
    offered = [line.strip() for line in shown.splitlines() if line.lstrip().startswith("+")]
    assert "+ II. YÊU CẦU" in offered
    assert "+ III." not in offered
