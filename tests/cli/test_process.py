"""The program as a process: exit codes, streams, encodings, closed pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def _run(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "checker", *arguments], capture_output=True, check=False, **more)  # type: ignore[call-overload,no-any-return]


def test_exit_codes(clean: Path, faulty: Path, tmp_path: Path) -> None:
    assert _run("check", clean).returncode == 0
    assert _run("check", faulty).returncode == 1
    assert _run("check", tmp_path / "nothing").returncode == 2
    assert _run("check", faulty, tmp_path / "nothing").returncode == 2
    assert _run("check", "--no-such-switch").returncode == 2
    assert _run("--version").returncode == 0
    assert _run("--help").returncode == 0


def test_reports_go_to_standard_output_and_errors_of_usage_to_standard_error(clean: Path) -> None:
    good = _run("check", clean, "--format", "json")
    assert good.stderr == b""
    assert json.loads(good.stdout)["files"]
    bad = _run("check", clean, "--format", "jsn")
    assert bad.stdout == b""
    assert bad.stderr


def test_output_is_utf_8_whatever_the_console_says(faulty: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    assert "kinh phí" in _run("check", faulty, env=environment).stdout.decode("utf-8")


def test_a_reader_who_leaves_early_is_no_error_with_words(faulty: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", str(faulty), "--show", "all", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_the_version_of_the_rules_does_not_depend_on_the_folder(clean: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "anderswo"
    elsewhere.mkdir()
    digests = {
        json.loads(_run("check", clean, "-f", "json", cwd=folder).stdout)["tool"]["rules"]
        for folder in (tmp_path, elsewhere)
    }
    assert len(digests) == 1
    assert digests.pop().startswith("sha256:")


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is needed")
def test_a_terminal_gets_colour_and_the_time(faulty: Path) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    master, slave = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")} | {
        "TERM": "xterm"
    }
    with subprocess.Popen(
        [sys.executable, "-m", "checker", "check", faulty, faulty.with_name("kh.txt")],
        stdout=slave, stderr=subprocess.DEVNULL, env=environment,
    ) as process:  # fmt: skip
        os.close(slave)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        process.wait()
    os.close(master)
    assert b"\x1b[31" in seen
    assert "giây".encode() in seen


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says so when the other side has closed
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is needed")
def test_many_files_show_progress_to_who_waits(tmp_path: Path, clean_text: str) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    for number in range(25):
        (tmp_path / f"kh-{number:02}.txt").write_text(clean_text, encoding="utf-8")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "checker", "check", str(tmp_path), "--format", "json"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=slave, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    ) as process:
        os.close(slave)
        seen = b""
        while chunk := _read(master):
            seen += chunk
        process.wait()
    os.close(master)
    assert process.returncode == 0
    assert b"25/25" in seen
