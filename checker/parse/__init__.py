"""Documents to plans."""

from checker.parse.assembly import parse

__all__ = ["parse"]
