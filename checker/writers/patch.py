"""The offered edits as a unified diff that ``patch -p1`` and ``git apply`` carry out on a text plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from checker.errors import InputError
from checker.model.changes import apply, settle, split_lines
from checker.model.document import Document
from checker.model.outcome import Edit
from checker.model.records import dataclass

_BOM = "\ufeff"
_CONTEXT = 3
_NO_NEWLINE = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """The ``diff`` (empty where nothing changes), the changed file, and the edits left out because they clash."""

    diff: bytes
    changed: bytes
    clashing: tuple[Edit, ...]


def make_patch(source: bytes, name: str, document: Document, edits: Iterable[Edit]) -> Patch:
    """The patch of file ``name`` (``/`` between folders), which holds ``source`` and was read as ``document``.

    The file keeps its byte order mark, its line breaks and the lack of a last one. Raises InputError (not-patchable)
    where the bytes are not UTF-8 text of just these lines: places in the edits would mean nothing there.
    """
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        raise _unfit(name) from None
    own = [line.removesuffix(document.newline) for line in split_lines(text.removeprefix(_BOM), document.newline)]
    if own != list(document.lines):
        raise _unfit(name)
    kept, clashing = settle(edits)
    changed = apply(text, kept, newline=document.newline)
    return Patch(diff=_diff(text, changed, name).encode(), changed=changed.encode(), clashing=clashing)


def _unfit(name: str) -> InputError:
    return InputError(
        "is not plain UTF-8 text, so no patch can be made for it",
        code="not-patchable", file=name, mend="'checker fix' mends Word files; save any other plan as UTF-8 text (.txt or .md)",
    )  # fmt: skip


def _diff(old: str, new: str, name: str) -> str:
    # Lines end with LF here, whatever else breaks lines in the file: that is how patch counts them.
    a, b = split_lines(old), split_lines(new)
    groups = list(SequenceMatcher(None, a, b).get_grouped_opcodes(_CONTEXT))
    if not groups:
        return ""
    name = name.replace("\n", " ").replace("\t", " ")
    tail = "\t\n" if " " in name else "\n"
    out = [f"--- a/{name}{tail}", f"+++ b/{name}{tail}"]
    for group in groups:
        out += _hunk(group, a, b)
    return "".join(out)


def _hunk(group: Sequence[tuple[str, int, int, int, int]], a: Sequence[str], b: Sequence[str]) -> Iterator[str]:
    yield f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@\n"
    for tag, a1, a2, b1, b2 in group:
        if tag == "equal":
            yield from (_line(" ", line) for line in a[a1:a2])
            continue
        yield from (_line("-", line) for line in a[a1:a2])
        yield from (_line("+", line) for line in b[b1:b2])


def _line(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n{_NO_NEWLINE}"


def _range(start: int, stop: int) -> str:
    count = stop - start
    first = start + 1 if count else start
    return f"{first}" if count == 1 else f"{first},{count}"
