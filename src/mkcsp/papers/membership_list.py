"""Who sits on a body on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from mkcsp.history.membership import Holding, SeatHolding, holdings, type_entry
from mkcsp.history.names_of_the_day import distinct_name, group_name, seat_name
from mkcsp.history.tristate import covers, undated
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.papers.common import Paper
from mkcsp.papers.prose_blocks import Block, prose
from mkcsp.papers.words import ThatDay, in_words, status_notice
from mkcsp.register import Register
from mkcsp.spelling import sort_key

COLUMNS = ("Organisation", "Representatives")
"""The headings of a membership list, which is printed even if it is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A seat and those who hold it."""

    organisation: str
    seat: str = ""
    """At what level the seat is to be filled, as the terms say: ``chief officer and/or Member``."""

    holders: tuple[str, ...] = ()
    """Each with post or office as it should print; the words for a vacancy where nobody holds it."""

    deputies: tuple[str, ...] = ()
    vote: str = ""
    """``One vote``, ``Shares the parishes' vote``, ``None``."""

    term: str = ""
    """``since 12 May 2015``, ``until 2018``, both, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """Seats of one type of membership."""

    heading: str
    lines: tuple[SeatLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Paper):
    """The membership of one body as on one day."""

    template: ClassVar[str] = "membership"

    body: str
    as_on: str
    """The day, as words."""

    remit: tuple[Block, ...] = ()
    """What the body is for."""

    groups: tuple[SeatGroup, ...] = ()
    columns: tuple[str, str] = COLUMNS
    """The headings of the two columns that are printed, empty, where no seats are recorded."""

    none_recorded: str = ""
    """A sentence where no seats are recorded; empty where there are some."""


HEADINGS: dict[MembershipType | None, str] = {
    "voting": "Members with a vote",
    "associate": "Associate members",
    "co-opted": "Co-opted members, without a vote",
    "observer": "Observers",
    "officer": "Officers",
    None: "Type of membership not recorded",
}
"""In the order in which they are printed."""

CLASSES = {
    "responsible-authority": "responsible authorities",
    "statutory-partner": "statutory partners",
    "associate": "associate members",
}
"""Classes of organisations as headings; another of the body's own is printed with its hyphens as spaces."""

NO_SEAT = "Offices held without a seat"

STATES = {
    "vacant": "Vacant",
    "awaiting-nomination": "Awaiting nomination",
    "not-recorded": "Not recorded",
    "generic": "No organisation named",
}
"""Why nobody is named in a seat: four different things."""


def build(register: Register, group: Group, on: date) -> Membership:
    """The membership of a body on the day `on`."""
    day = Day.of(on)
    body = group_name(register, group.id, day)
    return Membership(
        heading=f"Membership: {body}, {in_words(day)}",
        footer=f"{body}, {in_words(day)}",
        notices=tuple(filter(None, (status_notice(register, group, on),))),
        body=body,
        as_on=in_words(day),
        remit=prose(group.remit) if group.remit else (),
        groups=seat_groups(register, group, day),
        none_recorded=none_recorded(register, group, day),
    )


def none_recorded(register: Register, group: Group, day: Day) -> str:
    """What is said above the empty list of a body that has no seats on a day; empty where it has some."""
    seated = holdings(register, group, day)
    if seated:
        return ""
    others = "other " if _without_seat(register, group, seated, day) else ""
    return f"No {others}members are recorded."


def seat_groups(register: Register, group: Group, day: Day) -> tuple[SeatGroup, ...]:
    """The members of a body on a day: those who hold an office without a seat, then the seats by type of membership.

    Seats that belong to a class come by class, alphabetically within it; the others in the order of the record.
    """
    seated = holdings(register, group, day)
    found: dict[MembershipType | None, dict[str, list[SeatLine]]] = {}
    for holding in seated:
        classes = found.setdefault(holding.type, {})
        classes.setdefault(_class(register, group, holding.seat, day), []).append(_line(register, group, holding, day))
    groups = [
        SeatGroup(
            heading=_heading(words, name),
            lines=tuple(sorted(lines, key=_alphabetically) if name else lines),
        )
        for kind, words in HEADINGS.items()
        for name, lines in sorted(found.get(kind, {}).items(), key=lambda named: not named[0])
    ]
    without = _without_seat(register, group, seated, day)
    return ((SeatGroup(heading=NO_SEAT, lines=without),) if without else ()) + tuple(groups)


