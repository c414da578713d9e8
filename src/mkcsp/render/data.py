"""Values as data for other programs: every field of a dataclass under its name, places as `path:line`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from mkcsp.findings import Place
from mkcsp.model.dates import Day, TimeOfDay


def data_of(value: Any, line: Callable[[Place], str]) -> Any:
    """The value as JSON holds it.

    A field comes out under its name, or under the one that its metadata gives as `json`: a class that gains a field
    gains it for other programs, too. line: how a place in the records is shown.
    """
    if isinstance(value, Place):
        return line(value)
    if isinstance(value, Day | TimeOfDay | date):
        return str(value)
    if is_dataclass(value):
        return {
            field.metadata.get("json", field.name): data_of(getattr(value, field.name), line) for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {key: data_of(one, line) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [data_of(one, line) for one in value]
    return value
