"""Who attended: the status of every person, seat and organisation at every meeting of a body, judged on a day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any

from mkcsp.attendance.accepted_absences import accepted_at, accepted_of
from mkcsp.findings import Place
from mkcsp.history.approval import roll_corrections
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings
from mkcsp.history.days import LONGEST, months_after
from mkcsp.history.membership import MembershipPeriod, SeatHolding, membership_periods, seat_holdings, type_on
from mkcsp.history.names_of_the_day import name_on
from mkcsp.history.roll import RollQuery, on_the_roll, sat_for
from mkcsp.history.status import (
    AWAY,
    NOT_EXPECTED,
    Attendance,
    Deputised,
    Status,
    not_expected,
    together,
    unknown,
    with_acceptance,
)
from mkcsp.history.tristate import Tristate, covers, exists, or_
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group, MembershipType, Seat
from mkcsp.model.minute import Correction
from mkcsp.register import Minute, Register

SUMMONED_AHEAD = 12
"""Months before a meeting's day at which it cannot have been summoned yet: calendars are made for a year."""


class _Seated:
    """Who held the seats of a body: the same on every day of judgement.

    by_member, spells: by the id of the member. by_seat: by the identity of the seat, since two may have the same id.
    """

    def __init__(self, group: Group, tenures: tuple[SeatHolding, ...]) -> None:
        self.group = group
        self.tenures = tenures
        self.by_member: dict[str, list[SeatHolding]] = {}
        self.by_seat: dict[int, list[SeatHolding]] = {}
        for tenure in tenures:
            self.by_seat.setdefault(id(tenure.seat), []).append(tenure)
            if tenure.member:
                self.by_member.setdefault(tenure.member, []).append(tenure)
        self.spells = {member: membership_periods(own) for member, own in self.by_member.items()}


