"""What is accepted in a repository: the baseline's findings and the waived ones, taken out of what a run counts."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.places import BASELINE, WAIVERS, absolute, find, folder_of
from checker.cli.settings import Settings
from checker.model.records import dataclass
from checker.model.report import FileReport, Fixed
from checker.reporters.words import Words

if TYPE_CHECKING:
    from checker.engine.baseline import Baseline
    from checker.engine.waivers import Waivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a run has looked at: its arguments, and the files that were audited, as absolute paths.

    ``partly``: files below the arguments were left out on purpose.
    """

    arguments: tuple[str, ...]
    audited: Collection[str]
    partly: bool = False

    def covers(self, file: Path) -> bool:
        """Whether a finding of the file would have been seen, be the file still there or not."""
        place = absolute(file)
        if place in self.audited:
            return True
        # A file that is there and was not audited was left out, or could not be read.
        return not Path(place).exists() and any(folder in Path(place).parents for folder in self._folders())

    def is_whole(self, folder: Path) -> bool:
        """Whether everything below the folder was looked at."""
        whole = Path(absolute(folder))
        tops = [Path(absolute(path)) for path in self.arguments if Path(path).is_dir()]
        return not self.partly and any(top == whole or top in whole.parents for top in tops)

    def _folders(self) -> Iterable[Path]:
        return [folder_of(path) for path in self.arguments if path != "-" and not Path(path).is_file()]


class Acceptance:
    """The baseline and the waivers of a run, applied report by report."""

    def __init__(
        self, baseline: Baseline | None, baseline_at: Path, waivers: Waivers | None, waivers_at: Path | None
    ) -> None:
        self.baseline = baseline
        self._baseline_at = baseline_at
        self._base = baseline_at.parent
        self.waivers = waivers
        self.waivers_at = waivers_at

    @property
    def is_empty(self) -> bool:
        """Whether nothing is accepted."""
        return self.baseline is None and self.waivers is None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that say what is accepted."""
        own = (self._baseline_at if self.baseline is not None else None, self.waivers_at)
        return tuple(path for path in own if path is not None)

    def apply(self, report: FileReport) -> FileReport:
        """The report with what is accepted taken out: waived first, for a reason goes before a habit."""
        if self.waivers is not None:
            report = self.waivers.silence(report)
        if self.baseline is not None:
            report = self.baseline.sift(report, self.name_of(report.file))
        return report

    def fixed(self, scope: Scope) -> tuple[Fixed, ...] | None:
        """What the baseline holds and is gone; None without a baseline. Files are named as the run names its own."""
        if self.baseline is None:
            return None
        return self.baseline.fixed(self.covering(scope))

    def covering(self, scope: Scope) -> Callable[[str], bool]:
        """Whether a file, as the baseline names it, was looked at."""
        return lambda name: scope.covers(self._base / name)

    def name_of(self, file: str) -> str:
        """A file as the baseline names it: from the baseline's folder, with forward slashes."""
        if file.startswith("<"):
            return file
        return os.path.relpath(absolute(file), self._base.absolute()).replace(os.sep, "/")


def accepted(
    paths: Sequence[str], settings: Settings, say: Words, *, baseline: bool = True, waivers: bool = True
) -> Acceptance:
    """What is accepted where ``paths`` lie. Raises ConfigError for files amiss."""
    at = find(BASELINE, paths, settings.config) if baseline else None
    entries = None
    if at is not None:
        from checker.cli.baseline_file import read_baseline  # noqa: PLC0415 - brings pydantic; most runs have none

        entries = read_baseline(at, say)
    waivers_at = find(WAIVERS, paths, settings.config) if waivers else None
    claims = None
    if waivers_at is not None:
        from checker.cli.today import today  # noqa: PLC0415 - as above
        from checker.cli.waivers_file import read_waivers  # noqa: PLC0415
        from checker.engine.waivers import Waivers as Live  # noqa: PLC0415

        claims = Live(
            read_waivers(waivers_at, rule_names(settings), say), base=waivers_at.parent.absolute(), today=today(say)
        )
    return Acceptance(entries, at or Path.cwd() / BASELINE, claims, waivers_at)


def rule_names(settings: Settings) -> frozenset[str]:
    """The ids of all rules that there are, asked or not. Raises RuleError."""
    from checker.rules import rule_names as names  # noqa: PLC0415 - as above

    return names(settings.folders)
