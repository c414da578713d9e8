"""The Register and its meetings with what several checks look up in them, found once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.findings import Key, Place
from mkcsp.history.membership import SeatHolding, seat_holdings
from mkcsp.history.named import names_of
from mkcsp.history.names_of_the_day import name_on
from mkcsp.history.published import ABSENT, Names
from mkcsp.history.room import Sitter, corrected_lines, room, there
from mkcsp.history.tristate import Tristate, covers, or_
from mkcsp.model.base import Record, dataclass
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, Seat
from mkcsp.model.meeting import AgendaItem, Meeting, Presiding, RollLine, RollSection
from mkcsp.model.minute import Approval, Interest, MinuteItem, Voter
from mkcsp.register import Register, Shelf, clauses, minute_items
from mkcsp.spelling import Nearest
from mkcsp.spelling import plain as simple

_KEPT = 20
"""How many finders of slips within single records are kept."""


@dataclass(frozen=True, slots=True)
class Approving:
    """A minute that approves or defers minutes, and where it is."""

    meeting: Meeting
    approval: Approval
    at: Place


class Book:
    """What every check is given: the Register, and indexes over it that no check has to build for itself."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._nearest: dict[str, Nearest] = {}
        self._nearest_within: dict[str, Nearest] = {}
        self._stand_ins: dict[str, Mapping[str, list[Dated]]] = {}
        self._surely: dict[tuple[str, str, bool], list[tuple[date, date]]] = {}
        self._tenures: dict[str, Mapping[str, tuple[SeatHolding, ...]]] = {}
        self._named: dict[str, dict[str, set[str]]] = {}
        self._attendance: dict[str, AttendanceBook] = {}
        self._days: dict[str | None, Day | None] = {}
        self._seats: dict[str, Mapping[str, Seat]] = {}
        # The minutes to which references lead lie close together, because files are checked in order.
        self.minute_ids = lru_cache(maxsize=256)(self._minute_ids)
        self.item_ids = lru_cache(maxsize=64)(self._item_ids)

        self.ids: Mapping[str, Mapping[str, Record]] = {
            "organisations": register.organisations,
            "members": register.members,
            "groups": register.groups,
            "terms": register.terms,
            "practices": register.practices,
            "strategies": register.strategies,
            "forms": register.forms,
            "reports": register.reports,
            "meetings": register.meetings,
            "resolutions": register.resolutions,
            "breaches": register.breaches,
        }

    def records(self) -> Iterator[Record]:
        """Every record of every kind."""
        if self.register.settings is not None:
            yield self.register.settings
        for records in self.ids.values():
            yield from records.values()

    def unread(self, kind: str, id: str) -> bool:
        """Whether there is a file for a record, or a folder for its kind, of which nothing could be read.

        Reading has reported it. What others say of such a record cannot be checked, so nothing more is found.
        """
        incomplete = self.register.incomplete
        return id not in self.ids[kind] and (
            f"records/{kind}/{id}.yaml" in incomplete
            or f"records/{kind}" in incomplete
            or f"records/{kind}/{id.split('/')[0]}" in incomplete
        )

    def day(self, meeting: str | None) -> Day | None:
        """The day of a meeting that is named by its id; None where there is no such meeting, or its name holds none."""
        if meeting not in self._days:
            one = self.register.meetings.get(meeting) if meeting is not None else None
            self._days[meeting] = _day_of(one) if one is not None else None
        return self._days[meeting]

    def minuted(self, minute: str | None) -> Day | None:
        """The day of the meeting to which a minute belongs, if there is such a meeting."""
        return self.day("/".join(minute.split("/", 2)[:2])) if minute is not None else None

    @cached_property
    def meetings(self) -> Mapping[str, tuple[Meeting, ...]]:
        """By group: its meetings in the order of their days. Those whose name holds no day are left out."""
        found: dict[str, list[tuple[date, str, Meeting]]] = {}
        for id, meeting in self.register.meetings.items():
            if (day := self.day(id)) is not None:
                found.setdefault(meeting.group, []).append((day.last, id, meeting))
        return {group: tuple(meeting for _, _, meeting in sorted(found[group])) for group in sorted(found)}

    @cached_property
    def approvals(self) -> Mapping[str, tuple[Approving, ...]]:
        """By meeting: what was decided of its minutes, in the order of the days on which it was."""
        found: dict[str, list[Approving]] = {}
        for those in self.meetings.values():
            for meeting in those:
                if meeting.minutes is None or not any(item.approves or item.parts for item in meeting.minutes.items):
                    continue
                for item, keys in minute_items(meeting):
                    for number, approval in enumerate(item.approves):
                        at = meeting.place.at(*keys, "approves", number)
                        found.setdefault(approval.meeting, []).append(Approving(meeting, approval, at))
        return {id: tuple(sorted(all_, key=lambda one: one.meeting.sorting)) for id, all_ in found.items()}

    @cached_property
    def names(self) -> Mapping[str, set[str]]:
        """By name, other spelling or style, made plain: the members who have it."""
        found: dict[str, set[str]] = {}
        for id, member in self.register.members.items():
            for name in (member.name, *member.aliases, *(style.as_ for style in member.styles)):
                found.setdefault(plain(name), set()).add(id)
        return found

    @cached_property
    def people(self) -> Names:
        """Whom the records name."""
        return Names(self.register)

    def approvals_of(self, meeting: str) -> tuple[Approving, ...]:
        """What was decided of the minutes of a meeting, in the order of the days on which it was."""
        if not isinstance(self.register.meetings, Shelf):
            return self.approvals.get(meeting, ())
        return tuple(
            Approving(minute.meeting, approval, minute.at.at("approves", minute.item.approves.index(approval)))
            for minute, approval in self.register.approvals_of(meeting)
            if self.day(minute.meeting.id) is not None
        )

    def seats(self, group: str) -> Mapping[str, Seat]:
        """The seats of a group by their ids."""
        if group not in self._seats:
            one = self.register.groups.get(group)
            self._seats[group] = {seat.id: seat for seat in one.seats} if one is not None else {}
        return self._seats[group]

    def tenures(self, group: str) -> Mapping[str, tuple[SeatHolding, ...]]:
        """By member: every seat of a group that the member held, whenever and by whatever right."""
        if group not in self._tenures:
            found: dict[str, list[SeatHolding]] = {}
            one = self.register.groups.get(group)
            for tenure in seat_holdings(self.register, one) if one else ():
                if tenure.member is not None:
                    found.setdefault(tenure.member, []).append(tenure)
            self._tenures[group] = {member: tuple(those) for member, those in found.items()}
        return self._tenures[group]

    def attendance(self, group: Group) -> AttendanceBook:
        """Who attended the meetings of a group, by all that the records now hold."""
        if group.id not in self._attendance:
            self._attendance[group.id] = AttendanceBook(self.register, group, date.max)
        return self._attendance[group.id]

    def surely_sat(self, group: str, member: str, day: date, voting: bool) -> bool:
        """Whether a member held a seat on a day; with `voting`, one that never was anything but a seat with a vote.

        A quick answer for most of the lines of ten thousand rolls; where it is no, the dates are gone into.
        """
        key = (group, member, voting)
        if key not in self._surely:
            self._surely[key] = [
                (from_.last, min((span.until.first for span in one.spans if span.until), default=date.max))
                for one in self.tenures(group).get(member, ())
                if len(one.spans) == 1 and (from_ := one.spans[0].from_) is not None
                if one.seat.from_ is None and one.seat.until is None
                if not voting or all(each.type == "voting" for each in one.seat.membership)
            ]
        return any(first <= day <= last for first, last in self._surely[key])

    def sat(self, group: str, member: str, day: Day) -> Tristate:
        """Whether a member held any seat of a group on a day."""
        return or_(tenure.covers(day) for tenure in self.tenures(group).get(member, ()))

    def stands_in(self, group: str, member: str, day: Day) -> Tristate:
        """Whether a member was a named deputy in a group on a day, or held an office in it: neither needs a seat."""
        if group not in self._stand_ins:
            found: dict[str, list[Dated]] = {}
            one = self.register.groups.get(group)
            for holding in one.offices if one else ():
                found.setdefault(holding.member or "", []).append(holding)
            for seat in one.seats if one else ():
                for deputy in seat.deputies:
                    found.setdefault(deputy.member, []).append(deputy)
            self._stand_ins[group] = found
        return or_(covers(one, day) for one in self._stand_ins[group].get(member, ()))

    def nearest(self, scope: str, known: Iterable[str]) -> Nearest:
        """The finder of slips among known ids, made when the first slip is found.

        scope: what the ids are ids of. Those within single records are many, so only the last few are kept.
        """
        finders = self._nearest if scope in self.ids else self._nearest_within
        if scope not in finders:
            if len(finders) > _KEPT:
                del finders[next(iter(finders))]
            finders[scope] = Nearest(known)
        return finders[scope]

    def named(self, kind: str, words: str) -> str | None:
        """The id of the one record that has this name, short name, title or subject; None where there is no such."""
        if kind not in self._named:
            found: dict[str, set[str]] = {}
            for id, record in self.ids[kind].items():
                for name in names_of(record):
                    found.setdefault(simple(name), set()).add(id)
            self._named[kind] = found
        those = self._named[kind].get(simple(words), set())
        return next(iter(those)) if len(those) == 1 else None

    def _minute_ids(self, meeting: str) -> frozenset[str]:
        """What minutes of a meeting can be cited: `item`, `item/clause`, `item/clause/part`, `item/undertaking`."""
        found: set[str] = set()
        one = self.register.meetings.get(meeting)
        for item, _ in minute_items(one) if one else ():
            found.add(item.id)
            for each in item.undertakings:
                found.add(f"{item.id}/{each.id}")
            for clause in item.resolved:
                found.add(f"{item.id}/{clause.id}")
            if any(clause.parts for clause in item.resolved):
                found.update("/".join((item.id, *ids)) for _, ids, _ in clauses(item))
        return frozenset(found)

    def _item_ids(self, meeting: str) -> frozenset[str]:
        """The ids of a meeting's items, in its minutes or on its agenda."""
        one = self.register.meetings.get(meeting)
        if one is None:
            return frozenset()
        return frozenset(item.id for item, _ in minute_items(one)) | {item.id for item, _ in agenda_items(one)}


def plain(name: str) -> str:
    """A name without regard to capitals and to the width of spaces."""
    return " ".join(name.casefold().split())


def _day_of(meeting: Meeting) -> Day | None:
    try:
        return meeting.day
    except ValueError:
        return None


def agenda_items(meeting: Meeting) -> Iterator[tuple[AgendaItem, tuple[Key, ...]]]:
    """Every item and sub-item of the agenda and its supplements, with the keys that lead to it in the file."""
    agenda = meeting.agenda
    if agenda is None:
        return

    def below(items: tuple[AgendaItem, ...], keys: tuple[Key, ...]) -> Iterator[tuple[AgendaItem, tuple[Key, ...]]]:
        for number, item in enumerate(items):
            yield item, (*keys, number)
            if item.parts:
                yield from below(item.parts, (*keys, number, "parts"))

    yield from below(agenda.items, ("agenda", "items"))
    for number, supplement in enumerate(agenda.supplements):
        yield from below(supplement.items, ("agenda", "supplements", number, "items"))


class RollEntry(NamedTuple):
    """A line of the roll, the section in which it is, and the keys that lead to it."""

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
