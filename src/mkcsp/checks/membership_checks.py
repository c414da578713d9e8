"""MK301 to MK307: seats and offices whose dated entries contradict each other or themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from mkcsp.checks.book import Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key, Place
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


TWICE_IN_SEAT = Page(
    "MK303",
    "same member twice in one seat at one time",
    Severity.ERROR,
    """
    Two entries have the same person in the same seat on the same days, which would be reckoned as two memberships.
    End the first where the second begins, or make one entry of them.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: jo-field
                from: 2014-05-01
                until: 2016-04-30
              - member: jo-field
                from: 2015-05-01
        # records/members/jo-field.yaml
        name: Jo Field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: jo-field
                from: 2014-05-01
                until: 2015-04-30
              - member: jo-field
                from: 2015-06-01
        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
TWO_IN_SEAT = Page(
    "MK304",
    "two representatives of a seat at one time",
    Severity.WARNING,
    """
    Two people hold one seat on the same day, or somebody holds it while it is said to be vacant. Usually the `until`
    of the first is not filled in: the day before the second began, if that is known. A body may agree to more than
    one representative; then acknowledge it, or give each a seat and let the seats share a vote.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: jo-field
                from: 2014-05-01
              - member: sam-marsh
                from: 2016-01-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: jo-field
                from: 2014-05-01
                until: 2015-12-31
              - member: sam-marsh
                from: 2016-01-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
    """,
)
OUTSIDE_SEAT = Page(
    "MK305",
    "outside the time of the seat",
    Severity.WARNING,
    """
    A representative, a deputy or a type of membership begins before the seat exists or after it has ended. After its
    end a seat has nobody in it, whatever its representatives say. Correct one of the dates.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police-authority
            until: 2012-11-21
            representatives:
              - member: jo-field
                from: 2013-01-01
        # records/members/jo-field.yaml
        name: Jo Field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police-authority
            until: 2012-11-21
            representatives:
              - member: jo-field
                from: 2011-01-01
        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
TWO_TYPES = Page(
    "MK306",
    "two types of membership at one time",
    Severity.ERROR,
    """
    A seat has two types of membership on the same day, so that nobody can tell whether it had a vote. End the first
    where the second begins.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish
            title: Parish councils
            membership:
              - type: voting
                from: 2005-05
              - type: co-opted
                from: 2015-03

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish
            title: Parish councils
            membership:
              - type: voting
                from: 2005-05
                until: 2015-02
              - type: co-opted
                from: 2015-03
    """,
)
TWO_IN_OFFICE = Page(
    "MK307",
    "two holders of an office at one time",
    Severity.WARNING,
    """
    Two entries have different people in the same office of a group on the same day. Usually the `until` of the first
    is not filled in. Where an office is shared, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        offices:
          - office: chair
            member: jo-field
            from: 2014-05-01
          - office: chair
            member: sam-marsh
            from: 2016-01-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        offices:
          - office: chair
            member: jo-field
            from: 2014-05-01
            until: 2015-12-31
          - office: chair
            member: sam-marsh
            from: 2016-01-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
    """,
)
PAGES = (TWICE_IN_SEAT, TWO_IN_SEAT, OUTSIDE_SEAT, TWO_TYPES, TWO_IN_OFFICE)


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


REVERSED = Page(
    "MK301",
    "ends before it begins",
    Severity.ERROR,
    """
    `until` lies before `from`, so the entry covers no day at all: a membership would count at no meeting. Usually the
    two were mixed up, or a year is mistyped.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            from: 2016-04-01
            until: 2015-03-31

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            from: 2015-04-01
            until: 2016-03-31
    """,
)
SEEN_OUTSIDE = Page(
    "MK302",
    "seen outside its own dates",
    Severity.WARNING,
    """
    `seen` names a day on which something is known to have been so, but by `from` and `until` it was not so yet, or no
    more. One paper contradicts another. Correct the date that is wrong; if both stand in the papers, acknowledge it.
    The day that was seen is believed.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            until: 2015-03-31
            seen: [2016-01-21]

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            until: 2016-03-31
            seen: [2016-01-21]
    """,
)
SPELLS_PAGES = (REVERSED, SEEN_OUTSIDE)

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
