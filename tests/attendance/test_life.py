"""The life of a breach, from one short of it to its end, and what may not be called one."""

from __future__ import annotations

from typing import Any

import pytest

from .body import RULE, Body, accepts, considers, day_of, dealing, held, id_of, seat, version
from .conftest import Judge, told

FIRST = {"first": "2015-04-20"}


def test_one_short_is_at_risk_and_the_limit_is_a_breach(judge: Judge) -> None:
    body = Body("PXXXP")
    assert told(judge(body, day_of(2))) == []
    assert told(judge(body, day_of(3))) == [("at-risk", "ann", None)]
    assert told(judge(body, day_of(5))) == [("open", "ann", 4)]


def test_a_breach_is_provisional_until_every_minute_it_rests_on_is_approved(judge: Judge) -> None:
    body = Body("XXXXP")
    (entry,) = judge(body, day_of(3))
    assert entry["state"] == "provisional"
    assert entry["unapproved"] == [{"meeting": id_of(3), "minutes": "draft"}]
    assert told(judge(body, day_of(4))) == [("open", "ann", 3)]


def test_minutes_entered_from_a_published_paper_do_not_count_as_approved(judge: Judge) -> None:
    body = Body("XXXP", approved=False, meetings={n: {"minutes": {"published": "yes"}} for n in (1, 2, 3)})
    (entry,) = judge(body)
    assert entry["state"] == "provisional"
    assert {each["minutes"] for each in entry["unapproved"]} == {"approval not in the records"}


def test_a_breach_stays_open_when_the_member_comes_again(judge: Judge) -> None:
    (entry,) = judge(Body("XXXXPPP"))
    assert (entry["state"], entry["completed"]) == ("open", id_of(3))
    assert f"attended since: {id_of(5)}, {id_of(6)}, {id_of(7)}" in entry["story"]


def test_each_step_says_what_comes_next(judge: Judge) -> None:
    items = {5: [considers()], 6: [considers()], 7: [considers()]}
    decisions = [(5, "deferred"), (6, "asked-to-leave")]
    steps = [
        ({}, [], "first letter to Ann Ash, inviting reasons"),
        (FIRST, [], "the group considers it at its next meeting"),
        (FIRST, decisions[:1], "the group considers it again"),
        (FIRST, decisions, "second letter to Ann Ash, asking to leave"),
        ({**FIRST, "second": "2015-07-01"}, decisions, "Ann Ash leaves, and the end of the membership is entered"),
        (FIRST, [*decisions, (7, "retained")], "nothing: the group has dealt with it"),
    ]
    for letters, decided, next_ in steps:
        body = Body("XXXXXXXP", items=items, breaches={"2015-03-15-ann": dealing(3, *decided, letters=letters)})
        (entry, *_) = judge(body)
        assert entry["next"] == next_


def test_what_was_done_later_than_the_day_of_judgement_is_left_out(judge: Judge) -> None:
    done = dealing(3, (6, "retained"), letters=FIRST)
    body = Body("XXXPPPP", items={6: [considers()]}, breaches={"2015-03-15-ann": done})
    assert judge(body, "2015-04-19")[0]["next"].startswith("first letter")
    assert judge(body, "2015-04-20")[0]["next"].startswith("the group considers it")
    assert judge(body, "2015-06-14")[0]["state"] == "open"
    assert judge(body, "2015-06-15")[0]["state"] == "dealt-with"


def test_circumstances_accepted_deal_with_it(judge: Judge) -> None:
    done = dealing(3, (5, "circumstances-accepted"))
    body = Body("XXXPPP", items={5: [considers()]}, breaches={"2015-03-15-ann": done})
    assert told(judge(body)) == [("dealt-with", "ann", 3)]


def test_who_has_left_is_written_to_no_more(judge: Judge) -> None:
    seats = [seat("one", "council", held("ann", until="2015-05-20")), seat("two", "police", held("bob"))]
    body = Body("XXXPP   ", seats=seats)
    assert judge(body, "2015-05-20")[0]["state"] == "open"
    entry = judge(body, "2015-05-21")[0]
    assert (entry["state"], entry["next"]) == ("dealt-with", "nothing: the membership has ended")
    assert "left on 2015-05-20" in entry["story"]


def test_a_correction_withdraws_it_and_both_states_are_shown(judge: Judge) -> None:
    body = Body("XXXPPP", corrections={4: [{"member": "ann", "attendance": "present"}]})
    assert told(judge(body, day_of(3))) == [("provisional", "ann", 3)]
    (entry,) = judge(body, day_of(4))
    assert (entry["state"], entry["completed"]) == ("withdrawn", id_of(3))
    assert f"record corrected by G4: {id_of(3)} was “absent without apology”, is “present”" in entry["story"]
    assert entry["next"] == "nothing"


