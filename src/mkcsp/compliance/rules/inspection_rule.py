"""Inspection: until when the papers of each meeting have to be open, and which periods have ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mkcsp.compliance.context import meetings, provided
from mkcsp.compliance.results import Fact, Outcome, RuleContext
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.days import months_after
from mkcsp.model.rules import InspectionRule


def judge(rule: InspectionRule, case: RuleContext) -> Iterator[Outcome]:
    """Inspection: agendas, minutes and reports stay open for so many years after the meeting.

    No clause of the papers of 2005 to 2016 asks for it; it binds a body that adopted it, as councils do (six years,
    and four for background papers). The answer tells until when, and which periods have ended: papers may be kept
    open longer. Where the period runs and the records hold neither agenda nor minutes, it is unknown.

    Passes: six years, a meeting on 21 January 2016 whose minutes are in the records: open until 21 January 2022.
    Fails: nothing is found to fail, since the records do not show who was refused a paper.
    """
    for sitting, under in meetings(case):
        if sitting.held:
            yield provided(_judged(rule, case.on, sitting), under)


def _judged(rule: InspectionRule, on: date, sitting: CountedMeeting) -> Outcome:
    meeting = sitting.meeting
    until = months_after(sitting.day.last, 12 * rule.minutes_years)
    facts = [Fact(f"the meeting of {sitting.day}", meeting.place)]
    if rule.background_years is not None:
        background = months_after(sitting.day.last, 12 * rule.background_years)
        facts.append(Fact(f"background papers: {'until' if on <= background else 'ended on'} {background}"))
    if on > until:
        return Outcome(meeting.id, "met", f"papers: the period ended on {until}", facts=tuple(facts))
    if meeting.minutes is None and meeting.agenda is None:
        return Outcome(
            meeting.id,
            "unknown",
            f"the papers have to be open until {until}, and the records hold neither agenda nor minutes",
            facts=tuple(facts),
            missing=(f"the agenda and the minutes of {meeting.id}",),
            settles="they are entered",
            due=until,
            gap="agenda and minutes missing",
        )
    return Outcome(meeting.id, "met", f"the papers have to be open until {until}", facts=tuple(facts), due=until)
