"""Input and arguments that cannot be right: one block of words, the right exit code, never a traceback."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chek",), "có phải là “check”"),
        (("check",), "còn thiếu PATH"),
        (("coverage", "."), "còn thiếu --parent"),
        (("check", "kh.txt", "--parent", "a.txt", "--parent=b.txt"), "--parent được nêu nhiều lần"),
        (("check", "kh.txt", "--formt", "json"), "có phải là “--format”"),
        (("check", "kh.txt", "--format", "jsn"), "có phải là “json”"),
        (("check", "kh.txt", "--format"), "cần một giá trị"),
        (("check", "kh.txt", "-f", "text", "-f", "short"), "hai định dạng"),
        (("check", "kh.txt", "--stage", "xong"), "draft, submitted"),
        (("check", "kh.txt", "--fail-on", "never"), "error, warning, info"),
        (
            ("check", "kh.txt", "--profile", "six-clea"),
            "không có bộ chọn quy tắc (profile) “six-clea”\n  → có phải là “six-clear”",
        ),
        (("check", "kh.txt", "--select", "missing-purpos"), "“missing-purpos”\n  → có phải là “missing-purpose”"),
        (("check", "kh.txt", "--ignore", "zzz"), "checker rules list"),
        (("check", "kh.txt", "--ignore", "missing-purpos"), "missing-purpose"),
        (("check", "kh.txt", "--rules", "nicht-da"), "nicht-da: không có thư mục quy tắc này"),
        (("check", "*.nichts"), "*.nichts"),
        (("check", "kh.txt", "--format", "json:nicht-da/x.json"), "không ghi được (không có thư mục này)"),
        (("check", "không-có.txt"), "không-có.txt: không có tệp này"),
        (("new", "--parent", "kh.txt", "--issuer", "Sở Y tế", "--report-days", "-3"), "từ 0 đến 365"),
        (("new", "--parent", "kh.txt", "--issuer", " "), "--issuer cần một giá trị"),
        (("rules", "show", "missing-purpos"), "missing-purpose"),
        (("rules", "test", "nicht-da"), "nicht-da"),
        (("diff", "."), "thư mục"),
        (("schema", "plan"), "plans, report, rule, config"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_usage_errors_say_what_and_how_to_mend(call: Call, clean: Path, arguments: tuple[str, ...], words: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output
    assert clean.exists()


@pytest.mark.parametrize("group", [(), ("rules",)])
def test_without_a_command_the_help_stands_as_it_is(call: Call, group: tuple[str, ...]) -> None:
    result = call(*group)
    assert result.exit_code == 2
    assert result.stderr.startswith("Cách dùng: checker")
    assert len(result.stderr.splitlines()) > 8


def test_unknown_names_are_told_in_english_too(call: Call, clean: Path) -> None:
    assert clean.exists()
    assert "unknown profile 'six-clea'" in call("check", "kh.txt", "--profile", "six-clea", "--lang", "en").output


def test_a_folder_of_rules_named_twice_is_one(call: Call, clean: Path) -> None:
    made = call("rules", "new", "own-rule", "--category", "tasks", "--dir", "mine")
    assert made.exit_code == 0
    once = call("check", str(clean), "--rules", "mine", "--format", "json")
    assert once.exit_code in (0, 1)
    assert call("check", str(clean), "--rules", "mine", "--rules", "./mine", "--format", "json").stdout == once.stdout


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('profile = "base"\nfail_on = "error"\n', 2, "có phải là “fail-on”"),
        ('\n\nstage = "drafty"\n', 3, "'drafty'\n  → hiện có: draft, submitted"),
        ('select = "missing-purpose"\n', 1, "danh sách"),
        ("stage = \n", 1, "TOML"),
        ('[severities]\nmissing-purpose = "fatal"\n', 2, "fatal"),
    ],
)
def test_a_wrong_configuration_is_told_with_file_and_line(
    call: Call, clean: Path, text: str, line: int, words: str
) -> None:
    Path("checker.toml").write_text(text, encoding="utf-8")
    result = call("check", clean.name)
    assert result.exit_code == 2
    assert f"checker.toml:{line}:" in result.stderr.replace("\n  ", "")
    assert words in result.stderr


def test_an_empty_file(call: Call) -> None:
    Path("a.txt").touch()
    result = call("check", "a.txt")
    assert result.exit_code == 2
    assert "tệp rỗng" in result.stdout


def test_a_file_of_spaces(call: Call) -> None:
    Path("a.txt").write_text(" \n\n\t\n")
    assert call("check", "a.txt").exit_code == 2


def test_only_a_header(call: Call) -> None:
    Path("a.txt").write_text("UBND TỈNH VÂN GIANG\nSỞ NỘI VỤ\nSố: 12/KH-SNV\n", encoding="utf-8")
    result = call("check", "a.txt", "--format", "json")
    assert result.exit_code in (0, 1)
    assert len(json.loads(result.stdout)["files"]) == 1


def test_a_binary_file(call: Call, clean: Path) -> None:
    Path("a.txt").write_bytes(random.Random(1).randbytes(5000))
    result = call("check", "a.txt", clean.name, "--format", "json")
    assert result.exit_code == 2
    report = json.loads(result.stdout)
    assert [error["file"] for error in report["errors"]] == ["a.txt"]
    assert [entry["file"] for entry in report["files"]] == [clean.name]


def test_five_megabytes_in_one_line(call: Call) -> None:
    Path("a.txt").write_text("Kế hoạch thực hiện, báo cáo kinh phí chủ trì số " * 105_000, encoding="utf-8")
    result = call("check", "a.txt")
    assert result.exit_code in (0, 1, 2)
    assert "Traceback" not in result.output


def test_control_characters_and_mark_up_in_a_title(call: Call, clean: Path, clean_text: str) -> None:
    before, after = clean_text.split("KẾ HOẠCH\n", 1)
    hostile = "Truyền thông [bold red]x[/] <script>alert(1)</script> | \x1b[31m\x07\u202e " + after
    clean.write_text(before + "KẾ HOẠCH\n" + hostile, encoding="utf-8")
    for form in ("text", "short", "markdown"):
        output = call("check", clean.name, "--format", form, "--show", "all").stdout
        assert not set("\x1b\x07\u202e") & set(output)
    tree = call("extract", clean.name).stdout
    assert "[bold red]x[/] <script>" in " ".join(tree.split())
    json.loads(call("check", clean.name, "--format", "json").stdout)


def test_a_file_name_that_is_no_unicode(clean_text: str, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/k\xff.txt"
    try:
        with open(name, "wb") as out:  # noqa: PTH123 - a name in bytes
            out.write(clean_text.encode())
    except OSError:
        pytest.skip("this file system wants Unicode names")
    for form in ("text", "short", "markdown", "json"):
        command = [sys.executable, "-m", "checker", "check", os.fsdecode(name), "--format", form, "--show", "all"]
        run = subprocess.run(command, capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
        run.stdout.decode()


def test_an_unexpected_error_is_one_sentence(call: Call, clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("never")

    monkeypatch.setattr("checker.cli.auditing.emit", broken)
    result = call("check", clean.name)
    assert result.exit_code == 2
    assert "ZeroDivisionError: never" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("CHECKER_DEBUG", "1")
    assert "Traceback" in call("check", clean.name).stderr
