"""MK511: answers to the summons against the membership and the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.rules.sitting import Sitting

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
PAGES = (REPLY,)


def check(sitting: Sitting) -> Iterator[Finding]:
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
