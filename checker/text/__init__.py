"""Text as it was read, and the folded view in which it is compared."""

from checker.text.folding import LETTERS, Folded, fold, fold_key, loosen
from checker.text.pieces import Run, Text

__all__ = ["LETTERS", "Folded", "Run", "Text", "fold", "fold_key", "loosen"]
