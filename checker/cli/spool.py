"""Reports that wait on disk until all are there: a run of ten thousand plans needs no more memory than one of a hundred."""

from __future__ import annotations

import pickle
import tempfile
import weakref
import zlib
from collections.abc import Iterator, Sequence
from typing import overload

from checker.model.outcome import Severity, Status
from checker.model.report import FileReport

_IN_MEMORY = 4 * 2**20


class Spool(Sequence[FileReport]):
    """File reports in the order in which they were added; each is made anew when it is looked at.

    ``verdicts`` are all pairs of status and severity in them.
    """

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as the reports
        self._end = weakref.finalize(self, self._file.close)
        self._starts = [0]
        self.verdicts: set[tuple[Status, Severity]] = set()

    def add(self, report: FileReport) -> None:
        """Put one more at the end."""
        self._file.seek(self._starts[-1])
        data = zlib.compress(pickle.dumps(report, protocol=5), 1)
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))
        self.verdicts.update((outcome.status, outcome.severity) for outcome in report.outcomes)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[FileReport]:
        return (self._at(index) for index in range(len(self)))

    @overload
    def __getitem__(self, index: int) -> FileReport: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FileReport]: ...
    def __getitem__(self, index: int | slice) -> FileReport | Sequence[FileReport]:
        """The report, or reports, at the place."""
        places = range(len(self))[index]
        return self._at(places) if isinstance(places, int) else [self._at(place) for place in places]

    def close(self) -> None:
        """Let go of the file; this happens by itself when nobody looks at the reports any more."""
        self._end()

    def _at(self, index: int) -> FileReport:
        self._file.seek(self._starts[index])
        data = self._file.read(self._starts[index + 1] - self._starts[index])
        report: FileReport = pickle.loads(zlib.decompress(data))  # noqa: S301 - what this process wrote into its own file
        return report
