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
_SUFFIXES = {
    "html": "html", "json": "json", "markdown": "md", "plan_page": "html", "pull-request": "md", "sarif": "json",
    "gitlab": "json", "junit": "xml",
}  # fmt: skip


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
_EXPLAINED = {**_PLAN_CASES, "nothing": nothing_found}
_PAGES = {"plan_lines": (("vi", 80), ("en", 120)), "plan_page": (("vi", 80),)}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("case", _CASES)
@pytest.mark.parametrize("form", FORMATS)
def test_report(form: str, case: str, lang: str) -> None:
    options = RenderOptions(lang=lang, width=80)
    _agree(f"{case}.{lang}.{form}.{_SUFFIXES.get(form, 'txt')}", renderer(FORMATS[form])(_CASES[case](), options))


@pytest.mark.parametrize("form", FORMATS)
def test_report_with_all_that_passed(form: str) -> None:
    options = RenderOptions(show_all=True)
    _agree(f"every-status.all.{form}.{_SUFFIXES.get(form, 'txt')}", renderer(FORMATS[form])(every_status(), options))


def test_report_in_colour() -> None:
    _agree(
        "every-status.colour.txt", renderer("text")(every_status(), RenderOptions(colour=True, seconds=0.21, width=120))
    )


@pytest.mark.parametrize("case", _PLAN_CASES)
@pytest.mark.parametrize("module", [*PLAN_FORMATS.values(), "skeleton"])
def test_plans_as_read(module: str, case: str) -> None:
    suffix = "json" if module == "plan_json" else "txt"
    _agree(f"{case}.{module}.{suffix}", renderer(module)(_PLAN_CASES[case](), RenderOptions(width=80)))


@pytest.mark.parametrize("case", _EXPLAINED)
@pytest.mark.parametrize("module", _PAGES)
def test_pages_with_roles(module: str, case: str) -> None:
    for lang, width in _PAGES[module]:
        name = f"{case}.{module}.{lang}.{width}.{_SUFFIXES.get(module, 'txt')}"
        _agree(name, renderer(module)(_EXPLAINED[case](), RenderOptions(lang=lang, width=width)))


def test_page_in_colour() -> None:
    _agree("whole.plan_lines.colour.txt", renderer("plan_lines")(_whole_plan(), RenderOptions(colour=True, width=120)))


def test_what_is_left_under_quiet() -> None:
    for form in ("text", "short", "markdown"):
        options = RenderOptions(quiet=True, width=80)
        _agree(
            f"every-status.quiet.{form}.{_SUFFIXES.get(form, 'txt')}", renderer(FORMATS[form])(every_status(), options)
        )


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
    names |= {
        f"{case}.{module}.{lang}.{width}.{_SUFFIXES.get(module, 'txt')}"
        for case in _EXPLAINED
        for module, sizes in _PAGES.items()
        for lang, width in sizes
    }
    names |= {f"every-status.quiet.{form}.{_SUFFIXES.get(form, 'txt')}" for form in ("text", "short", "markdown")}
    names |= {"every-status.colour.txt", "whole.skeleton-wide.txt", "whole.plan_lines.colour.txt"}
    assert {path.name for path in _FOLDER.iterdir()} == names


def _agree(name: str, text: str) -> None:
    path = _FOLDER / name
    if os.environ.get("CHECKER_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_bytes().decode()
