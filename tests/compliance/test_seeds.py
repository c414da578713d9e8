"""How the partnership's own bodies stand, on the days that matter in their papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mkcsp.compliance.assess import BodyCompliance, assess_body
from mkcsp.compliance.results import Answer
from mkcsp.compliance.what_if import supposing
from mkcsp.loader.reading import read
from mkcsp.register import Register

ROOT = Path(__file__).parents[2]


@cache
def register() -> Register:
    return read(ROOT).register


def stands(group: str, on: str, records: Register | None = None) -> BodyCompliance:
    records = records or register()
    return assess_body(records, records.groups[group], date.fromisoformat(on))


def answers(found: BodyCompliance) -> Mapping[str, Answer]:
    return {answer.id: answer for answer in found.answers}


@pytest.mark.parametrize("group", sorted(register().groups))
@pytest.mark.parametrize("on", ["2006-12-31", "2007-12-31", "2016-01-21", "2017-01-01"])
def test_nothing_is_said_to_be_breached_by_a_clause_that_is_not_known_to_bind(group: str, on: str) -> None:
    assert [answer.id for answer in stands(group, on).answers if answer.state in ("breached", "due-soon")] == []


def test_in_2006_one_meeting_may_have_been_held_and_the_next_six_will_do() -> None:
    found = answers(stands("csp", "2006-12-31"))
    year = found["csp/2005-05/frequency/2006"].outcome
    assert year.state == "unknown"
    assert "the minutes or the roll of csp/2006-11-13, or that it was cancelled" in year.missing
    assert any("every meeting of csp" in missing for missing in year.missing)
    ahead = found["csp/2005-05/frequency/2007"].outcome
    assert ahead.state == "not-yet"
    assert "6 planned, which will satisfy the clause" in ahead.summary


def test_in_2007_six_meetings_were_planned_and_nothing_shows_that_they_were_held() -> None:
    year = answers(stands("csp", "2007-12-31"))["csp/2005-05/frequency/2007"].outcome
    assert year.state == "unknown"
    named = [missing for missing in year.missing if missing.startswith("the minutes or the roll of csp/2007-")]
    assert len(named) == 6


@pytest.mark.parametrize("on", ["2006-12-31", "2007-12-31"])
def test_the_partners_of_2005_have_seats_of_which_no_holder_is_recorded(on: str) -> None:
    found = answers(stands("csp", on))
    partners = [id for id in found if id.startswith("csp/2005-05/representation/") and "votes" not in id]
    assert found["csp/2005-05/representation/opposition/places"].outcome.gap == "number of places not recorded"
    asked = [id for id in partners if not id.endswith(("/consent", "/places"))]
    assert len(asked) == 13  # seven organisations, and six seats that several could fill, three of them parishes'
    assert {found[id].state for id in asked} == {"unknown"}


def test_the_rules_on_the_forum_and_the_delivery_groups_bind_them_and_not_the_partnership() -> None:
    assert {each.clause.rule.id for each in stands("forum", "2006-12-31").clauses} == {
        "forum-meetings",
        "forum-chair",
        "forum-openness",
    }
    assert {each.clause.rule.id for each in stands("communications", "2006-12-31").clauses} == {
        "communications",
        "communications-members",
    }
    assert all(each.clause.rule.group is None for each in stands("csp", "2006-12-31").clauses)


def test_in_2016_the_chair_was_no_police_area_commander_if_the_terms_of_2005_still_bound() -> None:
    found = stands("smk", "2016-01-21")
    chair = answers(found)["csp/2005-05/chair/chair"].outcome
    assert chair.state == "unknown"
    assert "if it did: the chair is somebody else than the Police Area Commander" in chair.summary
    assert any("whether they carry to smk is not known" in each.why for each in found.not_applied)


def test_on_the_first_of_2017_the_group_has_no_rule_that_can_be_applied_and_both_versions_are_named() -> None:
    found = stands("sng", "2017-01-01")
    assert found.answers == ()
    assert {each.cited: each.why for each in found.not_applied} == {
        "Draft Terms of Reference (sng/2016-01)": "its text is not in the records, so its rules are not known",
        "Draft Terms of Reference (sng/2016-10)": "a draft, which no record shows to be agreed",
    }


def draft(begins: str | None) -> Mapping[str, Answer]:
    records = supposing(register(), register().terms["sng/2016-10"], date.fromisoformat(begins) if begins else None)
    return answers(stands("sng", "2017-01-01", records))


def test_under_its_draft_the_group_met_too_seldom_since_its_last_meeting() -> None:
    gap = draft(None)["sng/2016-10/frequency/sng/2016-04"].outcome
    assert gap.state == "breached"
    assert str(gap.since) == "2016-07-01"  # two months after April, whichever day of April it was, and by both readings
    assert any("dormant" in fact.text for fact in gap.facts)


def test_under_its_draft_from_october_the_gap_is_counted_from_then() -> None:
    gap = draft("2016-10-01")["sng/2016-10/frequency/sng/2016-04"].outcome
    assert gap.state == "breached"
    assert str(gap.since) == "2017-01-01"


def test_under_its_draft_what_the_records_do_not_hold_cannot_be_told() -> None:
    found = draft(None)
    assert {
        id: found[f"sng/2016-10/{id}"].state for id in ("attendance", "chair/chair", "deputy-chair/deputy-chair")
    } == {
        "attendance": "unknown",
        "chair/chair": "unknown",
        "deputy-chair/deputy-chair": "unknown",
    }
    assert {found[f"sng/2016-10/review/{thing}"].state for thing in ("terms", "membership")} == {"unknown"}
    assert found["sng/2016-10/report"].state == "not-yet"
