"""Terms of office: that nobody sits for longer than the term, and which terms end soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkcsp.compliance.context import Seated, begun, bound_now, if_bound, later, not_recorded, provided, seated
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State
from mkcsp.history.approval import decided
from mkcsp.history.days import after, months_after
from mkcsp.history.membership import SeatHolding, seat_holdings
from mkcsp.model.dates import Day
from mkcsp.model.group import Representative
from mkcsp.model.rules import TermOfOfficeRule

_ORDER = ("breached", "cannot-be-told", "due-soon", "met")


def judge(rule: TermOfOfficeRule, case: RuleContext) -> Iterator[Outcome]:
    """Terms of office: members sit for so many years, and then are elected or appointed again, or go.

    Rests on section 6 of the terms of 2005: members and associate members, for three years. Each entry under a seat's
    representatives is one election or appointment; another of the same person is the next term. A term lasts until the
    same day so many years later. A member who has a seat by an office or post elsewhere has no term of their own.

    Passes: `years: 3`, `from: 2004-05-20`, judged on 20 May 2007, the last day of the term.
    Fails: the same, judged the day after, with no entry that follows.
    """
    now = bound_now(case)
    if now is False:
        return
    day = Day.of(case.on)
    for one in seated(case, rule.binds, day):
        lacking = not_recorded(one, case)
        found = [lacking] if lacking else [_term(rule, case, one, tenure) for tenure in _present(case, one)]
        if found:
            yield provided(if_bound(min(found, key=lambda outcome: _ORDER.index(outcome.state)), one), now)


def _present(case: RuleContext, one: Seated) -> tuple[SeatHolding, ...]:
    """The present term of everybody who holds the seat or may: of several of one person, the latest."""
    found: dict[str | None, SeatHolding] = {}
    for tenure in (*one.holding.possible, *one.holding.tenures):
        before = found.get(tenure.member)
        if _named(tenure) and (before is None or _order(case, before) <= _order(case, tenure)):
            found[tenure.member] = tenure
    return tuple(found.values())


def _order(case: RuleContext, tenure: SeatHolding) -> date:
    start = _start(case, tenure)
    return start.first if start is not None else date.min


def _named(tenure: SeatHolding) -> bool:
    """Whether somebody was elected or appointed to the seat, rather than having it by an office or post elsewhere."""
    return isinstance(tenure.spans[0], Representative)


def _term(rule: TermOfOfficeRule, case: RuleContext, one: Seated, tenure: SeatHolding) -> Outcome:
    sure = tenure in one.holding.tenures
    made = _made(case, tenure)
    start = _start(case, tenure)
    facts: tuple[Fact, ...] = (
        one.fact,
        Fact(f"the present term began {start or 'on a day that is not recorded'}", tenure.at),
    )
    if start is None or not sure:
        lack = f"since when the seat of {one.name} is held" if sure else f"who held the seat of {one.name} on {case.on}"
        return _unknown(one, f"{lack} is not recorded", facts, lack)
    if rule.reappointment == "not-allowed" and len(made) > 1:
        facts = (*facts, *(Fact("an earlier term of the same person", each.at) for each in made[:-1]))
        return Outcome(
            one.id,
            "breached",
            f"the seat of {one.name} is held for a further term, which the clause does not allow",
            since=later(start, begun(case)),
            facts=facts,
            settles="somebody else takes the seat",
        )
    soonest, due = months_after(start.first, 12 * rule.years), months_after(start.last, 12 * rule.years)
    if case.on > due:
        return Outcome(
            one.id,
            "breached",
            f"the term of {rule.years} years in the seat of {one.name} ended on {due}; no further one is recorded",
            since=later(Day.of(after(due)), begun(case)),
            facts=facts,
            settles="the organisation elects or appoints again; or the entry of it is made, if it did",
            due=due,
        )
    if case.on > soonest:
        lack = f"the very day from which the seat of {one.name} is held"
        return _unknown(one, f"the term in the seat of {one.name} ends by {due}, and may have ended", facts, lack)
    warned = rule.warn_months is not None and months_after(case.on, rule.warn_months) >= soonest
    state: State = "due-soon" if warned else "met"
    settles = "the organisation elects or appoints again" if warned else None
    summary = f"the term in the seat of {one.name} ends on {due}"
    return Outcome(one.id, state, summary, since=start, facts=facts, settles=settles, due=due)


def _made(case: RuleContext, tenure: SeatHolding) -> Sequence[SeatHolding]:
    """The terms of this person in this seat that follow on without a gap, up to this one."""
    own = [
        (start, each)
        for each in seat_holdings(case.register, case.group)
        if each.seat is tenure.seat and each.member == tenure.member and (start := _start(case, each)) is not None
    ]
    run: list[SeatHolding] = []
    for _, each in sorted(own, key=lambda pair: pair[0].first):
        left = run[-1].left if run else None
        start = _start(case, each)
        if left is not None and start is not None and after(left.last) < start.first:
            run = []
        run.append(each)
        if each.at == tenure.at:
            break
    return run


def _start(case: RuleContext, tenure: SeatHolding) -> Day | None:
    """When a term began: as recorded, else on the day of the minute by which it was made."""
    if tenure.joined is not None:
        return tenure.joined
    entry = tenure.spans[0]
    by = entry.by if isinstance(entry, Representative) else None
    minute = case.register.minute(by) if by else None
    return minute.meeting.day if minute is not None and decided(minute, case.on) else None


def _unknown(one: Seated, summary: str, facts: tuple[Fact, ...], lack: str) -> Outcome:
    return Outcome(one.id, "cannot-be-told", summary, facts=facts, lacking=(lack,), settles="that is entered")
