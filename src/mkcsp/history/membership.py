"""Who holds which seat of a body on a day, with what type of membership, and for how long without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from mkcsp.findings import Place
from mkcsp.history.names_of_the_day import plain_office, same_office
from mkcsp.history.tristate import Tristate, and_, covers, exists, or_, undated
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, HeldBy, MembershipType, Seat, SeatMembership, SeatPlaces
from mkcsp.register import Register

HoldingState = Literal["held", "vacant", "awaiting-nomination", "not-recorded", "generic"]


@dataclass(frozen=True)
class SeatHolding:
    """That somebody held a seat, or that nobody did, for a time.

    member: id of the holder; None where `state` is not `held`.
    spans: all must hold: the representative's, or the office and the post that brought the seat.
    unless: of a seat that comes with an office elsewhere, those recorded for it by name, who come first.
    at: the entry in the records that says so.
    """

    seat: Seat
    member: str | None
    state: HoldingState
    spans: tuple[Dated, ...]
    at: Place
    unless: tuple[SeatHolding, ...] = ()

    def covers(self, day: Day) -> Tristate:
        """Whether it was so on `day`: True, False or is unknown."""
        # Most holdings and days are known exactly, and all that is judged of a body asks again and again.
        begins, ends = self._surely
        if begins <= day.first and day.last <= ends:
            return True
        begins, ends = self.reach
        if day.last < begins or ends < day.first:
            return False
        own = and_((exists(self.seat.from_, self.seat.until, day), *(covers(span, day) for span in self.spans)))
        named = or_(tenure.covers(day) for tenure in self.unless)
        return and_((own, None if named is None else not named))

    @cached_property
    def _surely(self) -> tuple[date, date]:
        """The first and the last day of a time in which it surely was so; the last is before it if none is known."""
        if self.unless or any(span.from_ is None for span in self.spans):
            return date.max, date.min
        begun = [day.last for day in (self.seat.from_, *(span.from_ for span in self.spans)) if day is not None]
        ended = [day.first for day in (self.seat.until, *(span.until for span in self.spans)) if day is not None]
        return max(begun, default=date.min), min(ended, default=date.max)

    @cached_property
    def reach(self) -> tuple[date, date]:
        """The first and the last day on which it can have been so at all."""
        spans = [*(_reach(span) for span in self.spans), _reach(self.seat)]
        return max(begins for begins, _ in spans), min(ends for _, ends in spans)

    @property
    def joined(self) -> Day | None:
        """The latest beginning among the spans: when the holder came to the seat, if recorded."""
        return max((span.from_ for span in self.spans if span.from_), key=lambda day: day.first, default=None)

    @property
    def left(self) -> Day | None:
        """The earliest end among the spans and the seat's own: when the holder left it, if recorded."""
        ends = [span.until for span in self.spans if span.until] + ([self.seat.until] if self.seat.until else [])
        return min(ends, key=lambda day: day.last, default=None)


@dataclass(frozen=True, slots=True)
class Holding:
    """A seat on a day.

    tenures: those who held it that day; empty where nobody is recorded.
    possible: those of whom it is unknown whether they held it that day.
    state: `held`, or why nobody is named: `vacant`, `awaiting-nomination`, `not-recorded`, or `generic` for a seat
        that no organisation has taken up.
    type: the type of membership that day; None where it is not recorded.
    """

    seat: Seat
    number: int
    at: Place
    state: HoldingState
    tenures: tuple[SeatHolding, ...]
    possible: tuple[SeatHolding, ...]
    type: MembershipType | None

    @property
    def members(self) -> tuple[str, ...]:
        """Ids of those who held it that day."""
        return tuple(tenure.member for tenure in self.tenures if tenure.member)


def seat_holdings(register: Register, group: Group) -> tuple[SeatHolding, ...]:
    """Everything that the records say of who held the seats of `group`, whenever, seat by seat."""
    return register.once(("seat holdings", id(group)), lambda: (group, _seat_holdings(register, group)))[1]


def _seat_holdings(register: Register, group: Group) -> tuple[SeatHolding, ...]:
    found: list[SeatHolding] = []
    for number, seat in enumerate(group.seats):
        at = group.place.at("seats", number)
        named: list[SeatHolding] = []
        for index, entry in enumerate(seat.representatives):
            state: HoldingState = entry.state or ("held" if entry.member else "not-recorded")
            member = entry.member if entry.state is None else None
            named.append(SeatHolding(seat, member, state, (entry,), at.at("representatives", index)))
        found += named
        if seat.held_by is not None:
            for holder, spans, place in _holders(register, seat.held_by, at.at("held-by"), frozenset()):
                found.append(SeatHolding(seat, holder, "held", spans, place, tuple(named)))
    return tuple(found)


