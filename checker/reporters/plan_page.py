"""Plans as pages of HTML: every original line with its number, what was read as what, and the residue with links.

One file that needs no network and no script, in light, dark and print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.plan import Kind, LineRole
from checker.model.report import FileReport, RunReport
from checker.reporters.facts import identity, parent_line, why_skipped
from checker.reporters.faults import place_of, told
from checker.reporters.margins import COPY, FURNITURE, QUIET, RESIDUE, SIGNS, Piece, Row, residue_of, rows_of
from checker.reporters.markup import BREAK, Markup, document, joined, tag
from checker.reporters.notes import Said, say_note
from checker.reporters.options import RenderOptions
from checker.reporters.plan_lines import tell_counts
from checker.reporters.words import Words, words

_FAMILIES = {
    "head": ("header", "number", "issued", "issuer", "type", "title", "reference", "carried", "opening", "motto"),
    "cite": ("parent", "citation"),
    "outline": ("heading", "content", "closing", "annex", "annex-text"),
    "task": ("task", "label", "lead", "coordinating", "time", "product", "table-head", "table-group", "table-row"),
    "duty": ("assignment", "duty", "order"),
    "report": ("report",),
    "money": ("funding",),
    "end": ("recipients", "recipient", "signature"),
    "blank": ("blank",),
    "residue": (RESIDUE,),
    "furnishing": tuple(sorted({*FURNITURE, COPY})),
}
_FAMILY = {role: family for family, roles in _FAMILIES.items() for role in roles}
_ORDER = [role for roles in _FAMILIES.values() for role in roles]
_STYLE = """
:root { --head: #5b4a00; --cite: #00539b; --outline: #333; --task: #7a2e8e; --duty: #8a3b12; --report: #00665c;
  --money: #3d6b00; --end: #555; --blank: #9a5b00; --residue: #1d4ed8; }
@media (prefers-color-scheme: dark) { :root { --head: #e0c65c; --cite: #7cb8f2; --outline: #cfcfcf; --task: #d7a0e6;
  --duty: #f0a57c; --report: #5fd0c2; --money: #a9d36a; --end: #b0b0b0; --blank: #f2b65a; --residue: #93b4ff; } }
.skipped { font-weight: 600; color: var(--residue); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .75rem 0; padding: 0; font-size: .85rem; }
table.page { width: 100%; border-collapse: collapse; table-layout: fixed; margin: .5rem 0 1rem; }
table.page thead th { text-align: left; font-size: .8rem; color: var(--dim); font-weight: 600;
  border-bottom: 1px solid var(--line); }
table.page th:first-child { width: 3.5rem; text-align: right; padding-right: .75rem; }
table.page th:last-child { width: 34%; }
tbody th { font: .8rem/1.9 ui-monospace, Consolas, monospace; color: var(--dim); vertical-align: top; }
tbody th a { text-decoration: none; }
td { vertical-align: top; padding: .05rem .5rem; }
td.text { white-space: pre-wrap; overflow-wrap: anywhere; font-family: "Times New Roman", Tinos, serif; font-size: 1.05rem; }
td.side { font-size: .85rem; border-left: 1px solid var(--line); overflow-wrap: anywhere; }
tr:target { background: var(--wash); }
tr.strong td.text { font-weight: 700; }
tr.copy td, tr.furniture td { opacity: .55; }
tr.unread td.text { border-left: 3px dotted var(--blank); }
td.text span { border-bottom: 1px solid currentColor; }
td.text span.blank { border-bottom-style: dashed; }
mark { background: var(--wash); color: inherit; border-bottom: 2px dotted var(--residue); }
mark::before { content: "\\2039"; } mark::after { content: "\\203A"; }
.note { display: block; } .legend .note { display: inline; }
.note small { color: var(--dim); } .quiet, .goes-on { color: var(--dim); } .nothing { color: var(--blank); }
.head { color: var(--head); } .cite { color: var(--cite); } .outline { color: var(--outline); }
.task { color: var(--task); } .duty { color: var(--duty); } .report { color: var(--report); }
.money { color: var(--money); } .end { color: var(--end); } .blank { color: var(--blank); }
.residue { color: var(--residue); font-weight: 600; } .furnishing { color: var(--dim); }
.note.quiet { color: var(--dim); }
@media (max-width: 45rem) { table.page th:last-child { width: 40%; } table.page th:first-child { width: 2.5rem; } }
@media print { section { break-after: page; } }
"""
"""``mark`` stands for residue, whose quotes do without colour."""


def render(report: RunReport, options: RenderOptions) -> str:
    """One document of HTML, a section for each file."""
    say = words(options.lang)
    title = ", ".join(file.file for file in report.files) or say("explain.page-title")
    sections = [_file(file, number, say) for number, file in enumerate(report.files, 1)]
    shown = (*_contents(report, say), *sections, *_errors(report, say))
    return document(f"{title} · {say('explain.page-title')}", _STYLE, options.lang, *shown)


def _contents(report: RunReport, say: Words) -> Iterator[Markup]:
    if len(report.files) > 1:
        items = [
            tag("li", tag("a", file.file, href=f"#f{number}"), f" ({say(f'kind.{file.plan.kind}')})")
            for number, file in enumerate(report.files, 1)
        ]
        yield tag("nav", tag("ol", *items), aria_label=say("explain.contents"))


def _file(file: FileReport, number: int, say: Words) -> Markup:
    plan = file.plan
    rows = list(rows_of(plan))
    facts = [say(f"kind.{plan.kind}"), *identity(plan, say)]
    parts: list[Markup] = [tag("h1", file.file), tag("p", " · ".join(facts), class_="facts")]
    above = parent_line(plan, say)
    if above:
        parts.append(tag("p", above, class_="facts"))
    if plan.kind is not Kind.PLAN:
        parts.append(tag("p", why_skipped(plan, say), class_="skipped"))
    if plan.kind in (Kind.PLAN, Kind.FORM):
        parts.append(tag("p", say("explain.legend"), class_="facts"))
    parts += [_legend(rows, say), _page(rows, number, say, whole=plan.kind in (Kind.PLAN, Kind.FORM))]
    if plan.kind in (Kind.PLAN, Kind.FORM):
        counts = " · ".join(text for text, _ in tell_counts(rows, say))
        parts.append(tag("p", counts, class_="facts"))
        parts += _residue(file, number, say)
    return tag("section", *parts, id=f"f{number}")


def _legend(rows: Sequence[Row], say: Words) -> Markup:
    """The roles that occur, each in the look of its family."""
    seen = {role.role for row in rows for role in (*row.notes, *(r for piece in row.pieces for r in piece.roles))}
    items = [
        tag("li", tag("span", say.get(f"read.{role}", role), class_=f"note {_FAMILY.get(role, 'outline')}"))
        for role in [*_ORDER, *sorted(seen - set(_ORDER))]
        if role in seen
    ]
    return tag("ul", *items, class_="legend", aria_label=say("explain.meaning"))


def _page(rows: Sequence[Row], number: int, say: Words, *, whole: bool) -> Markup:
    head = tag("tr", *(tag("th", say(f"explain.column-{key}"), scope="col") for key in ("line", "text", "role")))
    body: list[Markup] = []
    current: LineRole | None = None
    for row in rows:
        body.append(_line(row, current, number, say, whole=whole))
        if not row.blank:
            current = row.notes[-1] if row.notes else row.goes_on
    return tag(
        "table", tag("thead", head), tag("tbody", *(part for line in body for part in (BREAK, line))), class_="page"
    )


def _line(row: Row, current: LineRole | None, number: int, say: Words, *, whole: bool) -> Markup:
    anchor = f"f{number}-{row.number}"
    states = {
        "copy": row.is_copy,
        "furniture": row.is_furniture,
        "unread": row.unread and whole,
        "strong": row.strong,
    }
    names = " ".join(name for name, holds in states.items() if holds)
    return tag(
        "tr",
        tag("th", tag("a", str(row.number), href=f"#{anchor}"), scope="row"),
        tag("td", *(_piece(piece, say) for piece in row.pieces), class_="text"),
        tag("td", *_side(row, current, say, whole=whole), class_="side"),
        id=anchor,
        class_=names or None,
    )


def _piece(piece: Piece, say: Words) -> str:
    out: str = piece.text
    for role in reversed(piece.roles):
        element = "mark" if role.role == RESIDUE else "span"
        out = tag(element, out, class_=_FAMILY.get(role.role, "outline"), title=_title(say_note(role, say)))
    return out


def _title(said: Said) -> str:
    return " · ".join(filter(None, (said.head, said.trust)))


def _side(row: Row, current: LineRole | None, say: Words, *, whole: bool) -> Iterator[Markup]:
    if row.unread and whole:
        yield tag("span", f"○ {say('explain.nothing')}", class_="note nothing")
    if row.goes_on is not None:
        said = say_note(row.goes_on, say)
        name = "" if row.goes_on is current else f" {said.name}"
        yield tag("span", f"{SIGNS.get(row.goes_on.role, '┆')}{name}", class_="note goes-on", title=_title(said))
    for note in row.notes:
        said = say_note(note, say)
        quiet = " quiet" if note.role in QUIET else ""
        sign = f"{SIGNS[note.role]} " if note.role in SIGNS else ""
        sure = tag("small", f" {said.sure}") if said.sure else joined()
        yield tag(
            "span", sign + said.head, sure, class_=f"note {_FAMILY.get(note.role, 'outline')}{quiet}",
            title=_title(said),
        )  # fmt: skip


def _residue(file: FileReport, number: int, say: Words) -> Iterator[Markup]:
    found = residue_of(file.plan)
    if not found:
        yield tag("p", say("explain.no-residue"))
        return
    texts = {(r.element, r.location): r.text for r in file.plan.residue}
    items = [
        tag(
            "li",
            tag("a", say("place.line", line=role.location.line), href=f"#f{number}-{role.location.line}"), " ",
            tag("mark", f"? {say_note(role, say).detail}", class_="residue"), " ",
            texts.get((role.detail, role.location), ""),
        )
        for role in found
    ]  # fmt: skip
    yield tag("h2", say.count("explain.count.residue", len(found)))
    yield tag("ul", *items)


def _errors(report: RunReport, say: Words) -> Iterator[Markup]:
    if report.errors:
        items = []
        for error in report.errors:
            what, mend = told(error, say)
            items.append(tag("li", tag("b", place_of(error)), f": {what}", f" → {mend}" if mend else ""))
        yield tag("section", tag("h2", say("markdown.unread")), tag("ul", *items))
