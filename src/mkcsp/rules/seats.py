"""MK303 to MK307: seats and offices whose dated entries contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Place
from mkcsp.model.dates import Dated
from mkcsp.model.group import Group, OfficeHolding, Seat
from mkcsp.rules.book import Book
from mkcsp.rules.overlaps import overlapping

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


def check(book: Book) -> Iterator[Finding]:
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
