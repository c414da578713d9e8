"""One record from its text alone, for whoever is about to write it."""

from __future__ import annotations

from typing import TypeVar

from mkcsp.reading.gathering import TooManyFindings
from mkcsp.reading.nodes import compose
from mkcsp.reading.shapes import read_record
from mkcsp.reading.sheet import Sheet
from mkcsp.records.base import Record

_R = TypeVar("_R", bound=Record)


def read_single(kind: type[_R], id: str, text: str) -> _R | None:
    """The record that the text of a file holds; None where anything at all is wrong with it."""
    sheet = Sheet(f"records/{kind.KIND}/{id}.yaml", {})
    try:
        node = compose(text, sheet)
        record = None if node is None else read_record(kind, id, node, sheet)
    except TooManyFindings:
        return None
    return record if isinstance(record, kind) and not sheet.findings else None
