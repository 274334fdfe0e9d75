"""Records behave as frozen, slotted dataclasses do."""

from __future__ import annotations

import dataclasses
import pickle
from functools import cached_property
from typing import Any

import pytest

from checker.model.records import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Two numbers."""

    x: int
    y: int = 0
    note: str = field(default="", repr=False, compare=False)
    tags: list[str] = field(default_factory=list, compare=False)

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y

    def me(self) -> type:
        """The class of this method."""
        return __class__  # type: ignore[name-defined,no-any-return]  # the cell that every method has


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Something with an order."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


def test_fields_are_given_by_name_and_have_their_defaults() -> None:
    point = Point(x=1)
    assert (point.x, point.y, point.note, point.tags, point.sum) == (1, 0, "", [], 1)
    assert Point(x=1).tags is not Point(x=1).tags
    assert Place(1, 2).column == 2


@pytest.mark.parametrize("values", [{}, {"x": 1, "z": 2}])
def test_wrong_fields_are_refused(values: Any) -> None:
    for _ in range(2):  # the first call compiles, the second finds it compiled
        with pytest.raises(TypeError):
            Point(**values)


def test_the_hundredth_instance_is_as_the_first() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        a: int
        b: str = "b"
        c: list[int] = field(default_factory=list)

    made = [Fresh(1) for _ in range(100)] + [Fresh(1, c=[]) for _ in range(100)]
    assert made == [Fresh(a=1, b="b", c=[])] * 200
    assert made[0].c is not made[1].c
    assert dataclasses.replace(made[0], b="x") == dataclasses.replace(made[-1], b="x")


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"a": 2}), ((1,), {"d": 2}), ((), {"b": 1})]
)
@pytest.mark.parametrize("before", [0, 100])
def test_wrong_calls_are_refused_in_the_words_of_python(values: Any, named: Any, before: int) -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        a: int
        b: int = 0

    @dataclasses.dataclass(frozen=True, slots=True)
    class Plain:
        a: int
        b: int = 0

    for _ in range(before):
        Fresh(1)
    with pytest.raises(TypeError) as ours:
        Fresh(*values, **named)
    with pytest.raises(TypeError) as usual:
        Plain(*values, **named)
    assert str(ours.value).partition("__init__")[2] == str(usual.value).partition("__init__")[2]


def test_what_is_keyword_only_cannot_be_given_by_place() -> None:
    make: Any = Point
    with pytest.raises(TypeError):
        make(1)


def test_records_are_compared_by_their_fields() -> None:
    assert Point(x=1, note="a") == Point(x=1, note="b")
    assert Point(x=1) != Point(x=2)
    other: object = "other"
    assert Point(x=1) != other
    assert len({Place(1, 2), Place(1, 2), Place(2, 1)}) == 2
    assert sorted([Place(2, 1), Place(1, 9), Place(1, 2)]) == [Place(1, 2), Place(1, 9), Place(2, 1)]
    assert Place(1, 2) < Place(1, 3) >= Place(1, 3)
    assert Nothing() == Nothing()


def test_records_are_frozen_and_have_no_room_for_more() -> None:
    point: Any = Point(x=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    assert not hasattr(point, "__dict__")


def test_the_library_knows_them() -> None:
    point = Point(x=1, tags=["a"])
    assert dataclasses.is_dataclass(Point)
    assert [part.name for part in dataclasses.fields(Point)] == ["x", "y", "note", "tags"]
    assert dataclasses.replace(point, y=5) == Point(x=1, y=5)
    assert dataclasses.asdict(point) == {"x": 1, "y": 0, "note": "", "tags": ["a"]}
    assert repr(point) == "Point(x=1, y=0, tags=['a'])"
    match Place(3, 4):
        case Place(line, column):
            assert (line, column) == (3, 4)


def test_they_travel_between_processes() -> None:
    point = Point(x=1, note="n", tags=["a"])
    again = pickle.loads(pickle.dumps(point))  # noqa: S301 - its own
    assert (again, again.note, again.tags) == (point, "n", ["a"])


def test_methods_mean_the_class_that_is_used() -> None:
    assert Point(x=1).me() is Point


def test_a_dataclass_that_is_not_frozen_is_the_librarys() -> None:
    @dataclass
    class Open:
        x: int = 0

    some = Open()
    some.x = 3
    assert some == Open(3)


@dataclass(slots=True)
class Draft:
    """Changes while it is made."""

    title: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    """Keeps what it computed."""

    text: str
    note: str = ""

    @cached_property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split()


def test_what_is_not_frozen_can_be_changed_and_has_no_hash() -> None:
    draft = Draft("a")
    draft.title = "b"
    assert draft == Draft("b", [])
    assert draft.lines is not Draft("b").lines
    assert dataclasses.replace(draft, title="c") == Draft("c")
    assert pickle.loads(pickle.dumps(draft)) == draft  # noqa: S301 - our own bytes
    with pytest.raises(TypeError):
        hash(draft)
    with pytest.raises(AttributeError):
        draft.other = 1  # type: ignore[attr-defined]


def test_what_has_no_slots_keeps_what_it_computed_and_is_frozen_all_the_same() -> None:
    page = Page("một hai")
    assert page.words is page.words
    assert page == Page("một hai") != Page("một hai", note="x")
    assert len({page, Page("một hai")}) == 1
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 - our own bytes
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.text = "ba"  # type: ignore[misc]
    assert not hasattr(Page, "note")


def test_without_equality_each_is_only_itself() -> None:
    @dataclass(eq=False)
    class Node:
        name: str

    assert Node("a") != Node("a")
    assert len({Node("a"), Node("a")}) == 2
