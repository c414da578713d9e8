"""records/resolutions/GROUP/DATE.yaml: what became of the resolutions and undertakings of that meeting."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Prose, Record, frozen
from mkcsp.model.dates import Count, Dated, Day


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
class Party:
    """Somebody who is consulted, or to whom a result goes."""

    post: str | None = None
    """A post: `Corporate Director – People`. Who held it is looked up by date."""
    organisation: str | None = None
    """Id of the organisation: of the post, or as the party itself."""
    member: str | None = None
    """Or the id of a person."""
    group: str | None = None
    """Or the id of a group."""


@frozen
class Due:
    """When it is due."""

    when: Literal["date", "meeting", "next-meeting", "future-meeting", "event", "recurring", "none", "not-said"]
    """What kind of deadline. `none`: nothing falls due; `future-meeting`: some meeting, not said which."""
    date: Day | None = None
    """With `date`: the day or month. An outside deadline goes here too."""
    meeting: str | None = None
    """With `meeting`: its id."""
    renewed_every: Count | None = None
    """Months after which what was done has to be renewed: 12. The days are calculated from the day on which it was
    done; until that is recorded, from the deadline."""
    cycle: Count | None = None
    """Months after which it begins anew, where renewals go in a cycle: 24."""
    words: Prose | None = None
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
    text: Prose
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
class ExpectedEffect:
    """What a resolution is to change in the records. Until they show it, it stays open."""

    what: Literal["appoints", "removes", "sets-up", "adopts-terms", "defers", "asks-for-report", "reporting-line"]
    """What is to change."""
    group: str | None = None
    """The group concerned: that gains or loses a member, is set up, whose terms or reporting line change."""
    member: str | None = None
    """With `appoints` and `removes`: the person, if the resolution names one. An `appoints` that names nobody, no seat,
    no office and no organisation stays open until there is somebody in every seat."""
    seat: str | None = None
    """With `appoints` and `removes`: the seat."""
    office: str | None = None
    """With `appoints` and `removes`: or the office of the group, such as `chair`."""
    organisation: str | None = None
    """With `appoints`: the organisation that is asked for a representative."""
    organisations: tuple[str, ...] = ()
    """Or ids of several organisations that are asked: it stays open until each has a representative."""
    terms: str | None = None
    """With `adopts-terms`: id of the version."""
    to: str | None = None
    """With `reporting-line`: id of the group that it is to report to. With `asks-for-report` and `defers`: id of the
    meeting at which the report or item is to come."""
    report: str | None = None
    """With `asks-for-report`: id of the report, once there is one."""
    item: str | None = None
    """With `defers` and `asks-for-report`: id that the item has at that meeting. Left out, `defers` means this one."""


@frozen
class Action:
    """What became of a clause or an undertaking. Its words stand in the minutes."""

    owners: tuple[Owner, ...] = ()
    """Who is to do it; several are joint owners."""
    consult: tuple[str | Party, ...] = ()
    """Who is to be consulted: a post, organisation, person or group, or words where none has a record."""
    recipients: tuple[str | Party, ...] = ()
    """To whom the result goes, in the same way."""
    documents: tuple[str, ...] = ()
    """Titles of the documents that it is about, as they are in the `documents` of the item of the minutes."""
    due: Due | None = None
    """When, as first set. Left out: not recorded."""
    put_off: tuple[PutOff, ...] = ()
    """Later deadlines, in order; the last one set by a day holds on that day."""
    effects: tuple[ExpectedEffect, ...] = ()
    """What it is to change in the records: the roster, the terms, a group, a plan."""
    waiting_on: Prose | None = None
    """Something outside that it waits for."""
    progress: tuple[Progress, ...] = ()
    """What was done, in order."""
    closed: Closed | None = None
    """How it ended; left out: open."""
    note: Prose | None = None
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
