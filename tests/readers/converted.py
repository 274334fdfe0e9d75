"""Files saved in other formats by LibreOffice, as people save them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from checker.readers.office import office_program


def convert(files: list[Path], kind: str, out: Path) -> None:
    """Save the files as ``kind`` in the folder ``out``; the test is skipped where LibreOffice is absent."""
    program = office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = (out.parent / "profile").as_uri()
    as_text = ["--infilter=Text (encoded):UTF8,LF,,,"] if files[0].suffix == ".txt" else []
    subprocess.run(
        [
            program, "--headless", "--norestore", f"-env:UserInstallation={profile}", *as_text, "--convert-to", kind,
            "--outdir", str(out), *map(str, files),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
