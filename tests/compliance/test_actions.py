"""Actions that are due, overdue, late and put off."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .bodies import Body, meeting
from .properties import (
    History,
    days,
    filled,
    filling_breaks_nothing,
    histories,
    later_changes_nothing,
    tells_what_is_missing,
    unrelated_changes_nothing,
)

RULE: dict[str, Any] = {"kind": "actions"}
TASK = "grp/2016-01-21/plan/1"
RESOLVES = {"id": "plan", "minute": "G7", "title": "Plan", "resolved": [{"id": "1", "text": "That a plan come."}]}


def minuted(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**meeting(), "minutes": {"items": list(items)}, **more}


def body(action: dict[str, Any], rule: dict[str, Any] | None = None, **meetings: dict[str, Any]) -> Body:
    """A body that resolved one thing on 21 January 2016, and what became of it."""
    records: dict[str, Any] = {"meetings/grp/2016-01-21": minuted(RESOLVES)}
    records |= {f"meetings/grp/{id.replace('_', '-')}": record for id, record in meetings.items()}
    records["resolutions/grp/2016-01-21"] = {"actions": {"plan/1": action}}
    return Body({**RULE, **(rule or {})}, {"meetings-complete": [{"from": "2014"}]}, records)


def due(day: str) -> dict[str, Any]:
    return {"due": {"when": "date", "date": day}}


def closed(day: str | None, how: str = "done") -> dict[str, Any]:
    return {"closed": {"how": how, **({"on": day} if day else {})}}


def test_what_is_open_is_late_from_the_day_after_it_was_due() -> None:
    records = body(due("2016-03-31"))
    assert records.states("2016-02-01") == {TASK: "not-yet"}
    assert records.states("2016-03-31") == {TASK: "due-soon"}
    late = records.judged("2016-04-01")[TASK].outcome
    assert (late.state, str(late.since), late.summary) == (
        "breached",
        "2016-04-01",
        "G7 was due by 2016-03-31 and is open",
    )


@pytest.mark.parametrize(
    ("day", "how", "state"),
    [
        ("2016-03-24", "done", "met"),
        ("2016-03-31", "done", "met"),
        ("2016-04-01", "done", "breached"),
        ("2016-03-24", "dropped", "met"),
        ("2016-04-01", "dropped", "breached"),
        ("2016-03", "done", "met"),
        ("2016", "done", "unknown"),
        (None, "done", "unknown"),
    ],
)
def test_what_came_late_stays_late_and_says_when_it_came(day: str | None, how: str, state: str) -> None:
    found = body(due("2016-03-31") | closed(day, how)).judged("2017-05-01")[TASK].outcome
    assert found.state == state
    assert found.ended is None or str(found.ended) == day


def test_a_month_is_over_on_its_last_day() -> None:
    assert body(due("2016-02")).states("2016-02-29") == {TASK: "due-soon"}
    assert body(due("2016-02")).states("2016-03-01") == {TASK: "breached"}


def test_a_later_deadline_takes_its_place_on_the_day_on_which_it_was_laid_down() -> None:
    action = due("2016-03-31") | {"put-off": [{"on": "2016-03-20", **due("2016-06-30")}]}
    records = body(action)
    assert records.judged("2016-03-19")[TASK].outcome.due == date(2016, 3, 31)
    assert records.states("2016-04-05") == {TASK: "not-yet"}
    assert records.states("2016-07-01") == {TASK: "breached"}
    facts = [fact.text for fact in records.judged("2016-07-01")[TASK].outcome.facts]
    assert "it was put off on 2016-03-20" in facts


def test_what_falls_due_at_a_meeting_is_late_when_that_was_held_without_it() -> None:
    action = {"due": {"when": "meeting", "meeting": "grp/2016-04-14"}}
    assert body(action, **{"2016_04_14": minuted()}).states("2016-04-15") == {TASK: "breached"}
    for record, missing in (
        ({"status": "held"}, "the minutes of grp/2016-04-14"),
        ({"status": "planned"}, "the minutes or the roll of grp/2016-04-14, or that it was cancelled"),
        ({"status": "cancelled"}, "a later deadline, since grp/2016-04-14 was cancelled (put-off)"),
    ):
        found = body(action, **{"2016_04_14": record}).judged("2016-05-01")[TASK].outcome
        assert (found.state, found.missing) == ("unknown", (missing,))
    unknown = body({"due": {"when": "meeting", "meeting": "grp/2016-09-01"}}).judged("2017-01-01")[TASK].outcome
    assert (unknown.state, unknown.missing) == ("not-yet", ("the meeting grp/2016-09-01",))


def test_the_next_meeting_is_the_next_that_was_held_or_is_announced() -> None:
    action = {"due": {"when": "next-meeting"}}
    records = body(action, **{"2016_03_01": {"status": "cancelled"}, "2016_04_14": minuted()})
    assert records.states("2016-03-15") == {TASK: "not-yet"}
    assert records.states("2016-04-15") == {TASK: "breached"}


def test_what_has_no_day_is_due_so_long_after_the_meeting_where_the_rule_says_so() -> None:
    action = {"due": {"when": "not-said"}}
    assert body(action).judged("2017-01-01")[TASK].outcome.summary == "G7 is open; no day is set for it"
    limited = body(action, {"within-months": "1"})
    assert (limited.states("2016-02-21"), limited.states("2016-02-22")) == ({TASK: "due-soon"}, {TASK: "breached"})
    recurring = body({"due": {"when": "recurring", "words": "at every meeting"}}, {"within-months": "1"})
    assert recurring.judged("2017-01-01")[TASK].outcome.summary == "G7 is open; it is due at every meeting"


def test_a_recommendation_that_came_later_is_told_with_what_became_of_it() -> None:
    records = body({"due": {"when": "meeting", "meeting": "grp/2016-04-14"}}, **{"2016_04_14": minuted()})
    records.records["meetings/grp/2015-10-01"] = minuted()
    records.records["reports/update"] = {
        "subject": "Update",
        "meeting": "grp/2015-10-01",
        "recommendations": [{"id": "2.5", "text": "That it come.", "became": TASK, "how": "deferred"}],
        "plans": [{"what": "The plan", "meeting": "grp/2016-01-21"}],
    }
    facts = [fact.text for fact in records.judged("2016-05-01")[TASK].outcome.facts]
    assert "it came later than the report update recommended, which looked to grp/2016-01-21" in facts


ACTIONS = st.sampled_from(
    [
        {"due": {"when": "next-meeting"}},
        due("2016-06-01"),
        due("2016-06") | closed("2016-06-20"),
        {"due": {"when": "not-said"}},
    ]
)


def built(action: dict[str, Any]) -> Any:
    own = {"meetings/grp/2014-12-01": minuted(RESOLVES), "resolutions/grp/2014-12-01": {"actions": {"plan/1": action}}}
    return lambda records, group: Body({**RULE, "within-months": "8"}, group, {**records, **own})


@settings(max_examples=20)
@given(ACTIONS, histories(), days())
def test_nothing_else_and_nothing_later_changes_an_answer(action: dict[str, Any], history: History, on: date) -> None:
    found = history.body(built(action))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))
    later_changes_nothing(history, built(action), on)


@settings(max_examples=60)
@given(ACTIONS, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(action: dict[str, Any], data: st.DataObject, on: date) -> None:
    history = data.draw(histories())
    filling_breaks_nothing(history, data.draw(filled(history)), built(action), on)