def _class(register: Register, group: Group, seat: Seat, day: Day) -> str:
    """The class of a seat on a day, by its organisation or its own membership; empty where none is recorded for it."""
    for entry in seat.membership:
        if entry.class_ is not None and (undated(entry) or covers(entry, day)):
            return entry.class_
    organisation = register.organisations.get(seat.organisation or "")
    for one in organisation.classes if organisation is not None else ():
        if one.of in (None, group.id) and covers(one, day):
            return one.class_
    return ""


def _heading(words: str, name: str) -> str:
    """The heading of a class: `Members with a vote: responsible authorities`. One that says no more is left out."""
    said = CLASSES.get(name, name.replace("-", " "))
    return words if not said or said in words.casefold() else f"{words}: {said}"


def _alphabetically(line: SeatLine) -> tuple[str, str]:
    """The name by which a line is sorted: an article does not count."""
    return sort_key(re.sub(r"^(a|an|the)\s+", "", line.organisation.strip(), flags=re.IGNORECASE))


def _without_seat(register: Register, group: Group, seated: Iterable[Holding], day: Day) -> tuple[SeatLine, ...]:
    """Those who hold an office of the body and no seat in it: a chair who has none is among the members."""
    sitting = {tenure.member for each in seated for tenure in (*each.tenures, *each.possible)}
    lines = []
    for office in group.offices:
        cover = covers(office, day)
        if office.member is None or office.member in sitting or cover is False:
            continue
        words = _named(register, group, office.member, day)
        lines.append(
            SeatLine(
                organisation=_titled(office.office),
                holders=(words if cover else f"{words} (not known for this day)",),
            )
        )
    return tuple(lines)


def _line(register: Register, group: Group, holding: Holding, day: Day) -> SeatLine:
    seat = holding.seat
    holders = [_person(register, group, tenure.member, day) for tenure in holding.tenures if tenure.member]
    holders += [
        f"{_person(register, group, tenure.member, day)} (not known for this day)"
        for tenure in holding.possible
        if tenure.member and tenure.member not in holding.members
    ]
    deputies = [distinct_name(register, deputy.member, day) for deputy in seat.deputies if covers(deputy, day)]
    words = seat_name(register, seat, day)
    return SeatLine(
        organisation=words,
        seat=seat.level if seat.level and seat.level not in words else "",
        holders=tuple(holders) or (STATES[holding.state],),
        deputies=tuple(deputies),
        vote=_vote(holding, day),
        term=_term(holding.tenures[0]) if len(holding.tenures) == 1 else "",
    )


def _person(register: Register, group: Group, member: str, day: Day) -> str:
    words = _named(register, group, member, day)
    offices = [one.office for one in group.offices if one.member == member and covers(one, day)]
    return f"{words} ({', '.join(_titled(office) for office in offices)})" if offices else words


def _named(register: Register, group: Group, member: str, day: Day) -> str:
    """Somebody with their post, unless the post is only the title that they are styled with: `Councillor`."""
    names = ThatDay(register, group.id, day)
    person, post = names.person(member), names.post(member)
    return person if not post or person.startswith(f"{post} ") else f"{person}, {post}"


def _titled(office: str) -> str:
    return "-".join(part.capitalize() for part in office.split("-")) if "-" in office else office.capitalize()


def _vote(holding: Holding, day: Day) -> str:
    entry = type_entry(holding.seat, day)
    if entry is None or entry.type != "voting":
        return ""
    return f"Shares a vote ({entry.shares_vote})" if entry.shares_vote else "One vote"


def _term(tenure: SeatHolding) -> str:
    """Since when and until when somebody sits, as far as it is recorded."""
    said = []
    if tenure.joined:
        said.append(f"since {in_words(tenure.joined)}")
    if tenure.left:
        said.append(f"until {in_words(tenure.left)}")
    return ", ".join(said)
