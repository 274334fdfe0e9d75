"""From settings to what is asked of each file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.cli.settings import WAIVER_RULES, Settings
from checker.engine.choices import Choice
from checker.engine.globs import Globs
from checker.engine.reading import Input, name_of
from checker.errors import RuleError
from checker.patterns import compiled
from checker.rules import RuleSet

_NAMED = compiled(r"'([^']+)'")


def choice_of(settings: Settings) -> Choice:
    """What is asked of every file of which nothing special is said."""
    return Choice(
        folders=settings.folders,
        profile=settings.profile,
        select=settings.select,
        ignore=tuple(name for name in settings.ignore if name not in WAIVER_RULES),
        severities=tuple(sorted((k, v) for k, v in settings.severities.items() if k not in WAIVER_RULES)),
        stage=settings.stage,
    )


def choices_for(settings: Settings, sources: Sequence[Input]) -> tuple[tuple[Choice, ...], list[int]]:
    """The different choices, the general one first, and the number of each source's."""
    general = choice_of(settings)
    found: dict[Choice, int] = {general: 0}
    numbers = []
    globs = [(special, Globs(special.patterns, special.base)) for special in settings.specials]
    for source in sources:
        choice = general
        for special, files in globs:
            if name_of(source) in files:
                choice = replace(
                    choice,
                    profile=special.profile or choice.profile,
                    select=special.select or choice.select,
                    ignore=(*choice.ignore, *special.ignore),
                    severities=tuple(sorted({**dict(choice.severities), **dict(special.severities)}.items())),
                    stage=special.stage or choice.stage,
                )
        numbers.append(found.setdefault(choice, len(found)))
    return tuple(found), numbers


def loaded(choice: Choice, configs: Sequence[Path]) -> RuleSet:
    """The rules of a choice; a name that does not exist is told with its place in the configuration files."""
    try:
        return choice.load()
    except RuleError as error:
        from checker.cli.config import line_of_value  # noqa: PLC0415 - brings pydantic, and most names exist

        named = _NAMED.search(error.what)
        for path in reversed(configs) if error.file is None and named else ():
            line = line_of_value(path, named[1]) if named else None
            if line is not None:
                error.file, error.line = str(path), line
                break
        raise
