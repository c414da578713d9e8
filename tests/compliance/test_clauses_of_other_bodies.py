"""Clauses of other bodies' terms, through the command: a history that keeps each, and one that breaks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .bodies import Body, held, meeting, seat

ALL = {"meetings-complete": [{"from": "2010-01-01"}]}
SEATS = [seat(f"s{member}", None, held(member)) for member in ("ann", "bob", "cyd")]
TERM = {"kind": "term-of-office", "binds": ["voting"], "years": "3", "reappointment": "allowed"}
VOTES = {"of": ["voting"], "deputies": "count", "remote": "count", "when": "at-opening"}
CLASSES = {"kind": "quorum", "defined": "classes", "heads": "persons", **VOTES}


@pytest.fixture
def states(run: Any, tmp_path: Path) -> Any:
    """How `mkcsp compliance` answers, by what each answer is about."""
    counter = iter(range(100))

    def answered(body: Body, on: str) -> dict[str, str]:
        root = tmp_path / str(next(counter))
        for path, record in body.all_records().items():
            file = root / "records" / f"{path}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(record), encoding="utf-8")
        ran = run("compliance", "grp", "--on", on, "--output-format", "json", root=root)
        assert ran.status == 0, ran.err
        (found,) = json.loads(ran.out)["groups"]
        return {each["id"].removeprefix("grp/v1/r").removeprefix("/"): each["state"] for each in found["answers"]}

    return answered


def body(rule: dict[str, Any], meetings: dict[str, Any] | None = None, /, **group: Any) -> Body:
    records = {f"meetings/{day if '/' in day else f'grp/{day}'}": record for day, record in (meetings or {}).items()}
    return Body(rule, {**ALL, "seats": SEATS, **group}, records)


def reviewed() -> dict[str, Any]:
    return meeting("ann", minutes={"items": [{"id": "tor", "reviews": ["terms"]}]})


@pytest.mark.parametrize(
    ("counted", "kept", "broken"),
    [
        ("day-to-day", "2019-05-10", "2019-05-11"),
        ("calendar-year", "2019-12-31", "2020-01-01"),
        ("municipal-year", "2020-04-30", "2020-05-01"),
        # The first meeting a year later is that of 16 May.
        ("meeting-to-meeting", "2019-05-16", "2019-05-17"),
    ],
)
def test_a_review_each_year_by_each_meaning_of_a_year(states: Any, counted: str, kept: str, broken: str) -> None:
    rule = {"kind": "review", "of": ["terms"], "every-months": "12", "due-from": "in-force", "counted": counted}
    history = body(rule, {"2018-05-10": reviewed(), "2019-05-16": meeting("ann")})
    assert states(history, kept)["terms"] in ("met", "due-soon")
    assert states(history, broken)["terms"] == "breached"


@pytest.mark.parametrize(("on", "state"), [("2020-05-20", "not-late"), ("2020-05-21", "late"), ("2020-07-31", "late")])
def test_a_municipal_year_ends_with_the_annual_meeting(states: Any, on: str, state: str) -> None:
    rule = {
        "kind": "review",
        "of": ["terms"],
        "every-months": "12",
        "due-from": "in-force",
        "counted": "municipal-year",
    }
    annual = {day: {**meeting("ann"), "kind": "annual"} for day in ("2018-05-17", "2019-05-16", "2020-05-21")}
    found = states(body({**rule, "counted": "municipal-year"}, {"2018-05-24": reviewed(), **annual}), on)["terms"]
    assert (found == "breached") is (state == "late")


@pytest.mark.parametrize(("on", "state"), [("2020-07-31", "not-late"), ("2020-08-01", "late")])
def test_a_municipal_year_is_not_over_while_the_annual_meeting_may_yet_come(states: Any, on: str, state: str) -> None:
    rule = {
        "kind": "review",
        "of": ["terms"],
        "every-months": "12",
        "due-from": "in-force",
        "counted": "municipal-year",
    }
    annual = {day: {**meeting("ann"), "kind": "annual"} for day in ("2018-05-17", "2019-05-16")}
    found = states(body({**rule, "counted": "municipal-year"}, {"2018-05-24": reviewed(), **annual}), on)["terms"]
    assert (found == "breached") is (state == "late")


def test_a_review_each_year_is_late_for_certain_only_by_every_meaning(states: Any) -> None:
    rule = {"kind": "review", "of": ["terms"], "every-months": "12", "due-from": "in-force"}
    history = body(rule, {"2018-05-10": reviewed(), "2019-05-16": meeting("ann")})
    assert states(history, "2019-05-10")["terms"] in ("met", "due-soon")
    assert states(history, "2019-05-13")["terms"] == "depends"
    assert states(history, "2020-04-30")["terms"] == "depends"
    assert states(history, "2020-05-01")["terms"] == "breached"


def test_a_first_review_in_the_calendar_year_that_the_clause_bound_throughout(states: Any) -> None:
    rule = {
        "kind": "review",
        "of": ["membership"],
        "every-months": "12",
        "due-from": "in-force",
        "counted": "calendar-year",
    }
    assert states(body(rule), "2015-12-31")["membership"] in ("due-soon", "not-yet")
    assert states(body(rule), "2016-01-01")["membership"] == "breached"
    later = body(rule)
    later.terms = {"in-force": {"from": "2015-03-01"}}
    assert states(later, "2016-12-31")["membership"] in ("due-soon", "not-yet")
    assert states(later, "2017-01-01")["membership"] == "breached"


@pytest.mark.parametrize(
    "rule",
    [
        {"appointed-for": "12", "expiry": "at-the-next-meeting"},
        {"appointed-for": "12", "expiry": "at-the-next-annual-meeting"},
        {"until": "next-annual-meeting"},
    ],
)
def test_only_the_next_annual_meeting_with_a_quorum_ends_an_appointment(states: Any, rule: dict[str, Any]) -> None:
    meetings = {
        "2018-05-03": meeting("ann", kind="members") | {"kind": "annual"},
        "2019-05-07": meeting("ann"),
        "2019-05-08": meeting("ann") | {"kind": "annual", "quorum": [{"met": "no", "then": "closed"}]},
        "2019-05-16": meeting("ann") | {"kind": "annual"},
    }
    chaired = {"kind": "chairing", "office": "chair", **rule}
    old = {"office": "chair", "member": "ann", "from": "2018-05-03"}
    broken = body(chaired, meetings, offices=[old])
    assert states(broken, "2019-05-15")["chair/term"] in ("met", "due-soon")
    assert states(broken, "2019-05-16")["chair/term"] == "breached"
    new = {"office": "chair", "member": "bob", "from": "2019-05-16"}
    kept = body(chaired, meetings, offices=[{**old, "until": "2019-05-15"}, new])
    assert states(kept, "2019-05-16")["chair/term"] == "met"


def test_a_rule_binds_classes_of_seats_and_not_those_by_office(states: Any) -> None:
    def one(id: str, class_: str, since: str, **more: Any) -> dict[str, Any]:
        own = seat(id, None, held(id, since), **more)
        return {**own, "membership": [{"type": "voting", "class": class_}]}

    seats = [
        one("ann", "independent", "2014-09-01"),
        one("bob", "community", "2016-09-01"),
        one("cyd", "community", "2012-01-01", **{"held-by": {"post": "Chief"}}),
    ]
    four = {"kind": "term-of-office", "binds": ["voting"], "years": "4", "reappointment": "allowed"}
    only = body({**four, "classes": ["community"]}, seats=seats)
    assert states(only, "2019-06-01") == {"bob": "met", "cyd": "depends"}
    elected = {**four, "by-office": "not-bound", "except-classes": ["independent"]}
    assert states(body(elected, seats=seats), "2019-06-01") == {"bob": "met"}
    assert states(body(elected, seats=seats), "2020-09-02") == {"bob": "breached"}
    assert states(body({**four, "by-office": "bound"}, seats=seats), "2019-06-01")["cyd"] == "breached"


def test_three_of_each_council_are_heads_and_eight_in_all(states: Any) -> None:
    councils = {
        f"organisations/{id}": {"name": id.title(), "classes": [{"class": id, "of": "grp", "from": "2010-01-01"}]}
        for id in ("council", "police")
    }
    seats = [
        seat(f"s{member}", organisation, held(member))
        for member, organisation in zip(("ann", "bob", "cyd", "dan"), ("council",) * 2 + ("police",) * 2, strict=True)
    ]
    rule = {"kind": "quorum", "defined": "classes", "heads": "persons", "number": "4", **VOTES} | {
        "classes": [{"class": "council", "number": "2"}, {"class": "police", "number": "1"}]
    }

    def there(*members: str) -> str:
        history = body(rule, {"2019-03-05": meeting(*members)}, seats=seats)
        history.records |= councils
        return str(states(history, "2019-04-01")["grp/2019-03-05"])

    assert there("ann", "bob", "cyd", "dan") == "met"
    assert there("ann", "bob", "cyd") == "breached"  # three in all
    assert there("ann", "cyd", "dan") == "breached"  # one of the council


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("allowed", "met"), ("not-allowed", "breached"), ("not-said", "depends"), (None, "depends")],
)
def test_notice_may_be_shortened_for_urgency_if_the_rule_allows_it(states: Any, answer: str, expected: str) -> None:
    days = dict.fromkeys(("saturdays", "sundays", "bank-holidays"), "count")
    rule = {"kind": "notice", "clear-days": "7", **days, **({"short-notice": answer} if answer else {})}
    summoned = meeting("ann") | {"agenda": {"issued": "2019-03-08"}}
    urgent = body(rule, {"2019-03-13": summoned | {"short-notice": "yes"}})
    assert states(urgent, "2019-05-01") == {"grp/2019-03-13": expected}
    assert states(body(rule, {"2019-03-13": summoned}), "2019-05-01") == {"grp/2019-03-13": "breached"}


def test_the_public_may_be_excluded_by_resolution(states: Any) -> None:
    rule = {"kind": "place", "public": "open-unless-resolved"}

    def excluded(*resolved: dict[str, str]) -> str:
        item = {"id": "a", "excluded": "confidential business", "resolved": list(resolved)}
        history = body(rule, {"2019-01-10": meeting("ann", minutes={"items": [item]})})
        return str(states(history, "2019-04-01")["grp/2019-01-10/public"])

    assert excluded({"id": "1", "text": "That the public be excluded."}) == "met"
    assert excluded() == "breached"
    assert excluded({"id": "1", "text": "That the tender be accepted."}) == "unknown"


@pytest.mark.parametrize(
    ("office", "deputy"), [("chairman", "vice-chairman"), ("Chair", "Vice Chair"), ("president", "vice-president")]
)
def test_a_vice_chairman_presides_in_the_absence_of_the_chairman(states: Any, office: str, deputy: str) -> None:
    offices = [{"office": office, "member": "ann", "from": "2015-01-01"}]
    offices.append({"office": deputy, "member": "bob", "from": "2015-01-01"})
    rule = {"kind": "chairing", "office": office, "presides": "holder-or-deputy"}
    about = f"{office}/grp/2019-03-05"
    by_deputy = body(rule, {"2019-03-05": meeting("bob", kind="chair")}, offices=offices)
    assert states(by_deputy, "2019-04-01")[about] == "met"
    by_another = body(rule, {"2019-03-05": meeting("cyd", kind="chair")}, offices=offices)
    assert states(by_another, "2019-04-01")[about] == "breached"


def test_somebody_is_elected_only_where_the_vice_chair_is_not_there(states: Any) -> None:
    offices = [
        {"office": office, "member": who, "from": "2015-01-01"}
        for office, who in (("chair", "ann"), ("vice-chair", "bob"))
    ]

    def elected(presides: str, *there: str) -> str:
        rule = {"kind": "chairing", "office": "chair", "presides": presides}
        record = meeting(*there) | {"presiding": [{"member": "cyd", "by": "elected-for-the-meeting"}]}
        return str(states(body(rule, {"2019-03-05": record}, offices=offices), "2019-04-01")["chair/grp/2019-03-05"])

    assert elected("anybody-elected", "cyd", "dan") == "met"
    assert elected("anybody-elected", "bob", "cyd") == "breached"
    assert elected("elected-although-deputy-there", "bob", "cyd") == "met"
    assert elected("elected-although-deputy-there", "ann", "cyd") == "breached"


def test_an_office_may_be_vacant_until_the_next_meeting_or_for_some_months(states: Any) -> None:
    vacant = [{"office": "chair", "state": "vacant", "from": "2019-05-01"}]
    rule = {"kind": "chairing", "office": "chair"}
    met_since = {"2019-06-10": meeting("ann"), "2019-06-03": meeting("ann") | {"quorum": [{"met": "no"}]}}

    def state(more: dict[str, str], on: str) -> str:
        return str(states(body({**rule, **more}, met_since, offices=vacant), on)["chair"])

    assert state({"vacancy": "until-the-next-meeting"}, "2019-06-09") == "due-soon"
    assert state({"vacancy": "until-the-next-meeting"}, "2019-06-10") == "breached"
    assert state({"vacancy": "breach"}, "2019-05-01") == "breached"
    assert state({}, "2019-06-09") == "depends"
    assert state({}, "2019-06-10") == "breached"
    assert state({"fill-within-months": "2"}, "2019-07-01") == "due-soon"
    assert state({"fill-within-months": "2"}, "2019-07-02") == "breached"


def test_a_report_after_each_meeting_of_ones_own(states: Any) -> None:
    def board(*heard: str) -> dict[str, Any]:
        return meeting("ann", minutes={"items": [{"id": "c", "heard": [{"group": one} for one in heard]}]})

    meetings = {
        "2019-02-05": meeting("ann"),
        "board/2019-03-01": board("grp"),
        "board/2019-04-02": board(),
        "2019-04-20": meeting("ann"),
        "board/2019-05-01": board(),
    }
    rule = {"kind": "report", "to": "board", "how-often": "each-meeting"}

    def found(**more: str) -> Any:
        history = body({**rule, **more}, meetings)
        history.records["groups/board"] = {"name": "Board", "kind": "committee", **ALL}
        return states(history, "2019-06-01")

    assert found(whose="own") == {"board/2019-03-01": "met", "board/2019-05-01": "breached"}
    assert found(whose="theirs")["board/2019-04-02"] == "breached"
    left_open = found()
    assert (left_open["board/2019-04-02"], left_open["board/2019-05-01"]) == ("depends", "breached")


def test_an_observer_is_not_one_of_the_members(states: Any) -> None:
    seats = [*SEATS, seat("obs", None, held("eve"), type="observer"), seat("co", None, held("fay"), type="co-opted")]

    def chair(member: str, among: str) -> str:
        offices = [{"office": "chair", "member": member, "from": "2018-11-06"}]
        rule = {"kind": "chairing", "office": "chair", "from-among": among}
        return str(states(body(rule, seats=seats, offices=offices), "2019-06-01")["chair/from-among"])

    assert [chair(one, "members") for one in ("ann", "fay", "eve")] == ["met", "met", "breached"]
    assert [chair(one, "voting-members") for one in ("ann", "fay", "eve")] == ["met", "breached", "breached"]


def test_one_of_two_seats_of_an_organisation_is_vacant(states: Any) -> None:
    rule = {"kind": "representation", "organisations": ["police"], "vacancy": "breach"}
    other = seat("two", "police", {"state": "vacant", "from": "2019-01-01"})
    assert states(body(rule, seats=[seat("one", "police", held("ann")), other]), "2019-06-01") == {"police": "breached"}
    both = [seat("one", "police", held("ann")), seat("two", "police", held("bob"))]
    assert states(body(rule, seats=both), "2019-06-01") == {"police": "met"}


def test_going_on_in_another_seat_is_a_further_term(states: Any) -> None:
    rule = {"kind": "term-of-office", "binds": ["voting"], "years": "4", "reappointment": "not-allowed"}
    before = held("ann", "2013-01-01", until="2016-12-31")
    on = [seat("one", None, before, held("bob", "2017-01-01")), seat("two", None, held("ann", "2017-01-01"))]
    assert states(body(rule, seats=on), "2019-06-01") == {"one": "met", "two": "breached"}
    at_once = [seat("one", None, held("ann", "2016-01-01")), seat("two", None, held("ann", "2017-01-01"))]
    assert states(body(rule, seats=at_once), "2019-06-01") == {"one": "met", "two": "met"}


def test_sections_without_a_rule_are_said_and_a_year_that_is_over_is_past(run: Any, folder: Any) -> None:
    root = folder(
        """
