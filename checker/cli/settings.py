"""What one run is to do: the command line's switches over ``checker.toml`` over the defaults."""

from __future__ import annotations

import glob
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.cli.spoken import language
from checker.model.records import dataclass, field
from checker.reporters.words import words

NAME = "checker.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides a run's outcome; paths are as the working folder sees them."""

    parent: Path | None = None
    folders: tuple[Path, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    stage: str = "submitted"
    lang: str = "vi"
    fail_on: str = "error"
    strict: bool = False
    formats: tuple[str, ...] = ()


def settle(
    paths: Sequence[str],
    *,
    config: Path | None = None,
    parent: Path | None = None,
    folders: Sequence[Path] = (),
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    stage: str | None = None,
    lang: str | None = None,
    fail_on: str | None = None,
    strict: bool | None = None,
    formats: Sequence[str] = (),
) -> Settings:
    """The settings for checking ``paths``. Raises ConfigError for a ``checker.toml`` that cannot be used."""
    found = config or find_config(paths)
    if found is None:
        return Settings(
            parent=parent, folders=tuple(folders), profile=profile, select=_listed(select), ignore=_listed(ignore),
            stage=stage or "submitted", lang=language((), lang), fail_on=fail_on or "error", strict=bool(strict),
            formats=tuple(formats),
        )  # fmt: skip
    from checker.cli.config import load_config  # noqa: PLC0415 - brings pydantic, which most runs do without

    toml = load_config(found, words(language((), lang)))
    base = found.parent
    return Settings(
        parent=parent or (base / toml.parent if toml.parent else None),
        folders=tuple(folders) or tuple(base / folder for folder in toml.rules),
        profile=profile or toml.profile,
        select=_listed(select) or toml.select,
        ignore=_listed(ignore) or toml.ignore,
        severities=dict(toml.severities),
        stage=stage or toml.stage or "submitted",
        lang=language((), lang or toml.lang),
        fail_on=fail_on or toml.fail_on or "error",
        strict=bool(toml.strict if strict is None else strict),
        formats=tuple(formats) or tuple(_beside(base, form) for form in toml.format),
    )


def find_config(paths: Sequence[str]) -> Path | None:
    """The nearest ``checker.toml`` in the folder that holds all ``paths``, or above it."""
    folders = [_folder(path) for path in paths if path != "-"] or [Path.cwd()]
    try:
        start = Path(os.path.commonpath(folders))
    except ValueError:  # on different drives
        return None
    for folder in (start, *start.parents):
        candidate = folder / NAME
        if candidate.is_file():
            return candidate
    return None


def _folder(path: str) -> Path:
    place = Path(path)
    while glob.has_magic(str(place)) and not place.exists():
        place = place.parent
    place = place.absolute()
    return place if place.is_dir() else place.parent


def _listed(values: Sequence[str]) -> tuple[str, ...]:
    """``--select a,b --select c`` and ``--select a --select b --select c`` mean the same."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _beside(base: Path, form: str) -> str:
    name, colon, file = form.partition(":")
    return f"{name}:{base / file}" if colon and file != "-" else form