@dataclass(frozen=True)
class AttendanceBook:
    """The attendance of one body as it stood on the day `on`.

    Everything it answers is calculated from the register and kept; two books of other days share nothing.
    histories: those that were asked for, by whose they are and the rule.
    """

    register: Register
    group: Group
    on: date
    histories: dict[Hashable, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)
    _kept: dict[tuple[str, str, str], Attendance] = field(default_factory=dict, repr=False, compare=False)
    _corrected_rolls: dict[str, dict[str, tuple[Correction, Minute]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _types: dict[tuple[int, str], MembershipType | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def sittings(self) -> tuple[CountedMeeting, ...]:
        """The meetings counted, in order."""
        return counted_meetings(self.register, self.group.id, self.on)

    @cached_property
    def _seated(self) -> _Seated:
        key = ("seated", id(self.group))
        return self.register.once(key, lambda: _Seated(self.group, seat_holdings(self.register, self.group)))

    @property
    def tenures(self) -> tuple[SeatHolding, ...]:
        """All that is recorded of who held the seats."""
        return self._seated.tenures

    @property
    def members(self) -> tuple[str, ...]:
        """Ids of all who ever held a seat, in the order of the seats."""
        return tuple(self._seated.spells)

    @cached_property
    def _held(self) -> tuple[CountedMeeting, ...]:
        return tuple(sitting for sitting in self.sittings if sitting.held)

    def _corrections(self, meeting: str) -> dict[str, tuple[Correction, Minute]]:
        """By member: the latest correction of the roll."""
        if meeting not in self._corrected_rolls:
            self._corrected_rolls[meeting] = roll_corrections(self.register, meeting, self.on)
        return self._corrected_rolls[meeting]

    def spells_of(self, member: str) -> tuple[MembershipPeriod, ...]:
        """The person's spells of membership, in order; two with a gap between are apart."""
        return self._seated.spells.get(member, ())

    def numbers_in(self, spell: MembershipPeriod) -> range:
        """The numbers of the meetings at which the spell may have lasted, and perhaps of a few besides."""
        begins, ends = spell.reach
        since = bisect_left(self.sittings, begins, key=_last_day)
        return range(since, bisect_right(self.sittings, ends + min(LONGEST, date.max - ends), key=_last_day))

    def sittings_in(self, spell: MembershipPeriod) -> tuple[CountedMeeting, ...]:
        """These meetings."""
        numbers = self.numbers_in(spell)
        return self.sittings[numbers.start : numbers.stop]

    def type_of(self, seat: Seat, sitting: CountedMeeting) -> MembershipType | None:
        """The type of membership that the seat gave on the meeting's day."""
        key = (id(seat), sitting.id)
        if key not in self._types:
            self._types[key] = type_on(seat, sitting.day)
        return self._types[key]

    def seats_of(self, member: str, sitting: CountedMeeting) -> tuple[Seat, ...]:
        """The seats that the person held, or may have held, on the meeting's day."""
        those = [t for t in self._seated.by_member.get(member, ()) if t.covers(sitting.day) is not False]
        return tuple({tenure.seat.id: tenure.seat for tenure in those}.values())

    def person(self, member: str, sitting: CountedMeeting) -> Attendance:
        """The status of a person at a meeting."""
        key = ("person", member, sitting.id)
        if key not in self._kept:
            self._kept[key] = self._person(member, sitting)
        return self._kept[key]

    def left_out(self, member: str, sitting: CountedMeeting) -> bool:
        """Whether a person surely held a seat at a meeting, and is absent only since its complete roll omits them."""
        if not sitting.held or not any(t.covers(sitting.day) for t in self.tenures if t.member == member):
            return False
        if self.person(member, sitting).status in NOT_EXPECTED:
            return False
        base = self._base(member, sitting, self.seats_of(member, sitting))
        return base.status is Status.ABSENT and base.at == (sitting.meeting.place.at("roll", "complete"),)

    def seat(self, seat: Seat, sitting: CountedMeeting) -> Attendance:
        """The status of a seat at a meeting, whoever held or shared it."""
        key = ("seat", seat.id, sitting.id)
        if key not in self._kept:
            self._kept[key] = self._seat(seat, sitting)
        return self._kept[key]

    def organisation(self, seats: Iterable[Seat], sitting: CountedMeeting) -> Attendance:
        """The status of an organisation at a meeting: that of these of its seats together."""
        return together([self.seat(seat, sitting) for seat in seats])

    def _person(self, member: str, sitting: CountedMeeting) -> Attendance:
        spell = next((s for s in self.spells_of(member) if s.covers(sitting.day) is not False), None)
        if spell is None:
            return not_expected(Status.NOT_MEMBER)
        cover = spell.covers(sitting.day)
        if cover is None:
            why = "whether the membership covers the day is not recorded (from, until or seen)"
            return unknown(why, *(t.at for t in spell.tenures), expected=None)
        if sitting.held is None:
            return _not_shown_held(sitting)
        base = self._base(member, sitting, self.seats_of(member, sitting))
        return self._expected(base, sitting, spell.covers, spell.joined)

    def _seat(self, seat: Seat, sitting: CountedMeeting) -> Attendance:
        there = exists(seat.from_, seat.until, sitting.day)
        own = self._seated.by_seat.get(id(seat), [])
        if there is False:
            return not_expected(Status.NOT_MEMBER)
        if there is None:
            why = f"whether the seat {seat.id} existed is not recorded"
            return unknown(why, self._at(seat), expected=None)
        sure = [tenure for tenure in own if tenure.covers(sitting.day)]
        maybe = [t for t in own if t.member and t.covers(sitting.day) is None]
        held = [tenure for tenure in sure if tenure.member]
        if not held and sure and sure[0].state in ("vacant", "awaiting-nomination"):
            status = Status.VACANT if sure[0].state == "vacant" else Status.AWAITING
            return not_expected(status, sure[0].at)
        if not own and seat.generic is not None and seat.organisation is None:
            return not_expected(Status.GENERIC, self._at(seat))
        if sitting.held is None:
            return _not_shown_held(sitting)
        bases = {t.member: self._base(t.member, sitting, (seat,)) for t in (*held, *maybe) if t.member}
        sat = sat_for(self.register, sitting.meeting, seat.id)
        if sat is not None:
            bases[""] = sat
        if not bases:
            # Nobody is recorded: only a line that names the seat itself can tell.
            base = self._base("", sitting, (seat,))
            if base.status is Status.DEPUTY:
                return base
            return unknown(f"who held the seat {seat.id} is not recorded", self._at(seat), expected=None)
        base = together(list(bases.values()))
        if not held and base.status in AWAY | {Status.ACCEPTED}:
            return unknown(
                f"whether anybody held the seat {seat.id} is not recorded",
                *(tenure.at for tenure in maybe),
                expected=None,
            )

        def filled(day: Day) -> Tristate:
            return or_(tenure.covers(day) for tenure in own if tenure.member)

        joined = max((t.joined for t in held if t.joined), key=lambda day: day.first, default=None)
        return self._expected(base, sitting, filled, joined)

    def _at(self, seat: Seat) -> Place:
        return self.group.place.at("seats", self.group.seats.index(seat))

    def _base(self, member: str, sitting: CountedMeeting, seats: tuple[Seat, ...]) -> Attendance:
        """What the roll, its corrections and the group's acceptance say of somebody who was expected."""
        meeting = sitting.meeting
        corrections = self._corrections(meeting.id)
        gone = frozenset(who for who, (entry, _) in corrections.items() if entry.attendance in ("apologies", "absent"))
        named: dict[str, bool | None] = {}
        for seat in seats:
            for deputy in seat.deputies:
                cover = covers(deputy, meeting.day)
                if cover is not False:
                    named[deputy.member] = named.get(deputy.member) or cover
        asked = RollQuery(member, {seat.id: self.type_of(seat, sitting) for seat in seats}, named)
        found = on_the_roll(self.register, meeting, asked, self.on, gone)
        if member in corrections:
            found = self._corrected(found, *corrections[member], asked, sitting)
        those = accepted_of(self.register, self.group.id, member)
        accepted = accepted_at(those, meeting.id, meeting.day, self.on)
        if found.otherwise is not None:
            found = replace(found, otherwise=with_acceptance(found.otherwise, accepted))
        return with_acceptance(found, accepted)

    def _corrected(
        self, before: Attendance, entry: Correction, minute: Minute, asked: RollQuery, sitting: CountedMeeting
    ) -> Attendance:
        statuses = {
            "present": Status.PRESENT,
            "present-remotely": Status.REMOTE,
            "deputy": Status.DEPUTY,
            "apologies": Status.APOLOGIES,
            "absent": Status.ABSENT,
            "not-recorded": Status.UNKNOWN,
        }
        status = statuses[entry.attendance or "not-recorded"]
        deputy = None
        if status is Status.DEPUTY:
            who = entry.deputy
            name = name_on(self.register, who, sitting.day) if who else "deputy not recorded"
            deputy = Deputised(who, name, asked.named.get(who, False) if who else None, minute.at)
        away = before.underlying or (before.status if before.status in AWAY else None)
        return Attendance(
            status=status,
            at=(minute.at, *before.at),
            remote=status is Status.REMOTE,
            deputy=deputy,
            underlying=away if status is Status.DEPUTY else None,
            before=before,
            corrected_by=minute,
            why="the correction says that it is not recorded" if status is Status.UNKNOWN else "",
        )

    def _expected(
        self, base: Attendance, sitting: CountedMeeting, covers: Callable[[Day], Tristate], joined: Day | None
    ) -> Attendance:
        """The status of somebody whose membership covers the meeting, in view of when the meeting was summoned.

        Nobody is expected at a meeting that was summoned before they joined; somebody who came all the same did come.
        """
        if base.otherwise is not None:
            return replace(base, otherwise=self._expected(base.otherwise, sitting, covers, joined))
        if base.status not in AWAY | {Status.ACCEPTED, Status.UNKNOWN}:
            return base
        summoned = self._summoned(sitting, covers, joined)
        if summoned is False:
            return not_expected(Status.NOT_MEMBER, *base.at)
        if summoned is None and base.status is Status.UNKNOWN:
            return replace(base, expected=None)
        if summoned is None and base.status is Status.ABSENT:
            since = f"they joined on {joined}" if joined is not None else "when they joined is not recorded"
            return unknown(
                f"{since}, and whether this meeting was summoned before or after is not recorded (agenda: issued)",
                sitting.meeting.place,
                expected=None,
            )
        return base

    def _summoned(self, sitting: CountedMeeting, covers: Callable[[Day], Tristate], joined: Day | None) -> Tristate:
        agenda = sitting.meeting.agenda
        if agenda is not None and agenda.issued is not None:
            return covers(agenda.issued)
        earlier = bisect_left(self._held, sitting.meeting.sorting, key=lambda other: other.meeting.sorting)
        # A meeting is summoned after the one before it, so whoever was a member then was summoned to this one.
        if earlier and covers(self._held[earlier - 1].day):
            return True
        # No meeting is summoned more than a year before its day, so who was a member then was summoned to it.
        if covers(Day.of(months_after(sitting.day.first, -SUMMONED_AHEAD))):
            return True
        return False if joined == sitting.day else None


def _last_day(sitting: CountedMeeting) -> date:
    return sitting.day.last


def _not_shown_held(sitting: CountedMeeting) -> Attendance:
    return unknown("nothing in the records shows whether it was held", sitting.meeting.place, expected=None)
