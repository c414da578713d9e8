"""One record from its text alone."""

from __future__ import annotations

from typing import TypeVar

from mkcsp.model.base import Record
from mkcsp.reading.gathering import TooManyFindings
from mkcsp.reading.lost import look_for_comments
from mkcsp.reading.nodes import compose
from mkcsp.reading.shapes import read_record
from mkcsp.reading.sheet import Sheet

_R = TypeVar("_R", bound=Record)


def record_of(kind: type[Record], id: str, text: str, sheet: Sheet) -> Record | None:
    """The record that a text holds, as far as it can be read; what is wrong is gathered. Raises TooManyFindings."""
    node = compose(text, sheet)
    if node is None:
        return None
    sheet.text = text
    look_for_comments(node, sheet)
    return read_record(kind, id, node, sheet)


def read_single(kind: type[_R], id: str, text: str) -> _R | None:
    """The record that the text of a file holds; None where anything at all is wrong with it."""
    sheet = Sheet(f"records/{kind.KIND}/{id}.yaml", {})
    try:
        record = record_of(kind, id, text, sheet)
    except TooManyFindings:
        return None
    return record if isinstance(record, kind) and not sheet.findings else None
