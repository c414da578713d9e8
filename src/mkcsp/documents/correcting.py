"""Corrections of minutes as they are printed, in the minutes that make them and in those that they correct."""

from __future__ import annotations

from mkcsp.documents.naming import Names
from mkcsp.model.meeting import Meeting
from mkcsp.model.minute import Correction

ATTENDANCE = {
    "present": "present",
    "present-remotely": "present, from elsewhere",
    "deputy": "represented",
    "apologies": "apologies",
    "absent": "absent",
    "not-recorded": "not recorded",
}


def change(correction: Correction) -> str:
    """A correction of wording: `for “3” read “4”`; or as the paper tells it."""
    if correction.words:
        return correction.words
    if correction.was and correction.now:
        return f"for “{correction.was}” read “{correction.now}”"
    if correction.now:
        return f"add “{correction.now}”"
    return f"leave out “{correction.was}”" if correction.was else "corrected"


def attendance(meeting: Meeting, correction: Correction, names: Names) -> str:
    """A correction of the roll: `attendance of Cllr Birch: represented by Dot Lane`.

    meeting: the one whose minutes are printed; names that the correction does not print are taken from its roll.
    """
    words = ATTENDANCE.get(correction.attendance or "", "corrected")
    if correction.deputy:
        words += f" by {_printed(meeting, correction.deputy, correction.deputy_as, names)}"
    return f"attendance of {_printed(meeting, correction.member or '', correction.as_, names)}: {words}"


def _printed(meeting: Meeting, member: str, as_: str | None, names: Names) -> str:
    for section in meeting.roll.sections if meeting.roll else ():
        for line in section.lines:
            if as_ is None and line.member == member:
                as_ = line.as_
    return as_ or names.person(member)
