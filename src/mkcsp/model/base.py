"""What every file of records has."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field, fields
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NoReturn, TypeVar, cast, dataclass_transform, get_type_hints

from mkcsp.findings import Place

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def dataclass(*, frozen: Literal[True], slots: bool = False, kw_only: bool = False) -> Callable[[type[T]], type[T]]:
    """Make a class what `dataclasses.dataclass` makes of it, but each method is compiled when it is first called.

    A command imports hundreds of such classes, makes objects of a few and compares fewer; compiling half a dozen
    methods for each takes longer than all else that a small command does.
    """
    assert frozen, "what may change is made by the standard library"

    def made(cls: type[T]) -> type[T]:
        kept = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
        for name, source in _SOURCES.items():
            if name not in cls.__dict__:
                setattr(kept, name, _compiled_at_first_call(kept, name, source))
        for name in ("__repr__", "__setattr__", "__delattr__", *(["__setstate__"] if slots else [])):
            if name not in cls.__dict__:
                setattr(kept, name, _Shared.__dict__[name])
        return kept

    return made


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class one of the records: `dataclass(frozen=True, slots=True, kw_only=True)`.

    Defaults are values that nobody can change, such as `()` and None.
    """
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


@cache
def hints(cls: Any) -> dict[str, Any]:
    """The types of a class's fields by their names, resolved once: it takes longer than to read a small folder."""
    return get_type_hints(cls, include_extras=True)


def _compiled_at_first_call(cls: Any, name: str, source: Callable[[Any, dict[str, Any]], str]) -> Callable[..., Any]:
    """A method that puts the compiled one in its own place, and then does what that one does."""

    def method(self: object, *args: object, **values: object) -> Any:
        known: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
        exec(source(cls, known), known)
        known[name].__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, known[name])
        return known[name](self, *args, **values)

    return method


def _source_of_init(cls: Any, known: dict[str, Any]) -> str:
    """How an object is filled. known: where the defaults are put that the source refers to."""
    in_order: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for one in fields(cls):
        if not one.init:
            continue  # `__post_init__` fills it
        name, value = one.name, one.name
        given = f"{name}=default_{name}"
        known[f"default_{name}"] = one.default
        if one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif one.default is MISSING:
            given = name
        (by_name if one.kw_only else in_order).append(given)
        lines.append(f" put(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ["self", *in_order, *(["*", *by_name] if by_name else [])]
    return "\n".join((f"def __init__({', '.join(parameters)}):", *lines, " return None"))


def _values_of(owner: str, cls: Any) -> str:
    return "(" + "".join(f"{owner}.{one.name}, " for one in fields(cls) if one.compare) + ")"


def _source_of_eq(cls: Any, _: dict[str, Any]) -> str:
    same = f"{_values_of('self', cls)} == {_values_of('other', cls)}"
    return f"def __eq__(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"


def _source_of_hash(cls: Any, _: dict[str, Any]) -> str:
    return f"def __hash__(self):\n return hash({_values_of('self', cls)})"


_SOURCES = {"__init__": _source_of_init, "__eq__": _source_of_eq, "__hash__": _source_of_hash}
"""What is compiled for each class, as in the standard library: these are called often, and so have to be quick."""


class _Shared:
    """The methods that all such classes have in common, since they are called seldom."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete {name}")

    def __setstate__(self, state: tuple[None, dict[str, object]]) -> None:
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(cast(Any, self)) if one.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"


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
    """Where it is: field names, and ids or indices of lists, parted by slashes (`minutes/items/cctv`).
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
