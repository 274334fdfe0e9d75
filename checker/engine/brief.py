"""What another process must know to work as this one would, and the desk that it sits down at."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.engine.audit import AuditOptions
from checker.engine.choices import Choice
from checker.engine.desk import Desk, Regime
from checker.engine.reading import Input
from checker.model.records import dataclass
from checker.repository.outcomes import OutcomeCache
from checker.repository.store import Store
from checker.rules import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The choices of a run, the language, the parent that a person has named, and the folder of the cache.

    ``store`` None is a run without a cache. ``spill`` as for ``Desk``.
    """

    choices: tuple[Choice, ...]
    lang: str
    parent: Input | None = None
    store: Path | None = None
    spill: bool = False


class Office:
    """A desk with its open cache, for one process; to be closed."""

    def __init__(self, brief: Brief, rules: Mapping[Choice, RuleSet] | None = None) -> None:
        """``rules`` are those that are loaded already. Raises RuleError."""
        self._store = Store.open(brief.store) if brief.store is not None else Store(None, None)
        self.regimes = tuple(
            _regime(choice, brief.lang, self._store, (rules or {}).get(choice)) for choice in brief.choices
        )
        self.desk = Desk(self.regimes, parent=brief.parent, spill=brief.spill)

    def close(self) -> None:
        """Write what is to be remembered and close the cache."""
        self.desk.close()
        self._store.close()


def _regime(choice: Choice, lang: str, store: Store, rules: RuleSet | None) -> Regime:
    cache = None
    if store.usable:
        cache = OutcomeCache(store, configuration=choice.configuration(lang), folders=choice.folders)
    options = AuditOptions(lang=lang, stage=choice.stage)
    return Regime(rules=choice.load() if rules is None else rules, options=options, cache=cache)
