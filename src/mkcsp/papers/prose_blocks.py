"""The running text of a paper: paragraphs, lists, headings; and how the records' prose becomes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, TypeAlias

from mkcsp.model.base import Block as Recorded
from mkcsp.model.base import Passage, Structured, dataclass
from mkcsp.model.prose import BULLET


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"

    text: str
    number: str = ""
    """Printed hanging before the paragraph (``2.6``) so that later papers can cite it; empty as a rule."""

    blocks: tuple[Block, ...] = ()
    """What belongs under a numbered paragraph: its points, its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subheading:
    """A heading inside an item or section, of the rank below it."""

    kind: ClassVar[str] = "subheading"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about the paper rather than of it, set apart: that a number is missing in the source, say."""

    kind: ClassVar[str] = "remark"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """One entry of a list."""

    label: str
    """As printed: ``1.``, ``(a)``, ``(iv)``; ``•`` or empty for a bullet."""

    text: str
    blocks: tuple[Block, ...] = ()
    """What belongs under the entry: further paragraphs, a list of the next rank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list, bulleted or with labels that are kept exactly as they were given."""

    kind: ClassVar[str] = "listing"

    entries: tuple[ListEntry, ...]
    bulleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words or figures; every row has as many cells."""

    kind: ClassVar[str] = "table"

    headings: tuple[str, ...] = ()
    """Of the columns; empty where the table has none."""

    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    """For each column, whether it holds figures, which are set to the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the body of a report, with the words for who cannot see it."""

    kind: ClassVar[str] = "picture"

    alternative: str
    data: str
    """The file, in base64."""

    type: str
    """``image/png`` or ``image/jpeg``."""


Block: TypeAlias = Paragraph | Subheading | Remark | Listing | Table | Picture


# 2.6 and 8.1.2 stand before a paragraph so that papers can cite it; (a), 1 and iv count the points of a list.
_CITED = re.compile(r"\d+(\.\d+)+\.?")

_FIGURE = re.compile(r"[-–−+]?[£$€]?\s?\d[\d,. ]*%?|[-–—]|n/a", re.IGNORECASE)


def blocks(recorded: Iterable[Recorded]) -> tuple[Block, ...]:
    """The blocks for some paragraphs, in order; labelled ones that follow each other are one list."""
    made: list[Block] = []
    entries: list[ListEntry] = []

    def end_list() -> None:
        if entries:
            listing = Listing(entries=tuple(entries), bulleted=entries[0].label == BULLET)
            entries.clear()
            if made and isinstance(made[-1], Paragraph) and made[-1].number:
                made[-1] = replace(made[-1], blocks=(*made[-1].blocks, listing))  # the points of 2.4
            else:
                made.append(listing)

    for one in recorded:
        if isinstance(one, str):
            end_list()
            made.extend(prose(one))
            continue
        if one.heading is not None:
            end_list()
            made.append(Subheading(text=one.heading))
        if one.label is not None and not _CITED.fullmatch(one.label):
            if entries and (entries[0].label == BULLET) != (one.label == BULLET):
                end_list()
            text, below = lead(one.text or "")
            entries.append(ListEntry(label=point_label(one.label), text=text, blocks=(*below, *_below(one))))
        else:
            end_list()
            if one.text is not None or one.label is not None:
                text, below = lead(one.text or "")
                under = (*below, *_below(one))
                made.append(Paragraph(text=text, number=one.label or "", blocks=under if one.label else ()))
                made.extend(() if one.label else under)
            else:
                made.extend(_below(one))
    end_list()
    return tuple(made)


def prose(text: str) -> tuple[Block, ...]:
    """Running words as blocks, however they were typed."""
    return blocks(text.blocks) if isinstance(text, Structured) else (Paragraph(text=text),) if text else ()


def lead(text: str) -> tuple[str, tuple[Block, ...]]:
    """The first paragraph of running words, for a place that holds a text, and the blocks that belong below it."""
    made = prose(text)
    if made and isinstance(made[0], Paragraph) and not made[0].number:
        return made[0].text, made[1:]
    return "", made


def after(words: str, text: str) -> tuple[Block, ...]:
    """Running words with some words of the program's before them, in one paragraph where they begin with one."""
    first, below = lead(text)
    return (Paragraph(text=f"{words} {first}".rstrip()), *below)


def _below(passage: Passage) -> tuple[Block, ...]:
    return (*tables(passage), *bullets(passage.bullets), *blocks(passage.parts))


def tables(passage: Passage) -> tuple[Table, ...]:
    """The table of a passage, if it has one. Columns that hold figures alone are set to the right."""
    if not passage.table:
        return ()
    wide = max(map(len, passage.table))
    rows = tuple((*row, *("",) * (wide - len(row))) for row in passage.table)
    head, body = (rows[0], rows[1:]) if passage.table_headings else ((), rows)
    figures = tuple(
        any(row[number] for row in body) and all(_FIGURE.fullmatch(row[number]) for row in body if row[number])
        for number in range(wide)
    )
    return (Table(headings=head, rows=body, figures=figures),)


def bullets(texts: Iterable[str]) -> tuple[Listing, ...]:
    """A bulleted list of the texts, if there are any."""
    entries = tuple(ListEntry(label=BULLET, text=text, blocks=below) for text, below in map(lead, texts))
    return (Listing(bulleted=True, entries=entries),) if entries else ()


def label(typed: str) -> str:
    """A label or number as it is printed: as typed, but that a bare number gains a stop."""
    return f"{typed}." if typed.isdecimal() else typed


def point_label(typed: str) -> str:
    """The label of a point or clause: `1` as `1.`, a letter or a numeral in brackets, anything else as it is."""
    return f"({typed})" if re.fullmatch(r"[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}", typed) else label(typed)
