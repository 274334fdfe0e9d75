"""What holds for every report, whatever stands in a plan."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from checker.model.outcome import Edit, Outcome, Status
from checker.model.plan import LineRole, Reading
from checker.model.report import FileReport, RunReport
from checker.reporters import FORMATS, PLAN_FORMATS, RenderOptions, renderer
from checker.reporters.contracts import PlansDocument, ReportDocument, json_schema
from checker.reporters.hunks import Sign, rows
from checker.reporters.visible import visible
from tests.reporters.factories import (
    HOSTILE,
    LINES,
    at,
    every_status,
    full_plan,
    hostile,
    nothing_found,
    outcome,
    plan,
    words_at,
)

_ENCODED = ("json", "sarif")  # their text is for programs, which need it as it is; JSON encodes it
_SAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_texts = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize("form", [*FORMATS.values(), "plan_tree", "plan_lines", "plan_page", "skeleton"])
def test_nothing_in_a_plan_steers_the_terminal(form: str) -> None:
    if form not in _ENCODED:
        assert not _SAFE.search(renderer(form)(hostile(), RenderOptions()))


def test_mark_up_in_a_plan_is_shown_as_it_stands() -> None:
    text = renderer("text")(hostile(), RenderOptions())
    assert "[green]<br>|" in text
    assert "[red]Tiêu đề[/red] <b>| x" in text


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("module", ["text", "plan_tree", "plan_lines", "skeleton"])
def test_lines_fit_the_terminal(module: str, width: int) -> None:
    for report in (every_status(), hostile(), nothing_found()):
        for line in renderer(module)(report, RenderOptions(width=width)).splitlines():
            assert cell_len(line) <= width, line


def test_colour_only_repeats_what_signs_say() -> None:
    plain = renderer("text")(every_status(), RenderOptions())
    colour = renderer("text")(every_status(), RenderOptions(colour=True))
    assert _ANSI.sub("", colour) == plain
    assert colour != plain


def test_colour_only_repeats_what_the_roles_beside_a_page_say() -> None:
    for report in (_whole(), hostile()):
        plain = renderer("plan_lines")(report, RenderOptions())
        assert _ANSI.sub("", renderer("plan_lines")(report, RenderOptions(colour=True))) == plain


@pytest.mark.parametrize("width", [60, 80, 140])
def test_every_line_of_the_page_stands_beside_its_roles(width: int) -> None:
    shown = renderer("plan_lines")(_whole(), RenderOptions(width=width)).splitlines()
    numbers = [int(match[1]) for line in shown if (match := re.match(r" {0,4}(\d+) .*│", line))]
    assert numbers == list(range(1, len(LINES) + 1))


def test_what_was_read_as_nothing_and_what_is_unclear_have_signs_of_their_own() -> None:
    text = renderer("plan_lines")(_whole(), RenderOptions())
    assert re.search(r"^ +8 ○ .* Nâng cao", text, re.MULTILINE)
    assert "‹chủ trì›" in text
    assert re.search(r"^ +14 \? chủ trì: Phòng Nghiệp vụ", text, re.MULTILINE)


class _Elements(HTMLParser):
    """The elements of a page, its ids and the anchors that it links to; complains of what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.seen.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links |= {given["href"] or ""} if "href" in given else set()
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(_texts, _texts)
def test_no_text_of_a_plan_becomes_an_element_of_the_page(text: str, detail: str) -> None:
    lines = (text.replace("\n", " "), f"<script>{detail}".replace("\n", " "))
    roles = (
        LineRole(role="lead", location=at(1, 1, 1, len(text) + 1), detail=detail, reading=Reading(how=detail)),
        LineRole(role="residue", location=at(2, 3, 2, 9), detail=detail),
    )
    file = FileReport(file=f"{detail}.md", plan=plan(lines, line_roles=roles))
    page = renderer("plan_page")(RunReport(files=(file,)), RenderOptions())
    elements = _Elements()
    elements.feed(page)
    assert elements.open == []
    assert not elements.seen & {"script", "img", "b", "i", "link", "iframe"}
    assert not any(name.startswith("on") for name in elements.attributes)


def test_the_page_needs_no_network_and_its_links_lead_somewhere() -> None:
    elements = _Elements()
    elements.feed(page := renderer("plan_page")(_whole(), RenderOptions()))
    assert "src" not in elements.attributes
    assert "url(" not in page
    assert elements.links
    assert all(link.startswith("#") and link[1:] in elements.ids for link in elements.links)
    assert len(elements.ids) == len(set(elements.ids))


def test_json_tells_the_roles_of_lines_only_when_asked() -> None:
    assert _plans()[0]["roles"] == []
    (entry,) = json.loads(renderer("plan_json")(_whole(), RenderOptions(explain=True)))["plans"]
    column = LINES[13].index("chủ trì") + 1
    place = {"start": [14, column], "end": [14, column + len("chủ trì")]}
    assert {"role": "residue", "detail": "lead", **place, "reading": None} in entry["roles"]