# records/groups/grp.yaml
name: The Body
kind: committee
from: 2010-01-01
meetings-complete:
  - from: 2015-01-01
# records/terms/grp/v1.yaml
title: Terms
status: agreed
in-force:
  from: 2016-01-01
sections:
  - id: frequency
    rules:
      - kind: frequency
        id: often
        at-least: 1
        period: calendar-year
        inquorate: counts
        extraordinary: counts
        reconvened: one-meeting
  - id: absence
    heading: Absence
  - id: votes
    heading: Votes
# records/meetings/grp/2017-03-01.yaml
status: held
"""
    )
    out = " ".join(run("compliance", "grp", "--on", "2017-12-20", root=root).out.split())
    assert "1 was breached and is over" in out
    assert "2 sections of its terms without a rule as data: not judged" in out
    assert "Absence; Votes" in out
    assert "is breached" not in out
    assert "0 of at least 1 meeting held in 2016" not in run("today", "--on", "2017-12-20", root=root).out


def test_a_group_that_is_needed_is_called_by_its_name(run: Any, folder: Any) -> None:
    root = folder(
        """
# records/groups/grp.yaml
name: The Body
kind: committee
seats:
  - id: one
    generic: One
    membership:
      - type: voting
    representatives:
      - member: ann
        from: 2010-01-01
