"""What is still to be done of resolutions and undertakings on a day, by whom, and when it falls due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mkcsp.practice.expected_effects import Awaited, Resolved, awaited
from mkcsp.practice.spans import covers, has_come, undated
from mkcsp.records.dates import Day
from mkcsp.records.meetings import Meeting
from mkcsp.records.resolutions import Action, Due, Owner, Progress
from mkcsp.register import Minute, Register
from mkcsp.source import Place


@dataclass(frozen=True, slots=True)
class Task:
    """A clause or an undertaking that somebody has to carry out.

    reference: `smk/2016-01-21/prevent/4`. minute: where its words stand; None where nothing stands there.
    at: the entry that says what became of it. due: the deadline that holds on the day, be it the first one or a later
    one that took its place. falls: the day on which it falls due, where one can be told.
    """

    reference: str
    meeting: Meeting
    minute: Minute | None
    action: Action
    at: Place
    due: Due | None
    falls: Day | None

    @property
    def words(self) -> str:
        """The words of the clause or the undertaking, or an empty string."""
        if self.minute is None:
            return ""
        stands = self.minute.clause or self.minute.undertaking
        return stands.text if stands is not None else self.minute.item.title or ""

    def open_on(self, register: Register, on: date) -> bool:
        """Whether it was still open on the day `on`: what was closed later, or on a day not known yet, was open.

        A resolution that is to change the records is open until they show it, even if it is recorded as done, and is
        done once they do, unless it goes on by its deadline. One that was dropped or superseded waits for nothing.
        """
        closed = self.action.closed
        if self.action.effects and (closed is None or closed.how == "done"):
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
        if not self.action.effects:
            return ()
        return awaited(register, Resolved(self.reference, self.meeting), self.action.effects, self.at, on)

    def overdue_on(self, register: Register, on: date) -> bool:
        """Whether it was open although its day had passed."""
        return self.falls is not None and self.falls.last < on and self.open_on(register, on)

    def owners_on(self, on: date) -> tuple[Owner, ...]:
        """The owners on the day `on`; where the dates show none for that day, those who may have been."""
        day = Day.of(on)
        sure = tuple(owner for owner in self.action.owners if undated(owner) or covers(owner, day))
        return sure or tuple(owner for owner in self.action.owners if covers(owner, day) is not False)

    def progress_by(self, on: date) -> tuple[Progress, ...]:
        """What was done or heard by the day `on`."""
        return tuple(one for one in self.action.progress if has_come(one.on, on))


def tasks(register: Register, on: date, group: str | None = None) -> Iterator[Task]:
    """Every task of meetings that had come by the day `on`, in order of the meetings; of one group, if given."""
    meetings = register.meetings
    known = [(meetings[id], record) for id, record in register.resolutions.items() if id in meetings]
    for meeting, record in sorted(known, key=lambda pair: pair[0].sorting):
        if not has_come(meeting.day, on) or group not in (None, meeting.group):
            continue
        for key, action in record.actions.items():
            reference = f"{meeting.id}/{key}"
            at = record.place.at("actions", key)
            due, laid_down = _due_on(register, meeting, action, on)
            falls = _falls(register, laid_down, due)
            yield Task(reference, meeting, register.minute(reference), action, at, due, falls)


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


def _due_on(register: Register, meeting: Meeting, action: Action, on: date) -> tuple[Due | None, Meeting]:
    """The deadline that holds on the day `on`, and the meeting that laid it down, from which the next one is told."""
    due, laid_down = action.due, meeting
    for later in action.put_off:
        minute = register.minute(later.by) if later.by is not None else None
        day = later.on or (minute.meeting.day if minute is not None else None)
        # One whose day is not recorded took the place of the one before, whenever it was.
        if day is None or has_come(day, on):
            due, laid_down = later.due, minute.meeting if minute is not None else laid_down
    return due, laid_down


def _falls(register: Register, meeting: Meeting, due: Due | None) -> Day | None:
    if due is None:
        return None
    if due.when == "date":
        return due.date
    if due.when == "meeting" and due.meeting is not None:
        record = register.meetings.get(due.meeting)
        return record.day if record is not None else None
    if due.when == "next-meeting":
        later = (one for one in register.meetings_of(meeting.group) if one.sorting > meeting.sorting)
        return next((one.day for one in later if one.status in ("held", "planned")), None)
    return None
