"""What the text names besides its elements: fields, years, other bodies and places, ended bodies, numbers given as its own."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.plan import Mention, Naming, Recipient
from checker.parse.context import Context
from checker.parse.former_bodies import find_former_bodies
from checker.parse.front import Front
from checker.parse.mentions import find_mentions
from checker.parse.neighbours import find_neighbours
from checker.parse.own_numbers import find_own_numbers
from checker.parse.parts import Parts
from checker.parse.years import find_years


def find_traces(
    parts: Parts, front: Front, context: Context, recipients: Sequence[Recipient], namings: Sequence[Naming]
) -> tuple[Mention, ...]:
    """All mentions, those of one kind in reading order."""
    said = [text for text in (front.title, front.opening) if text is not None]
    annexes = parts.structure.annexes
    own_lines = parts.page.lines[: annexes[0].start] if annexes else parts.page.lines
    return (
        *find_mentions(context, said, front.citations),
        *find_years(context, front.working_year),
        *find_neighbours(context, said),
        *find_former_bodies(parts.texts, recipients),
        *find_own_numbers(own_lines, namings, front.registration.number),
    )
