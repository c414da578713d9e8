"""Reviews: whether the terms, the membership or something else was looked at again in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from mkcsp.compliance.calendar import Bound, Calendar, Occasion, bound_days, calendar, dormancy
from mkcsp.compliance.recurring import Mark, hears, items, mark, recurrence, told
from mkcsp.compliance.results import Fact, Outcome, RuleContext, every_months
from mkcsp.history.approval import decided
from mkcsp.history.days import Days
from mkcsp.history.terms_in_force import agreed_by, agreed_on
from mkcsp.history.tristate import has_come
from mkcsp.model.rules import ReviewRule

Thing = Literal["terms", "membership", "strategy", "progress"]

_THINGS = {
    "terms": "the terms of reference",
    "membership": "the membership",
    "strategy": "the strategy",
    "progress": "progress",
}


def judge(rule: ReviewRule, case: RuleContext) -> Iterator[Outcome]:
    """Review: something is looked at again every so many months.

    The group's draft of 2016 has its terms and its membership reviewed each year, and its progress each year together
    with the Partnership. A minute that does so names it in `reviews`. A new version of the terms that was agreed is a
    review of the terms. With another body (`with`), a minute of that body does it where it also heard the bound one.
    What is judged is whether it is late now; an earlier review that was late is over once there was another.

    “Each year” has more meanings than one, and `counted` says which: to the day, once in each calendar or municipal
    year, or from one meeting to the next. Left out, all are tried, and it is late for certain when it is under each.

    Minutes that are not in the records may hold a review, and so may a meeting of which there is no record: it is late
    for certain only where the group's `meetings-complete` covers the time and the minutes are there.

    Passes: `every-months: 12`, `counted: day-to-day`, a minute of 2016-03-01 with `reviews: [terms]`, judged on
    2017-03-01.
    Fails: the same, judged on 2017-03-02; with `counted: calendar-year` only from 2018-01-01.
    """
    calendars = [calendar(case.register, case.group, case.on)]
    other = case.register.groups.get(rule.with_) if rule.with_ else None
    if other is not None:
        calendars.append(calendar(case.register, other, case.on))
    for thing in rule.of:
        marks = [mark for mark in _marks(case, calendars, thing) if mark is not None]
        bound = bound_days(case)
        calculated = _back_to(bound, marks) if rule.due_from == "last-review" else bound
        stretch = recurrence(calendars, marks, rule.every_months, calculated, case.on, rule.counted).standing()
        if stretch is not None and bound.possibly.any_of(case.on, case.on):
            if stretch.since is not None and bound.surely:
                stretch = replace(stretch, since=max(stretch.since, bound.surely.first))
            facts = (Fact(every_months(rule.every_months), case.clause.at), *dormancy(case.group, case.on))
            yield told(case, stretch, f"a review of {_THINGS[thing]}", facts, rule.warn_months, thing)


def _marks(case: RuleContext, calendars: list[Calendar], thing: Thing) -> Iterator[Mark | None]:
    if thing == "terms":
        yield from _agreed(case)
    for each in calendars:
        for one in each.occasions:
            done = _reviewed(case, one, thing)
            yield mark(one, done, f"the minutes of {one.id}")


def _reviewed(case: RuleContext, one: Occasion, thing: Thing) -> bool | None:
    """Whether the meeting reviewed it; one of another body does so where it also heard the bound body."""
    own = one.meeting.group == case.group.id
    for item, _ in items(one.meeting):
        if thing in item.reviews and (own or hears(case.register, item, case.group.id)):
            return True
    return None if one.meeting.minutes is None else False


def _agreed(case: RuleContext) -> Iterator[Mark]:
    """Each version of the body's terms that was agreed by the day of judgement, as a review of the terms."""
    for terms in case.register.terms_of(case.group.id):
        minute, day = agreed_by(case.register, terms), agreed_on(case.register, terms)
        if terms.status != "agreed" or day is None or not has_come(day, case.on):
            continue
        if minute is None or decided(minute, case.on):
            vague = None if day.exact else f"the very day on which {terms.id} was agreed"
            yield Mark(terms.id, day.first, day.last, True, terms.place.at("agreed"), vague)


def _back_to(bound: Bound, marks: list[Mark]) -> Bound:
    """As if the clause had bound the body since the last review before it came into force."""
    if not bound.possibly:
        return bound
    begins = bound.possibly.first
    before = [mark.first for mark in marks if mark.done and mark.last <= begins]
    if not before:
        return bound
    earlier = Days.of([(max(before), begins)])
    return Bound(
        bound.surely | earlier if bound.surely.any_of(begins, begins) else bound.surely, bound.possibly | earlier
    )
