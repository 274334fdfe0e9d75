"""``checker.waivers.yml``: a list of waivers, read with every mistake told by its line, added to at the end."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, ValidationError

from checker.cli.spoken import nearest
from checker.engine.waivers import Claim
from checker.errors import ConfigError, RuleError
from checker.plain_yaml import yaml_line
from checker.reporters.words import Words
from checker.resources import load_checked

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class WaiverEntry(BaseModel):
    """One waiver: a rule's findings in a plan, or one of them, accepted for a reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: _Text = Field(description="The rule's id.")
    plan: _Text = Field(description="The plan's number (14/KH-UBND), or a pattern of files as in .gitignore.")
    anchor: _Text | None = Field(None, description="Words of the item, its message or its line: only that finding.")
    reason: _Text = Field(description="Why it is accepted.")
    until: dt.date | None = Field(None, description="The last day on which it holds (YYYY-MM-DD).")
    who: _Text | None = Field(None, description="Who accepts it.")


class WaiversYaml(RootModel[tuple[WaiverEntry, ...]]):
    """The waivers of a repository, in ``checker.waivers.yml``."""


def read_waivers(path: Path, rules: Iterable[str], say: Words) -> tuple[Claim, ...]:
    """The waivers of a file; ``rules`` are all ids that there are. Raises ConfigError with file, line and the nearest name."""
    try:
        data = load_checked(path, keep=False).data
    except RuleError as error:
        raise ConfigError(error.what, file=error.file, line=error.line, mend=error.mend) from error
    if data is None:
        return ()
    if not isinstance(data, list):
        raise ConfigError(say("waivers.no-list"), file=str(path), line=1, mend=say("waivers.no-list-mend"))
    try:
        entries = WaiversYaml.model_validate(data).root
    except ValidationError as error:
        raise _fault(error.errors()[0], path, say) from error
    known = sorted(rules)
    claims = []
    for index, entry in enumerate(entries):
        if entry.rule not in known:
            what = say("waivers.no-such-rule", name=entry.rule)
            mend = nearest_rule(entry.rule, known, say)
            raise ConfigError(what, file=str(path), line=yaml_line(path, (index, "rule")), mend=mend)
        claims.append(Claim(**entry.model_dump(), line=yaml_line(path, (index,)) or 1))
    return tuple(claims)


def added(text: str, claim: Claim) -> str:
    """The text of a file with one more waiver at its end; what stands there stays as it is."""
    fields = {
        "rule": claim.rule, "plan": claim.plan, "anchor": claim.anchor, "reason": claim.reason,
        "until": claim.until.isoformat() if claim.until else None, "who": claim.who,
    }  # fmt: skip
    lines = [f"{key}: {_scalar(key, value)}" for key, value in fields.items() if value is not None]
    block = "- " + "\n  ".join(lines) + "\n"
    return text + ("" if not text or text.endswith("\n") else "\n") + block


def _scalar(key: str, value: str) -> str:
    # JSON's strings are YAML's; an id and a day need no quotes.
    return value if key in ("rule", "until") else json.dumps(value, ensure_ascii=False)


def _fault(detail: Mapping[str, Any], path: Path, say: Words) -> ConfigError:
    keys = tuple(detail["loc"])
    line = yaml_line(path, keys)
    name = str(keys[-1]) if len(keys) > 1 else ""
    if detail["type"] == "extra_forbidden":
        mend = nearest(name, list(WaiverEntry.model_fields), say)
        return ConfigError(say("config.unknown", name=name), file=str(path), line=line, mend=mend)
    if detail["type"] == "missing":
        return ConfigError(say("waivers.missing", name=name), file=str(path), line=line, mend=say(f"waivers.{name}"))
    what = say("config.bad-value", name=name, value=repr(detail["input"]))
    if name == "until":
        return ConfigError(what, file=str(path), line=line, mend=say("usage.day-form"))
    return ConfigError(what, file=str(path), line=line, mend=say("waivers.text", name=name) if name else detail["msg"])


def nearest_rule(name: str, known: Sequence[str], say: Words) -> str:
    """The nearest rule's name as a question, or where all of them are listed."""
    import difflib  # noqa: PLC0415 - only for what is misspelt

    close = difflib.get_close_matches(name, known, n=1)
    return say("usage.nearest", name=close[0]) if close else say("waivers.list-rules")
