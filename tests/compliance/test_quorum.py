"""The quorum: none, a number, a share, classes; at the opening and at each item; and the forecast from the replies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .bodies import PEOPLE, Body, held, meeting, seat

RULE = {
    "kind": "quorum",
    "defined": "number",
    "number": "3",
    "of": ["voting"],
    "heads": "persons",
    "deputies": "count",
    "remote": "count",
    "when": "at-opening",
}
DAY = "grp/2016-01-21"
SEATS = [
    seat(id, organisation, held(member))
    for id, organisation, member in [
        ("one", "council", "ann"),
        ("two", "council", "bob"),
        ("three", "police", "cyd"),
        ("four", "trust", "dan"),
    ]
]
ITEMS = {"items": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}


def body(record: Any, rule: dict[str, Any] | None = None, seats: Any = None, **records: Any) -> Body:
    return Body({**RULE, **(rule or {})}, {"seats": seats or SEATS}, {f"meetings/{DAY}": record, **records})


def state(record: Any, rule: dict[str, Any] | None = None, seats: Any = None) -> str:
    return body(record, rule, seats).states("2016-02-01")[DAY]


def test_none_defined_is_a_state_like_another() -> None:
    none = body(
        meeting("ann"), {"defined": "not-defined", "of": "not-said", "heads": "not-said", "deputies": "not-said"}
    )
    answer = none.judged("2016-02-01")[""]
    assert (answer.state, answer.outcome.summary) == ("met", "the terms define no quorum, so there is none to keep")


def test_a_number_of_persons() -> None:
    assert state(meeting("ann", "bob", "cyd")) == "met"
    short = body(meeting("ann", "bob")).judged("2016-02-01")[DAY]
    assert (short.state, str(short.outcome.since)) == ("breached", "2016-01-21")
    assert short.outcome.facts[0].text == "at the opening: 2 of 3"
    assert state(meeting("ann", "bob", complete=False)) == "unknown"
    assert state(meeting("ann", "bob", "cyd", complete=False)) == "met"
    assert state({"status": "held"}) == "unknown"


def test_only_the_types_that_count() -> None:
    observer = [*SEATS[:2], seat("three", "police", held("cyd"), type="observer")]
    assert state(meeting("ann", "bob", "cyd"), seats=observer) == "breached"
    assert state(meeting("ann", "bob", "cyd"), {"of": ["voting", "observer"]}, observer) == "met"
    assert state(meeting("ann", "bob", "cyd"), {"of": "not-said"}, observer) == "depends"


def test_heads_are_persons_seats_or_organisations() -> None:
    three = meeting("ann", "bob", "cyd")
    assert state(three, {"heads": "seats"}) == "met"
    assert state(three, {"heads": "organisations"}) == "breached"
    assert state(meeting("ann", "cyd", "dan"), {"heads": "organisations"}) == "met"
    assert state(three, {"heads": "not-said"}) == "depends"


def test_deputies_and_those_elsewhere_count_or_not() -> None:
    deputy = meeting("ann", "bob", {"member": "eve", "deputy-for": {"member": "cyd"}})
    assert state(deputy) == "met"
    assert state(deputy, {"deputies": "do-not-count"}) == "breached"
    remote = meeting("ann", "bob", {"member": "cyd", "remote": "yes"})
    assert state(remote, {"remote": "do-not-count"}) == "breached"
    assert state(meeting("ann", "bob", "cyd", mode="remote"), {"remote": "not-said"}) == "depends"


@pytest.mark.parametrize(
    ("percent", "there", "expected"),
    [("50", 2, "met"), ("50", 1, "breached"), ("51", 2, "breached"), ("75", 3, "met"), ("76", 3, "breached")],
)
def test_a_share_is_rounded_up_to_a_whole_person(percent: str, there: int, expected: str) -> None:
    share = {"defined": "share", "percent": percent, "share-of": "filled-seats"}
    assert state(meeting(*PEOPLE[:there]), share) == expected


def test_a_share_of_all_seats_or_of_the_filled_ones() -> None:
    empty = [*SEATS, seat("five", "police", {"state": "vacant", "from": "2015-01-01"})]
    share = {"defined": "share", "percent": "50"}
    assert state(meeting("ann", "bob"), {**share, "share-of": "filled-seats"}, empty) == "met"
    assert state(meeting("ann", "bob"), {**share, "share-of": "seats"}, empty) == "breached"
    assert state(meeting("ann", "bob"), {**share, "share-of": "not-said"}, empty) == "depends"
    unknown = [*SEATS, seat("five", "police")]
    assert state(meeting("ann", "bob"), {**share, "share-of": "filled-seats"}, unknown) == "unknown"
    assert state(meeting("ann", "bob", "cyd"), {**share, "share-of": "filled-seats"}, unknown) == "met"


def test_organisations_of_a_class() -> None:
    rule = {"defined": "classes", "number": "1", "classes": [{"class": "authority", "number": "2"}]}

    def record(id: str) -> dict[str, Any]:
        return {"name": id.title(), "classes": [{"class": "authority", "of": "grp", "from": "2010-01-01"}]}

    classes = {f"organisations/{id}": record(id) for id in ("council", "police")}
    by_organisation = {**rule, "heads": "organisations"}
    assert body(meeting("ann", "cyd"), rule, **classes).states("2016-02-01") == {DAY: "met"}
    assert body(meeting("ann", "bob", "dan"), rule, **classes).states("2016-02-01") == {DAY: "met"}
    assert body(meeting("ann", "bob", "dan"), by_organisation, **classes).states("2016-02-01") == {DAY: "breached"}
    assert body(meeting("ann", "dan"), rule, **classes).states("2016-02-01") == {DAY: "breached"}
    vague = {**classes, "organisations/trust": {"name": "Trust", "classes": [{"class": "authority"}]}}
    found = body(meeting("ann", "dan"), rule, **vague).judged("2016-02-01")[DAY]
    assert (found.state, found.outcome.missing) == (
        "unknown",
        ("since when Trust is of the class authority (`from` below `classes` of trust)",),
    )
    misspelt = {**rule, "classes": [{"class": "autority", "number": "2"}]}
    unheard = body(meeting("ann", "cyd"), misspelt, **classes).judged("2016-02-01")[DAY]
    assert (unheard.state, unheard.outcome.missing) == (
        "unknown",
        ("an organisation or a seat of the class autority",),
    )


@pytest.mark.parametrize(
    ("cyd", "opening", "throughout"),
    [
        ({"movements": [{"what": "arrived", "item": "b"}]}, "breached", "breached"),
        ({"movements": [{"what": "left", "item": "b"}]}, "met", "breached"),
        ({"movements": [{"what": "left", "item": "c"}]}, "met", "unknown"),
        ({"movements": [{"what": "left", "time": "10:50"}]}, "met", "unknown"),
        ({"movements": [{"what": "left", "time": "11:00"}]}, "met", "met"),
        ({"movements": [{"what": "arrived", "time": "10:00"}]}, "met", "met"),
        ({"movements": [{"what": "left", "item": "a"}, {"what": "returned", "item": "b"}]}, "met", "unknown"),
        ({"only-items": ["a", "b"]}, "breached", "breached"),
    ],
)
def test_who_comes_and_goes(cyd: dict[str, Any], opening: str, throughout: str) -> None:
    record = meeting("ann", "bob", {"member": "cyd", **cyd}, minutes=ITEMS, began="10:00", closed="11:00")
    assert state(record) == opening
    assert state(record, {"when": "throughout"}) == throughout


def test_times_of_items_tell_at_which_there_was_none() -> None:
    items = [{"id": "a", "time": "10:00"}, {"id": "b", "time": "10:30"}]
    leaves = {"member": "cyd", "movements": [{"what": "left", "time": "10:20"}]}
    record = meeting("ann", "bob", leaves, minutes={"items": items}, began="10:00", closed="11:00")
    answer = body(record, {"when": "throughout"}).judged("2016-02-01")[DAY]
    assert (answer.state, answer.outcome.summary) == ("breached", "there was no quorum at the item b on 2016-01-21")


@pytest.mark.parametrize(
    ("left", "arrived", "more", "found"),
    [
        # Cyd left before ann arrived, and so there were two for ten minutes, though three at the item.
        ("10:20", "10:30", {}, "unknown"),
        ("10:30", "10:20", {}, "met"),
        ("10:20", "10:20", {}, "met"),
        ("10:20", "10:30", {"quorum": [{"item": "b", "met": "yes"}]}, "met"),
        ("10:20", None, {}, "met"),
    ],
)
def test_too_few_for_a_time_is_no_quorum_throughout(
    left: str, arrived: str | None, more: dict[str, Any], found: str
) -> None:
    leaves = {
        "member": "cyd",
        "movements": [{"what": "left", "time": left, "item": "b"}, {"what": "returned", "item": "b"}],
    }
    leaves["movements"][1]["time"] = "10:40"
    comes = {"what": "arrived", "item": "b"} | ({"time": arrived} if arrived else {})
    four = [*SEATS, seat("five", "police", held("eve"))]
    record = meeting(
        "ann",
        "bob",
        leaves,
        {"member": "eve", "movements": [comes]},
        minutes=ITEMS,
        began="10:00",
        closed="11:00",
        **more,
    )
    answer = Body({**RULE, "when": "throughout"}, {"seats": four}, {f"meetings/{DAY}": record}).judged("2016-02-01")[
        DAY
    ]
    assert answer.state == found
    if found == "unknown":
        assert answer.outcome.summary.startswith("from 10:20 on 2016-01-21 too few were in the room for a time")


def test_a_meeting_without_one_that_was_closed_breaks_nothing() -> None:
    closed = [{"met": "no", "then": "closed"}]
    informally = [{"met": "no", "then": "carried-on-informally"}]
    resolved = {"items": [{"id": "a", "resolved": [{"id": "1", "text": "That it be so."}]}]}
    assert state(meeting("ann", quorum=closed)) == "met"
    assert state(meeting("ann", quorum=informally, minutes=ITEMS)) == "met"
    assert state(meeting("ann", quorum=informally, minutes=resolved)) == "breached"


def test_what_the_papers_note_stands_where_the_roll_is_silent_and_not_against_it() -> None:
    assert state({"status": "held", "quorum": [{"met": "yes"}]}) == "met"
    assert state({"status": "held", "quorum": [{"met": "no"}]}) == "breached"
    assert state(meeting("ann", quorum=[{"met": "yes"}])) == "unknown"
    assert state(meeting("ann", "bob", "cyd", quorum=[{"met": "no"}])) == "unknown"


def reply(member: str, answer: str = "coming", on: str = "2016-01-10", **more: Any) -> dict[str, Any]:
    return {"member": member, "answer": answer, "on": on, **more}


def forecast(
    *replies: dict[str, Any], on: str = "2016-01-15", rule: dict[str, Any] | None = None, seats: Any = None
) -> Any:
    return body({"status": "planned", "replies": list(replies)}, rule, seats).judged(on)[DAY]


def test_the_forecast_says_whose_reply_would_change_it() -> None:
    undecided = forecast(reply("ann"), reply("bob"))
    assert (undecided.state, undecided.outcome.due) == ("not-yet", date(2016, 1, 21))
    assert undecided.outcome.settles == "the reply of The Police, The Trust would change it"
    assert "Cyd" not in str(undecided.outcome)
    enough = forecast(reply("ann"), reply("bob"), reply("cyd"))
    assert (enough.state, enough.outcome.settles) == ("met", "it hangs on The Council, The Police")
    assert forecast(reply("ann"), reply("bob"), reply("cyd"), reply("dan")).outcome.settles is None


def test_a_forecast_of_none_asks_for_a_deputy() -> None:
    away = [reply("ann"), reply("bob"), reply("cyd", "apologies"), reply("dan", "apologies")]
    none = forecast(*away)
    assert (none.state, none.outcome.settles) == ("due-soon", "a deputy for The Police or The Trust would change it")
    assert forecast(*away, rule={"deputies": "do-not-count"}).outcome.settles == "only a change of mind would change it"


def test_a_later_reply_takes_the_place_of_an_earlier_and_counts_from_its_day() -> None:
    three = [reply("ann"), reply("bob"), reply("cyd"), reply("dan", "apologies")]
    back = reply("cyd", "apologies", on="2016-01-14")
    assert forecast(*three, back, on="2016-01-13").state == "met"
    assert forecast(*three, back, on="2016-01-14").state == "due-soon"
    deputy = reply("cyd", "sends-deputy", on="2016-01-14")
    assert forecast(*three, deputy).state == "met"
    assert forecast(*three, deputy, rule={"deputies": "not-said"}).state == "depends"
    elsewhere = reply("cyd", "coming-remotely", on="2016-01-14")
    assert forecast(*three, elsewhere, rule={"remote": "do-not-count"}).state == "due-soon"


def test_a_seat_whose_holder_is_not_recorded_may_still_come() -> None:
    unknown = [*SEATS[:2], seat("three", "police")]
    open_ = forecast(reply("ann"), reply("bob"), seats=unknown)
    assert (open_.state, open_.outcome.settles) == ("not-yet", "the reply of The Police would change it")


def test_the_forecast_for_classes_names_the_organisations_of_the_class() -> None:
    rule = {"defined": "classes", "number": "1", "classes": [{"class": "authority", "number": "1"}]}
    police = {"name": "The Police", "classes": [{"class": "authority", "from": "2010-01-01"}]}
    planned = {"status": "planned", "replies": [reply("ann"), reply("dan")]}
    found = body(planned, rule, **{"organisations/police": police}).judged("2016-01-15")[DAY]
    assert (found.state, found.outcome.settles) == ("not-yet", "the reply of The Police would change it")


MEMBERS = st.sets(st.sampled_from(PEOPLE[:4]))
RULES = st.fixed_dictionaries(
    {
        "number": st.sampled_from(["1", "2", "3", "4"]),
        "heads": st.sampled_from(["persons", "seats", "organisations"]),
        "when": st.sampled_from(["at-opening", "throughout"]),
    }
)


@given(MEMBERS, MEMBERS, RULES)
def test_a_roll_that_was_a_hole_never_turns_met_into_breached(there: set[str], more: set[str], rule: Any) -> None:
    partial = state(meeting(*sorted(there), complete=False), rule)
    whole = state(meeting(*sorted(there | more)), rule)
    assert (partial, whole) != ("met", "breached")
    assert partial in ("met", "unknown")


@given(MEMBERS, RULES, st.dates(date(2016, 2, 2), date(2018, 1, 1)))
def test_a_later_meeting_changes_nothing_but_is_itself_to_come(there: set[str], rule: Any, later: date) -> None:
    record = meeting(*sorted(there))
    alone = body(record, rule).states("2016-02-01")
    held_later = {f"meetings/grp/{later}": meeting(*PEOPLE[:4])}
    assert body(record, rule, **held_later).states("2016-02-01") == alone


@given(MEMBERS, MEMBERS, RULES)
def test_one_more_who_comes_never_ends_a_forecast_quorum(coming: set[str], more: set[str], rule: Any) -> None:
    before = forecast(*(reply(member) for member in sorted(coming)), rule=rule).state
    after = forecast(*(reply(member) for member in sorted(coming | more)), rule=rule).state
    order = ("due-soon", "not-yet", "met")
    assert before == "due-soon" or order.index(after) >= order.index(before)


def test_the_order_of_replies_is_that_of_their_days_not_of_the_file() -> None:
    earlier = reply("cyd", "apologies", on="2016-01-09")
    assert forecast(reply("ann"), reply("bob"), reply("cyd"), earlier, reply("dan", "apologies")).state == "met"


def test_a_chair_without_a_vote_is_none_of_those_with_one() -> None:
    lines = [{"kind": "chair", "lines": [{"member": "ann", "votes": "no"}]}]
    lines.append({"kind": "members", "lines": [{"member": "bob"}, {"member": "cyd"}]})
    record = {"status": "held", "roll": {"complete": "yes", "sections": lines}}
    assert state(record) == "breached"
    lines[0] = {"kind": "chair", "lines": [{"member": "ann"}]}
    assert state(record) == "met"


def test_a_member_whose_seat_is_not_recorded_may_fill_one_more() -> None:
    with_a_stranger = meeting("ann", "cyd", {"name": "A Stranger"})
    assert state(with_a_stranger) == "met"
    assert state(with_a_stranger, {"heads": "seats"}) == "unknown"
    assert state(with_a_stranger, {"heads": "seats", "number": "4"}) == "breached"