# records/groups/wg.yaml
name: Release Group
kind: working-group
seats:
  - id: w
    generic: W
    membership:
      - type: voting
    representatives:
      - member: bob
        from: 2010-01-01
# records/members/ann.yaml
name: Ann
# records/members/bob.yaml
name: Bob
# records/terms/grp/v1.yaml
title: Terms
status: agreed
in-force:
  from: 2015-01-01
sections:
  - id: one
    rules:
      - kind: belonging
        id: b
        binds: [voting]
        groups: [wg]
"""
    )
    out = " ".join(run("compliance", "grp", "--on", "2019-06-01", root=root).out.split())
    assert "does not belong to Release Group" in out


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("voting", "put it in brackets: [voting]"),
        ("voting, officer", "put it in brackets: [voting, officer]"),
        ("votng", "did you mean `voting`?"),
    ],
)
def test_one_word_where_a_list_is_wanted_is_explained(run: Any, folder: Any, typed: str, help: str) -> None:
    root = folder(
        f"""
# records/groups/grp.yaml
name: The Body
kind: committee
# records/terms/grp/v1.yaml
title: Terms
status: draft
sections:
  - id: one
    rules:
      - kind: quorum
        id: q
        defined: not-defined
        of: {typed}
        heads: persons
        deputies: count
        remote: count
        when: at-opening
