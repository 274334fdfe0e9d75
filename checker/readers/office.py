"""Formats that only an office program reads well (.doc, .rtf): converted by LibreOffice to OpenDocument, then read from that.

LibreOffice runs without a window, with a profile of its own in the scratch folder, macros off and links to elsewhere
blocked. Its plain-text export is not used: that loses numbers, notes and cells, and keeps what was deleted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.model.document import Document
from checker.readers.odt import read_odt
from checker.readers.worker import still_going

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
_WORD_MAGIC = b"\xec\xa5"
_ENCRYPTED = 0x01
_UNLOCK = "open it with the password and save it without one"


def office_program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def read_doc(data: bytes, name: str) -> Document:
    """The document in a Word 97-2003 file. Raises InputError: encrypted-file, damaged-file, needs-libreoffice, …."""
    _refuse_other(data, name)
    return _converted(data, name, "doc")


def read_rtf(data: bytes, name: str) -> Document:
    """The document in a file of rich text. Raises InputError: damaged-file, needs-libreoffice."""
    return _converted(data, name, "rtf")


def _converted(data: bytes, name: str, kind: str) -> Document:
    program = office_program()
    if program is None:
        raise InputError(
            f"is a .{kind} file, and LibreOffice, which reads such files, is not installed",
            code="needs-libreoffice",
            file=name,
            mend="install LibreOffice (Debian, Ubuntu: apt install libreoffice-writer-nogui), or save the file as .docx",
        )
    scratch = Path(tempfile.gettempdir())
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(data)
        still_going()
        _convert(program, source, _profile(scratch))
        made = source.with_suffix(".odt")
        if not made.is_file():
            raise InputError(
                "is damaged: LibreOffice cannot open it", code="damaged-file", file=name, mend="ask for it once more"
            )
        still_going()
        read = read_odt(made.read_bytes(), name)
    return Document(name=name, lines=read.lines, blocks=read.blocks, format=kind, notes=read.notes)


def _profile(scratch: Path) -> Path:
    """A profile for this process; the next file finds it made, which saves a second."""
    profile = scratch / "office-profile"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.is_file():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_PROFILE, encoding="utf-8")
    return profile


def _convert(program: str, source: Path, profile: Path) -> None:
    """Run LibreOffice; who waits for this process ends it, and with it LibreOffice, when it takes too long."""
    command = [
        program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "odt", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    subprocess.run(  # noqa: S603 - the office program with fixed arguments
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        preexec_fn=_unbound if os.name == "posix" else None,
    )


def _unbound() -> None:
    """An office program maps more memory than it uses: it has no part in the bound of its reader."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _refuse_other(data: bytes, name: str) -> None:
    """Nothing for a Word file that opens; InputError for other files in the same container, and for a password."""
    try:
        import olefile  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError(
            "is a .doc file, and what reads its container is not installed",
            code="needs-office",
            file=name,
            mend="pip install 'kehoach-checker[office]'",
        ) from error
    try:
        with olefile.OleFileIO(data) as opened:
            container: Any = opened  # its stubs know names as bytes only
            locked = container.exists("EncryptedPackage")
            head = container.openstream("WordDocument").read(16) if container.exists("WordDocument") else b""
    except (OSError, ValueError, IndexError, TypeError, MemoryError) as error:
        raise InputError("is damaged", code="damaged-file", file=name, mend="ask for it once more") from error
    if locked:
        raise InputError("is protected by a password", code="encrypted-file", file=name, mend=_UNLOCK)
    if not head.startswith(_WORD_MAGIC):
        raise InputError("is no Word file, though packed like one", code="unsupported-format", file=name)
    if len(head) > 11 and head[11] & _ENCRYPTED:
        raise InputError("is protected by a password", code="encrypted-file", file=name, mend=_UNLOCK)
