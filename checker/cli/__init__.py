"""The command line: the only code that prints, writes files or exits."""

from checker.cli.program import main

__all__ = ["main"]
