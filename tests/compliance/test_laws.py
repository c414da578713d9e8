"""What must hold of every answer on members, offices and meetings, whatever the history of the body.

An unrelated record changes no answer; nor does a record of a later day; and filling a hole never turns what was met
into a breach, unless that hole had been named.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .bodies import Body, held, meeting, seat
from .properties import tells_what_is_missing, told, unrelated_changes_nothing

PARAGRAPH = "Schedule 12A, paragraph 3"
RULES: dict[str, dict[str, Any]] = {
    "chairing": {
        "kind": "chairing",
        "office": "chair",
        "appointed-for": "12",
        "expiry": "at-the-next-meeting",
        "from-among": "members",
        "presides": "holder-or-deputy",
    },
    "by office": {
        "kind": "chairing",
        "office": "chair",
        "by-office": [{"post": "Area Commander", "organisation": "police"}],
        "presides": "only-the-holder",
    },
    "term of office": {"kind": "term-of-office", "binds": ["voting"], "years": "1", "reappointment": "not-allowed"},
    "belonging": {"kind": "belonging", "binds": ["voting"], "group-kinds": ["working-group"]},
    "representation": {
        "kind": "representation",
        "classes": ["authority"],
        "organisations": ["trust"],
        "vacancy": "breach",
        "fill-within-months": "2",
        "one-vote": "organisation",
        "more-than-one": "with-agreement",
    },
    "quorum": {
        "kind": "quorum",
        "defined": "number",
        "number": "2",
        "of": ["voting"],
        "heads": "organisations",
        "deputies": "do-not-count",
        "remote": "count",
        "when": "throughout",
    },
    "place": {"kind": "place", "venues": ["Civic"], "public": "open-unless-notified", "papers": "public"},
    "notice": {
        "kind": "notice",
        "clear-days": "5",
        "saturdays": "do-not-count",
        "sundays": "do-not-count",
        "bank-holidays": "do-not-count",
    },
    "inspection": {"kind": "inspection", "minutes-years": "1"},
}
DATES = ("2015-02-10", "2015-07-14", "2016-01-21")
SOMEBODY = st.sampled_from(["ann", "bob", "cyd"])


@st.composite
def holders(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Who held a seat: nobody, one, or one after the other."""
    first, since = draw(SOMEBODY), draw(st.sampled_from(["2014-03-01", "2015-05-01", "2015-12-01"]))
    return draw(
        st.sampled_from(
            [
                [held(first, since)],
                [{"state": "vacant", "from": since}],
                [held(first, "2014-01-01", until="2015-06-30"), held(first, "2015-07-01")],
                [held(first, "2014-01-01", until="2015-06-30"), {"state": "vacant", "from": "2015-07-01"}],
            ]
        )
    )


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, Any]:
    """A meeting of which everything is recorded."""
    there = sorted(draw(st.sets(SOMEBODY, min_size=1)))
    chair = {"kind": "chair", "lines": [{"member": there[0]}]}
    members = {"kind": "members", "lines": [{"member": member} for member in there[1:]]}
    item: dict[str, Any] = {"id": "a"}
    item |= draw(st.sampled_from([{}, {"excluded": PARAGRAPH}, {"restricted": {"paragraph": PARAGRAPH}}]))
    if "restricted" not in item:
        item["votes"] = [{"result": "carried", "recorded-for": [{"member": member} for member in there]}]
    record: dict[str, Any] = meeting(
        minutes={"items": [item]}, venue=draw(st.sampled_from(["Civic Offices", "an inn"]))
    )
    record["roll"] = {"complete": "yes", "sections": [chair, members]}
    return record


