"""How often a body meets, by the year, by the gap and by the season."""

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

RULE: dict[str, Any] = {
    "kind": "frequency",
    "inquorate": "counts",
    "extraordinary": "counts",
    "reconvened": "second-meeting",
}
SIX = {**RULE, "at-least": "6", "period": "calendar-year"}
TWO_MONTHS = {**RULE, "every-months": "2", "gap": "day-to-day"}
FORUM = {
    **RULE,
    "seasons": [
        {"name": "spring", "months": ["3", "4", "5"], "purpose": "the past twelve months", "reviews": "progress"},
        {"name": "autumn", "months": ["9", "10", "11"], "purpose": "the future"},
    ],
}
COMPLETE = [{"from": "2014"}]


def body(rule: dict[str, Any], *meetings: str, group: dict[str, Any] | None = None, **other: dict[str, Any]) -> Body:
    """A body of complete records whose meetings were held on these days; `?` before a day: planned."""
    records = {
        f"meetings/grp/{day.removeprefix('?')}": {"status": "planned"} if day.startswith("?") else meeting()
        for day in meetings
    }
    records |= {f"meetings/grp/{id.replace('_', '-')}": record for id, record in other.items()}
    return Body(rule, {"meetings-complete": COMPLETE, **(group or {})}, records)


def year(number: int, *months: int) -> list[str]:
    return [f"{number}-{month:02}-15" for month in months]


# By the year


@pytest.mark.parametrize("rule", [{**SIX, "period": "municipal-year"}, {**SIX, "period": "rolling-year"}, FORUM])
def test_the_last_day_of_the_calendar_is_a_day_like_any_other(rule: dict[str, Any]) -> None:
    assert Body(rule, {"meetings-complete": COMPLETE}, {"meetings/grp/2015-02-02": meeting()}).states("9999-12-31")


def test_six_meetings_in_a_year_are_enough_and_five_are_not() -> None:
    assert body(SIX, *year(2015, 1, 3, 5, 7, 9, 11)).states("2015-12-31")["2015"] == "met"
    short = body(SIX, *year(2015, 1, 3, 5, 7, 9)).judged("2016-01-01")["2015"]
    assert (short.state, str(short.outcome.since)) == ("breached", "2015-12-31")
    assert short.outcome.summary == "5 of at least 6 meetings held in 2015"


def test_the_last_day_of_the_year_still_leaves_time_for_one_meeting_but_not_for_two() -> None:
    assert body(SIX, *year(2015, 1, 3, 5, 7, 9)).states("2015-12-31")["2015"] == "due-soon"
    assert body(SIX, *year(2015, 1, 3, 5, 7)).states("2015-12-31")["2015"] == "breached"


def test_a_year_that_runs_is_not_judged_before_it_is_over() -> None:
    running = body(SIX, "2015-01-15").judged("2015-06-01")["2015"]
    assert (running.state, running.outcome.due) == ("not-yet", date(2015, 12, 31))
    assert body(SIX, "2015-01-15").states("2015-12-01")["2015"] == "due-soon"


def test_meetings_announced_for_later_are_said_to_be_enough_and_counted_for_nothing() -> None:
    mondays = ["2016-01-18", "2016-03-14", "2016-05-16", "2016-07-18", "2016-09-19", "2016-11-14"]
    agenda = {"status": "held", "minutes": {"items": []}, "agenda": {"future-meetings": [f"grp/{d}" for d in mondays]}}
    records = body(SIX, *(f"?{day}" for day in mondays), **{"2015_11_16": agenda})
    ahead = records.judged("2015-12-01")["2016"]
    assert (ahead.state, ahead.outcome.summary) == (
        "not-yet",
        "2016 has yet to begin; 6 planned, which will satisfy the clause",
    )
    passed = records.judged("2016-12-31")["2016"]
    assert passed.state == "unknown"
    assert passed.outcome.missing == tuple(
        f"the minutes or the roll of grp/{day}, or that it was cancelled" for day in mondays
    )
    held = body(SIX, *mondays, **{"2015_11_16": agenda})
    assert held.states("2016-11-30")["2016"] == "met"


