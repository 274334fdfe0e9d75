"""Texts with placeholders: ``Nhiệm vụ {path} “{title}” …``, ``{parent_task.lead | [điền: đơn vị chủ trì]}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from checker.model.records import dataclass
from checker.patterns import compiled
from checker.rules.faults import Fault, Keys
from checker.rules.formatting import Wording, written
from checker.rules.paths import Path, parse_path
from checker.rules.scope import HEADS, Scope
from checker.rules.values import is_present

SAID = frozenset({"expected", "found", "rule", "next_ordinal"})
"""Placeholders whose value the engine supplies; all others are paths."""

_BLANK = compiled(r"\[[^\[\]\n]+\]")
_PIECE = compiled(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Alternatives, the first that is there is printed: a path, the name of a said value, or literal text (quoted)."""

    paths: tuple[Path | str, ...]
    literal: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """A text whose pieces are literal text and placeholders.

    ``keys`` lead to it in its rule file; ``said`` are the supplied values that may stand in it. It is taken apart when it
    is first looked at: most rules have nothing to say in a run, and whatever is wrong in a text was found when its file
    was checked.
    """

    source: str
    keys: Keys = ()
    said: frozenset[str] = frozenset()

    @property
    def pieces(self) -> tuple[str | Placeholder, ...]:
        """Its parts in order; raises Fault."""
        return _pieces(self.source, self.keys, self.said)

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """The placeholders in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Placeholder))

    def render(
        self, scope: Scope, wording: Wording, *, said: Mapping[str, Any] | None = None, limit: int | None = None
    ) -> str:
        """The text for this scope; ``said`` are the values that the engine supplies, ``limit`` cuts long values."""
        out: list[str] = []
        for piece in self.pieces:
            if isinstance(piece, str):
                out.append(piece)
                continue
            text = None
            for path in piece.paths:
                value = (said or {}).get(path) if isinstance(path, str) else path.get(scope)
                # A False is worth printing, and so is the empty number of a plan without numbers; what is not there is not.
                if value is False or is_present(value) or (isinstance(path, str) and value == ""):
                    text = written(value, wording, limit)
                    break
            out.append(text if text is not None else piece.literal if piece.literal is not None else "…")
        return "".join(out)


def has_blanks(text: str) -> bool:
    """Whether a text holds a visible blank such as ``[điền: …]``."""
    return bool(_BLANK.search(text))


def parse_template(text: Any, keys: Keys, *, said: frozenset[str] = frozenset()) -> Template:
    """The template written as ``text``; raises Fault. ``said`` are the supplied values that may stand in it."""
    if not isinstance(text, str) or not text.strip():
        raise Fault("needs a text", keys)
    return Template(text, keys, said)


@lru_cache(maxsize=2048)
def _pieces(text: str, keys: Keys, said: frozenset[str]) -> tuple[str | Placeholder, ...]:
    pieces: list[str | Placeholder] = []
    at = 0
    for match in _PIECE.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        if match.group() in {"{{", "}}"}:
            pieces.append(match.group()[0])
        elif match.group(1) is None:
            raise Fault(f"a lone '{match.group()}' in a text", keys, "write {{ or }} for a brace")
        else:
            pieces.append(_placeholder(match.group(1), keys, said))
    pieces.append(text[at:])
    return tuple(piece for piece in pieces if piece != "")


def _placeholder(text: str, keys: Keys, said: frozenset[str]) -> Placeholder:
    paths: list[Path | str] = []
    literal: str | None = None
    for part in (part.strip() for part in text.split("|")):
        if literal is not None:
            raise Fault(f"nothing can follow the literal text in '{{{text}}}'", keys)
        if (part.startswith("[") and part.endswith("]")) or (len(part) > 1 and part[0] == part[-1] == '"'):
            literal = part if part.startswith("[") else part[1:-1]
        elif part in SAID:
            if part not in said:
                raise Fault(f"'{{{part}}}' cannot be used here", keys)
            paths.append(part)
        else:
            head, _, rest = part.partition(".")
            paths.append(parse_path(f"${part}" if head in HEADS and (rest or head != "section") else part, keys))
    return Placeholder(tuple(paths), literal)


Renderer = Callable[[Template], str]
