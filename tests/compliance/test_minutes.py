"""Approval of minutes at the next suitable meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from .bodies import Body, meeting
from .properties import (
    Event,
    History,
    days,
    filled,
    filling_breaks_nothing,
    histories,
    later_changes_nothing,
    tells_what_is_missing,
    unrelated_changes_nothing,
)

RULE: dict[str, Any] = {"kind": "minutes", "within-meetings": "1", "suitable": "ordinary"}


def approving(*ids: str, outcome: str = "approved", signed: str | None = "yes", **more: Any) -> dict[str, Any]:
    """A meeting that approved the minutes of these days."""
    said = {"signed": signed} if signed else {}
    approves = [{"meeting": f"grp/{id}", "outcome": outcome, **said} for id in ids]
    item = {"id": "minutes", "title": "Minutes", "minute": "G1", "approves": approves}
    return {**meeting(), "minutes": {"items": [item]}, **more}


def body(meetings: dict[str, dict[str, Any]], **rule: Any) -> Body:
    """A body of complete records with these meetings, by their day."""
    records = {f"meetings/grp/{id}": record for id, record in meetings.items()}
    return Body({**RULE, **rule}, {"meetings-complete": [{"from": "2014"}]}, records)


def test_the_next_meeting_approves_them() -> None:
    records = body({"2015-10-01": meeting(), "2016-01-21": approving("2015-10-01")})
    assert records.states("2015-11-01") == {"grp/2015-10-01": "not-yet"}
    found = records.judged("2016-01-21")["grp/2015-10-01"].outcome
    assert (found.state, found.summary) == ("met", "the minutes of 2015-10-01 were approved on 2016-01-21 and signed")


def test_that_a_later_meeting_had_no_quorum_is_not_known_before_it() -> None:
    agenda = {"issued": "2015-10-20"}
    inquorate = {**meeting(), "agenda": agenda, "quorum": [{"met": "no"}]}
    records = body({"2015-10-01": meeting(), "2015-12-03": inquorate, "2016-01-21": meeting()})
    found = records.judged("2015-11-01")["grp/2015-10-01"].outcome
    assert found.summary == "the minutes of 2015-10-01 are to be approved, at the meeting of 2015-12-03 at the latest"


def test_a_number_of_nought_asks_nothing() -> None:
    meetings = {"2015-10-01": meeting(), "2016-01-21": approving("2015-10-01")}
    assert body(meetings, **{"within-meetings": "0"}).states("2016-01-21") == {"": "not-yet"}


def test_a_meeting_in_between_makes_it_late_and_the_approval_ends_that() -> None:
    records = body({"2015-10-01": meeting(), "2015-12-03": meeting(), "2016-01-21": approving("2015-10-01")})
    before = records.judged("2015-12-31")["grp/2015-10-01"].outcome
    assert (before.state, str(before.since), before.ended) == ("breached", "2015-12-03", None)
    after = records.judged("2016-01-21")["grp/2015-10-01"].outcome
    assert (after.state, str(after.since), str(after.ended)) == ("breached", "2015-12-03", "2016-01-21")


@pytest.mark.parametrize(
    ("between", "suitable", "state"),
    [
        ({"kind": "extraordinary"}, "ordinary", "met"),
        ({"kind": "extraordinary"}, "any", "breached"),
        ({"kind": "extraordinary"}, "not-said", "depends"),
        ({"quorum": [{"met": "no"}]}, "any", "met"),
        ({"status": "cancelled"}, "any", "met"),
        ({"kind": "workshop"}, "any", "met"),
        ({"reconvened-from": "grp/2015-10-01"}, "any", "met"),
        ({"status": "planned"}, "any", "unknown"),
    ],
)
def test_which_meeting_is_the_next_suitable_one(between: dict[str, Any], suitable: str, state: str) -> None:
    held = {**meeting(), **between}
    if held["status"] == "planned":
        held = {"status": "planned"}
    records = {"2015-10-01": meeting(), "2015-10-15": held, "2016-01-21": approving("2015-10-01", "2015-10-15")}
    assert body(records, suitable=suitable).states("2016-02-01")["grp/2015-10-01"] == state


def test_minutes_that_were_put_off_are_not_approved() -> None:
    records = body({"2015-10-01": meeting(), "2016-01-21": approving("2015-10-01", outcome="deferred", signed=None)})
    found = records.judged("2016-02-01")["grp/2015-10-01"].outcome
    assert found.state == "breached"
    assert "G1 of grp/2016-01-21 put their approval off" in [fact.text for fact in found.facts]


@pytest.mark.parametrize(("signed", "state"), [("yes", "met"), ("no", "breached"), (None, "unknown")])
def test_they_are_signed_where_the_rule_asks_for_it(signed: str | None, state: str) -> None:
    meetings = {"2015-10-01": meeting(), "2016-01-21": approving("2015-10-01", signed=signed)}
    assert body(meetings, signed="yes").states("2016-02-01")["grp/2015-10-01"] == state
    assert body(meetings).states("2016-02-01")["grp/2015-10-01"] == "met"


def test_minutes_that_are_not_there_may_approve_them() -> None:
    found = body({"2015-10-01": meeting(), "2016-01-21": {"status": "held"}}).judged("2016-02-01")["grp/2015-10-01"]
    assert (found.state, found.outcome.missing) == ("unknown", ("the minutes of grp/2016-01-21",))


def test_what_was_in_time_says_where_a_meeting_in_between_may_lack_a_record() -> None:
    records = body({"2015-10-01": meeting(), "2016-01-21": approving("2015-10-01")})
    records.group = {}
    found = records.judged("2016-02-01")["grp/2015-10-01"].outcome
    assert found.state == "met"
    assert found.missing == (
        "that the records hold every meeting of grp from 2015-10-02 to 2016-01-20 (meetings-complete of the group)",
    )


def test_the_next_meeting_that_is_announced_is_the_day_by_which() -> None:
    first = {**meeting(), "agenda": {"future-meetings": ["grp/2016-01-21"]}}
    records = body({"2015-10-01": first, "2016-01-21": {"status": "planned"}})
    assert records.judged("2015-10-02")["grp/2015-10-01"].outcome.due == date(2016, 1, 21)
    assert records.states("2016-01-02") == {"grp/2015-10-01": "due-soon"}


@st.composite
def approved(draw: st.DrawFn) -> History:
    """A history in which some meetings approve the minutes of some before them."""
    history = draw(histories())
    events: list[Event] = []
    for event in history.events:
        ids = [one.id for one in events if one.shape != "cancelled" and draw(st.integers(0, 2)) == 0]
        items = approving(*ids)["minutes"]["items"] if ids and event.shape in ("held", "month") else []
        events.append(Event(event.day, event.shape, tuple(items)))
    return History(tuple(events), history.complete)


RULES = st.sampled_from([RULE, {**RULE, "within-meetings": "2"}])


def built(rule: dict[str, Any]) -> Any:
    return lambda records, group: Body(rule, group, records)


@settings(max_examples=20)
@given(RULES, approved(), days())
def test_nothing_else_and_nothing_later_changes_an_answer(rule: dict[str, Any], history: History, on: date) -> None:
    found = history.body(built(rule))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))
    later_changes_nothing(history, built(rule), on)


@settings(max_examples=40)
@given(RULES, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    history = data.draw(approved())
    after = data.draw(filled(history))
    # A meeting whose very day became known has another id, which the minutes that approve it would then name.
    assume({event.id for event in history.events} <= {event.id for event in after.events})
    filling_breaks_nothing(history, after, built(rule), on, by_meeting=True)
