"""``checker review``: a folder of plans against their parent, with all that goes back to the units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import audit_switches, switch


@click.command("review", cls=SpokenCommand, help="help.review.long", epilog="help.review.epilog")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@switch("--out", required=True, metavar="OUT", type=click.Path(path_type=Path), help="help.review-out")
@audit_switches
@switch("--units", metavar="FILE", type=click.Path(path_type=Path), help="help.units")
@switch("--reviewer", metavar="NAME", help="help.reviewer")
@switch("--jobs", "-j", type=click.IntRange(0), metavar="N", help="help.jobs")
@switch("--force", is_flag=True, help="help.review-force")
@switch("--exit-zero", is_flag=True, help="help.exit-zero")
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
def command(**switches: Any) -> int:
    """Review a folder."""
    from checker.cli.reviewing import review  # noqa: PLC0415 - help must not pay for the work

    return review(**switches)