def test_a_meeting_that_nobody_had_announced_by_that_day_is_not_known_of_then() -> None:
    assert "2016" not in body(SIX, "?2016-01-18").states("2015-12-01")


def test_too_few_are_a_breach_only_where_the_records_hold_every_meeting() -> None:
    unsure = body(SIX, "2015-02-01", group={"meetings-complete": [{"from": "2015", "until": "2015-11"}]})
    found = unsure.judged("2016-01-10")["2015"]
    assert found.state == "unknown"
    assert found.outcome.missing == (
        "that the records hold every meeting of grp from 2015-12-01 to 2015-12-31 (meetings-complete of the group)",
    )
    whole = body(SIX, "2015-02-01", group={"meetings-complete": [{"seen": ["2015"]}]})
    assert whole.states("2016-01-10")["2015"] == "breached"


def test_cancelled_meetings_and_workshops_are_no_meetings() -> None:
    rule = {**SIX, "at-least": "1"}
    assert body(rule, **{"2015_02_01": {"status": "cancelled"}}).states("2016-01-10")["2015"] == "breached"
    workshop = {"status": "held", "kind": "workshop"}
    assert body(rule, **{"2015_02_01": workshop}).states("2016-01-10")["2015"] == "breached"


def test_a_municipal_year_begins_in_may_and_is_named_by_its_first() -> None:
    rule = {**SIX, "at-least": "2", "period": "municipal-year"}
    records = body(rule, "2015-05-01", "2016-04-30", "2016-05-01")
    assert records.states("2017-05-01") == {"2015": "met", "2016": "breached", "2017": "not-yet"}


ANNUAL = {day: {**meeting(), "kind": "annual"} for day in ("2015_05_14", "2016_05_19")}


@pytest.mark.parametrize(
    ("days", "on", "states"),
    [
        # A meeting in May before the annual one is of the old year.
        (("2016-05-05",), "2017-04-30", {"2015": "met", "2016": "not-yet"}),
        (("2016-05-26",), "2017-04-30", {"2015": "breached", "2016": "met"}),
        # The year goes on until the annual meeting, which may come as late as July.
        (("2016-05-26",), "2017-05-20", {"2015": "breached", "2016": "met"}),
        ((), "2017-05-20", {"2015": "breached", "2016": "not-yet"}),
        ((), "2017-08-01", {"2015": "breached", "2016": "breached"}),
    ],
)
def test_a_municipal_year_begins_with_the_annual_meeting(
    days: tuple[str, ...], on: str, states: dict[str, str]
) -> None:
    rule = {**SIX, "at-least": "2", "period": "municipal-year"}
    found = body(rule, *days, **ANNUAL).states(on)
    assert {year: found[year] for year in states} == states


def test_a_rolling_year_ends_on_any_day() -> None:
    rule = {**SIX, "at-least": "2", "period": "rolling-year"}
    spread = body(rule, "2015-01-10", "2015-12-20", "2016-01-05", "2016-12-28", "2017-01-03")
    found = spread.judged("2017-06-30")
    assert {about: answer.state for about, answer in found.items()} == {
        "2015": "met",
        "2016": "breached",
        "2017": "met",
    }
    # Only the meeting of 5 January is within the year that ends on 20 December.
    assert str(found["2016"].outcome.since) == "2016-12-20"


def test_which_year_is_meant_is_tried_in_every_way() -> None:
    rule = {**SIX, "at-least": "2", "period": "not-said"}
    agreed = body(rule, *year(2015, 2, 4, 6, 8, 10, 12), *year(2016, 2, 4, 6, 8, 10, 12), *year(2017, 2, 4))
    assert agreed.states("2017-05-01")["2015"] == "met"
    lopsided = body(rule, *year(2015, 2, 4), *year(2016, 6, 7), *year(2017, 1, 2))
    found = lopsided.judged("2017-05-01")
    # The usual readings agree on each year; what only any twelve months in a row would find is said once.
    assert {about: answer.state for about, answer in found.items()} == {
        "2015": "depends",
        "2016": "met",
        "2017": "not-yet",
        "rolling-year": "depends",
    }
    strict = found["rolling-year"]
    told = {dict(side.answers)["period"]: side.outcome and side.outcome.state for side in strict.readings}
    assert told == {"rolling-year": "breached", "calendar-year": None, "municipal-year": None}
    assert "usual" in (strict.outcome.settles or "")


