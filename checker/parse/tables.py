"""Tasks from the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.location import point
from checker.model.plan import Confidence, Name, Reading, Task
from checker.model.records import dataclass
from checker.parse.context import Context
from checker.parse.deadlines import read_time
from checker.parse.labels import find_labels
from checker.parse.page import Grid, Line
from checker.parse.parties import has_helpers, parties_of_lead
from checker.parse.table_rows import Row, read_rows
from checker.parse.units import is_unit, split_units
from checker.patterns import compiled
from checker.text import Text

_PERSON = compiled(r"(?:[^\W\d_]+)(?: [^\W\d_]+){1,4}$")


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table of tasks: ``annex`` is the number of the annex it stands in, ``base`` what stands before its rows' paths.

    The base is "annex:1/" in an annex, else the path of the section with a full stop.
    """

    grid: Grid
    annex: int | None
    base: str


def tasks_of_table(table: TaskTable, context: Context) -> list[Task]:
    """The tasks in a table; none when it has no column for the work or none for who does it."""
    return [_task(table, row, number, context) for number, row in enumerate(read_rows(table.grid), 1)]


def _task(table: TaskTable, row: Row, number: int, context: Context) -> Task:
    title = Text.join(row.texts["title"])
    ordinal = row.ordinal or str(number)
    plain = ".".join(part.lstrip("0") or "0" for part in ordinal.split("."))
    mark = row.group.mark or ""
    own_path = f"{mark}.{plain}" if mark and not ordinal.startswith(f"{mark.lower()}.") else plain
    texts = [text for column in row.texts.values() for text in column]
    first = min(texts, key=lambda t: (t.line, t.location().column)).location()
    last = max((t.location() for t in texts), key=lambda p: (p.end_line, p.end_column))
    lead, beside = _parties(row.texts.get("lead", ()), context)
    times = row.texts.get("time") or row.marked
    guessed = bool(row.filled) or table.grid.how == "lines"
    return Task(
        path=table.base + own_path,
        ordinal=int(plain) if plain.isdigit() else None,
        parent_path=table.base + mark,
        group=row.group.title,
        title=title.value,
        lead=tuple(lead),
        coordinating=(*beside, *_names(row.texts.get("coordinating", ()), context)),
        time=read_time(context, Text.join(times), " .") if times else None,
        product=Text.join(row.texts["product"]).value if row.texts.get("product") else None,
        source="table",
        annex=table.annex,
        location=title.location(),
        span=first.to(last),
        after_title=point(title.end_line + 1),
        reading=Reading(how="table", confidence=Confidence.LIKELY if guessed else Confidence.CERTAIN),
    )


def _parties(texts: Sequence[Text], context: Context) -> tuple[list[Name], list[Name]]:
    """Leads and helpers in a cell of leads: labels tell them apart ("Chủ trì: Sở A; Phối hợp: Sở B"), or words do."""
    found: dict[str, list[Name]] = {"lead": [], "coordinating": []}
    role = "lead"
    for text in _unbroken(texts):
        labels = [label for label in find_labels(Line(index=0, text=text)) if label.role in found]
        before = text.cut_key(0, labels[0].start) if labels else text
        for said, value in [(role, before), *((label.role, label.value) for label in labels)]:
            role = said
            if role == "lead" and has_helpers(value):
                main, beside = parties_of_lead(context, [value])
                found["lead"].extend(main)
                found["coordinating"].extend(beside)
            elif value.value:
                found[role].extend(_names([value], context))
    return found["lead"], found["coordinating"]


def _names(texts: Sequence[Text], context: Context) -> tuple[Name, ...]:
    """The names in the paragraphs of a cell, one paragraph or list item each, persons split at commas too."""
    names: list[Name] = []
    for name in (name for text in _unbroken(texts) for name in split_units(text, context.opened)):
        parts = [part.strip() for part in name.text.split(",")]
        if len(parts) > 1 and not is_unit(name.canonical) and all(_PERSON.match(p) and p[:1].isupper() for p in parts):
            names.extend(Name(text=p, canonical=p.lower(), location=name.location) for p in parts)
        else:
            names.append(name)
    return tuple(names)


def _unbroken(texts: Sequence[Text]) -> list[Text]:
    """The paragraphs of a cell, a name broken over two lines as one: its second line begins small."""
    joined: list[Text] = []
    for text in texts:
        words = text.value.strip()
        listed = words[:1] in ("-", "+", "•", "*", "")
        if joined and not listed and words[:1].islower() and not joined[-1].value.rstrip().endswith((";", ".")):
            joined[-1] = Text.join((joined[-1], text))
        else:
            joined.append(text)
    return joined
