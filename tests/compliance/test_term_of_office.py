"""Terms of office: three years to the day, warned ahead, renewed or not."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from .bodies import Body, held, seat

RULE = {
    "kind": "term-of-office",
    "binds": ["voting", "associate"],
    "years": "3",
    "reappointment": "allowed",
    "warn-months": "6",
}


def body(*holders: dict[str, Any], rule: dict[str, Any] | None = None, **more: Any) -> Body:
    return Body({**RULE, **(rule or {})}, {"seats": [seat("one", "council", *holders, **more)]})


def test_three_years_end_on_the_same_day_and_are_warned_of() -> None:
    one = body(held("ann", "2014-05-20"))
    assert one.states("2016-11-19") == {"one": "met"}
    assert one.states("2016-11-20") == {"one": "due-soon"}
    assert one.states("2017-05-20") == {"one": "due-soon"}
    ended = one.judged("2017-05-21")["one"]
    assert (ended.state, str(ended.outcome.since), ended.outcome.due) == ("breached", "2017-05-21", date(2017, 5, 20))
    assert "The Council" in ended.outcome.summary and "Ann" not in ended.outcome.summary


def test_another_election_begins_another_term() -> None:
    again = [held("ann", "2014-05-20", until="2017-05-20"), held("ann", "2017-05-21")]
    assert body(*again).states("2018-01-01") == {"one": "met"}
    assert body(*again, rule={"reappointment": "not-allowed"}).states("2018-01-01") == {"one": "breached"}
    assert body(*again, rule={"reappointment": "not-said"}).states("2018-01-01") == {"one": "depends"}
    # An earlier entry that was never closed is the earlier term all the same.
    assert body(held("ann", "2014-05-20"), held("ann", "2017-05-21")).states("2018-01-01") == {"one": "met"}
    # After a gap it is no further term but a new one.
    apart = [held("ann", "2014-05-20", until="2017-05-20"), held("ann", "2017-08-01")]
    assert body(*apart, rule={"reappointment": "not-allowed"}).states("2018-01-01") == {"one": "met"}


def test_a_term_that_began_in_a_month_cannot_be_told_within_that_month() -> None:
    vague = body(held("ann", "2014-05"))
    assert vague.states("2017-05-01") == {"one": "due-soon"}
    assert vague.states("2017-05-15") == {"one": "unknown"}
    assert vague.states("2017-06-01") == {"one": "breached"}


def test_who_holds_a_seat_or_since_when_may_not_be_recorded() -> None:
    assert body().states("2016-01-01") == {"one": "unknown"}
    assert body({"member": "ann", "seen": ["2016-01-01"]}).states("2016-01-01") == {"one": "unknown"}
    assert body({"member": "ann"}).states("2016-01-01") == {"one": "unknown"}
    assert body({"state": "vacant", "from": "2015-01-01"}).states("2016-01-01") == {"": "not-yet"}


def test_a_term_began_with_the_minute_that_made_it() -> None:
    elected = body({"member": "ann", "seen": ["2016-01-01"], "by": "grp/2015-02-01/election"})
    minutes = {"items": [{"id": "election"}]}
    elected.records["meetings/grp/2015-02-01"] = {"status": "held", "minutes": minutes}
    assert elected.judged("2016-01-01")["one"].outcome.due == date(2018, 2, 1)


def test_only_the_types_that_are_bound_are_judged() -> None:
    assert body(held("ann", "2010-01-01"), type="observer").states("2016-01-01") == {"": "not-yet"}
    seats = [seat(type, "council", held("ann", "2010-01-01"), type=type) for type in ("voting", "co-opted")]

    def states(seats: list[Any], **rule: Any) -> dict[str, str]:
        return Body({**RULE, **rule}, {"seats": seats}).states("2016-01-01")

    # Members with a vote are meant for certain; a clause that binds nobody there is would be none.
    assert states(seats, binds="not-said") == {"voting": "breached", "co-opted": "depends"}
    assert states(seats[1:], binds="not-said") == {"co-opted": "breached"}
    assert states(seats, **{"binds": ["voting"], "may-bind": ["co-opted"]}) == {
        "voting": "breached",
        "co-opted": "depends",
    }


def test_a_seat_that_comes_with_an_office_has_no_term() -> None:
    by_office = body(**{"held-by": {"post": "Area Commander", "organisation": "police"}})
    posts = [{"title": "Area Commander", "organisation": "police", "from": "2010-01-01"}]
    by_office.records["members/ann"] = {"name": "Ann", "posts": posts}
    assert by_office.states("2016-01-01") == {"": "not-yet"}


DAYS = st.dates(date(2015, 1, 1), date(2020, 12, 31))


@given(DAYS, DAYS)
def test_an_election_after_the_day_changes_nothing(on: date, elected: date) -> None:
    first = held("ann", "2014-05-20")
    with_another = body(first, held("ann", str(elected))).states(str(on))
    assert elected <= on or with_another == body(first).states(str(on))


@given(DAYS, st.sampled_from(["2014-05-20", "2014-05", "2014"]))
def test_a_fuller_date_never_turns_met_into_breached(on: date, known: str) -> None:
    vague, full = body(held("ann", known)), body(held("ann", "2014-05-20"))
    pair = (vague.states(str(on))["one"], full.states(str(on))["one"])
    assert pair[0] not in ("met", "due-soon") or pair[1] != "breached"


def test_a_seat_whose_type_is_not_recorded_may_not_be_bound() -> None:
    untyped = body(held("ann", "2010-01-01"))
    del untyped.group["seats"][0]["membership"]
    answer = untyped.judged("2016-01-01")["one"]
    assert (answer.state, "the type of membership" in answer.outcome.missing[0]) == ("unknown", True)