def test_json_tells_how_elements_were_found_and_what_stands_twice() -> None:
    (entry,) = _plans()
    reading = {"how": "test", "confidence": "certain"}
    found = [entry["issuer"], entry["parent"], entry["funding"], entry["signature"], *entry["tasks"]]
    assert all(element["reading"] == reading for element in (*found, *entry["outline"], *entry["citations"]))
    assert entry["kind_from"] == {"text": "KẾ HOẠCH", "line": 3}
    assert entry["repeats"] == [{"text": "Nâng cao", "lines": 4, "line": 16, "end_line": 16, "original": 8}]
    assert entry["blanks"][0]["element"] == "date"
    assert entry["mentions"][0]["canonical"] == "y tế"


def test_quiet_leaves_what_failed_and_under_strict_what_could_not_be_told() -> None:
    usual = renderer("short")(every_status(), RenderOptions(quiet=True))
    strict = renderer("short")(every_status(), RenderOptions(quiet=True, strict=True))
    assert "reporting-deadline-by-reference" not in usual
    assert "missing-funding-clause" in usual
    assert set(strict.splitlines()) - set(usual.splitlines()) == {
        line for line in strict.splitlines() if ": cannot-tell " in line
    }
    assert ": cannot-tell " not in usual
    assert "qd.md" not in renderer("text")(every_status(), RenderOptions(quiet=True))


def test_a_clean_plan_is_one_line() -> None:
    assert renderer("text")(nothing_found(), RenderOptions()).count("\n") == 1


def test_a_quiet_run_without_findings_says_nothing() -> None:
    for form in ("text", "short"):
        assert renderer(form)(nothing_found(), RenderOptions(quiet=True)) == ""


def test_short_lines_name_file_line_and_column() -> None:
    lines = renderer("short")(every_status(), RenderOptions()).splitlines()
    assert lines[0].startswith("plans/kh-so-van-hoa-2025.md:6:")
    assert all(re.match(r"[^:]+:\d+:\d+: [a-z-]+ [a-z-]+ \S", line) for line in lines)


@pytest.mark.parametrize("show_all", [False, True])
def test_json_agrees_with_its_schema(show_all: bool) -> None:
    schema = json_schema(ReportDocument, "report")
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (every_status(), hostile(), nothing_found()):
        data = json.loads(renderer("json")(report, RenderOptions(show_all=show_all)))
        jsonschema.validate(data, schema)


def test_json_of_plans_agrees_with_its_schema() -> None:
    schema = json_schema(PlansDocument, "plans")
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (_whole(), every_status(), hostile()):
        jsonschema.validate(json.loads(renderer("plan_json")(report, RenderOptions())), schema)


def test_the_report_has_the_keys_that_programs_rely_on() -> None:
    data = json.loads(renderer("json")(every_status(), RenderOptions()))
    assert data["schema"] == "checker/report/1"
    assert data["tool"]["name"] == "checker"
    first = data["files"][0]
    assert {"file", "kind", "number", "issuer", "parent", "outcomes", "passed", "not_applicable"} <= set(first)
    assert {entry["status"] for entry in first["outcomes"]} == {"failed", "cannot-tell", "waived", "crashed"}
    assert first["passed"] == 3
    assert first["not_applicable"] == 1
    assert data["files"][2]["skipped"] == "decision"
    lead = next(entry for entry in first["outcomes"] if entry["rule"] == "missing-task-lead")
    assert lead["edits"] == [
        {
            "start": [12, 1],
            "end": [12, 1],
            "text": "- Đơn vị chủ trì: [điền: đơn vị chủ trì].\n",
            "has_blanks": True,
            "because": "27/KH-UBND, nhiệm vụ 6",
        }
    ]
    assert data["summary"]["by_rule"]["missing-task-lead"] == 1
    assert data["summary"]["files"] == 3
    assert data["errors"][0]["error"] == "binary-file"


def test_citations_of_one_act_are_one_entry() -> None:
    (entry,) = _plans()
    numbers = [(c["number"], c["date"], c["full"], c["line"]) for c in entry["citations"]]
    assert numbers == [
        ("27/KH-UBND", "2025-02-14", True, 6),
        ("07/QĐ-UBND", "2025-01-17", False, 6),
        ("30/2020/NĐ-CP", None, False, 12),
    ]


def test_sections_that_a_page_repeats_are_listed_once() -> None:
    (entry,) = _plans()
    assert [section["path"] for section in entry["outline"]] == ["I", "II", "II.1", "II.2", "III"]


def test_the_day_for_subordinates_comes_from_the_order_to_issue_plans() -> None:
    (entry,) = _plans()
    assert entry["subordinate_due"] == "2025-03-15"
    assert entry["tasks"][1]["path"] == "annex:1/I.1"
    assert entry["period"] == {"from": "2025-01-01", "to": "2025-12-31"}
    assert entry["signature"]["for"] == "GIÁM ĐỐC"
    assert entry["reporting"][1]["recurrence"] == {"every": "quarter", "day": 20, "month": None, "offset": "last-month"}


