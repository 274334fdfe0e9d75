"""Reports that wait on disk until all are there: a run of ten thousand plans needs no more memory than one of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import IO, overload

from checker.model.outcome import Severity, Status
from checker.model.report import FileReport

ROOM = 1_000
"""How many reports are kept as they are: some 0.1 MB each."""
_IN_MEMORY = 4 * 2**20


class Spool(Sequence[FileReport]):
    """File reports in the order in which they were added: the first few are kept, a later one is made anew when looked at.

    ``verdicts`` are all pairs of status and severity in them.
    """

    def __init__(self, room: int = ROOM) -> None:
        """``room``: how many reports are kept as they are."""
        self._room = room
        self._held: list[FileReport] = []
        self._file: IO[bytes] | None = None
        self._end: Callable[[], object] = lambda: None
        self._starts = [0]
        self.verdicts: set[tuple[Status, Severity]] = set()

    def add(self, report: FileReport) -> None:
        """Put one more at the end."""
        self.verdicts.update((outcome.status, outcome.severity) for outcome in report.outcomes)
        if len(self._held) < self._room:
            self._held.append(report)
            return
        import pickle  # noqa: PLC0415 - a run of few plans does without
        import zlib  # noqa: PLC0415 - as above

        data = zlib.compress(pickle.dumps(report, protocol=5), 1)
        file = self._file or self._opened()
        file.seek(self._starts[-1])
        file.write(data)
        self._starts.append(self._starts[-1] + len(data))

    def __len__(self) -> int:
        return len(self._held) + len(self._starts) - 1

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

    def _opened(self) -> IO[bytes]:
        import tempfile  # noqa: PLC0415 - as above
        import weakref  # noqa: PLC0415 - as above

        file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as the reports
        self._file, self._end = file, weakref.finalize(self, file.close)
        return file

    def _at(self, index: int) -> FileReport:
        if index < len(self._held):
            return self._held[index]
        import pickle  # noqa: PLC0415 - as above
        import zlib  # noqa: PLC0415 - as above

        at = index - len(self._held)
        file = self._file or self._opened()
        file.seek(self._starts[at])
        data = file.read(self._starts[at + 1] - self._starts[at])
        report: FileReport = pickle.loads(zlib.decompress(data))  # noqa: S301 - what this process wrote into its own file
        return report
