"""``checker waive``: accept one finding with a reason and an end date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, no_cache, switch


@click.command("waive", cls=SpokenCommand, help="help.waive.long", epilog="help.waive.epilog")
@click.argument("rule", metavar="RULE")
@click.argument("plan", metavar="PLAN")
@switch("--reason", required=True, metavar="TEXT", help="help.reason")
@switch("--line", type=click.IntRange(1), metavar="N", help="help.line")
@switch("--anchor", metavar="TEXT", help="help.anchor")
@switch("--all", "every", is_flag=True, help="help.every")
@switch("--until", metavar="YYYY-MM-DD", help="help.until")
@switch("--who", metavar="NAME", help="help.who")
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
@lang
@no_cache
def command(**switches: Any) -> int:
    """Write one waiver."""
    from checker.cli.accepting import waive  # noqa: PLC0415 - help must not pay for the work

    return waive(**switches)
