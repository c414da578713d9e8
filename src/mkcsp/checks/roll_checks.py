"""MK310 to MK319, MK511, MK755 and MK766: lines of a roll against each other, and against the seats of the body."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.book import MeetingFacts, RollEntry, person
from mkcsp.checks.references import MEMBER
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.days import minute_of
from mkcsp.history.membership import holdings, type_on
from mkcsp.history.roll_totals import differences
from mkcsp.history.tristate import before
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.group import Group
from mkcsp.model.meeting import Movement, RollLine

PRESENT_AND_ABSENT = Code("MK310", Severity.WARNING)
TWICE = Code("MK311", Severity.WARNING)
TOTALS = Code("MK766", Severity.WARNING)
TWO_CHAIRS = Code("MK312", Severity.NOTE)
ABSENT_YET_THERE = Code("MK313", Severity.WARNING)
NOT_SAID_WHETHER_COMPLETE = Code("MK314", Severity.NOTE)


def roll_lines(sitting: MeetingFacts) -> Iterator[Finding]:
    """The roll of a meeting, line by line."""
    absent: dict[str, RollEntry] = {}
    there: dict[str, RollEntry] = {}
    for line in sitting.lines:
        if (wrong := _contradicts_heading(line)) is not None:
            yield ABSENT_YET_THERE.finding(sitting.at(*line.keys), wrong)
        who = person(line.line)
        if who is None:
            continue
        mine = there if line.there else absent
        if (earlier := mine.get(who)) is not None:
            first, second = _heading(earlier), _heading(line)
            where = f"twice under “{first}”" if first == second else f"under “{first}” and under “{second}”"
            message = f"{sitting.called(line.line)} stands {where}"
            yield TWICE.finding(sitting.at(*line.keys), message)
        mine.setdefault(who, line)
    for who, line in absent.items():
        if who in there:
            message = f"{sitting.called(line.line)} is listed under “{_heading(there[who])}” too"
            yield PRESENT_AND_ABSENT.finding(sitting.at(*line.keys), message)
    in_chair = {who: line for who, line in there.items() if line.section.kind == "chair"}
    for line in list(in_chair.values())[1:]:
        yield TWO_CHAIRS.finding(sitting.at(*line.keys), f"{sitting.called(line.line)} is in the chair too")


def said_complete(sitting: MeetingFacts) -> Iterator[Finding]:
    """A roll that names people without saying whether it names all."""
    roll = sitting.meeting.roll
    if roll is None or roll.complete is not None or sitting.laid_out:
        return
    if any(person(line.line) is not None for line in sitting.lines):
        help = "write `complete: yes` where it names everybody who came or sent apologies"
        yield NOT_SAID_WHETHER_COMPLETE.finding(sitting.at("roll"), "whether this roll is complete is not said", help)


def _contradicts_heading(line: RollEntry) -> str | None:
    one: RollLine = line.line
    if line.there:
        return "apologies were received, but the line says that they were there" if one.received else None
    if one.movements or one.only_items or one.remote:
        return f"is listed under “{_heading(line)}”, but is said to have been there"
    return f"is listed under “{_heading(line)}”, but is said to have sat as a deputy" if one.deputy_for else None


def _heading(line: RollEntry) -> str:
    return (line.section.heading or line.section.kind).rstrip(":")


MOVES_OUT_OF_ORDER = Code("MK319", Severity.WARNING)

_MAY_FOLLOW = {
    None: ("arrived", "left"),
    "arrived": ("left",),
    "left": ("returned",),
    "returned": ("left",),
}


def movements(sitting: MeetingFacts) -> Iterator[Finding]:
    """The movements of every line of the roll; the first that does not fit is told."""
    for line in sitting.lines:
        before: Movement | None = None
        clock: TimeOfDay | None = None
        for number, one in enumerate(line.line.movements):
            wrong = _wrong(sitting, one, before, clock)
            if wrong is not None:
                at = sitting.at(*line.keys, "movements", number)
                yield MOVES_OUT_OF_ORDER.finding(at, f"{sitting.called(line.line)} {wrong}")
                break
            before, clock = one, one.time or clock


def _wrong(sitting: MeetingFacts, one: Movement, before: Movement | None, clock: TimeOfDay | None) -> str | None:
    meeting = sitting.meeting
    if one.what not in _MAY_FOLLOW[before.what if before else None]:
        return f"{one.what} after having {before.what}" if before else f"{one.what} without having left"
    if one.time is not None:
        minute = minute_of(meeting, one.time)
        if clock is not None and minute < minute_of(meeting, clock):
            return f"{one.what} at {one.time}, before {clock}"
        if meeting.began is not None and one.what != "arrived" and minute < minute_of(meeting, meeting.began):
            return f"{one.what} at {one.time}, before the meeting began at {meeting.began}"
        if meeting.closed is not None and minute > minute_of(meeting, meeting.closed):
            return f"{one.what} at {one.time}, after the meeting closed at {meeting.closed}"
    if before is not None and one.item is not None and before.item is not None:
        order = sitting.order
        if order.get(one.item, 0) < order.get(before.item, 0) and one.item in order:
            return f"{one.what} at `{one.item}`, which was taken before `{before.item}`"
    return None


NO_SEAT = Code("MK315", Severity.WARNING)
NO_VOTE = Code("MK316", Severity.WARNING)
PRINCIPAL_THERE = Code("MK317", Severity.WARNING)
PRINCIPAL_NO_MEMBER = Code("MK318", Severity.WARNING)


MEMBERS = ("voting", "associate", "co-opted")
"""The types of membership whose holders belong on every roll: an observer or officer need not come."""

LAID_OUT_BEFORE = Code("MK755", Severity.WARNING)


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


def joined_since(sitting: MeetingFacts) -> Iterator[Finding]:
    """Members of the day of a meeting to come who are not on the roll that was laid out for it."""
    group, day = sitting.group, sitting.day
    if sitting.meeting.status != "planned" or group is None or day is None:
        return
    if not any(line.section.kind in ("members", "co-opted") and line.line.member for line in sitting.lines):
        return  # nobody has laid it out yet
    named = {line.line.member for line in sitting.lines}
    named |= {line.line.deputy_for.member for line in sitting.lines if line.line.deputy_for}
    for one in holdings(sitting.book.register, group, day):
        for member in one.members if one.type in MEMBERS else ():
            if member not in named:
                named.add(member)
                message = f"{sitting.name(member)} holds a seat in {group.id} on {day}, and is not on the roll laid out"
                help = "add a line for them, so that the roll has the members of its day"
                yield LAID_OUT_BEFORE.finding(sitting.at("roll"), message, help)


NOT_NAMED = Code("MK753", Severity.WARNING)


def unnamed(sitting: MeetingFacts) -> Iterator[Finding]:
    """Members whom a roll that is said to be complete names nowhere: their attendance is counted as an absence."""
    roll, group = sitting.meeting.roll, sitting.group
    if roll is None or not roll.complete or group is None or sitting.day is None or sitting.date is None:
        return
    register = sitting.book.register
    if sitting.meeting.path in register.incomplete or group.path in register.incomplete:
        return
    named = {line.line.member for line in sitting.lines}
    missing = [member for member in sitting.book.tenures(group.id) if member not in named]
    if not missing:
        return
    if any(id is not None and not MEMBER.known(sitting.book, sitting.meeting, id) for id in named):
        return  # a slip in an id, which has been found as one, may stand for any of them
    attendance = sitting.book.attendance(group)
    counted = next((one for one in attendance.sittings if one.id == sitting.meeting.id), None)
    if counted is None or not counted.held:
        return
    place = sitting.at("roll", "complete")
    those = [
        one
        for one in missing
        if any(type_on(seat, sitting.day) in (None, *MEMBERS) for seat in attendance.seats_of(one, counted))
        and attendance.left_out(one, counted)
    ]
    if those:
        names = ", ".join(sitting.name(one) for one in those)
        message = f"this roll is marked complete, and members who held a seat that day are missing from it: {names}"
        help = (
            "add a line for each under `apologies`, `absent` or where they attended, or take `complete` out: "
            "as it is, each is counted as absent without apology"
        )
        yield NOT_NAMED.finding(place, message, help)


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
    if sitting.laid_out:
        if sitting.meeting.status == "planned":
            message = (
                f"{sitting.called(line.line)} holds no seat in {group.id} on {day}, the day of this meeting to come"
            )
            help = "take out the line, or say for whom they are to sit (`deputy-for`)"
            yield LAID_OUT_BEFORE.finding(sitting.at(*line.keys), message, help)
        return
    message = f"{sitting.called(line.line)} held no seat in {group.id} on {day}"
    help = "enter the seat that they held (`seen` will do), or for whom they sat (`deputy-for`)"
    if tenures:
        left, joined = tenures[-1].left, tenures[0].joined
        when = f"until {left}" if left is not None and before(left, day) else f"from {joined}" if joined else "then"
        help = (
            f"by the records they held one {when}: take out the line if they were not there, move it to another "
            "heading if they came as something else, or say for whom they sat (`deputy-for`)"
        )
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


REPLY = Code("MK511", Severity.WARNING)


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


def totals(sitting: MeetingFacts) -> Iterator[Finding]:
    """The stated totals of one meeting."""
    for name, stated, counted in differences(sitting.meeting):
        field = name.replace("_", "-")
        help = "correct one of the two; if the paper has it so, acknowledge it"
        yield TOTALS.finding(
            sitting.at("roll", "totals", field), f"the paper states {stated}, and the roll has {counted}", help
        )
