"""records/resolutions/GROUP/DATE.yaml: what became of the resolutions and undertakings of that meeting."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.records.base import Record
from mkcsp.records.dates import Dated, Day
from mkcsp.records.frozen import frozen


@frozen
class Owner(Dated):
    """Who is to do it, for the time given: an owner may leave and another take over."""

    post: str | None = None
    """The post that the resolution names: `Head of Community Safety`. Who held it is looked up by date."""
    organisation: str | None = None
    """Id of the organisation: of the post, or as the owner itself."""
    member: str | None = None
    """Or the id of a person."""
    group: str | None = None
    """Or the id of a group."""
    name: str | None = None
    """Or words, where none of these has a record."""


@frozen
class Due:
    """When it is due."""

    when: Literal["date", "meeting", "next-meeting", "future-meeting", "event", "recurring", "none", "not-said"]
    """What kind of deadline. `none`: nothing falls due; `future-meeting`: some meeting, not said which."""
    date: Day | None = None
    """With `date`: the day or month. An outside deadline stands here too."""
    meeting: str | None = None
    """With `meeting`: its id."""
    words: str | None = None
    """How it was put. With `event` or `recurring`: what it depends on, or how often and through whom."""


@frozen
class PutOff:
    """A later deadline that took the place of the one before."""

    on: Day | None = None
    """The day on which it was put off."""
    by: str | None = None
    """The minute that put it off."""
    due: Due
    """The new deadline."""


@frozen
class Progress:
    """What was done or heard by a day."""

    on: Day
    """The day."""
    text: str
    """What was done or heard. Public, like all records."""
    by: str | None = None
    """The minute that says so."""


@frozen
class Closed:
    """How it ended."""

    on: Day | None = None
    """When."""
    by: str | None = None
    """The minute that closed it."""
    how: Literal["done", "superseded", "dropped", "overtaken"]
    """In what way."""


@frozen
class Action:
    """What became of a clause or an undertaking. Its words stand in the minutes."""

    owners: tuple[Owner, ...] = ()
    """Who is to do it; several are joint owners."""
    consult: tuple[str, ...] = ()
    """Who is to be consulted, in words."""
    recipients: tuple[str, ...] = ()
    """To whom the result goes, in words."""
    due: Due | None = None
    """When, as it was first laid down. Left out: not recorded."""
    put_off: tuple[PutOff, ...] = ()
    """Later deadlines, in order; the last one that was laid down by a day holds on that day."""
    waiting_on: str | None = None
    """Something outside that it waits for."""
    progress: tuple[Progress, ...] = ()
    """What was done, in order."""
    closed: Closed | None = None
    """How it ended; left out: open."""
    note: str | None = None
    """A remark. It is never printed."""


@frozen
class Resolutions(Record):
    """What became of the resolutions of the meeting with the same id."""

    KIND: ClassVar[str] = "resolutions"

    actions: dict[str, Action]
    """By the item and the clause or undertaking: `prevent/4`, `hwb-strategy/obesity`."""

    @property
    def meeting(self) -> str:
        """Id of the meeting."""
        return self.id
