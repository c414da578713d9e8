"""records/meetings/GROUP/DATE.yaml: a meeting from its calling to its minutes, with the roll."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import ClassVar, Literal

from mkcsp.model.base import Body, Prose, Record, frozen
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.group import SectionKind
from mkcsp.model.minute import Minutes, Restricted


@frozen
class Movement:
    """An arrival or departure during the meeting. A list of them, in order, says who left and returned."""

    what: Literal["arrived", "left", "returned"]
    """What happened."""
    time: TimeOfDay | None = None
    """When, by the clock, if it is recorded."""
    item: str | None = None
    """Id of the item of the minutes at which it is noted."""


@frozen
class DeputyFor:
    """For whom somebody sat."""

    member: str | None = None
    """Id of the member for whom the deputy sat."""
    seat: str | None = None
    """Or the seat, where the papers name no person."""
    as_: str | None = None
    """The words printed after "Deputy for": `Carole Mills [Chief Executive – Milton Keynes Council]`."""


@frozen
class RollLine:
    """A line of the roll: a member of the records, a name that has no record, or a number of the public."""

    member: str | None = None
    """Id of the person."""
    name: str | None = None
    """Instead of `member`, the name of somebody who has no record."""
    public: Count | None = None
    """Instead of both: how many members of the public. They are counted, never named."""
    as_: str | None = None
    """The words printed that day in the name's column. Needed once the minutes are approved."""
    post: str | None = None
    """The post as worded that day."""
    press: str | None = None
    """Of somebody from the press: the outlet, printed where others have their post: `MK News`."""
    office: str | None = None
    """Words printed in brackets after the name: `Non-Voting Chair`."""
    votes: bool | None = None
    """Whether they had a vote that day, where it differs from what the heading and the seat say."""
    seat: str | None = None
    """The seat for which they sat, where it does not follow from the records."""
    deputy_for: DeputyFor | None = None
    """For whom they sat as deputy."""
    as_member: bool | None = None
    """Of a member listed as officer, observer or other: whether it was meant as attendance of the member."""
    remote: bool = False
    """Whether they took part from elsewhere."""
    movements: tuple[Movement, ...] = ()
    """Arrivals and departures, in order."""
    only_items: tuple[str, ...] = ()
    """Ids of the items for which alone they were there."""
    received: Day | None = None
    """Of apologies: the day on which they came, where that was after the meeting."""
    given_by: str | None = None
    """Of apologies: who gave them on behalf of the absent person, as printed: a person or an office, never a reason."""
    note: Prose | None = None
    """A remark. It is never printed, and never a reason for an absence."""


@frozen
class RollTotals:
    """How many the paper says were there, where it says so. `check` compares each with the lines of the roll."""

    chair: Count | None = None
    """In the chair."""
    members: Count | None = None
    """Under headings for members with a vote, deputies among them."""
    co_opted: Count | None = None
    """Under headings for members without a vote."""
    observers: Count | None = None
    """Observers."""
    officers: Count | None = None
    """Officers."""
    others: Count | None = None
    """Others who are named, the press among them."""
    public: Count | None = None
    """Members of the public."""
    apologies: Count | None = None
    """Apologies."""
    absent: Count | None = None
    """Absent without apology."""
    deputies: Count | None = None
    """Those present who sat for somebody, wherever they are listed."""
    press: Count | None = None
    """Those present from the press, wherever they are listed."""
    at_opening: Count | None = None
    """The chair and members, deputies among them, who were there when the meeting began."""


@frozen
class RollSection:
    """A heading of the roll and what is below it."""

    kind: SectionKind
    """What it means: `chair`, `members` (with a vote), `co-opted` (members without one), `observers`, `officers`,
    `others`, `apologies`, `absent` (without apology)."""
    heading: str | None = None
    """The body's own words."""
    subheading: str | None = None
    """A second heading below it, such as an organisation."""
    lines: tuple[RollLine, ...] = ()
    """In the order of the paper."""


