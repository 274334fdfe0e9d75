"""Samples saved by LibreOffice in the formats of offices are judged as their text is; what it cannot open says so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from checker.engine import audit
from checker.errors import InputError
from checker.model.outcome import Status
from checker.parse import parse
from checker.readers import read_bytes, read_path
from checker.readers.office import office_program
from checker.rules import RuleSet, load_rules
from tests.readers.converted import convert
from tests.readers.typeset import typeset

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = tuple(sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md"}))
OLD_WORD = ("so-cong-thuong-2026.md", "so-y-te-2026.txt")  # two files show it
KINDS = ("odt", "docx", "pdf")
TOLD = {Status.FAILED, Status.CANNOT_TELL, Status.CRASHED}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the samples as LibreOffice saves them: set as plans are ("typeset"), and as text pasted into it ("pasted")."""
    folder = tmp_path_factory.mktemp("saved")
    for name in ("typeset", "pasted", "source"):
        (folder / name).mkdir()
    whole = [folder / "typeset" / f"{Path(name).stem}.odt" for name in NAMES]
    for path, name in zip(whole, NAMES, strict=True):
        path.write_bytes(typeset(read_path(SAMPLES / name)))
    texts = [folder / "source" / f"{Path(name).stem}.txt" for name in NAMES]
    for path, name in zip(texts, NAMES, strict=True):
        path.write_bytes((SAMPLES / name).read_bytes())
    for kind in KINDS:
        if kind != "odt":
            convert(whole, kind, folder / "typeset")
        convert(texts, kind, folder / "pasted")
    convert([folder / "typeset" / f"{Path(name).stem}.odt" for name in OLD_WORD], "doc", folder / "typeset")
    return folder


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules()


def told(path: Path, rules: RuleSet) -> Counter[tuple[str, str]]:
    """How often each rule says what; rules of form ask only office files."""
    of_form = {rule.id for rule in rules.rules if rule.category == "form"}
    outcomes = audit(parse(read_path(path)), rules)
    return Counter((o.rule, o.status.value) for o in outcomes if o.status in TOLD and o.rule not in of_form)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", ["typeset", "pasted"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_saved_by_an_office_program_is_judged_as_its_text(
    saved: Path, rules: RuleSet, kind: str, way: str, name: str
) -> None:
    if kind == "pdf":
        pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")
    assert told(saved / way / f"{Path(name).stem}.{kind}", rules) == told(SAMPLES / name, rules)


@pytest.mark.parametrize("name", OLD_WORD)
def test_a_plan_saved_in_the_old_format_of_word_is_judged_as_its_text(saved: Path, rules: RuleSet, name: str) -> None:
    assert told(saved / "typeset" / f"{Path(name).stem}.doc", rules) == told(SAMPLES / name, rules)


def test_a_scan_accuses_a_plan_of_nothing_that_its_text_does_not(saved: Path, rules: RuleSet) -> None:
    scans = pytest.importorskip("tests.readers.pdf.test_scans", reason="pypdfium2 and pillow are not installed")
    if scans.recognised.recogniser() is None:
        pytest.skip("tesseract with Vietnamese is not installed")
    name = OLD_WORD[0]
    scan = read_bytes(scans.pictured((saved / "typeset" / f"{Path(name).stem}.pdf").read_bytes()), "scan.pdf")
    failed = {o.rule for o in audit(parse(scan), rules) if o.status is Status.FAILED}
    assert failed <= {rule for rule, status in told(SAMPLES / name, rules) if status == "failed"}


def test_files_are_known_by_their_contents(saved: Path) -> None:
    data = (saved / "typeset" / "so-y-te-2026.doc").read_bytes()
    assert read_bytes(data, "so-y-te-2026.docx").format == "doc"


def test_without_the_program_the_message_says_what_to_install(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(saved))
    if office_program() is not None:
        pytest.skip("LibreOffice stands where it is found without a path")
    from checker.readers.office import read_rtf  # noqa: PLC0415 - read here, not by the process that has the old path

    with pytest.raises(InputError) as found:
        read_rtf(b"{\\rtf1 a}", "a.rtf")
    assert found.value.code == "needs-libreoffice"
    assert "apt install libreoffice-writer-nogui" in str(found.value.mend)


@pytest.mark.parametrize("junk", [b"", b"\0" * 5000, bytes(range(256)) * 40])
def test_a_container_of_junk_is_damaged(junk: bytes) -> None:
    pytest.importorskip("olefile", reason="olefile (extra office) is not installed")
    with pytest.raises(InputError) as found:
        read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + junk, "a.doc")
    assert found.value.code == "damaged-file"


def test_a_locked_word_file_says_so(saved: Path) -> None:
    pytest.importorskip("olefile", reason="olefile (extra office) is not installed")
    data = bytearray((saved / "typeset" / "so-y-te-2026.doc").read_bytes())
    start = next(at for at in range(0, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    data[start + 11] |= 1
    with pytest.raises(InputError) as found:
        read_bytes(bytes(data), "a.doc")
    assert found.value.code == "encrypted-file"
