"""Who is expected: never before they joined or after they left, and first at a meeting summoned since they joined."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .body import RULE, Body, accepts, day_of, held, id_of, seat, version
from .conftest import Judge, told

SHOWN = "2018-01-01"


@pytest.fixture
def statuses(run: Any, tmp_path: Any) -> Any:
    """The statuses of a member (or a seat, or an organisation) at each meeting, as `mkcsp attendance` tells them."""

    def of(body: Body, id: str = "ann", rows: str = "members", on: str = SHOWN) -> list[str]:
        ran = run("attendance", "grp", "--on", on, "--output-format", "json", root=body.write(tmp_path))
        assert ran.status == 0, ran.err
        found = [
            row
            for row in json.loads(ran.out)[rows]
            if id in (row.get("member"), row.get("seat"), row.get("organisation"))
        ]
        return [cell["status"] for cell in found[0]["meetings"]]

    return of


def seats(*representatives: dict[str, Any], **fields: Any) -> list[dict[str, Any]]:
    return [seat("one", "council", *representatives, **fields), seat("two", "police", held("bob"))]


NOT = "not yet or no longer a member"


def test_nobody_is_expected_before_they_joined_or_after_they_left(statuses: Any) -> None:
    body = Body("XXXXX", seats=seats(held("ann", since="2015-02-01", until="2015-04-01")))
    assert statuses(body) == [NOT, "absent without apology", "absent without apology", NOT, NOT]


def test_the_first_meeting_is_the_first_that_was_summoned_since_they_joined(statuses: Any) -> None:
    # Summoned on the 5th of the month, held on the 15th.
    assert statuses(Body("XX", seats=seats(held("ann", since="2015-01-06"))))[0] == NOT
    assert statuses(Body("XX", seats=seats(held("ann", since="2015-01-05"))))[0] == "absent without apology"


def test_who_came_before_being_summoned_came(statuses: Any) -> None:
    assert statuses(Body("PX", seats=seats(held("ann", since="2015-01-06"))))[0] == "present"


@pytest.mark.parametrize(("letter", "status"), [("X", "unknown"), ("A", "apologies"), ("P", "present")])
def test_without_a_date_of_issue_the_first_meeting_cannot_be_told_of_who_stayed_away(
    letter: str, status: str, statuses: Any
) -> None:
    body = Body(f"P{letter}X", seats=seats(held("ann", since="2015-02-01")), meetings={2: {"agenda": None}})
    assert statuses(body) == [NOT, status, "absent without apology"]


def test_who_joined_on_the_day_of_a_meeting_was_not_summoned_to_it(statuses: Any) -> None:
    body = Body("PXX", seats=seats(held("ann", since=day_of(2))), meetings={n: {"agenda": None} for n in (1, 2, 3)})
    assert statuses(body) == [NOT, NOT, "absent without apology"]


def test_where_the_membership_may_not_cover_the_day_it_cannot_be_told(statuses: Any) -> None:
    body = Body("PXP", seats=seats({"member": "ann", "seen": [day_of(1), day_of(3)]}))
    assert statuses(body) == ["present", "unknown", "present"]


def test_a_partial_date_leaves_open_only_the_days_it_may_not_cover(statuses: Any) -> None:
    body = Body("XXX", seats=seats({"member": "ann", "from": "2015-02"}))
    assert statuses(body) == [NOT, "unknown", "absent without apology"]


def test_a_generic_seat_that_nobody_took_up_is_another(statuses: Any) -> None:
    generic = [seat("one", None, generic="A local university"), seat("two", "police", held("bob"))]
    assert statuses(Body("X", seats=generic), "one", "seats") == ["generic, taken up by nobody"]


def test_vacant_awaiting_and_not_recorded_are_three_things(statuses: Any) -> None:
    states = ({"state": state, "from": "2014-01-01"} for state in ("vacant", "awaiting-nomination", "not-recorded"))
    found = [statuses(Body("X", seats=seats(state)), "one", "seats")[0] for state in states]
    assert found == ["vacant", "awaiting nomination", "unknown"]


def test_a_vacancy_is_no_absence_of_the_seat(judge: Judge) -> None:
    vacancy = {"state": "vacant", "from": "2015-03-01", "until": "2015-04-30"}
    gap = seats(held("ann", until="2015-02-28"), vacancy, held("cyd", since="2015-05-01"))
    assert told(judge(Body("XXXX", seats=gap, rule={"whose": "seat"}))) == [("at-risk", "one", None)]
    body = Body("XXXXXP", seats=gap, rule={"whose": "seat"}, others={"cyd": "XXXXXP"})
    (entry,) = judge(body)
    assert [each["meeting"] for each in entry["meetings"]] == [id_of(1), id_of(2), id_of(5)]
    assert entry["letter_to"] == "The Council"


def test_a_successor_begins_at_nil_where_the_rule_speaks_of_the_person(judge: Judge) -> None:
    change = seats(held("ann", until="2015-02-28"), held("cyd", since="2015-03-01"))
    assert told(judge(Body("XXXP", seats=change, others={"cyd": "XXXP"}))) == []
    found = judge(Body("XXXP", seats=change, others={"cyd": "XXXP"}, rule={"whose": "seat"}))
    assert told(found) == [("open", "one", 3)]


def test_two_spells_are_reckoned_apart(judge: Judge) -> None:
    twice = seats(held("ann", until="2015-02-28"), held("ann", since="2015-04-01"))
    assert told(judge(Body("XXXXXP", seats=twice))) == []
    once = seats(held("ann", until="2015-02-28"), held("ann", since="2015-03-01"))
    assert told(judge(Body("XXXP", seats=once))) == [("open", "ann", 3)]


def test_a_cancelled_meeting_is_no_meeting_even_if_people_came(judge: Judge) -> None:
    assert told(judge(Body("XXPXP", meetings={3: {"status": "cancelled", "minutes": None}}, approved=False))) == [
        ("provisional", "ann", 4)
    ]


def test_a_workshop_is_no_meeting(judge: Judge) -> None:
    assert told(judge(Body("XXXP", meetings={3: {"kind": "workshop"}}))) == []


def test_a_postponed_meeting_counts_on_the_day_to_which_it_was_postponed(statuses: Any) -> None:
    body = Body("XXP", meetings={2: {"held-on": "2015-02-20"}}, approved=False)
    assert len(statuses(body, on="2015-02-19")) == 1
    assert len(statuses(body, on="2015-02-20")) == 2


def test_a_meeting_of_which_only_the_month_is_known_counts_when_the_month_has_passed(statuses: Any) -> None:
    body = Body("P", more={"meetings/grp/2015-04": {"status": "held"}})
    assert len(statuses(body, on="2015-04-30")) == 1
    assert len(statuses(body, on="2015-05-01")) == 2


def test_a_seat_by_office_elsewhere_is_held_by_whoever_holds_the_office(statuses: Any) -> None:
    other = {
        "name": "Board",
        "kind": "committee",
        "offices": [
            {"office": "chair", "member": "cyd", "from": "2014-01-01", "until": "2015-01-31"},
            {"office": "chair", "member": "eve", "from": "2015-02-01"},
        ],
    }
    by_office = [
        seat("one", None, generic="Chair of the Board", **{"held-by": {"group": "board", "office": "chair"}}),
        seat("two", "police", held("bob")),
    ]
    body = Body("XX", seats=by_office, others={"cyd": "PP", "eve": "PP"}, more={"groups/board": other})
    body.others = {"cyd": "P ", "eve": " P"}
    assert statuses(body, "cyd") == ["present", NOT]
    assert statuses(body, "eve") == [NOT, "present"]


def test_a_seat_that_two_share_is_filled_by_either(statuses: Any) -> None:
    shared = seats(held("ann"), held("cyd"))
    body = Body("PXX", seats=shared, others={"cyd": "XPX"})
    assert statuses(body, "one", "seats") == ["present", "present", "absent without apology"]


def test_statuses_as_the_roll_has_them(statuses: Any) -> None:
    assert statuses(Body("PRTDALX?")) == [
        "present",
        "present remotely",
        "present for part",
        "represented by a deputy",
        "apologies",
        "apologies received later",
        "absent without apology",
        "unknown",
    ]


def test_late_apologies_are_none_until_they_have_come(statuses: Any) -> None:
    assert statuses(Body("L"), on="2015-01-27") == ["absent without apology"]
    assert statuses(Body("L"), on="2015-01-28") == ["apologies received later"]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ({"from": "2015-02-01", "until": "2015-03-31"}, "XEEX"),
        ({"from": "2015-02-01"}, "XEEE"),
        ({"from": "2015-02", "until": "2015-03-31"}, "XXEX"),
        ({"from": "2015-02-01", "review": "2015-03-20"}, "XEEX"),
    ],
)
def test_an_absence_accepted_for_a_period(period: dict[str, str], found: str, statuses: Any) -> None:
    words = {"X": "absent without apology", "E": "absence accepted by the group"}
    assert statuses(Body("XXXX", items={1: [accepts(**period)]})) == [words[letter] for letter in found]


def test_nothing_is_accepted_before_the_meeting_that_accepts_it(statuses: Any) -> None:
    body = Body("XXXX", items={4: [accepts(2)]})
    assert statuses(body, on=day_of(3))[1] == "absent without apology"
    assert statuses(body, on=day_of(4))[1] == "absence accepted by the group"


def officer(as_member: str | None) -> dict[str, Any]:
    line = {"member": "ann", "as": "Ann Ash", **({"as-member": as_member} if as_member else {})}
    bob = {"kind": "members", "lines": [{"member": "bob", "as": "Bob Birch"}]}
    return {"roll": {"complete": "yes", "sections": [bob, {"kind": "officers", "lines": [line]}]}}


@pytest.mark.parametrize(
    ("as_member", "whose", "found"),
    [
        (None, "person", []),
        ("yes", "person", []),
        ("no", "person", [("open", "ann", 3)]),
        (None, "seat", [("untold", "one", None)]),
        ("yes", "seat", []),
        ("no", "seat", [("open", "one", 3)]),
    ],
)
def test_who_was_there_in_another_capacity(as_member: str | None, whose: str, found: list[Any], judge: Judge) -> None:
    body = Body("XXXP", meetings={3: officer(as_member)}, rule={"whose": whose})
    assert told(judge(body)) == found


def test_the_command_asks_whether_it_was_meant(run: Any, tmp_path: Any) -> None:
    ran = run("attendance", "grp", "--on", SHOWN, root=Body("XXXP", meetings={3: officer(None)}).write(tmp_path))
    assert "as-member: yes or no" in ran.out
    assert f"ann, officers, {id_of(3)}: records/meetings/{id_of(3)}.yaml:1" in ran.out


def test_only_a_version_shown_to_be_in_force_is_applied(run: Any, tmp_path: Any) -> None:
    missing = {
        "the draft grp/v1 is not shown to be agreed": {"status": "draft", "agreed": None, "in-force": None},
        "no record shows whether the terms grp/v1 were agreed": {
            "status": "not-known",
            "agreed": None,
            "in-force": None,
        },
        "from when the terms grp/v1 were in force is not recorded": {"in-force": None},
        "the terms grp/v1 hold no attendance rule": {"sections": [{"id": "aims", "text": ["Meet."]}]},
        "the terms grp/v1 were not agreed by that day": {"agreed": {"on": "2019-01-01"}},
    }
    for number, (words, fields) in enumerate(missing.items()):
        terms = {name: value for name, value in {**version(RULE), **fields}.items() if value is not None}
        root = Body("XXXP", terms={"grp/v1": terms}).write(tmp_path / str(number))
        ran = run("breaches", "grp", "--on", SHOWN, root=root)
        assert ran.status == 0
        assert f"No attendance rule is known to be in force:\n  - {words}" in ran.out


@pytest.mark.parametrize(("carry", "found"), [("carried", [("open", "ann", 3)]), ("ended", []), ("not-known", [])])
def test_terms_carry_to_a_successor_only_where_the_record_says_so(carry: str, found: list[Any], judge: Judge) -> None:
    old = {"groups/old": {"name": "Old Group", "kind": "working-group"}}
    succeeds = [{"group": "old", "on": "2014-06-01", "terms": carry}]
    body = Body("XXXP", terms={"old/v1": version(RULE)}, group={"succeeds": succeeds}, more=old)
    assert told(judge(body)) == found


def test_a_rule_in_another_body_s_terms_binds_the_body_it_names(judge: Judge) -> None:
    parent = {"groups/top": {"name": "Top", "kind": "partnership"}}
    terms = {"top/v1": version({**RULE, "group": "grp"})}
    assert told(judge(Body("XXXP", terms=terms, more=parent))) == [("open", "ann", 3)]
    assert judge(Body("XXXP", terms={"top/v1": version(RULE)}, more=parent)) == []


def test_a_representative_recorded_by_name_comes_before_the_holder_of_the_office(statuses: Any, run: Any) -> None:
    board = {"name": "Board", "kind": "committee", "offices": [{"office": "chair", "member": "cyd", "from": "2014"}]}
    chair = {"held-by": {"group": "board", "office": "chair"}}
    by_office = seats(held("ann", until="2015-01-31"), **chair)
    body = Body("P ", seats=by_office, others={"cyd": " P"}, more={"groups/board": board})
    assert statuses(body, "ann") == ["present", NOT]
    assert statuses(body, "cyd") == [NOT, "present"]


def test_who_came_and_went_without_missing_anything_was_there_for_all_of_it(statuses: Any) -> None:
    line = {"member": "ann", "as": "Ann Ash", "movements": [{"what": "arrived", "time": "10:00"}]}
    roll = {"complete": "yes", "sections": [{"kind": "members", "heading": "Members", "lines": [line]}]}
    assert statuses(Body("P", meetings={1: {"roll": roll}})) == ["present"]
