"""Whole reports against files: what people and programs see, word by word.

``CHECKER_GOLDEN=write pytest tests/reporters/test_golden.py`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.report import FileReport, RunReport
from checker.reporters import FORMATS, PLAN_FORMATS, RenderOptions, renderer
from tests.reporters.factories import every_status, full_plan, hostile, nothing_found

_FOLDER = Path(__file__).with_name("golden")
_SUFFIXES = {"json": "json", "markdown": "md"}


def _whole_plan() -> RunReport:
    outcomes = every_status().files[0].outcomes
    return RunReport(files=(FileReport(file="plans/kh.md", plan=full_plan(), outcomes=outcomes),))


_CASES: dict[str, Callable[[], RunReport]] = {
    "nothing": nothing_found,
    "every-status": every_status,
    "hostile": hostile,
}
_PLAN_CASES: dict[str, Callable[[], RunReport]] = {
    "whole": _whole_plan,
    "every-status": every_status,
    "hostile": hostile,
}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("case", _CASES)
@pytest.mark.parametrize("form", FORMATS)
def test_report(form: str, case: str, lang: str) -> None:
    options = RenderOptions(lang=lang, width=80)
    _agree(f"{case}.{lang}.{form}.{_SUFFIXES.get(form, 'txt')}", renderer(form)(_CASES[case](), options))


@pytest.mark.parametrize("form", FORMATS)
def test_report_with_all_that_passed(form: str) -> None:
    options = RenderOptions(show_all=True)
    _agree(f"every-status.all.{form}.{_SUFFIXES.get(form, 'txt')}", renderer(form)(every_status(), options))


def test_report_in_colour() -> None:
    _agree(
        "every-status.colour.txt", renderer("text")(every_status(), RenderOptions(colour=True, seconds=0.21, width=120))
    )


@pytest.mark.parametrize("case", _PLAN_CASES)
@pytest.mark.parametrize("module", [*PLAN_FORMATS.values(), "skeleton"])
def test_plans_as_read(module: str, case: str) -> None:
    suffix = "json" if module == "plan_json" else "txt"
    _agree(f"{case}.{module}.{suffix}", renderer(module)(_PLAN_CASES[case](), RenderOptions(width=80)))


def test_skeleton_side_by_side() -> None:
    _agree("whole.skeleton-wide.txt", renderer("skeleton")(_whole_plan(), RenderOptions(width=130, lang="en")))


def test_no_golden_file_is_left_over() -> None:
    names = {
        f"{case}.{lang}.{form}.{_SUFFIXES.get(form, 'txt')}"
        for form in FORMATS
        for case in _CASES
        for lang in ("vi", "en")
    }
    names |= {f"every-status.all.{form}.{_SUFFIXES.get(form, 'txt')}" for form in FORMATS}
    names |= {
        f"{case}.{module}.{'json' if module == 'plan_json' else 'txt'}"
        for case in _PLAN_CASES
        for module in (*PLAN_FORMATS.values(), "skeleton")
    }
    names |= {"every-status.colour.txt", "whole.skeleton-wide.txt"}
    assert {path.name for path in _FOLDER.iterdir()} == names


def _agree(name: str, text: str) -> None:
    path = _FOLDER / name
    if os.environ.get("CHECKER_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode()
