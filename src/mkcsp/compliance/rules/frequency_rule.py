"""How often a body meets: a number in each year, a longest gap, and seasons."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from mkcsp.compliance.calendar import Calendar, bound_days, calendar, completeness, dormancy, near
from mkcsp.compliance.meeting_counts import seasons, years
from mkcsp.compliance.recurring import Mark, Recurrence, RecurrenceInterval
from mkcsp.compliance.results import Fact, Outcome, RuleContext, every_months
from mkcsp.history.counted_meetings import CountedMeeting, announced
from mkcsp.history.days import months_after
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import FrequencyRule


def judge(rule: FrequencyRule, case: RuleContext) -> Iterator[Outcome]:
    """Frequency: the body meets at least so often.

    Three questions can be asked, and a rule may ask all of them: at least N meetings in each year (the Partnership's
    terms of 2005, section 9: at least 6 times a year), which is judged when the year is over; a meeting at least every
    N months (the group's draft of 2016: every 2 months), which is a matter of each gap and not of the count, the gap
    that is still open among them; a meeting in each named season (the Forum: spring and autumn), perhaps for a purpose.

    Cancelled meetings and workshops are no meetings. A planned meeting whose day has passed, and that nothing shows to
    have been held, leaves open what rests on it. So do days for which the group's `meetings-complete` (or `dormant`)
    does not say that the records hold every meeting: that there were enough can be sure without it, a lack cannot.
    Only times in which the clause bound the body throughout are judged: a year of which it bound but a part is not, and
    a gap is calculated from the day on which it began to bind, if the last meeting was before. Meetings announced for
    later days are counted for nothing, but it is said whether they will do.

    Twelve months in a row (`period: rolling-year`) are a strict reading of “a year”, and the calendar or municipal year
    the usual ones. Where the rule does not say which is meant, each year is judged by the usual ones, and what the
    strict one would find is said once. A year that is over is past: a breach in it has ended.

    A meeting dated to the month alone may have been on any of its days. A month has no 31st as a rule: two months after
    31 December is the last of February.

    Passes: `every-months: 2`, meetings on 2016-01-10 and 2016-03-10.
    Fails: the same, the second on 2016-03-11, in a body whose meetings are complete for 2016.
    """
    same = _what_matters(rule, case)
    yield from case.once(("frequency", same), lambda: tuple(_judged(same, case)))


def _what_matters(rule: FrequencyRule, case: RuleContext) -> FrequencyRule:
    """The rule with the same answer to each question that none of the body's meetings raises."""
    meetings = case.register.meetings_of(case.group.id)
    sittings = [CountedMeeting(meeting, None) for meeting in meetings]
    return replace(
        rule,
        inquorate=rule.inquorate if any(one.inquorate for one in sittings) else "counts",
        extraordinary=rule.extraordinary if any(one.extraordinary for one in sittings) else "counts",
        reconvened=rule.reconvened if any(one.reconvened_from for one in meetings) else "second-meeting",
    )


def _judged(rule: FrequencyRule, case: RuleContext) -> Iterator[Outcome]:
    kept = partial(_counts, rule)
    held = calendar(case.register, case.group, case.on, kept)
    if rule.at_least:
        yield from years(rule, case, held, kept)
    if rule.every_months:
        yield from _gaps(rule, case, held, kept)
    yield from seasons(rule, case, held, kept)


def _counts(rule: FrequencyRule, sitting: CountedMeeting) -> bool:
    if sitting.inquorate and rule.inquorate == "does-not-count":
        return False
    return not (sitting.extraordinary and rule.extraordinary == "does-not-count")


def _gaps(rule: FrequencyRule, case: RuleContext, held: Calendar, kept: partial[bool]) -> Iterator[Outcome]:
    marks = [Mark(one.id, one.first, one.last, one.held is True, one.meeting.place, one.hole) for one in held.occasions]
    due = partial(_due, int(rule.every_months or 0), rule.gap == "calendar-months")
    recurrence = Recurrence(marks, held.complete, lambda days: (held.unrecorded(days),), due, bound_days(case), case.on)
    planned = [one for one in announced(case.register, case.group.id, case.on) if kept(CountedMeeting(one, None))]
    for stretch in recurrence.stretches():
        yield _outcome(rule, case, stretch, planned[0] if planned and stretch.end is None else None)


def _due(months: int, whole: bool, day: date) -> date:
    """The last day for the meeting after one on `day`; whole: the months after the month of that day count."""
    if not whole:
        return months_after(day, months)
    month = months_after(day.replace(day=1), months)
    return month.replace(day=months_of.monthrange(month.year, month.month)[1])


def _outcome(rule: FrequencyRule, case: RuleContext, stretch: RecurrenceInterval, planned: Meeting | None) -> Outcome:
    start, end = stretch.start, stretch.end
    about = start.id if start is not None else "in-force"
    after = f"after {_dated(case, start)}" if start is not None else "after the clause came into force"
    facts = [Fact(f"{mark.id} was held", mark.at) for mark in (start, end) if mark is not None]
    facts += completeness(case.group, start.first if start else stretch.due, end.last if end else case.on)
    facts += dormancy(case.group, case.on) if end is None else ()
    ahead = f"; one is planned for {planned.day}" if planned is not None else ""
    facts += [Fact(f"{planned.id} is announced", planned.place)] if planned is not None else []
    then = f"the next one was {_dated(case, end)}" if end is not None else f"none is recorded by {case.on}{ahead}"
    every = f"at least {every_months(rule.every_months or 0)}"
    if stretch.state == "breached" and stretch.since is not None:
        by = date.fromordinal(stretch.since.toordinal() - 1)
        latest = "" if by == stretch.due else " at the latest"
        return Outcome(
            about,
            "breached",
            f"a meeting was due by {by}{latest} ({every}), {after}; {then}",
            since=Day.of(stretch.since),
            facts=tuple(facts),
            settles=None if end is not None else "the body meets, or a record shows that it did",
            due=by,
            ended=None if end is None else Day.of(end.last),
        )
    if stretch.state == "unknown":
        return Outcome(
            about,
            "unknown",
            f"a meeting was due by {stretch.due} ({every}), {after}; {then}, but others may lack a record",
            facts=tuple(facts),
            missing=stretch.missing,
            gap="not recorded whether a meeting was held in time",
            settles="these records are entered",
            due=stretch.due,
        )
    if end is not None:
        return Outcome(
            about,
            "met",
            f"a meeting was due by {stretch.due} ({every}), {after}; {then}",
            None,
            tuple(facts),
            stretch.missing,
        )
    in_time = planned is not None and planned.day.last <= stretch.due
    soon = not in_time and near(stretch.due, case.on, rule.warn_months)
    summary = f"the next meeting is due by {stretch.due} ({every}), {after}{ahead}"
    settles = "the body meets by then" if soon else None
    return Outcome(about, "due-soon" if soon else "met", summary, None, tuple(facts), (), settles, stretch.due)


def _dated(case: RuleContext, mark: Mark) -> str:
    meeting = case.register.meetings.get(mark.id)
    return f"that of {meeting.day}" if meeting is not None else mark.id
