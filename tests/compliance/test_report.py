"""Reports due from one body to another."""

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

RULE: dict[str, Any] = {
    "kind": "report",
    "to": "board",
    "how-often": "each-meeting",
    "whose": "theirs",
    "contents": ["progress", "barriers"],
}
BOARD = {"name": "The Board", "kind": "partnership", "meetings-complete": [{"from": "2014"}]}
HEARS = {"id": "update", "title": "Update", "heard": [{"group": "grp"}]}


def board(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A meeting of the board with these items in its minutes."""
    return {**meeting(), "minutes": {"items": list(items)}, **more}


def body(rule: dict[str, Any], records: dict[str, dict[str, Any]]) -> Body:
    """A body that reports to the board; records by their path, the meetings of the board by their day."""
    paths = {path if "/" in path else f"meetings/board/{path}": record for path, record in records.items()}
    return Body({**RULE, **rule}, {}, {"groups/board": BOARD, **paths})


def test_it_reports_to_each_meeting_by_word_of_mouth_or_on_paper() -> None:
    report = {"subject": "Update", "from-group": "grp", "group": "board"}
    records = body(
        {},
        {
            "2016-01-21": board(HEARS),
            "2016-04-14": board({"id": "update", "title": "Update", "report": "considered"}),
            "2016-07-14": board(),
            "2016-10-13": board(),
            "reports/considered": report,
            "reports/made": {**report, "meeting": "board/2016-07-14"},
        },
    )
    assert records.states("2017-01-01") == {
        "board/2016-01-21": "met",
        "board/2016-04-14": "met",
        "board/2016-07-14": "met",
        "board/2016-10-13": "breached",
        "contents/board/2016-01-21": "unknown",
        "contents/board/2016-04-14": "unknown",
        "contents/board/2016-07-14": "unknown",
    }
    facts = [fact.text for fact in records.judged("2017-01-01")["board/2016-10-13"].outcome.facts]
    assert facts == ["the minutes of board/2016-10-13 show no such report", "it has to cover progress, barriers"]


def test_without_minutes_it_cannot_be_told() -> None:
    records = body({}, {"2016-01-21": {"status": "held"}, "2016-04-14": {"status": "planned"}})
    found = records.judged("2016-06-01")
    assert {about: answer.outcome.missing for about, answer in found.items()} == {
        "board/2016-01-21": ("the minutes of board/2016-01-21",),
        "board/2016-04-14": (
            "the minutes or the roll of board/2016-04-14, or that it was cancelled",
            "the minutes of board/2016-04-14",
        ),
    }


def test_a_report_that_does_not_say_whose_it_is_may_be_the_one() -> None:
    records = body(
        {}, {"2016-01-21": board(), "reports/r": {"subject": "Update", "meeting": "board/2016-01-21", "group": "board"}}
    )
    found = records.judged("2016-06-01")["board/2016-01-21"].outcome
    assert (found.state, found.missing) == ("unknown", ("whose report r is (from-group of the report)",))


def test_meetings_before_the_clause_or_the_group_ask_for_nothing() -> None:
    records = body({}, {"2014-12-01": board(), "2015-02-01": board()})
    records.group = {"from": "2015-01-15"}
    assert records.states("2016-01-01") == {"board/2015-02-01": "breached"}
    records.group = {"from": "2015-03-01"}
    assert records.states("2016-01-01") == {"": "not-yet"}


def test_the_next_meeting_that_is_announced_asks_for_one() -> None:
    listed = board(HEARS, agenda={"future-meetings": ["board/2016-04-14"]})
    records = body({}, {"2016-01-21": listed, "2016-04-14": {"status": "planned"}})
    assert records.states("2016-02-01")["board/2016-04-14"] == "not-yet"
    soon = records.judged("2016-03-20")["board/2016-04-14"].outcome
    assert (soon.state, soon.due) == ("due-soon", date(2016, 4, 14))


def test_every_so_many_months() -> None:
    records = body({"how-often": "months", "months": "6"}, {"2016-01-21": board(HEARS), "2016-04-14": board()})
    assert records.states("2016-05-01") == {"": "met", "contents/board/2016-01-21": "unknown"}
    late = records.judged("2016-07-22")[""].outcome
    assert (late.state, str(late.since)) == ("breached", "2016-07-22")


def test_where_the_clause_does_not_say_how_often_a_meeting_without_one_depends_on_it() -> None:
    records = body({"how-often": "not-said"}, {"2016-01-21": board(HEARS), "2016-04-14": board()})
    assert records.states("2016-05-01") == {
        "board/2016-01-21": "met",
        "board/2016-04-14": "depends",
        "": "met",
        "contents/board/2016-01-21": "unknown",
    }


ITEMS = st.sampled_from([(), (HEARS,)])
RULES = st.sampled_from([{}, {"how-often": "months", "months": "4"}, {"how-often": "not-said"}])


def of_the_board(history: History) -> History:
    return History(history.events, history.complete, "board")


def built(rule: dict[str, Any]) -> Any:
    return lambda records, group: Body({**RULE, **rule}, {}, {"groups/board": {**BOARD, **group}, **records})


@settings(max_examples=20)
@given(RULES, histories(ITEMS), days())
def test_nothing_else_and_nothing_later_changes_an_answer(rule: dict[str, Any], history: History, on: date) -> None:
    found = of_the_board(history).body(built(rule))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))
    later_changes_nothing(of_the_board(history), built(rule), on)


@settings(max_examples=40)
@given(RULES, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    history = data.draw(histories(ITEMS))
    after = data.draw(filled(history, ITEMS))
    filling_breaks_nothing(of_the_board(history), of_the_board(after), built(rule), on, by_meeting=True)
