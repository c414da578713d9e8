"""What every printed paper carries, whatever it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The base of every view.

    A line break inside any string of a view prints as a space; separate paragraphs are separate strings.
    """

    template: ClassVar[str]
    """The stem of the templates that print it: ``minutes`` for ``minutes.typ.j2``, ``.html.j2`` and ``.txt.j2``."""

    public: ClassVar[bool] = True
    """Whether such papers may be published; others are never written where git would take them along."""

    heading: str
    """The name of the whole document, for the window's title, the PDF's title and a catalogue."""

    language: str = "en-GB"
    """A language tag with a region."""

    marks: tuple[str, ...] = ()
    """Short words printed on every page: ``DRAFT``, ``INCOMPLETE``, ``NOT FOR PUBLICATION``."""

    notices: tuple[str, ...] = ()
    """Sentences printed once, before the substance: what the reader must know about the paper as a whole."""

    footer: str = ""
    """Printed at the foot of every page beside its number: the body and the date, as a rule."""


@dataclass(frozen=True, slots=True)
class Look:
    """The size of print and paper that were asked for."""

    large_print: bool = False
    """18 point, with everything that follows from it."""

    page: str = "a4"
    """``a4`` or ``a5``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """What may be said of an item that the public does not see: nothing else may stand here."""

    paragraph: str
    """The ground relied on, as words: ``Paragraph 7 of Schedule 12A (prevention of crime)``."""

    summary: str = ""
    """The public summary, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """Dates of meetings to come."""

    dates: tuple[str, ...]
    """Each with its weekday: ``Monday 15 January 2007``."""

    note: str = ""
    """The time and place that all of them share, as a sentence."""
