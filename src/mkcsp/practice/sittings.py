"""Which of a body's meetings are reckoned with, judged on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mkcsp.practice.spans import has_come
from mkcsp.records.dates import Day
from mkcsp.records.meetings import Meeting
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting whose day has come.

    held: True, or None where nothing in the records shows whether it was held.
    """

    meeting: Meeting
    held: bool | None

    @property
    def id(self) -> str:
        """Id of the meeting."""
        return self.meeting.id

    @property
    def day(self) -> Day:
        """The day on which it was held in the end."""
        return self.meeting.day

    @property
    def inquorate(self) -> bool:
        """Whether the papers say that there was no quorum at the opening."""
        return any(not quorum.met and quorum.item is None for quorum in self.meeting.quorum)

    @property
    def extraordinary(self) -> bool:
        """Whether it was an extraordinary or special meeting, or summoned at short notice."""
        return self.meeting.kind in ("extraordinary", "special") or self.meeting.short_notice


def sittings(register: Register, group: str, on: date) -> tuple[Sitting, ...]:
    """The meetings of the group up to and on the day `on`, in the order in which they were held.

    Cancelled meetings and workshops are no meetings, even if people came. A postponed meeting counts on the day to
    which it was postponed, and not without one. A meeting that was announced, whose day has come, and that nothing
    shows to have been held, is there as a question: `held` is None.
    """
    found = []
    for meeting in register.meetings_of(group):
        if meeting.status == "cancelled" or meeting.kind == "workshop":
            continue
        if (meeting.status == "postponed" and meeting.held_on is None) or not has_come(meeting.day, on):
            continue
        shown = meeting.status == "held" or (
            meeting.status == "postponed" and (meeting.roll is not None or meeting.minutes is not None)
        )
        found.append(Sitting(meeting, True if shown else None))
    return tuple(found)


def root_of(sitting: Sitting, among: Mapping[str, Sitting]) -> str:
    """Id of the meeting from which this one was, perhaps more than once, reconvened; its own id if from none.

    among: the sittings by id; a meeting that is not among them was no sitting to go on with.
    """
    seen = {sitting.id}
    at = sitting
    while (before := at.meeting.reconvened_from) is not None and before in among and before not in seen:
        at = among[before]
        seen.add(before)
    return at.id
