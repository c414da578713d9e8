"""Seats: classes that must be represented, vacancies, votes, further representatives and new associates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .bodies import Body, held, meeting, seat

RULE = {"kind": "representation", "classes": ["authority"], "vacancy": "breach"}
ON = "2016-01-21"


def body(*seats: Any, rule: dict[str, Any] | None = None, classes: list[Any] | None = None, **records: Any) -> Body:
    dated = [{"class": "authority", "of": "grp", "from": "2010-01-01"}] if classes is None else classes
    council = {"name": "The Council", "classes": dated}
    return Body({**RULE, **(rule or {})}, {"seats": list(seats)}, {"organisations/council": council, **records})


def vacant(since: str | None = "2015-10-01", state: str = "vacant") -> dict[str, Any]:
    return {"state": state, **({"from": since} if since else {})}


def test_an_organisation_of_the_class_is_represented_or_not() -> None:
    assert body(seat("one", "council", held("ann"))).states(ON) == {"council": "met"}
    none = body(seat("one", "police", held("ann"))).judged(ON)["council"]
    assert (none.state, none.outcome.summary) == ("breached", "The Council has no seat")
    assert body().states(ON) == {"council": "unknown"}


def test_every_way_in_which_nobody_holds_the_seat() -> None:
    empty = body(seat("one", "council", vacant())).judged(ON)["council"]
    assert (empty.state, str(empty.outcome.since)) == ("breached", "2015-10-01")
    awaits = body(seat("one", "council", vacant(state="awaiting-nomination"))).judged(ON)["council"]
    assert (awaits.state, awaits.outcome.summary) == ("breached", "the seat of The Council is awaiting nomination")
    assert body(seat("one", "council", vacant(state="not-recorded"))).states(ON) == {"council": "unknown"}
    assert body(seat("one", "council")).states(ON) == {"council": "unknown"}
    assert body(seat("one", "council", {"member": "ann"})).states(ON) == {"council": "unknown"}
    another = seat("two", "council", held("bob"))
    assert body(seat("one", "council", vacant()), another).states(ON) == {"council": "breached"}
    gone = seat("one", "council", vacant(), until="2015-12-01")
    assert body(gone, another).states("2016-01-21") == {"council": "met"}


def test_what_a_vacancy_is_may_be_allowed_or_left_open() -> None:
    empty = seat("one", "council", vacant())
    assert body(empty, rule={"vacancy": "allowed"}).states(ON) == {"council": "met"}
    assert body(empty, rule={"vacancy": "not-said"}).states(ON) == {"council": "depends"}


def test_a_vacancy_is_to_be_filled_within_some_months() -> None:
    within = {"fill-within-months": "3"}
    empty = body(seat("one", "council", vacant()), rule=within)
    assert empty.states("2016-01-01") == {"council": "due-soon"}
    late = empty.judged("2016-01-02")["council"]
    assert (late.state, str(late.outcome.since)) == ("breached", "2016-01-02")
    assert body(seat("one", "council", vacant(None)), rule=within).states(ON) == {"council": "unknown"}
    vague = body(seat("one", "council", vacant("2015-10")), rule=within)
    assert vague.states("2016-01-15") == {"council": "unknown"}


def test_only_an_organisation_of_the_class_that_day_is_asked_for() -> None:
    gone = [{"class": "authority", "from": "2010-01-01", "until": "2015-12-31"}]
    seats = seat("one", "council", vacant())
    assert body(seats, classes=gone).states("2015-12-31") == {"council": "breached"}
    assert body(seats, classes=gone).states(ON) == {"": "not-yet"}
    assert body(seats, classes=[{"class": "authority", "seen": ["2015-06-01"]}]).states(ON) == {"council": "unknown"}
    assert body(seats, classes=[{"class": "authority", "of": "other", "from": "2010"}]).states(ON) == {"": "not-yet"}


def test_a_generic_seat_of_the_class() -> None:
    membership = [{"type": "voting", "class": "authority", "from": "2010-01-01"}]
    generic = {**seat("university"), "membership": membership}
    assert body(generic, classes=[]).states(ON) == {"seats/university": "unknown"}
    taken = {**generic, "representatives": [held("ann")]}
    assert body(taken, classes=[]).states(ON) == {"seats/university": "met"}


def test_more_than_one_representative_needs_agreement() -> None:
    two = [seat("one", "council", held("ann")), seat("two", "council", held("bob"))]
    asked = {"classes": [], "more-than-one": "with-agreement"}
    about = "council/representatives"
    assert body(*two, rule=asked).states(ON) == {about: "unknown"}
    agreed = [two[0], seat("two", "council", held("bob", by="grp/2015-06-01/seats"))]
    minute = {"meetings/grp/2015-06-01": {"status": "held", "minutes": {"items": [{"id": "seats"}]}}}
    assert body(*agreed, rule=asked, **minute).states(ON) == {about: "met"}
    assert body(*agreed, rule=asked, **minute).states("2015-05-31") == {about: "unknown"}
    assert body(*two, rule={**asked, "more-than-one": "not-allowed"}).states(ON) == {about: "breached"}
    assert body(*two, rule={**asked, "more-than-one": "allowed"}).states(ON) == {"": "not-yet"}
    assert body(two[0], rule=asked).states(ON) == {"": "not-yet"}


def test_agreement_is_needed_for_every_representative_but_one() -> None:
    asked = {"classes": [], "more-than-one": "with-agreement"}
    three = [seat(id, "council", held(who)) for id, who in (("one", "ann"), ("two", "bob"), ("three", "cyd"))]
    three[2]["representatives"] = [held("cyd", by="grp/v1")]
    assert body(*three, rule=asked).states(ON) == {"council/representatives": "unknown"}
    three[1]["representatives"] = [held("bob", by="grp/v1")]
    assert body(*three, rule=asked).states(ON) == {"council/representatives": "met"}


def test_a_breach_goes_back_to_when_the_same_rule_first_bound_the_body() -> None:
    empty = body(seat("one", "council", vacant("2013-01-01")))
    empty.terms = {"in-force": {"from": "2015-01-01", "until": "2015-12-31"}}
    first = empty.all_records()["terms/grp/v1"]
    second = {**first, "in-force": {"from": "2016-01-01"}, "agreed": {"on": "2016-01-01"}, "replaces": "grp/v1"}
    empty.records["terms/grp/v2"] = second
    assert str(empty.judged(ON)["council"].outcome.since) == "2015-01-01"
    second["in-force"] = {"from": "2016-01-10"}
    assert str(empty.judged(ON)["council"].outcome.since) == "2016-01-10"


def test_a_new_associate_needs_consent_and_an_old_one_does_not() -> None:
    asked = {"classes": [], "new-associates": "consent"}

    def associate(since: str, by: str | None = None) -> Any:
        membership = [{"type": "associate", "from": since, **({"by": by} if by else {})}]
        return {**seat("one", "trust", held("ann")), "membership": membership}

    minute = {"meetings/grp/2015-06-01": {"status": "held", "minutes": {"items": [{"id": "trust"}]}}}
    assert body(associate("2012-01-01"), rule=asked).states(ON) == {"": "not-yet"}
    assert body(associate("2015-06-01"), rule=asked).states(ON) == {"one/consent": "unknown"}
    assert body(associate("2015-06-01", "grp/2015-06-01/trust"), rule=asked, **minute).states(ON) == {
        "one/consent": "met"
    }
    assert body(associate("2015-06-01", "grp/v1"), rule=asked).states(ON) == {"one/consent": "met"}


SEATS = [
    seat("one", "council", held("ann")),
    seat("two", "council", held("bob")),
    seat("three", "police", held("cyd")),
]


def votes(how: str, *ballots: dict[str, Any], complete: bool = True, seats: Any = None, present: Any = None) -> str:
    items = [{"id": "x", "votes": [{"result": "carried", **ballot} for ballot in ballots]}]
    record = meeting(*(present or ("ann", "bob", "cyd")), complete=complete, minutes={"items": items})
    found = body(*(seats or SEATS), rule={"classes": [], "one-vote": how}, **{f"meetings/grp/{ON}": record})
    return found.states("2016-02-01")[f"votes/grp/{ON}"]


def named(*members: str) -> dict[str, Any]:
    return {"recorded-for": [{"member": member} for member in members]}


def test_one_vote_for_an_organisation() -> None:
    assert votes("organisation", named("ann", "cyd")) == "met"
    assert votes("organisation", named("ann", "bob")) == "breached"
    assert votes("shared", named("ann", "bob")) == "met"
    assert (
        votes("organisation", {"recorded-for": [{"member": "ann"}], "recorded-against": [{"member": "bob"}]})
        == "breached"
    )
    assert votes("not-said", named("ann", "bob")) == "depends"


def test_a_deputy_casts_the_vote_of_the_seat() -> None:
    deputy = {"member": "dan", "deputy-for": {"member": "ann"}}
    assert votes("organisation", named("dan", "bob"), present=(deputy, "bob", "cyd")) == "breached"
    assert votes("organisation", named("dan", "cyd"), present=(deputy, "bob", "cyd")) == "met"


def test_somebody_with_two_seats_may_have_voted_for_either() -> None:
    both = [*SEATS[:2], seat("three", "police", held("ann"))]
    assert votes("organisation", named("ann", "bob"), seats=both) == "unknown"


def test_seats_that_share_a_vote() -> None:
    def sharing(id: str, member: str) -> Any:
        return {
            **seat(id, None, held(member)),
            "membership": [{"type": "voting", "shares-vote": "parishes", "from": "2010"}],
        }

    parishes = [sharing("urban", "ann"), sharing("rural", "bob"), seat("three", "police", held("cyd"))]
    assert votes("shared", named("ann", "bob"), seats=parishes) == "breached"
    assert votes("organisation-and-shared", named("ann", "cyd"), seats=parishes) == "met"


def test_totals_against_the_room() -> None:
    assert votes("organisation", {"for": "2"}) == "met"
    assert votes("organisation", {"for": "2", "against": "1"}) == "breached"
    assert votes("organisation", {"for": "2"}, complete=False) == "unknown"
    assert votes("organisation", named("eve"), complete=True) == "unknown"


@pytest.mark.parametrize(("minutes", "state"), [({"minutes": {"items": []}}, "met"), ({}, "unknown")])
def test_a_meeting_without_minutes_may_have_voted(minutes: dict[str, Any], state: str) -> None:
    record = {"status": "held", **minutes}
    found = body(*SEATS, rule={"classes": [], "one-vote": "organisation"}, **{f"meetings/grp/{ON}": record})
    assert found.states("2016-02-01") == {f"votes/grp/{ON}": state}


STATES = st.sampled_from(
    [[], [vacant()], [vacant(state="not-recorded")], [held("ann")], [{"member": "ann"}], [held("ann", "2015-12")]]
)


@given(STATES, STATES)
def test_a_seat_of_another_organisation_changes_no_answer(own: Any, other: Any) -> None:
    alone = body(seat("one", "council", *own)).states(ON)
    assert body(seat("one", "council", *own), seat("two", "trust", *other)).states(ON) == alone


@given(STATES, st.dates(date(2016, 1, 22), date(2199, 12, 31)))
def test_what_comes_after_the_day_changes_no_answer(own: Any, later: Any) -> None:
    more = [held("bob", str(later))]
    assert body(seat("one", "council", *own, *more)).states(ON) == body(seat("one", "council", *own)).states(ON)
