"""Inspection: until when papers are open, to the day."""

from __future__ import annotations

from datetime import date

from .bodies import Body

RULE = {"kind": "inspection", "minutes-years": "6", "background-years": "4"}


def body(day: str, **more: object) -> Body:
    record = {"status": "held", "minutes": {"items": []}, **more}
    return Body(RULE, records={f"meetings/grp/{day}": record})


def test_the_period_ends_on_the_same_day_six_years_later() -> None:
    running = body("2016-01-21").judged("2022-01-21")["grp/2016-01-21"]
    assert (running.state, running.outcome.due) == ("met", date(2022, 1, 21))
    assert "until 2022-01-21" in running.outcome.summary
    ended = body("2016-01-21").judged("2022-01-22")["grp/2016-01-21"]
    assert (ended.state, ended.outcome.due) == ("met", None)
    assert "ended on 2022-01-21" in ended.outcome.summary


def test_a_leap_day_has_its_last_day_in_february() -> None:
    assert body("2016-02-29").judged("2022-02-28")["grp/2016-02-29"].outcome.due == date(2022, 2, 28)


def test_background_papers_have_their_own_period() -> None:
    facts = [fact.text for fact in body("2016-01-21").judged("2021-06-01")["grp/2016-01-21"].outcome.facts]
    assert "background papers: ended on 2020-01-21" in facts


def test_papers_that_are_not_in_the_records_cannot_be_told() -> None:
    missing = body("2016-01-21")
    del missing.records["meetings/grp/2016-01-21"]["minutes"]
    assert missing.states("2017-01-01") == {"grp/2016-01-21": "unknown"}
    assert missing.states("2023-01-01") == {"grp/2016-01-21": "met"}
