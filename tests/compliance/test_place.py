"""Place and openness: the venue, exclusions and restricted papers."""

from __future__ import annotations

from typing import Any

from .bodies import Body

RULE = {
    "kind": "place",
    "venues": ["Civic Offices"],
    "public": "open-unless-notified",
    "papers": "public-unless-excluded",
}
DAY = "grp/2016-01-21"


def body(rule: dict[str, Any] | None = None, items: list[Any] | None = None, **more: Any) -> Body:
    record = {
        "status": "held",
        "minutes": {"items": items or []},
        "venue": "at Milton Keynes Council CIVIC OFFICES",
        **more,
    }
    return Body({**RULE, **(rule or {})}, records={f"meetings/{DAY}": record})


def test_the_words_of_the_venue_are_found_whatever_their_case() -> None:
    assert body().states("2016-02-01") == {f"{DAY}/place": "met", f"{DAY}/public": "met", f"{DAY}/papers": "met"}


def test_another_place_is_a_breach_dated_by_the_meeting() -> None:
    elsewhere = body(venue="the Swan Hotel").judged("2016-02-01")[f"{DAY}/place"]
    assert (elsewhere.state, str(elsewhere.outcome.since)) == ("breached", "2016-01-21")


def test_a_remote_meeting_is_at_no_place_and_a_venue_left_out_cannot_be_told() -> None:
    remote = body(mode="remote")
    del remote.records[f"meetings/{DAY}"]["venue"]
    assert remote.states("2016-02-01")[f"{DAY}/place"] == "breached"
    del remote.records[f"meetings/{DAY}"]["mode"]
    assert remote.states("2016-02-01")[f"{DAY}/place"] == "unknown"


def test_an_exclusion_that_the_agenda_announced_is_allowed() -> None:
    items = [{"id": "grant", "excluded": "Schedule 12A, paragraph 3"}]
    announced = {"items": [{"id": "grant", "title": "Grant", "restricted": {"paragraph": "Schedule 12A, paragraph 3"}}]}
    silent = {"items": [{"id": "grant", "title": "Grant"}]}
    assert body(items=items, agenda=announced).states("2016-02-01")[f"{DAY}/public"] == "met"
    assert body(items=items, agenda=silent).states("2016-02-01")[f"{DAY}/public"] == "breached"
    assert body(items=items).states("2016-02-01")[f"{DAY}/public"] == "unknown"
    assert body({"public": "open"}, items, agenda=announced).states("2016-02-01")[f"{DAY}/public"] == "breached"


def test_a_closed_meeting_with_members_of_the_public() -> None:
    roll = {"complete": "yes", "sections": [{"kind": "others", "lines": [{"public": "3"}]}]}
    assert body({"public": "closed"}, roll=roll).states("2016-02-01")[f"{DAY}/public"] == "breached"
    assert body({"public": "closed"}).states("2016-02-01")[f"{DAY}/public"] == "unknown"


def test_restricted_papers_are_allowed_only_where_the_clause_excepts_them() -> None:
    items = [{"id": "grant", "restricted": {"paragraph": "Schedule 12A, paragraph 3"}}]
    assert body(items=items).states("2016-02-01")[f"{DAY}/papers"] == "met"
    assert body({"papers": "public"}, items).states("2016-02-01")[f"{DAY}/papers"] == "breached"
    assert body({"papers": "not-said"}, items).states("2016-02-01")[f"{DAY}/papers"] == "depends"


def test_a_meeting_that_nothing_shows_to_have_been_held_is_a_hole() -> None:
    assert set(body(status="planned", minutes={}).states("2016-02-01").values()) == {"unknown"}


def test_a_clause_that_may_not_have_bound_the_body_breaks_nothing() -> None:
    elsewhere = body(venue="the Swan Hotel")
    elsewhere.terms = {"status": "not-known", "agreed": {}, "in-force": {"seen": ["2015-11-01", "2016-02-01"]}}
    answer = elsewhere.judged("2016-02-01")[f"{DAY}/place"]
    assert answer.state == "unknown"
    assert "was not held" in answer.outcome.summary
