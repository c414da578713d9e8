"""What `frozen` makes behaves as a frozen dataclass of the standard library does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.model.base import dataclass, frozen


@frozen
class Base:
    """With a default that comes before a field without one."""

    note: str | None = None


@frozen
class Seat(Base):
    """A class of records."""

    id: str
    deputies: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The same fields, by the standard library."""

    note: str | None = None
    id: str
    deputies: tuple[str, ...] = ()


texts = st.text(max_size=3)
values = st.fixed_dictionaries(
    {"id": texts}, optional={"note": st.none() | texts, "deputies": st.lists(texts, max_size=2).map(tuple)}
)


@given(values, values)
def test_it_compares_hashes_and_shows_as_the_standard_one_does(first: dict, second: dict) -> None:
    ours, theirs = (Seat(**first), Seat(**second)), (Standard(**first), Standard(**second))
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert [hash(one) for one in ours] == [hash(one) for one in theirs]
    assert repr(ours[0]) == repr(theirs[0]).replace("Standard", "Seat")
    assert asdict(ours[0]) == asdict(theirs[0])
    assert [field.name for field in fields(Seat)] == [field.name for field in fields(Standard)]


@given(values)
def test_it_survives_copying_pickling_and_replacing(given_values: dict) -> None:
    seat = Seat(**given_values)
    assert copy.deepcopy(seat) == seat
    assert pickle.loads(pickle.dumps(seat)) == seat
    assert replace(seat, id="other") == Seat(**{**given_values, "id": "other"})


def test_nothing_can_be_changed_or_added() -> None:
    seat = Seat(id="chair")
    for change in (lambda: setattr(seat, "id", "x"), lambda: setattr(seat, "new", "x"), lambda: delattr(seat, "id")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert not hasattr(seat, "__dict__")


@pytest.mark.parametrize(
    ("wrong", "said"), [({}, "Seat.*missing.*'id'"), ({"id": "chair", "nmae": "x"}, "Seat.*unexpected.*'nmae'")]
)
def test_a_field_that_is_missing_or_unknown_is_refused(wrong: dict, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Seat(**wrong)


def test_another_class_with_the_same_fields_is_not_equal() -> None:
    @frozen
    class Chair(Base):
        id: str
        deputies: tuple[str, ...] = ()

    assert Seat(id="a") != Chair(id="a")


def _span(make: Callable[..., Any], **options: bool) -> Any:
    @make(frozen=True, **options)
    class Span:
        """Everything that classes besides the records use."""

        start: int
        days: int = field(default=1)
        seen: list[int] = field(default_factory=list, compare=False, repr=False)
        end: int = field(init=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "end", self.start + self.days)

    return Span


@pytest.mark.parametrize("options", [{}, {"slots": True}, {"slots": True, "kw_only": True}])
def test_other_classes_do_what_the_standard_ones_do(options: dict[str, bool]) -> None:
    ours, theirs = _span(dataclass, **options), _span(dataclasses.dataclass, **options)
    for given_values in ({"start": 1}, {"start": 1, "days": 3, "seen": [4]}):
        one, other = ours(**given_values), theirs(**given_values)
        assert (repr(one), hash(one), asdict(one)) == (repr(other), hash(other), asdict(other))
        assert one == ours(**given_values) != ours(start=2)
        assert one == replace(one, seen=[5]) == copy.copy(one) == copy.deepcopy(one)
        assert one != other
        with pytest.raises(FrozenInstanceError):
            one.start = 5
    assert ours(start=1).seen is not ours(start=1).seen
    for make in (ours, theirs):
        if options.get("kw_only"):
            with pytest.raises(TypeError):
                make(1)
        else:
            assert make(1, 3).end == 4
        with pytest.raises(TypeError):
            make()
        with pytest.raises(TypeError):
            make(start=1, end=2)
