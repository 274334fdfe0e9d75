"""A review as one page of HTML: who has submitted, what was found, and links to what was written; needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from checker.model.records import dataclass
from checker.reporters.bars import bars
from checker.reporters.coverage_page import matrix
from checker.reporters.coverage_text import tasks_of
from checker.reporters.elements import ELEMENTS, SIGNS, Cell, cells
from checker.reporters.facts import counts, identity, why_skipped
from checker.reporters.faults import told
from checker.reporters.ledger_text import name_of, readings
from checker.reporters.options import RenderOptions
from checker.reporters.pages import page
from checker.reporters.review import GRAVITIES, STATES, Line, Papers, Review, by_element, by_rule, lines, states
from checker.reporters.tally import tally
from checker.reporters.words import Words, words
from checker.repository.ledger import Act

_MOST_RULES = 8
_FORMATS = {"docx": "Word", "html": "HTML", "markdown": "Markdown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A line of the table of plans; ``slips`` are (format, address), ``annotated`` is an address."""

    name: str
    sign: str
    style: str
    state: str
    notes: tuple[str, ...]
    facts: tuple[str, ...]
    cells: tuple[Cell, ...]
    counts: tuple[tuple[str, str], ...]
    tasks: tuple[str, str]
    report: tuple[str, str]
    slips: tuple[tuple[str, str], ...]
    annotated: str | None


def render(review: Review, options: RenderOptions) -> str:
    """The page; every text of a plan is escaped. Raises ExtraError where jinja2 is not installed."""
    say = words(options.lang)
    found = lines(review)
    marks = {key: f"{SIGNS[key]} {{}} {say(f'page.verdict.{key}')}" for key in GRAVITIES}
    elements = {key: say(f"element.{key}") for key in (*(element.key for element in ELEMENTS), "other")}
    return page(
        "summary", say,
        title=say("review.title", plan=" · ".join(identity(review.coverage.plan, say))),
        parent=review.coverage.plan.title.text if review.coverage.plan.title else None,
        totals=say("review.units", count=len(review.coverage.rows), states=", ".join(_states(found, say))),
        tally=list(tally(review.report, say)),
        submitted=bars(_submissions(found, say), {state: f"{SIGNS[STATES[state]]} {{}}" for state in STATES}),
        state_styles=STATES,
        by_element=bars([(elements[key], number) for key, number in by_element(found).items()], marks),
        by_rule=bars([(title, number) for _, title, number in by_rule(found)[:_MOST_RULES]], marks),
        elements=list(elements.values()), lines=[_shown(line, review, say) for line in found],
        matrix=matrix(review.coverage, say), conflicts=[_conflict(act, review, say) for act in review.acts if act.conflicts],
        acts=len(review.acts),
    )  # fmt: skip


def _submissions(found: tuple[Line, ...], say: Words) -> Sequence[tuple[str, Mapping[str, int]]]:
    return [(say(f"review.state.{state}"), {state: number}) for state, number in states(found).items()]


def _states(found: tuple[Line, ...], say: Words) -> list[str]:
    return [f"{number} {say(f'review.state.{state}')}" for state, number in states(found).items()]


def _shown(line: Line, review: Review, say: Words) -> _Shown:
    row, file = line.row, line.file
    papers = review.papers.get(file.file, Papers()) if file is not None else Papers()
    report = (say.date(row.report), "") if row and row.report and file else (SIGNS["dim"], "dim")
    if row is not None and row.report_late and row.report:
        report = (f"{say.date(row.report)} {SIGNS['error']}", "error")
    return _Shown(
        name=line.name,
        sign=SIGNS[line.style],
        style=line.style,
        state=say(f"review.state.{line.state}"),
        notes=tuple(_notes(line, review, say)),
        facts=tuple(fact for fact in identity(file.plan, say)[1:] if fact) if file and not file.skipped else (),
        cells=cells(file) if file and not file.skipped else (),
        counts=(counts(file, say) or ((f"{SIGNS['good']} {say('text.clean')}", "good"),))
        if file and not file.skipped
        else (),
        tasks=tasks_of(row) if row is not None and line.state != "further" else (SIGNS["dim"], "dim"),
        report=report,
        slips=tuple((name, _address(papers.slips[form])) for form, name in _FORMATS.items() if form in papers.slips),
        annotated=_address(papers.annotated) if papers.annotated else None,
    )


def _notes(line: Line, review: Review, say: Words) -> list[str]:
    name = review.name_of(line.file.file) if line.file is not None else line.name
    out = [name] if name != line.name else []
    if line.row is not None and line.row.wrong_citation and line.state != "further":
        out.append(f"{SIGNS['warning']} {say('views.wrong', part=say(f'views.part.{line.row.wrong_citation}'))}")
    if line.file is not None and line.file.skipped:
        out.append(why_skipped(line.file.plan, say))
    if line.error is not None:
        what, mend = told(line.error, say)
        out += [what, *([f"→ {mend}"] if mend else [])]
    return out


def _address(path: str) -> str:
    # "./" keeps a first part with a colon from being read as a scheme.
    return "./" + quote(path)


def _conflict(act: Act, review: Review, say: Words) -> tuple[str, str, list[str]]:
    what = "; ".join(say(f"views.conflict.{conflict}") for conflict in act.conflicts)
    known = act.known and say("views.known", date=say.date(act.known.issued), issuer=act.known.issuer)
    said = [
        f"{text}: {', '.join(f'{review.name_of(mention.file)}:{mention.cited.line}' for mention in mentions)}"
        for text, mentions in readings(act, say)
    ]
    return name_of(act), what, [*([known] if known else []), *said]
