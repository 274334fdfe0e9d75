"""The program: its commands, loaded when they are called, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn, cast

import click

from checker import __version__
from checker.cli.spoken import SpokenCommand, SpokenOption, keep_lang, language, nearest, speech
from checker.cli.streams import prepare_streams, say_fault
from checker.errors import CheckerError, UsageError
from checker.reporters.words import LANGUAGES, Words, words

COMMANDS = (
    "check", "diff", "fix", "new", "extract", "tree", "coverage", "ledger", "review", "baseline", "waive", "rules", "schema",
)  # fmt: skip
"""The commands; each is ``command`` in the module of its name, its short help the words ``help.<name>.short``."""

DEBUG = "CHECKER_DEBUG"
"""The environment variable with which an unexpected error shows its traceback."""


class LazyGroup(SpokenCommand, click.Group):
    """A group whose commands are modules that are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(f"checker.cli.{cmd_name}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command and its arguments; for an unknown one the error names the nearest."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            say = speech(ctx)
            raise UsageError(say("usage.no-such-command", name=args[0]), mend=nearest(args[0], COMMANDS, say))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a line each, then the switches."""
        say = speech(ctx)
        with formatter.section(say("help.commands")):
            formatter.write_dl([(name, say(f"help.{name}.short")) for name in COMMANDS])
        super().format_options(ctx, formatter)

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run the program and exit with its code; every error is told in one block on standard error."""
        arguments = list(sys.argv[1:] if args is None else args)
        prepare_streams()
        sys.exit(_run(self, arguments, extra))

    def run(self, arguments: list[str], extra: dict[str, Any]) -> object:
        """What the command returns; errors pass."""
        return super().main(arguments, **{**extra, "standalone_mode": False})


def _run(group: LazyGroup, arguments: list[str], extra: dict[str, Any]) -> int:
    say = words(language(arguments))
    try:
        code = group.run(arguments, extra)
    except CheckerError as error:
        say_fault(error, say)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)  # the help itself, with its lines as they stand
        return UsageError.exit_code
    except click.UsageError as error:
        say_fault(_usage(error, say), say)
        return UsageError.exit_code
    except click.ClickException as error:
        say_fault(UsageError(error.format_message()), say)
        return UsageError.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("usage.stopped"), err=True)
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone; what is left must not be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets a sentence instead of a traceback
        if os.environ.get(DEBUG):
            import traceback  # noqa: PLC0415 - for developers only

            traceback.print_exc()
        what = say("usage.unexpected", error=f"{type(error).__name__}: {error}")
        say_fault(CheckerError(what, mend=say("usage.debug", name=DEBUG)), say)
        return CheckerError.exit_code
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError, say: Words) -> UsageError:
    if isinstance(error, click.NoSuchOption):
        known = sorted(opt for param in (error.ctx.command.params if error.ctx else []) for opt in param.opts)
        return UsageError(
            say("usage.no-such-option", name=error.option_name), mend=nearest(error.option_name, known, say)
        )
    if isinstance(error, click.MissingParameter):
        name = _name_of(error.param, error.ctx) if error.param and error.ctx else str(error.param_hint)
        return UsageError(say("usage.missing", name=name), mend=_see_help(error, say))
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        if isinstance(kind, click.Choice):
            choices = ", ".join(str(choice) for choice in kind.choices)
            return UsageError(say("usage.bad-choice", name=error.param.opts[0]), mend=say("usage.known", names=choices))
        if isinstance(kind, click.IntRange):
            bounds = say("usage.range", least=kind.min, most=kind.max if kind.max is not None else "…")
            return UsageError(say("usage.bad-choice", name=error.param.opts[0]), mend=bounds)
        return UsageError(say("usage.bad-value", name=error.param.opts[0], message=error.message))
    if isinstance(error, click.BadOptionUsage):
        return UsageError(say("usage.no-value", name=error.option_name), mend=_see_help(error, say))
    return UsageError(error.format_message(), mend=_see_help(error, say))


def _name_of(param: click.Parameter, ctx: click.Context) -> str:
    """What a person types: an option's own name, an argument's place holder."""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(ctx)


def _see_help(error: click.UsageError, say: Words) -> str:
    return say("usage.see-help", command=error.ctx.command_path if error.ctx else "checker")


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"checker {__version__}")
        ctx.exit()


program = LazyGroup(
    name="checker",
    help="help.program",
    epilog="help.program-epilog",
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        SpokenOption(
            ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, callback=keep_lang, help="help.lang"
        ),
        SpokenOption(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="help.version"
        ),
    ],
)
