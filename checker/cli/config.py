"""``checker.toml``: what holds for all checks below its folder. Found upwards from the files checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.cli.spoken import nearest, reason_of
from checker.errors import ConfigError
from checker.model.records import dataclass
from checker.reporters.words import Words

Grade = Literal["error", "warning", "info"]
_TABLE = r"(?m)^[ \t]*\[\[[ \t]*{}[ \t]*\]\]"


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Override(BaseModel):
    """What holds for some files only; later ones go before earlier ones, and ``ignore`` is added to what is ignored anyway."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)

    paths: tuple[str, ...] = Field(
        min_length=1, description="Patterns of files as in .gitignore, from this file's folder."
    )
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: dict[str, Grade] = {}
    stage: Literal["draft", "submitted"] | None = None


class CheckerToml(BaseModel):
    """The keys of ``checker.toml``; paths are relative to its folder, switches of the command line override it."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_kebab)

    extends: str | None = Field(None, description="Another checker.toml, whose keys hold where this one has none.")
    parent: str | None = Field(None, description="The parent plan of all plans here.")
    profile: str | None = Field(None, description="The rule profile, for instance base, tthc or six-clear.")
    rules: tuple[str, ...] = Field((), description="Folders of further rules.")
    select: tuple[str, ...] = Field((), description="Only these rules or categories.")
    ignore: tuple[str, ...] = Field((), description="Not these rules or categories.")
    severities: dict[str, Grade] = Field({}, description="Severity by rule.")
    stage: Literal["draft", "submitted"] | None = None
    fail_on: Literal["error", "warning", "info", "new"] | None = Field(None, description="What makes the exit code 1.")
    strict: bool | None = Field(None, description="Whether cannot-tell makes the exit code 1.")
    lang: Literal["vi", "en"] | None = None
    format: tuple[str, ...] = Field((), description="Reports, each FMT or FMT:FILE.")
    jobs: int | None = Field(None, ge=0, description="Processes for many files; 0: as many as there are processors.")
    overrides: tuple[Override, ...] = Field((), description="What holds for some files only.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One configuration file of a chain."""

    path: Path
    toml: CheckerToml

    @property
    def base(self) -> Path:
        """The folder from which its paths start."""
        return self.path.parent


def load_layers(path: Path, say: Words) -> tuple[Layer, ...]:
    """The file with all that it extends, what is extended first. Raises ConfigError, for a chain that closes too."""
    layers: list[Layer] = []
    extending: Path | None = path
    while extending is not None:
        toml = load_config(extending, say)
        layers.insert(0, Layer(path=extending, toml=toml))
        extending = _extended(layers, say)
    return tuple(layers)


def load_config(path: Path, say: Words) -> CheckerToml:
    """The configuration in ``path`` alone; ConfigError names the file, the line and the nearest right key."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except FileNotFoundError as error:
        raise ConfigError(say("error.missing-file"), file=name) from error
    except OSError as error:
        raise ConfigError(say("config.unreadable", reason=reason_of(error, say)), file=name) from error
    except UnicodeDecodeError as error:
        raise ConfigError(say("config.encoding"), file=name, mend=say("config.encoding-mend")) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise ConfigError(say("config.toml", reason=error), file=name, line=int(found[1]) if found else None) from error
    try:
        return CheckerToml.model_validate(data)
    except ValidationError as error:
        raise _fault(error.errors()[0], text, name, say) from error


def line_of_value(path: Path, value: str) -> int | None:
    """The line of a configuration file in which a value (the name of a rule, for instance) stands; None where it does not."""
    text = path.read_bytes().decode("utf-8-sig")
    found = re.search(rf"[\"']{re.escape(value)}[\"']|(?m:^[ \t]*{re.escape(value)}[ \t]*=)", text)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def _extended(layers: Sequence[Layer], say: Words) -> Path | None:
    """The file that the first layer extends."""
    first = layers[0]
    if first.toml.extends is None:
        return None
    target = first.base / first.toml.extends
    file, line = str(first.path), line_of_value(first.path, first.toml.extends)
    if not target.is_file():
        raise ConfigError(say("config.no-extended", name=first.toml.extends), file=file, line=line)
    chain = [layer.path for layer in layers]
    if any(target.resolve() == path.resolve() for path in chain):
        way = " → ".join(str(path) for path in [*reversed(chain), target])
        raise ConfigError(say("config.cycle"), file=file, line=line, mend=way)
    return target


def _fault(detail: Mapping[str, Any], text: str, name: str, say: Words) -> ConfigError:
    keys = tuple(detail["loc"])
    line = _line(text, keys)
    if detail["type"] == "extra_forbidden":
        model: type[BaseModel] = Override if keys[0] == "overrides" else CheckerToml
        known = [_kebab(field) for field in model.model_fields]
        mend = nearest(str(keys[-1]), known, say)
        return ConfigError(say("config.unknown", name=keys[-1]), file=name, line=line, mend=mend)
    key = ".".join(str(part) for part in keys if not isinstance(part, int))
    if detail["type"] == "missing":
        return ConfigError(say("config.missing", name=key), file=name, line=line, mend=say("config.list"))
    what = say("config.bad-value", name=key, value=repr(detail["input"]))
    mend = say("config.list") if detail["type"] == "tuple_type" else _asked(detail, say)
    return ConfigError(what, file=name, line=line, mend=mend)


def _asked(detail: Mapping[str, Any], say: Words) -> str:
    """What a value may be; pydantic lists the choices as "'vi' or 'en'"."""
    if detail["type"] != "literal_error":
        return str(detail["msg"])
    return say("usage.known", names=", ".join(re.findall(r"'([^']*)'", detail["ctx"]["expected"])))


def _line(text: str, keys: Sequence[str | int]) -> int | None:
    """The line of the last of the keys that can be found, from the table on in which it stands."""
    start, end, line = 0, len(text), None
    if len(keys) > 1 and isinstance(keys[1], int):
        tables = [match.start() for match in re.finditer(_TABLE.format(re.escape(str(keys[0]))), text)]
        if keys[1] < len(tables):
            start = tables[keys[1]]
            line = text.count("\n", 0, start) + 1
            following = re.search(r"(?m)^[ \t]*\[\[", text[start + 1 :].partition("\n")[2])
            head = len(text) - len(text[start + 1 :].partition("\n")[2])
            end = head + following.start() if following else len(text)
    for key in reversed(keys):
        if isinstance(key, int) or (line is not None and key == keys[0]):
            continue
        found = re.compile(rf"(?m)^[ \t]*(?:\[[ \t]*)?[\"']?{re.escape(str(key))}[\"']?[ \t]*[=\]]").search(
            text, start, end
        )
        if found:
            return text.count("\n", 0, found.start()) + 1
    return line
