"""The report on a terminal: for each plan its head and one hunk a finding, at the end the elements at a glance."""

from __future__ import annotations

from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport, RunReport
from checker.reporters.elements import SIGNS, verdict
from checker.reporters.facts import SHOWN, counts, headline, identity, is_clean, parent_line, place
from checker.reporters.faults import fault_lines
from checker.reporters.glance import table
from checker.reporters.hunks import Row, Sign, rows
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Part, Styled, clip, excerpt, flow
from checker.reporters.tally import tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_INDENT = Styled.of("   ")
_GUTTER = 5
_SUBJECT_ROWS = 3
_ROW_STYLES = {Sign.DELETE: "delete", Sign.INSERT: "insert", Sign.ASK: "unsure", Sign.CONTEXT: "dim", Sign.GAP: "dim"}


def render(report: RunReport, options: RenderOptions) -> str:
    """The report in lines of ``options.width`` cells, coloured with ANSI codes where ``options.colour``."""
    say = words(options.lang)
    blocks: list[list[Styled]] = []
    for file in report.files:
        block = _file(file, say, options)
        if block:
            blocks.append(block)
    blocks += [fault_lines(error, say, options.width) for error in report.errors]
    if not options.quiet and (closing := _closing(report, say, options)):
        blocks.append(closing)
    out: list[Styled] = []
    for i, block in enumerate(blocks):
        if i and (len(block) > 1 or len(blocks[i - 1]) > 1):
            out.append(Styled())
        out += block
    return "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in out)


