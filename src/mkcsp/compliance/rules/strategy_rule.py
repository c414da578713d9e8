"""Strategies: that there is one for the time, that it lasts as long as it has to, and is reported on each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.compliance.calendar import Bound, Calendar, bound_days, calendar, near
from mkcsp.compliance.context import bound_now, provided
from mkcsp.compliance.recurring import items, mark, recurrence, told
from mkcsp.compliance.results import Fact, Outcome, RuleContext, count_of, unknown
from mkcsp.history.days import Days, after, months_after, previous
from mkcsp.history.tristate import Tristate, has_come
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import StrategyRule
from mkcsp.model.strategy import Strategy

YEAR = 12
"""Months."""


THEY = "these records are entered"


def judge(rule: StrategyRule, case: RuleContext) -> Iterator[Outcome]:
    """Strategy: the body has a strategy for a period of so many years, reported on each year.

    The Partnership's terms of 2005 ask for a strategy of 3 years (section 4, principle 1), and so does the report of
    the Business Management Group of the Strategy 2015-17. Judged are whether a strategy that the body had agreed covers
    the day; whether the period of each that is agreed is as long as it has to be; and, with `reported: yearly`, whether
    a minute with `strategy` in its `reviews` came each year, as `counted` says what a year is (left out: every meaning
    is tried), of the one that covers the day. A period
    given in years, from 2015 until 2017, takes in the whole of both.

    That there is none is certain only where the records hold every meeting since the last one was agreed, with minutes.

    Passes: `years: 3`, a strategy from 2015 until 2017, agreed in March 2015, judged on 2016-01-21.
    Fails: the same, from 2015 until 2016: two years.
    """
    now = bound_now(case)
    if now is False:
        return
    held = calendar(case.register, case.group, case.on)
    known = [one for one in case.register.strategies.values() if one.group == case.group.id]
    made = [(one, _agreed(case, one)) for one in known]
    agreed = [one for one, was in made if was]
    covering = [(one, was) for one, was in made if was is not False and _covers(one, case.on) is not False]
    yield provided(_covered(rule, case, held, agreed, covering), now)
    for one in agreed:
        yield provided(_length(rule, one), now)
    if rule.reported == "yearly":
        for one, was in covering:
            if was and _covers(one, case.on):
                yield from _reported(rule, case, held, one)


def _agreed(case: RuleContext, one: Strategy) -> Tristate:
    """Whether it was agreed by the day of judgement; None where the records do not tell."""
    meeting = _meeting(case, one)
    if meeting is None:
        return None
    if not has_come(meeting.day, case.on) or meeting.status == "cancelled":
        return False
    return True if meeting.status == "held" else None


def _meeting(case: RuleContext, one: Strategy) -> Meeting | None:
    return case.register.meetings.get("/".join(one.agreed_at.split("/")[:2])) if one.agreed_at else None


def _covers(one: Strategy, on: date) -> Tristate:
    """Whether its period holds the day; a year means the whole of it."""
    if (one.from_ is not None and on < one.from_.first) or (one.until is not None and one.until.last < on):
        return False
    return True if one.from_ is not None and one.until is not None else None


def _covered(
    rule: StrategyRule,
    case: RuleContext,
    held: Calendar,
    agreed: list[Strategy],
    covering: Sequence[tuple[Strategy, Tristate]],
) -> Outcome:
    """Whether a strategy covers the day of judgement."""
    sure = [one for one, was in covering if was and _covers(one, case.on)]
    if sure:
        one = sure[0]
        ends = one.until.last if one.until else case.on
        shown = (Fact(f"{one.id} covers {one.from_} to {one.until}", one.place),)
        next_one = any(other.from_ is not None and other.from_.first > ends for other in agreed)
        if near(ends, case.on, rule.warn_months) and not next_one and len(sure) == 1:
            summary = f"the strategy {one.id} ends on {ends}, and no other is agreed"
            return Outcome("period", "due-soon", summary, None, shown, (), "the next one is agreed", ends)
        return Outcome("period", "met", f"the strategy {one.id} covers the day", None, shown)
    holes = [hole for one, was in covering for hole in _holes(one, was)]
    ended = [one for one in agreed if one.until is not None and one.until.last < case.on]
    last = max(ended, key=lambda one: (one.until.last if one.until else date.min, one.id), default=None)
    since = last.until.last if last is not None and last.until is not None else None
    facts = (Fact(f"{last.id} ended on {since}", last.place),) if last is not None else ()
    holes += _unseen(case, held, last)
    summary = "no strategy that covers the day is recorded"
    if since is not None:
        summary += f"; the last one ended on {since}"
    if holes:
        missing = tuple(dict.fromkeys(holes))
        return unknown("period", summary, gap=summary, missing=missing, facts=facts, settles=THEY)
    begun = bound_days(case).surely
    late = max(after(since), begun.first) if since is not None and begun else None
    settles = "a strategy is agreed, and recorded"
    return Outcome("period", "breached", summary, Day.of(late) if late else None, facts, (), settles)


def _holes(one: Strategy, was: Tristate) -> Iterator[str]:
    if was is None:
        yield f"a minute or a meeting that agreed the strategy {one.id}"
    if one.from_ is None or one.until is None:
        yield f"the period of the strategy {one.id}"


def _unseen(case: RuleContext, held: Calendar, last: Strategy | None) -> Iterator[str]:
    """The records that may hold another strategy: meetings and minutes since the last one was agreed."""
    meeting = _meeting(case, last) if last is not None else None
    if meeting is None:
        yield "a strategy that covers the day, or that there is none"
        return
    first = after(meeting.day.last)
    for one in held.occasions:
        if one.last >= first and one.held is None:
            yield one.hole or one.id
        elif one.last >= first and one.meeting.minutes is None:
            yield f"the minutes of {one.id}"
    unknown = Days.of([(first, case.on)]).but(held.complete)
    if unknown:
        yield held.unrecorded(unknown)


def _length(rule: StrategyRule, one: Strategy) -> Outcome:
    """Whether the period is as long as it has to be; one known in part only if it may be."""
    about = f"{one.id}/years"
    if one.from_ is None or one.until is None:
        hole = f"the period of the strategy {one.id}"
        summary = f"how long the strategy {one.id} lasts is not recorded"
        return unknown(about, summary, gap=summary, missing=(hole,), facts=(Fact(summary, one.place),))
    facts = (Fact(f"it lasts from {one.from_} until {one.until}", one.place),)
    ends = months_after(one.from_.first, rule.years * YEAR)
    if one.until.last in (ends, previous(ends)):
        return Outcome(about, "met", f"the strategy {one.id} is one of {count_of(rule.years, 'year')}", None, facts)
    summary = f"the strategy {one.id}, from {one.from_} until {one.until}, is not one of {count_of(rule.years, 'year')}"
    return Outcome(about, "breached", summary, one.from_, facts)


def _reported(rule: StrategyRule, case: RuleContext, held: Calendar, one: Strategy) -> Iterator[Outcome]:
    """Whether the strategy that covers the day was reported on in time; its own time alone counts."""
    meeting = _meeting(case, one)
    if one.from_ is None or meeting is None:
        return
    bound = bound_days(case)
    surely = Days.of([(max(one.from_.first, meeting.day.last), case.on)])
    possibly = Days.of([(max(one.from_.first, meeting.day.first), case.on)])
    own = Bound(bound.surely.both(surely), bound.possibly.both(possibly))
    marks = [mark(each, _reviews(each.meeting), f"the minutes of {each.id}") for each in held.occasions]
    stretch = recurrence([held], marks, YEAR, own, case.on, rule.counted).standing()
    if stretch is not None:
        facts = (Fact(f"the strategy {one.id} was agreed at {meeting.id}", one.place),)
        yield told(case, stretch, f"a report on the strategy {one.id}", facts, rule.warn_months, f"{one.id}/reported")


def _reviews(meeting: Meeting) -> bool | None:
    if any("strategy" in item.reviews for item, _ in items(meeting)):
        return True
    return None if meeting.minutes is None else False
