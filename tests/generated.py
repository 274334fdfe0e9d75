"""Pages written from the code and the rules: ``python -m tests.generated`` (or ``make docs``) writes them anew.

What is generated is never edited by hand; ``tests/test_generated.py`` fails when a page is stale. In README.md, what stands
between ``<!-- help: check -->`` or ``<!-- run: check samples -->`` and ``<!-- end -->`` is what that command prints.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from checker.rules import catalogue, load_all, load_profile, profile_names, rule_schema

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(
    r"(?P<head><!-- (?P<what>help|run):(?P<arguments>[^\n]*?) ?-->\n).*?(?P<end><!-- end -->)", re.DOTALL
)
_WIDTH = {"help": "100", "run": "84"}
_EXIT_CODES = (0, 1)
"""A shown run may find something; what cannot be read or is called wrongly must not stand in the README."""


def rules_page() -> str:
    """``rules/README.md``: all rules, the profiles, the words of the language."""
    return catalogue(load_all(), [load_profile(name) for name in profile_names()])


def schema_of_rules() -> str:
    """``rules/rule.schema.json``: the JSON Schema of a rule file, for editors."""
    return f"{json.dumps(rule_schema(), ensure_ascii=False, separators=(',', ':'))}\n"


def readme(text: str) -> str:
    """The README with each block between its marks written anew."""
    return _BLOCK.sub(_shown, text)


def pages() -> dict[Path, str]:
    """Every generated page and what should stand in it."""
    own = ROOT / "README.md"
    return {
        ROOT / "rules" / "README.md": rules_page(),
        ROOT / "rules" / "rule.schema.json": schema_of_rules(),
        own: readme(own.read_text(encoding="utf-8")),
    }


def _shown(match: re.Match[str]) -> str:
    arguments = shlex.split(match["arguments"])
    if match["what"] == "help":
        printed = _printed([*arguments, "--help", "--lang", "en"], width=_WIDTH["help"])
    else:
        printed = f"$ checker {shlex.join(arguments)}\n{_printed(arguments, width=_WIDTH['run'])}"
    return f"{match['head']}```text\n{printed}\n```\n{match['end']}"


def _printed(arguments: list[str], *, width: str) -> str:
    # Nothing that was found by an earlier version of the code may be shown, so the cache stays off.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CHECKER_")}
    env = {**plain, "COLUMNS": width, "NO_COLOR": "1", "CHECKER_NO_CACHE": "1"}
    command = [sys.executable, "-m", "checker", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=env, check=False)
    if run.returncode not in _EXIT_CODES or run.stderr:
        raise RuntimeError(f"checker {shlex.join(arguments)} ended with {run.returncode}:\n{run.stderr}")
    return "\n".join(line.rstrip() for line in run.stdout.rstrip().split("\n"))


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
