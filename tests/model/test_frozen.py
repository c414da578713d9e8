"""What `frozen` makes behaves as a frozen dataclass of the standard library does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.model.base import frozen


@frozen
class Base:
    """With a default that comes before a field without one."""

    note: str | None = None


@frozen
class Seat(Base):
    """A class of records."""

    id: str
    deputies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
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


@pytest.mark.parametrize(("wrong", "said"), [({}, "Seat needs id"), ({"id": "chair", "nmae": "x"}, "Seat has no nmae")])
def test_a_field_that_is_missing_or_unknown_is_refused(wrong: dict, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Seat(**wrong)


def test_another_class_with_the_same_fields_is_not_equal() -> None:
    @frozen
    class Chair(Base):
        id: str
        deputies: tuple[str, ...] = ()

    assert Seat(id="a") != Chair(id="a")
