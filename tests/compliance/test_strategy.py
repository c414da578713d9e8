"""Strategies: their periods, that there is one, and the yearly report."""

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

RULE = {"kind": "strategy", "years": "3"}
YEARLY = {**RULE, "reported": "yearly", "counted": "day-to-day"}
FIRST = {"name": "Strategy 2015-17", "group": "grp", "from": "2015", "until": "2017", "agreed-at": "grp/2015-03-02"}


def body(rule: dict[str, Any], strategy: dict[str, Any] | None = None, **meetings: dict[str, Any]) -> Body:
    """A body of complete records with a strategy, agreed at its meeting of 2 March 2015."""
    records: dict[str, Any] = {"meetings/grp/2015-03-02": meeting()}
    records |= {f"meetings/grp/{id.replace('_', '-')}": record for id, record in meetings.items()}
    if strategy is not None:
        records["strategies/s"] = strategy
    return Body(rule, {"meetings-complete": [{"from": "2014"}]}, records)


def reviewing(thing: str) -> dict[str, Any]:
    """A meeting whose minutes review it."""
    return {**meeting(), "minutes": {"items": [{"id": "a", "title": "A", "reviews": [thing]}]}}


def test_a_strategy_of_three_years_covers_its_three_years() -> None:
    records = body(RULE, FIRST)
    assert records.states("2016-01-21") == {"period": "met", "s/years": "met"}
    assert records.states("2017-12-15")["period"] == "due-soon"
    ended = records.judged("2018-01-01")["period"].outcome
    assert (ended.state, str(ended.since)) == ("breached", "2018-01-01")


def test_it_is_none_before_it_was_agreed() -> None:
    assert body(RULE, FIRST).states("2015-03-01") == {"period": "unknown"}


@pytest.mark.parametrize(
    ("begins", "ends", "state"),
    [
        ("2015", "2017", "met"),
        ("2015", "2016", "breached"),
        ("2015", "2018", "breached"),
        ("2015-04", "2018-03", "met"),
        ("2015-04-01", "2018-03-31", "met"),
        ("2015-04-01", "2018-04-01", "met"),
        ("2015-04-01", "2018-04-02", "breached"),
        ("2016-02-29", "2019-02-28", "met"),
    ],
)
def test_its_period_is_as_long_as_it_has_to_be(begins: str, ends: str, state: str) -> None:
    assert body(RULE, {**FIRST, "from": begins, "until": ends}).states("2016-06-01")["s/years"] == state


def test_that_there_is_none_is_certain_only_if_no_minutes_can_hold_another() -> None:
    for more, missing in (
        ({"2017_05_01": {"status": "held"}}, "the minutes of grp/2017-05-01"),
        ({"2017_05_01": {"status": "planned"}}, "the minutes or the roll of grp/2017-05-01, or that it was cancelled"),
    ):
        found = body(RULE, FIRST, **more).judged("2018-02-01")["period"].outcome
        assert (found.state, found.missing) == ("unknown", (missing,))
    unknown = body(RULE)
    assert unknown.judged("2016-01-01")["period"].outcome.missing == (
        "a strategy that covers the day, or that there is none",
    )


def test_a_strategy_of_which_nothing_shows_that_it_was_agreed_may_be_one() -> None:
    draft = {name: value for name, value in FIRST.items() if name != "agreed-at"}
    found = body(RULE, draft).judged("2016-01-01")
    assert list(found) == ["period"]
    assert "a minute or a meeting that agreed the strategy s" in found["period"].outcome.missing


def test_it_is_reported_on_within_each_twelve_months() -> None:
    assert body(YEARLY, FIRST).states("2016-03-01")["s/reported"] == "due-soon"
    late = body(YEARLY, FIRST, **{"2015_12_01": reviewing("progress")}).judged("2016-03-03")["s/reported"].outcome
    assert (late.state, str(late.since)) == ("breached", "2016-03-03")
    told = body(YEARLY, FIRST, **{"2016_01_15": reviewing("strategy")})
    assert told.states("2016-06-01")["s/reported"] == "met"
    assert "s/reported" not in told.states("2018-06-01")


ITEMS = st.sampled_from([(), ({"id": "a", "title": "A", "reviews": ["strategy"]},)])


def built(records: dict[str, Any], group: dict[str, Any]) -> Body:
    agreed = {**FIRST, "until": "2015", "agreed-at": "grp/2014-11-03"}
    return Body(YEARLY, group, {**records, "meetings/grp/2014-11-03": meeting(), "strategies/s": agreed})


@settings(max_examples=20)
@given(histories(ITEMS), days())
def test_nothing_else_and_nothing_later_changes_an_answer(history: History, on: date) -> None:
    unrelated_changes_nothing(history.body(built), on)
    tells_what_is_missing(history.body(built).judged(str(on)))
    later_changes_nothing(history, built, on)


@settings(max_examples=60)
@given(st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(data: st.DataObject, on: date) -> None:
    history = data.draw(histories(ITEMS))
    filling_breaks_nothing(history, data.draw(filled(history, ITEMS)), built, on)
