"""``checker baseline``: accept what is there now, so that only new findings count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import audit_switches, switch


@click.command("baseline", cls=SpokenCommand, help="help.baseline.long", epilog="help.baseline.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@audit_switches
@switch("--update", is_flag=True, help="help.update")
@switch("--jobs", "-j", type=click.IntRange(0), metavar="N", help="help.jobs")
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
def command(**switches: Any) -> int:
    """Write the baseline."""
    from checker.cli.accepting import baseline  # noqa: PLC0415 - help must not pay for the work

    return baseline(**switches)
