"""Compliant plans made up at random."""

from __future__ import annotations

import calendar
import datetime as dt
from random import Random

from checker.parse.numbers import number_key
from checker.rules.known_acts import known_acts
from tests.writer import words
from tests.writer.spec import Act, Assignment, Beat, Body, Group, PlanSpec, Reporting, Signature, Task, Time


def invent(random: Random, *, year: int | None = None, size: int | None = None) -> PlanSpec:
    """A compliant plan; ``size`` is the number of its tasks (2 to 7 where not given)."""
    year = year or random.choice((2024, 2025, 2026, 2027))
    body = _body(random, year)
    issued = _day(random, dt.date(year, 1, 8), dt.date(year, 3, 20))
    topic = random.choice(words.TOPICS)
    parent = _parent(random, body, topic, year, issued)
    tasks = _tasks(random, body, year, size or random.randint(2, 7))
    units = random.sample([u for u in body.own_units if u != body.office], random.randint(1, 3))
    duties = random.sample(words.DUTIES, len(words.DUTIES))
    assignments = tuple(
        Assignment(unit=unit, duties=tuple(random.sample(duties, random.randint(1, 3))))
        for unit in (body.office, *units)
    )
    return PlanSpec(
        body=body,
        number=random.randint(2, 480),
        issued=issued,
        year=year,
        topic=topic,
        parent=parent,
        bases=tuple(random.sample(words.NORMATIVE, random.randint(1, 3))),
        purpose=tuple(random.sample(words.PURPOSES, random.randint(1, 4))),
        requirements=tuple(random.sample(words.REQUIREMENTS, random.randint(1, 4))),
        groups=_grouped(random, tasks),
        assignments=assignments,
        reporting=_reporting(random, body, year),
        funding=_funding(random, year),
        subordinate_due=_day(random, dt.date(year, 3, 25), dt.date(year, 4, 28)) if body.level == "province" else None,
        recipients=(*body.recipients, f"Lưu: VT, {random.choice(('TH', 'NC', 'VP'))}"),
        signature=Signature(name=_person(random), by_deputy=random.random() < 0.5),
    )


def _body(random: Random, year: int) -> Body:
    name = random.choice(words.PROVINCES)
    levels = ["department", "department", "province", "commune", "school"] + (["district"] if year < 2026 else [])
    match random.choice(levels):
        case "department":
            return words.department(name, random.randrange(6))
        case "province":
            return words.province(name)
        case "commune":
            return words.commune(name, random.choice(words.COMMUNES))
        case "district":
            return words.district(name, random.choice(words.DISTRICTS))
        case _:
            return words.school(name, random.choice(words.SCHOOLS))


def _parent(random: Random, body: Body, topic: str, year: int, issued: dt.date) -> Act:
    date = _day(random, dt.date(year - 1, 12, 10), issued - dt.timedelta(days=4))
    number = random.randint(2, 999)
    while number_key(f"{number}/QĐ-TTg") in known_acts():
        number += 1  # a real decision has its own day
    lower = topic[0].lower() + topic[1:]
    if body.level == "province":
        return Act(
            type="Quyết định",
            number=f"{number}/QĐ-TTg",
            date=date,
            issuer="Thủ tướng Chính phủ",
            subject=f"ban hành Kế hoạch {lower} năm {year}",
        )
    if body.level == "school":
        return Act(
            type="Kế hoạch",
            number=f"{number}/KH-SGDĐT",
            date=date,
            issuer="Sở Giáo dục và Đào tạo",
            subject=f"về {lower} năm {year}",
        )
    province = body.superior.removeprefix("UBND tỉnh ")
    if random.random() < 0.4:
        return Act(
            type="Quyết định",
            number=f"{number}/QĐ-UBND",
            date=date,
            issuer=f"UBND tỉnh {province}",
            subject=f"về việc ban hành Kế hoạch {lower} năm {year}",
        )
    return Act(
        type="Kế hoạch",
        number=f"{number}/KH-UBND",
        date=date,
        issuer=f"UBND tỉnh {province}",
        subject=f"về {lower} năm {year} trên địa bàn tỉnh",
    )


