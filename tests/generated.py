"""Pages written from the code and the rules: ``python -m tests.generated`` (or ``make docs``) writes them anew.

What is generated is never edited by hand; ``tests/test_generated.py`` fails when a page is stale.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from checker.rules import Rule, load_all, load_examples

ROOT = Path(__file__).resolve().parent.parent
_HELP = re.compile(r"(<!-- help: (?P<arguments>[\w ]*?) ?-->\n).*?(<!-- end of help -->)", re.DOTALL)
_TOP = """# Rules

Written by `make docs` from the rule files; improve those, not this page. A rule's id is the name of its file.
*error*: one of the five elements, or wrong in law; *warning*: a reviewer would send it back with a remark; *info*: advice.
How to write a rule stands in the README of the project.
"""


def rules_page() -> str:
    """``rules/README.md``: a table of all rules, then a section for each."""
    rules = load_all()
    table = ["| rule | severity | what is wrong | category |", "|---|---|---|---|"]
    table += [f"| [{r.id}](#{r.id}) | {r.severity} | {_cell(r.title['en'])} | {r.category} |" for r in rules]
    parts = [_TOP, "\n".join(table) + "\n"]
    for category, members in groupby(rules, key=lambda rule: rule.category):
        parts.append(f"## {category.capitalize()}\n")
        parts += [_section(rule) for rule in members]
    return "\n".join(parts)


def readme(text: str) -> str:
    """The README with each help block between its marks written anew."""
    return _HELP.sub(_help, text)


def pages() -> dict[Path, str]:
    """Every generated page and what should stand in it."""
    own = ROOT / "README.md"
    return {ROOT / "rules" / "README.md": rules_page(), own: readme(own.read_text(encoding="utf-8"))}


def _section(rule: Rule) -> str:
    told = [
        f"### {rule.id}",
        f"**{rule.title['vi']}** · {rule.title['en']}",
        f"{rule.reason['en']}" if rule.reason else "",
        "\n".join(f"- {name}: {value}" for name, value in _facts(rule) if value),
    ]
    return "\n\n".join(part for part in told if part) + "\n"


def _facts(rule: Rule) -> list[tuple[str, str]]:
    levels = ", ".join(sorted(rule.applies_to.levels))
    spared = ", ".join(sorted(rule.applies_to.not_levels))
    days = {"from": rule.effective.start, "to": rule.effective.end}
    kinds = {"text to insert": rule.insert, "text to put in its place": rule.replace, "advice": rule.advice}
    examples = load_examples(rule)
    return [
        ("severity", str(rule.severity) + ("" if rule.confidence == "certain" else f", {rule.confidence}")),
        ("for", levels or (f"all but {spared}" if spared else "")),
        ("holds", " ".join(f"{word} {day}" for word, day in days.items() if day)),
        ("basis", "; ".join(basis.short("en") for basis in rule.basis)),
        ("remedy", next((name for name, fix in kinds.items() if fix), "")),
        ("examples", "; ".join(example.name for example in examples)),
    ]


def _help(match: re.Match[str]) -> str:
    arguments = match["arguments"].split()
    command = [sys.executable, "-m", "checker", *arguments, "--lang", "en", "--help"]
    env = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=True)
    return f"{match[1]}```\n{run.stdout.rstrip()}\n```\n{match[3]}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
