"""Errors meant for people: what is wrong, where, and how to mend it.

Every class carries the exit code that the command line returns for it (design: exit codes 0, 1, 2).
"""

from __future__ import annotations


class CheckerError(Exception):
    """The base of every error shown to a user.

    ``what`` says what is wrong, ``file`` and ``line`` (1-based) where, ``mend`` how to put it right.
    """

    code = "error"
    exit_code = 2

    def __init__(self, what: str, file: str | None = None, line: int | None = None, mend: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.file = file
        self.line = line
        self.mend = mend

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        head = f"{where}: {self.what}" if where else self.what
        return f"{head}\n  → {self.mend}" if self.mend else head


class UsageError(CheckerError):
    """Arguments that cannot be carried out."""

    code = "usage"


class ConfigError(CheckerError):
    """A ``checker.toml`` that cannot be used."""

    code = "configuration"


class RuleError(CheckerError):
    """A rule, profile or vocabulary file that cannot be used."""

    code = "rule"


class UnknownNameError(RuleError):
    """The ``name`` of a rule, category or profile that does not exist; ``near`` is the one most like it, ``known`` are a few.

    ``kind`` is "rule" or "profile": which sentence tells it.
    """

    def __init__(
        self, what: str, kind: str, name: str, *, mend: str | None, near: str | None, known: str | None
    ) -> None:
        super().__init__(what, mend=mend)
        self.code = f"unknown-{kind}"
        self.name = name
        self.near = near
        self.known = known


class RuleFolderError(RuleError):
    """A folder of rules that is none."""

    code = "no-rule-folder"

    def __init__(self, folder: str) -> None:
        super().__init__("is no folder of rules", file=folder, mend="name a folder that holds rule files (.yml)")


class InputError(CheckerError):
    """A file that cannot be read as a document; the other files are still checked."""

    code = "unreadable-file"

    def __init__(self, what: str, *, code: str | None = None, file: str | None = None, mend: str | None = None) -> None:
        super().__init__(what, file=file, mend=mend)
        if code is not None:
            self.code = code


class ExtraError(CheckerError):
    """A library that an extra of the installation brings, and that is not there."""

    code = "missing-extra"

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"the library {library} is not installed", mend=f'install it: pip install "kehoach-checker[{extra}]"'
        )
        self.code = f"missing-extra-{extra}"
