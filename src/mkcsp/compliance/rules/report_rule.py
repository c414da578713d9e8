"""Reports due from one body to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mkcsp.compliance.calendar import Calendar, Occasion, bound_days, calendar, near
from mkcsp.compliance.context import bound, bound_now, provided
from mkcsp.compliance.recurring import HeardReport, heard_report, mark, recurrence, told
from mkcsp.compliance.report_contents import how_made
from mkcsp.compliance.results import Fact, Outcome, RuleContext, unknown
from mkcsp.history.counted_meetings import announced
from mkcsp.history.days import Days, after, previous
from mkcsp.history.tristate import exists
from mkcsp.model.rules import ReportRule

_NOT_HEARD = "not recorded whether it reported"
_NOT_DUE = "not recorded whether a report was due"
THEY = "these records are entered"


def judge(rule: ReportRule, case: RuleContext) -> Iterator[Outcome]:
    """Report: the bound body reports to another, at each meeting or every so many months.

    With `each-meeting`, `whose: theirs` asks for a report at each meeting of the other body, and `whose: own` for one
    after each meeting of the bound body, at the next meeting of the other. Left out, both are tried.

    The group's draft of 2016 has it report through its chair to the Business Management Group, without saying how
    often; that group in turn keeps the Partnership up to date. A report was made where an item of the other body's
    minutes names the bound body in `heard`, where it considered a report with the body in `from-group`, or where such a
    report is recorded as made to that meeting. With `contents`, each report is judged by what its `covers` say, be it
    of the report or of `heard`; with `through`, by who gave it: `by` in `heard`, or the report's presenter.

    Without minutes a meeting does not show whether it heard one; nor does a report that does not say whose it is.
    Where the clause does not say how often, it is never late under the reading that it is due from time to time.

    Passes: `how-often: each-meeting`, `whose: theirs`, and an item of each meeting has `heard: [{group: bmg}]`.
    Fails: the minutes of the meeting are in the records, and nothing in them does.
    """
    to = case.register.groups.get(rule.to)
    if to is None:
        return
    held = calendar(case.register, to, case.on)
    found = {one.id: heard_report(case.register, one.meeting, case.group.id) for one in held.occasions}
    if rule.how_often == "each-meeting" and rule.whose == "own":
        yield from _after_own(rule, case, held, found)
    elif rule.how_often == "each-meeting":
        for one in held.occasions:
            yield from _at(rule, case, one, found[one.id])
        yield from _next(rule, case)
    else:
        yield from _from_time_to_time(rule, case, held, found)
    for one in held.occasions:
        under = bound(case, one.meeting.day)
        if found[one.id].heard and one.held and under is not False:
            for outcome in how_made(rule, case, one):
                yield provided(outcome, under)


def _from_time_to_time(
    rule: ReportRule, case: RuleContext, held: Calendar, found: dict[str, HeardReport]
) -> Iterator[Outcome]:
    """A report every so many months, or as often as there is something to report."""
    marks = [mark(one, found[one.id].heard, found[one.id].hole) for one in held.occasions]
    if rule.months:
        stretch = recurrence([held], marks, rule.months, bound_days(case), case.on, rule.counted).standing()
        if stretch is not None:
            yield told(case, stretch, f"a report to {rule.to}", tuple(_contents(rule, case)), rule.warn_months)
        return
    yield from _ever(rule, case, held, found)


def _at(rule: ReportRule, case: RuleContext, one: Occasion, found: HeardReport) -> Iterator[Outcome]:
    day = one.meeting.day
    under = bound(case, day)
    if under is False or exists(case.group.from_, case.group.until, day) is False:
        return
    facts = (*found.facts, *_contents(rule, case))
    if found.heard:
        yield Outcome(one.id, "met", f"it reported to {one.id}", facts=facts)
    elif found.heard is None or one.held is None:
        holes = tuple(hole for hole in (one.hole, found.hole) if hole)
        summary = f"whether it reported to {one.id} is not recorded"
        yield unknown(one.id, summary, gap=_NOT_HEARD, missing=holes, facts=facts, settles=THEY)
    else:
        yield provided(Outcome(one.id, "breached", f"it did not report to {one.id}", day, facts, ended=day), under)


def _after_own(rule: ReportRule, case: RuleContext, held: Calendar, found: dict[str, HeardReport]) -> Iterator[Outcome]:
    """A report at the other body's next meeting after each meeting of the bound one; one will do for several."""
    own = [one for one in calendar(case.register, case.group, case.on).occasions if bound(case, one.meeting.day)]
    since, heard = date.min, True
    for one in held.occasions:
        between = [each for each in own if since < each.first and each.last < one.first]
        perhaps = [each for each in own if since <= each.last and each.first <= one.last and each not in between]
        if heard:
            perhaps = [each for each in perhaps if since < each.last]
        sure = [each for each in between if each.held]
        for outcome in _at(rule, case, one, found[one.id]) if between or perhaps else ():
            holes = list(_unsure(held, sure, (*between, *perhaps), one)) if outcome.state == "breached" else []
            if holes:
                summary = f"whether a report was due at {one.id} is not recorded"
                outcome = unknown(
                    one.id, summary, gap=_NOT_DUE, missing=tuple(holes), facts=outcome.facts, settles=THEY
                )
            shown = (Fact(f"{each.id} was held", each.meeting.place) for each in sure)
            yield replace(outcome, facts=(*shown, *outcome.facts))
        if one.held:
            since, heard = one.last, found[one.id].heard is True
    if any(one.held and since < one.first for one in own):
        yield from _next(rule, case)


