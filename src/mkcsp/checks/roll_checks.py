"""MK310 to MK314 and MK319: lines of a roll that contradict each other or themselves."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.checks.meeting_facts import MeetingFacts, RollEntry, person
from mkcsp.findings import Code, Finding, Severity
from mkcsp.history.days import minute_of
from mkcsp.model.dates import TimeOfDay
from mkcsp.model.meeting import Movement, RollLine

PRESENT_AND_ABSENT = Code("MK310", Severity.WARNING)
TWICE = Code("MK311", Severity.WARNING)
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