def test_a_replacement_marks_only_the_words_that_differ() -> None:
    change = _outcome(edits=(Edit(start=(12, 26), end=(12, 30), text="2025"),))
    old, new = rows(change, LINES)
    assert (old.sign, old.number, [p.text for p in old.pieces if p.marked]) == (Sign.DELETE, 12, ["2024"])
    assert (new.sign, new.number, [p.text for p in new.pieces if p.marked]) == (Sign.INSERT, 12, ["2025"])


def test_a_letter_and_its_mark_are_not_torn_apart() -> None:
    line = "nga\u0300y"
    change = _outcome(edits=(Edit(start=(1, 1), end=(1, 6), text="nga\u0301y"),))
    assert [piece.text for row in rows(change, (line,)) for piece in row.pieces] == [line, "nga\u0301y"]


def test_an_insert_stands_between_the_lines_where_it_belongs() -> None:
    change = _outcome(edits=(Edit(start=(12, 1), end=(12, 1), text="- Đơn vị chủ trì: A.\n"),))
    shown = [(row.sign, row.number) for row in rows(change, LINES)]
    assert shown == [(Sign.CONTEXT, 10), (Sign.CONTEXT, 11), (Sign.INSERT, None), (Sign.CONTEXT, 12)]


def test_an_insert_at_the_end_of_a_line_is_shown_as_the_next_line() -> None:
    end = (11, len(LINES[10]) + 1)
    change = _outcome(edits=(Edit(start=end, end=end, text="\n- Đơn vị chủ trì: A."),))
    shown = [(row.sign, row.number) for row in rows(change, LINES)]
    assert shown == [(Sign.CONTEXT, 10), (Sign.CONTEXT, 11), (Sign.INSERT, None), (Sign.CONTEXT, 12)]


def test_a_new_section_and_the_new_numbers_below_it_are_told_apart() -> None:
    edits = (
        Edit(start=(10, 1), end=(10, 1), text="II. YÊU CẦU\n\n[điền: yêu cầu].\n\n"),
        Edit(start=(10, 1), end=(10, 3), text="III"),
        Edit(start=(15, 1), end=(15, 4), text="IV"),
    )
    shown = [(row.sign, row.number, "".join(p.text for p in row.pieces)) for row in rows(_outcome(edits=edits), LINES)]
    assert shown == [
        (Sign.CONTEXT, 7, "I. MỤC ĐÍCH, YÊU CẦU"),
        (Sign.CONTEXT, 8, "Nâng cao đời sống văn hóa ở cơ sở."),
        (Sign.INSERT, None, "II. YÊU CẦU"),
        (Sign.INSERT, None, "[điền: yêu cầu]."),
        (Sign.DELETE, 10, "II. NHIỆM VỤ"),
        (Sign.INSERT, 10, "III. NHIỆM VỤ"),
        (Sign.DELETE, 15, "III. BÁO CÁO"),
        (Sign.INSERT, 15, "IV. BÁO CÁO"),
    ]


def test_a_long_line_is_shown_around_what_it_is_about() -> None:
    lines = ("đầu " * 200 + "chỗ sai" + " cuối" * 200,)
    finding = _outcome(location=words_at(lines, 1, "chỗ sai"))
    file = FileReport(file="a.md", plan=plan(lines), outcomes=(finding,))
    text = renderer("text")(RunReport(files=(file,)), RenderOptions())
    assert "‹chỗ sai›" in text
    assert text.count("\n") < 12
    assert "…" in text


@given(st.lists(_texts, min_size=1, max_size=6), st.data())
def test_any_text_in_any_place_can_be_shown(texts: list[str], data: st.DataObject) -> None:
    lines = tuple(texts)

    def place() -> tuple[int, int]:
        line = data.draw(st.integers(1, len(lines)))
        return line, data.draw(st.integers(1, len(lines[line - 1]) + 1))

    start, end = sorted([place(), place()])
    edits = data.draw(st.sampled_from([(), (Edit(start=start, end=end, text=data.draw(_texts)),)]))
    status = data.draw(st.sampled_from([Status.FAILED, Status.CANNOT_TELL]))
    finding = _outcome(
        status=status, location=at(*start, *end), edits=edits, message=data.draw(_texts), expected=data.draw(_texts)
    )
    report = RunReport(files=(FileReport(file=data.draw(_texts), plan=plan(lines), outcomes=(finding,)),))
    for form in FORMATS.values():
        text = renderer(form)(report, RenderOptions(width=60))
        text.encode()
        if form not in _ENCODED:
            assert not _SAFE.search(text)
    json.loads(renderer("json")(report, RenderOptions()))


@given(_texts)
def test_visible_text_stays_visible(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert not _SAFE.search(visible(text))


def test_plain_text_is_left_as_it_is() -> None:
    assert visible(LINES[5]) == LINES[5]
    assert visible(HOSTILE[3]) == HOSTILE[3]


def _outcome(status: Status = Status.FAILED, **more: Any) -> Outcome:
    return outcome("a-rule", status, **more)


def _whole() -> RunReport:
    return RunReport(files=(FileReport(file="kh.md", plan=full_plan()),))


def _plans() -> list[dict[str, Any]]:
    data: dict[str, list[dict[str, Any]]] = json.loads(renderer(PLAN_FORMATS["json"])(_whole(), RenderOptions()))
    return data["plans"]
