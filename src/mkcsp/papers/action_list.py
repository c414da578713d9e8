"""What remains to be done, by owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from mkcsp.history.due_days import Missing, OpenAction, holders
from mkcsp.history.inferred import is_inferred
from mkcsp.history.names_of_the_day import distinct_name, group_name, organisation_name
from mkcsp.history.published import is_restricted
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.resolution import Action, Due, Owner, Party
from mkcsp.papers.common import Paper
from mkcsp.papers.words import day_of, in_words, listed
from mkcsp.register import Register
from mkcsp.spelling import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """An action that an owner has to do."""

    reference: str
    """``SMK34(5)``."""

    task: str
    due: str = ""
    """As words: ``14 April 2016``, ``the next meeting``; empty when none was set."""

    state: str = ""
    """``Open``, ``Overdue by 3 months``: said in words, whatever the colour."""

    overdue: bool = False
    """Lets a template stress the state, which already says it."""

    details: tuple[str, ...] = ()
    """Who is to be consulted, to whom the result goes, the documents, and what was inferred: a sentence for each."""

    progress: tuple[str, ...] = ()
    """Notes of progress, each with its date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerGroup:
    """The actions of one owner, or of owners jointly."""

    owner: str
    note: str = ""
    """Who holds the post now, or that nobody does."""

    lines: tuple[ActionLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionList(Paper):
    """The actions of a body, or of all, as on one day."""

    template: ClassVar[str] = "action-list"

    body: str
    as_on: str
    scope: str = ""
    """What was asked for: ``Open actions due by 14 April 2016``."""

    groups: tuple[OwnerGroup, ...] = ()
    none_open: str = "There are no actions."
    """Printed where there are no groups."""


NO_OWNER = "Owner not recorded"

CLOSED = {"done": "Done", "superseded": "Superseded", "dropped": "Dropped", "overtaken": "Overtaken by events"}

DUE = {
    "next-meeting": "the next meeting",
    "future-meeting": "a future meeting",
    "none": "nothing falls due",
    "not-said": "not said",
    "date": "",
    "meeting": "",
    "event": "on an event",
    "recurring": "regularly",
}


_INFERRED = {"owners": "the owner", "due": "the deadline"}

MISSING: dict[Missing | None, str] = {
    "meeting": "the meeting is not in the records",
    "held": "nothing shows that the meeting was held",
    "minutes": "the minutes of the meeting are missing",
    "later-deadline": "the meeting was cancelled, and no later deadline is recorded",
    "day": "the day from which the time is counted is not known exactly",
    None: "what became of it is not recorded",
}
"""What is missing without which nobody can say that a task is late."""


def build(register: Register, tasks: Iterable[OpenAction], on: date, *, body: str, scope: str) -> ActionList:
    """The tasks by owner, joint owners together, as they stood on the day `on`.

    body: whose actions they are, as printed. scope: what was asked for, in words.
    """
    groups: dict[str, list[OpenAction]] = {}
    for task in tasks:
        groups.setdefault(owner_words(register, task, on), []).append(task)
    day = in_words(Day.of(on))
    return ActionList(
        heading=f"Actions: {body}, {day}",
        footer=f"{body}, {day}",
        body=body,
        as_on=day,
        scope=scope,
        groups=tuple(
            OwnerGroup(
                owner=owner,
                note=_holders(register, groups[owner][0], on),
                lines=tuple(_line(register, task, on) for task in groups[owner]),
            )
            for owner in sorted(groups, key=lambda words: (words == NO_OWNER, sort_key(words)))
        ),
    )


def owner_words(register: Register, task: OpenAction, on: date) -> str:
    """Who is to do it, in words; several are joint owners."""
    return listed([_owner(register, owner, on) for owner in task.owners_on(on)]) or NO_OWNER


def _owner(register: Register, owner: Owner | Party, on: date) -> str:
    if owner.post is not None:
        return (
            f"{owner.post}, {organisation_name(register, owner.organisation, Day.of(on))}"
            if owner.organisation
            else owner.post
        )
    if owner.member is not None:
        return distinct_name(register, owner.member, Day.of(on))
    if owner.group is not None:
        return group_name(register, owner.group, Day.of(on))
    if owner.organisation is not None:
        return organisation_name(register, owner.organisation, Day.of(on))
    return (owner.name if isinstance(owner, Owner) else None) or NO_OWNER


def _details(register: Register, task: OpenAction, on: date) -> Iterator[str]:
    """Who is to be consulted, to whom it goes, what it is about, and what of it was inferred."""
    action = task.action
    for words, parties in (("To consult", action.consult), ("For", action.recipients)):
        if parties:
            named = [one if isinstance(one, str) else _owner(register, one, on) for one in parties]
            yield f"{words}: {'; '.join(named)}."
    if action.documents:
        yield f"{'Document' if len(action.documents) == 1 else 'Documents'}: {'; '.join(action.documents)}."
    record = register.resolutions.get(task.meeting.id)
    if record is not None and record.inferred:
        key = task.reference.removeprefix(f"{task.meeting.id}/")
        inferred = [field for field in ("owners", "due") if is_inferred(record, "actions", key, field)]
        if inferred:
            yield f"Inferred, not read in a paper: {' and '.join(_INFERRED[field] for field in inferred)}."


def _holders(register: Register, task: OpenAction, on: date) -> str:
    """Who holds the posts that own a task: resolutions name posts, and people come and go."""
    said = []
    for owner in task.owners_on(on):
        if owner.post is not None:
            held = [distinct_name(register, id, Day.of(on)) for id in holders(register, owner, on)]
            who = listed(held) if held else f"not recorded for {in_words(Day.of(on))}"
            said.append(f"{owner.post}: {who}")
    return "; ".join(said)


def _line(register: Register, task: OpenAction, on: date) -> ActionLine:
    if is_restricted(task.minute):
        # Whatever else the record of it holds: when it is due and how it ended say nothing of the business.
        bare = Action(due=task.action.due and replace(task.action.due, words=None), closed=task.action.closed)
        task = replace(task, action=bare, deadline=replace(task.deadline, due=bare.due))
    cited = task.minute.cited if task.minute is not None else task.reference
    overdue = task.overdue_on(register, on)
    return ActionLine(
        reference=f"{cited}, {in_words(task.meeting.day)}" if task.minute is not None else cited,
        task=task.words,
        due=_due(task.due, task.falls) + (", put off" if task.due is not task.action.due else ""),
        state=_state(register, task, on, overdue),
        overdue=overdue,
        details=tuple(_details(register, task, on)),
        progress=tuple(f"{in_words(one.on)}: {one.text}" for one in task.progress_by(on)),
    )


def _state(register: Register, task: OpenAction, on: date, overdue: bool) -> str:
    closed = task.action.closed
    if not task.open_on(register, on):
        if closed is None or not task.closed_by(register, on):
            return "Done, as the records show"
        when = f" on {in_words(closed.on)}" if closed.on else ""
        minute = register.minute(closed.by) if closed.by else None
        return f"{CLOSED[closed.how]}{when}{f' ({minute.cited})' if minute else ''}"
    if task.state_on(register, on) == "unknown":
        return f"Unknown whether it is late: {MISSING[task.deadline.missing]}"
    state = f"Overdue since {in_words(task.falls)}" if overdue and task.falls is not None else "Open"
    return f"{state}; waits for {task.action.waiting_on}" if task.action.waiting_on else state


def _due(due: Due | None, falls: Day | None) -> str:
    if due is None:
        return "not recorded"
    if due.when in ("event", "recurring"):
        return due.words or DUE[due.when]
    words = DUE[due.when]
    if due.when == "meeting" and due.meeting is not None:
        day = falls or day_of(due.meeting)
        words = f"the meeting of {in_words(day)}" if day else due.meeting
    elif falls is not None:
        words = f"{words}, {in_words(falls)}" if words else in_words(falls)
    return f"{words}: {due.words}" if words and due.words else words or due.words or ""
