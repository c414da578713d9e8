"""How people and bodies are called in a paper, and whence those words come.

Minutes that were approved depend on nothing outside their own file: `InTheFile` is all that their builder is given, so
there is no way in which a later change to a member or a group could reword them.
"""

from __future__ import annotations

from typing import Protocol

from mkcsp.history import names_of_the_day
from mkcsp.model.dates import Day
from mkcsp.model.group import Seat, SectionKind
from mkcsp.register import Register

HEADINGS: dict[SectionKind, str] = {
    "chair": "",
    "members": "Members:",
    "co-opted": "Members without a vote:",
    "observers": "Observers:",
    "officers": "Officers:",
    "others": "Others present:",
    "apologies": "Apologies:",
    "absent": "Absent:",
}
"""Headings of the roll where neither the meeting nor its body has words of its own."""


class Names(Protocol):
    """Words for what a record names by its id."""

    def body(self, group: str) -> str:
        """The name of a body."""

    def person(self, member: str) -> str:
        """A person's name as printed."""

    def post(self, member: str) -> str:
        """A person's post and organisation as printed, or an empty string."""

    def seat(self, seat: str) -> str:
        """What a seat of the body is called."""

    def heading(self, kind: SectionKind) -> str:
        """The heading of a section of the roll."""


class InTheFile:
    """Nothing but the file itself: what it does not say stands as the bare id, in brackets.

    lacking: whether anything had to stand so.
    """

    def __init__(self) -> None:
        self.lacking = False

    def _bare(self, id: str) -> str:
        self.lacking = True
        return f"[{id}]"

    def body(self, group: str) -> str:
        """The id, in brackets."""
        return self._bare(group)

    def person(self, member: str) -> str:
        """The id, in brackets."""
        return self._bare(member)

    def post(self, member: str) -> str:
        """Nothing."""
        return ""

    def seat(self, seat: str) -> str:
        """The id, in brackets."""
        return self._bare(seat)

    def heading(self, kind: SectionKind) -> str:
        """The program's own heading."""
        return HEADINGS[kind]


class ThatDay:
    """The records, as they say things were on a day."""

    def __init__(self, register: Register, group: str, day: Day) -> None:
        self._register = register
        self._group = group
        self._day = day

    def body(self, group: str) -> str:
        """The name that the body had that day."""
        return names_of_the_day.group_name(self._register, group, self._day)

    def person(self, member: str) -> str:
        """The name as styled that day."""
        return names_of_the_day.name_on(self._register, member, self._day)

    def post(self, member: str) -> str:
        """The post held that day, with its organisation."""
        record = self._register.members.get(member)
        held = None if record is None else names_of_the_day.post_on(record, self._day)
        return "" if held is None else names_of_the_day.post_words(self._register, held)

    def seat(self, seat: str) -> str:
        """The seat's title, its organisation's name, or its generic words."""
        group = self._register.groups.get(self._group)
        found = next((one for one in group.seats if one.id == seat), None) if group else None
        return f"[{seat}]" if found is None else seat_words(self._register, found)

    def heading(self, kind: SectionKind) -> str:
        """The body's own heading."""
        group = self._register.groups.get(self._group)
        own = group.usual.roll_headings if group is not None and group.usual is not None else ()
        return next((one.heading for one in own if one.kind == kind), HEADINGS[kind])


def seat_words(register: Register, seat: Seat) -> str:
    """What a seat is called in print: its title, its organisation, or the words that several could fit."""
    if seat.title:
        return seat.title
    if seat.organisation:
        return names_of_the_day.organisation_name(register, seat.organisation)
    return seat.generic or seat.id
