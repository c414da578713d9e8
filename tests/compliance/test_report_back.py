"""Task-and-finish groups that are told of, and that report back."""

from __future__ import annotations

from datetime import date
from typing import Any

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

BACK = {"kind": "report-back", "what": "findings", "within-meetings": "2"}
TELL = {"kind": "report-back", "what": "groups-set-up", "to": "board", "within-meetings": "1"}
BOARD = {"name": "The Board", "kind": "partnership", "meetings-complete": [{"from": "2014"}]}
SETS_UP = {"id": "towpath", "title": "Towpath", "resolved": [{"id": "1", "text": "That a group be set up."}]}
TFG = {"name": "Towpath Group", "kind": "task-and-finish", "set-up-by": "grp/2015-01-02/towpath/1"}
HEARS = {"id": "heard", "title": "Towpath", "heard": [{"group": "tfg"}]}
TELLS = {"id": "told", "title": "Update", "heard": [{"group": "grp", "tells-of": ["tfg"]}]}


def minuted(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**meeting(), "minutes": {"items": list(items)}, **more}


def body(rule: dict[str, Any], meetings: dict[str, dict[str, Any]], **records: dict[str, Any]) -> Body:
    """A body that set up a task-and-finish group on 2 January 2015; meetings by `GROUP/DAY`."""
    made = {"groups/tfg": TFG, "groups/board": BOARD, "meetings/grp/2015-01-02": minuted(SETS_UP)}
    made |= {f"meetings/{id}": record for id, record in meetings.items()}
    return Body(rule, {"meetings-complete": [{"from": "2014"}]}, {**made, **records})


def test_a_group_reports_back_within_so_many_meetings() -> None:
    in_time = body(BACK, {"grp/2015-03-01": minuted(), "grp/2015-05-01": minuted(HEARS)})
    assert in_time.states("2015-04-01") == {"tfg": "not-yet"}
    assert in_time.states("2015-06-01") == {"tfg": "met"}
    never = body(BACK, {"grp/2015-03-01": minuted(), "grp/2015-05-01": minuted()}).judged("2015-06-01")["tfg"].outcome
    assert (never.state, str(never.since)) == ("breached", "2015-05-01")
    late = {"grp/2015-03-01": minuted(), "grp/2015-05-01": minuted(), "grp/2015-07-01": minuted(HEARS)}
    found = body(BACK, late).judged("2015-08-01")["tfg"].outcome
    assert (found.state, str(found.since), str(found.ended)) == ("breached", "2015-05-01", "2015-07-01")


def test_an_action_of_the_group_closed_as_done_is_a_report_back() -> None:
    action = {"owners": [{"group": "tfg"}], "closed": {"how": "done", "by": "grp/2015-03-01/towpath"}}
    records = body(
        BACK,
        {"grp/2015-03-01": minuted({"id": "towpath", "title": "Towpath"})},
        **{"resolutions/grp/2015-01-02": {"actions": {"towpath/1": action}}},
    )
    assert records.states("2015-03-01") == {"tfg": "met"}


def test_where_the_clause_does_not_say_when_it_is_never_late() -> None:
    rule = {name: value for name, value in BACK.items() if name != "within-meetings"}
    meetings = {f"grp/2015-0{month}-01": minuted() for month in range(3, 9)}
    found = body(rule, meetings).judged("2015-12-01")["tfg"].outcome
    assert (found.state, found.summary) == ("not-yet", "the report back from Towpath Group is due at a later meeting")


def test_the_next_meeting_of_another_body_is_told_of_the_groups_set_up() -> None:
    assert body(TELL, {"board/2015-02-01": minuted(TELLS)}).states("2015-03-01") == {"tfg": "met"}
    silent = body(TELL, {"board/2015-02-01": minuted(HEARS)}).judged("2015-03-01")["tfg"].outcome
    assert (silent.state, str(silent.since)) == ("breached", "2015-02-01")
    missing = body(TELL, {"board/2015-02-01": {"status": "held"}}).judged("2015-03-01")["tfg"].outcome
    assert (missing.state, missing.missing) == ("unknown", ("the minutes of board/2015-02-01",))


def test_what_was_in_time_says_where_a_meeting_in_between_may_lack_a_record() -> None:
    records = body(TELL, {"board/2015-02-01": minuted(TELLS)})
    records.records["groups/board"] = {**BOARD, "meetings-complete": []}
    found = records.judged("2015-03-01")["tfg"].outcome
    assert found.state == "met"
    assert found.missing == (
        "that the records hold every meeting of board from 2015-01-03 to 2015-01-31 (meetings-complete of the group)",
    )


def test_a_group_of_which_nobody_knows_when_it_was_set_up_cannot_be_late() -> None:
    records = body(BACK, {"grp/2015-03-01": minuted()})
    records.records["groups/tfg"] = {"name": "Towpath Group", "kind": "task-and-finish", "parent": "grp"}
    found = records.judged("2015-06-01")["tfg"].outcome
    assert (found.state, found.missing) == (
        "unknown",
        ("the minute or the day on which Towpath Group was set up",),
    )


ITEMS = st.sampled_from([(), (HEARS,), (TELLS,)])
RULES = st.sampled_from([BACK, {**TELL, "to": "grp"}, {**BACK, "within-meetings": "1"}])


def built(rule: dict[str, Any]) -> Any:
    return lambda records, group: Body(
        rule, group, {**records, "groups/tfg": TFG, "meetings/grp/2015-01-02": minuted(SETS_UP)}
    )


@settings(max_examples=20)
@given(RULES, histories(ITEMS), days())
def test_nothing_else_and_nothing_later_changes_an_answer(rule: dict[str, Any], history: History, on: date) -> None:
    found = history.body(built(rule))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))
    later_changes_nothing(history, built(rule), on)


@settings(max_examples=40)
@given(RULES, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    history = data.draw(histories(ITEMS))
    filling_breaks_nothing(history, data.draw(filled(history, ITEMS)), built(rule), on)
