"""Whether a body was active on a day, had gone dormant, had ended, or had been replaced."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mkcsp.history.binding_clauses import binding_clauses
from mkcsp.history.counted_meetings import counted_meetings
from mkcsp.history.days import months_after
from mkcsp.history.tristate import before, covers, has_come
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register

BodyState = Literal["active", "dormant", "ended", "replaced", "not-yet", "unknown"]


@dataclass(frozen=True, slots=True)
class BodyStatus:
    """How a body stood on a day.

    since: the day of the last meeting of a dormant body, the end, the replacement, or the last sign of an active one;
    None where that is not recorded. by: id of the body that took its place. computed: dormant by its meetings, not by
    what is typed: bound to meet, and for twelve months it has not, where the records are said to hold every meeting.
    """

    state: BodyState
    since: Day | None = None
    by: str | None = None
    computed: bool = False


def body_status(register: Register, group: Group, on: date) -> BodyStatus:
    """How a body stood on the day `on`. It was active if it met or was seen in the twelve months up to that day."""
    today = Day.of(on)
    for later in register.groups.values():
        for succession in later.succeeds:
            if succession.group == group.id and _took_over(later, succession.on, on):
                return BodyStatus("replaced", succession.on, later.id)
    if group.until is not None and before(group.until, today):
        return BodyStatus("ended", group.until)
    if group.from_ is not None and before(today, group.from_):
        return BodyStatus("not-yet", group.from_)
    met = [meeting.day for meeting in counted_meetings(register, group.id, on) if meeting.held]
    if any(covers(span, today) for span in group.dormant):
        return BodyStatus("dormant", met[-1] if met else None)
    if met and months_after(met[-1].last, 12) < on and _should_have_met(register, group, met[-1], on):
        return BodyStatus("dormant", met[-1], computed=True)
    signs = [day for day in (*met, *group.seen) if has_come(day, on)]
    last = max(signs, key=lambda day: day.last, default=None)
    fresh = last is not None and months_after(last.last, 12) >= on
    return BodyStatus("active" if fresh else "unknown", last)


def _should_have_met(register: Register, group: Group, last: Day, on: date) -> bool:
    """Whether a clause surely asks the body to meet, and the records are said to hold every meeting since the last."""
    complete = any(
        span.from_ is not None and span.from_.last <= last.first and covers(span, Day.of(on)) is True
        for span in group.meetings_complete
    )
    return complete and any(
        binding.certain and binding.clause.rule.kind == "frequency" for binding in binding_clauses(register, group, on)
    )


def _took_over(later: Group, day: Day | None, on: date) -> bool:
    """Whether a body had taken another's place by a day; without a day, once it is known to have existed itself."""
    if day is not None:
        return has_come(day, on)
    return any(has_come(each, on) for each in (*later.seen, *([later.from_] if later.from_ else [])))
