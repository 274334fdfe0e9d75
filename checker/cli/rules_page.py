"""What the commands on rules share: loading, lines on the terminal, signs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.streams import has_colour
from checker.errors import UsageError
from checker.reporters.styled import Styled
from checker.reporters.words import Words
from checker.resources import rules_root, switch_cache
from checker.rules import RuleSet, load_rules, rule_files, rule_names


def load(
    *, no_cache: bool, folders: Sequence[Path] = (), profile: str | None = None, select: Sequence[str] = (),
    alone: bool = False,
) -> RuleSet:  # fmt: skip
    """The rules that the switches choose."""
    if no_cache:
        switch_cache(on=False)
    return load_rules(folders=folders, profile=profile, select=select, alone=alone)


def load_own(
    place: str | None, say: Words, *, no_cache: bool, alone: bool = False, select: Sequence[str] = ()
) -> tuple[RuleSet, list[str]]:
    """The rules, and the ids of those that lie in ``place`` (a folder or one file); all of them without a place.

    Rules of another folder come on top of the program's own, or ``alone``. What profiles leave out is the author's as well.
    """
    if place is None:
        rules = load(no_cache=no_cache, select=select or sorted(rule_names()))
        return rules, [rule.id for rule in rules.rules]
    path = Path(place).resolve()
    if not path.exists():
        raise UsageError(say("rules.no-folder"), file=place)
    inside = rules_root() in (path, *path.parents)
    folder = path if path.is_dir() else path.parent.parent if _in_category(path) else path.parent
    folders = () if inside else (folder,)
    alone = alone and not inside
    every = sorted(path.stem for path in rule_files(folder)) if alone else sorted(rule_names(folders))
    rules = load(no_cache=no_cache, folders=folders, select=select or every, alone=alone)
    own = [rule.id for rule in rules.rules if path in (rule.path.resolve(), *rule.path.resolve().parents)]
    if not own:
        raise UsageError(say("rules.none-there"), file=place)
    return rules, own


def show(lines: Sequence[Styled]) -> None:
    """Print the lines, with colour where the terminal has it."""
    colour = has_colour(sys.stdout)
    text = "".join((line.ansi() if colour else line.plain).rstrip(" ") + "\n" for line in lines)
    click.echo(text, nl=False, color=colour)


def _in_category(path: Path) -> bool:
    """Whether a rule file lies in a category's folder of a larger rule folder."""
    return (path.parent.parent / "profiles").is_dir() or (path.parent.parent / "rule.schema.json").is_file()
