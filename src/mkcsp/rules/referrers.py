"""What refers to a record or to a minute: the references that `check` follows, followed backwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkcsp.location import Place
from mkcsp.register import Register
from mkcsp.rules.book import Book
from mkcsp.rules.parts import typed
from mkcsp.rules.references import FIELDS, REFERRING
from mkcsp.rules.targets import (
    GROUP,
    MEETING,
    MEMBER,
    MINUTE,
    MINUTE_OR_MEETING,
    MINUTE_OR_TERMS,
    ORGANISATION,
    REPORT,
    STRATEGY,
    TERMS,
    Target,
)

TARGETS: dict[str, tuple[Target, ...]] = {
    "members": (MEMBER,),
    "organisations": (ORGANISATION,),
    "groups": (GROUP,),
    "terms": (TERMS, MINUTE_OR_TERMS),
    "strategies": (STRATEGY,),
    "reports": (REPORT,),
    "meetings": (MEETING, MINUTE, MINUTE_OR_MEETING, MINUTE_OR_TERMS),
    "minutes": (MINUTE, MINUTE_OR_MEETING, MINUTE_OR_TERMS),
}
"""By kind of record, and for minutes: the fields that can refer to one."""


def referrers(register: Register, kind: str, id: str) -> Iterator[Place]:
    """The places that refer to the record of that kind and id, or to a part of it.

    kind: the folder of the kind, or `minutes` for an item or a clause of a meeting (`smk/2016-01-21/cctv/2`).
    """
    wanted = TARGETS.get(kind, ())
    whole = kind in ("meetings", "minutes")
    for record in Book(register).records():
        if kind == "meetings" and record.KIND == "resolutions" and record.id == id:
            yield record.place
        for part, keys in REFERRING.of(record):
            for name, target in FIELDS.get(type(part), {}).items():
                if target in wanted:
                    for step, value in _values(getattr(part, name)):
                        if value == id or (whole and value.startswith(f"{id}/")):
                            yield record.place.at(*keys, typed(name), *step)


def _values(value: Any) -> Iterator[tuple[tuple[int, ...], str]]:
    if isinstance(value, tuple):
        for number, one in enumerate(value):
            yield (number,), one
    elif value is not None:
        yield (), value
