"""One meeting as the checks of meetings are given it: its items and its roll laid out once for all of them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import NamedTuple

from mkcsp.checks.book import Book, agenda_items, plain
from mkcsp.findings import Key, Place
from mkcsp.history.names_of_the_day import name_on
from mkcsp.history.room import Sitter, corrected_lines, room, there
from mkcsp.history.tristate import Tristate
from mkcsp.model.group import Group
from mkcsp.model.meeting import AgendaItem, Meeting, Presiding, RollLine, RollSection
from mkcsp.model.minute import Interest, MinuteItem, Voter
from mkcsp.register import minute_items

ABSENT = frozenset({"apologies", "absent"})
"""Headings below which stand those who were not there."""


class RollEntry(NamedTuple):
    """A line of the roll, the section in which it stands, and the keys that lead to it."""

    section: RollSection
    line: RollLine
    keys: tuple[Key, ...]

    @property
    def there(self) -> bool:
        """Whether it says that somebody was there."""
        return self.section.kind not in ABSENT


class MeetingFacts:
    """A meeting with its day, its group, its items and the lines of its roll; the date where the very day is known."""

    def __init__(self, book: Book, meeting: Meeting) -> None:
        self.book = book
        self.meeting = meeting
        self.day = book.day(meeting.id)
        self.group: Group | None = book.register.groups.get(meeting.group)
        self.date: date | None = self.day.first if self.day is not None and self.day.exact else None
        self.items: list[tuple[MinuteItem, tuple[Key, ...]]] = list(minute_items(meeting))
        self.agenda: list[tuple[AgendaItem, tuple[Key, ...]]] = list(agenda_items(meeting))
        self.lines: list[RollEntry] = []
        if meeting.roll is not None:
            for number, section in enumerate(meeting.roll.sections):
                keys = ("roll", "sections", number, "lines")
                self.lines.extend(RollEntry(section, line, (*keys, at)) for at, line in enumerate(section.lines))

    def at(self, *keys: Key) -> Place:
        """A place in the meeting's file."""
        return self.meeting.place.at(*keys)

    @cached_property
    def laid_out(self) -> bool:
        """Whether its roll only says who was expected: the meeting is to come, or was not held and nobody came to it.

        `new meeting` lays out the roll before the day; postponing or cancelling leaves it where it is.
        """
        meeting, roll = self.meeting, self.meeting.roll
        if meeting.status == "planned":
            return True
        if meeting.status == "held" or (meeting.status == "postponed" and meeting.held_on is not None):
            return False
        return not (roll is not None and roll.complete is not None) and not any(map(_came, self.lines))

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each item in the order in which business was taken."""
        found: dict[str, int] = {}
        for number, (item, _) in enumerate(self.items):
            found.setdefault(item.id, number)
        return found

    @cached_property
    def present(self) -> dict[str, RollEntry]:
        """By person (see `person`): the first line that says that they were there."""
        found: dict[str, RollEntry] = {}
        for line in self.lines:
            if line.there and (who := person(line.line)) is not None:
                found.setdefault(who, line)
        return found

    @cached_property
    def apologies(self) -> frozenset[str]:
        """Those who stand on the roll, as it was corrected, among those who were not there."""
        those = corrected_lines(self.book.register, self.meeting, date.max)
        return frozenset(who for one in those if one.kind in ABSENT and (who := person(one.line)) is not None)

    @cached_property
    def sitters(self) -> tuple[Sitter, ...]:
        """Those in the room, by the roll as it was corrected; empty where the day is not known."""
        if self.day is None:
            return ()
        held = [one for those in self.book.tenures(self.meeting.group).values() for one in those]
        return room(self.book.register, self.group, self.meeting, date.max, held)

    def in_room(self, number: int) -> list[tuple[Sitter, Tristate]]:
        """Each of them, and whether they were there for the item at this place in the order of business."""
        return [(one, there(self.meeting, one.line, number)) for one in self.sitters]

    def called(self, who: RollLine | Voter | Interest | Presiding) -> str:
        """What to call somebody in a message: as printed that day, else by the name in the records."""
        return who.as_ or who.name or self.name(who.member) or "somebody"

    def name(self, member: str | None) -> str:
        """The name of a member as styled that day; the id where there is no record."""
        return name_on(self.book.register, member or "", self.meeting.day)


def _came(entry: RollEntry) -> bool:
    """Whether a line says more than that somebody is expected: that they came, when, for whom, or as how many."""
    line = entry.line
    return bool(line.movements or line.only_items or line.remote or line.deputy_for or line.public)


def person(who: RollLine | Voter | Interest | Presiding) -> str | None:
    """The same text for the same person: the id of a member, or `=` and the name of somebody without a record."""
    if who.member is not None:
        return who.member
    return "=" + plain(who.name) if who.name is not None else None
