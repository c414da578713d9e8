"""The clerk's desk: what lies on it, in which order, and what of a later day does not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attendance.body import Body, considers, day_of, dealing, held, id_of, seat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"
NEXT = "grp/2016-01-21"

PLANNED: dict[str, Any] = {
    "status": "planned",
    "starts": "14:00",
    "venue": "Hall",
    "agenda": {"items": [{"id": "cctv", "title": "CCTV", "papers": [{"title": "Survey", "state": "to-follow"}]}]},
}
NOTICE = {
    "heading": "Notice of meetings",
    "from": "2015-01-01",
    "rule": {
        "kind": "notice",
        "id": "notice",
        "clear-days": "5",
        "saturdays": "do-not-count",
        "sundays": "do-not-count",
        "bank-holidays": "do-not-count",
    },
}
PRACTICE = {"practices/grp": {"rules": [NOTICE]}}


def planned(**fields: Any) -> dict[str, Any]:
    """A meeting to come, on 21 January 2016."""
    return {f"meetings/{NEXT}": {**PLANNED, **fields}}


def desk(run: Any, root: Path, on: str, *more: str) -> list[Mapping[str, Any]]:
    ran = run("today", "grp", "--on", on, "--output-format", "json", *more, root=root)
    assert ran.status == 0, ran.err
    found: list[Mapping[str, Any]] = json.loads(ran.out)["matters"]
    return found


def of(found: list[Mapping[str, Any]], kind: str) -> list[tuple[str | None, str]]:
    return [(one["due"], one["what"]) for one in found if one["kind"] == kind]


def test_an_agenda_is_due_by_the_last_day_that_keeps_the_notice(run: Any, tmp_path: Path) -> None:
    holidays = {"settings": {"name": "Example", "bank-holidays": ["2016-01-01"]}}
    root = Body("P", more={**planned(), **PRACTICE, **holidays}).write(tmp_path)
    ((due, what),) = of(desk(run, root, "2016-01-04"), "notice")
    assert due == "2016-01-13"
    assert what == "issue the agenda for 21 January 2016 (5 clear days: Notice of meetings (adopted as practice))"
    assert of(desk(run, root, "2016-01-04"), "paper") == [("2016-01-13", "paper to follow for 21 January 2016: Survey")]
    (late,) = of(desk(run, root, "2016-01-14"), "notice")
    assert late[1].endswith("; it is too late to keep the notice")
    assert desk(run, root, "2016-01-14")[0]["urgency"] == "Overdue"


def test_bank_holidays_that_are_not_recorded_are_said(run: Any, tmp_path: Path) -> None:
    root = Body("P", more={**planned(), **PRACTICE}).write(tmp_path)
    ((_, what),) = of(desk(run, root, "2016-01-04"), "notice")
    assert "earlier if a bank holiday of 2016, of which none is recorded, lies between" in what


def test_without_a_rule_on_notice_none_is_made_up(run: Any, tmp_path: Path) -> None:
    root = Body("P", more=planned()).write(tmp_path)
    ((due, what),) = of(desk(run, root, "2016-01-04"), "notice")
    assert (due, what.split("; ")[1]) == ("2016-01-21", "no rule on notice is known to bind the body")


def test_once_the_agenda_is_out_replies_and_late_papers_are_due_by_the_meeting(run: Any, tmp_path: Path) -> None:
    agenda = {**PLANNED["agenda"], "issued": "2016-01-12"}
    replies = [{"member": "ann", "answer": "coming", "on": "2016-01-14"}]
    root = Body("P", more=planned(agenda=agenda, replies=replies)).write(tmp_path)
    assert of(desk(run, root, "2016-01-11"), "replies") == []
    assert of(desk(run, root, "2016-01-13"), "replies") == [
        ("2016-01-21", "2 of 2 replies missing for 21 January 2016: Ann Ash and Bob Birch")
    ]
    found = desk(run, root, "2016-01-14")
    assert of(found, "replies") == [("2016-01-21", "1 of 2 replies missing for 21 January 2016: Bob Birch")]
    assert of(found, "notice") == []
    assert of(found, "paper")[0][0] == "2016-01-21"


def test_minutes_missing_unapproved_unsigned_and_meetings_that_nothing_shows(run: Any, tmp_path: Path) -> None:
    unsigned = {"id": "minutes", "approves": [{"meeting": id_of(1), "outcome": "approved", "signed": "no"}]}
    meetings = {
        2: {"minutes": {"items": [unsigned]}},
        3: {"minutes": None},
        4: {"status": "planned", "roll": None, "minutes": None},
    }
    root = Body("PPPP", meetings=meetings, more=planned(), approved=False).write(tmp_path)
    assert of(desk(run, root, "2015-05-01"), "minutes") == [
        (None, "the minutes of 15 January 2015 await the signature of whoever presides"),
        (None, "the draft minutes of 15 March 2015 are missing"),
        (None, "nothing shows whether the meeting of 15 April 2015 was held"),
        ("2016-01-21", "the minutes of 15 February 2015 await approval, which no meeting since has given"),
    ]
    assert of(desk(run, root, "2015-01-20"), "minutes") == [
        ("2015-02-15", "the minutes of 15 January 2015 await approval")
    ]


def test_actions_are_told_when_they_are_overdue_or_due_soon(run: Any, tmp_path: Path) -> None:
    owner = {"owners": [{"member": "bob"}]}
    actions = {
        "attendance/1": {**owner, "due": {"when": "date", "date": "2015-03-31"}},
    }
    root = Body("PP", items={2: [considers()]}, more={f"resolutions/{id_of(2)}": {"actions": actions}}).write(tmp_path)
    what = "minute “Attendance” of 15 February 2015: That it be so. (Bob Birch)"
    assert of(desk(run, root, "2015-02-20", "--ahead", "10"), "action") == []
    assert of(desk(run, root, "2015-02-20"), "action") == [("2015-03-31", what)]
    (overdue,) = [one for one in desk(run, root, "2015-04-01") if one["kind"] == "action"]
    assert overdue["urgency"] == "Overdue"
    assert overdue["where"] == f"records/resolutions/{id_of(2)}.yaml:1"


def test_an_effect_that_the_records_do_not_show_is_told(run: Any, tmp_path: Path) -> None:
    effects = [{"what": "sets-up", "group": "cctv"}]
    actions = {"attendance/1": {"effects": effects, "closed": {"on": "2015-03-01", "how": "done"}}}
    root = Body("PP", items={2: [considers()]}, more={f"resolutions/{id_of(2)}": {"actions": actions}}).write(tmp_path)
    assert of(desk(run, root, "2015-04-01"), "effect") == [
        (
            None,
            "minute “Attendance” of 15 February 2015 stays open until the group cctv is in the records with set-up-by, "
            "and a record shows it at work, although it is recorded as done",
        )
    ]


def test_a_breach_through_its_life(run: Any, tmp_path: Path) -> None:
    steps = dealing(3, (5, "asked-to-leave"), letters={"first": "2015-04-20", "second": "2015-06-20"})
    root = Body("XXXPPP", items={5: [considers()]}, breaches={"2015-03-15-ann": steps}).write(tmp_path)
    told = {}
    for day in ("2015-03-20", "2015-04-16", "2015-04-21", "2015-05-16", "2015-06-21"):
        (one,) = [one for one in desk(run, root, day) if one["kind"] in ("letter", "breach")]
        told[day] = (one["kind"], one["due"], one["what"])
    assert told == {
        "2015-03-20": (
            "breach",
            "2015-04-15",
            f"Ann Ash, provisional: nothing until the minutes of {id_of(3)} are approved",
        ),
        "2015-04-16": ("letter", None, "first letter to Ann Ash, inviting reasons"),
        "2015-04-21": ("breach", "2015-05-15", "the breach of Ann Ash is to be considered"),
        "2015-05-16": ("letter", None, "second letter to Ann Ash, asking to leave"),
        "2015-06-21": ("breach", None, "Ann Ash leaves, and the end of the membership is entered"),
    }


def test_the_command_of_a_letter_writes_it(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = Body("XXXP").write(tmp_path)
    (one,) = [one for one in desk(run, root, day_of(4)) if one["kind"] == "letter"]
    assert run(*one["command"].split()[1:], root=root).status == 0
    assert (tmp_path / "letter.eml").exists()


def test_accepted_absences_are_reviewed(run: Any, tmp_path: Path) -> None:
    def accepts(review: str) -> dict[str, Any]:
        return {"id": "absence", "accepts": [{"member": "ann", "from": "2015-02-01", "review": review}]}

    root = Body("XXXX", items={2: [accepts("2015-03-20")]}).write(tmp_path / "one")
    assert [due for due, _ in of(desk(run, root, "2015-03-01"), "accepted-absence")] == ["2015-03-20"]
    assert of(desk(run, root, "2015-01-20"), "accepted-absence") == []
    again = Body("XXXX", items={2: [accepts("2015-03-20")], 3: [accepts("2016-03-20")]}).write(tmp_path / "two")
    assert of(desk(run, again, "2015-03-16"), "accepted-absence") == []


def test_what_ends_soon_by_the_records_is_told(run: Any, tmp_path: Path) -> None:
    seats = [seat("one", "council", held("ann", until="2015-06-30")), seat("two", "police", held("bob"))]
    offices = [{"office": "chair", "member": "bob", "from": "2014", "until": "2015-07-05"}]
    root = Body("PPPP", seats=seats, group={"offices": offices}).write(tmp_path)
    assert of(desk(run, root, "2015-05-20"), "expiry") == [
        ("2015-06-30", "Ann Ash holds the seat one until 30 June 2015"),
        ("2015-07-05", "Bob Birch is chair until 5 July 2015"),
    ]
    assert of(desk(run, root, "2015-04-20"), "expiry") == []
    assert of(desk(run, root, "2015-07-06"), "expiry") == []


def test_a_body_that_is_no_more_has_an_empty_desk(run: Any, tmp_path: Path) -> None:
    root = Body("PPPP", group={"until": "2015-05-01"}).write(tmp_path)
    assert desk(run, root, "2015-06-01") == []
    assert "There is nothing to be done." in run("today", "grp", "--on", "2015-06-01", root=root).out


def test_the_list_is_readable_at_80_columns_and_most_urgent_first(run: Any) -> None:
    ran = run("today", "--on", "2026-06-24", root=EXAMPLE)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    headings = [above for above, line in pairwise(lines) if line and set(line) == {"-"}]
    order = ["Overdue", "May be overdue", "To do now", "Due this week", "Due later", "No due date known"]
    assert headings == [one for one in order if one in headings]
    assert len(headings) > 2


@pytest.mark.parametrize("suffix", ["pdf", "html"])
def test_as_a_paper_it_is_not_for_publication(run: Any, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"desk.{suffix}"
    assert run("today", "--on", "2026-06-24", "-o", file, root=EXAMPLE).status == 0
    if suffix == "html":
        assert "<strong>NOT FOR PUBLICATION</strong>" in file.read_text(encoding="utf-8")
    else:
        assert file.read_bytes().startswith(b"%PDF")
    assert run("today", "-o", file, "--output-format", "json", root=EXAMPLE).status == 2


def test_the_partnership_s_own_desk(run: Any) -> None:
    ran = run("today", "--on", "2016-02-01", "--output-format", "json", root=ROOT)
    assert ran.status == 0
    effects = [one["what"] for one in json.loads(ran.out)["matters"] if one["kind"] == "effect"]
    assert [what.split(" stays")[0] for what in effects] == [
        "SMK34(5) of 21 January 2016",
        "SMK35(2) of 21 January 2016",
        "SMK35(3) of 21 January 2016",
        "SMK35(3) of 21 January 2016",
        "minute “Public Place CCTV Review”(2) of 21 January 2016",
    ]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 200))
def test_every_place_is_a_line_of_a_file_and_the_order_holds(run: Any, days: int) -> None:
    on = (date(2025, 12, 1) + timedelta(days=days)).isoformat()
    found = json.loads(run("today", "--on", on, "--output-format", "json", root=EXAMPLE).out)["matters"]
    order = ["Overdue", "May be overdue", "To be done now", "Within a week", "Later", "Without a day"]
    keys = [(order.index(one["urgency"]), one["due"] or "9999") for one in found]
    assert keys == sorted(keys)
    for one in found:
        path, _, line = one["where"].rpartition(":")
        assert 1 <= int(line) <= len((EXAMPLE / path).read_text(encoding="utf-8").splitlines())
        assert (one["due"] or "9999") >= on or "verdue" in one["urgency"]


def test_an_appointment_that_a_meeting_ended_is_overdue_since_that_meeting(run: Any) -> None:
    out = " ".join(run("today", "--on", "2026-06-15", root=EXAMPLE).out.split())
    assert "20 January 2026 NDG: the appointment of the chair ran out at the meeting of 20 January 2026" in out


def test_what_may_be_late_stands_apart_and_is_not_called_overdue(run: Any) -> None:
    """Nothing shows that the meeting by which it was due was held: it is neither overdue nor without a day."""
    found = json.loads(run("today", "smk", "--on", "2017-01-20", "--output-format", "json", root=ROOT).out)["matters"]
    maybe = [one for one in found if one["urgency"] == "May be overdue"]
    assert [(one["due"], one["certain"]) for one in maybe] == [("2016-04-14", False)] * 3
    assert all(one["certain"] for one in found if one["urgency"] == "Overdue")
    out = run("today", "smk", "--on", "2017-01-20", root=ROOT).out
    below = out.partition("May be overdue\n")[2].partition("\n\n")[0]
    assert below.count("14 April 2016  ") == 3
    assert below.count("nothing shows") == 3


def test_many_tasks_of_one_kind_without_a_due_date_are_counted_and_each_is_shown_in_full(run: Any) -> None:
    found = json.loads(run("today", "smk", "--on", "2017-01-20", "--output-format", "json", root=ROOT).out)["matters"]
    undated = [one for one in found if one["urgency"] == "Without a day" and one["kind"] == "action"]
    short = run("today", "smk", "--on", "2017-01-20", root=ROOT).out
    full = " ".join(run("today", "smk", "--full", "--on", "2017-01-20", root=ROOT).out.split())
    assert f"SMK: {len(undated)} actions and decisions have no due date\n" in short
    assert len(short.split("\n")) <= 52
    assert len(undated) > 10
    for one in undated:
        assert " ".join(one["what"].split()) in full
        assert one["what"][:30] not in short


def test_two_tasks_of_one_kind_without_a_due_date_are_both_shown(run: Any, tmp_path: Path) -> None:
    clauses = {"id": "attendance", "title": "Attendance", "resolved": [{"id": n, "text": f"That {n}."} for n in "12"]}
    actions = {f"attendance/{n}": {"owners": [{"member": "bob"}]} for n in "12"}
    root = Body("PP", items={2: [clauses]}, more={f"resolutions/{id_of(2)}": {"actions": actions}}).write(tmp_path)
    out = run("today", "grp", "--on", "2015-02-20", root=root).out
    assert "That 1." in out
    assert "That 2." in out


def test_papers_that_were_called_for_or_are_to_be_cleared_are_tasks(run: Any, tmp_path: Path) -> None:
    papers = [
        {"title": "Survey", "state": "called-for", "due": "2016-01-04"},
        {"title": "Chart", "state": "received", "due": "2016-01-04"},
        {"title": "Costs", "state": "cleared"},
        {"title": "Lost", "state": "withdrawn"},
        {"report": "plan", "state": "late"},
    ]
    more = {
        **planned(agenda={"items": [{"id": "cctv", "title": "CCTV", "papers": papers}]}),
        "reports/plan": {"subject": "The plan", "group": "grp"},
    }
    found = of(desk(run, Body("P", more=more).write(tmp_path), "2016-01-05"), "paper")
    assert found == [
        ("2016-01-04", "paper awaited for 21 January 2016: Survey"),
        ("2016-01-21", "paper to be cleared for 21 January 2016: Chart"),
        ("2016-01-21", "paper late for 21 January 2016: The plan"),
    ]
