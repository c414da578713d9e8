"""Notice in clear days: the worked dates, bank holidays as data, parishes, and what is unknown."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.history.notice_days import clear_days, counts, latest_issue
from mkcsp.model.dates import Count
from mkcsp.model.rules import NoticeRule

from .bodies import Body

RULE = {
    "kind": "notice",
    "clear-days": "5",
    "saturdays": "do-not-count",
    "sundays": "do-not-count",
    "bank-holidays": "do-not-count",
}
MAY_DAY = date(2007, 5, 7)


def rule(days: int = 5, saturdays: str = "do-not-count", bank_holidays: str = "do-not-count") -> NoticeRule:
    return NoticeRule(
        id="notice",
        kind="notice",
        clear_days=Count(days),
        saturdays=saturdays,  # type: ignore[arg-type]
        sundays="do-not-count",
        bank_holidays=bank_holidays,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("meeting", "issued"),
    [
        (date(2006, 11, 13), date(2006, 11, 3)),
        (date(2007, 5, 14), date(2007, 5, 3)),
        (date(2016, 1, 21), date(2016, 1, 13)),
    ],
)
def test_the_worked_dates_come_out(meeting: date, issued: date) -> None:
    assert latest_issue(meeting, rule(), {MAY_DAY}) == issued


def test_a_bank_holiday_that_is_not_in_the_settings_is_a_day_like_another() -> None:
    assert latest_issue(date(2007, 5, 14), rule(), set()) == date(2007, 5, 4)


def test_parishes_that_count_saturdays_have_a_day_more() -> None:
    assert latest_issue(date(2016, 1, 21), rule(3, saturdays="count"), set()) == date(2016, 1, 16)
    assert latest_issue(date(2016, 1, 21), rule(3), set()) == date(2016, 1, 15)


def test_what_a_rule_does_not_say_is_reckoned_the_stricter_way() -> None:
    assert latest_issue(date(2016, 1, 21), rule(3, saturdays="not-said"), set()) == date(2016, 1, 15)


@pytest.mark.parametrize("year", range(2005, 2027))
def test_easter_and_christmas_by_the_bank_holidays_of_england(year: int) -> None:
    known = country_holidays("GB", subdiv="ENG", years=[year - 1, year])
    free = set(known)
    for meeting in (date(year, 1, 6), *(day + timedelta(days=1) for day in free if day.year == year)):
        issued = latest_issue(meeting, rule(), free)
        between = [issued + timedelta(days=n) for n in range(1, (meeting - issued).days)]
        assert len([day for day in between if day.weekday() < 5 and day not in known]) == 5


DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
RULES = st.builds(
    rule,
    st.integers(0, 12),
    st.sampled_from(["count", "do-not-count"]),
    st.sampled_from(["count", "do-not-count"]),
)


@given(DAYS, RULES, st.data())
def test_the_last_day_of_issue_is_in_time_and_the_next_day_that_counts_is_not(
    meeting: date, rule: NoticeRule, data: st.DataObject
) -> None:
    near = st.integers(0, 25).map(lambda days: meeting - timedelta(days=days))
    holidays = data.draw(st.sets(near, max_size=4))
    issued = latest_issue(meeting, rule, holidays)
    assert clear_days(issued, meeting, rule, holidays) >= rule.clear_days
    assert counts(issued, rule, holidays)
    day = issued + timedelta(days=1)
    while day < meeting and not counts(day, rule, holidays):
        day += timedelta(days=1)
    assert rule.clear_days == 0 or clear_days(day, meeting, rule, holidays) < rule.clear_days


@given(DAYS, RULES, st.sets(DAYS, max_size=5), DAYS)
def test_one_more_bank_holiday_never_gives_more_time(
    meeting: date, rule: NoticeRule, holidays: set[date], another: date
) -> None:
    assert latest_issue(meeting, rule, holidays | {another}) <= latest_issue(meeting, rule, holidays)


def body(issued: str | None, holidays: list[str] | None = None, day: str = "2016-01-21", **more: Any) -> Body:
    agenda = {"agenda": {"issued": issued}} if issued else {}
    settings = {"name": "Example", "bank-holidays": ["2016-01-01"] if holidays is None else holidays}
    return Body(RULE, records={"settings": settings, f"meetings/grp/{day}": {"status": "held", **agenda, **more}})


def test_in_time_on_the_last_day_and_late_on_the_next() -> None:
    assert body("2016-01-13").states("2016-02-01") == {"grp/2016-01-21": "met"}
    late = body("2016-01-14").judged("2016-02-01")["grp/2016-01-21"]
    assert late.state == "breached"
    assert late.outcome.summary == "the meeting on 2016-01-21 had 4 of 5 clear days of notice"
    assert str(late.outcome.since) == "2016-01-14"
    assert late.outcome.facts[0].at is not None and late.outcome.facts[0].at.keys == ("agenda", "issued")


def test_issued_on_the_sunday_after_the_last_working_day_leaves_the_same_clear_days() -> None:
    assert body("2016-01-10", day="2016-01-18").states("2016-02-01") == {"grp/2016-01-18": "met"}


def test_without_the_bank_holidays_of_a_year_it_cannot_be_told_where_that_matters() -> None:
    untold = body("2016-01-13", holidays=["2015-12-25"]).judged("2016-02-01")["grp/2016-01-21"]
    assert untold.state == "unknown"
    assert untold.outcome.missing == ("the bank holidays of 2016 (bank-holidays in the settings)",)
    assert body("2016-01-14", holidays=[]).states("2016-02-01") == {"grp/2016-01-21": "breached"}
    assert body("2015-12-01", holidays=[]).states("2016-02-01")["grp/2016-01-21"] == "met"


def test_an_issue_that_is_not_recorded_or_vague_cannot_be_told() -> None:
    assert body(None).states("2016-02-01") == {"grp/2016-01-21": "unknown"}
    assert body("2016-01").states("2016-02-01") == {"grp/2016-01-21": "unknown"}
    assert body("2015-12", holidays=["2015-12-25", "2016-01-01"]).states("2016-02-01") == {"grp/2016-01-21": "met"}


def test_a_meeting_to_come_has_a_last_day_of_issue_and_warns_of_it() -> None:
    coming = {"status": "planned"}
    far = body(None, **coming).judged("2015-12-01")["grp/2016-01-21"]
    assert (far.state, far.outcome.due) == ("not-yet", date(2016, 1, 13))
    assert body(None, **coming).states("2016-01-13") == {"grp/2016-01-21": "due-soon"}
    assert body(None, **coming).states("2016-01-14") == {"grp/2016-01-21": "unknown"}


def test_an_issue_after_the_day_of_judgement_is_not_yet_known() -> None:
    coming = {"status": "planned"}
    assert body("2016-01-20", **coming).states("2016-01-12") == body(None, **coming).states("2016-01-12")


def test_an_extraordinary_meeting_may_have_fewer_days() -> None:
    extraordinary = body("2016-01-15", kind="extraordinary")
    extraordinary.rule = {**RULE, "extraordinary-days": "3"}
    assert extraordinary.states("2016-02-01") == {"grp/2016-01-21": "met"}


def test_a_question_left_open_gives_both_readings() -> None:
    # Friday 15 to Thursday 21: three clear days, and a Saturday.
    left = body("2016-01-15")
    left.rule = {**RULE, "clear-days": "4", "saturdays": "not-said"}
    answer = left.judged("2016-02-01")["grp/2016-01-21"]
    assert answer.state == "depends"
    assert {reading.answers for reading in answer.readings} == {
        (("saturdays", "count"),),
        (("saturdays", "do-not-count"),),
    }


def test_meetings_before_the_rule_was_in_force_are_left_out() -> None:
    earlier = body("2014-01-20", day="2014-01-21")
    assert earlier.states("2016-02-01") == {"": "not-yet"}


@pytest.mark.parametrize(
    ("begins", "found"), [("2016-01-13", {"grp/2016-01-21": "breached"}), ("2016-01-14", {"": "not-yet"})]
)
def test_a_meeting_to_be_summoned_before_the_clause_bound_is_not_judged(begins: str, found: dict[str, str]) -> None:
    late = body("2016-01-18")
    late.terms["in-force"] = {"from": begins}
    assert late.states("2016-02-01") == found


ORDINARY, EXTRAORDINARY = {"status": "held"}, {"status": "held", "kind": "extraordinary"}


@pytest.mark.parametrize(
    ("says", "meeting", "last"),
    [
        # Before Monday 9 May 2016: the 3rd to the 6th, Friday 29 April, and Monday 2 May was a bank holiday.
        ({}, ORDINARY, "2016-04-28"),
        ({"bank-holidays": "count"}, ORDINARY, "2016-04-29"),
        ({"bank-holidays": "count", "clear-days": "4"}, ORDINARY, "2016-05-02"),
        ({"saturdays": "count"}, ORDINARY, "2016-04-30"),
        ({"sundays": "count"}, ORDINARY, "2016-05-01"),
        ({"saturdays": "count", "sundays": "count"}, ORDINARY, "2016-05-03"),
        ({"saturdays": "count", "sundays": "count", "clear-days": "7"}, ORDINARY, "2016-04-30"),
        ({"clear-days": "0"}, ORDINARY, "2016-05-06"),
        ({"extraordinary-days": "3"}, ORDINARY, "2016-04-28"),
        ({"extraordinary-days": "3"}, EXTRAORDINARY, "2016-05-03"),
        ({}, EXTRAORDINARY, "2016-04-28"),
    ],
)
def test_the_rule_says_which_days_count(
    says: dict[str, str], meeting: dict[str, str], last: str, run: Run, tmp_path: Path
) -> None:
    for number, (issued, state) in enumerate([(last, "met"), (None, "not-yet")]):
        status = {} if issued else {"status": "planned"}
        case = body(issued, ["2016-03-28", "2016-05-02"], "2016-05-09", **{**meeting, **status})
        case.rule = {**RULE, **says}
        root = written(case, tmp_path / str(number))
        on = "2016-06-01" if issued else "2016-03-01"
        ran = run("compliance", "grp", "--on", on, "--output-format", "json", root=root)
        (answer,) = json.loads(ran.out)["groups"][0]["answers"]
        assert (answer["state"], answer["due"] or last) == (state, last)


@pytest.mark.parametrize(
    ("says", "issued", "state"),
    [
        ({}, "2016-04-29", "breached"),
        ({"bank-holidays": "count"}, "2016-05-02", "breached"),
        # Issued on the bank holiday itself, which takes nothing away.
        ({"sundays": "count"}, "2016-05-02", "met"),
        ({"sundays": "count"}, "2016-05-03", "breached"),
        ({"saturdays": "count"}, "2016-05-02", "met"),
        ({"saturdays": "count"}, "2016-05-03", "breached"),
        ({"clear-days": "0"}, "2016-05-09", "met"),
    ],
)
def test_issued_on_a_day_that_does_not_count(
    says: dict[str, str], issued: str, state: str, run: Run, tmp_path: Path
) -> None:
    case = body(issued, ["2016-05-02"], "2016-05-09")
    case.rule = {**RULE, **says}
    ran = run("compliance", "grp", "--on", "2016-06-01", "--output-format", "json", root=written(case, tmp_path))
    assert [answer["state"] for answer in json.loads(ran.out)["groups"][0]["answers"]] == [state]


def written(body: Body, root: Path) -> Path:
    """The folder of records of a body."""
    for path, record in body.all_records().items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record), encoding="utf-8")
    return root
