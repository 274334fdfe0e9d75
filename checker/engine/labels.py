"""Label lines of a task ("- Đơn vị chủ trì: …"), written as the task's other label lines are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.outcome import Edit
from checker.model.plan import Plan, Task
from checker.parse.labels import TASK_ROLES
from checker.parse.vocabulary import Expression
from checker.patterns import compiled
from checker.text import fold_key

_LABEL = compiled(r"^(?P<sign>[^\w\[]*)(?P<label>[^:\n]{2,40}):\s*")
_NUMBERED = compiled(r"(?P<before>[\s*_#]*)(?P<number>\d{1,3})(?P<sign>[.)/])(?P<behind>[*_]*\s+[*_]*)(?=\w)")
_BULLET = compiled(r"\s*[-+•]\s+(?=\w)")
_EMPTY = compiled(r"[\s.…_]*")
_BOLD = compiled(r"[*_]+\s*$")


_ELEMENTS = {role: Expression("labels", f"{{{role}.label}}") for role in TASK_ROLES}


def is_label(line: str) -> bool:
    """Whether a line looks like a label line."""
    return bool(_LABEL.match(line.strip()))


def as_label(text: str, plan: Plan, task: Task) -> str:
    """A label line with the bullet of the plan's other label lines, and their label where that names the same element."""
    own = _LABEL.match(text)
    if own is None:
        return text
    sign, label = "- ", own["label"]
    element = _element(label)
    for index, style in enumerate(_label_lines(plan, task)):
        alike = _element(style["label"]) == element
        if index == 0 or alike:
            sign = style["sign"]
        if alike:
            label = style["label"]
            break
    return f"{sign}{label}: {text[own.end() :]}"


def blank_label(text: str, plan: Plan, task: Task) -> Edit | None:
    """The edit that fills a label line of the task which names what ``text`` names and says nothing, None without one."""
    own = _LABEL.match(text)
    if own is None or task.source != "label":
        return None
    lines = plan.document.lines
    for number in range(task.location.end_line + 1, task.span.end_line + 1):
        line = lines[number - 1].rstrip()
        label = _LABEL.match(line.strip())
        if label is None or not _EMPTY.fullmatch(line.strip(), label.end()):
            continue
        if _element(label["label"]) != _element(own["label"]):
            continue
        if number < task.span.end_line and _BULLET.match(lines[number]) and not _BULLET.match(line):
            continue  # the bullets below it are what it holds
        start = line.index(":") + 1
        return Edit(start=(number, start + 1), end=(number, len(line) + 1), text=f" {text[own.end() :].rstrip()}")
    return None


def as_task(text: str, plan: Plan, last: Task) -> str | None:
    """The first line of a task after the ``last`` one: its number counts on, with the signs and the indent of the last one's.

    None where the last one's line is not of a number or a bullet and its title.
    """
    line = plan.document.lines[last.location.line - 1]
    found = _NUMBERED.match(line)
    if found is not None:
        closing = _BOLD.search(line) if _BOLD.search(found["before"] + found["behind"]) else None
        end = closing.group() if closing else ""
        return f"{found['before']}{int(found['number']) + 1}{found['sign']}{found['behind']}{text}{end}"
    bullet = _BULLET.match(line)
    return f"{bullet.group()}{text}" if bullet else None


def _element(label: str) -> str:
    """The element of a task that a label names, the label itself where it names none."""
    key = fold_key(label).strip()
    return next((role for role, names in _ELEMENTS.items() if names.fullmatch(key)), key)


def _label_lines(plan: Plan, task: Task) -> Iterator[re.Match[str]]:
    """The label lines of the task, then those of its siblings in the same list."""
    lines = plan.document.lines
    for other in (task, *(t for t in plan.tasks if t.parent_path == task.parent_path and t is not task)):
        if other.source != "label":
            continue
        for line in lines[other.location.end_line : other.span.end_line]:
            if match := _LABEL.match(line.strip()):
                yield match
