"""Which names mean one body: a place that only one of them names tells nothing, another rank or place tells them apart."""

from __future__ import annotations

import pytest

from checker.repository.bodies import body_key, same_body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Công an tỉnh", "Công an tỉnh Vân Giang", True),
        ("Công an xã", "Công an tỉnh", False),
        ("Công an xã Nà Mương", "Công an xã Tân Lập", False),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Vân Giang", True),
        ("Sở Nội vụ tỉnh Vân Giang", "Sở Nội vụ tỉnh Hà Lâm", False),
        ("Bảo hiểm xã hội", "Bảo hiểm xã hội tỉnh Vân Giang", True),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Vân Giang", True),
        ("Trung tâm Phục vụ hành chính công xã", "Trung tâm Phục vụ hành chính công tỉnh", False),
        ("UBND tỉnh", "UBND tỉnh Vân Giang", None),
        ("UBND tỉnh", "UBND xã Nà Mương", False),
    ],
)
def test_two_names_mean_one_body(one: str, other: str, same: bool | None) -> None:
    assert same_body(body_key(one), body_key(other)) is same
    assert same_body(body_key(other), body_key(one)) is same
