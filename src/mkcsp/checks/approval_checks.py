"""MK406 to MK411: approvals, and approved minutes whose words are in other files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkcsp.checks.book import Approving, Book, MeetingFacts
from mkcsp.checks.parts import Parts
from mkcsp.findings import Code, Finding, Key, Place, Severity
from mkcsp.history.counted_meetings import shown_held
from mkcsp.history.names_of_the_day import group_name, name_on, post_on, post_words
from mkcsp.history.tristate import before
from mkcsp.model.base import dataclass
from mkcsp.model.group import SectionKind
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Approval, Interest, Voter
from mkcsp.register import Register

NOT_HELD = Code("MK406", Severity.WARNING)
NOT_EARLIER = Code("MK407", Severity.ERROR)
OTHER_BODY = Code("MK408", Severity.WARNING)
AGAIN = Code("MK409", Severity.WARNING)
UNKNOWN_CORRECTED = Code("MK411", Severity.ERROR)


def approvals(book: Book) -> Iterator[Finding]:
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


NOT_IN_FILE = Code("MK410", Severity.ERROR)
NOT_YET_IN_FILE = Code("MK754", Severity.WARNING)

_NAMED = Parts(Voter, Interest)


@dataclass(frozen=True, slots=True)
class MissingWords:
    """Words of that day that the file of a meeting does not hold yet.

    keys: to the part of the file that lacks them. whose: how a reader finds it (`member: jo-field`), empty for the
    file as a whole. fields: each field to add, and its text; None where the records do not say it.
    """

    keys: tuple[Key, ...]
    whose: str
    fields: tuple[tuple[str, str | None], ...]

    @property
    def change(self) -> str:
        """What to add, and where, in words."""
        those = " and ".join(f"`{name}: {text}`" if text else f"`{name}`" for name, text in self.fields)
        return f"{those} under `{self.whose}`" if self.whose else those


def words_elsewhere(sitting: MeetingFacts) -> Iterator[Finding]:
    """The minutes of a meeting: once approved their words stand in their own file, and before that it is said once."""
    meeting = sitting.meeting
    if meeting.minutes is None or not (missing_words(sitting) or _corrected_words(sitting)):
        return
    approvals = sitting.book.approvals_of(meeting.id)
    by = next((one for one in approvals if one.approval.outcome != "deferred"), None)
    if by is not None:
        if missing := missing_words(sitting):
            message = f"printed words are missing here, but these minutes were approved by {by.meeting.id}"
            yield _told(NOT_IN_FILE, sitting, missing, message)
        yield from _corrected(sitting, by)
    elif shown_held(meeting) and not meeting.minutes.published and any(_people(sitting)):
        message = "before these minutes are approved, this file needs the names as printed that day"
        yield _told(NOT_YET_IN_FILE, sitting, missing_words(sitting), message)


def _corrected_words(sitting: MeetingFacts) -> bool:
    """Whether these minutes correct others, or were corrected by others that are looked through."""
    by_others = sitting.book.approvals.get(sitting.meeting.id, ())
    own = (approval for item, _ in sitting.items for approval in item.approves)
    return any(one.approval.corrections for one in by_others) or any(one.corrections for one in own)


def missing_words(sitting: MeetingFacts) -> list[MissingWords]:
    """What the file of a meeting has to hold before its minutes can be printed from that file alone."""
    return [*_body(sitting), *_people(sitting), *_headings(sitting)]


def _told(code: Code, sitting: MeetingFacts, missing: Sequence[MissingWords], message: str) -> Finding:
    changes = "; ".join(one.change for one in missing)
    help = f"`mkcsp minutes {sitting.meeting.id} --fill-in` adds what the records say of that day: {changes}"
    return code.finding(sitting.at(*missing[0].keys), message, help)


def _body(sitting: MeetingFacts) -> Iterator[MissingWords]:
    meeting = sitting.meeting
    if meeting.body is None:
        name = group_name(sitting.book.register, meeting.group, meeting.day) if sitting.group else None
        yield MissingWords((), "", (("body", name),))


def _people(sitting: MeetingFacts) -> Iterator[MissingWords]:
    """Everybody who is named by the id of a record alone."""
    meeting = sitting.meeting
    for _, line, keys in sitting.lines:
        if line.member is not None and line.as_ is None and _known(sitting, line.member):
            post = _post(sitting, line.member) if line.post is None else None
            fields = (("as", _name(sitting, line.member)), *((("post", post),) if post else ()))
            yield MissingWords(keys, f"member: {line.member}", fields)
        if (principal := line.deputy_for) is not None and principal.as_ is None and _known(sitting, principal.member):
            post = _post(sitting, principal.member)
            name = _name(sitting, principal.member)
            printed = f"{name} [{post}]" if name and post else name
            whose = f"deputy-for: {{{'member' if principal.member else 'seat'}: {principal.member or principal.seat}}}"
            yield MissingWords((*keys, "deputy-for"), whose, (("as", printed),))
    for number, one in enumerate(meeting.presiding):
        if one.as_ is None and one.name is None and _known(sitting, one.member):
            yield MissingWords(("presiding", number), "presiding", (("as", _name(sitting, one.member)),))
    if any(item.votes or item.interests for item, _ in sitting.items):
        for part, within in _NAMED.of(meeting):
            if part.member is not None and part.as_ is None and part.name is None and _known(sitting, part.member):
                where = "interests" if isinstance(part, Interest) else "votes"
                whose = f"member: {part.member}` in `{where}"
                yield MissingWords(within, whose, (("as", _name(sitting, part.member)),))


def _known(sitting: MeetingFacts, member: str | None) -> bool:
    """Whether a person has a record; a slip in an id has been found as one."""
    return member is None or member in sitting.book.register.members


def _name(sitting: MeetingFacts, member: str | None) -> str | None:
    if member is None:
        return None
    return name_on(sitting.book.register, member, sitting.day) if sitting.day is not None else sitting.name(member)


def _post(sitting: MeetingFacts, member: str | None) -> str | None:
    """The post that a draft prints where the line has none."""
    record = sitting.book.register.members.get(member or "")
    post = post_on(record, sitting.day) if record is not None and sitting.day is not None else None
    return post_words(sitting.book.register, post, sitting.meeting.day) if post is not None else None


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


def _headings(sitting: MeetingFacts) -> Iterator[MissingWords]:
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
            at = ("roll", "sections", number)
            yield MissingWords(at, f"kind: {section.kind}", (("heading", words[section.kind]),))
