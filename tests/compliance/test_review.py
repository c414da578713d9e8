"""Reviews of the terms, the membership and progress."""

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
    "kind": "review",
    "of": ["terms", "membership"],
    "every-months": "12",
    "counted": "day-to-day",
    "due-from": "in-force",
}


def reviewing(*things: str, **more: Any) -> dict[str, Any]:
    """A meeting whose minutes review these."""
    return {**meeting(), "minutes": {"items": [{"id": "review", "title": "Review", "reviews": list(things), **more}]}}


def body(meetings: dict[str, dict[str, Any]], **rule: Any) -> Body:
    """A body of complete records with these meetings, by their day."""
    records = {f"meetings/{id if '/' in id else f'grp/{id}'}": record for id, record in meetings.items()}
    return Body({**RULE, **rule}, {"meetings-complete": [{"from": "2014"}]}, records)


def test_a_review_lasts_to_the_same_day_of_the_next_year() -> None:
    records = body({"2016-03-01": reviewing("terms")}, of=["terms"])
    assert records.states("2016-06-01") == {"terms": "met"}
    assert records.states("2017-03-01") == {"terms": "due-soon"}
    late = records.judged("2017-03-02")["terms"].outcome
    assert (late.state, str(late.since), late.due) == ("breached", "2017-03-02", date(2017, 3, 1))


def test_each_thing_is_reviewed_by_itself() -> None:
    records = body({"2015-06-01": reviewing("terms")}, **{"every-months": "18"})
    assert records.states("2016-08-01") == {"terms": "met", "membership": "breached"}


def test_a_late_review_is_over_once_there_was_one() -> None:
    assert body({"2016-09-01": reviewing("terms")}, of=["terms"]).states("2016-10-01") == {"terms": "met"}


def test_a_new_version_that_was_agreed_is_a_review_of_the_terms() -> None:
    records = body({}, of=["terms", "membership"])
    records.records["terms/grp/v2"] = {"title": "Terms", "status": "agreed", "agreed": {"on": "2016-06-01"}}
    assert records.states("2016-07-01") == {"terms": "met", "membership": "breached"}
    records.records["terms/grp/v2"]["status"] = "draft"
    del records.records["terms/grp/v2"]["agreed"]
    assert records.states("2016-07-01")["terms"] == "breached"


def test_before_there_was_any_it_is_reckoned_from_the_clause_or_from_the_review_before_it() -> None:
    before = {"2014-06-01": reviewing("membership")}
    force = body(before, of=["membership"]).judged("2015-08-01")["membership"].outcome
    last = body(before, of=["membership"], **{"due-from": "last-review"}).judged("2015-08-01")["membership"].outcome
    assert (force.state, force.due, last.state, str(last.since)) == ("met", date(2016, 1, 1), "breached", "2015-06-02")
    either = body(before, of=["membership"], **{"due-from": "not-said"})
    assert either.states("2015-08-01") == {"membership": "depends"}


def test_minutes_that_are_not_there_may_hold_a_review() -> None:
    found = body({"2015-11-01": {"status": "held"}}, of=["terms"]).judged("2016-02-01")["terms"].outcome
    assert (found.state, found.missing) == ("unknown", ("the minutes of grp/2015-11-01",))
    planned = body({"2015-11-01": {"status": "planned"}}, of=["terms"]).judged("2016-02-01")["terms"].outcome
    assert planned.missing == ("the minutes or the roll of grp/2015-11-01, or that it was cancelled",)


def test_a_review_with_another_body_stands_in_the_minutes_of_either_where_that_one_heard_the_group() -> None:
    board = {"name": "The Board", "kind": "partnership", "meetings-complete": [{"from": "2014"}]}

    def with_board(**item: Any) -> str:
        records = body({"board/2016-05-01": reviewing("progress", **item)}, of=["progress"], **{"with": "board"})
        records.records["groups/board"] = board
        return records.states("2016-06-01")["progress"]

    assert with_board(heard=[{"group": "grp"}]) == "met"
    assert with_board() == "breached"
    unknown = body({}, of=["progress"], **{"with": "board"})
    unknown.records["groups/board"] = {**board, "meetings-complete": []}
    assert unknown.judged("2016-06-01")["progress"].outcome.missing == (
        "that the records hold every meeting of board from 2015-01-01 to 2016-06-01 (meetings-complete of the group)",
    )


ITEMS = st.sampled_from(
    [(), ({"id": "a", "title": "A", "reviews": ["terms"]},), ({"id": "a", "title": "A", "reviews": ["membership"]},)]
)


def built(due_from: str) -> Any:
    return lambda records, group: Body({**RULE, "every-months": "5", "due-from": due_from}, group, records)


DUE_FROM = st.sampled_from(["in-force", "last-review", "not-said"])


@settings(max_examples=20)
@given(DUE_FROM, histories(ITEMS), days())
def test_nothing_else_and_nothing_later_changes_an_answer(due_from: str, history: History, on: date) -> None:
    found = history.body(built(due_from))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))
    later_changes_nothing(history, built(due_from), on)


@settings(max_examples=40)
@given(DUE_FROM, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(due_from: str, data: st.DataObject, on: date) -> None:
    history = data.draw(histories(ITEMS))
    filling_breaks_nothing(history, data.draw(filled(history, ITEMS)), built(due_from), on)
