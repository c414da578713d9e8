"""The codes of approvals: MK406 to MK411."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Approving, Book
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.tristate import before
from mkcsp.register import Register

NOT_HELD = Code("MK406", Severity.WARNING)
NOT_EARLIER = Code("MK407", Severity.ERROR)
OTHER_BODY = Code("MK408", Severity.WARNING)
AGAIN = Code("MK409", Severity.WARNING)
UNKNOWN_CORRECTED = Code("MK411", Severity.ERROR)


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