"""
    )
    assert help in run("check", root=root).out


@pytest.mark.parametrize(
    ("rule", "code", "help"),
    [
        ({**CLASSES, "classes": [{"class": "autority", "number": "1"}]}, "MK770", "`authority`"),
        ({**TERM, "except-classes": ["autority"]}, "MK770", "`authority`"),
        ({"kind": "chairing", "office": "chiar"}, "MK771", "`chair`"),
        ({"kind": "belonging", "binds": ["voting"], "group-kinds": ["work-group"]}, "MK772", "working-group"),
        (
            {"kind": "chairing", "office": "chair", "by-office": [{"post": "Area Comander"}]},
            "MK773",
            "`Area Commander`",
        ),
        ({"kind": "chairing", "office": "chair", "appointed-for": "1", "expiry": "not-said"}, "MK775", "12"),
    ],
)
def test_words_of_rules_are_compared_with_the_records(
    run: Any, folder: Any, rule: dict[str, Any], code: str, help: str
) -> None:
    root = folder(
        f"""
# records/groups/grp.yaml
name: The Body
kind: committee
# records/members/ann.yaml
name: Ann
posts:
  - title: Area Commander
# records/organisations/tvp.yaml
name: Police
classes:
  - class: authority
    from: 2010-01-01
# records/terms/grp/v1.yaml
title: Terms
status: agreed
sections:
  - id: one
    rules:
      - {json.dumps({"id": "r", **rule})}
"""
    )
    out = run("check", root=root).out
    assert code in out
    assert help in out
    assert "MK774" in out  # agreed, and not said to be in force
