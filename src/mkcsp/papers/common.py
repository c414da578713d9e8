"""What every printed paper carries, and the house style in which it is worded and set."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from mkcsp.history.names_of_the_day import likeliest
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.register import Register


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with nothing left open. By itself it is the plain one."""

    capitals: bool = False
    kinds: bool = True
    times: str = "2:04pm"
    began: str = "at {time}"
    closing: str = "The meeting closed at {time}"
    present: str = "Present"
    totals: bool = False
    resolved: str = "Resolved:"

    def clock(self, time: TimeOfDay, *, space: str = "") -> str:
        """`2:04pm`, `12 noon`, `14:04`; with `space` between the figures and `pm`."""
        if self.times == "14:04":
            return str(time)
        if time.minutes in (0, 12 * 60):
            return "12 noon" if time.hour else "12 midnight"
        point = "." if self.times == "2.04pm" else ":"
        return f"{time.hour % 12 or 12}{point}{time.minute:02}{space}{'pm' if time.hour >= 12 else 'am'}"

    def span(self, starts: TimeOfDay | None, ends: TimeOfDay | None, between: str) -> str:
        """`10:00am - 1:00pm`, with the words between the two; one of them alone, or nothing."""
        return between.join(self.clock(time) for time in (starts, ends) if time is not None)

    def beginning(self, time: TimeOfDay | None) -> str:
        """`at 2:04pm`, or in the body's own words."""
        return self.began.replace("{time}", self.clock(time)) if time is not None else ""

    def end(self, time: TimeOfDay | None) -> str:
        """`The meeting closed at 4:09pm`, or in the body's own words."""
        if time is None:
            return ""
        return self.closing.replace("{time}", self.clock(time)).replace("{TIME}", self.clock(time, space=" ").upper())


PLAIN = Style()


def style_of(register: Register, group: str, day: Day) -> Style:
    """The body's own style on that day; what it leaves out as the settings have it, else plain."""
    settings = register.settings
    body = register.groups.get(group)
    entries = (
        likeliest(body.house_style if body is not None else (), day),
        likeliest(settings.house_style if settings is not None else (), day),
    )
    own = {
        field: value
        for entry in reversed(entries)
        if entry is not None
        for field in Style.__slots__
        if (value := getattr(entry, field)) is not None
    }
    return replace(PLAIN, **own)
