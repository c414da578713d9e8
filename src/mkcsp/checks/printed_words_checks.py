"""MK410: approved minutes whose words stand in other files."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import Approving
from mkcsp.checks.meeting_facts import MeetingFacts
from mkcsp.checks.parts import Parts
from mkcsp.findings import Code, Finding, Severity
from mkcsp.location import Place
from mkcsp.model.group import SectionKind
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Approval, Interest, Voter

NOT_IN_FILE = Code("MK410", Severity.ERROR)

_NAMED = Parts(Voter, Interest)


def check(sitting: MeetingFacts) -> Iterator[Finding]:
    """A meeting whose minutes were approved."""
    approvals = sitting.book.approvals.get(sitting.meeting.id)
    if approvals is None or sitting.meeting.minutes is None:
        return
    by = next((one for one in approvals if one.approval.outcome != "deferred"), None)
    if by is not None:
        yield from _missing(sitting, by.meeting.id)
        yield from _corrected(sitting, by)


def _missing(sitting: MeetingFacts, by: str) -> Iterator[Finding]:
    meeting = sitting.meeting
    why = f"these minutes were approved by {by}"
    if meeting.body is None:
        name = sitting.group.name if sitting.group else "the body's name as printed that day"
        yield NOT_IN_FILE.finding(meeting.place, f"`body` is missing, but {why}", f"add `body: {name}`")
    for _, line, keys in sitting.lines:
        if line.member is not None and line.as_ is None:
            help = f"add `as: {sitting.name(line.member)}`, or what was printed, and `post` where one was"
            yield NOT_IN_FILE.finding(sitting.at(*keys), f"`as` is missing, but {why}", help)
        if line.deputy_for is not None and line.deputy_for.as_ is None:
            message = f"`as`, what stands after “Deputy for”, is missing, but {why}"
            yield NOT_IN_FILE.finding(sitting.at(*keys, "deputy-for"), message)
    yield from _headings(sitting, why)
    for number, one in enumerate(meeting.presiding):
        if one.as_ is None and one.name is None:
            yield NOT_IN_FILE.finding(sitting.at("presiding", number), f"`as` is missing, but {why}")
    recorded = any(item.votes or item.interests for item, _ in sitting.items)
    for part, within in _NAMED.of(meeting) if recorded else ():
        if part.member is not None and part.as_ is None and part.name is None:
            yield NOT_IN_FILE.finding(sitting.at(*within), f"`as` is missing, but {why}")


def _corrected(sitting: MeetingFacts, by: Approving) -> Iterator[Finding]:
    """Corrections of the roll, which are printed with the minutes that they correct, and with those that make them."""
    own = f"the minutes of {sitting.meeting.id} that this corrects were approved"
    for at, unnamed in _unnamed(by.approval, by.at, sitting.meeting):
        yield NOT_IN_FILE.finding(at, f"`{unnamed}` is missing, but {own}")
    for item, keys in sitting.items:
        for number, approval in enumerate(item.approves):
            corrected = sitting.book.register.meetings.get(approval.meeting)
            told = set(_unnamed(approval, sitting.at(*keys, "approves", number), corrected))
            for at, unnamed in _unnamed(approval, sitting.at(*keys, "approves", number), sitting.meeting):
                if (at, unnamed) not in told:
                    why = f"these minutes were approved by {by.meeting.id}"
                    yield NOT_IN_FILE.finding(at, f"`{unnamed}` is missing, but {why}")


def _unnamed(approval: Approval, at: Place, meeting: Meeting | None) -> Iterator[tuple[Place, str]]:
    """Where a correction names somebody whose printed name neither it nor the roll of the meeting has."""
    sections = meeting.roll.sections if meeting is not None and meeting.roll is not None else ()
    for number, one in enumerate(approval.corrections):
        for field, id, printed in (("as", one.member, one.as_), ("deputy-as", one.deputy, one.deputy_as)):
            if id is None or printed is not None:
                continue
            if not any(line.member == id and line.as_ for section in sections for line in section.lines):
                yield at.at("corrections", number), field


def _headings(sitting: MeetingFacts, why: str) -> Iterator[Finding]:
    """Sections without a heading, where a draft would take the group's usual one.

    It takes none for what stands below the heading of the section before, under a subheading of its own, nor for what
    stands first below the paper's own words for the whole roll.
    """
    roll = sitting.meeting.roll
    usual = sitting.group.usual.roll_headings if sitting.group and sitting.group.usual else ()
    if roll is None or not usual:
        return
    words = {one.kind: one.heading for one in usual}
    headed = False
    before: dict[bool, SectionKind] = {}
    # In the order of print: the chair first, and who was not there apart from who was.
    for number, section in sorted(enumerate(roll.sections), key=lambda one: one[1].kind != "chair"):
        if section.subheading is None and all(line.public is not None for line in section.lines):
            continue
        away = section.kind in ("apologies", "absent")
        goes_on = section.subheading is not None and before.get(away) == section.kind
        first = roll.heading is not None and not headed and not away
        before[away] = section.kind
        headed |= section.heading is not None and not away
        if section.heading is None and not goes_on and not first and section.kind in words:
            message = f"`heading` is missing, but {why}"
            help = f"add `heading: {words[section.kind]}`, or what was printed"
            yield NOT_IN_FILE.finding(sitting.at("roll", "sections", number), message, help)