def holding(register: Register, group: Group, number: int, day: Day) -> Holding:
    """Who held the seat at index `number` of the group's seats on `day`.

    A representative who is recorded comes before whoever holds the office that brings the seat with it.
    """
    return _holding(group, number, day, _by_seat(register, group))


def _by_seat(register: Register, group: Group) -> dict[int, list[SeatHolding]]:
    """What is recorded of each seat, by its identity: two seats may have the same id."""
    found: dict[int, list[SeatHolding]] = {}
    for tenure in seat_holdings(register, group):
        found.setdefault(id(tenure.seat), []).append(tenure)
    return found


def _holding(group: Group, number: int, day: Day, known: dict[int, list[SeatHolding]]) -> Holding:
    seat = group.seats[number]
    own = known.get(id(seat), [])
    sure = [tenure for tenure in own if tenure.covers(day)]
    maybe = [tenure for tenure in own if tenure.covers(day) is None]
    held = [tenure for tenure in sure if tenure.state == "held"]
    if held:
        state: HoldingState = "held"
    elif sure:
        state = sure[0].state
    elif seat.generic is not None and seat.organisation is None and not own:
        state = "generic"
    else:
        state = "not-recorded"
    at = group.place.at("seats", number)
    possible = tuple(tenure for tenure in maybe if tenure.member)
    return Holding(seat, number, at, state, tuple(held), possible, type_on(seat, day))


def holdings(register: Register, group: Group, day: Day) -> tuple[Holding, ...]:
    """The seats that existed on `day` or may have, in their order, each with its holders."""
    known = _by_seat(register, group)
    return tuple(
        _holding(group, number, day, known)
        for number, seat in enumerate(group.seats)
        if exists(seat.from_, seat.until, day) is not False
    )


def type_entry(seat: Seat, day: Day) -> SeatMembership | None:
    """The entry that tells the type of membership on `day`; None where none does, or two contradict.

    An entry without any date holds as long as the seat does, save where a dated entry answers for the day: a seat's
    type is set with the seat, unlike a holder, who comes and goes.
    """
    if len(seat.membership) == 1:
        only = seat.membership[0]
        return only if undated(only) or covers(only, day) is not False else None
    sure = [entry for entry in seat.membership if not undated(entry) and covers(entry, day)]
    if not sure:
        if any(not undated(entry) and covers(entry, day) is None for entry in seat.membership):
            possible = [entry for entry in seat.membership if undated(entry) or covers(entry, day) is None]
            return possible[0] if len({(entry.type, entry.shares_vote) for entry in possible}) == 1 else None
        sure = [entry for entry in seat.membership if undated(entry)]
    return sure[0] if sure and len({(entry.type, entry.shares_vote) for entry in sure}) == 1 else None


def type_on(seat: Seat, day: Day) -> MembershipType | None:
    """The type of membership that the seat gave on `day`; None where it is unknown."""
    entry = type_entry(seat, day)
    return entry.type if entry else None


def places_on(seat: Seat, day: Day) -> SeatPlaces | None:
    """The entry that tells how many places a seat has on `day` that follows from something else, if one does."""
    return next((entry for entry in seat.places if covers(entry, day)), None)


def vote_of(seat: Seat, day: Day) -> str | None:
    """A word for the vote that the seat has on `day`; seats with the same word share one vote.

    None where the seat has no vote, or that is unknown. Without a word of its own it is the organisation's,
    and without an organisation the seat's.
    """
    entry = type_entry(seat, day)
    if entry is None or entry.type != "voting":
        return None
    return entry.shares_vote or seat.organisation or seat.id


def is_member(register: Register, group: Group, member: str, day: Day) -> Tristate:
    """Whether the person held any seat of the group on `day`."""
    return or_(tenure.covers(day) for tenure in seat_holdings(register, group) if tenure.member == member)


def office_holders(register: Register, group: Group, office: str, day: Day) -> tuple[str, ...]:
    """Ids of those shown to hold an office of the group (`chair`) on `day`."""
    return tuple(
        holder
        for holder, spans, _ in _in_office(register, group, office, frozenset())
        if and_(covers(span, day) for span in spans)
    )


