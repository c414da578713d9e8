"""Actions: whether what was resolved was done by the day on which it was due, and what came later."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.calendar import near
from mkcsp.compliance.context import bound, bound_now, provided
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State, unknown
from mkcsp.findings import Place
from mkcsp.history.days import after
from mkcsp.history.due_days import Deadline, OpenAction, closed_on, deadline, open_actions
from mkcsp.history.tristate import has_come
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Recommendation
from mkcsp.model.rules import ActionsRule

_NOT_DONE = "not recorded whether it was done"


def judge(rule: ActionsRule, case: RuleContext) -> Iterator[Outcome]:
    """Actions: what the body resolved, or somebody undertook before it, is done when it is due.

    No clause of the papers of 2005 to 2016 asks for it; it binds a body that adopted it as practice, or whose terms
    say so. What falls due on a day, in a month or at a meeting is late when that has passed and it is open; what was
    done late stays late, and says when it ended. A later deadline takes the place of the one before on the day on which
    it was set. So in the papers: an action plan recommended for January 2016 was resolved for the meeting of 14
    April 2016 (SMK32). With `within-months`, what has no day of its own is due so long after the meeting.

    What falls due at a meeting is unknown to be late without its minutes.

    Passes: due on 2016-03-31, closed on 2016-03-24.
    Fails: due on 2016-03-31, and still open on 2016-04-01.
    """
    for task in open_actions(case.register, case.on, case.group.id):
        yield from _of(rule, case, task)


def _of(rule: ActionsRule, case: RuleContext, task: OpenAction) -> Iterator[Outcome]:
    due = deadline(case.register, task.meeting, task.action, case.on, rule.within_months)
    day = due.day
    if bound(case, day if day is not None and has_come(day, case.on) else Day.of(case.on)) is False:
        return
    under = bound(case, day) if day is not None and has_come(day, case.on) else bound_now(case)
    facts = tuple(_facts(case, task))
    name = task.minute.cited if task.minute is not None else task.reference
    closed = closed_on(case.register, task.action)
    hole = due.hole or task.hole
    if not task.open_on(case.register, case.on):
        yield provided(_closed(task, name, due, closed, facts), under)
    elif day is None:
        holes = (due.hole,) if due.hole else ()
        yield Outcome(task.reference, "not-yet", f"{name} is open; {due.why}", None, facts, holes)
    elif day.last >= case.on:
        soon = near(day.last, case.on, None)
        state: State = "due-soon" if soon else "not-yet"
        holes = (due.hole,) if due.hole else ()
        settles = "it is done and closed, or put off"
        told = Outcome(task.reference, state, f"{name} is due {_by(day)}", None, facts, holes, settles, day.last)
        yield provided(told, under)
    elif hole is not None:
        summary = f"{name} was due {_by(day)}, and that it was done is not recorded"
        settles = "these records are entered"
        yield unknown(
            task.reference, summary, gap=_NOT_DONE, missing=(hole,), facts=facts, settles=settles, due=day.last
        )
    else:
        summary = f"{name} was due {_by(day)} and is open"
        settles = "it is done and closed, or put off"
        since = Day.of(after(day.last))
        yield provided(Outcome(task.reference, "breached", summary, since, facts, (), settles, day.last), under)


def _closed(task: OpenAction, name: str, due: Deadline, closed: Day | None, facts: tuple[Fact, ...]) -> Outcome:
    """What is no longer open: in time, late, or it is unknown which."""
    action = task.action.closed
    how = {"done": "done", "superseded": "superseded", "dropped": "dropped", "overtaken": "overtaken by events"}
    words = how[action.how] if action is not None else "closed"
    when = f" on {closed}" if closed is not None else ""
    if action is not None:
        facts = (*facts, Fact(f"it was {words}{when}", task.at.at("closed")))
    day = due.day
    if day is None or (closed is not None and closed.last <= day.last):
        return Outcome(task.reference, "met", f"{name} was {words}{when}", None, facts)
    summary = f"{name} was due {_by(day)} and was {words}{when}"
    if closed is not None and closed.first > day.last and due.hole is None:
        return Outcome(task.reference, "breached", summary, Day.of(after(day.last)), facts, ended=closed)
    hole = due.hole or f"the very day on which {task.reference} was closed"
    gap = "not recorded whether it was closed in time"
    return unknown(task.reference, summary, gap=gap, missing=(hole,), facts=facts, settles="this record is entered")


def _by(day: Day) -> str:
    return f"by {day}" if day.exact else f"in {day}"


def _facts(case: RuleContext, task: OpenAction) -> Iterator[Fact]:
    if task.minute is not None:
        yield Fact(f"{task.minute.cited} of {task.meeting.id} asks for it", task.minute.at)
    if task.due is not None:
        yield Fact("its deadline", task.at)
    for number, later in enumerate(task.action.put_off):
        minute = case.register.minute(later.by) if later.by is not None else None
        day = later.on or (minute.meeting.day if minute is not None else None)
        if day is None or has_come(day, case.on):
            when = f" on {day}" if day is not None else ""
            yield Fact(f"it was put off{when}", task.at.at("put-off", number))
    for number, progress in enumerate(task.action.progress):
        if has_come(progress.on, case.on):
            yield Fact(f"progress was noted on {progress.on}", task.at.at("progress", number))
    yield from _recommended(case, task)


def _recommended(case: RuleContext, task: OpenAction) -> Iterator[Fact]:
    """That a report had recommended it for earlier, where the records trace it to one."""
    for report in case.register.reports.values():
        made = case.register.meetings.get(report.meeting) if report.meeting else None
        if made is None or not has_come(made.day, case.on):
            continue
        for one, at in _below(report.recommendations, report.place.at("recommendations")):
            if one.became == task.reference and one.how == "deferred":
                plans = [plan.meeting or str(plan.when) for plan in report.plans if plan.meeting or plan.when]
                earlier = f", which looked to {' and '.join(plans)}" if plans else ""
                yield Fact(f"it came later than the report {report.id} recommended{earlier}", at)


def _below(those: tuple[Recommendation, ...], at: Place) -> Iterator[tuple[Recommendation, Place]]:
    for number, one in enumerate(those):
        yield one, at.at(number)
        yield from _below(one.parts, at.at(number, "parts"))
