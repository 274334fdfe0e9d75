"""A submitted file mended as its format allows: Word files by tracked changes, texts by the words put in."""

from __future__ import annotations

from checker.errors import InputError
from checker.model.document import Document
from checker.model.mending import Mended, Mending, Unmended
from checker.model.outcome import Edit, Status
from checker.model.report import FileReport
from checker.writers.offers import offers
from checker.writers.patch import make_patch
from checker.writers.stamps import Stamp

_TEXT = ("text", "markdown")
WRITABLE = (*_TEXT, "docx")
"""The formats of documents that can be written back."""


def mending_of(data: bytes, file: FileReport, stamp: Stamp | None = None) -> Mending:
    """What the outcomes of an audited file offer, carried out on its bytes.

    Raises InputError: not-writable for formats that cannot be written, not-patchable for text that is not UTF-8,
    changed-file where the bytes are not those that were audited.
    """
    document = file.plan.document
    edits = offers(file.outcomes)
    wanted = tuple(dict.fromkeys(edits.values()))
    changed, reasons = _carried_out(data, document, wanted, stamp)
    done: list[Mended] = []
    left: list[Unmended] = []
    open_ = []
    for outcome in file.outcomes:
        if outcome.status is not Status.FAILED:
            continue
        own = tuple(edits[edit] for edit in outcome.edits)
        against = [reason for edit in own if (reason := reasons.get(edit))]
        # A number that Word renews by itself needs no change.
        grave = [reason for reason in against if reason != "label" or len(own) == 1]
        if not own:
            open_.append(outcome)
        elif grave:
            left.append(Unmended(outcome=outcome, reason=grave[0]))
        else:
            done.append(Mended(outcome=outcome, edits=tuple(edit for edit in own if edit not in reasons)))
    return Mending(data=changed, done=tuple(done), left=tuple(left), open=tuple(open_))


def need_writable(document: Document) -> None:
    """Raise InputError (not-writable) for a document whose format cannot be written back."""
    if document.format not in WRITABLE:
        raise InputError(
            f"is of the format {document.format}, into which nothing can be written",
            code="not-writable", file=document.name, mend="save it as .docx, .txt or .md and try again",
        )  # fmt: skip


def _carried_out(
    data: bytes, document: Document, edits: tuple[Edit, ...], stamp: Stamp | None
) -> tuple[bytes, dict[Edit, str]]:
    """The changed bytes, and why edits were left out."""
    need_writable(document)
    if document.format in _TEXT:
        patch = make_patch(data, document.name, document, edits)
        return patch.changed, dict.fromkeys(patch.clashing, "clash")
    from checker.writers.mended_docx import mend  # noqa: PLC0415 - brings lxml, which text does without

    made = mend(data, edits, stamp, document=document)
    return made.data, dict(made.left)
