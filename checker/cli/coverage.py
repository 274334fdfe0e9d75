"""``checker coverage``: units against a parent plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, no_cache, switch


@click.command("coverage", cls=SpokenCommand, help="help.coverage.long", epilog="help.coverage.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="DIR...")
@switch("--parent", required=True, metavar="FILE", type=click.Path(path_type=Path), once=True, help="help.parent")
@switch("--units", metavar="FILE", type=click.Path(path_type=Path), help="help.units")
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.coverage-format")
@lang
@no_cache
def command(**switches: Any) -> int:
    """Show who has submitted and what is missing."""
    from checker.cli.views import coverage  # noqa: PLC0415 - help must not pay for the work

    return coverage(**switches)
