"""Numbers that the text gives as the plan's own, beside the one in its letterhead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model.plan import Mention, Naming, Number
from checker.parse.numbers import clean_number, number_key
from checker.parse.page import Line
from checker.parse.vocabulary import Expression, holds

_ALONE = Expression(
    "letterhead",
    r"\s*{number}\s?:\s*(?P<n>\d{1,5}\s?/\s?[{item_letters}][{item_letters}0-9&/.\s-]*?)\s*(?:\s{3}.*|\t.*|\|.*)?$",
)
_THIS = Expression("namings", r"\<{plan} {number} (?P<n>\d{1,5}\s?/\s?[{item_letters}][{item_letters}0-9&-]*) {this}\>")


def find_own_numbers(lines: Iterable[Line], namings: Sequence[Naming], number: Number) -> list[Mention]:
    """Numbers with the plan's own symbol on a line of their own ("Số: …"), before "này", or in the closing sentence."""
    if number.value is None or number.symbol is None:
        return []
    own = number_key(number.value)
    symbol = own.partition("/")[2]
    found: list[Mention] = []
    for line in lines:
        if not holds(line.key, "namings", "number"):
            continue
        for pattern, frame in ((_ALONE, "letterhead"), (_THIS, "this-plan")):
            for match in pattern.finditer(line.key):
                value = clean_number(line.text.cut_key(*match.span("n")).value)
                if (
                    number_key(value).partition("/")[2] == symbol
                    and line.text.key_location(*match.span("n")) != number.location
                ):
                    found.append(
                        Mention(
                            kind="number",
                            canonical=number_key(value),
                            text=value,
                            frame=frame,
                            own=number_key(value) == own,
                            within="body",
                            location=line.text.key_location(*match.span("n")),
                        )
                    )
    for naming in namings:
        key = number_key(naming.number)
        if naming.number and key.partition("/")[2] == symbol:
            found.append(
                Mention(
                    kind="number",
                    canonical=key,
                    text=naming.number,
                    frame="this-plan",
                    own=key == own,
                    within=naming.within,
                    location=naming.location,
                )
            )
    return found
