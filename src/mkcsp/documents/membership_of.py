"""Who sits on a body on a day, as a view, from the records."""

from __future__ import annotations

from datetime import date

from mkcsp.documents.membership import Membership, SeatGroup, SeatLine
from mkcsp.documents.naming import ThatDay, seat_words
from mkcsp.documents.wording import in_words
from mkcsp.history.membership import Holding, SeatHolding, holdings, type_entry
from mkcsp.history.names_of_the_day import group_name, name_on
from mkcsp.history.tristate import covers
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType
from mkcsp.register import Register

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
