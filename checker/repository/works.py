"""What a plan undertakes, as it is held against what its parent asks."""

from __future__ import annotations

import datetime as dt

from checker.model.location import Location
from checker.model.plan import Name, Plan, Task, Time
from checker.model.records import dataclass
from checker.parse.vocabulary import Expression
from checker.text import fold_key

_BETWEEN = 24
"""So many letters may part two names of those who do a work ("chủ trì, phối hợp với")."""
_DOES = Expression("tasks", r"[\s,]*(?:(?:{leads}|{helps}(?: {together})?)[\s,]*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a plan undertakes: a task, or a duty below a heading; ``matter`` is its title without who does it."""

    path: str
    title: str
    matter: str
    lead: tuple[Name, ...]
    time: Time | None
    duty: bool
    location: Location

    @property
    def due(self) -> dt.date | None:
        """The last day for it."""
        return self.time.due if self.time else None


def works_of(plan: Plan) -> tuple[Work, ...]:
    """What a plan undertakes."""
    tasks = [
        Work(
            path=task.path,
            title=task.title,
            matter=_matter(task),
            lead=task.lead,
            time=task.time,
            duty=False,
            location=task.location,
        )
        for task in plan.tasks
    ]
    duties = [
        Work(path=a.path, title=duty.text, matter=duty.text, lead=a.units, time=None, duty=True, location=duty.location)
        for a in plan.assignments
        for duty in a.duties
    ]
    return (*tasks, *duties)


def _matter(task: Task) -> str:
    """The title without the names of those who lead and help, where it begins with them ("Giao Sở A chủ trì, …")."""
    end = 0
    for name in (*task.lead, *task.coordinating):
        at = task.title.find(name.text, max(0, end - 1))
        if 0 <= at <= end + _BETWEEN:
            end = at + len(name.text)
    rest = task.title[end:] if task.source == "sentence" else task.title
    opener = _DOES.match(fold_key(rest)) if end else None
    words = rest.split()
    count = len(opener.group().split()) if opener else 0
    return " ".join(words[count:]) or task.title
