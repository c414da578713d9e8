"""MK315 to MK318 and MK511: rolls and replies against the seats of the body, and deputies."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.meeting_facts import MeetingFacts, RollEntry
from mkcsp.checks.reference_targets import MEMBER
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.membership import type_on
from mkcsp.history.tristate import before
from mkcsp.model.dates import Day
from mkcsp.model.group import Group

NO_SEAT = Page(
    "MK315",
    "among the members without a seat",
    Severity.WARNING,
    """
    Somebody stands among the members or the co-opted members, has no seat in the body on that day, and is not said to
    have sat for anybody. Their attendance counts for nobody. If the paper has them there, they sat for somebody: give
    them the seat, with `seen` if no more is known than this meeting, or say for whom they deputised. Nothing is said
    where the dates of a seat do not tell, or where no seat of the body is in the records.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: sam-marsh
                from: 2014-05-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - member: jo-field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: sam-marsh
                from: 2014-05-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - member: jo-field
                  deputy-for:
                    member: sam-marsh
            - kind: apologies
              lines:
                - member: sam-marsh
    """,
)
NO_VOTE = Page(
    "MK316",
    "among those with a vote without one",
    Severity.WARNING,
    """
    Somebody stands under the heading of those with a vote (`kind: members`), but every seat that they held that day
    is of a type without one. Either the heading's kind is `co-opted` or `observers`, or the type of the seat has
    changed; where the body let them vote that day, `votes: yes` on the line says so.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish
            membership:
              - type: co-opted
            representatives:
              - member: jo-field
                from: 2014-05-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - member: jo-field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: parish
            membership:
              - type: co-opted
            representatives:
              - member: jo-field
                from: 2014-05-01
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: co-opted
              lines:
                - member: jo-field
    """,
)
PRINCIPAL_THERE = Page(
    "MK317",
    "deputy for somebody who was there",
    Severity.WARNING,
    """
    Somebody is said to have sat as deputy for a member who stands among those present. If the member came or left
    during the meeting, `movements` or `only-items` on their line says so, and nothing is reported. Otherwise
    acknowledge it, if the paper has it so.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  deputy-for:
                    member: sam-marsh
            - kind: others
              lines:
                - member: sam-marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  deputy-for:
                    member: sam-marsh
            - kind: apologies
              lines:
                - member: sam-marsh
    """,
)
PRINCIPAL_NO_MEMBER = Page(
    "MK318",
    "deputy for somebody who was no member",
    Severity.WARNING,
    """
    Somebody is said to have sat for a person who held no seat in the body on that day, so the deputy's attendance
    counts for nobody. Enter the seat that the person held, with `seen` if no more is known, or correct the name.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: sam-marsh
                until: 2015-12-31
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  deputy-for:
                    member: sam-marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
            representatives:
              - member: sam-marsh
                from: 2015-12-31
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  deputy-for:
                    member: sam-marsh
    """,
)
PAGES = (NO_SEAT, NO_VOTE, PRINCIPAL_THERE, PRINCIPAL_NO_MEMBER)


def roll_membership(sitting: MeetingFacts) -> Iterator[Finding]:
    """The lines of a roll that say that somebody sat as a member, or for one."""
    group, day = sitting.group, sitting.day
    known = group is not None and day is not None and bool(group.seats)
    for line in sitting.lines:
        if line.line.deputy_for is not None:
            if line.there:
                yield from _deputy(sitting, line, group, day)
        elif known and line.section.kind in ("members", "co-opted"):
            member = line.line.member
            if member is None or line.line.seat is not None or group is None or day is None:
                continue
            if not MEMBER.known(sitting.book, sitting.meeting, member):
                continue  # a slip in the id, which has been found as one
            voting = line.section.kind == "members"
            if sitting.date is None or not sitting.book.surely_sat(group.id, member, sitting.date, voting):
                yield from _member(sitting, line, member, group, day)


def _member(sitting: MeetingFacts, line: RollEntry, member: str, group: Group, day: Day) -> Iterator[Finding]:
    tenures = sitting.book.tenures(group.id).get(member, ())
    answers = [(tenure.covers(day), tenure.seat) for tenure in tenures]
    held = [seat for answer, seat in answers if answer]
    if held:
        if line.section.kind == "members" and line.line.votes is None:
            types = [type_on(seat, day) for seat in held]
            if all(type is not None and type != "voting" for type in types):
                message = f"{sitting.called(line.line)} held a seat without a vote that day ({types[0]})"
                yield NO_VOTE.finding(sitting.at(*line.keys), message)
        return
    if any(answer is None for answer, _ in answers) or sitting.book.stands_in(group.id, member, day) is not False:
        return
    message = f"{sitting.called(line.line)} held no seat in {group.id} on {day}"
    help = "enter the seat that they held (`seen` will do), or for whom they sat (`deputy-for`)"
    yield NO_SEAT.finding(sitting.at(*line.keys), message, help)


def _deputy(sitting: MeetingFacts, line: RollEntry, group: Group | None, day: Day | None) -> Iterator[Finding]:
    principal = line.line.deputy_for.member if line.line.deputy_for else None
    if principal is None:
        return
    at = sitting.at(*line.keys, "deputy-for", "member")
    there = sitting.present.get(principal)
    if there is not None and not (there.line.movements or there.line.only_items or line.line.movements):
        yield PRINCIPAL_THERE.finding(at, f"{sitting.name(principal)} was there")
    if group is None or day is None or not group.seats or principal not in sitting.book.register.members:
        return
    if (
        sitting.book.sat(group.id, principal, day) is False
        and sitting.book.stands_in(group.id, principal, day) is False
    ):
        message = f"{sitting.name(principal)} held no seat in {group.id} on {day}"
        yield PRINCIPAL_NO_MEMBER.finding(at, message)


REPLY = Page(
    "MK511",
    "reply that does not fit",
    Severity.WARNING,
    """
    Somebody answered the summons who by the records held no seat that day; the same member answered twice, so that
    nobody can tell which answer holds; the answer is dated after the meeting, or before its agenda was issued; or a
    deputy is named although none is sent. The forecast of the quorum and the list of missing replies rest on these.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: fire
            representatives:
              - member: jo-field
                from: 2015
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-04-14.yaml
        status: planned
        replies:
          - member: jo-field
            answer: coming
            on: 2016-04-15

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: fire
            representatives:
              - member: jo-field
                from: 2015
        # records/members/jo-field.yaml
        name: Jo Field
        # records/meetings/smk/2016-04-14.yaml
        status: planned
        replies:
          - member: jo-field
            answer: coming
            on: 2016-04-05
    """,
)
REPLIES_PAGES = (REPLY,)


def replies(sitting: MeetingFacts) -> Iterator[Finding]:
    """Every reply to the summons of one meeting."""
    meeting, book = sitting.meeting, sitting.book
    if not meeting.replies:
        return
    day = book.day(meeting.id)
    issued = meeting.agenda.issued if meeting.agenda else None
    seen: set[str] = set()
    for number, reply in enumerate(meeting.replies):
        at = meeting.place.at("replies", number)
        if reply.member in seen:
            yield REPLY.finding(at.at("member"), f"`{reply.member}` has answered already")
        seen.add(reply.member)
        if reply.deputy is not None and reply.answer != "sends-deputy":
            yield REPLY.finding(at.at("deputy"), f"a deputy is named, but the answer is `{reply.answer}`")
        if reply.on is not None and day is not None and before(day, reply.on):
            yield REPLY.finding(at.at("on"), f"{reply.on} is after the meeting of {day}")
        elif reply.on is not None and issued is not None and before(reply.on, issued):
            yield REPLY.finding(at.at("on"), f"{reply.on} is before the agenda was issued on {issued}")
        known = meeting.group in book.register.groups and reply.member in book.register.members
        if known and day is not None and book.sat(meeting.group, reply.member, day) is False:
            yield REPLY.finding(at.at("member"), f"`{reply.member}` held no seat of {meeting.group} on {day}")
