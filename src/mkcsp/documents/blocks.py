"""The running matter of a paper: paragraphs, lists, and headings within them.

Each class says what it is in ``kind``, so that a template can choose how to print it without asking for types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar[str] = "paragraph"

    text: str
    number: str = ""
    """Printed hanging before the paragraph (``2.6``) so that later papers can cite it; empty as a rule."""


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


Block: TypeAlias = Paragraph | Subheading | Remark | Listing | Table
