"""records/groups/*.yaml: bodies, their seats, and who sits in them."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Prose, Record, frozen
from mkcsp.model.dates import Count, Dated, Day, TimeOfDay
from mkcsp.model.settings import HouseStyle

GroupKind = Literal[
    "partnership",
    "management-group",
    "delivery-group",
    "working-group",
    "officer-group",
    "officer-team",
    "forum",
    "task-and-finish",
    "committee",
    "outside-body",
]
MembershipType = Literal["voting", "associate", "co-opted", "observer", "officer"]
SectionKind = Literal["chair", "members", "co-opted", "observers", "officers", "others", "apologies", "absent"]


@frozen
class FormerName(Dated):
    """A name that the group had for a time."""

    name: str
    """The name."""


@frozen
class ReportingLine(Dated):
    """To whom a group answers, for a time."""

    group: str
    """Id of the group that it reports to."""
    by: str | None = None
    """The minute that laid it down (`smk/2016-01-21/sng-update/4`)."""


@frozen
class Succession:
    """A body that this one took the place of."""

    group: str
    """Id of the body that went before."""
    on: Day | None = None
    """When this body took its place."""
    terms: Literal["carried", "ended", "not-known"]
    """Whether the terms of reference of the body before carry on to bind this one."""
    by: str | None = None
    """The minute that made the change."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class SeatMembership(Dated):
    """What kind of membership a seat gives, for a time."""

    type: MembershipType
    """`voting`; `associate` or `co-opted`, both without a vote; `observer`; `officer`."""
    shares_vote: str | None = None
    """A word for the vote that this seat shares with others that carry the same word; else the organisation's."""
    class_: str | None = None
    """The class of a generic seat (`statutory-partner`), where no organisation can carry it."""
    by: str | None = None
    """The minute, or the terms of reference (`csp/2005-05`), that laid it down."""


@frozen
class Deputy(Dated):
    """Somebody named beforehand as the deputy of a representative or of whoever holds the seat."""

    member: str
    """Id of the deputy."""


@frozen
class Representative(Dated):
    """Who held a seat for a time; or, with `state`, that nobody did."""

    member: str | None = None
    """Id of the person."""
    state: Literal["vacant", "awaiting-nomination", "not-recorded"] | None = None
    """Instead of `member`: nobody holds the seat; a name was asked for; or the papers do not say."""
    by: str | None = None
    """The minute by which it was so appointed, co-opted or elected."""


@frozen
class HeldBy:
    """The office or post whose holder has a seat: the holder changes without any decision here."""

    group: str | None = None
    """Id of the other group, with `office`."""
    office: str | None = None
    """The office in that group, such as `chair`."""
    post: str | None = None
    """Or a post, such as `Police Area Commander`, with `organisation`."""
    organisation: str | None = None
    """Id of the organisation of the post."""


@frozen
class SeatPlaces(Dated):
    """How many places a seat had for a time."""

    number: Count
    """How many."""
    note: Prose | None = None
    """A remark: what it was counted from. It is never printed."""


@frozen
class Seat:
    """A place in a group."""

    id: str
    """Short and never changed; other records name the seat by it."""
    organisation: str | None = None
    """Id of the organisation that is represented."""
    generic: str | None = None
    """Instead of an organisation, words that several could fit: `A local university`."""
    derived: str | None = None
    """What its places follow from, where their number is not fixed: `one for each opposition party on the council`."""
    places: tuple[SeatPlaces, ...] = ()
    """With `derived`: how many places there were, dated. Left out: not recorded."""
    title: str | None = None
    """What the seat is called in print, where it is not the organisation's name."""
    level: str | None = None
    """At what level it is to be filled: `chief officer and/or Member`."""
    held_by: HeldBy | None = None
    """The office or post that brings the seat with it."""
    membership: tuple[SeatMembership, ...] = ()
    """The type of membership, dated."""
    representatives: tuple[Representative, ...] = ()
    """Who held it, dated. None at all: not recorded."""
    deputies: tuple[Deputy, ...] = ()
    """Named deputies, dated."""
    from_: Day | None = None
    """Since when the seat exists."""
    until: Day | None = None
    """Until when it existed."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class OfficeHolding(Dated):
    """Who held an office of the group for a time."""

    office: str
    """`chair`, `vice-chair`, `deputy-chair`, `secretary`."""
    member: str | None = None
    """Id of the holder; none, where the office was vacant or the holder is not recorded."""
    state: Literal["vacant", "not-recorded"] | None = None
    """Instead of `member`: nobody held it, or the papers do not say who did."""
    held_by: HeldBy | None = None
    """The post or office elsewhere that brings this office with it."""
    by: str | None = None
    """The minute of the election or appointment."""


@frozen
class MinuteSeries:
    """How the group's minutes are numbered."""

    pattern: Prose
    """`{n}` for the number (`{n:3}` with zeros to three digits), `{year}` or `{yy}` for the year that it counts in,
    `{next}` for the last two digits of the year after, `{mm}` for the month: `SMK{n}`, `{n}/{yy}`, `{yy}{mm}.{n:2}`."""
    restarts: Literal["never", "calendar-year", "municipal-year", "annual-meeting", "each-meeting"] = "never"
    """When it begins again at 1. A municipal year begins with the meeting of `kind: annual`; in a year without one,
    with the meeting of May to July that numbers from the beginning, else on 1 May. `annual-meeting`: in whatever month
    that is held, and not before it."""