def test_a_letter_that_no_longer_stands_is_taken_back(judge: Judge) -> None:
    body = Body(
        "XXXPPP",
        corrections={4: [{"member": "ann", "attendance": "deputy", "deputy": "dan"}]},
        breaches={"2015-03-15-ann": dealing(3, letters={"first": "2015-03-20"})},
    )
    (entry,) = judge(body)
    assert entry["next"] == "Ann Ash is told that the letter no longer stands"


def test_a_correction_can_make_a_breach(judge: Judge) -> None:
    body = Body("XXPPP", corrections={4: [{"member": "ann", "attendance": "absent"}]})
    assert told(judge(body, day_of(3))) == []
    assert told(judge(body, day_of(4))) == [("open", "ann", 3)]


def test_a_deferred_approval_corrects_nothing(judge: Judge) -> None:
    minutes = [
        {
            "id": "m",
            "approves": [
                {
                    "meeting": id_of(3),
                    "outcome": "deferred",
                    "corrections": [{"member": "ann", "attendance": "present"}],
                }
            ],
        }
    ]
    found = judge(Body("XXXP", approved=False, meetings={4: {"minutes": {"items": minutes}}}), status=1)
    assert told(found) == [("provisional", "ann", 3)]
    assert {"meeting": id_of(3), "minutes": "draft, approval deferred"} in found[0]["unapproved"]


def test_an_absence_accepted_afterwards_takes_the_breach_away_but_not_from_sight(judge: Judge) -> None:
    body = Body("XXXPPP", items={5: [accepts(2)]})
    assert told(judge(body, day_of(4))) == [("open", "ann", 3)]
    (entry,) = judge(body, day_of(5))
    assert entry["state"] == "dealt-with"
    assert any("accepted by" in sentence for sentence in entry["story"])


def test_a_hole_is_no_absence_and_names_the_roll_that_would_settle_it(judge: Judge) -> None:
    (entry,) = judge(Body("XX?XP"))
    assert entry["state"] == "untold"
    assert entry["settled_by"] == [f"{id_of(3)}: not on the attendance list, and the list is not marked complete"]


def test_filling_the_hole_settles_it_either_way(judge: Judge) -> None:
    assert told(judge(Body("XXXXP"))) == [("open", "ann", 3)]
    assert told(judge(Body("XXPXP"))) == []


def test_a_hole_beside_a_run_that_is_long_enough_without_it_hides_nothing(judge: Judge) -> None:
    (entry,) = judge(Body("?XXXP"))
    assert (entry["state"], entry["completed"]) == ("open", id_of(4))
    assert f"completed by {id_of(3)} already, if {id_of(1)} was an absence" in entry["story"]


def test_a_missing_roll_is_a_hole(judge: Judge) -> None:
    (entry,) = judge(Body("XXXXP", meetings={2: {"roll": None}}))
    assert (entry["state"], entry["settled_by"]) == ("untold", [f"{id_of(2)}: the roll is not in the records"])


def test_a_meeting_that_nothing_shows_to_have_been_held_is_a_hole_once_its_day_has_come(judge: Judge) -> None:
    planned = {"status": "planned", "roll": None, "minutes": None, "began": None, "closed": None, "body": None}
    body = Body("XXX", meetings={3: planned})
    assert told(judge(body, "2015-03-14")) == [("at-risk", "ann", None)]
    assert told(judge(body, "2015-03-15")) == [("untold", "ann", None)]


def test_a_long_run_is_one_breach_and_a_second_run_another(judge: Judge) -> None:
    assert told(judge(Body("XXXXXXP"))) == [("open", "ann", 3)]
    assert told(judge(Body("XXXPXXXP"))) == [("open", "ann", 3), ("open", "ann", 7)]


def test_a_run_over_two_versions_is_judged_by_the_limit_in_force_when_it_is_completed(judge: Judge) -> None:
    terms = {
        "grp/v1": version({**RULE, "absences": "5"}, until="2015-03-31"),
        "grp/v2": version({**RULE, "absences": "3"}, since="2015-04-01", replaces="grp/v1"),
    }
    (entry,) = judge(Body("XXXXP", terms=terms))
    assert (entry["completed"], entry["limit"], entry["terms"]) == (id_of(4), 3, "grp/v2")


def test_meetings_before_the_rule_was_adopted_do_not_count(judge: Judge) -> None:
    terms = {"grp/v1": version(RULE, since="2015-02-01")}
    assert told(judge(Body("XXXP", terms=terms))) == []
    (entry,) = judge(Body("XXXXP", terms=terms))
    assert [each["meeting"] for each in entry["meetings"]] == [id_of(2), id_of(3), id_of(4)]


OFTEN = {
    "kind": "frequency",
    "id": "often",
    "every-months": "2",
    "gap": "day-to-day",
    "inquorate": "counts",
    "extraordinary": "counts",
    "reconvened": "second-meeting",
}


