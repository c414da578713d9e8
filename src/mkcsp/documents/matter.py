"""Running matter of records (paragraphs with labels, points, parts) as the blocks that are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkcsp.documents.blocks import Block, ListEntry, Listing, Paragraph, Subheading
from mkcsp.records.base import Block as Recorded
from mkcsp.records.base import Passage

# 2.6 and 8.1.2 stand before a paragraph so that papers can cite it; (a), 1 and iv count the points of a list.
_CITED = re.compile(r"\d+(\.\d+)+\.?")


def blocks(recorded: Iterable[Recorded]) -> tuple[Block, ...]:
    """The blocks for some paragraphs, in order; labelled ones that follow each other are one list."""
    made: list[Block] = []
    entries: list[ListEntry] = []

    def end_list() -> None:
        if entries:
            made.append(Listing(entries=tuple(entries)))
            entries.clear()

    for one in recorded:
        if isinstance(one, str):
            end_list()
            made.append(Paragraph(text=one))
            continue
        if one.heading is not None:
            end_list()
            made.append(Subheading(text=one.heading))
        if one.label is not None and not _CITED.fullmatch(one.label):
            entries.append(ListEntry(label=label(one.label), text=one.text or "", blocks=_below(one)))
        else:
            end_list()
            if one.text is not None or one.label is not None:
                made.append(Paragraph(text=one.text or "", number=one.label or ""))
            made.extend(_below(one))
    end_list()
    return tuple(made)


def _below(passage: Passage) -> tuple[Block, ...]:
    return (*bullets(passage.bullets), *blocks(passage.parts))


def bullets(texts: Iterable[str]) -> tuple[Listing, ...]:
    """A bulleted list of the texts, if there are any."""
    entries = tuple(ListEntry(label="•", text=text) for text in texts)
    return (Listing(bulleted=True, entries=entries),) if entries else ()


def label(typed: str) -> str:
    """A label as it is printed before a point: a bare number gains a stop, a bare letter or numeral brackets."""
    if typed.isdecimal():
        return f"{typed}."
    if typed.isalpha() and len(typed) < 5:
        return f"({typed})"
    return typed
