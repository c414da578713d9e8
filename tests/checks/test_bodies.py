"""Seats, offices, terms of reference and breaches, whose dates have to go together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.checks.membership_checks import overlapping
from mkcsp.model.dates import Dated, Day

from .told import SMK, codes, meeting

PEOPLE = "# records/members/jo.yaml\nname: Jo\n# records/members/sam.yaml\nname: Sam"


@pytest.mark.parametrize(
    ("representatives", "expected"),
    [
        ("{member: jo, until: 2015-12-31}, {member: sam, from: 2016-01-01}", []),
        ("{member: jo, from: 2014, until: 2015}, {member: sam, from: 2015}", []),
        ("{member: jo, from: 2014}, {member: sam, from: 2015}", ["MK304"]),
        ("{member: sam, from: 2015}, {member: jo, from: 2014}", ["MK304"]),
        ("{member: jo, from: 2014}, {state: vacant, from: 2015}", ["MK304"]),
        ("{member: jo, seen: [2016-01-21]}, {member: sam, seen: [2016-01-21]}", ["MK304"]),
        ("{member: jo, seen: [2015-10-01, 2016-04-14]}, {member: sam, seen: [2016-01-21]}", []),
        ("{member: jo, seen: [2016-01]}, {member: sam, seen: [2016-01-21]}", []),
        ("{member: jo}, {member: sam}", []),
        ("{member: jo, from: 2014}, {member: jo, from: 2015}", ["MK303"]),
        ("{member: jo, from: 2014, until: 2014-06-30}, {member: jo, from: 2015}", []),
    ],
)
def test_holders_of_one_seat(representatives: str, expected: list[str], tmp_path: Path) -> None:
    seats = f"{SMK.strip()}\nseats: [{{id: a, representatives: [{representatives}]}}]"
    assert codes(tmp_path, seats, PEOPLE) == expected


DAYS = st.dates(date(2015, 1, 1), date(2015, 3, 1)).map(Day.of)
SPELLS = st.lists(st.builds(lambda a, b: Dated(from_=min(a, b, key=str), until=max(a, b, key=str)), DAYS, DAYS))


@given(SPELLS)
def test_an_overlap_is_found_just_where_two_spells_share_a_day(spells: list[Dated]) -> None:
    def days(one: Dated) -> set[int]:
        assert one.from_ and one.until
        return set(range(one.from_.first.toordinal(), one.until.first.toordinal() + 1))

    shared = any(days(one) & days(other) for at, one in enumerate(spells) for other in spells[:at])
    found = list(overlapping(list(enumerate(spells))))
    assert bool(found) == shared
    for number, other, day in found:
        assert day.toordinal() in days(spells[number]) & days(other)


def terms(version: str, more: str) -> str:
    return f"# records/terms/smk/{version}.yaml\ntitle: Terms\n{more}"


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (["status: agreed\nin-force: {from: 2005}", "status: not-known"], []),
        (["status: agreed\nin-force: {from: 2005}", "status: not-known\nin-force: {seen: [2016-01-21]}"], ["MK613"]),
        (["status: agreed\nin-force: {seen: [2006-11-13]}", "status: agreed\nin-force: {from: 2016}"], []),
        (["status: draft\nagreed: {on: 2016-01-21}", "status: draft"], ["MK612"]),
        (["status: agreed\nagreed: {by: smk/2016-01-21/a/1}", "status: draft"], []),
        (["status: agreed\nreplaces: smk/b", "status: draft\nreplaces: smk/a"], ["MK240"]),
    ],
)
def test_versions_of_terms(versions: list[str], expected: list[str], tmp_path: Path) -> None:
    made = [terms(name, text) for name, text in zip("ab", versions, strict=True)]
    minutes = meeting("minutes: {items: [{id: a, resolved: [{id: '1', text: That they be agreed.}]}]}")
    assert codes(tmp_path, SMK, minutes, *made) == expected


def test_a_reporting_line_that_was_turned_round_is_no_circle(tmp_path: Path) -> None:
    smk = f"{SMK.strip()}\nreports-to: [{{group: bmg, until: 2015}}]"
    bmg = "# records/groups/bmg.yaml\nname: BMG\nkind: forum\nreports-to: [{group: smk, from: 2016}]"
    assert codes(tmp_path, smk, bmg) == []


def test_a_circle_of_three_is_told_once(tmp_path: Path) -> None:
    made = [
        f"# records/groups/{one}.yaml\nname: {one.upper()}\nkind: forum\nparent: {other}"
        for one, other in ("ab", "bc", "ca")
    ]
    assert codes(tmp_path, *made) == ["MK240"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("letters: [{kind: first, sent: 2016-02-01}]", []),
        ("letters: [{kind: second, sent: 2016-02-01}]", ["MK621"]),
        (
            "letters: [{kind: first, sent: 2016-02-01}, {kind: second, sent: 2016-05-01}]\n"
            "considered: [{by: smk/2016-04-14/a, decision: asked-to-leave}]",
            [],
        ),
        (
            "letters: [{kind: first, sent: 2016-02-01}, {kind: second, sent: 2016-05-01}]\n"
            "considered: [{by: smk/2016-04-14/a, decision: retained}]",
            ["MK621"],
        ),
        (
            "letters: [{kind: first, sent: 2016-02-01}, {kind: second, sent: 2016-03-01}]\n"
            "considered: [{by: smk/2016-04-14/a, decision: asked-to-leave}]",
            ["MK621"],
        ),
        ("considered: [{by: smk/2015-10-01/a, decision: deferred}]", ["MK621"]),
    ],
)
def test_the_steps_after_a_breach(steps: str, expected: list[str], tmp_path: Path) -> None:
    meetings = [
        meeting("minutes: {items: [{id: a}]}", f"smk/{day}") for day in ("2015-10-01", "2016-01-21", "2016-04-14")
    ]
    breach = f"# records/breaches/smk/2016-01-21-jo.yaml\nmember: jo\ncompleted: smk/2016-01-21\n{steps}"
    assert codes(tmp_path, SMK, PEOPLE, *meetings, breach) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("{when: none}", []),
        ("{when: meeting, meeting: smk/2016-01-21}", []),
        ("{when: event, words: once the survey is done, date: 2016-10-14}", []),
        ("{when: future-meeting, date: 2016-10}", []),
        ("{when: event}", ["MK221"]),
        ("{when: next-meeting, date: 2016-04-14}", ["MK221"]),
        ("{when: date, date: 2016-04-14, meeting: smk/2016-01-21}", ["MK221"]),
    ],
)
def test_deadlines(due: str, expected: list[str], tmp_path: Path) -> None:
    minutes = meeting("minutes: {items: [{id: a, resolved: [{id: '1', text: That it be done.}]}]}")
    actions = f"# records/resolutions/smk/2016-01-21.yaml\nactions: {{a/1: {{owners: [{{post: X}}], due: {due}}}}}"
    assert codes(tmp_path, SMK, minutes, actions) == expected