@pytest.mark.parametrize(("on", "silent"), [("2016-04-15", False), ("2016-04-16", True)])
def test_a_body_that_is_dormant_by_its_meetings_writes_to_nobody(judge: Judge, on: str, silent: bool) -> None:
    body = Body("XXXP", group={"meetings-complete": [{"from": "2014"}]}, terms={"grp/v1": version(RULE, OFTEN)})
    assert (judge(body, on)[0]["next"] == "the body is dormant: nobody is written to") is silent


def test_a_dormant_body_writes_to_nobody(judge: Judge) -> None:
    body = Body("XXXP", group={"dormant": [{"from": "2016-01-01"}]})
    assert judge(body, "2015-12-31")[0]["next"].startswith("first letter")
    assert judge(body, "2016-01-01")[0]["next"] == "the body is dormant: nobody is written to"


def test_a_record_of_a_breach_that_there_is_not_is_named(run: Any, tmp_path: Any) -> None:
    body = Body("XXPP", breaches={"2015-03-15-ann": dealing(3, letters=FIRST)})
    ran = run("breaches", "grp", "--on", "2018-01-01", root=body.write(tmp_path))
    assert "not found in the attendance records\n  - records/breaches/grp/2015-03-15-ann.yaml" in ran.out


UNTOLD = [("untold", "ann", None)]


def test_an_absence_after_the_day_of_review_may_still_be_accepted(judge: Judge) -> None:
    period = {"from": "2015-02-01", "review": "2015-03-20"}
    assert told(judge(Body("XXXXXP", items={1: [accepts(**period)]}))) == UNTOLD


def test_whether_a_deputy_was_named_may_not_be_told(judge: Judge) -> None:
    named = seat("one", "council", held("ann"), deputies=[{"member": "dan", "seen": [day_of(1)]}])
    body = Body("XXdP", seats=[named, seat("two", "police", held("bob"))], rule={"who-may-deputise": "named-deputy"})
    (entry,) = judge(body)
    assert entry["state"] == "untold"
    assert "whether Dan Deodar was a named deputy" in entry["settled_by"][0]


@pytest.mark.parametrize(
    "fields",
    [
        {"in-force": {"from": "2015-02"}, "agreed": {"on": "2015-01-20"}},
        {"in-force": {"from": "2014-01-01"}, "agreed": {"on": "2015-02"}},
    ],
)
def test_a_rule_adopted_in_a_month_may_not_yet_bind_in_that_month(fields: dict[str, Any], judge: Judge) -> None:
    terms = {"grp/v1": {**version(RULE), **fields}}
    assert told(judge(Body("XXXXP", terms=terms))) == UNTOLD
    assert told(judge(Body("XXXXXP", terms=terms))) == [("open", "ann", 5)]


def test_where_the_order_of_two_meetings_is_not_known_what_rests_on_it_is_not_told(judge: Judge) -> None:
    roll = {
        "complete": "yes",
        "sections": [{"kind": "members", "heading": "Members", "lines": [{"member": "ann"}, {"member": "bob"}]}],
    }
    some_day = {"meetings/grp/2015-03": {"status": "held", "roll": roll}}
    assert told(judge(Body("XXXP", more=some_day))) == UNTOLD


def test_a_deputy_who_was_not_there_after_all_deputised_for_nobody(judge: Judge) -> None:
    body = Body("XXdP", corrections={4: [{"member": "dan", "attendance": "absent"}]})
    assert told(judge(body, day_of(3))) == []
    assert told(judge(body, day_of(4))) == [("open", "ann", 3)]


@pytest.mark.parametrize(("deputy", "found"), [(False, [("untold", "one", None)]), (True, [])])
def test_one_of_two_who_share_a_seat_was_there_in_another_capacity(
    deputy: bool, found: list[Any], judge: Judge
) -> None:
    sent = {"member": "dan", "as": "Dan Deodar", "deputy-for": {"member": "cyd", "as": "Cyd Cedar"}}
    present = [{"member": "bob", "as": "Bob Birch"}, *([sent] if deputy else [])]
    bob = {"kind": "members", "heading": "Members", "lines": present}
    officer = {"kind": "officers", "heading": "Officers", "lines": [{"member": "ann", "as": "Ann Ash"}]}
    shared = [seat("one", "council", held("ann"), held("cyd")), seat("two", "police", held("bob"))]
    roll = {"roll": {"complete": "yes", "sections": [bob, officer]}}
    body = Body("XXXP", seats=shared, others={"cyd": "XXXP"}, meetings={3: roll}, rule={"whose": "seat"})
    assert told(judge(body)) == found


def test_nobody_is_at_risk_of_a_rule_that_is_no_longer_in_force(judge: Judge) -> None:
    body = Body("XX", terms={"grp/v1": version(RULE, until="2015-12-31")})
    assert told(judge(body, "2015-12-31")) == [("at-risk", "ann", None)]
    assert told(judge(body, "2016-01-01")) == []
