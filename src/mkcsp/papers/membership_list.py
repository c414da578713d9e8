"""Who sits on a body on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mkcsp.history.membership import Holding, SeatHolding, holdings, type_entry
from mkcsp.history.names_of_the_day import group_name, name_on
from mkcsp.history.tristate import covers
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType
from mkcsp.papers.common import Paper
from mkcsp.papers.words import ThatDay, in_words, seat_words
from mkcsp.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """A seat and those who hold it."""

    organisation: str
    seat: str = ""
    """The seat's own name where the organisation does not say enough: ``Rural parishes``."""

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

    groups: tuple[SeatGroup, ...] = ()
    none_recorded: str = "No members are recorded."
    """Printed where there are no groups."""


HEADINGS: dict[MembershipType | None, str] = {
    "voting": "Members with a vote",
    "associate": "Associate members",
    "co-opted": "Co-opted members, without a vote",
    "observer": "Observers",
    "officer": "Officers",
    None: "Type of membership not recorded",
}
"""In the order in which they are printed."""

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
        body=body,
        as_on=in_words(day),
        groups=seat_groups(register, group, day),
    )


def seat_groups(register: Register, group: Group, day: Day) -> tuple[SeatGroup, ...]:
    """The seats of a body on a day by type of membership, each in the order of the record."""
    found: dict[MembershipType | None, list[SeatLine]] = {}
    for holding in holdings(register, group, day):
        found.setdefault(holding.type, []).append(_line(register, group, holding, day))
    return tuple(
        SeatGroup(heading=words, lines=tuple(found[kind])) for kind, words in HEADINGS.items() if kind in found
    )


def _line(register: Register, group: Group, holding: Holding, day: Day) -> SeatLine:
    seat = holding.seat
    holders = [_person(register, group, tenure.member, day) for tenure in holding.tenures if tenure.member]
    holders += [
        f"{_person(register, group, tenure.member, day)} (not known for this day)"
        for tenure in holding.possible
        if tenure.member and tenure.member not in holding.members
    ]
    deputies = [name_on(register, deputy.member, day) for deputy in seat.deputies if covers(deputy, day)]
    return SeatLine(
        organisation=seat_words(register, seat),
        holders=tuple(holders) or (STATES[holding.state],),
        deputies=tuple(deputies),
        vote=_vote(holding, day),
        term=_term(holding.tenures[0]) if len(holding.tenures) == 1 else "",
    )


def _person(register: Register, group: Group, member: str, day: Day) -> str:
    names = ThatDay(register, group.id, day)
    words = ", ".join(filter(None, (names.person(member), names.post(member))))
    offices = [one.office for one in group.offices if one.member == member and covers(one, day)]
    return f"{words} ({', '.join(_titled(office) for office in offices)})" if offices else words


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
