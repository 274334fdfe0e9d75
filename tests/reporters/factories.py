"""Small plans, outcomes and reports by hand, for tests of what reporters make of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checker.errors import InputError
from checker.model.document import Document
from checker.model.location import Location
from checker.model.outcome import Edit, Outcome, Related, Severity, Status, Waiver
from checker.model.plan import (
    Annex,
    Assignment,
    Blank,
    Citation,
    Confidence,
    Direction,
    Funding,
    Header,
    Issued,
    Issuer,
    Kind,
    Level,
    LineRole,
    Mention,
    Name,
    Number,
    Order,
    Passage,
    Period,
    Plan,
    Reading,
    Recipient,
    Recurrence,
    Reference,
    Repeat,
    Report,
    Residue,
    Role,
    Section,
    Signature,
    Source,
    State,
    Task,
    Time,
)
from checker.model.report import FileReport, RunReport

READING = Reading(how="test")


def at(line: int, column: int = 1, end_line: int | None = None, end_column: int | None = None, **more: Any) -> Location:
    return Location(
        line=line,
        column=column,
        end_line=end_line or line,
        end_column=column if end_column is None else end_column,
        **more,
    )


def words_at(lines: tuple[str, ...], line: int, text: str) -> Location:
    column = lines[line - 1].index(text) + 1
    return at(line, column, line, column + len(text))


def outcome(rule: str, status: Status = Status.FAILED, **more: Any) -> Outcome:
    settings: dict[str, Any] = {
        "rule": rule,
        "title": rule.replace("-", " ").capitalize(),
        "category": "structure",
        "status": status,
        "severity": Severity.ERROR,
        "message": f"Thông báo của {rule}.",
        "location": at(1),
        "fingerprint": f"{rule}-0123456789",
        **more,
    }
    return Outcome(**settings)


def citation(number: str | None, date: dt.date | None = None, **more: Any) -> Citation:
    settings: dict[str, Any] = {
        "type": "Kế hoạch",
        "number": number,
        "date": date,
        "issuer": None,
        "subject": None,
        "symbol": None,
        "symbol_type": None,
        "text": f"Kế hoạch số {number}",
        "full": False,
        "missing": (),
        "first": True,
        "within": "opening",
        "nested": False,
        "known_elsewhere": False,
        "normative": False,
        "location": at(1),
        "reading": READING,
        **more,
    }
    return Citation(**settings)


def section(path: str, title: str, line: int, end: int, *roles: Role, level: int = 1, **more: Any) -> Section:
    settings: dict[str, Any] = {
        "path": path,
        "parent_path": path.rpartition(".")[0],
        "ordinal": 1,
        "mark": path,
        "style": "roman",
        "title": title,
        "roles": roles,
        "level": level,
        "run_in": False,
        "repeated": False,
        "text_lines": 1,
        "children": 0,
        "location": at(line, 1, line, 10),
        "span": at(line, 1, end + 1, 1),
        "reading": READING,
        **more,
    }
    return Section(**settings)


def task(path: str, title: str, line: int, **more: Any) -> Task:
    settings: dict[str, Any] = {
        "path": path,
        "ordinal": 1,
        "parent_path": "",
        "group": None,
        "title": title,
        "lead": (),
        "coordinating": (),
        "time": None,
        "product": None,
        "source": "label",
        "annex": None,
        "location": at(line),
        "span": at(line),
        "after_title": at(line + 1),
        "reading": READING,
        **more,
    }
    return Task(**settings)


def name(text: str) -> Name:
    return Name(text=text, canonical=text.lower(), location=at(1))


def plan(lines: tuple[str, ...], **more: Any) -> Plan:
    settings: dict[str, Any] = {
        "document": Document(name="plan.md", lines=lines, blocks=()),
        "kind": Kind.PLAN,
        "complete": True,
        "header": Header(seen=True, motto=True, location=None),
        "issuers": (
            Issuer(
                name="Sở Văn hóa và Thể thao",
                superior="UBND tỉnh Vân Giang",
                level=Level.DEPARTMENT,
                canonical="",
                location=at(1),
                reading=READING,
            ),
        ),
        "number": Number(
            value="41/KH-SVHTT", state=State.READ, source=Source.HEADER, symbol="KH-SVHTT", location=at(2)
        ),
        "issued": Issued(
            value=dt.date(2025, 3, 12), state=State.READ, source=Source.HEADER, year=2025, month=3, location=at(2)
        ),
        "title": Passage(text="Công tác văn hóa cơ sở năm 2025", location=at(4)),
        "topic": None,
        "year": 2025,
        "period": Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31), text="năm 2025", location=at(4)),
        "opening": None,
        "parent": citation("27/KH-UBND", dt.date(2025, 2, 14), issuer="UBND tỉnh Vân Giang", location=at(6)),
        "citations": (),
        "sections": (),
        "tasks": (),
        "assignments": (),
        "reporting": (),
        "orders": (),
        "funding": None,
        "recipients": (),
        "recipients_location": None,
        "signature": None,
        "annexes": (),
        "mentions": (),
        "residue": (),
        "blanks": (),
        "repeats": (),
        "roles": (),
        "body": at(1),
        "end": at(len(lines) + 1),
        **more,
    }
    return Plan(**settings)


LINES = (
    "SỞ VĂN HÓA VÀ THỂ THAO",
    "Số: 41/KH-SVHTT        Vân Giang, ngày 12 tháng 3 năm 2025",
    "KẾ HOẠCH",
    "Công tác văn hóa cơ sở năm 2025",
    "",
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 14/02/2025 của UBND tỉnh Vân Giang; căn cứ Quyết định số 07/KH-UBND, Sở lập:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao đời sống văn hóa ở cơ sở.",
    "",
    "II. NHIỆM VỤ",
    "1. Chiếu phim lưu động tại các xã vùng cao",
    "- Thời gian: tháng 9 năm 2024.",
    "- Phối hợp: Phòng Văn hóa và Xã hội các xã, phường.",
    "2. Tuyên truyền: Phòng Nghiệp vụ chủ trì soạn nội dung, các phòng góp ý.",
    "III. BÁO CÁO",
    "Các phòng gửi kết quả về Văn phòng Sở để tổng hợp, báo cáo UBND tỉnh theo quy định.",
    "",
    "Nơi nhận:",
)


def sections() -> tuple[Section, ...]:
    return (
        section("I", "MỤC ĐÍCH, YÊU CẦU", 7, 9, Role.PURPOSE, Role.REQUIREMENTS),
        section("II", "NHIỆM VỤ", 10, 14, Role.TASKS),
        section("II.1", "Chiếu phim lưu động tại các xã vùng cao", 11, 13, level=2),
        section("II.2", "Tuyên truyền", 14, 14, level=2),
        section("III", "BÁO CÁO", 15, 17, Role.REPORTING),
    )


def every_status() -> RunReport:
    """A plan with an outcome of every kind, a clean one, a document that is no plan, and a file that cannot be read."""
    outcomes = (
        outcome("missing-parent-citation", Status.PASSED, title="Không nêu văn bản cấp trên", category="citations"),
        outcome("missing-purpose", Status.PASSED, title="Thiếu mục đích"),
        outcome("missing-requirements", Status.PASSED, title="Thiếu yêu cầu"),
        outcome(
            "type-symbol-mismatch",
            severity=Severity.WARNING,
            title="Tên loại và ký hiệu không khớp",
            category="citations",
            message="Tên loại “Quyết định” không đi với ký hiệu KH.",
            location=words_at(LINES, 6, "Quyết định số 07/KH-UBND"),
            expected="Kế hoạch số 07/KH-UBND, hay Quyết định số 07/QĐ-UBND",
            found="Quyết định số 07/KH-UBND",
            reason="Ký hiệu KH chỉ kế hoạch; QĐ chỉ quyết định.",
            basis="Nghị định 30/2020/NĐ-CP, Phụ lục III",
            related=(Related(location=words_at(LINES, 2, "41/KH-SVHTT"), text="ký hiệu của kế hoạch này"),),
        ),
        outcome(
            "missing-task-lead",
            title="Nhiệm vụ không có đơn vị chủ trì",
            category="tasks",
            location=at(12, section="II.1"),
            message="Nhiệm vụ II.1 “Chiếu phim lưu động tại các xã vùng cao” chưa nêu đơn vị chủ trì.",
            edits=(
                Edit(
                    start=(12, 1),
                    end=(12, 1),
                    text="- Đơn vị chủ trì: [điền: đơn vị chủ trì].\n",
                    has_blanks=True,
                    because="27/KH-UBND, nhiệm vụ 6",
                ),
            ),
            reason="Mỗi nhiệm vụ cần một đơn vị chịu trách nhiệm chính.",
            basis="thực tiễn thẩm định; “6 rõ”",
        ),
        outcome(
            "foreign-year-leftover",
            severity=Severity.INFO,
            title="Năm cũ còn sót",
            category="consistency",
            message="Kế hoạch của năm 2025; năm 2024 có thể còn lại từ kế hoạch trước.",
            confidence="likely",
            location=words_at(LINES, 12, "2024"),
            found="2024",
            expected="2025",
            edits=(Edit(start=(12, 26), end=(12, 30), text="2025"),),
        ),
        outcome(
            "missing-task-lead",
            Status.CANNOT_TELL,
            title="Nhiệm vụ không có đơn vị chủ trì",
            category="tasks",
            confidence="unsure",
            message="Có chữ “chủ trì” trong câu, chưa đọc được là giao việc hay kể việc.",
            location=words_at(LINES, 14, "chủ trì"),
        ),
        outcome(
            "missing-task-time",
            Status.NOT_APPLICABLE,
            title="Nhiệm vụ không có thời gian",
            category="tasks",
            message="không có nhiệm vụ nào",
        ),
        outcome(
            "reporting-deadline-by-reference",
            Status.WAIVED,
            severity=Severity.WARNING,
            category="reporting",
            location=at(16, 70, 16, 83),
            title="Thời hạn báo cáo chỉ dẫn chiếu",
            message="Ngày báo cáo nằm ở văn bản khác.",
            waiver=Waiver(reason="tỉnh đã thống nhất", until="2026-12-31", who="Phòng Tổng hợp"),
        ),
        outcome(
            "section-numbering-gap",
            Status.CRASHED,
            title="Đánh số mục bị nhảy",
            message="ZeroDivisionError: division by zero",
        ),
        outcome(
            "missing-funding-clause",
            title="Thiếu kinh phí thực hiện",
            category="funding",
            location=at(18),
            message="Kế hoạch chưa nói kinh phí lấy từ đâu.",
            reason="Người thực hiện cần biết nguồn tiền.",
            basis="Luật Ngân sách nhà nước",
            edits=(
                Edit(
                    start=(18, 1),
                    end=(18, 1),
                    has_blanks=True,
                    text="IV. KINH PHÍ THỰC HIỆN\nKinh phí thực hiện Kế hoạch này từ [điền: nguồn kinh phí] và nguồn khác.\n",
                ),
            ),
        ),
    )
    clean = plan(LINES, sections=sections())
    decision = plan(("QUYẾT ĐỊNH",), kind=Kind.DECISION, issuers=(), parent=None)
    return RunReport(
        files=(
            FileReport(file="plans/kh-so-van-hoa-2025.md", plan=clean, outcomes=outcomes),
            FileReport(file="plans/kh-sach.md", plan=clean, outcomes=outcomes[:3]),
            FileReport(file="plans/qd.md", plan=decision, skipped="decision"),
        ),
        errors=(InputError("is not text", code="binary-file", file="plans/anh.txt", mend="save it as text"),),
        rules_digest="sha256:0000",
    )


def nothing_found() -> RunReport:
    passed = outcome("missing-purpose", Status.PASSED)
    file = FileReport(file="kh.md", plan=plan(LINES, sections=sections()), outcomes=(passed,))
    return RunReport(files=(file,), rules_digest="sha256:0000")


HOSTILE = (
    "[bold]Số[/bold] <script>alert(1)</script> | a`b``` **đậm** $x$",
    "\x1b[31mđỏ\x1b[0m \x07 \x9b2J \u202etxet\u202c \u200bzero",
    "Kê\u0301 hoa\u0323ch cu\u0309a Sơ\u0309 Văn ho\u0301a 規劃 năm 2025",
    "- [ ] # không phải tiêu đề",
)


_COLUMN = HOSTILE[2].index("2025") + 1
_YEAR = ((3, _COLUMN), (3, _COLUMN + 4))


def hostile() -> RunReport:
    outcomes = (
        outcome(
            "year-mismatch",
            title="[red]Tiêu đề[/red] <b>| x",
            message="Năm [link=http://x]2025[/link] | \x1b]8;;http://x\x07 <img>",
            location=words_at(HOSTILE, 3, "2025"),
            found="2025",
            expected="2026",
            edits=(Edit(start=_YEAR[0], end=_YEAR[1], text="2026"),),
            reason="*sao* _gạch_",
            basis="[x](http://x)",
        ),
        outcome("text-control", Status.CANNOT_TELL, location=at(2, 1, 2, 8), message="Dòng 2"),
        outcome("insert", location=at(4), edits=(Edit(start=(4, 1), end=(4, 1), text="[green]<br>| \x1b[0m ```\n"),)),
    )
    title = Passage(text="[bold]x[/bold]", location=at(1))
    roles = (
        LineRole(role="task", location=at(1, 1, 2, 9), detail='<b title="x">', reading=Reading(how="<i>\x1b[0m")),
        LineRole(role="residue", location=at(2, 4, 2, 12), detail="<script>"),
        LineRole(role='"><img src=x onerror=alert(1)>', location=at(3, 3, 3, 900), detail="\u202ex"),
        LineRole(role="citation", location=at(3, 6, 4, 3), detail="]]>"),
    )
    hostile_plan = plan(
        HOSTILE,
        title=title,
        line_roles=roles,
        residue=(Residue(element="<script>", text="<script>alert(2)</script>", location=at(2, 4, 2, 12)),),
    )
    file = FileReport(file="a|b [red].md", plan=hostile_plan, outcomes=outcomes)
    return RunReport(files=(file,), rules_digest="sha256:0000")


def full_plan() -> Plan:
    """A plan with something in every field."""
    return plan(
        LINES,
        sections=(*sections(), section("II", "NHIỆM VỤ", 10, 14, repeated=True)),
        citations=(
            citation("27/KH-UBND", location=at(6), type="Kế hoạch"),
            citation("07/QĐ-UBND", dt.date(2025, 1, 17), type="Quyết định", location=at(6)),
            citation(
                "27/KH-UBND",
                dt.date(2025, 2, 14),
                issuer="UBND tỉnh",
                subject="phát triển văn hóa",
                full=True,
                location=at(9),
            ),
            citation("30/2020/NĐ-CP", type="Nghị định", location=at(12), missing=("date",)),
        ),
        tasks=(
            task(
                "II.1",
                "Chiếu phim",
                11,
                lead=(name("Trung tâm Văn hóa"),),
                coordinating=(name("Các xã"),),
                time=Time(text="Quý II/2025", start=dt.date(2025, 4, 1), due=dt.date(2025, 6, 30), location=at(12)),
            ),
            task("annex:1/I.1", "Tập huấn", 14, source="table", annex=1, group="I. Đào tạo", product="Lớp tập huấn"),
        ),
        assignments=(
            Assignment(
                unit="Văn phòng Sở",
                units=(name("Văn phòng Sở"),),
                duties=(Passage(text="tổng hợp", location=at(16)),),
                path="III.1",
                location=at(15),
                span=at(15),
                reading=READING,
            ),
        ),
        reporting=(
            Report(
                who=(),
                to=(name("UBND tỉnh"),),
                direction=Direction.UP,
                deadline=dt.date(2025, 12, 15),
                recurrence=None,
                cadence=None,
                by_reference=False,
                dated=True,
                text="trước 15/12",
                location=at(16),
                span=at(16),
                reading=READING,
            ),
            Report(
                who=(),
                to=(),
                direction=Direction.INTERNAL,
                deadline=None,
                cadence="định kỳ",
                by_reference=True,
                dated=True,
                recurrence=Recurrence(every="quarter", day=20, month=None, offset="last-month"),
                text="hằng quý",
                location=at(16),
                span=at(16),
                reading=READING,
            ),
        ),
        orders=(
            Order(kind="report", text="báo cáo", due=dt.date(2025, 5, 1), addressees=(), location=at(16)),
            Order(
                kind="issue-plan", text="ban hành kế hoạch", due=dt.date(2025, 3, 15), addressees=(), location=at(16)
            ),
        ),
        funding=Funding(
            text="Ngân sách tỉnh", sources=("ngân sách",), by_reference=False, location=at(16), reading=READING
        ),
        recipients=(Recipient(text="UBND tỉnh;", archive=False, location=at(18)),),
        signature=Signature(
            capacity="KT",
            for_post="GIÁM ĐỐC",
            role="PHÓ GIÁM ĐỐC",
            name="Nguyễn Văn A",
            location=at(18),
            reading=READING,
        ),
        annexes=(
            Annex(
                ordinal=1,
                title="Danh mục",
                year=2025,
                tables=1,
                location=at(18),
                span=at(18),
                reference=Reference(
                    type="Kế hoạch",
                    number="41/KH-SVHTT",
                    date=dt.date(2025, 3, 12),
                    issuer=None,
                    blank=False,
                    text="",
                    location=at(18),
                ),
            ),
        ),
        residue=(
            Residue(element="lead", text="Phòng Nghiệp vụ chủ trì soạn", location=words_at(LINES, 14, "chủ trì")),
        ),
        blanks=(Blank(element="date", text="ngày …", location=at(12)),),
        repeats=(Repeat(text="Nâng cao", lines=4, location=at(16), original=at(8)),),
        mentions=(
            Mention(
                kind="field",
                canonical="y tế",
                text="lĩnh vực y tế",
                frame="field-of",
                own=False,
                within="body",
                location=at(8),
            ),
        ),
        line_roles=line_roles(),
    )


def role(name: str, line: int, text: str = "", end: int | None = None, detail: str = "", **reading: Any) -> LineRole:
    """A role of ``text`` in a line of ``LINES``, or of the whole line, or of all lines to ``end``."""
    if text:
        place = words_at(LINES, line, text)
    else:
        last = end or line
        place = at(line, 1, last, len(LINES[last - 1]) + 1)
    return LineRole(role=name, location=place, detail=detail, reading=Reading(**reading) if reading else None)


def line_roles() -> tuple[LineRole, ...]:
    """Roles of every sort for ``LINES``; line 8 is read as nothing."""
    likely = Confidence.LIKELY
    return (
        role("header", 1),
        role("issuer", 1, "SỞ VĂN HÓA VÀ THỂ THAO", detail="department", how="header"),
        role("header", 2),
        role("number", 2, "41/KH-SVHTT", detail="read"),
        role("issued", 2, "ngày 12 tháng 3 năm 2025", detail="partial"),
        role("type", 3, detail="plan", how="type"),
        role("title", 4),
        role("opening", 6),
        role("parent", 6, "Kế hoạch số 27/KH-UBND ngày 14/02/2025", detail="27/KH-UBND", how="number"),
        role("citation", 6, "Quyết định số 07/KH-UBND", detail="07/KH-UBND", how="number", confidence=likely),
        role("heading", 7, detail="I purpose, requirements", how="heading"),
        role("heading", 10, detail="II other", how="heading", confidence=Confidence.UNSURE),
        role("task", 11, detail="II.1", how="label"),
        role("content", 12, end=13, detail="II.1"),
        role("label", 12, "Thời gian", detail="time"),
        role("time", 12, "tháng 9 năm 2024", detail="tháng 9 năm 2024", how="label", confidence=likely),
        role("blank", 12, "2024", detail="date"),
        role("content", 14, detail="II.2"),
        role("residue", 14, "chủ trì", detail="lead"),
        role("rule", 15),
        role("repeat", 16, detail="8"),
        role("report", 16, "báo cáo UBND tỉnh theo quy định", detail="by-reference", how="sentence"),
        role("recipients", 18),
    )
