"""What is still to be done on a day, by whom, and when it falls due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from mkcsp.findings import Place
from mkcsp.history.approval import decided
from mkcsp.history.binding_clauses import Interval, binding_clauses, bound_in
from mkcsp.history.counted_meetings import next_after, shown_held
from mkcsp.history.days import months_after
from mkcsp.history.expected_effects import Awaited, Resolved, awaited, effects_of
from mkcsp.history.published import is_restricted, public_words
from mkcsp.history.tristate import covers, has_come, undated
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Clause, MinuteItem
from mkcsp.model.resolution import Action, Due, Owner, Progress
from mkcsp.model.rules import ActionsRule
from mkcsp.register import Minute, Register, clauses, minute_items

Missing = Literal["meeting", "held", "minutes", "later-deadline", "day"]
"""What is missing without which nobody can say that something is late: the meeting's record, that it was held, its
minutes, a new deadline after it was cancelled, or the very day from which time is counted."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due.

    due: the due date that was set, first or later; None where nothing is recorded. day: None where it falls due on no
    day that is known. missing: what kind of record it takes to say whether it is late, if any; hole: that record.
    why: in words, where there is no day. expected: the day of the next meeting, where the records hold one that no
    record of that day shows to have been announced: lists print it, and nothing is judged by it.
    """

    due: Due | None
    day: Day | None
    missing: Missing | None = None
    hole: str | None = None
    why: str = ""
    expected: Day | None = None


def deadline(register: Register, made: Meeting, action: Action, on: date, within_months: int | None = None) -> Deadline:
    """The deadline that holds on the day `on`.

    made: the meeting that resolved it. within_months: how long there is by the body's rules for what has no day of its
    own, from that meeting on.
    """
    due, laid_down = _laid_down(register, made, action, on)
    when = due.when if due is not None else "not-said"
    if due is not None and when == "date" and due.date is not None:
        return Deadline(due, due.date)
    if due is not None and when == "meeting" and due.meeting is not None:
        meeting = register.meetings.get(due.meeting)
        if meeting is None:
            return Deadline(due, None, "meeting", f"the meeting {due.meeting}", "its meeting is unknown")
        return _at(due, meeting, on)
    if due is not None and when == "next-meeting":
        following, known = next_after(register, laid_down, on)
        if following is not None and known:
            return _at(due, following, on)
        why = "it is due at the next meeting, which is not in the records"
        return Deadline(due, None, why=why, expected=following.day if following is not None else None)
    if when in ("not-said", "future-meeting") and within_months:
        first, last = (months_after(day, within_months) for day in (made.day.first, made.day.last))
        if made.day.exact or not first < on <= last:
            return Deadline(due, Day.of(last))
        return Deadline(due, Day.of(last), "day", f"the very day of {made.id}")
    words = due.words if due is not None else None
    return Deadline(due, None, why=f"it is due {words}" if words else "no day is set for it")


def _laid_down(register: Register, made: Meeting, action: Action, on: date) -> tuple[Due | None, Meeting]:
    """The deadline that holds on the day `on`, and the meeting that laid it down, from which the next one is told."""
    due, laid_down = action.due, made
    for later in action.put_off:
        minute = register.minute(later.by) if later.by is not None else None
        day = later.on or (minute.meeting.day if minute is not None else None)
        # One whose day is not recorded took the place of the one before, whenever it was.
        if day is None or has_come(day, on):
            due, laid_down = later.due, minute.meeting if minute is not None else laid_down
    return due, laid_down


def _at(due: Due, meeting: Meeting, on: date) -> Deadline:
    """The deadline of what is due at a meeting."""
    if meeting.status == "cancelled":
        if not has_come(meeting.day, on):
            return Deadline(due, meeting.day)
        hole = f"a later deadline, since {meeting.id} was cancelled (put-off)"
        return Deadline(due, meeting.day, "later-deadline", hole)
    if meeting.status == "postponed" and meeting.held_on is None:
        return Deadline(due, None, why=f"it is due at {meeting.id}, which was put off to no day yet")
    if not has_come(meeting.day, on):
        return Deadline(due, meeting.day)
    if not shown_held(meeting):
        hole = f"the minutes or the roll of {meeting.id}, or that it was cancelled"
        return Deadline(due, meeting.day, "held", hole)
    if meeting.minutes is None:
        return Deadline(due, meeting.day, "minutes", f"the minutes of {meeting.id}")
    return Deadline(due, meeting.day)


TaskState = Literal["done", "open", "overdue", "unknown"]
"""How a task stands. `unknown`: its day has passed, and a record is missing without which nobody can say it is late."""

_ASKING = frozenset({"requested", "asked", "instructed", "invited", "tasked", "referred", "delegated"})
"""Outcomes of a clause by which somebody has something to do."""
_ASKED = re.compile(
    r"\b(?:be|is|are|was|were)\s+(?:requested|asked|instructed|invited|directed|tasked|authorised|authorized)\s+(?:to|for|that)\b"
    r"|\brequests\s+(?:that\s+)?\S.*\bto\b",
    re.IGNORECASE | re.DOTALL,
)
"""The words of a clause whose outcomes do not say it: `That the Clerk be requested to write`."""


@dataclass(frozen=True, slots=True)
class OpenAction:
    """A clause or an undertaking that somebody has to carry out.

    reference: `smk/2016-01-21/prevent/4`. minute: where its words are; None where nothing is there.
    at: the entry that says what became of it, or where its words are if there is none. deadline: the one that holds
    on the day, be it the first one or a later one that took its place. entered: whether there is such an entry.
    """

    reference: str
    meeting: Meeting
    minute: Minute | None
    action: Action
    at: Place
    deadline: Deadline
    entered: bool = True

    @property
    def due(self) -> Due | None:
        """What was set as its due date."""
        return self.deadline.due

    @property
    def falls(self) -> Day | None:
        """The day on which it falls due, where one is known or expected."""
        return self.deadline.day or self.deadline.expected

    @property
    def words(self) -> str:
        """The words of the clause or the undertaking as anybody may read them, or an empty string."""
        return public_words(self.minute) if self.minute is not None else ""

    def state_on(self, register: Register, on: date) -> TaskState:
        """How it stood on the day `on`: overdue only where the records show that its day passed and it was open."""
        if not self.open_on(register, on):
            return "done"
        if self.falls is None or self.falls.last >= on:
            return "open"
        return "unknown" if self.hole is not None else "overdue"

    @property
    def hole(self) -> str | None:
        """The record without which it is unknown whether it is late, once its day has passed."""
        if self.deadline.hole is None and not self.entered:
            return f"what became of {self.reference} (records/resolutions/{self.meeting.id}.yaml)"
        return self.deadline.hole

    def overdue_on(self, register: Register, on: date) -> bool:
        """Whether it was open although its day had passed."""
        return self.state_on(register, on) == "overdue"

    def open_on(self, register: Register, on: date) -> bool:
        """Whether it was still open on the day `on`: what was closed later, or on a day not known yet, was open.

        A resolution that is to change the records is open until they show it, even if it is recorded as done, and is
        done once they do, unless it goes on by its deadline. One that was dropped or superseded waits for nothing.
        """
        closed = self.action.closed
        if effects_of(register, self.reference, self.action.effects) and (closed is None or closed.how == "done"):
            if any(one.shown is None for one in self.awaited_on(register, on)):
                return True
            if closed is None and (self.due is None or self.due.when != "recurring"):
                return False
        return not self.closed_by(register, on)

    def closed_by(self, register: Register, on: date) -> bool:
        """Whether it is recorded as closed by the day `on`, whatever it was to change in the records."""
        closed = self.action.closed
        if closed is None:
            return False
        day = closed.on
        if day is None and closed.by is not None and (minute := register.minute(closed.by)) is not None:
            day = minute.meeting.day
        return day is None or has_come(day, on)

    def awaited_on(self, register: Register, on: date) -> tuple[Awaited, ...]:
        """What it is to change in the records, and whether they show it on the day `on`."""
        return awaited(register, Resolved(self.reference, self.meeting), self.action.effects, self.at, on)

    def owners_on(self, on: date) -> tuple[Owner, ...]:
        """The owners on the day `on`; where the dates show none for that day, those who may have been."""
        day = Day.of(on)
        sure = tuple(owner for owner in self.action.owners if undated(owner) or covers(owner, day))
        return sure or tuple(owner for owner in self.action.owners if covers(owner, day) is not False)

    def progress_by(self, on: date) -> tuple[Progress, ...]:
        """What was done or heard by the day `on`."""
        if is_restricted(self.minute):
            return ()
        return tuple(one for one in self.action.progress if has_come(one.on, on))


def open_actions(register: Register, on: date, group: str | None = None) -> Iterator[OpenAction]:
    """Every task of meetings that had come by the day `on`, in order of the meetings; of one group, if given.

    What became of them is entered under resolutions; undertakings, and clauses that ask somebody to act, are tasks from
    the minute on, entered or not.
    """
    meetings = register.meetings_of(group) if group is not None else register.in_order
    limits: dict[str, tuple[tuple[int, tuple[Interval, ...]], ...]] = {}
    for meeting in meetings:
        if not has_come(meeting.day, on):
            continue
        record = register.resolutions.get(meeting.id)
        entries = record.actions if record is not None else {}
        if meeting.group not in limits and (entries or meeting.minutes is not None):
            limits[meeting.group] = _limits(register, meeting.group, on)
        for key, action in entries.items():
            assert record is not None
            reference = f"{meeting.id}/{key}"
            due = _deadline(register, meeting, action, on, limits[meeting.group])
            yield OpenAction(
                reference, meeting, register.minute(reference), action, record.place.at("actions", key), due
            )
        for reference, minute in _minuted(meeting, on):
            # That a member be asked to leave is followed up as a breach.
            considered = {reference, f"{meeting.id}/{minute.item.id}"} & register.considering
            if not considered and not _is_entered(reference, meeting, entries):
                due = _deadline(register, meeting, Action(), on, limits[meeting.group])
                yield OpenAction(reference, meeting, minute, Action(), minute.at, due, entered=False)


def closed_on(register: Register, action: Action) -> Day | None:
    """The day on which an action was closed, if that is recorded."""
    closed = action.closed
    if closed is None:
        return None
    minute = register.minute(closed.by) if closed.by is not None else None
    return closed.on or (minute.meeting.day if minute is not None else None)


def asks(clause: Clause) -> bool:
    """Whether a clause of a resolution asks somebody to act."""
    return bool(_ASKING & set(clause.outcomes)) or _ASKED.search(clause.text) is not None


def _minuted(meeting: Meeting, on: date) -> Iterator[tuple[str, Minute]]:
    """The undertakings of a meeting and the clauses that ask somebody to act, each with its reference."""
    for item, keys in minute_items(meeting):
        if not item.undertakings and not item.resolved:
            continue
        at = meeting.place.at(*keys)
        if not decided(Minute(meeting, item, None, None, at), on):
            return
        yield from _in_item(meeting, item, at)


def _in_item(meeting: Meeting, item: MinuteItem, at: Place) -> Iterator[tuple[str, Minute]]:
    for number, undertaking in enumerate(item.undertakings):
        place = at.at("undertakings", number)
        yield f"{meeting.id}/{item.id}/{undertaking.id}", Minute(meeting, item, None, undertaking, place)
    for clause, path, within in clauses(item):
        if asks(clause):
            yield f"{meeting.id}/{item.id}/{'/'.join(path)}", Minute(meeting, item, clause, None, at.at(*within))


def _is_entered(reference: str, meeting: Meeting, entries: dict[str, Action]) -> bool:
    """Whether there is an entry for the task, or for the clause or item that it is part of, or a part of it."""
    key = reference.removeprefix(f"{meeting.id}/")
    parts = key.split("/")
    above = ("/".join(parts[:number]) for number in range(1, len(parts) + 1))
    return any(one in entries for one in above) or any(one.startswith(f"{key}/") for one in entries)


def _limits(register: Register, group: str, on: date) -> tuple[tuple[int, tuple[Interval, ...]], ...]:
    """By the rules on actions that bind the group: within how many months what has no day is to be done, and when."""
    record = register.groups.get(group)
    return tuple(
        (each.clause.rule.within_months, each.spans)
        for each in (binding_clauses(register, record, on) if record is not None else ())
        if isinstance(each.clause.rule, ActionsRule) and each.clause.rule.within_months
    )


def _deadline(
    register: Register, meeting: Meeting, action: Action, on: date, limits: tuple[tuple[int, tuple[Interval, ...]], ...]
) -> Deadline:
    """The deadline by the records, else by the strictest rule that bound the body on the day that it gives."""
    found = deadline(register, meeting, action, on)
    ruled = [deadline(register, meeting, action, on, months) for months, spans in limits if found.day is None]
    bound = [
        each
        for each, (_, spans) in zip(ruled, limits, strict=False)
        if each.day is not None and bound_in(spans, each.day if has_come(each.day, on) else Day.of(on))
    ]
    return min(bound, key=lambda each: each.day.last if each.day else date.max, default=found)


def holders(register: Register, owner: Owner, on: date) -> tuple[str, ...]:
    """Ids of those who hold on the day `on` the post that owns a task; of a person, the person."""
    if owner.member is not None:
        return (owner.member,)
    if owner.post is None:
        return ()
    day = Day.of(on)
    return tuple(
        id
        for id, member in register.members.items()
        for post in member.posts
        if post.title == owner.post and owner.organisation in (None, post.organisation) and covers(post, day)
    )
