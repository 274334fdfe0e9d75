"""``checker.baseline.json``: read with care, written so that two people's changes merge."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.engine.baseline import Baseline, Entry
from checker.errors import ConfigError
from checker.reporters.words import Words

SCHEMA = "checker/baseline/1"


class Accepted(BaseModel):
    """A finding that is accepted; only its fingerprint (the key) and ``count`` decide, the rest is for people."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    status: Literal["failed", "cannot-tell"] = "failed"
    count: int = Field(1, ge=1, description="How many findings with this fingerprint are accepted.")
    file: str = Field(description="The plan in which it was seen last, from the folder of this file.")
    message: str


class BaselineJson(BaseModel):
    """The findings that are accepted, by fingerprint."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_: Literal["checker/baseline/1"] = Field(alias="schema")
    findings: dict[Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")], Accepted]


def read_baseline(path: Path, say: Words) -> Baseline:
    """The baseline of a file. Raises ConfigError with file and line."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text)
        told = BaselineJson.model_validate(data)
    except OSError as error:
        raise ConfigError(say("config.unreadable", reason=error.strerror), file=name) from error
    except UnicodeDecodeError as error:
        raise ConfigError(say("config.encoding"), file=name, mend=say("config.encoding-mend")) from error
    except json.JSONDecodeError as error:
        what = say("config.json", reason=error.msg)
        raise ConfigError(what, file=name, line=error.lineno, mend=say("baseline.mend")) from error
    except ValidationError as error:
        raise _fault(error.errors()[0], text, name, say) from error
    return Baseline(Entry(fingerprint=key, **entry.model_dump()) for key, entry in told.findings.items())


def written(entries: Iterable[Entry]) -> bytes:
    """The file, one entry after the other in the order of files and rules, without line numbers and days."""
    findings = {
        entry.fingerprint: {
            "rule": entry.rule, "status": entry.status, "count": entry.count, "file": entry.file, "message": entry.message,
        }
        for entry in entries
    }  # fmt: skip
    data: dict[str, Any] = {"schema": SCHEMA, "findings": findings}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _fault(detail: Any, text: str, name: str, say: Words) -> ConfigError:
    keys = [str(part) for part in detail["loc"] if part != "[key]"]
    place = next((at for key in reversed(keys) if (at := text.find(f'"{key}"')) >= 0), None)
    line = None if place is None else text.count("\n", 0, place) + 1
    what = say("config.bad-value", name=".".join(keys) or name, value=repr(detail["input"])[:80])
    return ConfigError(what, file=name, line=line, mend=f"{detail['msg']}; {say('baseline.mend')}")
