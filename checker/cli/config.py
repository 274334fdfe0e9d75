"""``checker.toml``: what holds for all checks below its folder. Found upwards from the files checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.cli.spoken import nearest
from checker.errors import ConfigError
from checker.reporters.words import Words


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class CheckerToml(BaseModel):
    """The keys of ``checker.toml``; paths are relative to its folder, switches of the command line override it."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)

    parent: str | None = Field(None, description="The parent plan of all plans here.")
    profile: str | None = Field(None, description="The rule profile, for instance base, tthc or six-clear.")
    rules: tuple[str, ...] = Field((), description="Folders of further rules.")
    select: tuple[str, ...] = Field((), description="Only these rules or categories.")
    ignore: tuple[str, ...] = Field((), description="Not these rules or categories.")
    severities: dict[str, Literal["error", "warning", "info"]] = Field({}, description="Severity by rule.")
    stage: Literal["draft", "submitted"] | None = None
    fail_on: Literal["error", "warning", "info"] | None = Field(None, description="What makes the exit code 1.")
    strict: bool | None = Field(None, description="Whether cannot-tell makes the exit code 1.")
    lang: Literal["vi", "en"] | None = None
    format: tuple[str, ...] = Field((), description="Reports, each FMT or FMT:FILE.")


def load_config(path: Path, say: Words) -> CheckerToml:
    """The configuration in ``path``; ConfigError names the file, the line and the nearest right key."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(say("config.unreadable", reason=error.strerror), file=name) from error
    except UnicodeDecodeError as error:
        raise ConfigError(say("config.encoding"), file=name, mend=say("config.encoding-mend")) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise ConfigError(say("config.toml", reason=error), file=name, line=int(found[1]) if found else None) from error
    try:
        return CheckerToml.model_validate(data)
    except ValidationError as error:
        raise _fault(error.errors()[0], text, name, say) from error


def _fault(detail: Mapping[str, Any], text: str, name: str, say: Words) -> ConfigError:
    keys = [str(part) for part in detail["loc"]]
    line = next((found for part in reversed(keys) if (found := _line(text, part))), None)
    if detail["type"] == "extra_forbidden":
        known = [_kebab(field) for field in CheckerToml.model_fields]
        mend = nearest(keys[0], known, say)
        return ConfigError(say("config.unknown", name=keys[0]), file=name, line=line, mend=mend)
    key = ".".join(part for part in keys if not part.isdigit())
    what = say("config.bad-value", name=key, value=repr(detail["input"]))
    mend = say("config.list") if detail["type"] == "tuple_type" else detail["msg"]
    return ConfigError(what, file=name, line=line, mend=mend)


def _line(text: str, key: str) -> int | None:
    found = re.search(rf"(?m)^[ \t]*(?:\[[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=\]]", text)
    return text.count("\n", 0, found.start()) + 1 if found else None
