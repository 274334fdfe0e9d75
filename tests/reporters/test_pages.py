"""Pages of HTML as a browser or a strict reader sees them: nothing of a plan is mark-up, nothing is fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Self

import pytest

from checker.reporters import SLIP_FORMATS, RenderOptions, renderer
from checker.reporters.review import Review
from checker.reporters.slip import SlipOptions, slip_of
from checker.reporters.words import words
from tests.reporters.factories import every_status, hostile
from tests.reporters.reviews import SCRIPT, UNITS, small_review

VI = words("vi")
_VOID = {"meta", "link", "br", "hr", "img", "input"}
_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """The elements of a page, its text, its links; ``balanced`` while every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.balanced = True
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.balanced &= not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self._open) and self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text.append(data)


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return small_review(tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def pages(review: Review) -> dict[str, str]:
    slip = slip_of(hostile().files[0], VI, SlipOptions(doubts=True))
    return {
        "report": renderer("html")(hostile(), RenderOptions()),
        "slip": renderer("slip_page")(slip, RenderOptions()),
        "summary": renderer("summary_page")(review, RenderOptions()),
        "summary in English": renderer("summary_page")(review, RenderOptions(lang="en")),
    }


@pytest.mark.parametrize("name", ["report", "slip", "summary", "summary in English"])
def test_a_page_is_whole_holds_no_script_and_fetches_nothing(pages: dict[str, str], name: str) -> None:
    page = Page(pages[name])
    assert page.balanced
    assert not {"script", "img", "link", "iframe", "object", "form", "b>"} & set(page.names)
    assert {"h1", "caption", "main", "title"} <= set(page.names)
    assert not [key for key, _ in page.attributes if key.startswith("on") or key in {"src", "style", "action"}]
    addresses = [value or "" for key, value in page.attributes if key == "href"]
    assert all(value.startswith(("./", "#")) for value in addresses)
    assert ("http-equiv", "Content-Security-Policy") in page.attributes
    assert "url(" not in pages[name]
    assert "@import" not in pages[name]


def test_ids_are_said_once_and_links_lead_to_them() -> None:
    page = Page(renderer("html")(every_status(), RenderOptions()))
    ids = [value for key, value in page.attributes if key == "id"]
    assert len(ids) == len(set(ids)) == 3
    assert {value for key, value in page.attributes if key == "href"} == {"#f1", "#f2"}


def test_the_page_says_what_the_terminal_says() -> None:
    told = " ".join(" ".join(Page(renderer("html")(every_status(), RenderOptions())).text).split())
    for file in every_status().files:
        for outcome in file.outcomes:
            if outcome.status in ("failed", "cannot-tell"):
                assert outcome.message in told
                assert (outcome.reason or "") in told
                assert (outcome.basis or "") in told


def test_the_summary_tells_every_unit_and_each_figure_as_text(pages: dict[str, str]) -> None:
    page = Page(pages["summary"])
    told = " ".join(" ".join(page.text).split())
    assert all(unit in told for unit in UNITS)
    assert "4 đơn vị: 1 đúng hạn, 1 nộp muộn, 1 có kế hoạch khác, chưa rõ, 1 chưa nộp" in told
    assert SCRIPT in told
    assert page.names.count("rect") > 4
    charts = re.findall(r"(?s)<svg[^>]*>(.*?)</svg></td><td class=\"figures\">(.*?)</td>", pages["summary"])
    assert charts
    assert all(drawn.count("<rect") == figures.count("<span") or "dim" in figures for drawn, figures in charts)
    addresses = {value for key, value in page.attributes if key == "href"}
    assert {"./slips/a%20b.docx", "./slips/a%20b.html", "./annotated/a%20b.docx", "./summary.xlsx"} <= addresses


def test_what_somebody_must_fill_in_is_marked() -> None:
    page = renderer("slip_page")(slip_of(every_status().files[0], VI), RenderOptions())
    marked = re.findall(r"<mark>(.*?)</mark>", page)
    assert len(marked) == page.count("[điền: ") > 3


@pytest.mark.parametrize("doubts", [True, False])
def test_a_slip_holds_every_row_in_every_format(doubts: bool) -> None:
    slip = slip_of(every_status().files[0], VI, SlipOptions(body="Sở Tư pháp", doubts=doubts))
    page = " ".join("".join(Page(renderer(SLIP_FORMATS["html"])(slip, RenderOptions())).text).split())
    text = re.sub(r"\\(.)", r"\1", renderer(SLIP_FORMATS["markdown"])(slip, RenderOptions()))
    for row in (*slip.rows, *slip.doubts):
        for said in (row.place, row.found or slip.nothing, row.asked, row.basis or "", *row.proposed):
            assert " ".join(said.split()) in page
            assert said in text
    for said in (slip.title, slip.addressee, slip.motto[0], *slip.closing, slip.signer):
        assert said in page
        assert said in text


def test_every_line_of_a_slip_s_table_has_six_cells() -> None:
    slip = slip_of(hostile().files[0], VI, SlipOptions(doubts=True))
    lines = [line for line in renderer("slip_markdown")(slip, RenderOptions()).split("\n") if line.startswith("|")]
    assert len(lines) == len(slip.rows) + len(slip.doubts) + 4
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {7}


@pytest.mark.skipif(_BROWSER is None, reason="no Chromium here")
def test_a_browser_runs_and_fetches_nothing_of_a_plan(pages: dict[str, str], tmp_path: Path) -> None:
    with Listener() as listener:
        bait = f'<img src="{listener.address}/plan">{SCRIPT}'
        control = tmp_path / "control.html"
        control.write_text(f"<!doctype html><title>x</title><body>{bait}</body>", encoding="utf-8")
        assert "data-run" in _dumped(control, tmp_path).partition(">")[2].partition(">")[0]
        assert listener.asked == ["/plan"]
        page = tmp_path / "page.html"
        page.write_text(pages["summary"].replace("Sở Y tế", bait), encoding="utf-8")
        html = _dumped(page, tmp_path).partition("<head")[0]
        assert "<html" in html
        assert "data-run" not in html
        assert listener.asked == ["/plan"]


class Listener:
    """A server on this machine that remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _dumped(page: Path, folder: Path) -> str:
    """The page's elements after the browser has run it, with a profile of its own."""
    switches = (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={folder / 'profile'}", "--dump-dom",
    )  # fmt: skip
    command = [str(_BROWSER), *switches, page.as_uri()]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout
