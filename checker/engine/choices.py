"""Which rules are asked of a plan, how grave they are and at which stage: one choice for many plans, others for some."""

from __future__ import annotations

from pathlib import Path

from checker.model.outcome import Severity
from checker.model.records import dataclass
from checker.repository.outcomes import configured
from checker.rules import RuleSet, load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a configuration chooses, as words and paths only, so that another process can load the same rules.

    ``select`` and ``ignore`` hold rule ids or categories, ``severities`` pairs of a rule's id and a severity's name.
    """

    folders: tuple[Path, ...] = ()
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()
    stage: str = "submitted"

    def configuration(self, lang: str) -> str:
        """All of it as a text for the cache of outcomes."""
        return configured(
            profile=self.profile, folders=self.folders, select=self.select, ignore=self.ignore,
            severities=self.severities, stage=self.stage, lang=lang,
        )  # fmt: skip

    def load(self) -> RuleSet:
        """The rules. Raises RuleError."""
        return load_rules(
            folders=self.folders,
            profile=self.profile,
            select=self.select,
            ignore=self.ignore,
            severities={rule: Severity(name) for rule, name in self.severities},
        )
