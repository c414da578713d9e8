"""Membership that depends on membership of a working group."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from .bodies import Body, held, seat

RULE = {"kind": "belonging", "binds": ["voting"], "group-kinds": ["working-group"]}
ON = "2016-01-21"


def body(*working: Any, rule: dict[str, Any] | None = None, **more: Any) -> Body:
    group = {"name": "Burglary", "kind": "working-group", "parent": "grp", "seats": list(working), **more}
    return Body({**RULE, **(rule or {})}, {"seats": [seat("one", "council", held("ann"))]}, {"groups/burglary": group})


def test_a_member_of_a_working_group() -> None:
    assert body(seat("a", "council", held("ann"))).states(ON) == {"one": "met"}
    assert body(offices=[{"office": "chair", "member": "ann", "from": "2015-01-01"}]).states(ON) == {"one": "met"}


def test_a_member_of_none_is_a_breach_only_where_all_are_known() -> None:
    other = body(seat("a", "council", held("bob"))).judged(ON)["one"]
    assert (other.state, str(other.outcome.since)) == ("breached", "2015-01-01")
    holes = body(seat("a", "council", held("bob")), seat("b", "police")).judged(ON)["one"]
    assert (holes.state, holes.outcome.missing) == ("unknown", ("the members of Burglary on 2016-01-21",))
    assert body().states(ON) == {"one": "unknown"}


def test_leaving_the_working_group_is_when_it_began() -> None:
    left = body(seat("a", "council", held("ann", until="2015-09-30"), {"state": "vacant", "from": "2015-10-01"}))
    assert left.states("2015-09-30") == {"one": "met"}
    answer = left.judged(ON)["one"]
    assert (answer.state, str(answer.outcome.since)) == ("breached", "2015-10-01")


def test_only_groups_of_the_body_count() -> None:
    assert body(seat("a", "council", held("ann")), parent="other").states(ON) == {"one": "unknown"}
    line = [{"group": "grp", "from": "2015-01-01"}]
    reports = {"parent": "other", "reports-to": line}
    assert body(seat("a", "council", held("ann")), **reports).states(ON) == {"one": "met"}
    named = {"group-kinds": [], "groups": ["burglary"]}
    assert body(seat("a", "council", held("ann")), rule=named, parent="other").states(ON) == {"one": "met"}


def test_a_working_group_that_had_ended_does_not_count() -> None:
    assert body(seat("a", "council", held("ann")), until="2015-12-31").states(ON) == {"one": "unknown"}


@given(st.sampled_from(["ann", "bob"]), st.booleans(), st.booleans())
def test_a_hole_filled_never_turns_met_into_breached(member: str, dated: bool, other: bool) -> None:
    entry = held(member) if dated else {"member": member}
    seats = [seat("a", "council", entry), *([seat("b", "police")] if other else [])]
    before = body(*seats).states(ON)["one"]
    filled = [seat("a", "council", held(member)), *([seat("b", "police", held("cyd"))] if other else [])]
    after = body(*filled).states(ON)["one"]
    assert (before, after) != ("met", "breached")
