"""The task list of a day, most urgent first: gathered body by body, and put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from mkcsp.compliance.assess import assess_body
from mkcsp.findings import Place
from mkcsp.history.counted_meetings import counted_meetings
from mkcsp.history.membership import seat_holdings
from mkcsp.history.names_of_the_day import distinct_name, group_name
from mkcsp.history.renewals import renewals
from mkcsp.history.tristate import covers, exists
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.papers import task_sources
from mkcsp.papers.compliance_words import meeting_in
from mkcsp.papers.in_print import printed
from mkcsp.papers.task import Task, TaskHelp, TaskKind, TaskLine, TaskListPaper, TaskPart, TaskQuery
from mkcsp.papers.words import command, in_words
from mkcsp.register import Register

ELSEWHERE = ("attendance", "notice", "minutes", "actions", "place", "inspection", "quorum")
"""Kinds of rule that the task list shows in another way, or that are over with the meeting that they are about."""


def duties(desk: TaskQuery) -> Iterator[Task]:
    """Clauses that fall due soon, those that are breached for as long as nothing is done, and what has to be asked.

    What was breached at a meeting is told until that body has met again.
    """
    for answer in assess_body(desk.register, desk.group, desk.on).answers:
        outcome = answer.outcome
        if answer.clause.rule.kind in ELSEWHERE:
            continue
        what = f"{outcome.summary} ({answer.clause.cited})"
        explain = command("explain", answer.id)
        if outcome.ended is not None or outcome.prompts:
            of_a_meeting = meeting_in(desk.register, outcome.about) is not None
            if _recent(desk, outcome.about) or (outcome.prompts and not of_a_meeting):
                at = next((fact.at for fact in outcome.facts if fact.at is not None), answer.clause.at)
                yield Task("duty", desk.group.id, what, at, explain, now=outcome.prompts, certain=not outcome.prompts)
            continue
        if answer.state == "breached":
            due = outcome.due or (outcome.since.last if outcome.since else None)
        elif answer.state == "due-soon" and (outcome.due is None or outcome.due <= desk.horizon):
            due = outcome.due
        else:
            continue
        now = due is None and answer.state == "breached"
        yield Task("duty", desk.group.id, what, answer.clause.at, explain, due=due, now=now)


def _recent(desk: TaskQuery, about: str) -> bool:
    """Whether what was found of a meeting is still to be told, since its body has not met again."""
    meeting = meeting_in(desk.register, about)
    if meeting is None:
        return False
    held = [one.id for one in counted_meetings(desk.register, meeting.group, desk.on) if one.held]
    return held[-1:] == [meeting.id]


def renewed(desk: TaskQuery) -> Iterator[Task]:
    """What is to be renewed or replaced soon, and a strategy that ran out without another."""
    for one in renewals(desk.register, desk.group.id, desk.on):
        # Terms that end are told as such; what may never have been done is on the forward plan.
        if not one.certain or one.day > desk.horizon or one.by in desk.register.terms:
            continue
        due = None if one.passed else one.day
        yield Task("plan", desk.group.id, one.what, one.at, command("plans", desk.group.id), due=due, now=one.passed)


def expiries(desk: TaskQuery) -> Iterator[Task]:
    """Memberships, offices and terms of reference that by the records themselves end soon."""
    id, today = desk.group.id, Day.of(desk.on)
    for tenure in seat_holdings(desk.register, desk.group):
        left = tenure.left
        if tenure.member is not None and left is not None and desk.soon(left) and tenure.covers(today):
            name = distinct_name(desk.register, tenure.member, today)
            what = f"{name} holds the seat {tenure.seat.id} until {in_words(left)}"
            yield Task("expiry", id, what, tenure.at, command("members", id), due=left.last)
    for number, office in enumerate(desk.group.offices):
        if office.member is not None and office.until is not None and desk.soon(office.until) and covers(office, today):
            name = distinct_name(desk.register, office.member, today)
            what = f"{name} is {office.office} until {in_words(office.until)}"
            place = desk.group.place.at("offices", number)
            yield Task("expiry", id, what, place, command("members", id), due=office.until.last)
    for terms in desk.register.terms_of(id):
        until = terms.in_force.until if terms.in_force else None
        if until is not None and desk.soon(until) and terms.status == "agreed":
            what = f"the terms {terms.id} are in force until {in_words(until)}"
            yield Task("expiry", id, what, terms.place.at("in-force"), command("show", terms.id), due=until.last)


GATHERERS: tuple[Callable[[TaskQuery], Iterator[Task]], ...] = (
    task_sources.coming,
    task_sources.minutes,
    task_sources.actions,
    task_sources.breaches,
    task_sources.accepted,
    task_sources.reports,
    task_sources.plans,
    duties,
    renewed,
    expiries,
)

WEEK = timedelta(days=7)

_KINDS: tuple[TaskKind, ...] = get_args(TaskKind)
"""What comes first among matters of one day."""

KIND_WORDS: dict[TaskKind, str] = {
    "notice": "Notice",
    "paper": "Papers",
    "replies": "Replies",
    "action": "Actions",
    "effect": "Resolutions",
    "letter": "Letters",
    "breach": "Breaches",
    "accepted-absence": "Absences",
    "expiry": "Terms ending",
    "duty": "Clauses",
    "minutes": "Minutes",
    "meeting": "Meetings",
    "report": "Reports",
    "plan": "Plans",
}
"""What each kind of task is called beside the command that helps."""

PRINTED = ("Overdue", "May be overdue", "To do now", "Due this week", "Due later", "No due date known")
"""The headings at a terminal and on paper, in the order of `HEADINGS`."""

HEADINGS = ("Overdue", "May be overdue", "To be done now", "Within a week", "Later", "Without a day")
"""From the most urgent to the least, as the JSON has them."""

COUNTED: dict[TaskKind, str] = {
    "action": "actions and decisions have no due date",
    "effect": "decisions wait for something that the records do not show yet",
    "paper": "papers are still to follow",
    "report": "comments of scrutiny are still to come",
    "plan": "plans of reports: nothing shows that they came",
}
"""Kinds of task that are counted where more than `SOME` of them, of one body, have no due date."""

SOME = 3


def gather(register: Register, groups: Iterable[Group], on: date, ahead: int) -> tuple[Task, ...]:
    """Everything on the desk on the day `on`, most urgent first; a body that exists no more has nothing there.

    ahead: how many days to look ahead. What has no day is told whenever it is. A body's next meeting is always told.
    """
    found = [
        matter
        for group in groups
        if exists(group.from_, group.until, Day.of(on)) is not False
        for gatherer in GATHERERS
        for matter in gatherer(TaskQuery(register, group, on, ahead))
    ]
    return tuple(
        sorted(found, key=lambda one: (urgency(one, on), one.due or date.max, _KINDS.index(one.kind), one.group))
    )


def urgency(matter: Task, on: date) -> int:
    """Under which of the headings a matter belongs, by its index."""
    if matter.due is None:
        return 2 if matter.now else 5
    if matter.due < on:
        return 0 if matter.certain else 1
    if matter.due == on:
        return 2
    return 3 if matter.due <= on + WEEK else 4


def build(
    register: Register, matters: Sequence[Task], on: date, line: Callable[[Place], str], *, body: str, full: bool
) -> TaskListPaper:
    """The desk as a paper. line: how a place in the records is shown, as `path:line`. body: whose desk it is.

    full: each task by itself; otherwise those without a due date are counted where many are of one kind.
    """
    day = in_words(Day.of(on), weekday=True)
    parts = []
    groups = {matter.group for matter in matters}
    alone = len(groups) == 1 and group_name(register, groups.pop(), Day.of(on)) == body
    for number, heading in enumerate(PRINTED):
        those = [matter for matter in matters if urgency(matter, on) == number]
        if those:
            told = tuple(_lines(register, those, Day.of(on), line, counted=not full and heading == PRINTED[-1]))
            parts.append(TaskPart(heading=heading, lines=told, uncertain=number == 1, evidence=number == 0))
    return TaskListPaper(
        heading=f"To be done: {body}, {day}",
        footer=f"{body}, {day}",
        body=body,
        as_on=day,
        alone=alone,
        parts=tuple(parts),
        helps=_helps(matters),
    )


def _helps(matters: Sequence[Task]) -> tuple[TaskHelp, ...]:
    """One command for each kind of task, and for each that another command helps with."""
    found: dict[tuple[TaskKind, str], str] = {}
    for one in matters:
        found.setdefault((one.kind, one.command.split()[1]), one.command)
    return tuple(TaskHelp(kind=KIND_WORDS[kind], command=helps) for (kind, _), helps in found.items())


def _lines(
    register: Register, matters: Sequence[Task], on: Day, line: Callable[[Place], str], *, counted: bool
) -> Iterator[TaskLine]:
    """A line for each task; counted: one for all of a kind of one body, where they are many."""
    alike: dict[tuple[str, TaskKind], list[Task]] = {}
    for matter in matters:
        alike.setdefault((matter.group, matter.kind), []).append(matter)
    for matter in matters:
        those = alike[matter.group, matter.kind]
        if not counted or len(those) <= SOME or matter.kind not in COUNTED:
            yield _line(register, matter, on, line)
        elif matter is those[0]:
            yield replace(_line(register, matter, on, line), what=f"{len(those)} {COUNTED[matter.kind]}")


def _line(register: Register, matter: Task, on: Day, line: Callable[[Place], str]) -> TaskLine:
    group = register.groups.get(matter.group)
    return TaskLine(
        due=in_words(Day.of(matter.due)) if matter.due else "",
        body=(group.short if group else None) or group_name(register, matter.group, on),
        what=printed(register, matter.what, on),
        where=line(matter.at),
        command=matter.command,
        certain=matter.certain,
    )
