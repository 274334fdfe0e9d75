"""``checker tree``: whose plan carries out whose."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang, no_cache, switch


@click.command("tree", cls=SpokenCommand, help="help.tree.long", epilog="help.tree.epilog")
@click.argument("paths", nargs=-1, required=True, metavar="DIR...")
@switch("--format", "-f", "formats", multiple=True, metavar="FMT[:FILE]", help="help.tree-format")
@lang
@no_cache
def command(**switches: Any) -> int:
    """Show the tree of plans."""
    from checker.cli.views import tree  # noqa: PLC0415 - help must not pay for the work

    return tree(**switches)
