"""``checker new``: a subordinate plan drafted from its parent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, switch


@click.command("new", cls=SpokenCommand, help="help.new.long", epilog="help.new.epilog")
@switch("--parent", required=True, metavar="FILE", type=click.Path(path_type=Path), once=True, help="help.parent")
@switch("--issuer", required=True, metavar="NAME", help="help.issuer")
@switch("--report-days", type=click.IntRange(0, 365), default=7, help="help.report-days")
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.new-format")
@switch("--out", metavar="FILE", type=click.Path(path_type=Path), help="help.new-out")
@switch("--force", is_flag=True, help="help.force")
@lang
def command(**switches: Any) -> int:
    """Draft a plan."""
    from checker.cli.drafting import new  # noqa: PLC0415 - help must not pay for the work

    return new(**switches)
