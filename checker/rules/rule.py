"""One compiled rule: everything its file says, ready to be asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path as FilePath

from checker.model.outcome import Severity
from checker.model.records import dataclass, field
from checker.rules.parameters import Clause
from checker.rules.paths import Path
from checker.rules.phrases import phrase
from checker.rules.sources import Source
from checker.rules.templates import Template

Bilingual = dict[str, str]
"""A text by language, "vi" and "en"."""

CATEGORIES = (
    "header",
    "structure",
    "citations",
    "tasks",
    "reporting",
    "funding",
    "consistency",
    "parent",
    "text",
    "form",
)
"""The categories, in the order in which catalogues list them; a user's flat folder of rules is "custom"."""

PLACES = (
    "title", "item", "header", "opening", "end", "recipients", "signature", "annexes", "bottom", "first_section", "last_task",
)  # fmt: skip
"""Places for an insert that are no section roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppliesTo:
    """For whom a rule is. An empty set means everybody; ``kinds`` are kinds of document."""

    kinds: frozenset[str] = frozenset({"plan"})
    levels: frozenset[str] = frozenset()
    not_levels: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """The first and the last day (inclusive) on which a requirement applies; None is open."""

    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a rule rests on: an act with its article and date, or practice named as such; ``checked`` is when last seen."""

    act: str | None = None
    article: str | Bilingual | None = None
    date: str | None = None
    checked: str | None = None
    url: str | None = None
    practice: Bilingual | None = None
    note: Bilingual | None = None

    def short(self, lang: str) -> str:
        """The basis in one phrase."""
        if self.act is None:
            return (self.practice or {}).get(lang) or phrase("practice", lang)
        article = self.article.get(lang) if isinstance(self.article, dict) else self.article
        return f"{self.act}, {article}" if article else self.act


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something belongs: ``where`` is after, before or inside the first of ``names`` that the plan has."""

    where: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Text to put in at a place.

    ``shape`` is "lines", "label" (a label line as the task's siblings have), "section" (a new numbered section) or "task" (a
    new task with its label lines, after the last one).
    """

    place: Place
    shape: str
    text: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """Text to put in place of the item, or of one of its fields."""

    field: Path | None
    text: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place to show with a finding."""

    at: Path
    text: dict[str, Template]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """A rule that speaks more precisely: at the same place, or ``anywhere`` in the plan."""

    rule: str
    anywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as loaded.

    ``given`` is None for a rule about the whole plan. ``place`` is where a missing thing belongs.
    ``beside`` are rules that may speak at the same place of another fault.
    ``uses_parent`` says that its clauses look at the parent plan.
    ``path`` is the file it came from.
    """

    id: str
    category: str
    title: Bilingual
    severity: Severity
    confidence: str
    reason: Bilingual
    applies_to: AppliesTo
    effective: Effective
    given: Source | None
    group_by: tuple[Path, ...]
    when: Clause | None = field(repr=False)
    needs: frozenset[str]
    require: Clause = field(repr=False)
    message: dict[str, Template] = field(repr=False)
    expected: dict[str, Template] = field(repr=False)
    related: tuple[Related, ...]
    words: dict[str, dict[str, str]] = field(repr=False)
    yields_to: tuple[Yield, ...]
    beside: tuple[str, ...] = ()
    basis: tuple[Basis, ...]
    place: Place | None
    insert: Insert | None = field(repr=False)
    replace: Replace | None = field(repr=False)
    advice: Bilingual | None
    uses_parent: bool
    path: FilePath
    digest: str

    @property
    def has_fix(self) -> bool:
        """Whether the rule can offer an edit."""
        return self.insert is not None or self.replace is not None
