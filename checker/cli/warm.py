"""What a second run already knows: reports from the cache, without readers, parser or rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.settings import WAIVER_RULES, Settings
from checker.model.report import FileReport, RunReport
from checker.repository.digests import content_digest
from checker.repository.outcomes import OutcomeCache, configured
from checker.repository.store import Store
from checker.resources import RULE_GROUP, brings_entry_points


def cache_for(settings: Settings, store: Store) -> OutcomeCache:
    """The cache of the outcomes that these settings give.

    Where installed packages bring rules and checks, nobody can tell here what decides an outcome: nothing is kept.
    """
    if brings_entry_points(RULE_GROUP):
        store = Store(None, None)
    # The same as the engine says of a choice, without the engine.
    told = configured(
        profile=settings.profile, folders=settings.folders, select=settings.select,
        ignore=(name for name in settings.ignore if name not in WAIVER_RULES),
        severities=((rule, name) for rule, name in settings.severities.items() if rule not in WAIVER_RULES),
        stage=settings.stage, lang=settings.lang,
    )  # fmt: skip
    return OutcomeCache(store, configuration=told, folders=settings.folders)


def recalled(paths: Sequence[str], settings: Settings, cache: OutcomeCache) -> RunReport | None:
    """The report on these files where all of them are known; None where anything must be read, looked for or told.

    Several files without a named parent may be parents and children: that takes more than to look them up one by one.
    """
    if settings.parent is None and len(paths) > 1:
        return None
    try:
        parent = _digest(settings.parent) if settings.parent is not None else None
        files: list[FileReport] = []
        rules = ""
        for path in dict.fromkeys(map(Path, paths)):
            kept = cache.recall(_digest(path), str(path), parent) if path.is_file() else None
            if kept is None:
                return None
            files.append(kept.report)
            rules = kept.rules_digest
    except (OSError, ValueError):  # a path that no system knows
        return None
    return RunReport(files=tuple(files), rules_digest=rules) if files else None


def _digest(path: Path) -> str:
    return content_digest(path.read_bytes(), path.name)
