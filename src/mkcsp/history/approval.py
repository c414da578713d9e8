"""The state of a meeting's minutes on a day: draft, approved, signed, or their approval not in the records."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mkcsp.history.tristate import has_come
from mkcsp.model.base import dataclass
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Approval, Correction
from mkcsp.register import Minute, Register

ApprovalState = Literal["none", "draft", "deferred", "approved", "approved-as-corrected", "not-in-records"]


@dataclass(frozen=True, slots=True)
class MinutesState:
    """The state of a meeting's minutes as it stood on a day.

    state: `none` where there are no minutes; `deferred` where the latest decision put approval off (they are still
        a draft); `not-in-records` where a published paper was entered and no approval of it is recorded.
    signed: whether they were signed; None where that is not recorded.
    by: the minute that approved or deferred them.
    approval: what that minute records.
    """

    state: ApprovalState
    signed: bool | None = None
    by: Minute | None = None
    approval: Approval | None = None

    @property
    def approved(self) -> bool:
        """Whether they were approved, with corrections or without."""
        return self.state in ("approved", "approved-as-corrected")

    @property
    def words(self) -> str:
        """The state in words, without the minute: `approved as corrected and signed`."""
        if not self.approved:
            return _WORDS[self.state]
        return _WORDS[self.state] + (" and signed" if self.signed else "")


_WORDS: dict[ApprovalState, str] = {
    "none": "no minutes in the records",
    "draft": "draft",
    "deferred": "draft, approval deferred",
    "approved": "approved",
    "approved-as-corrected": "approved as corrected",
    "not-in-records": "approval not in the records",
}


def minutes_state(register: Register, meeting: Meeting, on: date) -> MinutesState:
    """How the minutes of `meeting` stood on the day `on`.

    The latest decision of a meeting held by then counts; what a later meeting decided is left out.
    Minutes once approved stay so: a later deferral of the same minutes is for `check` to report.
    """
    latest: tuple[Minute, Approval] | None = None
    for minute, approval in decisions(register, meeting.id, on):
        if latest is None or approval.outcome != "deferred" or latest[1].outcome == "deferred":
            latest = (minute, approval)
    if latest is not None:
        minute, approval = latest
        return MinutesState(approval.outcome, approval.signed, minute, approval)
    if meeting.minutes is None:
        return MinutesState("none")
    return MinutesState("not-in-records" if meeting.minutes.published else "draft")


def decisions(register: Register, meeting: str, on: date) -> tuple[tuple[Minute, Approval], ...]:
    """What meetings decided by `on` about the minutes of the meeting with the id `meeting`, in order of day."""
    return tuple((minute, approval) for minute, approval in register.approvals_of(meeting) if decided(minute, on))


def decided(minute: Minute, on: date) -> bool:
    """Whether a minute counts on the day `on`: its meeting was held by then."""
    meeting = minute.meeting
    if meeting.status == "held":
        return has_come(meeting.day, on)
    return meeting.status == "postponed" and meeting.held_on is not None and has_come(meeting.held_on, on)


def roll_corrections(register: Register, meeting: str, on: date) -> dict[str, tuple[Correction, Minute]]:
    """By member: the latest correction of the roll that a meeting held by `on` made, and the minute that made it."""
    found: dict[str, tuple[Correction, Minute]] = {}
    for minute, approval in decisions(register, meeting, on):
        for entry in approval.corrections if approval.outcome != "deferred" else ():
            if entry.member and entry.attendance:
                found[entry.member] = (entry, minute)
    return found