@dataclass(frozen=True, slots=True)
class InOffice:
    """That somebody held an office or a post for a time: `spans` all must hold. at: the entry that says so."""

    member: str
    spans: tuple[Dated, ...]
    at: Place

    def covers(self, day: Day) -> Tristate:
        """Whether it was so on `day`."""
        return and_(covers(span, day) for span in self.spans)


def in_office(register: Register, group: Group, office: str) -> tuple[InOffice, ...]:
    """Everybody who is recorded to have held an office of the group, whenever."""
    return tuple(InOffice(*found) for found in _in_office(register, group, office, frozenset()))


def holders(register: Register, held_by: HeldBy, at: Place) -> tuple[InOffice, ...]:
    """Everybody who is recorded to have held the post or office that is named, whenever. at: where it is named."""
    return tuple(InOffice(*found) for found in _holders(register, held_by, at, frozenset()))


_Found = tuple[str, tuple[Dated, ...], Place]


def _holders(register: Register, held_by: HeldBy, at: Place, seen: frozenset[tuple[str, str]]) -> Iterator[_Found]:
    if held_by.group is not None and held_by.office is not None:
        group = register.groups.get(held_by.group)
        if group is not None:
            yield from _in_office(register, group, held_by.office, seen)
    elif held_by.post is not None:
        for id, member in register.members.items():
            for number, post in enumerate(member.posts):
                if post.title == held_by.post and held_by.organisation in (None, post.organisation):
                    yield id, (post,), member.place.at("posts", number)


def _in_office(register: Register, group: Group, office: str, seen: frozenset[tuple[str, str]]) -> Iterator[_Found]:
    # Two offices that name each other would go round for ever.
    if (group.id, plain_office(office)) in seen:
        return
    for number, entry in enumerate(group.offices):
        at = group.place.at("offices", number)
        if not same_office(entry.office, office):
            continue
        if entry.member is not None:
            yield entry.member, (entry,), at
        elif entry.held_by is not None:
            for holder, spans, _ in _holders(register, entry.held_by, at, seen | {(group.id, plain_office(office))}):
                yield holder, ((*spans,) if undated(entry) else (entry, *spans)), at


@dataclass(frozen=True, slots=True)
class MembershipPeriod:
    """One unbroken membership of a person, in one seat or in several one after the other."""

    tenures: tuple[SeatHolding, ...]

    def covers(self, day: Day) -> Tristate:
        """Whether the person was a member on `day` in this spell."""
        if len(self.tenures) == 1:
            return self.tenures[0].covers(day)
        return or_(tenure.covers(day) for tenure in self.tenures)

    @property
    def reach(self) -> tuple[date, date]:
        """The first and the last day on which the person can have been a member in this spell at all."""
        those = [tenure.reach for tenure in self.tenures]
        return min(begins for begins, _ in those), max(ends for _, ends in those)

    @property
    def joined(self) -> Day | None:
        """When it began; None where that is not recorded."""
        return self.tenures[0].joined

    @property
    def left(self) -> Day | None:
        """When it ended; None where it did not, or that is not recorded."""
        ends = [tenure.left for tenure in self.tenures]
        return None if None in ends else max((end for end in ends if end), key=lambda day: day.last)


def _reach(span: Dated | Seat) -> tuple[date, date]:
    seen = span.seen if isinstance(span, Dated) else ()
    begins = date.min if span.from_ is None else min(day.first for day in (span.from_, *seen))
    ends = date.max if span.until is None else max(day.last for day in (span.until, *seen))
    return begins, ends


def membership_periods(those: Sequence[SeatHolding]) -> tuple[MembershipPeriod, ...]:
    """The tenures of one person as spells, in order of time.

    A tenure whose beginning is not recorded cannot be shown to be apart from what went before, so it is not parted.
    """
    found: list[list[SeatHolding]] = []
    for tenure in sorted(those, key=_begun):
        if found and not _gap(found[-1], tenure):
            found[-1].append(tenure)
        else:
            found.append([tenure])
    return tuple(MembershipPeriod(tuple(run)) for run in found)


def _begun(tenure: SeatHolding) -> date:
    days = [day.first for span in tenure.spans for day in (span.from_, *span.seen) if day is not None]
    return min(days, default=date.min) if tenure.joined is None else tenure.joined.first


def _gap(run: Sequence[SeatHolding], after: SeatHolding) -> bool:
    joined = after.joined
    if joined is None:
        return False
    ends = [tenure.left for tenure in run]
    return all(end is not None and end.last + timedelta(days=1) < joined.first for end in ends)
