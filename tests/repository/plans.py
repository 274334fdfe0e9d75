"""A parent plan and its children as text, by what they say; the province and its bodies are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.model.plan import Plan
from checker.parse import parse
from checker.readers import read_text

TASKS = (
    ("Tập huấn kỹ năng nộp hồ sơ trực tuyến cho người dân", "Sở Khoa học và Công nghệ", "Trước ngày 30/6/2026"),
    ("Chiếu phim lưu động tại các xã vùng cao", "Sở Văn hóa, Thể thao và Du lịch", "Trước ngày 30/9/2026"),
    ("Kiểm tra việc niêm yết bảng giá tại chợ đầu mối", "Sở Công Thương", "Trước ngày 31/10/2026"),
)
"""The tasks of the plain parent: title, lead unit, time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A plan of a department under a parent; every part may be changed."""

    issuer: str = "Sở Công Thương"
    superior: str = "UBND TỈNH VÂN GIANG"
    number: str = "15/KH-SCT"
    issued: dt.date | None = dt.date(2026, 2, 25)
    cites: str = (
        "Kế hoạch số 27/KH-UBND ngày 20/01/2026 của UBND tỉnh Vân Giang về truyền thông thủ tục hành chính năm 2026"
    )
    title: str = "Truyền thông thủ tục hành chính của Sở Công Thương năm 2026"
    tasks: Sequence[tuple[str, str, str]] = field(
        default_factory=lambda: (
            ("Kiểm tra việc niêm yết bảng giá tại chợ đầu mối", "Phòng Quản lý thương mại", "Trước ngày 15/10/2026"),
        )
    )
    report: str = "05/12/2026"

    def text(self) -> str:
        """The plan as a person would type it."""
        day = self.issued
        date = (
            f"Vân Giang, ngày {day:%d} tháng {day.month} năm {day.year}"
            if day
            else "Vân Giang, ngày    tháng    năm 2026"
        )
        return "\n".join((
            self.superior, self.issuer.upper(), "", f"Số: {self.number}", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc", "", date, "", "KẾ HOẠCH", self.title, "",
            f"Thực hiện {self.cites}, {self.issuer} ban hành Kế hoạch như sau:", "",
            "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "- Giúp người dân nắm được cách nộp hồ sơ.", "2. Yêu cầu",
            "- Mỗi việc có người làm và ngày xong.", "", "II. NHIỆM VỤ", *_tasks(self.tasks), "",
            "III. KINH PHÍ THỰC HIỆN", "Kinh phí thực hiện Kế hoạch do ngân sách nhà nước bảo đảm.", "",
            "IV. TỔ CHỨC THỰC HIỆN",
            f"Văn phòng Sở tổng hợp, tham mưu Giám đốc Sở báo cáo kết quả thực hiện về UBND tỉnh trước ngày {self.report}.",
            "", "Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT.", "", "GIÁM ĐỐC", "Trần Văn Bách", "",
        ))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A province's plan."""

    issuer: str = "UBND tỉnh Vân Giang"
    number: str = "27/KH-UBND"
    issued: dt.date = dt.date(2026, 1, 20)
    title: str = "Truyền thông thủ tục hành chính trên địa bàn tỉnh Vân Giang năm 2026"
    opening: str = "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính"
    tasks: Sequence[tuple[str, str, str]] = TASKS
    due: str = "15/3/2026"
    report: str = "10/12/2026"

    def text(self) -> str:
        """The plan as a person would type it."""
        day = self.issued
        return "\n".join((
            self.issuer.upper(), "", f"Số: {self.number}", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc", "", f"Vân Giang, ngày {day:%d} tháng {day:%m} năm {day.year}", "", "KẾ HOẠCH",
            self.title, "", f"{self.opening}, {self.issuer} ban hành Kế hoạch như sau:", "",
            "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "- Nâng cao hiểu biết của người dân.", "2. Yêu cầu", "- Thiết thực.",
            "", "II. NHIỆM VỤ", *_tasks(self.tasks), "", "III. KINH PHÍ", "Kinh phí do ngân sách bảo đảm.", "",
            "IV. TỔ CHỨC THỰC HIỆN",
            f"1. Các sở, ban, ngành và UBND các xã, phường ban hành kế hoạch của mình trước ngày {self.due}.",
            f"2. Các sở, ban, ngành và UBND các xã, phường báo cáo kết quả về UBND tỉnh trước ngày {self.report}.",
            "", "Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mận", "",
        ))  # fmt: skip


def read(text: str, name: str = "plan.txt") -> Plan:
    """The text as the program reads it."""
    return parse(read_text(text, name))


def put(folder: Path, **texts: str) -> None:
    """Each text into a file of its name."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _tasks(tasks: Sequence[tuple[str, str, str]]) -> list[str]:
    out: list[str] = []
    for at, (title, lead, time) in enumerate(tasks, start=1):
        out += [f"{at}. {title}", f"- Đơn vị chủ trì: {lead}.", f"- Thời gian thực hiện: {time}."]
    return out
