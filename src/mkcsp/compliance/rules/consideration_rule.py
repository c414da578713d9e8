"""What is considered in every decision, and minuted with it."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.context import meetings, provided, unshown
from mkcsp.compliance.recurring import items
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, count_of, unknown
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.model.minute import MinuteItem
from mkcsp.model.rules import ConsiderationRule

CONSIDERED = {"equality": "equality and vulnerable groups were considered"}
"""What is considered, in words."""


def judge(rule: ConsiderationRule, case: RuleContext) -> Iterator[Outcome]:
    """Consideration: the minutes of every decision say how something was considered.

    Rests on the General Tasks of the Safer Neighbourhoods Group's draft of 2016: equality and diversity, and the needs
    of people at high risk or vulnerable, in all decision making. An item of the minutes with a resolution has to have
    the field (`equality`). Where it has none, that is asked for and not held to be a breach: what was considered need
    not have been minuted. Left out are items that are restricted, that approve minutes, or that only note something.

    Passes: `of: equality`, and every item with `resolved` has `equality` too.
    Fails: an item has `resolved` and no `equality`: then it is asked for.
    """
    for sitting, under in meetings(case):
        yield provided(_minuted(rule, sitting) if sitting.held else unshown(sitting), under)


def _minuted(rule: ConsiderationRule, sitting: CountedMeeting) -> Outcome:
    meeting, what = sitting.meeting, CONSIDERED[rule.of]
    if meeting.minutes is None:
        lack = f"the minutes of {meeting.id}"
        summary = f"what was decided on {meeting.day} is not recorded"
        return unknown(sitting.id, summary, missing=(lack,), settles="they are entered", gap="minutes missing")
    decisions = [(item, at) for item, at in items(meeting) if _decides(item)]
    without = [(item, at) for item, at in decisions if not getattr(item, rule.of)]
    if not without:
        return Outcome(sitting.id, "met", f"the minutes of {meeting.day} say of every decision how {what}")
    names = ", ".join(item.minute or item.id for item, _ in without)
    of = count_of(len(without), "decision")
    return unknown(
        sitting.id,
        f"the minutes of {meeting.day} do not say of {of} how {what}: {names}",
        facts=tuple(Fact(f"{item.minute or item.id} does not say how {what}", at) for item, at in without),
        missing=(f"how {what} with {names} of {meeting.id}",),
        settles=Needed("that is entered with these items", f"`{rule.of}`"),
        gap=f"how {what} not recorded of {of}",
        prompts=True,
    )


def _decides(item: MinuteItem) -> bool:
    """Whether an item holds a decision: a resolution that does more than approve minutes or note something."""
    if item.restricted is not None or item.approves:
        return False
    return any(clause.outcomes != ("noted",) for clause in item.resolved)