def test_a_year_of_which_the_clause_bound_but_a_part_is_not_judged() -> None:
    terms = {"agreed": {"on": "2015-03-01"}, "in-force": {"from": "2015-03-01"}}
    late = body(SIX)
    late.terms = terms
    assert late.judged("2016-02-01")["2015"].outcome.summary == "the clause did not bind the body for the whole of 2015"
    assert late.states("2017-01-01") == {"2015": "not-yet", "2016": "breached", "2017": "not-yet"}


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [("inquorate", "counts", "does-not-count"), ("extraordinary", "counts", "does-not-count")],
)
def test_a_meeting_that_may_not_count_is_left_out_where_the_rule_says_so(field: str, value: str, other: str) -> None:
    odd = {"inquorate": {"quorum": [{"met": "no"}]}, "extraordinary": {"short-notice": "yes"}}[field]
    rule = {**SIX, "at-least": "1"}
    for answer, state in ((value, "met"), (other, "breached"), ("not-said", "depends")):
        records = body({**rule, field: answer}, **{"2015_02_01": meeting(**odd)})
        assert records.states("2016-01-10")["2015"] == state


def test_a_meeting_reconvened_from_another_is_one_with_it_where_the_rule_says_so() -> None:
    rule = {**SIX, "at-least": "2"}
    again = {"2015_12_29": meeting(), "2016_01_05": meeting(**{"reconvened-from": "grp/2015-12-29"})}
    more = ["2015-06-01", "2016-06-01"]
    one = body({**rule, "reconvened": "one-meeting"}, *more, **again).states("2017-01-01")
    two = body({**rule, "reconvened": "second-meeting"}, *more, **again).states("2017-01-01")
    # It counts in the year in which it was first called together.
    assert (one["2015"], one["2016"], two["2016"]) == ("met", "breached", "met")


def test_a_meeting_of_a_day_not_known_may_lie_in_either_year() -> None:
    rule = {**SIX, "at-least": "1", "period": "municipal-year"}
    found = body(rule, **{"2016": meeting()}).judged("2017-05-01")
    assert {about: found[about].state for about in ("2015", "2016")} == dict.fromkeys(("2015", "2016"), "unknown")
    assert found["2015"].outcome.missing == ("the very day of grp/2016",)


# By the gap


def test_a_meeting_on_the_same_day_two_months_later_is_in_time_and_one_a_day_later_is_not() -> None:
    assert body(TWO_MONTHS, "2016-01-10", "2016-03-10").states("2016-03-10")["grp/2016-01-10"] == "met"
    late = body(TWO_MONTHS, "2016-01-10", "2016-03-11").judged("2016-03-11")["grp/2016-01-10"]
    assert (late.state, str(late.outcome.since), str(late.outcome.ended)) == ("breached", "2016-03-11", "2016-03-11")


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2015-12-31", "2", "2016-02-29"),
        ("2016-12-31", "2", "2017-02-28"),
        ("2016-02-29", "12", "2017-02-28"),
        ("2015-08-31", "6", "2016-02-29"),
        ("2015-11-30", "3", "2016-02-29"),
        ("2016-01-29", "1", "2016-02-29"),
    ],
)
def test_months_end_where_they_end(day: str, months: str, last: str) -> None:
    found = body({**TWO_MONTHS, "every-months": months}, day).judged("2018-01-01")[f"grp/{day}"]
    assert (found.state, str(found.outcome.due)) == ("breached", last)
    assert body({**TWO_MONTHS, "every-months": months}, day).states(last)[f"grp/{day}"] == "due-soon"


