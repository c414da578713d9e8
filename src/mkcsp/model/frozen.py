"""The decorator that makes a class of records: a frozen dataclass with slots and keyword arguments only.

`dataclass(frozen=True)` writes half a dozen methods for each class and compiles them at every start of the program.
For the eighty classes of the records that took 4.6 times as long as starting Python, of the fifteen times that a small
command may take in all. The same methods, written once and shared by all the classes, take 1.3 times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import cache
from typing import Any, NoReturn, TypeVar, dataclass_transform, get_type_hints

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class what `dataclass(frozen=True, slots=True, kw_only=True)` makes of it, only quicker.

    Defaults are values that nobody can change, such as `()` and None.
    """
    for name in ("__init__", "__setattr__", "__delattr__", "__setstate__", "__eq__", "__hash__", "__repr__"):
        setattr(cls, name, _Shared.__dict__[name])
    return dataclass(init=False, repr=False, eq=False, slots=True)(cls)


@cache
def hints(cls: Any) -> dict[str, Any]:
    """The types of a class's fields by their names, resolved once: it takes longer than to read a small folder."""
    return get_type_hints(cls, include_extras=True)


class _Shared:
    """The methods that every such class has."""

    def __init__(self, **values: object) -> None:
        for name, put, default in _slots(type(self)):
            value = values.pop(name, default)
            if value is MISSING:
                raise TypeError(f"{type(self).__name__} needs {name}")
            put(self, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete {name}")

    def __setstate__(self, state: tuple[None, dict[str, object]]) -> None:
        for name, put, _ in _slots(type(self)):
            put(self, state[1][name])

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name, _, _ in _slots(type(self)))
        return f"{type(self).__qualname__}({', '.join(shown)})"


_Slots = tuple[tuple[str, Callable[[object, object], None], object], ...]

_known: dict[type, _Slots] = {}


def _slots(cls: Any) -> _Slots:
    """Of every field: its name, what puts a value there, and its default. Found once, when first needed."""
    slots = _known.get(cls)
    if slots is None:
        slots = _known[cls] = tuple((one.name, getattr(cls, one.name).__set__, one.default) for one in fields(cls))
    return slots


def _values(record: object) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name, _, _ in _slots(type(record)))
