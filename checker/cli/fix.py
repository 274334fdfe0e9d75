"""``checker fix``: what is missing put into a plan, or the findings as comments in a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import audit_switches, switch


@click.command("fix", cls=SpokenCommand, help="help.fix.long", epilog="help.fix.epilog")
@click.argument("plan", metavar="FILE")
@switch("--out", metavar="FILE", type=click.Path(path_type=Path), help="help.fix.out")
@switch("--in-place", is_flag=True, help="help.fix.in-place")
@switch("--force", is_flag=True, help="help.force")
@switch("--comments", is_flag=True, help="help.fix.comments")
@switch("--author", metavar="NAME", default="checker", help="help.fix.author")
@audit_switches
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
def command(**switches: Any) -> int:
    """Write the mended or commented copy."""
    from checker.cli.fixing import fix  # noqa: PLC0415 - help must not pay for the work

    return fix(**switches)