def test_by_calendar_months_there_is_a_meeting_in_each_span_of_so_many() -> None:
    rule = {**TWO_MONTHS, "gap": "calendar-months"}
    assert body(rule, "2016-01-02", "2016-03-31").states("2016-03-31")["grp/2016-01-02"] == "met"
    assert body(rule, "2016-01-30", "2016-04-01").states("2016-04-01")["grp/2016-01-30"] == "breached"
    open_ = {**TWO_MONTHS, "gap": "not-said"}
    assert body(open_, "2016-01-02", "2016-03-31").states("2016-03-31")["grp/2016-01-02"] == "depends"


def test_a_group_last_met_in_a_month_is_late_when_the_last_day_of_it_would_be() -> None:
    group = {"meetings-complete": [{"from": "2015"}]}
    records = body(TWO_MONTHS, "2016-02-20", group=group, **{"2016_04": meeting()})
    early, sure = records.judged("2016-06-15")["grp/2016-04"], records.judged("2017-01-01")["grp/2016-04"]
    assert (early.state, early.outcome.missing) == ("unknown", ("the very day of grp/2016-04",))
    assert (sure.state, str(sure.outcome.since)) == ("breached", "2016-07-01")
    assert records.states("2016-05-15")["grp/2016-04"] == "due-soon"


def test_a_body_known_to_be_dormant_is_late_though_nobody_says_that_its_meetings_are_complete() -> None:
    group: dict[str, Any] = {"meetings-complete": [], "dormant": [{"from": "2016-05"}]}
    records = body(TWO_MONTHS, group=group, **{"2016_04": meeting()})
    found = records.judged("2017-01-01")["grp/2016-04"]
    assert (found.state, str(found.outcome.since)) == ("breached", "2016-07-01")
    assert "the body is recorded as dormant since 2016-05" in [fact.text for fact in found.outcome.facts]
    group["dormant"] = []
    assert body(TWO_MONTHS, group=group, **{"2016_04": meeting()}).states("2017-01-01")["grp/2016-04"] == "unknown"


def test_a_meeting_that_nothing_shows_to_have_been_held_leaves_the_gap_open() -> None:
    found = body(TWO_MONTHS, "2016-01-10", "?2016-03-01", "2016-04-20").judged("2016-04-20")["grp/2016-01-10"]
    assert found.state == "unknown"
    assert found.outcome.missing == ("the minutes or the roll of grp/2016-03-01, or that it was cancelled",)
    # Even if it was held, too long a time is left after it.
    assert (
        body(TWO_MONTHS, "2016-01-10", "?2016-02-01", "2016-06-20").states("2016-06-20")["grp/2016-01-10"] == "breached"
    )


def test_where_it_is_not_known_which_of_two_meetings_came_first_the_day_is_said_to_be_missing() -> None:
    found = body(TWO_MONTHS, "2016-01-06", **{"2016_01": meeting()}).judged("2016-03-07")
    assert {about: (answer.state, answer.outcome.missing) for about, answer in found.items()} == {
        "in-force": ("breached", ()),
        "grp/2016-01-06": ("met", ("the very day of grp/2016-01",)),
        "grp/2016-01": ("unknown", ("the very day of grp/2016-01",)),
    }


def test_the_gap_that_is_open_falls_due_unless_a_meeting_is_announced_in_time() -> None:
    soon = body(TWO_MONTHS, "2016-01-10").judged("2016-02-20")["grp/2016-01-10"]
    assert (soon.state, soon.outcome.due) == ("due-soon", date(2016, 3, 10))
    agenda = meeting(agenda={"future-meetings": ["grp/2016-03-07"]})
    records = body(TWO_MONTHS, "?2016-03-07", **{"2016_01_10": agenda})
    assert records.states("2016-02-20")["grp/2016-01-10"] == "met"
    assert body({**TWO_MONTHS, "warn-months": "0"}, "2016-01-10").states("2016-02-20")["grp/2016-01-10"] == "met"


