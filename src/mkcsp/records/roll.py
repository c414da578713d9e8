"""The roll of a meeting: who was there, as what, and who sent apologies."""

from __future__ import annotations

from typing import Literal

from mkcsp.records.base import Prose
from mkcsp.records.dates import Count, Day, TimeOfDay
from mkcsp.records.frozen import frozen
from mkcsp.records.groups import SectionKind


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
    """Of apologies: who gave them on behalf of the absent person, as printed."""
    note: Prose | None = None
    """A remark. It is never printed, and never a reason for an absence."""


@frozen
class RollSection:
    """A heading of the roll and what stands below it."""

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
    complete: bool | None = None
    """Whether it names everybody who attended or sent apologies: only then is who does not stand in it absent.
    Left out: not recorded."""
    sections: tuple[RollSection, ...] = ()
    """In the order of the paper."""
