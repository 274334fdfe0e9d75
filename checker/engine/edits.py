"""Edits: text to put in, written as its neighbours are, and text to put in place of other text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.engine.headings import Heading, as_heading, next_heading
from checker.engine.labels import as_label, as_task, blank_label
from checker.engine.places import is_row, last_task, line_of
from checker.engine.spacing import spread
from checker.model.outcome import Edit
from checker.model.plan import Plan, Task
from checker.rules import Rule
from checker.rules.formatting import Wording
from checker.rules.scope import Scope
from checker.rules.templates import Template, has_blanks


def edits_for(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    """The edits that the rule offers for the item, none where no place is known or the item stands in a table."""
    if rule.insert is not None:
        return _inserted(rule, scope, wording)
    if rule.replace is not None:
        return _replaced(rule, scope, wording)
    return ()


def apply_edits(lines: Sequence[str], edits: Iterable[Edit]) -> list[str]:
    """The lines of a text after the edits; edits that overlap an earlier one are left out."""
    out = list(lines)
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True)
    limit: tuple[int, int] | None = None
    for edit in ordered:
        if limit is not None and edit.end > limit:
            continue
        limit = edit.start
        (line, column), (end_line, end_column) = edit.start, edit.end
        if line > len(out):
            out.extend(edit.text.removesuffix("\n").split("\n"))
            continue
        tail = out[end_line - 1][end_column - 1 :] if end_line <= len(out) else ""
        changed = (out[line - 1][: column - 1] + edit.text + tail).split("\n")
        out[line - 1 : end_line] = changed
    return out


def _inserted(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    insert, plan = rule.insert, scope.plan
    if insert is None or (isinstance(scope.item, Task) and scope.item.source == "table"):
        return ()
    line = line_of(insert.place, plan, scope.item)
    if line is None or is_row(plan, line - 1):
        return ()
    others: tuple[Edit, ...] = ()
    heading = Heading()
    if insert.shape == "section":
        heading, others = next_heading(plan, line)
    text = insert.text.render(scope, wording, said={"next_ordinal": heading.mark})
    if insert.shape == "label" and isinstance(scope.item, Task) and (blank := blank_label(text, plan, scope.item)):
        return (replace(blank, has_blanks=has_blanks(text), because=_because(insert.text, scope)),)
    parts = [part.strip() for part in text.strip().split("\n")]
    if insert.shape == "section":
        parts[0] = as_heading(parts[0], heading)
    elif insert.shape == "label" and isinstance(scope.item, Task):
        parts = [as_label(part, plan, scope.item) for part in parts]
    elif insert.shape == "task":
        parts = _task(parts, plan)
        if not parts:
            return ()
    return (
        Edit(
            start=(line, 1),
            end=(line, 1),
            text="".join(f"{part}\n" for part in spread(parts, line, insert, plan)),
            has_blanks=has_blanks(text),
            because=_because(insert.text, scope),
        ),
        *others,
    )


def _task(parts: list[str], plan: Plan) -> list[str]:
    """The lines of a new task as the last one has them; none where that one is written in another way."""
    last = last_task(plan)
    head = as_task(parts[0], plan, last) if last is not None else None
    return [head, *(as_label(part, plan, last) for part in parts[1:])] if head is not None and last is not None else []


def _replaced(rule: Rule, scope: Scope, wording: Wording) -> tuple[Edit, ...]:
    if rule.replace is None:
        return ()
    place = rule.replace.field.place(scope) if rule.replace.field else scope.place
    if place is None or place.empty:
        return ()
    text = rule.replace.text.render(scope, wording)
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return (Edit(start=start, end=end, text=text, has_blanks=has_blanks(text)),)


def _because(template: Template, scope: Scope) -> str | None:
    """The parent plan's number, where a value of its task was put in."""
    used = any(
        path.head in {"parent_task", "parent_plan"} and path.get(scope)
        for placeholder in template.placeholders
        for path in placeholder.paths
        if not isinstance(path, str)
    )
    parent = scope.parent_plan
    return parent.number.value if used and parent is not None else None
