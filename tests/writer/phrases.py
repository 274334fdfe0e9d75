"""Sentences of a plan, each in several wordings."""

from __future__ import annotations

import datetime as dt

from tests.writer.spec import Act, PlanSpec


def lower_first(text: str) -> str:
    """``text`` as it stands inside a sentence; abbreviations keep their capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def spoken_date(date: dt.date, form: int) -> str:
    """A date after the word "ngày", in one of three forms."""
    match form % 3:
        case 0:
            return f"{date:%d/%m/%Y}"
        case 1:
            return f"{date:%d} tháng {_month(date)} năm {date.year}"
        case _:
            return f"{date:%d}/{_month(date)}/{date.year}"


def cite(act: Act, form: int) -> str:
    """A citation, full where the act has all it takes."""
    date = f" ngày {spoken_date(act.date, form)}" if act.date else ""
    issuer = f" của {act.issuer}" if act.issuer else ""
    return f"{act.type} số {act.number}{date}{issuer} {act.subject}".rstrip()


def reporting_sentence(spec: PlanSpec, form: int) -> str:
    """The sentence that says to whom and when results are reported."""
    if spec.reporting is None:
        return ""
    to, when = ", ".join(spec.reporting.to), spec.reporting.when
    said = (
        f"Tổng hợp kết quả thực hiện, báo cáo {to} {when}.",
        f"{spec.body.office} tổng hợp, báo cáo kết quả thực hiện về {to} {when}.",
        f"Báo cáo kết quả thực hiện Kế hoạch gửi về {to} {when}.",
    )[form % 3]
    return said.replace("  ", " ")


def _month(date: dt.date) -> str:
    """January and February take a leading zero, as Decree 30/2020 asks."""
    return f"{date.month}" if date.month > 2 else f"{date.month:02d}"
