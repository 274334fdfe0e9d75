"""HTML pages from the templates beside this module: what is filled in is escaped, and made safe to show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.patterns import compiled
from checker.reporters.extras import wanted
from checker.reporters.markup import Markup, joined, tag
from checker.reporters.page_style import BASE, NO_NETWORK
from checker.reporters.visible import visible
from checker.reporters.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_BLANK = compiled(r"(\[(?:điền|fill in): [^\]]*\])")


def page(template: str, say: Words, **values: Any) -> str:
    """The page that the template ``NAME.html`` makes of the values. Raises ExtraError where jinja2 is not installed."""
    made = _environment().get_template(f"{template}.html")
    return made.render(say=say, lang=say.lang, style=BASE, policy=NO_NETWORK, **values)


@cache
def _environment() -> Environment:
    jinja2 = wanted("jinja2", extra="report")
    made: Environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["blanks"] = _with_blanks
    return made


def _with_blanks(text: str) -> Markup:
    """The text with every blank that somebody must fill in marked."""
    pieces = _BLANK.split(text)
    return joined(*(tag("mark", piece) if number % 2 else piece for number, piece in enumerate(pieces)))


def _shown(value: object) -> object:
    """What is to be escaped loses what could steer the reader's screen; mark-up stays, nothing is an empty text."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
