"""The invented partnership of `mkcsp init --example` shows what its README says it shows.

Through the command line, and as things stood on one day.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import isclass
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

import pytest
from conftest import Run
from holidays import country_holidays

import mkcsp
import mkcsp.model
from mkcsp.loader.reading import read
from mkcsp.model.base import Record
from mkcsp.model.rules import ClassesRule, Obligation, SeatsRule
from mkcsp.model.terms_of_reference import Rule
from mkcsp.register import KINDS

EXAMPLE = Path(mkcsp.__file__).parent / "example"
ON = "2026-06-15"


def test_check_finds_only_what_is_acknowledged(run: Run) -> None:
    found = run("check", "--show-acknowledged", "--output-format", "concise", root=EXAMPLE)
    assert found.status == 0
    (finding, first, second, count) = found.out.splitlines()
    assert finding.startswith("records/meetings/board/2025-09-18.yaml:")
    assert "adjourned for that reason" in finding
    assert ("MK765" in first, "MK765" in second) == (True, True)
    assert count == "nothing is wrong; 3 acknowledged"


def cases(run: Run, on: str) -> dict[str, dict[str, Any]]:
    """By member: what `breaches` says of them on a day."""
    told = run("breaches", "--on", on, "--output-format", "json", root=EXAMPLE)
    assert told.status == 0, told.err
    return {case["id"]: case for group in json.loads(told.out)["groups"] for case in group["breaches"]}


def test_every_state_of_a_breach_is_shown(run: Run) -> None:
    assert {id: case["state"] for id, case in cases(run, ON).items()} == {
        "fenella-stroud": "at-risk",
        "yusuf-karadag": "open",
        "ottoline-bragg": "open",
        "tobias-lindqvist": "provisional",
        "lorna-mackintyre-bell": "dealt-with",
        "hugh-penhallow": "dealt-with",
        "quentin-ashdown": "dealt-with",
        "cedric-nwosu": "withdrawn",
        "idris-blackwood": "dependent",
        "wilf-tansley": "untold",
    }


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("yusuf-karadag", "attended since: board/2026-05-21"),
        ("ottoline-bragg", "first letter sent 2026-03-23"),
        ("lorna-mackintyre-bell", "exceptional circumstances accepted"),
        ("hugh-penhallow", "deferred"),
        ("hugh-penhallow", "the member retained"),
        ("quentin-ashdown", "the member asked to leave"),
        ("quentin-ashdown", "second letter sent 2025-04-07"),
        ("quentin-ashdown", "left on 2025-04-30"),
        ("cedric-nwosu", "is “represented by a deputy”"),
    ],
)
def test_every_step_in_the_life_of_a_breach_is_shown(run: Run, member: str, words: str) -> None:
    assert any(words in told for told in cases(run, ON)[member]["story"])


@pytest.mark.parametrize(
    ("on", "member", "state"),
    [
        ("2024-10-10", "cedric-nwosu", "provisional"),  # before the minutes were corrected
        ("2025-01-16", "quentin-ashdown", "open"),
        ("2025-06-01", "hugh-penhallow", "provisional"),  # the minutes of May were put off in July
        ("2025-09-17", "lorna-mackintyre-bell", "open"),
        ("2026-03-18", "ottoline-bragg", "provisional"),
    ],
)
def test_states_are_those_of_the_day_of_judgement(run: Run, on: str, member: str, state: str) -> None:
    assert cases(run, on)[member]["state"] == state


def test_one_absence_is_a_breach_by_one_reading_and_none_by_another(run: Run) -> None:
    readings = cases(run, ON)["idris-blackwood"]["readings"]
    assert sorted(side["breaches_completed_by"] for side in readings) == [[], ["ndg/2026-01-20"], ["ndg/2026-04-14"]]


def test_why_somebody_who_sent_a_deputy_was_absent_is_said(run: Run) -> None:
    told = " ".join(run("breaches", "board", "--on", ON, "--full", root=EXAMPLE).out.split())
    assert "the meeting of 20 November 2025 is an absence: Ben Arkwright was not named as a deputy beforehand" in told


def test_a_deputy_ends_a_run_and_accepted_absences_make_none(run: Run) -> None:
    everybody = cases(run, "2025-05-31")
    assert "tobias-lindqvist" not in everybody
    assert "priyanka-sethuraman" not in cases(run, ON)
    assert "ama-boateng" not in cases(run, ON)


def test_where_there_is_no_rule_the_lacking_record_is_named(run: Run) -> None:
    told = run("breaches", "towpath", "--on", ON, root=EXAMPLE)
    assert "the records hold no terms of reference of towpath" in told.out


def test_attendance_prints_every_mark(run: Run) -> None:
    told = run("attendance", "board", "--on", ON, root=EXAMPLE)
    assert told.status == 0
    marks = {mark for line in told.out.splitlines() for mark in line.split() if len(mark) == 1}
    assert set("PRTDALXENV-?") <= marks


def test_a_members_attendance_record_prints(run: Run) -> None:
    told = run("attendance", "board", "tobias-lindqvist", "--on", ON, root=EXAMPLE)
    assert told.status == 0
    assert "NOT FOR PUBLICATION" in told.out.upper()


def meetings(*groups: str) -> list[str]:
    files = (EXAMPLE / "records" / "meetings").glob("*/*.yaml")
    return sorted(f"{file.parent.name}/{file.stem}" for file in files if file.parent.name in groups)


@pytest.mark.parametrize("meeting", meetings("board", "ndg", "towpath"))
def test_minutes_and_agendas_print(run: Run, meeting: str) -> None:
    record = read(EXAMPLE).register.meetings[meeting]
    if record.minutes is not None:
        paper = run("minutes", meeting, "--on", ON, root=EXAMPLE)
        assert (paper.status, paper.err) == (0, "")
        for item in record.minutes.items:
            assert item.minute in (None, "missing") or f"\n{item.minute} " in paper.out
    if record.agenda is not None:
        paper = run("agenda", meeting, root=EXAMPLE)
        assert (paper.status, paper.err) == (0, "")
        for entry in record.agenda.items:
            assert f"\n{entry.number}. " in paper.out


@pytest.mark.parametrize(
    ("meeting", "state"),
    [
        ("board/2024-05-16", "Approved on 18 July 2024 (SCB48).\nSigned by Councillor Bettina Oakshott."),
        ("board/2024-09-19", "Approved as corrected on 21 November 2024"),
        ("board/2026-05-21", "DRAFT"),
        ("towpath/2025-02-27", "APPROVAL NOT IN THE RECORDS"),
    ],
)
def test_every_state_of_minutes_is_shown(run: Run, meeting: str, state: str) -> None:
    assert state in run("minutes", meeting, "--on", ON, root=EXAMPLE).out


def test_nothing_of_a_restricted_item_is_printed_but_what_may_be_said(run: Run) -> None:
    paper = run("minutes", "board/2026-03-19", "--on", ON, root=EXAMPLE).out
    _, _, item = paper.partition("Support for victims of burglary: a contract")
    assert "Not for publication: Schedule 12A, paragraph 3" in item.replace("\n          ", " ")


@pytest.mark.parametrize(
    ("owner", "state"),
    [
        ("Community Safety Manager, Harrowmere Borough Council and Vennshire Navigation Trust", "Overdue since"),
        ("Dagny Holmqvist", "Overdue since 31 May 2026"),
        ("Group Manager, Vennshire Fire and Rescue Service", "waits for the trial"),
        ("Leonora Vance", "Overdue since May 2026"),
    ],
)
def test_actions_are_overdue_and_waiting(run: Run, owner: str, state: str) -> None:
    told = run("resolutions", "--open", "--on", ON, "--to", "html", root=EXAMPLE)
    assert told.status == 0
    _, found, group = told.out.partition(f">{owner}</h2>")
    assert found
    assert state in group.partition("</h2>")[0]


@pytest.mark.parametrize(("on", "since"), [("2025-11-10", "31 October 2025"), (ON, "31 March 2026")])
def test_the_deadline_is_that_of_the_day_of_judgement(run: Run, on: str, since: str) -> None:
    told = run("resolutions", "--open", "--owner", "navigation", "--on", on, "--to", "html", root=EXAMPLE)
    assert f"Overdue since {since}; waits for consent of the owner of the Maltings" in told.out


def test_a_body_resolves_and_ends_in_its_own_words(run: Run) -> None:
    paper = run("minutes", "ndg/2025-02-11", "--on", ON, root=EXAMPLE).out
    assert "WE AGREED –" in paper
    assert "RESOLVED" not in paper
    assert "We were done at twenty to eight." in paper
    assert "AGREED WITHOUT A VOTE –" in run("minutes", "board/2024-11-21", "--on", ON, root=EXAMPLE).out


def test_closed_actions_are_not_among_the_open_ones(run: Run) -> None:
    everything = run("resolutions", "--on", ON, root=EXAMPLE).out
    still_open = run("resolutions", "--open", "--on", ON, root=EXAMPLE).out
    assert len(still_open) < len(everything)


def test_a_list_of_members_is_that_of_its_day(run: Run) -> None:
    before = run("members", "board", "--on", "2025-03-31", root=EXAMPLE).out
    after = run("members", "board", "--on", ON, root=EXAMPLE).out
    assert "South Vennshire" in before
    assert "South Vennshire" not in after
    assert "Vacant" in after
    assert "nomination" in after


def test_every_kind_of_record_is_shown() -> None:
    shown = {file.relative_to(EXAMPLE / "records").parts[0] for file in (EXAMPLE / "records").rglob("*.yaml")}
    assert shown == {"settings.yaml", *(kind.KIND for kind in KINDS if kind.KIND != "settings")}


def test_every_group_of_fields_is_used() -> None:
    classes = {
        kind
        for module in iter_modules(mkcsp.model.__path__)
        for kind in vars(import_module(f"mkcsp.model.{module.name}")).values()
        if isclass(kind) and is_dataclass(kind) and kind.__module__.startswith("mkcsp.model.")
    }
    used: set[type] = set()

    def see(value: Any) -> None:
        if is_dataclass(value):
            used.add(type(value))
            for field in fields(value):
                see(getattr(value, field.name))
        elif isinstance(value, tuple | list):
            for each in value:
                see(each)
        elif hasattr(value, "values"):
            for each in value.values():
                see(each)

    see(read(EXAMPLE).register)
    assert classes - used == {Record, Obligation, ClassesRule, SeatsRule}  # what others extend


def test_everybody_is_invented() -> None:
    for file in (EXAMPLE / "records" / "members").glob("*.yaml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(": ")
            if name == "telephone":
                assert value.replace("(", "").replace(")", "").startswith("01632 960")
            if name == "email":
                assert value.endswith("@example.org")


def standing(run: Run, group: str, on: str = ON) -> dict[str, dict[str, Any]]:
    """By its id: each answer of `compliance` on a day."""
    told = run("compliance", group, "--on", on, "--output-format", "json", root=EXAMPLE)
    assert told.status == 0, told.err
    return {answer["id"]: answer for answer in json.loads(told.out)["groups"][0]["answers"]}


@pytest.mark.parametrize(
    ("group", "answer", "state"),
    [
        ("board", "practices/board/notice/board/2025-02-06", "breached"),
        ("board", "practices/board/notice/board/2026-05-21", "met"),
        ("board", "practices/board/inspection/board/2026-05-21", "met"),
        ("board", "board/2025-05/strategy/period", "met"),
        ("board", "board/2025-05/seats/faiths-council", "breached"),
        ("board", "board/2025-05/three-years/council", "breached"),
        ("board", "board/2025-05/three-years/fire", "due-soon"),
        ("board", "board/2025-05/three-years/probation", "unknown"),
        ("board", "board/2025-05/delivery-group/chamber", "breached"),
        ("board", "board/2025-05/quorum/board/2026-07-16", "not-yet"),
        ("board", "board/2025-05/quorum-authorities/board/2025-09-18", "met"),
        ("board", "board/2025-05/three-meetings/open", "breached"),
        ("board", "board/2025-05/every-second-month/board/2025-11-20", "breached"),
        ("board", "board/2025-05/every-second-month/board/2026-03-19", "depends"),
        ("board", "board/2025-05/place/board/2025-03-20/place", "breached"),
        ("board", "board/2025-05/minutes/board/2026-03-19", "breached"),
        ("board", "board/2025-05/actions/board/2026-03-19/lighting/2", "breached"),
        ("board", "board/2025-05/findings/towpath", "met"),
        ("board", "board/2025-05/vice-chair/vice-chair", "met"),
        ("board", "board/2025-05/review/terms", "met"),
        ("board", "board/2025-05/review/membership", "breached"),
        ("ndg", "practices/ndg/notice/ndg/2026-04-14", "met"),
        ("ndg", "ndg/2024-09/four-a-year/2025", "depends"),
        ("ndg", "ndg/2024-09/chair/chair/term", "breached"),
        ("ndg", "board/2025-05/delivery-group-report", "met"),
        ("ndg", "board/2025-05/delivery-group-report/contents/board/2026-03-19", "met"),
        ("ndg", "board/2025-05/delivery-group-report/through/board/2026-03-19", "met"),
        ("ndg", "board/2025-05/delivery-group-terms/version/ndg/2024-09", "met"),
        ("tenants", "board/2025-05/tenants-at-risk/tenants/2025-10", "unknown"),
        ("tenants", "board/2025-05/tenants-seasons/2025/autumn", "met"),
        ("tenants", "board/2025-05/tenants-seasons/2026/spring", "unknown"),
    ],
)
def test_compliance_shows_every_state_of_every_kind(run: Run, group: str, answer: str, state: str) -> None:
    assert standing(run, group)[answer]["state"] == state


def test_every_kind_of_rule_is_shown() -> None:
    register = read(EXAMPLE).register
    shown = {rule.kind for terms in register.terms.values() for section in terms.sections for rule in section.rules}
    shown |= {adopted.rule.kind for practice in register.practices.values() for adopted in practice.rules}
    assert shown == {get_args(get_type_hints(kind)["kind"])[0] for kind in get_args(Rule)}


def test_what_came_late_is_over(run: Run) -> None:
    late = standing(run, "board")["board/2025-05/every-second-month/board/2025-11-20"]
    assert (late["since"], late["ended"]) == ("2026-02-01", "2026-03-19")


def test_whose_reply_would_make_a_quorum_is_said(run: Run) -> None:
    told = run("explain", "board/2025-05/quorum/board/2026-07-16", "--on", ON, root=EXAMPLE)
    assert told.status == 0
    words = " ".join(told.out.split())
    assert "4 of 5 so far" in words
    assert "Rural parishes" in words


def test_today_awaits_what_a_resolution_was_to_change_and_not_what_was_changed(run: Run) -> None:
    told = run("today", "--on", ON, root=EXAMPLE)
    assert told.status == 0
    assert "SCB90(3)" in told.out
    assert "SCB96" not in told.out


def test_nobody_is_named_in_what_can_be_published(run: Run) -> None:
    paper = run("compliance", "--on", ON, root=EXAMPLE).out
    names = [member.name for member in read(EXAMPLE).register.members.values()]
    assert [name for name in names if name in paper] == []


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_bank_holidays_are_those_of_england(year: int) -> None:
    known = country_holidays("GB", subdiv="ENG", years=year)
    settings = read(EXAMPLE).register.settings
    assert settings is not None
    given = {day.first for day in settings.bank_holidays if day.first.year == year}
    assert given == {day for day in known if day.weekday() < 5}
