"""What every file of records has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import cache
from typing import Annotated, Any, ClassVar, NoReturn, TypeVar, dataclass_transform, get_type_hints

from mkcsp.findings import Place

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


RUNNING = "prose"
"""Marks the types of fields that hold running words, which may be typed as a block: paragraphs, lists, tables."""

Prose = Annotated[str, RUNNING]
"""Running words. What was typed as a block with more than one paragraph is a `Structured`, which is a `str` too."""


class Structured(str):
    """Running words with paragraphs, lists or tables in them: as a text all on one line, and as they were laid out.

    blocks: the paragraphs, lists and tables, in order.
    """

    __slots__ = ("blocks",)

    blocks: tuple[Any, ...]

    def __new__(cls, line: str, blocks: tuple[Any, ...] = ()) -> Structured:
        """The line, with its blocks."""
        made = super().__new__(cls, line)
        made.blocks = blocks
        return made

    def __getnewargs__(self) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]  # so that copies keep the blocks
        return str(self), self.blocks


@frozen
class Acknowledgement:
    """A finding of `check` that is known and stays, with the reason ("as in the source")."""

    code: str
    """The code of the finding, such as MK301."""
    at: str | None = None
    """Where it stands: field names, and ids or indices of lists, parted by slashes (`minutes/items/cctv`).
    Without it, every finding of that code in this file is meant."""
    reason: Prose
    """Why it stays as it is."""


@frozen
class Inference:
    """Something in a file that was inferred and not read in a paper. Of a date, the ? after it says the same."""

    at: str
    """What was inferred: field names, and ids or indices of lists, separated by slashes (`parent`,
    `actions/bmg-update/survey/owners`)."""
    reason: Prose
    """What it rests on."""


@frozen
class Record:
    """A file of records. Its path below `records/`, without the kind's folder and `.yaml`, is its id."""

    KIND: ClassVar[str]

    id: str
    note: Prose | None = None
    """A remark for those who keep the records. It is never printed."""
    source: str | None = None
    """The paper from which it was entered, so that anybody can look it up."""
    acknowledged: tuple[Acknowledgement, ...] = ()
    """Findings of `check` that are known and stay, each with its reason."""
    inferred: tuple[Inference, ...] = ()
    """What in this file was inferred and not read in a paper, each with what it rests on."""

    @property
    def path(self) -> str:
        """The file, relative to the root, with forward slashes."""
        return f"records/{self.KIND}/{self.id}.yaml"

    @property
    def place(self) -> Place:
        """The whole file, as a place; `place.at("seats", 0)` is further in."""
        return Place(self.path)


@frozen
class Passage:
    """A paragraph with a label or a heading of its own, or with points below it; or a table."""

    heading: str | None = None
    """A heading above it, of lower rank than the item's or section's."""
    label: str | None = None
    """What is printed before it: `2.6`, `(a)`."""
    text: Prose | None = None
    """The words of the paragraph."""
    bullets: tuple[Prose, ...] = ()
    """Points below it, printed with bullets."""
    parts: Body = ()
    """Paragraphs below it, each with its own label."""
    table: tuple[tuple[str, ...], ...] = ()
    """The rows of a table, each a list of its cells. In a block it is typed as lines: `| Ward | 2023 |`."""
    table_headings: bool = False
    """Whether the first row of the table holds the headings of its columns."""


Block = Prose | Passage
"""A plain text is a paragraph; a mapping is a Passage."""

Body = Annotated[tuple[Block, ...], RUNNING]
"""Running words by paragraphs: typed as a block, or as a list of paragraphs."""
