"""Which clauses bind a body on a day: through versions, successions, other bodies' terms and adopted practice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcsp.compliance.assess import assess_body, not_applied
from mkcsp.compliance.results import NotApplied
from mkcsp.history.binding_clauses import Binding, binding_clauses
from mkcsp.loader.reading import read
from mkcsp.register import Register

RULE = {
    "kind": "frequency",
    "id": "often",
    "at-least": "4",
    "period": "calendar-year",
    "inquorate": "counts",
    "extraordinary": "counts",
    "reconvened": "one-meeting",
}


def group(**fields: Any) -> dict[str, Any]:
    return {"name": "Example Group", "kind": "working-group", **fields}


def version(*rules: dict[str, Any], status: str = "agreed", **fields: Any) -> dict[str, Any]:
    section = {"id": "meetings", "number": "3.", "heading": "Meetings", "rules": list(rules)}
    return {"title": "Terms", "status": status, "sections": [section], **fields}


def force(since: str, until: str | None = None) -> dict[str, Any]:
    return {"agreed": {"on": since}, "in-force": {"from": since} | ({"until": until} if until else {})}


def minutes(*items: str) -> dict[str, Any]:
    return {"status": "held", "minutes": {"items": [{"id": id, "title": id.title()} for id in items]}}


def register(records: dict[str, Any]) -> Register:
    with TemporaryDirectory() as folder:
        for path, record in {"settings": {"name": "Example"}, **records}.items():
            file = Path(folder) / "records" / f"{path}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(record), encoding="utf-8")
        reading = read(Path(folder))
    assert reading.findings == ()
    return reading.register


def found(
    records: dict[str, Any], on: str = "2016-06-01", body: str = "grp"
) -> tuple[dict[str, Binding], tuple[NotApplied, ...]]:
    held = register(records)
    day, group = date.fromisoformat(on), held.groups[body]
    binding = binding_clauses(held, group, day)
    left = tuple(not_applied(held, group, day, tuple(each.clause for each in binding)))
    return {each.clause.id: each for each in binding}, left


def spans(binding: Binding) -> list[tuple[str | None, str | None, bool]]:
    return [
        (span.begins and span.begins.isoformat(), span.ends and span.ends.isoformat(), span.certain)
        for span in binding.spans
    ]


def test_a_version_binds_from_its_first_day_on() -> None:
    records = {"groups/grp": group(), "terms/grp/v1": version(RULE, **force("2015-03-01"))}
    assert found(records, "2015-02-28")[0] == {}
    binding, left = found(records, "2015-03-01")
    assert spans(binding["grp/v1/often"]) == [("2015-03-01", None, True)]
    assert left == ()


def test_a_day_known_to_the_month_leaves_that_month_open() -> None:
    records = {"groups/grp": group(), "terms/grp/v1": version(RULE, **force("2015-03"))}
    binding, _ = found(records)
    assert spans(binding["grp/v1/often"]) == [("2015-03-01", "2015-03-30", False), ("2015-03-31", None, True)]


def test_an_unchanged_rule_goes_on_through_the_next_version_and_a_changed_one_begins_anew() -> None:
    records = {
        "groups/grp": group(),
        "terms/grp/v1": version(RULE, **force("2014-01-01", "2015-12-31")),
        "terms/grp/v2": version({**RULE, "note": "as before"}, **force("2016-01-01"), replaces="grp/v1"),
    }
    binding, left = found(records)
    assert list(binding) == ["grp/v2/often"]
    assert spans(binding["grp/v2/often"]) == [("2014-01-01", "2015-12-31", True), ("2016-01-01", None, True)]
    assert [each.why for each in left] == ["in force until 2015-12-31; superseded by grp/v2"]

    records["terms/grp/v2"] = version({**RULE, "at-least": "6"}, **force("2016-01-01"))
    assert spans(found(records)[0]["grp/v2/often"]) == [("2016-01-01", None, True)]


def test_what_is_not_applied_says_why() -> None:
    records = {
        "groups/grp": group(succeeds=[{"group": "old", "terms": "not-known"}, {"group": "gone", "terms": "ended"}]),
        "groups/old": group(),
        "groups/gone": group(),
        "terms/grp/draft": version(RULE, status="draft"),
        "terms/grp/open": version(RULE, status="not-known"),
        "terms/grp/undated": version(RULE, agreed={"on": "2015-01-01"}),
        "terms/grp/later": version(RULE, **force("2017-01-01")),
        "terms/grp/text": {"title": "Terms", "status": "agreed", **force("2010-01-01")},
        "practices/grp": {"rules": [{"heading": "Notice", "rule": RULE}]},
    }
    binding, left = found(records)
    assert binding == {}
    assert {each.cited: each.why for each in left} == {
        "Terms (grp/draft)": "a draft, which no record shows to be agreed",
        "Terms (grp/open)": "no record shows whether it was agreed",
        "Terms (grp/undated)": "from when it was in force is not recorded",
        "Terms (grp/later)": "it was not agreed by that day",
        "Terms (grp/text)": "its text is not in the records, so its rules are not known",
        "Terms of reference of old": "whether they carry to grp is not known",
        "Terms of reference of gone": "they ended when grp took its place",
        "Notice (adopted as practice)": "from when it was adopted is not recorded",
    }


def test_terms_that_the_body_used_but_that_no_record_shows_agreed_may_bind_and_break_nothing() -> None:
    records = {
        "groups/grp": group(),
        "terms/grp/v1": version(RULE, status="not-known", dated="2005", **{"in-force": {"seen": ["2006-11-13"]}}),
    }
    binding, left = found(records, "2008-01-01")
    assert not binding["grp/v1/often"].certain
    assert spans(binding["grp/v1/often"]) == [("2005-01-01", None, False)]
    assert left[0].why.startswith("no record shows whether it was agreed")
    held = register(records)
    stood = assess_body(held, held.groups["grp"], date(2008, 1, 1))
    assert stood.answers
    assert not [answer for answer in stood.answers if answer.state == "breached"]


def test_a_successor_carries_the_terms_from_the_day_on_which_it_took_over() -> None:
    records = {
        "groups/grp": group(succeeds=[{"group": "old", "on": "2015-06-01", "terms": "carried"}]),
        "groups/old": group(),
        "terms/old/v1": version(RULE, **force("2010-01-01")),
    }
    binding, _ = found(records)
    assert spans(binding["old/v1/often"]) == [("2015-06-01", None, True)]
    assert binding["old/v1/often"].clause.bound.id == "grp"
    records["terms/grp/own"] = version(**force("2016-01-01"))
    assert found(records)[0] == {}


def test_terms_of_which_it_is_not_known_whether_they_carried_may_bind_and_break_nothing() -> None:
    records = {
        "groups/grp": group(succeeds=[{"group": "old", "terms": "not-known"}]),
        "groups/old": group(),
        "terms/old/v1": version(RULE, **force("2010-01-01")),
    }
    binding, left = found(records)
    assert not binding["old/v1/often"].certain
    assert any(each.why.startswith("whether they carry to grp is not known") for each in left)
    held = register(records)
    states = {answer.state for answer in assess_body(held, held.groups["grp"], date(2016, 6, 1)).answers}
    assert states
    assert "breached" not in states


def test_bodies_that_succeed_each_other_do_not_go_round_for_ever() -> None:
    records = {
        "groups/grp": group(succeeds=[{"group": "old", "terms": "carried"}]),
        "groups/old": group(succeeds=[{"group": "grp", "terms": "carried"}]),
        "terms/old/v1": version(RULE, **force("2010-01-01")),
    }
    assert list(found(records)[0]) == ["old/v1/often"]


def test_a_rule_in_another_body_s_terms_binds_the_body_that_it_names_and_not_their_own() -> None:
    records = {
        "groups/grp": group(),
        "groups/board": group(),
        "terms/board/v1": version({**RULE, "group": "grp"}, **force("2010-01-01")),
        "terms/grp/v1": version({**RULE, "id": "own"}, **force("2015-01-01")),
    }
    assert set(found(records)[0]) == {"board/v1/often", "grp/v1/own"}
    assert found(records, body="board")[0] == {}


def test_a_practice_binds_from_the_minute_that_adopted_it_until_it_is_given_up() -> None:
    adopted = {"heading": "Notice of meetings", "by": "grp/2015-05-01/notice", "rule": RULE}
    records = {
        "groups/grp": group(),
        "terms/grp/v1": version(**force("2010-01-01")),
        "meetings/grp/2015-05-01": minutes("notice"),
        "practices/grp": {"rules": [adopted]},
    }
    binding, _ = found(records)
    clause = binding["practices/grp/often"].clause
    assert spans(binding["practices/grp/often"]) == [("2015-05-01", None, True)]
    assert clause.cited == "Notice of meetings (adopted as practice)"
    assert found(records, "2015-04-30")[0] == {}
    records["practices/grp"] = {"rules": [{**adopted, "until": "2015-12-31"}]}
    binding, left = found(records)
    assert binding == {}
    assert left[-1].why == "adopted until 2015-12-31"
    assert spans(found(records, "2015-12-31")[0]["practices/grp/often"]) == [("2015-05-01", None, True)]


def test_a_body_that_is_over_is_not_judged() -> None:
    records = {"groups/grp": group(until="2012"), "terms/grp/v1": version(RULE, **force("2010-01-01"))}
    held = register(records)
    stood = assess_body(held, held.groups["grp"], date(2016, 1, 1))
    assert stood.answers == ()
    assert [each.why for each in stood.not_applied] == ["the body existed until 2012"]


DAYS = st.dates(date(2010, 1, 1), date(2019, 12, 31))


@settings(max_examples=40)
@given(
    starts=st.lists(DAYS, min_size=1, max_size=3, unique=True),
    on=DAYS,
    later=st.integers(1, 2000),
)
def test_at_most_one_version_binds_and_the_days_before_never_depend_on_later_ones(
    starts: list[date], on: date, later: int
) -> None:
    ordered = sorted(starts)
    records: dict[str, Any] = {"groups/grp": group()}
    for number, start in enumerate(ordered):
        ends = ordered[number + 1].toordinal() - 1 if number + 1 < len(ordered) else None
        until = date.fromordinal(ends).isoformat() if ends else None
        rule = {**RULE, "at-least": str(number + 1)}
        records[f"terms/grp/v{number}"] = version(rule, **force(start.isoformat(), until))
    held = register(records)
    binding = binding_clauses(held, held.groups["grp"], on)
    in_force = [start for start in ordered if start <= on]
    assert [each.clause.terms and each.clause.terms.id for each in binding] == (
        [f"grp/v{len(in_force) - 1}"] if in_force else []
    )
    after = date.fromordinal(on.toordinal() + later)
    records["terms/grp/vx"] = version(RULE, **force(after.isoformat()))
    again = register(records)
    assert binding_clauses(again, again.groups["grp"], on) == binding