def _tasks(random: Random, body: Body, year: int, count: int) -> tuple[Task, ...]:
    titles = random.sample(words.TASKS, min(count, len(words.TASKS)))
    titles += [f"{random.choice(words.TASKS)} đợt {n}" for n in range(2, count - len(titles) + 2)]
    units = tuple(dict.fromkeys((body.office, *body.own_units)))
    with_product = random.random() < 0.5
    tasks = []
    for title in titles:
        lead = tuple(random.sample(units, 1 if random.random() < 0.8 else 2))
        others = [unit for unit in units if unit not in lead]
        tasks.append(
            Task(
                title=title,
                detail=random.choice(words.DETAILS),
                lead=tuple(dict.fromkeys(lead)),
                coordinating=tuple(random.sample(others, random.randint(0, 2))),
                time=_time(random, year),
                product=random.choice(words.PRODUCTS) if with_product else None,
            )
        )
    return tuple(tasks)


def _time(random: Random, year: int) -> Time:
    quarter, month = random.randint(2, 4), random.randint(4, 11)
    roman = ("I", "II", "III", "IV")[quarter - 1]
    day = _day(random, dt.date(year, 5, 2), dt.date(year, 11, 28))
    end = dt.date(year, month, calendar.monthrange(year, month)[1])
    quarter_end = dt.date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    return random.choice(
        (
            Time(text="Thường xuyên", due=None),
            Time(text="Thường xuyên trong năm", due=None),
            Time(text=f"Trước ngày {day:%d/%m/%Y}", due=day),
            Time(text=f"Hoàn thành trước ngày {day.day}/{day.month}/{day.year}", due=day),
            Time(text=f"Tháng {month}/{year}", due=end),
            Time(text=f"Trong tháng {month} năm {year}", due=end),
            Time(text=f"Quý {roman}/{year}", due=quarter_end),
            Time(text=f"Quý {roman} năm {year}", due=quarter_end),
        )
    )


def _grouped(random: Random, tasks: tuple[Task, ...]) -> tuple[Group, ...]:
    if len(tasks) < 4 or random.random() < 0.5:
        return (Group(title="", tasks=tasks),)
    cut = random.randint(2, len(tasks) - 2)
    titles = random.sample(words.GROUPS, 2)
    return (Group(title=titles[0], tasks=tasks[:cut]), Group(title=titles[1], tasks=tasks[cut:]))


def _reporting(random: Random, body: Body, year: int) -> Reporting:
    to = tuple(random.sample(body.report_to, random.randint(1, len(body.report_to))))
    day = random.randint(5, 25)
    final = dt.date(year, 12, random.randint(1, 20))
    half = dt.date(year, 6, random.randint(1, 20))
    return random.choice(
        (
            Reporting(to=to, when=f"trước ngày {final:%d/%m/%Y}", deadlines=(final,)),
            Reporting(to=to, when=f"trước ngày {final:%d} tháng 12 năm {year}", deadlines=(final,)),
            Reporting(to=to, when=f"chậm nhất ngày {final.day}/12/{year}", deadlines=(final,)),
            Reporting(to=to, when=f"trước ngày {final.day}/12", deadlines=(final,)),
            Reporting(
                to=to,
                when=f"6 tháng (trước ngày {half:%d/%m}), năm (trước ngày {final:%d/%m})",
                deadlines=(half, final),
            ),
            Reporting(
                to=to,
                when=f"trước ngày {half.day}/6 và {final.day}/12 hằng năm",
                deadlines=(half, final),
            ),
            Reporting(to=to, when=f"trước ngày {day} hằng tháng", beat=Beat(every="month", day=day)),
            Reporting(
                to=to,
                when=f"trước ngày {day} của tháng cuối quý",
                beat=Beat(every="quarter", day=day, offset="last-month"),
            ),
        )
    )


def _funding(random: Random, year: int) -> str:
    return random.choice(
        (
            f"Kinh phí thực hiện Kế hoạch này do ngân sách nhà nước năm {year} bảo đảm và các nguồn hợp pháp khác.",
            f"Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên năm {year} của các cơ quan, đơn vị.",
            "Kinh phí thực hiện Kế hoạch từ nguồn ngân sách được giao và nguồn xã hội hóa theo quy định.",
        )
    )


def _person(random: Random) -> str:
    return " ".join((random.choice(words.FAMILIES), random.choice(words.MIDDLES), random.choice(words.GIVEN)))


def _day(random: Random, first: dt.date, last: dt.date) -> dt.date:
    return first + dt.timedelta(days=random.randint(0, (last - first).days))