@frozen
class Roll:
    """Who was there."""

    heading: str | None = None
    """The words above the whole of it: `PRESENT:`."""
    totals: RollTotals | None = None
    """How many were there, as the paper states it."""
    complete: bool | None = None
    """Whether it names everybody who attended or sent apologies: only then is anyone not listed absent.
    Left out: not recorded."""
    sections: tuple[RollSection, ...] = ()
    """In the order of the paper."""


@frozen
class Paper:
    """A paper of an item."""

    title: str | None = None
    """Its title, where it is not the item's."""
    report: str | None = None
    """Id of the report, where it has a record."""
    pages: str | None = None
    """The pages of the pack: `8-13`."""
    state: Literal[
        "attached", "called-for", "received", "cleared", "to-follow", "late", "tabled", "withdrawn", "not-received"
    ] = "attached"
    """Whether it is there. `called-for`: its author has been asked for it; `received`: it is still to be cleared."""
    due: Day | None = None
    """By when its author is to hand it in."""
    restricted: Restricted | None = None
    """What may be said of a restricted paper."""


@frozen
class AgendaItem:
    """An item of the agenda, or a sub-item. An item without pages has no paper."""

    id: str
    """Short and never changed; the minutes of the same business carry the same id."""
    number: str | None = None
    """As printed: `4`, `4(a)`."""
    title: str
    """As printed."""
    kind: str | None = None
    """`standing`, `discussion`, `delivery-groups`, `decision`, `information`, `any-other-business`,
    `future-meetings`."""
    duration: str | None = None
    """As printed: `5 mins`, `1 hour`, `1 hour 30 mins`."""
    presenter: str | None = None
    """As printed: `R Solly`."""
    member: str | None = None
    """Id of the presenter."""
    pages: str | None = None
    """The pages of the pack: `8-13`."""
    papers: tuple[Paper, ...] = ()
    """Papers, where there are several or one has a record."""
    urgent: Prose | None = None
    """Why the chair agreed to take it as urgent."""
    restricted: Restricted | None = None
    """A restricted item holds this, its heading and number, and nothing else."""
    text: Body = ()
    """What is printed below the title."""
    parts: tuple[AgendaItem, ...] = ()
    """Sub-items."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Agenda:
    """The agenda as it was issued."""

    issued: Day | None = None
    """The day on which the meeting was summoned and its agenda issued. A member who joined later was not summoned."""
    cover: tuple[str, ...] = ()
    """The lines of the cover in its own wording. Left out: made from the body, date, times and venue."""
    heading: tuple[str, ...] = ()
    """The lines above the items in their own wording. Left out: made from the body, date, times and venue."""
    contact: str | None = None
    """The member to whom enquiries go."""
    contact_line: Prose | None = None
    """The line on enquiries in its own wording."""
    terms: str | None = None
    """Id of the terms of reference printed with the agenda (`csp/2005-05`)."""
    membership: bool = False
    """Whether the membership list of that day is printed with it."""
    public_access: Prose | None = None
    """The note on public access. Left out: the group's usual one."""
    items: tuple[AgendaItem, ...] = ()
    """In order."""
    future_meetings: tuple[str, ...] = ()
    """Ids of the future meetings that it lists."""
    future_note: Prose | None = None
    """The words below them. Left out: made from their time and place until the agenda is issued. An issued agenda has
    the days for which they were called, and these words: their own files may change, and it does not."""
    supplements: tuple[Supplement, ...] = ()
    """Supplementary agendas."""


@frozen
class Supplement:
    """A supplementary agenda, issued after the agenda."""

    issued: Day
    """When it was issued."""
    items: tuple[AgendaItem, ...] = ()
    """What it adds."""


@frozen
class Presiding:
    """Who presided, where it was not the person under the roll's heading for the chair all the time."""

    member: str | None = None
    """Id of the person."""
    name: str | None = None
    """Or the name, where there is no record."""
    as_: str | None = None
    """As printed."""
    by: Literal["chair", "vice-chair", "deputy-chair", "elected-for-the-meeting", "not-recorded"] = "not-recorded"
    """By what right."""
    from_item: str | None = None
    """Id of the item from which they presided; left out: from the beginning."""


