"""The run as a comment on a pull request: the verdict first, a table of what counts, the rest folded away.

GitHub cuts comments at 65,536 characters: a long table ends with how much is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.outcome import Outcome, Status
from checker.model.records import dataclass
from checker.model.report import RunReport
from checker.reporters.elements import SIGNS, verdict
from checker.reporters.facts import SHOWN
from checker.reporters.faults import place_of, told
from checker.reporters.findings import fails, sentence, title
from checker.reporters.markdown import escape
from checker.reporters.options import RenderOptions
from checker.reporters.quiet import audible
from checker.reporters.repository_paths import shown
from checker.reporters.styled import clip
from checker.reporters.tally import tally
from checker.reporters.words import Words, words

_ROWS = 40
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    file: str
    outcome: Outcome


def render(report: RunReport, options: RenderOptions) -> str:
    """The comment; no text of a plan is read as Markdown or HTML."""
    say = words(options.lang)
    rows = [
        _Row(file=shown(file.file, options.base), outcome=outcome)
        for file in audible(report, options).files
        for outcome in file.outcomes
        if outcome.status in SHOWN
    ]
    failing = [row for row in rows if fails(row.outcome, options)]
    others = [row for row in rows if row.outcome.status is Status.FAILED and not fails(row.outcome, options)]
    unsure = [row for row in rows if row.outcome.status is Status.CANNOT_TELL and not fails(row.outcome, options)]
    waived = [row for row in rows if row.outcome.status is Status.WAIVED]
    blocks = [_verdict(report, failing, say), " · ".join(text for text, _ in tally(report, say))]
    blocks += [_table(failing, say)] if failing else []
    if report.errors:
        blocks.append("\n".join([f"**{say('markdown.unread')}**", "", *_errors(report, say)]))
    blocks += _folded(say("pull-request.others"), others, say)
    blocks += _folded(say("pull-request.unsure"), unsure, say)
    blocks += _folded(say("pull-request.waived"), waived, say)
    blocks += _baseline(report, options, say)
    return "\n\n".join(blocks) + "\n"


def _verdict(report: RunReport, failing: Sequence[_Row], say: Words) -> str:
    if failing or report.errors:
        return f"## {SIGNS['error']} {say('pull-request.failed')}"
    return f"## {SIGNS['good']} {say('pull-request.passed')}"


def _table(rows: Sequence[_Row], say: Words) -> str:
    heads = [say(f"pull-request.{key}") for key in ("place", "rule", "finding")]
    lines = ["| " + " | ".join(["", *heads]) + " |", "|---|---|---|---|"]
    lines += [_line(row, say) for row in rows[:_ROWS]]
    if len(rows) > _ROWS:
        lines += ["", say("pull-request.more", count=len(rows) - _ROWS)]
    return "\n".join(lines)


def _line(row: _Row, say: Words) -> str:
    outcome = row.outcome
    sign = "‼" if outcome.status is Status.CRASHED else SIGNS[verdict([outcome])]
    text = clip(sentence(outcome, say), _LONGEST)
    place = escape(f"{row.file}:{outcome.location.line}")
    return f"| {sign} | {place} | `{outcome.rule}` | **{escape(title(outcome, say))}** {escape(text)} |"


def _folded(head: str, rows: Sequence[_Row], say: Words) -> list[str]:
    return _details(f"{head}: {len(rows)}", _table(rows, say)) if rows else []


def _details(head: str, body: str) -> list[str]:
    # The empty lines make the table inside Markdown again.
    return [f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"]


def _baseline(report: RunReport, options: RenderOptions, say: Words) -> list[str]:
    known = sum(len(file.known) for file in report.files)
    out = [say("pull-request.known", count=known)] if known else []
    if report.fixed:
        lines = [f"- {escape(shown(f.file, options.base))}: `{f.rule}` {escape(f.message)}" for f in report.fixed]
        more = [say("pull-request.more", count=len(lines) - _ROWS)] if len(lines) > _ROWS else []
        out += _details(f"{say('pull-request.fixed')}: {len(lines)}", "\n".join([*lines[:_ROWS], *more]))
    return out


def _errors(report: RunReport, say: Words) -> Iterable[str]:
    for error in report.errors[:_ROWS]:
        what, mend = told(error, say)
        yield f"- **{escape(place_of(error))}**: {escape(what)}" + (f" → {escape(mend)}" if mend else "")
    if len(report.errors) > _ROWS:
        yield say("pull-request.more", count=len(report.errors) - _ROWS)
