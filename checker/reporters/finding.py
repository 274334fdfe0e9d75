"""Findings on a terminal: what, where, the plan's own lines with the change in them, why, on what basis."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.outcome import Outcome, Status
from checker.model.report import FileReport
from checker.reporters.elements import SIGNS, verdict
from checker.reporters.facts import SHOWN, headline, place
from checker.reporters.hunks import Row, Sign, rows
from checker.reporters.options import RenderOptions
from checker.reporters.styled import Part, Styled, excerpt
from checker.reporters.visible import visible
from checker.reporters.words import Words

_INDENT = Styled.of("   ")
_GUTTER = 5
_SUBJECT_ROWS = 3
_ROW_STYLES = {Sign.DELETE: "delete", Sign.INSERT: "insert", Sign.ASK: "unsure", Sign.CONTEXT: "dim", Sign.GAP: "dim"}


def findings(outcomes: Sequence[Outcome], file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    """The outcomes of one plan, each as a block with an empty line before it; what only passed is one line."""
    out: list[Styled] = []
    before: Outcome | None = None
    for outcome in outcomes:
        block = _finding(outcome, before, file, say, options)
        if outcome.status in SHOWN or before is None or before.status in SHOWN:
            out.append(Styled())
        out += block
        before = outcome
    return out


def _finding(
    outcome: Outcome, before: Outcome | None, file: FileReport, say: Words, options: RenderOptions
) -> list[Styled]:
    sign, style = _sign(outcome)
    where = "" if outcome.status is Status.CRASHED else f"{place(outcome, file.plan, say)} · "
    if outcome.status is Status.NOT_APPLICABLE:
        where = f"{visible(outcome.message)} · "
    head = Styled.of((visible(headline(outcome, say)), "bold"), f" · {where}", (outcome.rule, "dim"))
    out = head.wrapped(options.width, Styled.of((sign, f"{style} bold"), " "), Styled.of("  "))
    if outcome.status in (Status.PASSED, Status.NOT_APPLICABLE):
        return out
    out += Styled.of(_message(outcome, say)).wrapped(options.width, _INDENT)
    if outcome.status is Status.CRASHED:
        return out
    if outcome.status is Status.WAIVED:
        return out + Styled.of((_waiver(outcome, say), "dim")).wrapped(options.width, _INDENT)
    for row in rows(outcome, file.plan.document.lines):
        out += _row(row, say, options)
    # One rule's findings in a row need its reason once.
    told = before is not None and (before.rule, before.status) == (outcome.rule, outcome.status)
    return out if told else out + _why(outcome, say, options)


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
