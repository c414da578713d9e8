"""What was resolved and what was missed, on the desk: actions, expected effects, breaches, accepted absences."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from mkcsp.attendance.accepted_absences import acceptances
from mkcsp.attendance.assessment import Assessment, assess
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.attendance.subjects import addressee, distinct_names, subject_name
from mkcsp.history.due_days import OpenAction, open_actions
from mkcsp.history.membership import is_member
from mkcsp.history.names_of_the_day import distinct_name
from mkcsp.history.tristate import before
from mkcsp.model.dates import Day
from mkcsp.papers.action_list import MISSING, NO_OWNER, owner_words
from mkcsp.papers.commands import command
from mkcsp.papers.task import Task, TaskKind, TaskQuery
from mkcsp.papers.words import in_words

SHOWN = 70
"""Characters of a resolution that the desk shows; the rest stands in the minutes."""


def actions(desk: TaskQuery) -> Iterator[Task]:
    """Open actions that are overdue, fall due soon or have no day, and effects that the records do not show yet."""
    for task in open_actions(desk.register, desk.on, desk.group.id):
        state = task.state_on(desk.register, desk.on)
        if state == "done":
            continue
        due = task.falls.last if task.falls is not None else None
        if (due is None or due <= desk.horizon) and not task.closed_by(desk.register, desk.on):
            owner = owner_words(desk.register, task, desk.on)
            what = f"{_cited(task)}: {_short(task.words)}{'' if owner == NO_OWNER else f' ({owner})'}"
            certain = state != "unknown"
            if not certain and task.falls is not None:
                what += f"; may be late: {MISSING[task.deadline.missing]}"
            helps = command("resolutions", "--group", desk.group.id, "--open")
            yield Task("action", desk.group.id, what, task.at, helps, due=due, certain=certain)
        for one in task.awaited_on(desk.register, desk.on):
            if one.shown is None:
                done = ", although it is recorded as done" if task.closed_by(desk.register, desk.on) else ""
                what = f"{_cited(task)} stays open until {one.expected}{done}"
                yield Task("effect", desk.group.id, what, one.at, command("show", task.reference), due=due)


def breaches(desk: TaskQuery) -> Iterator[Task]:
    """Breaches of the attendance rule in which something is to be done; those at risk are for `mkcsp breaches`."""
    assessment = assess(desk.register, desk.group, desk.on)
    for case in assessment.cases:
        found = _breach(desk, assessment, case)
        if found is not None:
            yield found


def accepted(desk: TaskQuery) -> Iterator[Task]:
    """Accepted absences that the group was to look at again by now or soon, and has not."""
    for member, those in acceptances(desk.register, desk.group.id, desk.on).items():
        for number, (minute, entry) in enumerate(those):
            # A later acceptance for the same member is the group having looked at it again.
            if entry.review is None or entry.review.last > desk.horizon or number + 1 < len(those):
                continue
            if entry.until is not None and before(entry.until, Day.of(desk.on)):
                continue
            if is_member(desk.register, desk.group, member, Day.of(desk.on)) is False:
                continue
            name = distinct_name(desk.register, member, Day.of(desk.on))
            what = f"the accepted absence of {name} ({minute.cited}) is to be reviewed"
            helps = command("attendance", desk.group.id, member)
            yield Task("accepted-absence", desk.group.id, what, minute.at, helps, due=entry.review.last)


def _breach(desk: TaskQuery, assessment: Assessment, case: BreachCase) -> Task | None:
    book, id = assessment.book, desk.group.id
    bare = subject_name(book, case.subject)
    name = distinct_names(book, (one.subject for one in assessment.cases))[case.subject]
    clear = name == bare and addressee(book, case.subject) == bare
    dealing = case.dealing
    at = dealing.record.place if dealing else case.rule.at
    if case.completed is not None and dealing is None:
        at = book.register.meetings[case.completed].place
    show = command("breaches", id)

    def matter(kind: TaskKind, what: str, helps: str = show, *, now: bool = False, meeting: bool = False) -> Task:
        due = desk.next_day() if meeting else None
        return Task(kind, id, what, at, helps, due=due, now=now, certain=case.kind in ("open", "withdrawn"))

    if case.kind == "open":
        letter = command("letter", id, case.subject.id, "-o", "letter.eml")
        if case.step in ("first-letter", "second-letter"):
            said = case.next if name == bare else f"{name}: {case.next}"
            return matter("letter", said, letter, now=True)
        if case.step in ("consider", "consider-again"):
            return matter("breach", f"the breach of {name} is to be considered", meeting=True)
        return matter("breach", case.next if case.step == "leave" and clear else f"{name}: {case.next}", now=True)
    if case.kind == "provisional":
        return matter("breach", f"{name}, provisional: {case.next}", meeting=True)
    if case.kind in ("dependent", "untold"):
        return matter("breach", f"{name}: {case.next}")
    told = [letter for letter in dealing.letters if (desk.on - letter.sent.last).days <= 366] if dealing else []
    if case.kind == "withdrawn" and told:
        return matter("letter", f"{addressee(book, case.subject)}: {case.next}", now=True)
    return None


def _cited(task: OpenAction) -> str:
    cited = task.minute.cited if task.minute is not None else task.reference
    return f"{cited} of {in_words(task.meeting.day)}"


def _short(text: str) -> str:
    return textwrap.shorten(text, SHOWN, placeholder=" …")
