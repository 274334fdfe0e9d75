"""``checker schema``: the contracts as JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import click

from checker.cli.spoken import SpokenCommand
from checker.cli.switches import lang

NAMES = ("plans", "report", "rule", "config", "baseline", "waivers")


@click.command("schema", cls=SpokenCommand, help="help.schema.long")
@click.argument("name", type=click.Choice(NAMES), metavar="|".join(NAMES))
@lang
def command(name: str, **_: Any) -> int:
    """Print one of the schemas."""
    click.echo(json.dumps(schema(name), ensure_ascii=False, indent=2))
    return 0


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of that name."""
    # pydantic, which makes the schemas, is nothing that help should load.
    if name == "rule":
        from checker.rules import rule_schema  # noqa: PLC0415

        return rule_schema()
    from checker.cli.config import CheckerToml  # noqa: PLC0415
    from checker.reporters.contracts import PlansDocument, ReportDocument, json_schema  # noqa: PLC0415

    if name == "baseline":
        from checker.cli.baseline_file import SCHEMA, BaselineJson  # noqa: PLC0415

        return json_schema(BaselineJson, SCHEMA, written=False)
    if name == "waivers":
        from checker.cli.waivers_file import WaiversYaml  # noqa: PLC0415

        return json_schema(WaiversYaml, "checker.waivers.yml", written=False)
    if name == "config":
        return json_schema(CheckerToml, "checker.toml", written=False)
    return json_schema(PlansDocument if name == "plans" else ReportDocument, f"checker/{name}/1")
