"""One input read as a plan, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from checker.errors import CheckerError, InputError
from checker.model.document import Document
from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_bytes, read_path

Input: TypeAlias = Path | Document


def read_plan(source: Input, data: bytes | None = None) -> Plan | CheckerError:
    """The plan of one input, or why it could not be read, with the file's name; ``data`` as for ``examine``."""
    name = name_of(source)
    try:
        if isinstance(source, Document):
            return parse(source)
        return parse(read_path(source) if data is None else read_bytes(data, name))
    except CheckerError as error:
        error.file = error.file or name
        return error
    except (MemoryError, RecursionError):
        return InputError("is too large or too deeply nested to be read", code="too-large", file=name)
    except Exception as error:  # noqa: BLE001 - one bad input must not be the end of the run
        return InputError(
            f"could not be read ({type(error).__name__}: {error})", code="internal-error", file=name,
            mend="this is a fault of the program; please report it with the file",
        )  # fmt: skip


def name_of(source: Input) -> str:
    """The name under which an input is reported."""
    return source.name if isinstance(source, Document) else str(source)
