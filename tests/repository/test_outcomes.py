"""Kept reports: the same as fresh ones, and never those of another file, rule, configuration, parent or program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.outcome import Outcome, Severity, Status
from checker.model.report import FileReport
from checker.repository.digests import combined, content_digest, tree_digest
from checker.repository.outcomes import OutcomeCache
from checker.repository.store import Store
from tests import factories as f
from tests.repository import plans as p

Run = Callable[..., subprocess.CompletedProcess[bytes]]
NO_STORE = Store(None, None)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program as users start it, in a folder and with a cache of its own."""
    root = Path(__file__).resolve().parents[2]
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "PYTHONPATH": str(root),
        "LOCALAPPDATA": str(tmp_path / "cache"),
    }
    environment.pop("CHECKER_NO_CACHE", None)

    def call(*arguments: str, program: str = "") -> subprocess.CompletedProcess[bytes]:
        start = ["-c", program] if program else ["-m", "checker"]
        return subprocess.run(
            [sys.executable, *start, *arguments], cwd=tmp_path, env=environment, capture_output=True, check=False
        )

    return call


_PARTS = st.fixed_dictionaries({
    "content": st.text(max_size=5), "parent": st.none() | st.text(max_size=5), "configuration": st.text(max_size=5),
})  # fmt: skip


def _key(parts: dict[str, str | None]) -> str:
    cache = OutcomeCache(NO_STORE, configuration=parts["configuration"] or "")
    return cache.key(content_digest((parts["content"] or "").encode()), _digest(parts["parent"]))


def _digest(parent: str | None) -> str | None:
    return None if parent is None else content_digest(parent.encode())


@given(_PARTS, _PARTS)
def test_two_keys_are_equal_only_where_everything_is(one: dict[str, str | None], other: dict[str, str | None]) -> None:
    assert (_key(one) == _key(other)) == (one == other)


@given(st.lists(st.text()), st.lists(st.text()))
def test_texts_put_together_stay_apart(one: list[str], other: list[str]) -> None:
    assert (combined(one) == combined(other)) == (one == other)


@given(st.binary(), st.binary(), st.sampled_from(["a.txt", "b.TXT", "a.md"]), st.sampled_from(["c.txt", "c.md"]))
def test_a_file_is_its_bytes_and_its_ending(one: bytes, other: bytes, name: str, further: str) -> None:
    same = one == other and Path(name).suffix.lower() == Path(further).suffix
    assert (content_digest(one, name) == content_digest(other, further)) == same


_TREES = st.dictionaries(st.sampled_from(["a.yml", "b.yml", "sub/a.yml", "sub/b.yml"]), st.binary(max_size=4))


@given(_TREES, _TREES)
def test_any_change_of_a_rule_file_changes_the_digest(
    tmp_path_factory: pytest.TempPathFactory, one: dict[str, bytes], other: dict[str, bytes]
) -> None:
    digests = []
    for tree in (one, other):
        folder = tmp_path_factory.mktemp("rules")
        for name, data in tree.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        (folder / "notes.txt").write_bytes(os.urandom(4))
        digests.append(tree_digest(folder, (".yml",)))
    assert (digests[0] == digests[1]) == (one == other)


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    outcome = Outcome(
        rule="r", title="t", category="c", status=Status.FAILED, severity=Severity.ERROR, message="m", location=f.at(3)
    )
    report = FileReport(file="plan.txt", plan=p.read(p.Child().text()), outcomes=(outcome,))
    with Store.open(tmp_path) as store:
        cache = OutcomeCache(store, configuration="")
        cache.keep("content", tmp_path / "plan.txt", report, "sha256:rules")
        cache.save()
        kept = OutcomeCache(store, configuration="").recall("content", "other.txt")
        assert kept is not None
        assert kept.report.file == kept.report.plan.document.name == "other.txt"
        assert kept.report.outcomes == report.outcomes
        assert kept.rules_digest == "sha256:rules"
        assert repr(kept.report.plan).replace("other.txt", "plan.txt") == repr(report.plan)
        assert OutcomeCache(store, configuration="").recall("content", "plan.txt", "a parent") is None
        assert OutcomeCache(store, configuration="lang").recall("content", "plan.txt") is None


