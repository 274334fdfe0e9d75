"""What one run is to do: the command line's switches over ``checker.toml`` over the defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.places import CONFIG, find
from checker.cli.spoken import language
from checker.model.records import dataclass, field
from checker.reporters.words import words

if TYPE_CHECKING:
    from checker.cli.config import Layer, Override

WAIVER_RULES = ("expired-waiver", "unused-waiver", "broad-waiver")
"""Findings about waivers: they can be ignored and graded as rules can, and are no rules about plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """What holds for the files of some ``patterns`` below ``base``; None is what the settings say."""

    patterns: tuple[str, ...]
    base: Path
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that decides a run's outcome; paths are as the working folder sees them.

    ``specials`` hold for some files only. ``configs`` are the configuration files used, the nearest last. ``jobs`` 0 stands
    for the number of processors.
    """

    parent: Path | None = None
    folders: tuple[Path, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    stage: str = "submitted"
    lang: str = ""
    fail_on: str = "error"
    strict: bool = False
    formats: tuple[str, ...] = ()
    jobs: int = 0
    specials: tuple[Special, ...] = ()
    configs: tuple[Path, ...] = ()

    @property
    def config(self) -> Path | None:
        """The nearest configuration file."""
        return self.configs[-1] if self.configs else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What the command line says; None and () where it says nothing."""

    config: Path | None = None
    parent: Path | None = None
    folders: Sequence[Path] = ()
    profile: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    stage: str | None = None
    lang: str | None = None
    fail_on: str | None = None
    strict: bool | None = None
    formats: Sequence[str] = ()
    jobs: int | None = None


def settle(paths: Sequence[str], **given: object) -> Settings:
    """The settings for checking ``paths``; ``given`` are ``Switches``. Raises ConfigError for a ``checker.toml`` amiss."""
    switches = Switches(**given)  # type: ignore[arg-type]  # click has checked them
    found = switches.config or find_config(paths)
    if found is None:
        return _switched(Settings(), switches)
    from checker.cli.config import load_layers  # noqa: PLC0415 - brings pydantic, which most runs do without

    settings = Settings()
    for layer in load_layers(found, words(language((), switches.lang))):
        settings = _layered(settings, layer)
    return _switched(settings, switches)


def find_config(paths: Sequence[str]) -> Path | None:
    """The nearest ``checker.toml`` in the folder that holds all ``paths``, or above it."""
    return find(CONFIG, paths)


def _layered(below: Settings, layer: Layer) -> Settings:
    """The settings with one more file on top. Rules, severities and overrides add up; all else takes the place of what was."""
    toml, base = layer.toml, layer.base
    given: dict[str, Any] = {
        name: getattr(toml, name)
        for name in ("profile", "select", "ignore", "stage", "fail_on", "strict", "lang", "jobs")
        if name in toml.model_fields_set
    }
    if toml.parent is not None:
        given["parent"] = base / toml.parent
    if "format" in toml.model_fields_set:
        given["formats"] = tuple(_beside(base, form) for form in toml.format)
    return replace(
        below,
        **given,
        folders=(*below.folders, *(base / folder for folder in toml.rules)),
        severities={**below.severities, **toml.severities},
        specials=(*below.specials, *(_special(override, base) for override in toml.overrides)),
        configs=(*below.configs, layer.path),
    )


def _special(override: Override, base: Path) -> Special:
    return Special(
        patterns=override.paths, base=base, profile=override.profile, select=override.select, ignore=override.ignore,
        severities=tuple(override.severities.items()), stage=override.stage,
    )  # fmt: skip


def _switched(below: Settings, switches: Switches) -> Settings:
    """The settings with the command line on top: what it says holds for every file."""
    select, ignore = _listed(switches.select), _listed(switches.ignore)
    specials = tuple(
        replace(
            special,
            profile=None if switches.profile else special.profile,
            select=() if select else special.select,
            ignore=() if ignore else special.ignore,
            stage=None if switches.stage else special.stage,
        )
        for special in below.specials
    )
    return replace(
        below,
        parent=switches.parent or below.parent,
        folders=tuple(switches.folders) or below.folders,
        profile=switches.profile or below.profile,
        select=select or below.select,
        ignore=ignore or below.ignore,
        stage=switches.stage or below.stage,
        lang=language((), switches.lang or below.lang),
        fail_on=switches.fail_on or below.fail_on,
        strict=below.strict if switches.strict is None else switches.strict,
        formats=tuple(switches.formats) or below.formats,
        jobs=below.jobs if switches.jobs is None else switches.jobs,
        specials=specials,
    )


def _listed(values: Sequence[str]) -> tuple[str, ...]:
    """``--select a,b --select c`` and ``--select a --select b --select c`` mean the same."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _beside(base: Path, form: str) -> str:
    name, colon, file = form.partition(":")
    return f"{name}:{base / file}" if colon and file != "-" else form
