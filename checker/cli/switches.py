"""The switches that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from checker.cli.spoken import LANG_META, SpokenOption
from checker.reporters.words import LANGUAGES

_F = TypeVar("_F", bound=Callable[..., Any])

STAGES = ("draft", "submitted")


def switch(*names: str, help: str, **settings: Any) -> Callable[[_F], _F]:  # noqa: A002 - click's word for it
    """An option whose help is a key of the words."""
    return click.option(*names, cls=SpokenOption, help=help, **settings)


def _inherited(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """``checker --lang en check`` means ``checker check --lang en``."""
    return value or ctx.meta.get(LANG_META)


lang = switch("--lang", type=click.Choice(LANGUAGES), callback=_inherited, help="help.lang")
no_cache = switch("--no-cache", is_flag=True, help="help.no-cache")
rule_folders = switch(
    "--rules", "folders", multiple=True, metavar="DIR", type=click.Path(path_type=Path), help="help.rules-dir"
)
profile = switch("--profile", metavar="NAME", help="help.profile")


def audit_switches(command: _F) -> _F:
    """All that decides how plans are audited: rules, profile, stage, parent, language, cache."""
    for decorate in reversed((
        switch("--parent", metavar="FILE", type=click.Path(path_type=Path), once=True, help="help.parent"),
        rule_folders,
        profile,
        switch("--select", multiple=True, metavar="ID", help="help.select"),
        switch("--ignore", multiple=True, metavar="ID", help="help.ignore"),
        switch("--stage", type=click.Choice(STAGES), help="help.stage"),
        lang,
        no_cache,
    )):  # fmt: skip
        command = decorate(command)
    return command
