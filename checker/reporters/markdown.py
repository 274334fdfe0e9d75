"""The report as Markdown (GitHub flavour): a heading a plan, a ``diff`` block a finding, the elements as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.errors import CheckerError
from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport, RunReport
from checker.patterns import compiled
from checker.reporters.elements import ELEMENTS, SIGNS, cells, verdict
from checker.reporters.facts import SHOWN, counts, headline, identity, notes, parent_line, place
from checker.reporters.faults import place_of, told
from checker.reporters.hunks import Row, Sign, rows
from checker.reporters.options import RenderOptions
from checker.reporters.quiet import audible
from checker.reporters.styled import Part, excerpt
from checker.reporters.tally import tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_SPECIAL = compiled(r"([\\`*_{}\[\]<>#|~!$&])")
_LIST = compiled(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
_LONGEST = 400


def render(report: RunReport, options: RenderOptions) -> str:
    """The report; no text of a plan is read as Markdown or HTML."""
    say = words(options.lang)
    plans = [file for file in report.files if file.is_plan]
    blocks = [f"# {say('markdown.title')}", " · ".join(text for text, _ in tally(report, say))]
    if len(plans) > 1 and not options.quiet:
        blocks.append(_table(plans, say))
    for file in audible(report, options).files:
        blocks += _file(file, say, options)
    if report.errors:
        blocks.append(f"## {say('markdown.unread')}")
        blocks.append("\n".join(_error(error, say) for error in report.errors))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", visible(text)))


def _file(file: FileReport, say: Words, options: RenderOptions) -> list[str]:
    if file.skipped:
        kind = say.get(f"kind.{file.skipped}", file.skipped)
        return [f"## {escape(file.file)}", f"{SIGNS['dim']} {say('text.skipped', kind=kind)}"]
    shown = [o for o in file.outcomes if options.show_all or o.status in SHOWN]
    numbers = " · ".join(text for text, _ in counts(file, say)) or f"{SIGNS['good']} {say('text.clean')}"
    facts = [*identity(file.plan, say), parent_line(file.plan, say) or say("fact.no-parent")] if file.is_plan else []
    told_ = " · ".join(escape(fact) for fact in facts)
    out = [f"## {escape(file.file)}", f"{told_}  \n**{numbers}**" if told_ else f"**{numbers}**"]
    out += [f"{SIGNS['info']} {escape(note)}" for note in notes(file.plan.document, say) if not options.quiet]
    for outcome in shown:
        out += _finding(outcome, file, say)
    return out


def _finding(outcome: Outcome, file: FileReport, say: Words) -> list[str]:
    sign = "‼" if outcome.status is Status.CRASHED else SIGNS[verdict([outcome])]
    where = escape(place(outcome, file.plan, say))
    if outcome.status in (Status.PASSED, Status.NOT_APPLICABLE):
        told_ = where if outcome.status is Status.PASSED else escape(outcome.message)
        return [" · ".join((f"{sign} {escape(headline(outcome, say))}", told_, f"`{outcome.rule}`"))]
    out = [f"### {sign} {escape(headline(outcome, say))} · {where} · `{outcome.rule}`"]
    message = escape(outcome.message)
    out.append(say("text.crashed", message=message) if outcome.status is Status.CRASHED else message)
    if outcome.status in (Status.FAILED, Status.CANNOT_TELL):
        block = _block(rows(outcome, file.plan.document.lines))
        if block:
            out.append(block)
        look = say("text.look") if outcome.status is Status.CANNOT_TELL else None
        why = [escape(text) for text in (outcome.reason, look) if text]
        why += [f"({escape(outcome.basis)})"] if outcome.basis else []
        if why:
            out.append(" ".join(why))
    elif outcome.status is Status.WAIVED and outcome.waiver:
        until = say("text.until", day=outcome.waiver.until) if outcome.waiver.until else None
        facts = [fact for fact in (outcome.waiver.reason, until, outcome.waiver.who) if fact]
        out.append(escape(f"{say('text.waived')}: {', '.join(facts)}"))
    return out


def _block(found: Sequence[Row]) -> str:
    """A fenced ``diff``; the fence is longer than any run of backticks within."""
    lines = [_line(row) for row in found]
    if not lines:
        return ""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}diff", *lines, fence])


def _line(row: Row) -> str:
    if row.sign is Sign.GAP:
        return "  …"
    sign = {Sign.DELETE: "-", Sign.INSERT: "+", Sign.ASK: "?"}.get(row.sign, " ")
    parts: tuple[Part, ...] = tuple(
        (visible(piece.text), "mark") if piece.marked else (visible(piece.text), "") for piece in row.pieces
    )
    if row.number is not None:
        parts = excerpt(parts, _LONGEST)
    text = "".join(f"‹{text}›" if style else text for text, style in parts)
    number = str(row.number) if row.number is not None else ""
    note = f"   ← {visible(row.note)}" if row.note else ""
    return f"{sign}{number:>5} │ {text}{note}".rstrip()


def _table(plans: Sequence[FileReport], say: Words) -> str:
    heads = [say("element.plan"), *(say(f"element.{element.key}") for element in ELEMENTS), say("element.other")]
    lines = ["| " + " | ".join(heads) + " |", "|---|" + ":-:|" * (len(heads) - 1)]
    lines += ["| " + " | ".join([escape(file.file), *(cell.text for cell in cells(file))]) + " |" for file in plans]
    return "\n".join(lines)


def _error(error: CheckerError, say: Words) -> str:
    what, mend = told(error, say)
    return f"- **{escape(place_of(error))}**: {escape(what)}" + (f" → {escape(mend)}" if mend else "")
