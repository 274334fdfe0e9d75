"""``checker rules``: the catalogue, one rule with its basis, the rules' own examples."""

from __future__ import annotations

from typing import Any, cast

import click

from checker.cli.spoken import SpokenCommand, keep_lang, speech
from checker.cli.switches import lang, no_cache, profile, rule_folders, switch
from checker.reporters.words import LANGUAGES

COMMANDS = ("list", "show", "test", "readme")


class RulesGroup(SpokenCommand, click.Group):
    """The commands on rules, with a line each in help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of use."""
        return list(COMMANDS)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, then the switches."""
        say = speech(ctx)
        with formatter.section(say("help.commands")):
            formatter.write_dl([(name, say(f"help.rules.{name}")) for name in COMMANDS])
        super().format_options(ctx, formatter)


@click.group("rules", cls=RulesGroup, help="help.rules.long")
@switch("--lang", type=click.Choice(LANGUAGES), expose_value=False, callback=keep_lang, help="help.lang")
def _group() -> None:
    """Hold the commands on rules."""


command = cast(click.Group, _group)


@command.command("list", cls=SpokenCommand, help="help.rules.list")
@rule_folders
@profile
@switch("--format", "form", type=click.Choice(["text", "json"]), default="text", help="help.rules-format")
@lang
@no_cache
def list_rules(**switches: Any) -> int:
    """List the rules of a profile."""
    from checker.cli.catalogue import list_rules as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("show", cls=SpokenCommand, help="help.rules.show")
@click.argument("name", metavar="ID")
@rule_folders
@lang
@no_cache
def show_rule(**switches: Any) -> int:
    """Show one rule whole."""
    from checker.cli.catalogue import show_rule as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("test", cls=SpokenCommand, help="help.rules.test")
@click.argument("folder", metavar="[DIR]", required=False)
@switch("--select", multiple=True, metavar="ID", help="help.select")
@lang
@no_cache
def test_rules(**switches: Any) -> int:
    """Run the examples that stand in the rule files."""
    from checker.cli.catalogue import test_rules as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("readme", cls=SpokenCommand, help="help.rules.readme")
@rule_folders
@lang
@no_cache
def readme(**switches: Any) -> int:
    """Print the catalogue as Markdown."""
    from checker.cli.catalogue import readme as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)
