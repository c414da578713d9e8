"""Chair and deputy: by office, appointed for a time, from among members, vacant, and who presided."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.compliance.results import RuleContext
from mkcsp.compliance.rules.chairing_rule import judge
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause, Interval
from mkcsp.loader.reading import read
from mkcsp.model.group import HeldBy
from mkcsp.model.rules import ChairingRule

from .bodies import Body, held, seat

RULE = {"kind": "chairing", "office": "chair"}
COMMANDER = {"post": "Area Commander", "organisation": "police"}
LEAD = {"post": "Cabinet Lead", "organisation": "council"}
YEARLY = {"appointed-for": "12", "expiry": "on-the-day", "warn-months": "2"}
ROOT = Path(__file__).parents[2]


def chair(member: str | None = "ann", **more: Any) -> dict[str, Any]:
    return {"office": "chair", **({"member": member} if member else {}), **more}


def post(member: str, title: str, organisation: str, **more: Any) -> dict[str, dict[str, Any]]:
    dated = more or {"from": "2014-01-01"}
    return {
        f"members/{member}": {
            "name": member.title(),
            "posts": [{"title": title, "organisation": organisation, **dated}],
        }
    }


def body(rule: dict[str, Any], *offices: dict[str, Any], **records: Any) -> Body:
    return Body({**RULE, **rule}, {"offices": list(offices)}, records.get("records", {}))


def test_a_chair_by_office_holds_the_post() -> None:
    by_post = {"by-office": [COMMANDER]}
    office = chair(**{"from": "2015-02-01"})
    assert body(by_post, office, records=post("ann", "Area Commander", "police")).states("2016-01-21") == {
        "chair": "met"
    }
    wrong = body(by_post, office, records=post("ann", "Councillor", "council")).judged("2016-01-21")["chair"]
    assert (wrong.state, str(wrong.outcome.since)) == ("breached", "2015-02-01")
    assert "“Councillor”" in " ".join(fact.text for fact in wrong.outcome.facts)
    assert "Ann" not in wrong.outcome.summary + " ".join(fact.text for fact in wrong.outcome.facts)


def test_another_who_holds_the_post_shows_that_the_chair_does_not() -> None:
    other = body(
        {"by-office": [COMMANDER]}, chair(**{"from": "2015-02-01"}), records=post("bob", "Area Commander", "police")
    )
    assert other.states("2016-01-21") == {"chair": "breached"}


def test_without_any_post_on_record_it_cannot_be_told() -> None:
    nobody = body({"by-office": [COMMANDER]}, chair(**{"from": "2015-02-01"})).judged("2016-01-21")["chair"]
    assert nobody.state == "unknown"
    assert "Area Commander (The Police)" in nobody.outcome.missing[0]


def test_either_of_two_posts_will_do() -> None:
    either = {"by-office": [COMMANDER, LEAD]}
    office = chair(**{"from": "2015-02-01"})
    assert body(either, office, records=post("ann", "Cabinet Lead", "council")).states("2016-01-21") == {"chair": "met"}
    # That one of the two is held by somebody else does not show that the chair does not hold the other.
    one = body(either, office, records=post("bob", "Area Commander", "police"))
    assert one.states("2016-01-21") == {"chair": "unknown"}
    both = post("bob", "Area Commander", "police") | post("cyd", "Cabinet Lead", "council")
    assert body(either, office, records=both).states("2016-01-21") == {"chair": "breached"}


def test_an_office_that_goes_with_the_post_needs_the_holder_of_the_post() -> None:
    goes = {"office": "chair", "held-by": COMMANDER, "from": "2015-01-01"}
    assert body({"by-office": [COMMANDER]}, goes).states("2016-01-21") == {"chair": "unknown"}
    records = post("bob", "Area Commander", "police")
    assert body({"by-office": [COMMANDER]}, goes, records=records).states("2016-01-21") == {"chair": "met"}


def test_a_vacant_chair_is_a_breach_and_one_that_is_not_recorded_cannot_be_told() -> None:
    at_once = {"vacancy": "breach"}
    vacant = body(at_once, chair(None, state="vacant", **{"from": "2015-06-01"})).judged("2016-01-21")["chair"]
    assert (vacant.state, str(vacant.outcome.since)) == ("breached", "2015-06-01")
    assert body({}, chair(None, state="not-recorded", **{"from": "2015-06-01"})).states("2016-01-21") == {
        "chair": "unknown"
    }
    assert body({}, chair(**{"from": "2015-01-01", "until": "2015-12-31"})).states("2016-01-21") == {"chair": "unknown"}
    assert body({}).states("2016-01-21") == {"chair": "unknown"}


def test_a_yearly_appointment_lasts_until_the_same_day_and_warns_before() -> None:
    yearly = body(YEARLY, chair(**{"from": "2015-05-10"}))
    assert yearly.states("2016-03-09")["chair/term"] == "met"
    assert yearly.states("2016-03-10")["chair/term"] == "due-soon"
    assert yearly.states("2016-05-10")["chair/term"] == "due-soon"
    ended = yearly.judged("2016-05-11")["chair/term"]
    assert (ended.state, str(ended.outcome.since), ended.outcome.due) == ("breached", "2016-05-11", date(2016, 5, 10))


def test_an_appointment_on_a_leap_day_ends_on_the_last_of_february() -> None:
    leap = body(YEARLY, chair(**{"from": "2016-02-29"}))
    assert leap.states("2017-02-28")["chair/term"] == "due-soon"
    assert leap.states("2017-03-01")["chair/term"] == "breached"


def test_a_renewal_begins_a_new_year_only_once_it_was_made() -> None:
    renewed = body(YEARLY, chair(**{"from": "2015-05-10", "until": "2016-05-20"}), chair(**{"from": "2016-05-21"}))
    assert renewed.states("2016-05-20")["chair/term"] == "breached"
    assert renewed.states("2016-05-21")["chair/term"] == "met"


def test_a_day_known_only_to_the_month_cannot_be_told_within_that_month() -> None:
    vague = body(YEARLY, chair(**{"from": "2015-05"}))
    assert vague.states("2016-05-15")["chair/term"] == "unknown"
    assert vague.states("2016-06-01")["chair/term"] == "breached"
    assert body(YEARLY, chair(seen=["2016-05-15"])).states("2016-05-15")["chair/term"] == "unknown"


def test_an_appointment_may_hold_until_the_next_meeting() -> None:
    at_meeting = {**YEARLY, "expiry": "at-the-next-meeting"}
    office = chair(**{"from": "2015-05-10"})
    with_minutes = {"status": "held", "minutes": {"items": []}}
    one = body(at_meeting, office, records={"meetings/grp/2016-07-01": with_minutes})
    assert one.states("2016-06-30")["chair/term"] == "due-soon"
    ended = one.judged("2016-07-01")["chair/term"]
    assert (ended.state, str(ended.outcome.since)) == ("breached", "2016-07-01")
    unheld = body(at_meeting, office, records={"meetings/grp/2016-07-01": {"status": "planned"}})
    assert unheld.states("2016-08-01")["chair/term"] == "unknown"
    left_open = body({**YEARLY, "expiry": "not-said"}, office, records={"meetings/grp/2016-07-01": with_minutes})
    assert left_open.states("2016-06-30")["chair/term"] == "depends"
    assert left_open.states("2016-07-01")["chair/term"] == "breached"


def test_a_meeting_without_minutes_may_have_renewed_the_appointment() -> None:
    blank = body(YEARLY, chair(**{"from": "2015-05-10"}), records={"meetings/grp/2016-05-01": {"status": "held"}})
    answer = blank.judged("2016-06-01")["chair/term"]
    assert (answer.state, answer.outcome.missing) == ("unknown", ("the minutes of grp/2016-05-01",))
    # A renewal made then would have run out as well.
    assert blank.states("2017-05-02")["chair/term"] == "breached"


def test_the_chair_is_appointed_from_among_the_members() -> None:
    among = {"from-among": "members"}
    office = chair(**{"from": "2015-05-10"})
    inside = body(among, office)
    inside.group["seats"] = [seat("one", "council", held("ann"))]
    assert inside.states("2016-01-01")["chair/from-among"] == "met"
    outside = body(among, office)
    outside.group["seats"] = [seat("one", "council", held("bob"))]
    assert outside.states("2016-01-01")["chair/from-among"] == "breached"
    outside.group["seats"].append(seat("two", "police"))
    assert outside.states("2016-01-01")["chair/from-among"] == "unknown"
    assert body({"from-among": "not-said"}, office).states("2016-01-01")["chair/from-among"] == "depends"


def test_a_limit_on_appointments_in_a_row() -> None:
    twice = [chair(**{"from": f"{year}-05-10", "until": f"{year + 1}-05-09"}) for year in (2014, 2015)]
    assert body({"terms-limit": "2"}, *twice).states("2016-01-01")["chair/terms-limit"] == "met"
    limited = body({"terms-limit": "1"}, *twice).judged("2016-01-01")["chair/terms-limit"]
    assert (limited.state, str(limited.outcome.since)) == ("breached", "2015-05-10")
    between = [chair("bob", **{"from": "2013-05-10", "until": "2014-05-09"}), *twice]
    assert (
        body({"terms-limit": "1"}, between[1], between[0], between[2]).states("2016-01-01")["chair/terms-limit"]
        == "breached"
    )


DAY = "meetings/grp/2016-01-21"


def presided(presides: str, by: dict[str, Any] | None, roll: str | None = None) -> str:
    offices = [chair(**{"from": "2015-05-10"}), {"office": "vice-chair", "member": "bob", "from": "2015-05-10"}]
    record: dict[str, Any] = {"status": "held", "presiding": [by] if by else []}
    if roll:
        record["roll"] = {"sections": [{"kind": "chair", "lines": [{"member": roll}]}]}
    found = body({"presides": presides}, *offices, records={DAY: record}).states("2016-02-01")
    return found["chair/grp/2016-01-21"]


@pytest.mark.parametrize(
    ("by", "roll", "states"),
    [
        (None, "ann", ("met", "met", "met")),
        ({"member": "bob", "by": "vice-chair"}, None, ("breached", "met", "met")),
        (None, "bob", ("breached", "met", "met")),
        # Without a roll it is unknown whether the chair or the vice-chair, who come first, was there.
        ({"member": "cyd", "by": "elected-for-the-meeting"}, None, ("breached", "breached", "unknown")),
        (None, "cyd", ("breached", "breached", "unknown")),
        (None, None, ("unknown",) * 3),
        (
            {"member": "cyd", "by": "elected-for-the-meeting", "from-item": "x"},
            "ann",
            ("breached", "breached", "unknown"),
        ),
    ],
)
def test_who_may_preside(by: dict[str, Any] | None, roll: str | None, states: tuple[str, ...]) -> None:
    found = tuple(presided(how, by, roll) for how in ("only-the-holder", "holder-or-deputy", "anybody-elected"))
    assert found == states


def test_somebody_else_than_both_posts_presides_at_the_forum() -> None:
    rule = {"by-office": [COMMANDER, LEAD], "presides": "only-the-holder"}
    roll = {"roll": {"sections": [{"kind": "chair", "lines": [{"member": "cyd"}]}]}}
    posts = post("ann", "Area Commander", "police") | post("bob", "Cabinet Lead", "council")
    records = {DAY: {"status": "held", **roll}, **posts}
    assert body(rule, records=records).states("2016-02-01")["chair/grp/2016-01-21"] == "breached"
    records |= post("cyd", "Cabinet Lead", "council")
    assert body(rule, records=records).states("2016-02-01")["chair/grp/2016-01-21"] == "met"


@pytest.mark.parametrize(("certain", "state"), [(True, "breached"), (False, "unknown")])
def test_the_councillor_of_2016_breaks_the_rule_of_2005_only_if_those_terms_carried(certain: bool, state: str) -> None:
    register = read(ROOT).register
    commander = HeldBy(post="Police Area Commander", organisation="tvp")
    rule = ChairingRule(id="chairing", kind="chairing", office="chair", by_office=(commander,))
    clause = BindingClause(
        rule, register.groups["smk"], Place("records/terms/csp/2005-05.yaml"), register.terms["csp/2005-05"]
    )
    day = date(2016, 1, 21)
    case = RuleContext(register, clause, (Interval(date(2015, 3, 1), None, certain),), day)
    assert [outcome.state for outcome in judge(rule, case)] == [state]


@given(
    st.dates(date(2015, 1, 1), date(2018, 1, 1)),
    st.dates(date(2015, 1, 1), date(2018, 1, 1)),
    st.sampled_from(["ann", "bob"]),
)
def test_an_appointment_made_later_changes_no_earlier_answer(on: date, made: date, member: str) -> None:
    offices = [chair(**{"from": "2015-05-10"})]
    rule = {**YEARLY, "terms-limit": "1", "from-among": "members"}
    before = body(rule, *offices).states(str(on))
    after = body(rule, *offices, chair(member, **{"from": str(made)})).states(str(on))
    assert made <= on or before == after
