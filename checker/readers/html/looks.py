"""What makes an element look as it does: its tag, its style attribute, and the plainest rules of the page's style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.model.records import dataclass
from checker.patterns import compiled

UNREAD = frozenset({
    "script", "style", "template", "noscript", "nav", "aside", "footer", "menu", "iframe", "object", "svg", "math", "select",
    "button", "textarea", "audio", "video", "canvas", "dialog", "title", "del", "datalist", "rt", "rp",
})  # fmt: skip
"""Elements whose text is no text of the document: what is around it, what only programs read, what was deleted."""

_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_ITALIC = frozenset({"i", "em", "cite"})
_HIDING = compiled(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_HIDING_RULE = compiled(r"([^{}]{1,300})\{[^{}]*?(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_SIMPLE = compiled(r"[.#]?[\w-]+")
_WEIGHT = compiled(r"font-weight\s*:\s*(\w+)")
_LARGEST_SHEET = 500_000


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of an element is shown."""

    hidden: bool = False
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    kept: bool = False
    main: bool = False


def look_of(tag: str, attributes: Mapping[str, str], above: Look, hiding: set[str]) -> Look:
    """The look of an element inside one that looks like ``above``."""
    look = above
    if tag in UNREAD or "hidden" in attributes or _is_hidden(tag, attributes, hiding):
        look = replace(look, hidden=True)
    if tag in _BOLD:
        look = replace(look, bold=True)
    elif tag in _ITALIC:
        look = replace(look, italic=True)
    elif tag in {"pre", "xmp", "listing"}:
        look = replace(look, kept=True)
    elif tag in {"main", "article"} or attributes.get("role") == "main":
        look = replace(look, main=True)
    style = attributes.get("style", "").lower()
    if style:
        look = _styled(look, style)
    return look


def hiding_selectors(sheet: str) -> set[str]:
    """The plain selectors (tag, .class, #id) whose elements a style sheet does not show."""
    found: set[str] = set()
    for rule in _HIDING_RULE.finditer(sheet[:_LARGEST_SHEET].lower()):
        found |= {one for one in map(str.strip, rule[1].split(",")) if _SIMPLE.fullmatch(one)}
    return found


def _is_hidden(tag: str, attributes: Mapping[str, str], hiding: set[str]) -> bool:
    if _HIDING.search(attributes.get("style", "").lower()):
        return True
    if not hiding:
        return False
    names = {f".{one}" for one in attributes.get("class", "").lower().split()}
    return not hiding.isdisjoint(names | {tag, f"#{attributes.get('id', '').lower()}"})


def _styled(look: Look, style: str) -> Look:
    weight = _WEIGHT.search(style)
    if weight:
        said = weight[1]
        look = replace(look, bold=said in {"bold", "bolder"} or (said.isdigit() and int(said[:4]) >= 600))
    if "text-transform" in style and "uppercase" in style:
        look = replace(look, capitals=True)
    if "white-space" in style and ("pre-wrap" in style or "pre-line" in style or "white-space:pre" in style):
        look = replace(look, kept=True)
    return look