@st.composite
def bodies(draw: st.DrawFn, rule: dict[str, Any]) -> Body:
    """A body with seats, a working group, a chair and three meetings, of which everything is recorded."""
    seats = [seat(id, of, *draw(holders())) for id, of in (("one", "council"), ("two", "police"), ("three", "trust"))]
    working = [seat("a", "council", held(draw(SOMEBODY))), seat("b", "police", held(draw(SOMEBODY)))]
    since = draw(st.sampled_from(["2014-06-01", "2015-06-01", "2015-12-01"]))
    group = {"seats": seats, "offices": [{"office": "chair", "member": draw(SOMEBODY), "from": since}]}
    records: dict[str, Any] = {"settings": {"name": "Example", "bank-holidays": ["2015-12-25", "2016-01-01"]}}
    for day in DATES:
        issued = f"{day[:8]}{draw(st.integers(1, 9)):02}"
        agenda = {"issued": issued, "items": [{"id": "a", "title": "A"}]}
        records[f"meetings/grp/{day}"] = {**draw(meetings()), "agenda": agenda}
    records["groups/burglary"] = {"name": "Burglary", "kind": "working-group", "parent": "grp", "seats": working}
    classes = [{"class": "authority", "of": "grp", "from": "2010-01-01"}]
    records["organisations/council"] = {"name": "The Council", "classes": classes}
    for member, title in (("ann", "Area Commander"), ("bob", "Inspector"), ("cyd", "Sergeant")):
        post = {"title": title, "organisation": "police", "from": "2014-01-01"}
        records[f"members/{member}"] = {"name": member.title(), "posts": [post]}
    return Body(rule, group, records)


@st.composite
def with_holes(draw: st.DrawFn, whole: Body) -> Body:
    """The same body, of which something is not recorded."""
    holed = copy.deepcopy(whole)
    for day in DATES:
        record = holed.records[f"meetings/grp/{day}"]
        for field in draw(
            st.sets(st.sampled_from(["venue", "roll", "minutes", "agenda", "complete", "held", "issued"]))
        ):
            if field == "complete" and "roll" in record:
                record["roll"]["complete"] = "no"
                record["roll"]["sections"][-1]["lines"] = []
            elif field == "issued" and "agenda" in record:
                record["agenda"].pop("issued")
            elif field == "held":
                record["status"] = "planned"
                for shown in ("roll", "minutes"):
                    record.pop(shown, None)
            else:
                record.pop(field, None)
    lost = draw(st.sets(st.sampled_from(["office", "start", "seat", "vague", "posts", "working", "holidays"])))
    office, one = holed.group["offices"][0], holed.group["seats"][0]
    if "office" in lost:
        holed.group["offices"] = []
    if "start" in lost:
        office.pop("from")
    if "seat" in lost:
        one["representatives"] = []
    if "vague" in lost:
        office.update({"from": office["from"][:7]} if "from" in office else {})
        for entry in one["representatives"]:
            entry["from"] = entry["from"][:4]
    if "posts" in lost:
        holed.records["members/ann"].pop("posts")
    if "working" in lost:
        holed.records["groups/burglary"]["seats"][0]["representatives"] = []
    if "holidays" in lost:
        holed.records["settings"].pop("bank-holidays")
    return holed


DAYS = st.dates(date(2015, 1, 2), date(2017, 3, 1))
KINDS = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@KINDS
@settings(max_examples=15)
@given(st.data(), DAYS)
def test_an_unrelated_record_changes_no_answer(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    body = data.draw(with_holes(data.draw(bodies(rule))))
    unrelated_changes_nothing(body, on)
    tells_what_is_missing(body.judged(str(on)))


@KINDS
@settings(max_examples=25)
@given(st.data(), DAYS)
def test_no_record_of_a_later_day_changes_an_answer(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    body = data.draw(bodies(rule))
    before = copy.deepcopy(body)
    for day in DATES:
        if day > str(on):
            del before.records[f"meetings/grp/{day}"]
    before.group["offices"] = [entry for entry in body.group["offices"] if entry["from"] <= str(on)]
    for one in before.group["seats"]:
        kept = [entry for entry in one["representatives"] if entry["from"] <= str(on)]
        one["representatives"] = [
            {key: value for key, value in entry.items() if key != "until" or value < str(on)} for entry in kept
        ]
    assert told(before.judged(str(on))) == told(body.judged(str(on)))


@KINDS
@settings(max_examples=40)
@given(st.data(), DAYS)
def test_a_hole_that_is_filled_breaks_nothing_that_was_met(rule: dict[str, Any], data: st.DataObject, on: date) -> None:
    whole = data.draw(bodies(rule))
    holed = data.draw(with_holes(whole))
    before, after = holed.judged(str(on)), whole.judged(str(on))
    missing = [record for answer in before.values() for record in answer.outcome.missing]
    for about, answer in after.items():
        if answer.state == "breached" and about in before:
            assert before[about].state != "met", (before[about].outcome, answer.outcome)
        elif answer.state == "breached":
            assert missing, answer.outcome
