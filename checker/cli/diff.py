"""``checker diff``: what the parent or the rules ask for against what the plan has, or a patch of what can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import audit_switches, switch

FORMATS = ("text", "markdown", "html", "json", "patch")


@click.command("diff", cls=SpokenCommand, help="help.diff.long", epilog="help.diff.epilog")
@click.argument("plan", metavar="PLAN")
@click.argument("above", metavar="[PARENT]", required=False, type=click.Path(path_type=Path))
@audit_switches
@switch("--format", "-f", "form", type=click.Choice(FORMATS), default="text", help="help.diff-format")
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
def command(**switches: Any) -> int:
    """Show demand and answer beside each other, or print the patch."""
    from checker.cli.diffing import diff  # noqa: PLC0415 - help must not pay for the work

    return diff(**switches)
