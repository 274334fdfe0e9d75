"""What ``checker fix`` did to a file, for a terminal: what was put in, what could not be, what is left for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.mending import Mended, Mending
from checker.model.outcome import Edit, Outcome
from checker.model.plan import Plan
from checker.reporters.facts import headline, place
from checker.reporters.options import RenderOptions
from checker.reporters.slip import quoted_range
from checker.reporters.styled import Styled
from checker.reporters.visible import visible
from checker.reporters.words import Words, words

_INDENT = Styled.of("   ")


def render(mending: Mending, plan: Plan, out: str | None, options: RenderOptions) -> str:
    """The lines about one file; ``out`` is the name of the file that was written, None where there was nothing to write."""
    say = words(options.lang)
    lines = list(_lines(mending, plan, out, say, options.width))
    return "".join(f"{line.ansi() if options.colour else line.plain}\n" for line in lines)


def _lines(mending: Mending, plan: Plan, out: str | None, say: Words, width: int) -> Iterator[Styled]:
    if out is not None:
        blanks = sum(edit.has_blanks for mended in mending.done for edit in mended.edits)
        head = say("fix.written", file=visible(out), count=len(mending.done))
        if blanks:
            head += " " + say("fix.blanks", count=blanks)
        yield from Styled.of((head, "bold")).wrapped(width)
    else:
        yield from Styled.of(say("fix.nothing")).wrapped(width)
    for mended in mending.done:
        yield from _done(mended, plan, say, width)
    if mending.left:
        yield Styled()
        yield from Styled.of((say("fix.left"), "bold")).wrapped(width)
        for unmended in mending.left:
            reason = say(f"fix.reason.{unmended.reason}")
            yield from _item("!", "warning", unmended.outcome, plan, say, width, f": {reason}")
    if mending.open:
        yield Styled()
        yield from Styled.of((say("fix.open", count=len(mending.open)), "bold")).wrapped(width)
        for outcome in mending.open:
            yield from _item("·", "dim", outcome, plan, say, width)


def _done(mended: Mended, plan: Plan, say: Words, width: int) -> Iterator[Styled]:
    yield from _item("✓", "good", mended.outcome, plan, say, width)
    for edit in mended.edits:
        for sign, text in _changes(edit, plan.document.lines):
            style = "insert" if sign == "+" else "delete"
            yield from Styled.of((f"{sign} {text}", style)).wrapped(width, _INDENT, Styled.of("     "))


def _item(
    sign: str, style: str, outcome: Outcome, plan: Plan, say: Words, width: int, more: str = ""
) -> Sequence[Styled]:
    text = f"{visible(headline(outcome, say))} · {place(outcome, plan, say)}{more} · "
    return Styled.of(text, (outcome.rule, "dim")).wrapped(width, Styled.of((sign, style), " "), Styled.of("  "))


def _changes(edit: Edit, lines: Sequence[str]) -> list[tuple[str, str]]:
    old = quoted_range(edit, lines)
    new = [visible(line) for line in edit.text.split("\n") if line.strip()]
    return ([("-", old)] if old else []) + [("+", line) for line in new]
