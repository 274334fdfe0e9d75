"""``checker extract``: plans as they were read."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, no_cache, switch


@click.command("extract", cls=SpokenCommand, help="help.extract.long", epilog="help.extract.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.extract-format")
@switch("--explain", is_flag=True, help="help.explain")
@lang
@no_cache
def command(**switches: Any) -> int:
    """Show what was read as what."""
    from checker.cli.extracting import extract  # noqa: PLC0415 - help must not pay for the work

    return extract(**switches)