def test_a_report_with_a_broken_rule_is_not_kept(tmp_path: Path) -> None:
    outcome = Outcome(
        rule="r", title="t", category="c", status=Status.CRASHED, severity=Severity.ERROR, message="m", location=f.at(3)
    )
    with Store.open(tmp_path) as store:
        cache = OutcomeCache(store, configuration="")
        cache.keep(
            "content", tmp_path / "plan.txt", FileReport(file="plan.txt", plan=f.plan(), outcomes=(outcome,)), ""
        )
        cache.save()
        assert cache.recall("content", "plan.txt") is None


@pytest.mark.parametrize("form", ["text", "short", "json", "markdown"])
@pytest.mark.parametrize(
    "more", [(), ("--parent", "parent.txt"), ("--lang", "en"), ("--stage", "draft"), ("--show", "all")], ids=" ".join
)
def test_the_second_run_says_the_same(run: Run, tmp_path: Path, form: str, more: tuple[str, ...]) -> None:
    p.put(tmp_path, parent=p.Parent().text(), child=p.Child(report="20/12/2026").text())
    arguments = ("check", "child.txt", "--format", form, *more)
    plain = run(*arguments, "--no-cache")
    assert plain.returncode in (0, 1), plain.stderr.decode()
    for _ in range(2):
        again = run(*arguments)
        assert (again.stdout, again.returncode) == (plain.stdout, plain.returncode), again.stderr.decode()


def test_a_second_run_loads_neither_readers_nor_parser_nor_rules(run: Run, tmp_path: Path) -> None:
    p.put(tmp_path, child=p.Child().text())
    run("check", "child.txt")
    program = (
        "import sys\nfrom checker.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    loaded = set(run("check", "child.txt", program=program).stderr.decode().split())
    assert "checker.repository.outcomes" in loaded
    assert not loaded & {"checker.readers", "checker.parse", "checker.rules", "checker.engine", "yaml", "rapidfuzz"}


def test_whatever_changes_is_seen_by_the_next_run(run: Run, tmp_path: Path) -> None:
    def rules(*arguments: str) -> list[str]:
        said = json.loads(run("check", "child.txt", "--format", "json", *arguments).stdout)
        return [outcome["rule"] for outcome in said["files"][0]["outcomes"]]

    p.put(tmp_path, child=p.Child().text())
    before = rules()
    assert rules() == before
    p.put(tmp_path, child=p.Child(issued=None).text())
    assert rules() != before
    assert "missing-issue-date" in rules()
    assert "missing-issue-date" not in rules("--ignore", "missing-issue-date")
    assert "missing-issue-date" not in rules("--stage", "draft")
    (tmp_path / "checker.toml").write_text('ignore = ["missing-issue-date"]\n')
    assert "missing-issue-date" not in rules()
    (tmp_path / "checker.toml").unlink()
    assert "missing-issue-date" in rules()


def test_a_folder_of_which_one_plan_changed_is_told_whole(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    p.put(folder, a=p.Child().text(), b=p.Child(number="16/KH-SCT").text())
    run("check", "plans")
    p.put(folder, b=p.Child(issued=None).text(), c=p.Child(number="17/KH-SCT").text())
    again, plain = run("check", "plans", "--format", "json"), run("check", "plans", "--format", "json", "--no-cache")
    assert again.stdout == plain.stdout


def test_where_a_package_brings_rules_nothing_is_kept(run: Run, tmp_path: Path) -> None:
    package = tmp_path / "brought"
    (package / "their_rules-1.dist-info").mkdir(parents=True)
    (package / "their_rules-1.dist-info" / "entry_points.txt").write_text("[checker.rules]\nours = their_rules\n")
    (package / "their_rules-1.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: their-rules\nVersion: 1\n"
    )
    (package / "their_rules.py").write_text("FOLDERS = ()\n")
    p.put(tmp_path, child=p.Child().text())
    program = f"import sys\nsys.path.insert(0, {str(package)!r})\nfrom checker.cli import main\nmain(sys.argv[1:])\n"
    assert run("check", "child.txt", program=program).returncode in (0, 1)
    assert _kept(tmp_path) == 0
    run("check", "child.txt")
    assert _kept(tmp_path) == 1


def _kept(folder: Path) -> int:
    with Store.open(next((folder / "cache").rglob("plans")).parent) as store:
        return int(store.rows("SELECT count(*) FROM outcomes")[0][0])
