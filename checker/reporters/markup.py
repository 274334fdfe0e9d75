"""HTML put together so that nothing in it is HTML by accident: every text is escaped, only elements are mark-up."""

from __future__ import annotations

from html import escape

from checker.reporters.page_style import BASE, NO_NETWORK
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


def document(title: str, style: str, lang: str, *children: str) -> str:
    """A whole page in the style of the house and a ``style`` of its own; the children are what it shows."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=NO_NETWORK),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", Markup(BASE + style)),
    )
    body = tag("body", tag("main", *children))
    return "<!doctype html>\n" + tag("html", head, BREAK, body, lang=lang) + "\n"
