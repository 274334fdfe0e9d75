"""Plans made by hand, for tests of what happens after reading: every part has a default, every call may change some."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checker.model.document import Document, Paragraph
from checker.model.location import Location, point, whole_line
from checker.model.plan import (
    Citation,
    Confidence,
    Direction,
    Header,
    Issued,
    Issuer,
    Kind,
    Level,
    Name,
    Number,
    Passage,
    Period,
    Plan,
    Reading,
    Report,
    Residue,
    Role,
    Section,
    Source,
    State,
    Task,
    Time,
)
from checker.text import Text, fold_key

LINES = (
    "SỞ VĂN HÓA",  # 1
    "Số: 41/KH-SVH",
    "KẾ HOẠCH",
    "Tuyên truyền năm 2025",
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 14/02/2025 của UBND tỉnh",  # 5
    "I. MỤC ĐÍCH",
    "Để mọi người biết.",
    "II. NHIỆM VỤ",
    "1. Chiếu phim lưu động",
    "- Đơn vị thực hiện chính: Trung tâm Văn hóa",  # 10
    "- Thời gian: Quý II",
    "2. Tuyên truyền cơ sở",
    "- Thời gian: Quý III",
    "III. TỔ CHỨC THỰC HIỆN",
    "Báo cáo trước ngày 15/12/2025.",  # 15
    "Nơi nhận:",
    "- Như trên",
)
"""A small plan's text; line numbers below refer to it."""


def at(line: int, text: str = "") -> Location:
    """The range of a line of ``LINES``, or of ``text`` in it."""
    if not text:
        return whole_line(line, len(LINES[line - 1]))
    start = LINES[line - 1].index(text) + 1
    return Location(line=line, column=start, end_line=line, end_column=start + len(text))


def lines(first: int, last: int) -> Location:
    """The range of whole lines, both included."""
    return Location(line=first, column=1, end_line=last, end_column=len(LINES[last - 1]) + 1)


def reading(confidence: Confidence = Confidence.CERTAIN) -> Reading:
    return Reading(how="label", confidence=confidence)


def document(texts: tuple[str, ...] = LINES, **changes: Any) -> Document:
    blocks = tuple(Paragraph(text=Text.of_line(text, number)) for number, text in enumerate(texts, start=1))
    return Document(**{"name": "plan.txt", "lines": texts, "blocks": blocks, **changes})


def name(text: str, line: int = 10) -> Name:
    return Name(text=text, canonical=fold_key(text), location=at(line))


def section(path: str, title: str, first: int, last: int, *roles: Role, **changes: Any) -> Section:
    values: dict[str, Any] = {
        "path": path, "parent_path": path.rpartition(".")[0], "ordinal": None, "mark": f"{path.rpartition('.')[2]}.",
        "style": "roman", "title": title, "roles": roles, "level": path.count(".") + 1, "run_in": False, "repeated": False,
        "text_lines": last - first, "children": 0, "location": at(first), "span": lines(first, last), "reading": reading(),
    }  # fmt: skip
    return Section(**{**values, **changes})


def task(
    path: str = "II.1", title: str = "Chiếu phim lưu động", first: int = 9, last: int = 11, **changes: Any
) -> Task:
    values: dict[str, Any] = {
        "path": path, "ordinal": int(path.rpartition(".")[2]), "parent_path": "II", "group": None, "title": title,
        "lead": (name("Trung tâm Văn hóa"),), "coordinating": (), "time": None, "product": None, "source": "label",
        "annex": None, "location": at(first), "span": lines(first, last), "after_title": point(first + 1),
        "reading": reading(),
    }  # fmt: skip
    return Task(**{**values, **changes})


def time(text: str = "Quý III", due: dt.date | None = None, line: int = 13) -> Time:
    return Time(text=text, start=None, due=due, location=at(line))


def citation(number: str = "27/KH-UBND", date: dt.date | None = dt.date(2025, 2, 14), **changes: Any) -> Citation:
    values: dict[str, Any] = {
        "type": "Kế hoạch", "number": number, "date": date, "issuer": "UBND tỉnh", "subject": None, "symbol": "KH",
        "symbol_type": "Kế hoạch", "text": LINES[4][10:], "full": True, "missing": (), "first": True, "within": "opening",
        "nested": False, "known_elsewhere": False, "normative": False, "location": at(5), "reading": reading(),
    }  # fmt: skip
    return Citation(**{**values, **changes})


def report(**changes: Any) -> Report:
    values: dict[str, Any] = {
        "who": (), "to": (), "direction": Direction.UP, "deadline": dt.date(2025, 12, 15), "recurrence": None,
        "cadence": None, "by_reference": False, "dated": True, "text": LINES[14], "location": at(15), "span": at(15),
        "reading": reading(),
    }  # fmt: skip
    return Report(**{**values, **changes})


def residue(element: str, line: int, text: str) -> Residue:
    return Residue(element=element, text=text, location=at(line, text))


def number(value: str | None = "41/KH-SVH", state: State = State.READ) -> Number:
    place = None if state is State.UNSEEN else at(2)
    return Number(
        value=value, state=state, source=Source.HEADER, symbol="KH-SVH", location=place, text=value or "   /KH"
    )


def issued(value: dt.date | None = dt.date(2025, 3, 12), state: State = State.READ, **changes: Any) -> Issued:
    values: dict[str, Any] = {
        "value": value, "state": state, "source": Source.HEADER, "year": value.year if value else None,
        "month": value.month if value else None, "location": at(2), "text": None,
    }  # fmt: skip
    return Issued(**{**values, **changes})


def plan(**changes: Any) -> Plan:
    """The plan of ``LINES``: two main tasks, the second without a lead."""
    parent = citation()
    values: dict[str, Any] = {
        "document": document(),
        "kind": Kind.PLAN,
        "complete": True,
        "header": Header(seen=True, motto=True, location=lines(1, 2)),
        "issuers": (
            Issuer(
                name="Sở Văn hóa", superior="UBND tỉnh", level=Level.DEPARTMENT, canonical="sở văn hóa", location=at(1),
                reading=reading(),
            ),
        ),
        "number": number(),
        "issued": issued(),
        "title": Passage(text=LINES[3], location=at(4)),
        "topic": None,
        "year": 2025,
        "period": Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31), text="năm 2025", location=at(4, "năm 2025")),
        "opening": Passage(text=LINES[4], location=at(5)),
        "parent": parent,
        "citations": (parent,),
        "sections": (
            section("I", "MỤC ĐÍCH", 6, 7, Role.PURPOSE, ordinal=1),
            section("II", "NHIỆM VỤ", 8, 13, Role.TASKS, ordinal=2),
            section("III", "TỔ CHỨC THỰC HIỆN", 14, 15, Role.ORGANISATION, ordinal=3),
        ),
        "tasks": (task(), task("II.2", "Tuyên truyền cơ sở", 12, 13, lead=(), time=time())),
        "assignments": (),
        "reporting": (report(),),
        "orders": (),
        "funding": None,
        "recipients": (),
        "recipients_location": at(16),
        "signature": None,
        "annexes": (),
        "mentions": (),
        "residue": (),
        "blanks": (),
        "repeats": (),
        "roles": (Role.PURPOSE, Role.TASKS, Role.ORGANISATION),
        "body": lines(5, 15),
        "end": point(16),
    }  # fmt: skip
    return Plan(**{**values, **changes})