def test_a_gap_is_reckoned_from_the_day_on_which_the_clause_began_to_bind() -> None:
    records = body(TWO_MONTHS, "2014-02-01")
    assert records.states("2015-03-01") == {"grp/2014-02-01": "due-soon"}
    found = records.judged("2015-03-02")["grp/2014-02-01"]
    assert (found.state, str(found.outcome.since)) == ("breached", "2015-03-02")


def test_a_new_version_with_another_number_of_months_begins_its_own_reckoning_and_the_same_words_go_on() -> None:
    def versions(first: str, second: str) -> Body:
        made = body({**TWO_MONTHS, "every-months": second}, "2015-01-20")
        made.terms = {"agreed": {"on": "2015-03-10"}, "in-force": {"from": "2015-03-10"}, "replaces": "grp/v0"}
        made.records["terms/grp/v0"] = {
            "title": "Terms",
            "status": "agreed",
            "agreed": {"on": "2015-01-01"},
            "in-force": {"from": "2015-01-01", "until": "2015-03-09"},
            "sections": [{"id": "s", "rules": [{"id": "r", **TWO_MONTHS, "every-months": first}]}],
        }
        return made

    # Every two months, then every month: 20 March under the old words, 10 April under the new ones.
    assert versions("2", "1").judged("2015-04-11")["grp/2015-01-20"].outcome.due == date(2015, 4, 10)
    assert versions("2", "2").judged("2015-04-11")["grp/2015-01-20"].outcome.due == date(2015, 3, 20)


# By the season


def test_a_forum_meets_in_spring_and_autumn_and_its_minutes_show_what_for() -> None:
    reviewed = meeting(minutes={"items": [{"id": "a", "title": "A", "reviews": ["progress"]}]})
    records = body(FORUM, "2015-10-01", **{"2015_04_01": reviewed, "2016_05_31": meeting()})
    found = records.judged("2016-12-01")
    assert {about: answer.state for about, answer in found.items()} == {
        "2015/spring": "met",
        "2015/autumn": "met",
        "2016/spring": "breached",
        "2016/autumn": "breached",
    }
    assert found["2016/autumn"].outcome.summary == "0 of at least 1 meeting held in autumn 2016, for the future"
    silent = {"status": "held"}
    assert body(FORUM, **{"2015_04_01": silent}).judged("2015-07-01")["2015/spring"].outcome.missing == (
        "the minutes of grp/2015-04-01",
    )


def test_a_season_over_the_turn_of_the_year_is_named_by_its_first() -> None:
    rule = {**RULE, "seasons": [{"name": "winter", "months": ["12", "1", "2"]}]}
    assert body(rule, "2016-02-29").states("2016-03-01")["2015/winter"] == "met"
    assert body(rule, "2016-03-01").states("2016-03-01")["2015/winter"] == "breached"


# What holds of every history

PERIODS = st.sampled_from(
    [
        {**RULE, "at-least": "3", "period": "calendar-year"},
        {**RULE, "at-least": "3", "period": "municipal-year"},
        {**RULE, "at-least": "3", "period": "rolling-year"},
        TWO_MONTHS,
        {**TWO_MONTHS, "gap": "calendar-months"},
        {**RULE, "seasons": FORUM["seasons"]},
    ]
)


def built(rule: dict[str, Any]) -> Any:
    return lambda records, group: Body(rule, group, records)


@settings(max_examples=20)
@given(PERIODS, histories(), days())
def test_nothing_else_changes_an_answer(rule: dict[str, Any], history: History, on: date) -> None:
    found = history.body(built(rule))
    unrelated_changes_nothing(found, on)
    tells_what_is_missing(found.judged(str(on)))


@settings(max_examples=60)
@given(PERIODS, histories(), days())
def test_no_later_record_changes_an_answer(rule: dict[str, Any], history: History, on: date) -> None:
    later_changes_nothing(history, built(rule), on)


@settings(max_examples=60)
@given(PERIODS, st.data(), days())
def test_no_hole_that_is_filled_breaks_what_was_met(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    history = data.draw(histories())
    filling_breaks_nothing(history, data.draw(filled(history)), built(rule), on)
