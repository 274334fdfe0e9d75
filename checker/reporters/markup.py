"""HTML put together so that nothing in it is HTML by accident: every text is escaped, only elements are mark-up."""

from __future__ import annotations

from html import escape

from checker.reporters.visible import visible

_VOID = frozenset({"meta", "br", "hr"})


class Markup(str):
    """Text that is HTML already; only ``tag`` and ``joined`` make it."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text as it is, as templates ask for it."""
        return self


BREAK = Markup("\n")
"""A line break between elements, for those who read the source."""


def tag(name: str, /, *children: str, **attributes: str | None) -> Markup:
    """An element. Children that are no ``Markup`` are escaped; so are attributes, of which None is left out.

    A trailing underscore of an attribute's name falls away (``class_``), others become hyphens.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """The children one after another, escaped where they are no ``Markup``."""
    return Markup("".join(child if isinstance(child, Markup) else escape(visible(child)) for child in children))
