"""The codes of approvals: MK406 to MK411."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Approving, Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.history.tristate import before
from mkcsp.register import Register

NOT_HELD = Page(
    "MK406",
    "approval of a meeting not held",
    Severity.WARNING,
    """
    A minute approves the minutes of a meeting that by its own record was not held: it is planned, cancelled or
    postponed. If the papers show that it was held, set its status to `held` (and `held-on`, where that was another
    day); otherwise another meeting is meant.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: planned
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
NOT_EARLIER = Page(
    "MK407",
    "approval of the same or a later meeting",
    Severity.ERROR,
    """
    A minute approves the minutes of its own meeting, or of a meeting that came after it. The state of those minutes,
    draft or approved, cannot be told. Name the earlier meeting that is meant.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        body: SaferMK Partnership
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2016-01-21
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        body: SaferMK Partnership
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
OTHER_BODY = Page(
    "MK408",
    "approval of another body's minutes",
    Severity.WARNING,
    """
    A body approves the minutes of a body that it did not succeed. A body approves its own; those of a body whose
    place it took, `succeeds` in the group's record makes its own. If the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/groups/bmg.yaml
        name: Business Management Group
        kind: management-group
        # records/meetings/bmg/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: bmg/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        succeeds:
          - group: csp
            terms: not-known
        # records/groups/csp.yaml
        name: Community Safety Partnership
        kind: partnership
        # records/meetings/csp/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: csp/2015-10-01
                  outcome: approved
    """,
)
AGAIN = Page(
    "MK409",
    "minutes approved twice",
    Severity.WARNING,
    """
    The same minutes are approved by a second minute, or deferred after they had been approved. Approval stands in the
    minute that gave it first; a later correction is a resolution of its own. One of the two probably means another
    meeting. If both are in the papers, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: deferred
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
UNKNOWN_CORRECTED = Page(
    "MK411",
    "correction that corrects nothing",
    Severity.ERROR,
    """
    A correction made on approval names an item that the corrected minutes do not have, or says neither what words or
    whose attendance it changes, or stands with minutes approved as they stood. It would be lost. Corrections of words
    give `now`, and `was` where the old words are known; those of the roll give `member` and `attendance`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
                  corrections:
                    - was: Tuesday
                      now: Thursday

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved-as-corrected
                  corrections:
                    - was: Tuesday
                      now: Thursday
    """,
)
PAGES = (NOT_HELD, NOT_EARLIER, OTHER_BODY, AGAIN, UNKNOWN_CORRECTED)


def check(book: Book) -> Iterator[Finding]:
    """Every approval against the meeting whose minutes it approves."""
    for id, approvals in book.approvals.items():
        approved: Approving | None = None
        for one in approvals:
            yield from _one(book, one)
            if approved is not None and approved.meeting.id != one.meeting.id:
                help = "give the meeting whose minutes they were"
                yield AGAIN.finding(one.at.at("meeting"), f"{approved.meeting.id} had approved {id} already", help)
            if one.approval.outcome != "deferred":
                approved = approved or one


def _one(book: Book, one: Approving) -> Iterator[Finding]:
    yield from _corrections(book, one)
    approved = book.register.meetings.get(one.approval.meeting)
    if approved is None:
        return
    at = one.at.at("meeting")
    day, own = book.day(approved.id), book.day(one.meeting.id)
    if approved.id == one.meeting.id:
        yield NOT_EARLIER.finding(at, "a meeting cannot approve its own minutes")
        return
    if day is not None and own is not None and before(own, day):
        yield NOT_EARLIER.finding(at, f"{approved.id} was on {day}, after this meeting")
        return
    if approved.status != "held" and not (approved.status == "postponed" and approved.held_on is not None):
        yield NOT_HELD.finding(at, f"{approved.id} is {approved.status}, not held")
    if approved.group != one.meeting.group and approved.group not in _before(book.register, one.meeting.group):
        yield OTHER_BODY.finding(
            at, f"these are minutes of {approved.group}, which {one.meeting.group} did not succeed"
        )


def _corrections(book: Book, one: Approving) -> Iterator[Finding]:
    corrections = one.approval.corrections
    if corrections and one.approval.outcome != "approved-as-corrected":
        message = f"corrections are given, but the outcome is `{one.approval.outcome}`"
        yield UNKNOWN_CORRECTED.finding(one.at.at("outcome"), message, "write `outcome: approved-as-corrected`")
    for number, each in enumerate(corrections):
        at = one.at.at("corrections", number)
        known = book.item_ids(one.approval.meeting)
        if each.item is not None and one.approval.meeting in book.register.meetings and each.item not in known:
            yield UNKNOWN_CORRECTED.finding(at.at("item"), f"{one.approval.meeting} has no item `{each.item}`")
        if not (each.now or each.was or each.words) and (each.member is None or each.attendance is None):
            yield UNKNOWN_CORRECTED.finding(at, "neither words nor a member's attendance are corrected")


def _before(register: Register, group: str) -> set[str]:
    """The bodies that a group succeeded, one after the other."""
    found: set[str] = set()
    waiting = [group]
    while waiting:
        record = register.groups.get(waiting.pop())
        for one in record.succeeds if record else ():
            if one.group not in found:
                found.add(one.group)
                waiting.append(one.group)
    return found
