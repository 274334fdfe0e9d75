"""The report on a terminal: for each plan its head and one hunk a finding, at the end the elements at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.report import FileReport, Fixed, RunReport
from checker.reporters.elements import SIGNS
from checker.reporters.facts import SHOWN, counts, identity, is_clean, notes, parent_line
from checker.reporters.faults import fault_lines
from checker.reporters.glance import Glanced, glanced, table
from checker.reporters.options import RenderOptions
from checker.reporters.quiet import audible_file
from checker.reporters.styled import Styled, clip, flow
from checker.reporters.tally import Tally
from checker.reporters.visible import visible
from checker.reporters.words import Words, words


def render(report: RunReport, options: RenderOptions) -> str:
    """The report in lines of ``options.width`` cells, coloured with ANSI codes where ``options.colour``."""
    return "".join(pieces(report, options))


def pieces(report: RunReport, options: RenderOptions) -> Iterator[str]:
    """As ``render``, plan by plan."""
    before = 0
    for block in _blocks(report, words(options.lang), options):
        if before and (len(block) > 1 or before > 1):
            yield "\n"
        yield "".join((line.ansi() if options.colour else line.plain).rstrip(" ") + "\n" for line in block)
        before = len(block)


def _blocks(report: RunReport, say: Words, options: RenderOptions) -> Iterator[list[Styled]]:
    counted, plans = Tally(), list[Glanced]()
    for file in report.files:
        counted.add(file)
        plans += [glanced(file)] if file.is_plan else []
        heard = audible_file(file, options)
        block = _file(heard, say, options) if heard is not None else []
        if block:
            yield block
    for error in report.errors:
        yield fault_lines(error, say, options.width)
    if report.fixed and not options.quiet:
        yield _fixed(report.fixed, say, options)
    closing = [] if options.quiet else _closing(report, counted, plans, say, options)
    if closing:
        yield closing


def _file(file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    name = visible(file.file)
    if file.skipped:
        kind = say.get(f"kind.{file.skipped}", file.skipped)
        return Styled.of((f"{SIGNS['dim']} {name}: {say('text.skipped', kind=kind)}", "dim")).wrapped(
            options.width, rest=Styled.of("  ")
        )
    shown = [o for o in file.outcomes if options.show_all or o.status in SHOWN]
    if is_clean(file) and not shown:
        return [_clean(file, say, options), *_notes(file, say, options)]
    out = [*_head(file, say, options), *_notes(file, say, options)]
    from checker.reporters.finding import findings  # noqa: PLC0415 - clean plans, the most, do without

    return out + findings(shown, file, say, options)


def _clean(file: FileReport, say: Words, options: RenderOptions) -> Styled:
    head = Styled.of((SIGNS["good"], "good"), " ", (visible(file.file), "bold"), ": ", (say("text.clean"), "good"))
    facts = "   " + " · ".join(identity(file.plan, say))
    room = options.width - head.cells
    return head + Styled.of((clip(facts, room), "dim")) if room > 12 and facts.strip() else head


def _head(file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    name = Styled.of((visible(file.file), "bold"))
    if not file.is_plan:
        return name.wrapped(options.width)
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


def _notes(file: FileReport, say: Words, options: RenderOptions) -> list[Styled]:
    """What is to be known about the file itself: pending changes, macros."""
    found = () if options.quiet else notes(file.plan.document, say)
    sign = Styled.of((SIGNS["info"], "dim"), " ")
    return [
        line
        for note in found
        for line in (sign + Styled.of((note, "dim"))).wrapped(options.width, rest=Styled.of("  "))
    ]


def _fixed(fixed: Sequence[Fixed], say: Words, options: RenderOptions) -> list[Styled]:
    out = [Styled.of((say("text-fixed.head"), "good"))]
    for each in fixed:
        line = Styled.of(
            visible(say("text-fixed.line", file=each.file, rule=each.rule)), (f"  {visible(each.message)}", "dim")
        )
        out += line.wrapped(options.width, Styled.of(("✓ ", "good")), Styled.of("  "))
    return out


def _closing(
    report: RunReport, counted: Tally, plans: Sequence[Glanced], say: Words, options: RenderOptions
) -> list[Styled]:
    out = [*table(plans, say, options.width)] if len(plans) > 1 else []
    if len(report.files) + len(report.errors) <= 1 and options.seconds is None and not report.fixed:
        return out
    facts = [*counted.parts(report, say)]
    if options.seconds is not None:
        facts.append((say("count.seconds", seconds=say.decimal(options.seconds)), "dim"))
    return out + flow(facts, options.width)
