"""Values as people read them in messages, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from checker.rules.formatting import Wording, written
from checker.rules.limits import Limit

DAY, LAST = dt.date(2026, 3, 5), dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Limit("at-least", 1), "ít nhất 1", "at least 1"),
        (Limit("at-most", 2), "nhiều nhất 2", "at most 2"),
        (Limit("not-before", DAY), "không sớm hơn 05/3/2026", "not before 05/3/2026"),
        (Limit("before", DAY), "trước 05/3/2026", "before 05/3/2026"),
        (Limit("between", DAY, LAST), "từ 05/3/2026 đến 31/12/2026", "from 05/3/2026 to 31/12/2026"),
        (0.48, "0,48", "0.48"),
        ("annex:2/I.1 Thu âm bản tin", "phụ lục 2, I.1 Thu âm bản tin", "annex 2, I.1 Thu âm bản tin"),
        (("Văn phòng Sở", "Phòng Tổng hợp"), "Văn phòng Sở, Phòng Tổng hợp", "Văn phòng Sở, Phòng Tổng hợp"),
        (
            ("Sở Văn hóa, Thể thao", "Sở Tài chính"),
            "Sở Văn hóa, Thể thao; Sở Tài chính",
            "Sở Văn hóa, Thể thao; Sở Tài chính",
        ),
        (True, "có", "yes"),
    ],
)
def test_a_value_is_said_in_the_language_of_the_report(value: Any, vi: str, en: str) -> None:
    assert written(value, Wording(lang="vi")) == vi
    assert written(value, Wording(lang="en")) == en


def test_a_long_value_is_cut_between_two_words() -> None:
    assert written("Phát thanh hai lần mỗi tuần", Wording(), 14) == "Phát thanh…"