def _unsure(held: Calendar, sure: Sequence[Occasion], all_: Sequence[Occasion], one: Occasion) -> Iterator[str]:
    """What leaves open whether this was the next meeting after one of the bound body's own."""
    if not sure:
        yield from dict.fromkeys(each.hole or f"which was first, {each.id} or {one.id}" for each in all_)
        return
    first = after(sure[-1].last)
    yield from (
        each.hole for each in held.occasions if each.held is None and first <= each.last <= one.first if each.hole
    )
    unknown = Days.of([(first, previous(one.first))]).but(held.complete)
    if unknown:
        yield held.unrecorded(unknown)


def _next(rule: ReportRule, case: RuleContext) -> Iterator[Outcome]:
    """The report due at the next meeting that is announced."""
    for meeting in announced(case.register, rule.to, case.on)[:1]:
        if bound_now(case) is not False:
            due = meeting.day.first
            soon = bound_now(case) and near(due, case.on, rule.warn_months)
            facts = (Fact(f"{meeting.id} is announced", meeting.place), *_contents(rule, case))
            summary = f"a report is due at {meeting.id}"
            settles = "it reports to that meeting, and the minutes say so"
            yield Outcome(meeting.id, "due-soon" if soon else "not-yet", summary, None, facts, (), settles, due)


def _ever(rule: ReportRule, case: RuleContext, held: Calendar, found: dict[str, HeardReport]) -> Iterator[Outcome]:
    if bound_now(case) is False:
        return
    reported = [one for one in held.occasions if found[one.id].heard and bound(case, one.meeting.day)]
    if reported:
        last = reported[-1]
        facts = (*found[last.id].facts, *_contents(rule, case))
        yield Outcome("", "met", f"it reports to {rule.to} from time to time; last to {last.id}", facts=facts)
        return
    facts = tuple(_contents(rule, case))
    summary = f"no report to {rule.to} is recorded, and how often one is due is not said"
    yield Outcome("", "not-yet", summary, None, facts, (), "a report is made, and minuted")


def _contents(rule: ReportRule, case: RuleContext) -> Iterator[Fact]:
    if rule.contents:
        yield Fact(f"it has to cover {', '.join(rule.contents)}", case.clause.at)