@frozen
class RollHeading:
    """A heading of the roll in the body's own words, in its place in the order."""

    kind: SectionKind
    """What is below it."""
    heading: str
    """The words."""


@frozen
class StandingItem:
    """An item that is on every agenda of the group."""

    id: str
    """The id that the item has in each meeting."""
    title: str
    """As it is printed."""
    duration: str | None = None
    """`5 mins`, `1 hour`."""
    kind: str = "standing"
    """The kind of item."""


@frozen
class Usual:
    """What a new meeting of the group begins with."""

    venue: str | None = None
    """The usual venue."""
    starts: TimeOfDay | None = None
    """The usual time."""
    ends: TimeOfDay | None = None
    """The usual end."""
    public_access: Prose | None = None
    """The note on public access that the agenda carries."""
    contact: str | None = None
    """The member to whom enquiries go."""
    standing_items: tuple[StandingItem, ...] = ()
    """Items on every agenda, in order."""
    roll_headings: tuple[RollHeading, ...] = ()
    """Headings of the roll, in order, in the body's own words."""


@frozen
class Group(Record):
    """A body: a partnership, a board, a group, a forum."""

    KIND: ClassVar[str] = "groups"

    name: str
    """The name as it is printed."""
    short: str | None = None
    """A short name for tables: `SNG`."""
    aliases: tuple[str, ...] = ()
    """Other names that stand in the papers."""
    formerly: tuple[FormerName, ...] = ()
    """Names that it had before, dated, where it stayed the same body."""
    kind: GroupKind
    """What kind of body it is."""
    parent: str | None = None
    """Id of the body of which it is a part. To whom it answers is `reports-to`."""
    from_: Day | None = None
    """Since when it exists."""
    until: Day | None = None
    """Until when it existed."""
    seen: tuple[Day, ...] = ()
    """Days on which it is known to have existed."""
    dormant: tuple[Dated, ...] = ()
    """Times for which it is known not to have met. A month or a year means the whole of it."""
    meetings_complete: tuple[Dated, ...] = ()
    """Times for which the records hold every meeting of the body. A month or a year means the whole of it. Only
    for such times can it be told that a meeting is missing."""
    set_up_by: str | None = None
    """The minute that set it up."""
    remit: Prose | None = None
    """What it is for; of a task-and-finish group, what it was asked to look at."""
    ends: Prose | None = None
    """Of a task-and-finish group: when it ends or where it reports back, in words."""
    reports_to: tuple[ReportingLine, ...] = ()
    """To whom it answers, dated."""
    succeeds: tuple[Succession, ...] = ()
    """The body whose place it took."""
    offices: tuple[OfficeHolding, ...] = ()
    """Chair, vice-chair and other offices, dated."""
    seats: tuple[Seat, ...] = ()
    """Its seats, in the order in which they are printed."""
    minute_series: MinuteSeries | None = None
    """How its minutes are numbered."""
    usual: Usual | None = None
    """What a new meeting begins with."""
    house_style: tuple[HouseStyle, ...] = ()
    """How its papers are worded and set, dated. What is left out is as the settings have it."""
