"""``checker ledger``: every act cited, conflicts first."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, no_cache, switch


@click.command("ledger", cls=SpokenCommand, help="help.ledger.long", epilog="help.ledger.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="DIR...")
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.ledger-format")
@lang
@no_cache
def command(**switches: Any) -> int:
    """Show the acts cited."""
    from checker.cli.views import ledger  # noqa: PLC0415 - help must not pay for the work

    return ledger(**switches)
