"""MK240 and MK301 to MK307: seats and offices that contradict each other, and successions in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.model.base import Record
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import Group, OfficeHolding, Seat
from mkcsp.model.minute import AcceptedAbsence
from mkcsp.model.people import Organisation
from mkcsp.model.strategy import Strategy

_D = TypeVar("_D", bound=Dated)


def overlapping(those: Sequence[tuple[int, _D]]) -> Iterator[tuple[int, _D, date]]:
    """Each entry that certainly shares a day with one that began before it: its number, the other, that day.

    An entry is compared with that one before it which lasts longest, not with all, so that a list of any length is
    done in the time that it takes to sort it.
    """
    if len(those) < 2:
        return
    spells = sorted((first, last, number) for number, one in those for first, last in _certain(one) if first <= last)
    entries = dict(those)
    told: set[int] = set()
    longest: tuple[date, int] | None = None
    for first, last, number in spells:
        if longest is not None and first <= longest[0] and number != longest[1] and number not in told:
            told.add(number)
            yield number, entries[longest[1]], first
        if longest is None or last > longest[0]:
            longest = (last, number)


def _certain(one: Dated) -> list[tuple[date, date]]:
    """Spells of days on which it certainly was so; those whose first day is the later one hold none.

    Without `until` it goes on. Days that were only `seen` tell of themselves.
    """
    if one.from_ is None and one.until is None:
        return [(day.last, day.first) for day in one.seen]
    firsts = [one.from_.last] if one.from_ is not None else [day.last for day in one.seen]
    last = one.until.first if one.until is not None else date.max
    return [(min(firsts), last)] if firsts else []


TWICE_IN_SEAT = Code("MK303", Severity.ERROR)
TWO_IN_SEAT = Code("MK304", Severity.WARNING)
OUTSIDE_SEAT = Code("MK305", Severity.WARNING)
TWO_TYPES = Code("MK306", Severity.ERROR)
TWO_IN_OFFICE = Code("MK307", Severity.WARNING)


def seats(book: Book) -> Iterator[Finding]:
    """Every seat and office of every group."""
    for group in book.register.groups.values():
        for number, seat in enumerate(group.seats):
            at = group.place.at("seats", number)
            yield from _representatives(seat, at)
            yield from _membership(seat, at)
            for field, those in (
                ("membership", seat.membership),
                ("representatives", seat.representatives),
                ("deputies", seat.deputies),
            ):
                yield from _outside(seat, those, at.at(field))
        yield from _offices(group)


def _representatives(seat: Seat, at: Place) -> Iterator[Finding]:
    by_member: dict[str | None, list[tuple[int, Dated]]] = {}
    for number, one in enumerate(seat.representatives):
        by_member.setdefault(one.member, []).append((number, one))
    twice: set[int] = set()
    for member, those in by_member.items():
        for number, _, day in overlapping(those):
            twice.add(number)
            if member is not None:
                message = f"`{member}` holds this seat by two entries on {day}"
                yield TWICE_IN_SEAT.finding(at.at("representatives", number), message)
    others = [(number, one) for number, one in enumerate(seat.representatives) if number not in twice]
    for number, other, day in overlapping(others):
        one = seat.representatives[number]
        holder = f"`{one.member}`" if one.member else f"a seat that is {one.state}"
        message = (
            f"{holder} on {day}, when `{other.member}` holds it"
            if other.member
            else f"{holder} on {day}, when the seat is {other.state}"
        )
        yield TWO_IN_SEAT.finding(at.at("representatives", number), message, "give `until` to the one that ended")


def _membership(seat: Seat, at: Place) -> Iterator[Finding]:
    for number, other, day in overlapping(list(enumerate(seat.membership))):
        one = seat.membership[number]
        if (one.type, one.shares_vote) != (other.type, other.shares_vote):
            words = f"{one.type} on {day}, when the seat is {other.type}"
            yield TWO_TYPES.finding(at.at("membership", number), words, "give `until` to the one that ended")


def _outside(seat: Seat, those: Sequence[Dated], at: Place) -> Iterator[Finding]:
    if seat.from_ is None and seat.until is None:
        return
    for number, one in enumerate(those):
        begins = [day for day in (one.from_, *one.seen) if day is not None]
        if seat.until is not None and any(day.first > seat.until.last for day in begins):
            yield OUTSIDE_SEAT.finding(at.at(number), f"begins or was seen after the seat ended on {seat.until}")
        elif seat.from_ is not None and (
            any(day.last < seat.from_.first for day in begins)
            or (one.until is not None and one.until.last < seat.from_.first)
        ):
            yield OUTSIDE_SEAT.finding(at.at(number), f"is older than the seat, which begins on {seat.from_}")


def _offices(group: Group) -> Iterator[Finding]:
    by_office: dict[str, list[tuple[int, OfficeHolding]]] = {}
    for number, one in enumerate(group.offices):
        by_office.setdefault(one.office, []).append((number, one))
    for office, those in by_office.items():
        for number, other, day in overlapping(those):
            one = group.offices[number]
            if one.member != other.member:
                who = f"`{one.member}` is" if one.member else "nobody is named as"
                message = (
                    f"{who} {office} on {day}, when `{other.member}` is"
                    if other.member
                    else f"{who} {office} on {day}, when another entry names nobody"
                )
                yield TWO_IN_OFFICE.finding(group.place.at("offices", number), message)


REVERSED = Code("MK301", Severity.ERROR)
SEEN_OUTSIDE = Code("MK302", Severity.WARNING)

WITH_DATES = (Dated, Seat, Group, Organisation, Strategy, AcceptedAbsence)


def dated_entries(book: Book, record: Record, part: Any, keys: tuple[Key, ...]) -> Iterable[Finding]:
    """The dates of one entry: reversed, or seen outside."""
    first, last = part.from_, part.until
    if first is None and last is None:
        return ()
    if first is not None and last is not None and last.last < first.first:
        at = record.place.at(*keys, "until")
        return (REVERSED.finding(at, f"ends {last}, before it begins on {first}"),)
    return _seen(record, part, keys)


def _seen(record: Record, part: Any, keys: tuple[Key, ...]) -> Iterator[Finding]:
    first, last = part.from_, part.until
    seen: tuple[Day, ...] = getattr(part, "seen", ())
    for number, day in enumerate(seen):
        at = record.place.at(*keys, "seen", number)
        if first is not None and day.last < first.first:
            yield SEEN_OUTSIDE.finding(at, f"seen on {day}, but begins on {first}")
        elif last is not None and day.first > last.last:
            yield SEEN_OUTSIDE.finding(at, f"seen on {day}, but ended on {last}")


CYCLE = Code("MK240", Severity.ERROR)

Links = Mapping[str, list[tuple[str, Place]]]


def circles(book: Book) -> Iterator[Finding]:
    """Every chain of records that comes back to its beginning, told once at the link that closes it."""
    register = book.register
    groups = register.groups.values()
    succession = {
        one.id: [(each.group, one.place.at("succeeds", at, "group")) for at, each in enumerate(one.succeeds)]
        for one in groups
    }
    yield from _circles(succession, "succeeds")
    reporting = {
        one.id: [
            (each.group, one.place.at("reports-to", at, "group"))
            for at, each in enumerate(one.reports_to)
            if each.until is None
        ]
        for one in groups
    }
    yield from _circles(reporting, "reports to")
    parents = {one.id: [(one.parent, one.place.at("parent"))] for one in groups if one.parent is not None}
    yield from _circles(parents, "is part of")
    organisations = {
        one.id: [
            (each.organisation, one.place.at("succeeds", at, "organisation")) for at, each in enumerate(one.succeeds)
        ]
        for one in register.organisations.values()
    }
    yield from _circles(organisations, "succeeds")
    versions = {
        one.id: [(one.replaces, one.place.at("replaces"))]
        for one in register.terms.values()
        if one.replaces is not None
    }
    yield from _circles(versions, "replaces")
    reconvened = {
        one.id: [(one.reconvened_from, one.place.at("reconvened-from"))]
        for one in register.meetings.values()
        if one.reconvened_from is not None
    }
    yield from _circles(reconvened, "was reconvened from")


def _circles(links: Links, verb: str) -> Iterator[Finding]:
    done: set[str] = set()
    for start in sorted(links):
        if start in done:
            continue
        path: dict[str, int] = {start: 0}
        waiting = [(start, iter(sorted(links[start])))]
        while waiting:
            id, following = waiting[-1]
            step = next(following, None)
            if step is None:
                waiting.pop()
                done.add(id)
                del path[id]
                continue
            other, place = step
            if other in path:
                chain = [*list(path)[path[other] :], other]
                words = f"`{id}` {verb} itself" if other == id else f" {verb} ".join(f"`{one}`" for one in chain[:8])
                yield CYCLE.finding(place, words + (" …" if len(chain) > 8 else ""))
            elif other in links and other not in done:
                path[other] = len(path)
                waiting.append((other, iter(sorted(links[other]))))
