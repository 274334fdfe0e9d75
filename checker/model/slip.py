"""A review slip (phiếu góp ý): what a reviewing body sends back to the unit that submitted a plan."""

from __future__ import annotations

from checker.model.location import Location
from checker.model.outcome import Severity
from checker.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRow:
    """One finding: where, what stands there (None: nothing), what is asked, on what basis, and the text proposed.

    ``proposed`` holds a line an entry, empty where only the drafter can know the text. All texts are in one line each and
    safe to show; escaping for HTML or Markdown is the renderer's work.
    """

    number: int
    rule: str
    severity: Severity
    location: Location
    place: str
    found: str | None
    asked: str
    basis: str | None
    proposed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The whole slip, worded, in the order of the page; its form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I.

    ``letterhead`` are the names of the superior and the reviewing body (or the body alone), ``motto`` the national title
    and motto, ``subject`` the lines below the title. ``columns`` are the heads of the table: number and the texts of
    ``SlipRow`` in their order. ``doubts`` are what could not be told and a person should look at, below the line
    ``doubts_head``; slips that are sent out leave them away unless asked. ``nothing`` stands in the place of an empty
    ``SlipRow.found``; ``posts`` and ``signer`` are the block of the signature.
    """

    file: str
    lang: str
    letterhead: tuple[str, ...]
    motto: tuple[str, str]
    number: str
    dateline: str
    title: str
    subject: tuple[str, ...]
    addressee: str
    opening: str
    columns: tuple[str, str, str, str, str, str]
    nothing: str
    rows: tuple[SlipRow, ...]
    doubts_head: str
    doubts: tuple[SlipRow, ...]
    closing: tuple[str, ...]
    recipients_head: str
    recipients: tuple[str, ...]
    posts: tuple[str, ...]
    signer: str
