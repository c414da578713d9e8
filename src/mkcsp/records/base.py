"""What every file of records has."""

from __future__ import annotations

from typing import ClassVar

from mkcsp.records.frozen import frozen
from mkcsp.source import Place


@frozen
class Acknowledgement:
    """A finding of `check` that is known and stays, with the reason ("as in the source")."""

    code: str
    """The code of the finding, such as MK301."""
    at: str | None = None
    """Where it stands: field names, and ids or indices of lists, parted by slashes (`minutes/items/cctv`).
    Without it, every finding of that code in this file is meant."""
    reason: str
    """Why it stays as it is."""


@frozen
class Record:
    """A file of records. Its path below `records/`, without the kind's folder and `.yaml`, is its id."""

    KIND: ClassVar[str]

    id: str
    note: str | None = None
    """A remark for those who keep the records. It is never printed."""
    source: str | None = None
    """The paper from which it was entered, so that anybody can look it up."""
    acknowledged: tuple[Acknowledgement, ...] = ()
    """Findings of `check` that are known and stay, each with its reason."""

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
    """A paragraph with a label or a heading of its own, or with points below it."""

    heading: str | None = None
    """A heading above it, of lower rank than the item's or section's."""
    label: str | None = None
    """What is printed before it: `2.6`, `(a)`."""
    text: str | None = None
    """The words of the paragraph."""
    bullets: tuple[str, ...] = ()
    """Points below it, printed with bullets."""
    parts: tuple[str | Passage, ...] = ()
    """Paragraphs below it, each with its own label."""


Block = str | Passage
"""A plain text is a paragraph; a mapping is a Passage."""
