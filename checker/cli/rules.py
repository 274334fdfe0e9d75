"""``checker rules``: the catalogue, one rule with its basis, the rules' own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click

from checker.cli.spoken import SpokenCommand, keep_lang, speech
from checker.cli.switches import STAGES, lang, no_cache, profile, rule_folders, switch
from checker.reporters.words import LANGUAGES

COMMANDS = ("list", "show", "try", "new", "test", "lint", "compare", "schema", "readme")


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


alone = switch("--alone", is_flag=True, help="help.rules.alone")
parent = switch("--parent", metavar="FILE", type=click.Path(path_type=Path), once=True, help="help.parent")
stage = switch("--stage", type=click.Choice(STAGES), help="help.stage")


@command.command("list", cls=SpokenCommand, help="help.rules.list")
@rule_folders
@profile
@switch("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="help.rules-format")
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


@command.command("try", cls=SpokenCommand, help="help.rules.try")
@click.argument("name", metavar="ID")
@click.argument("file", metavar="FILE")
@rule_folders
@profile
@parent
@stage
@lang
@no_cache
def try_rule(**switches: Any) -> int:
    """Show what one rule saw in a plan, clause by clause."""
    from checker.cli.rules_trials import try_rule as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("new", cls=SpokenCommand, help="help.rules.new")
@click.argument("name", metavar="ID")
@switch("--category", required=True, metavar="NAME", help="help.rules.category")
@switch("--given", metavar="NAME", help="help.rules.given")
@switch("--title", metavar="TEXT", help="help.rules.title")
@switch("--dir", "folder", metavar="DIR", type=click.Path(path_type=Path), default="rules", help="help.rules.dir")
@lang
def new_rule(**switches: Any) -> int:
    """Write the scaffold of a rule."""
    from checker.cli.rules_files import new_rule as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("test", cls=SpokenCommand, help="help.rules.test")
@click.argument("place", metavar="[DIR]", required=False)
@switch("--select", multiple=True, metavar="ID", help="help.select")
@alone
@lang
@no_cache
def test_rules(**switches: Any) -> int:
    """Run the examples that stand in the rule files."""
    from checker.cli.rules_files import test_rules as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("lint", cls=SpokenCommand, help="help.rules.lint")
@click.argument("place", metavar="[DIR]", required=False)
@switch("--plans", multiple=True, metavar="PATH", help="help.rules.plans")
@alone
@switch("--format", "form", type=click.Choice(["text", "json"]), default="text", help="help.text-or-json")
@lang
@no_cache
def lint_rules(**switches: Any) -> int:
    """Tell what could be better in rule files."""
    from checker.cli.rules_files import lint_rules as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("compare", cls=SpokenCommand, help="help.rules.compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@switch("--on-top", is_flag=True, help="help.rules.on-top")
@profile
@parent
@stage
@switch("--format", "form", type=click.Choice(["text", "json"]), default="text", help="help.text-or-json")
@lang
@no_cache
def compare_rules(**switches: Any) -> int:
    """Show what a changed rule set would change."""
    from checker.cli.rules_trials import compare_rules as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("schema", cls=SpokenCommand, help="help.rules.schema")
@lang
def rule_file_schema(**switches: Any) -> int:
    """Print the JSON Schema of a rule file."""
    from checker.cli.catalogue import rule_file_schema as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)


@command.command("readme", cls=SpokenCommand, help="help.rules.readme")
@rule_folders
@lang
@no_cache
def readme(**switches: Any) -> int:
    """Print the catalogue as Markdown."""
    from checker.cli.catalogue import readme as work  # noqa: PLC0415 - help must not pay for the work

    return work(**switches)