def _file(file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    name = visible(file.file)
    if file.skipped:
        if options.quiet:
            return []
        kind = say.get(f"kind.{file.skipped}", file.skipped)
        return Styled.of((f"{SIGNS['dim']} {name}: {say('text.skipped', kind=kind)}", "dim")).wrapped(
            options.width, rest=Styled.of("  ")
        )
    shown = [o for o in file.outcomes if options.show_all or o.status in SHOWN]
    if is_clean(file) and not shown:
        return [] if options.quiet else [_clean(file, say, options)]
    if options.quiet:
        shown = [o for o in shown if o.status not in (Status.WAIVED, Status.PASSED, Status.NOT_APPLICABLE)]
        if not shown:
            return []
    out = _head(file, say, options)
    for outcome in shown:
        hunk = _hunk(outcome, file, say, options)
        if len(hunk) > 1 or outcome.status in SHOWN:
            out.append(Styled())
        out += hunk
    return out


def _clean(file: FileReport, say: Words, options: RenderOptions) -> Styled:
    head = Styled.of((SIGNS["good"], "good"), " ", (visible(file.file), "bold"), ": ", (say("text.clean"), "good"))
    facts = "   " + " · ".join(identity(file.plan, say))
    room = options.width - head.cells
    return head + Styled.of((clip(facts, room), "dim")) if room > 12 and facts.strip() else head


def _head(file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    name = Styled.of((visible(file.file), "bold"))
    facts = identity(file.plan, say)
    if name.cells + 3 + Styled.of(" · ".join(facts)).cells <= options.width:
        out = [name + Styled.of("   ", " · ".join(facts))]
    else:
        out = [*name.wrapped(options.width), *flow([(fact, "") for fact in facts], options.width)]
    parent = Styled.of(parent_line(file.plan, say) or (say("fact.no-parent"), "dim"))
    numbers = counts(file, say) or ((say("text.clean"), "good"),)
    tally_ = flow(numbers, options.width)
    if len(tally_) == 1 and parent.cells + 3 + tally_[0].cells <= options.width:
        return [*out, parent.padded(options.width - tally_[0].cells) + tally_[0]]
    return [*out, *parent.wrapped(options.width), *tally_]


def _hunk(outcome: Outcome, file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    sign, style = _sign(outcome)
    where = "" if outcome.status is Status.CRASHED else f"{place(outcome, file.plan, say)} · "
    head = Styled.of((visible(headline(outcome, say)), "bold"), f" · {where}", (outcome.rule, "dim"))
    out = head.wrapped(options.width, Styled.of((sign, f"{style} bold"), " "), Styled.of("  "))
    if outcome.status in (Status.PASSED, Status.NOT_APPLICABLE):
        return out[:1]
    out += Styled.of(_message(outcome, say)).wrapped(options.width, _INDENT)
    if outcome.status is Status.CRASHED:
        return out
    if outcome.status is Status.WAIVED:
        return out + Styled.of((_waiver(outcome, say), "dim")).wrapped(options.width, _INDENT)
    for row in rows(outcome, file.plan.document.lines):
        out += _row(row, say, options)
    return out + _why(outcome, say, options)


def _message(outcome: Outcome, say: Words) -> str:
    message = visible(outcome.message)
    if outcome.status is Status.CRASHED:
        return say("text.crashed", message=message)
    return message


def _waiver(outcome: Outcome, say: Words) -> str:
    waiver = outcome.waiver
    if waiver is None:
        return say("text.waived")
    facts = [waiver.reason, say("text.until", day=waiver.until) if waiver.until else None, waiver.who]
    return visible(say("text.waived") + ": " + ", ".join(fact for fact in facts if fact))


def _why(outcome: Outcome, say: Words, options: RenderOptions) -> list[Styled]:
    reason, basis = visible(outcome.reason or ""), visible(outcome.basis or "")
    if outcome.status is Status.CANNOT_TELL:
        reason = " ".join(filter(None, (reason, say("text.look"))))
    why = " ".join(filter(None, (reason, f"({basis})" if basis else "")))
    return Styled.of((why, "dim")).wrapped(options.width, _INDENT) if why else []


def _row(row: Row, say: Words, options: RenderOptions) -> list[Styled]:
    style = _ROW_STYLES.get(row.sign, "")
    if row.sign is Sign.GAP:
        return [Styled.of((" " * (_GUTTER - 1) + "⋮", "dim"))]
    parts = _parts(row, style)
    note = Styled.of((f"   ← {say.get(f'note.{row.note}', visible(row.note))}", "dim")) if row.note else Styled()
    room = options.width - _GUTTER - 3
    if row.sign is Sign.CONTEXT:
        parts = excerpt(parts, max(12, room - note.cells))
    elif row.number is not None:
        parts = excerpt(parts, room * _SUBJECT_ROWS - 8)
    replaced = row.number is not None and row.sign in (Sign.DELETE, Sign.INSERT)
    bar = f"{row.sign} " if replaced else "│ "
    label = str(row.number) if row.number is not None else row.sign
    first = Styled.of((label.rjust(_GUTTER), style or "dim"), " ", (bar, style if replaced else "dim"))
    rest = Styled.of(" " * _GUTTER + " ", ("│ ", "dim"))
    return (Styled(tuple(parts)) + note).wrapped(options.width, first, rest)


def _parts(row: Row, style: str) -> tuple[Part, ...]:
    """The row's pieces; what is marked stands between ‹ and ›, so that it shows without colour."""
    out: list[Part] = []
    for piece in row.pieces:
        text = visible(piece.text)
        if not piece.marked:
            out.append((text, style))
            continue
        inner = text.strip() or text
        before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
        out += [(before, style), (f"‹{inner}›", f"{style} mark".strip()), (after, style)]
    return tuple(part for part in out if part[0])


def _sign(outcome: Outcome) -> tuple[str, str]:
    if outcome.status is Status.CRASHED:
        return "‼", "error"
    key = verdict([outcome])
    return SIGNS[key], {"info": "", "waived": "dim"}.get(key, key)


def _closing(report: RunReport, say: Words, options: RenderOptions) -> list[Styled]:
    plans = [file for file in report.files if not file.skipped]
    out = [*table(plans, say, options.width)] if len(plans) > 1 else []
    if len(report.files) + len(report.errors) <= 1 and options.seconds is None:
        return out
    facts = [*tally(report, say)]
    if options.seconds is not None:
        facts.append((say("count.seconds", seconds=say.decimal(options.seconds)), "dim"))
    return out + flow(facts, options.width)