@frozen
class Quorum:
    """What the papers say of the quorum, at the opening or at an item."""

    met: bool
    """Whether there was a quorum."""
    item: str | None = None
    """Id of the item at which it was noted; left out: at the opening."""
    stated: Prose | None = None
    """The quorum as the papers state it: `five members`, `three responsible authorities`."""
    then: Literal["closed", "carried-on-informally"] | None = None
    """What followed where there was none."""


@frozen
class Reply:
    """What a member answered to the summons."""

    member: str
    """Id of the member."""
    answer: Literal["coming", "coming-remotely", "apologies", "sends-deputy"]
    """What they said."""
    deputy: str | None = None
    """With `sends-deputy`: id of the deputy, if named."""
    on: Day | None = None
    """When they answered."""


@frozen
class Meeting(Record):
    """A meeting. Its id is `GROUP/DATE` as it was first called; it never changes, even if the meeting is postponed."""

    KIND: ClassVar[str] = "meetings"

    status: Literal["planned", "held", "cancelled", "postponed"]
    """`planned`: announced, and nothing shows that it was held. `postponed`: no new day yet; once there is one, give
    `held-on`."""
    kind: Literal["ordinary", "extraordinary", "annual", "special", "workshop"] = "ordinary"
    """What kind of meeting. A workshop in place of a meeting is no meeting."""
    short_notice: bool = False
    """Whether it was summoned at short notice."""
    weekday: str | None = None
    """The weekday as printed in the papers, to be compared with the date."""
    held_on: Day | None = None
    """The day to which it was postponed."""
    reason: Prose | None = None
    """Why it was postponed or cancelled."""
    reconvened_from: str | None = None
    """Id of the meeting that was adjourned to this one."""
    body: str | None = None
    """The body's name as printed that day. Needed once the minutes are approved."""
    venue: str | None = None
    """As printed. Minutes put `at` before it unless it begins with a preposition: `in the Council Chamber`."""
    mode: Literal["in-person", "hybrid", "remote"] = "in-person"
    """Whether people could take part from elsewhere."""
    starts: TimeOfDay | None = None
    """When it is to begin."""
    ends: TimeOfDay | None = None
    """When it is to end."""
    began: TimeOfDay | None = None
    """When it did begin."""
    closed: TimeOfDay | None = None
    """When the chair closed it."""
    agenda: Agenda | None = None
    """The agenda."""
    presiding: tuple[Presiding, ...] = ()
    """Who presided, if it was not the chair on the roll throughout."""
    quorum: tuple[Quorum, ...] = ()
    """What the papers say of the quorum. Left out: nothing."""
    replies: tuple[Reply, ...] = ()
    """What members answered to the summons. Anyone not listed has not replied."""
    roll: Roll | None = None
    """Who was there. Left out: not recorded."""
    minutes: Minutes | None = None
    """The minutes."""

    @property
    def group(self) -> str:
        """Id of the body that meets."""
        return self.id.split("/", 1)[0]

    @property
    def called_for(self) -> Day:
        """The day, or the month, for which it was first called. Raises ValueError where the id holds none."""
        return _day_in(self.id.split("/", 1)[1])

    @property
    def day(self) -> Day:
        """The day on which it is, or was, to be held in the end."""
        return self.held_on or self.called_for

    @property
    def sorting(self) -> tuple[date, str]:
        """Orders meetings by day, then by id."""
        return (self.day.last, self.id)


@cache
def _day_in(name: str) -> Day:
    """The day with which the name of a file begins. Remembered: every check and every sorting asks for it."""
    for length in (10, 7, 4):
        if len(name) == length or name[length : length + 1] == "-":
            try:
                return Day.parse(name[:length])
            except ValueError:
                continue
    raise ValueError("a meeting's file is named after its date: 2016-01-21.yaml, 2016-04.yaml")
