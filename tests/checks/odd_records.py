"""Registers of records that could have been read, but that nobody would write: every field filled in at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from random import Random
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mkcsp.model.base import Passage, Record
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.register import KINDS, Register

DAYS = ["2005", "2015-03", "2016-01-20", "2016-01-21", "2016-01-21?", "2016-04", "1800-01-01", "2200-12-31", "2200"]
MEETINGS = ["smk/2016-01-21", "smk/2016-01-21-2", "smk/2016-04", "bmg/2015", "smk/2200-12-31", "bmg/1800"]
WORDS = [
    *("smk", "bmg", "jo", "sam", "police", "council", "cctv", "1", "a", "", " ", "/", "//", "é", "x" * 300),
    *(*MEETINGS, "smk/2016-01-21/cctv", "smk/2016-01-21/cctv/1", "bmg/2015/a/a/a", "smk/2005"),
    *("SMK30", "SMK31", "SMK9999999999999", "1/16", "missing", "SMK{n}", "{n}/{yy}", "{n}{n}{year}{yy}", "(", "{n:3}"),
    *("5 mins", "1 hour 30 mins", "999999 hours", "8-13", "13-8", "14", "Thursday", "chair", "section-17", "Jo Field"),
]
IDS: Mapping[str, list[str]] = {
    "settings": ["settings"],
    "organisations": ["police", "council"],
    "members": ["jo", "sam"],
    "groups": ["smk", "bmg"],
    "terms": ["smk/2005", "smk/2016", "gone/2016"],
    "practices": ["smk", "gone"],
    "strategies": ["smk"],
    "forms": ["decision"],
    "reports": ["cctv", "police"],
    "meetings": MEETINGS,
    "resolutions": MEETINGS,
    "breaches": ["smk/2016-01-21-jo", "bmg/2015-police"],
}
DEEPEST = 7


def register(random: Random) -> Register:
    """A register of such records, with some kinds missing."""
    made: dict[str, Any] = {}
    for kind in KINDS:
        ids = [id for id in IDS[kind.KIND] if random.random() < 0.8]
        random.shuffle(ids)
        made[kind.KIND] = {id: record(random, kind, id) for id in ids}
    settings = made.pop("settings")
    return Register(settings=settings.get("settings"), **made)


def shuffled(random: Random, original: Register) -> Register:
    """The same records, as if their files had been read in another order."""
    made: dict[str, Any] = {}
    for kind in KINDS[1:]:
        items = list(getattr(original, kind.KIND).items())
        random.shuffle(items)
        made[kind.KIND] = dict(items)
    return Register(settings=original.settings, **made)


def record(random: Random, kind: type[Record], id: str) -> Record:
    """A record of that kind with fields filled in at random."""
    made = _part(random, kind, 0, id=id, acknowledged=())
    assert isinstance(made, Record)
    return made


def _part(random: Random, kind: Any, depth: int, **given: Any) -> Any:
    hints = get_type_hints(kind)
    for field in fields(kind):
        needed = field.default is MISSING and field.default_factory is MISSING
        if field.name not in given and (needed or random.random() < 0.6):
            given[field.name] = _value(random, hints[field.name], depth + 1)
    return kind(**given)


def _value(random: Random, hint: Any, depth: int) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        choices = [one for one in get_args(hint) if one is not NoneType]
        return _value(random, random.choice(choices), depth)
    if origin is Literal:
        return random.choice(get_args(hint))
    if origin is tuple:
        inner = get_args(hint)[0]
        return tuple(_value(random, inner, depth) for _ in range(random.randint(0, 3) if depth < DEEPEST else 0))
    if origin is dict:
        keys = random.sample(WORDS, random.randint(0, 3))
        return {key: _value(random, get_args(hint)[1], depth) for key in keys}
    if hint is Passage:
        return Passage(text="words")
    simple = {
        str: lambda: random.choice(WORDS),
        bool: lambda: random.random() < 0.5,
        Count: lambda: Count(random.choice([0, 1, 3, 150])),
        Day: lambda: Day.parse(random.choice(DAYS)),
        TimeOfDay: lambda: TimeOfDay(random.randint(0, 23), random.choice([0, 30])),
    }
    if hint in simple:
        return simple[hint]()
    assert is_dataclass(hint), hint
    return _part(random, hint, depth)
