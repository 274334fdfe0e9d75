"""A review slip as one page of HTML, on paper in the form of Nghị định 30/2020/NĐ-CP; needs no network."""

from __future__ import annotations

from checker.model.slip import Slip
from checker.reporters.options import RenderOptions
from checker.reporters.pages import page
from checker.reporters.words import words


def render(slip: Slip, options: RenderOptions) -> str:  # noqa: ARG001 - a slip brings its own language
    """The page; every text of a plan is escaped. Raises ExtraError where jinja2 is not installed."""
    return page("slip", words(slip.lang), slip=slip)
