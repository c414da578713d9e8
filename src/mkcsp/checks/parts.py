"""Parts of records of certain classes, with the keys that lead to them, from the type hints of the dataclasses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Place
from mkcsp.model.base import Record, hints
from mkcsp.model.rules import BelongingRule, TermOfOfficeRule
from mkcsp.model.terms_of_reference import AttendanceRule

PartCheck = Callable[[Book, Record, Any, tuple[Key, ...]], Iterable[Finding]]
"""A check of one part of a record, given with the keys that lead to it."""


class Parts:
    """Finds the parts of certain classes (and of classes derived from them), however deep they stand.

    Type hints tell which fields can lead to such a part, so the rest of a record is not walked: most of ten thousand
    meetings holds nothing that a check looks for. Made once for each check, because it remembers what it learned.
    """

    def __init__(self, *wanted: type) -> None:
        self._wanted = wanted
        self._known: dict[type, tuple[bool, tuple[tuple[str, str], ...]]] = {}

    def of(self, record: Record) -> Iterator[tuple[Any, tuple[Key, ...]]]:
        """Each such part, the record itself among them, with its keys as typed in the file; in no special order."""
        known = self._known
        waiting: list[tuple[Any, tuple[Key, ...]]] = [(record, ())]
        while waiting:
            part, keys = waiting.pop()
            kind = type(part)
            if kind not in known:
                known[kind] = self._learn(kind)
            wanted, leading = known[kind]
            if wanted:
                yield part, keys
            for name, key in leading:
                value = getattr(part, name)
                if not value:
                    continue
                if type(value) is tuple:
                    waiting.extend([(each, (*keys, key, number)) for number, each in enumerate(value)])
                elif type(value) is dict:
                    waiting.extend([(each, (*keys, key, word)) for word, each in value.items()])
                else:
                    waiting.append((value, (*keys, key)))

    def _learn(self, kind: type) -> tuple[bool, tuple[tuple[str, str], ...]]:
        """Whether a class is wanted, and the fields that can lead to a part that is, with how they are typed."""
        leading = (
            [field.name for field in fields(kind) if self._leads(hints(kind)[field.name])] if is_dataclass(kind) else []
        )
        return issubclass(kind, self._wanted), tuple((name, typed(name)) for name in leading)

    def _leads(self, hint: Any) -> bool:
        return any(issubclass(kind, self._wanted) for part in _within(hint) for kind in _held(part))


@cache
def _held(kind: Any) -> frozenset[Any]:
    """A dataclass and every other that it can hold, however deep."""
    met = {kind}
    waiting = [kind]
    while waiting:
        found = {part for hint in hints(waiting.pop()).values() for part in _within(hint)} - met
        met |= found
        waiting += found
    return frozenset(met)


def _within(hint: Any) -> set[Any]:
    """The dataclasses that stand in a type: itself, or those of a list, of a union."""
    if isinstance(hint, type) and is_dataclass(hint):
        return {hint}
    return {part for inner in get_args(hint) for part in _within(inner)}


def reader(*names: str) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these fields of a part, in this order, at one go."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda part: tuple(getattr(part, name) for name in names)


def typed(name: str) -> str:
    """The name of a field as it is typed in a file: `from-item` for `from_item`, `from` for `from_`."""
    return name.rstrip("_").replace("_", "-")


def may_bind(rule: AttendanceRule | BelongingRule | TermOfOfficeRule, at: Place, page: Code) -> Iterator[Finding]:
    """That a rule says twice, or in two ways, whom it binds."""
    if rule.binds == "not-said" and rule.may_bind:
        message = "`may-bind` is given, but `binds` is `not-said`"
        yield page.finding(at.at("may-bind"), message, "name under `binds` the types that are bound for certain")
    for number, type in enumerate(rule.may_bind if rule.binds != "not-said" else ()):
        if type in rule.binds:
            yield page.finding(at.at("may-bind", number), f"{type} is bound for certain already (`binds`)")
