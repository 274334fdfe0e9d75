"""A province's plan and any number of plans below it, with faults planted in them: what each parent rule should say is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.writer import invent, random_layout, words, write
from tests.writer.spec import Act, Body, Group, PlanSpec, Reporting, Task, Time

PROVINCE = "Vân Giang"
TOPIC = "Truyền thông về hoạt động kiểm soát thủ tục hành chính"
ISSUED = dt.date(2026, 1, 20)
DUE = dt.date(2026, 3, 31)
REPORT = dt.date(2026, 12, 10)
ACT = Act(
    type="Kế hoạch", number="27/KH-UBND", date=ISSUED, issuer=f"UBND tỉnh {PROVINCE}",
    subject=f"về {TOPIC[0].lower() + TOPIC[1:]} năm 2026 trên địa bàn tỉnh",
)  # fmt: skip
DEPARTMENTS = tuple(words.department(PROVINCE, index) for index in range(6))
OWN = (
    ("Phát sóng chuyên mục hỏi đáp về hồ sơ đất đai trên đài tỉnh", "Làm tờ gấp hướng dẫn thanh toán phí trực tuyến"),
    ("Tọa đàm trực tiếp với doanh nghiệp về thủ tục cấp phép", "Dựng tiểu phẩm tuyên truyền bằng tiếng dân tộc"),
    ("Mở lớp bồi dưỡng nghiệp vụ cho công chức đầu mối", "Khảo sát mức độ hài lòng của người nộp hồ sơ"),
    ("Đưa bài học thủ tục công vào giờ ngoại khóa", "Treo pa nô tại bến xe, chợ trung tâm"),
    ("Chạy thử trợ lý ảo trả lời tự động", "Nhắn tin tới thuê bao di động nhắc hạn trả kết quả"),
    ("Trưng bày ấn phẩm tại ngày hội đọc sách", "Ký giao ước thi đua giữa các bưu cục"),
)
SHARED = "Kiện toàn đội ngũ cán bộ đầu mối kiểm soát thủ tục hành chính"
CONTENTS = (
    "Quy định mới về cơ chế một cửa, một cửa liên thông",
    "Quy trình số hóa giấy tờ và tái sử dụng dữ liệu",
    "Kênh tiếp nhận phản ánh, kiến nghị của tổ chức",
)
_TIMES = (("Trước ngày 30/6/2026", dt.date(2026, 6, 30)), ("Quý III/2026", dt.date(2026, 9, 30)))
_LATER = Time(text="Trước ngày 30/11/2026", due=dt.date(2026, 11, 30))


@dataclass(frozen=True)
class Child:
    """A plan below the parent as text, and the rule whose fault was planted in it, None for a right one."""

    name: str
    text: str
    fault: str | None


def parent_text() -> str:
    """The parent, which gives two tasks to each department and one to all."""
    tasks = [
        (title, body.name, _TIMES[at][0])
        for body, own in zip(DEPARTMENTS, OWN, strict=True)
        for at, title in enumerate(own)
    ]
    tasks.append((SHARED, "Các sở, ban, ngành; UBND các xã, phường", "Quý II/2026"))
    lines = [f"UBND TỈNH {PROVINCE.upper()}", "", "Số: 27/KH-UBND", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
             "", f"{PROVINCE}, ngày 20 tháng 01 năm 2026", "", "KẾ HOẠCH", f"{TOPIC} năm 2026 trên địa bàn tỉnh", "",
             "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính, UBND tỉnh ban hành Kế hoạch như sau:",
             "", "I. NỘI DUNG TRUYỀN THÔNG"]  # fmt: skip
    lines += [f"{at}. {title}" for at, title in enumerate(CONTENTS, start=1)] + ["", "II. NHIỆM VỤ"]
    for at, (title, lead, time) in enumerate(tasks, start=1):
        lines += [f"{at}. {title}", f"- Cơ quan chủ trì: {lead}.", f"- Thời gian thực hiện: {time}."]
    lines += ["", "III. TỔ CHỨC THỰC HIỆN",
              "1. Các sở, ban, ngành và UBND các xã, phường ban hành kế hoạch của mình trước ngày 31/3/2026.",
              "2. Các sở, ban, ngành và UBND các xã, phường báo cáo kết quả về UBND tỉnh trước ngày 10/12/2026.",
              "", "Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mận", ""]  # fmt: skip
    return "\n".join(lines)


def family(count: int, seed: int = 1) -> list[Child]:
    """The children, in every layout and spelling; every rule's fault comes about equally often, and every third plan is right."""
    random = Random(seed)
    out = []
    for at in range(count):
        fault = None if at % 3 == 0 else FAULTS[(at - at // 3) % len(FAULTS)]
        spec = _right(random, at)
        if fault is not None:
            spec = _PLANTED[fault](spec, random)
        out.append(Child(name=f"child-{at:03}.txt", text=write(spec, random_layout(random)), fault=fault))
    return out


def _right(random: Random, at: int) -> PlanSpec:
    """A plan that answers everything: its tasks shortened, extended or worded as they are, with some of its own between."""
    body = DEPARTMENTS[at % 6] if at % 4 else words.commune(PROVINCE, words.COMMUNES[at % 6])
    asked = [
        *(zip(OWN[at % 6], _TIMES, strict=True) if at % 4 else ()),
        (SHARED, ("Tháng 6/2026", dt.date(2026, 6, 30))),
    ]
    units = [unit for unit in body.own_units if unit != body.office]
    tasks = [
        _task(_reworded(title, random), random.choice(units), Time(text=when, due=due)) for title, (when, due) in asked
    ]
    others = random.sample(words.TASKS, random.randint(0, 3))
    tasks += [_task(title, random.choice(units), Time(text="Thường xuyên", due=None)) for title in others]
    if random.random() < 0.4:
        # What another unit leads, told with that unit as lead, or helped with: no answer to any demand on this one.
        other = (at + 1) % 6
        helped = random.random() < 0.5
        title = random.choice(OWN[other])
        title = f"Phối hợp {title[0].lower() + title[1:]}" if helped else title
        tasks.append(_task(title, units[0] if helped else DEPARTMENTS[other].name, Time(text="Quý IV/2026", due=None)))
    random.shuffle(tasks)
    day = random.choice((dt.date(2026, 12, 10), dt.date(2026, 12, 5), dt.date(2026, 11, 28)))
    spec = invent(random, year=2026)
    return replace(
        spec, body=body, issued=ISSUED + dt.timedelta(days=random.randint(4, 70)), topic=TOPIC, parent=ACT, bases=(),
        requirements=tuple(f"Phổ biến {title[0].lower() + title[1:]}" for title in CONTENTS),
        groups=(Group(title=words.GROUPS[0], tasks=tuple(tasks)),),
        reporting=_report(body.report_to, day), subordinate_due=None,
        assignments=(),
        recipients=(*body.recipients, "Lưu: VT"),
    )  # fmt: skip


def _reworded(title: str, random: Random) -> str:
    """A title as it is, extended in front or behind, or without its last word or two."""
    kept = title.split()
    return random.choice((
        title, f"Chủ động {title[0].lower() + title[1:]}", f"{title} và các đơn vị trực thuộc",
        " ".join(kept[:-1]) if len(kept) > 9 else title, title.replace("thủ tục hành chính", "TTHC"),
    ))  # fmt: skip


def _task(title: str, lead: str, time: Time) -> Task:
    return Task(title=title, detail="", lead=(lead,), coordinating=(), time=time, product=None)


def _report(to: tuple[str, ...], day: dt.date) -> Reporting:
    return Reporting(to=to, when=f"trước ngày {day:%d/%m/%Y}", deadlines=(day,))


def _tasks(spec: PlanSpec, change: Callable[[Task], Task | None]) -> PlanSpec:
    """The plan with its first answer to the parent changed, or left out where the change gives None."""
    level = spec.body.level == "department"
    own = OWN[[body.name for body in DEPARTMENTS].index(spec.body.name)] if level else (SHARED,)
    starts = [title.rsplit(" ", 4)[0] for title in own]
    target = next(task for task in spec.tasks if any(_is(task, start) for start in starts))
    changed = [change(task) if task is target else task for task in spec.tasks]
    left = tuple(task for task in changed if task is not None)
    return replace(
        spec, groups=(replace(spec.groups[0], tasks=left or (_task(words.TASKS[0], spec.body.own_units[0], _LATER),)),)
    )


def _is(task: Task, title: str) -> bool:
    return title.lower() in task.title.lower()


def _other(body: Body) -> str:
    return next(other.name for other in DEPARTMENTS if other.name != body.name)


def _wrong_citation(spec: PlanSpec, random: Random) -> PlanSpec:
    wrong = random.choice((
        {"number": "72/KH-UBND"}, {"date": dt.date(2026, 1, 21)}, {"issuer": "UBND tỉnh Tân Hòa"},
        {"subject": ACT.subject.replace("2026", "2025")},
    ))  # fmt: skip
    return replace(spec, parent=replace(ACT, **wrong))


def _department(spec: PlanSpec) -> PlanSpec:
    """The same plan of a department: a committee has no other body of its rank, and no task of its own to be late with."""
    return spec if spec.body.level == "department" else _right(Random(spec.number or 1), 1 + (spec.number or 0) % 3)


_PLANTED: dict[str, Callable[[PlanSpec, Random], PlanSpec]] = {
    "parent-citation-mismatch": _wrong_citation,
    "issued-before-parent": lambda s, r: replace(s, issued=ISSUED - dt.timedelta(days=r.randint(1, 9))),
    "issued-after-due": lambda s, r: replace(s, issued=DUE + dt.timedelta(days=r.randint(1, 40))),
    "year-differs-from-parent": lambda s, r: replace(s, title_year=r.choice((2025, 2027))),
    "uncovered-parent-task": lambda s, _: _tasks(s, lambda _: None),
    "lead-differs-from-parent": lambda s, _: _tasks(_department(s), lambda t: replace(t, lead=(_other(s.body),))),
    "deadline-later-than-parent": lambda s, _: _tasks(_department(s), lambda t: replace(t, time=_LATER)),
    "reporting-later-than-parent": lambda s, r: replace(
        s, reporting=_report(s.body.report_to, REPORT + dt.timedelta(days=r.randint(1, 20)))
    ),
    "reporting-to-wrong-body": lambda s, _: replace(s, reporting=_report(("Bộ Nội vụ",), REPORT)),
    "missing-required-topic": lambda s, _: replace(s, requirements=s.requirements[1:]),
    "title-differs-from-parent": lambda s, _: replace(s, topic="Phòng cháy, chữa cháy rừng mùa khô"),
    "parent-not-found": lambda s, _: replace(
        s, parent=replace(ACT, number="315/KH-UBND", date=dt.date(2026, 1, 6), subject="về an toàn giao thông năm 2026")
    ),
}  # fmt: skip
FAULTS = tuple(_PLANTED)
"""The rules whose faults are planted."""
