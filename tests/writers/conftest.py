"""What the tests of writers share: rendering in LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Convert = Callable[[bytes, str], bytes]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Turns a Word file into another format with LibreOffice, in a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")

    def converted(data: bytes, ending: str) -> bytes:
        source, out = folder / "file.docx", folder / "out"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            [office, profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(source)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return Path(out / f"file.{ending}").read_bytes()

    return converted
