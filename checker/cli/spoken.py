"""Commands whose help speaks the user's language: help texts are keys, looked up when help is shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import click

from checker.errors import UsageError
from checker.reporters.words import LANGUAGES, Words, words

LANG = "CHECKER_LANG"
"""The environment variable that chooses the language where no switch does."""
LANG_META = "checker.lang-switch"
"""Where the program's own ``--lang`` is kept for its commands."""
_META = "checker.lang"


def language(arguments: Sequence[str], default: str | None = None) -> str:
    """The language that the arguments name, else ``default``, else the environment's, else Vietnamese."""
    for i, argument in enumerate(arguments):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            if value in LANGUAGES:
                return value
    named = default or os.environ.get(LANG, "")
    return named if named in LANGUAGES else LANGUAGES[0]


def speech(ctx: click.Context) -> Words:
    """The words for a command's help."""
    return words(ctx.meta.get(_META, LANGUAGES[0]))


def keep_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Keep a group's ``--lang`` for its commands."""
    if value:
        ctx.meta[LANG_META] = value


def nearest(name: str, known: Sequence[str], say: Words) -> str:
    """The nearest of the known names as a question, or all that there is."""
    import difflib  # noqa: PLC0415 - only for what is misspelt

    close = difflib.get_close_matches(name, known, n=1)
    return say("usage.nearest", name=close[0]) if close else say("usage.known", names=", ".join(known))


def reason_of(error: OSError, say: Words) -> str:
    """Why the system refused something, in the user's language where there are words for it."""
    import errno  # noqa: PLC0415 - only for what goes wrong

    known = errno.errorcode.get(error.errno or 0, "")
    return say.get(f"system.{known}", error.strerror or str(error))


class SpokenOption(click.Option):
    """An option whose ``help`` is a key. One that is to be given ``once`` does not let a second value pass for the first."""

    def __init__(self, *names: Any, once: bool = False, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.once = once

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help in the user's language."""
        key = self.help
        self.help = speech(ctx)(key) if key else None
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = key


class SpokenCommand(click.Command):
    """A command whose help, headings included, is in the user's language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; the language is known before anything, as ``--help`` may come first."""
        ctx.meta[_META] = language(args, ctx.meta.get(_META))
        self._refuse_twice(speech(ctx), args[: args.index("--")] if "--" in args else args)
        return super().parse_args(ctx, args)

    def _refuse_twice(self, say: Words, args: list[str]) -> None:
        for param in self.params:
            if isinstance(param, SpokenOption) and param.once:
                given = [arg for arg in args if arg.partition("=")[0] in param.opts]
                if len(given) > 1:
                    raise UsageError(say("usage.twice", name=param.opts[0]), mend=say("usage.twice-mend"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = speech(ctx)("help.help")
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - click's signature
        """The key; the group looks it up."""
        return self.help or ""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        say = speech(ctx)
        own = {"[OPTIONS]": say("help.metavar"), "COMMAND [ARGS]...": say("help.subcommand")}
        pieces = [own.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{say('help.usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(speech(ctx)(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The switches."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for param in options if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(speech(ctx)("help.options")):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What stands below the switches, line for line."""
        if self.epilog:
            formatter.write_paragraph()
            for line in speech(ctx)(self.epilog).split("\n"):
                formatter.write(f"{line}\n")
