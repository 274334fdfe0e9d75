"""``checker check``: audit plans and report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import audit_switches, switch

SEVERITIES = ("error", "warning", "info", "new")


@click.command("check", cls=SpokenCommand, help="help.check.long", epilog="help.check.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@audit_switches
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.format")
@switch("--fail-on", type=click.Choice(SEVERITIES), help="help.fail-on")
@switch("--no-baseline", is_flag=True, help="help.no-baseline")
@switch("--ignore-waivers", is_flag=True, help="help.ignore-waivers")
@switch("--changed-since", metavar="REF", help="help.changed-since")
@switch("--jobs", "-j", type=click.IntRange(0), metavar="N", help="help.jobs")
@switch("--strict", is_flag=True, default=None, help="help.strict")
@switch("--show", type=click.Choice(["findings", "all"]), default="findings", help="help.show")
@switch("--exit-zero", is_flag=True, help="help.exit-zero")
@switch("--quiet", "-q", is_flag=True, help="help.quiet")
@switch("--config", metavar="FILE", type=click.Path(path_type=Path), help="help.config")
def command(**switches: Any) -> int:
    """Audit plans; the exit code tells whether something was found."""
    from checker.cli.auditing import check  # noqa: PLC0415 - help must not pay for the work

    return check(**switches)
