"""Whether the records show what a resolution was to change, and whether it is open until they do."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkcsp.history.due_days import OpenAction, open_actions
from mkcsp.loader.reading import read

from .body import Body, day_of, held, id_of, seat, version

MADE = f"{id_of(2)}/decision/1"
"""The resolution, of the meeting of 15 February 2015."""
LATER = date(2015, 12, 1)
ITEM = {"id": "decision", "title": "Decision", "resolved": [{"id": "1", "text": "That it be so."}]}


def records(effects: list[dict[str, Any]], shows: dict[str, Any], **action: Any) -> Body:
    """Four meetings, of which the second decided; `shows` are fields of the body, or further records."""
    more = {path: record for path, record in shows.items() if "/" in path}
    more[f"resolutions/{id_of(2)}"] = {"actions": {"decision/1": {"effects": effects, **action}}}
    fields = {name: value for name, value in shows.items() if name in ("offices", "reports-to")}
    terms = {"grp/v1": version()} | {
        path.removeprefix("terms/"): more.pop(path) for path in list(more) if "terms/" in path
    }
    return Body(
        "PPPP",
        items={2: [ITEM], **shows.get("items", {})},
        meetings=shows.get("meetings", {}),
        seats=shows.get("seats"),
        group=fields,
        terms=terms,
        more=more,
    )


def task(root: Path, on: date) -> tuple[OpenAction, bool]:
    register = read(root).register
    (found,) = open_actions(register, on, "grp")
    return found, found.open_on(register, on)


def is_open(root: Path, on: date) -> bool:
    return task(root, on)[1]


SEATS = [seat("one", "council", held("ann")), seat("two", "police", held("bob"))]
OTHER = {"name": "Other", "kind": "working-group"}
CYD = {"what": "appoints", "group": "grp", "member": "cyd"}
AGENDA = {"agenda": {"issued": "2015-03-05", "items": [{"id": "decision", "title": "Decision"}]}}

SHOWN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a representative by that minute": (
        CYD,
        {"seats": [*SEATS, seat("three", "trust", {"member": "cyd", "from": "2015-03-01", "by": MADE})]},
    ),
    "a representative from a later day": (CYD, {"seats": [*SEATS, seat("three", "trust", held("cyd", "2015-03-01"))]}),
    "somebody in the seat": (
        {"what": "appoints", "group": "grp", "seat": "three"},
        {"seats": [*SEATS, seat("three", "trust", held("dan", "2015-03-01"))]},
    ),
    "somebody of the organisation": (
        {"what": "appoints", "group": "grp", "organisation": "trust"},
        {"seats": [*SEATS, seat("three", "trust", held("dan", "2015-03-01"))]},
    ),
    "an office": (
        {**CYD, "office": "chair"},
        {"offices": [{"office": "chair", "member": "cyd", "from": "2015-03-01"}]},
    ),
    "an end": (
        {"what": "removes", "group": "grp", "member": "ann"},
        {"seats": [seat("one", "council", held("ann", until="2015-03-01")), SEATS[1]]},
    ),
    "the end of an office": (
        {"what": "removes", "group": "grp", "member": "cyd", "office": "chair"},
        {"offices": [{"office": "chair", "member": "cyd", "from": "2014", "until": "2015-03-01"}]},
    ),
    "a group": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": MADE, "from": "2015-03-01"}},
    ),
    "a group that met": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": MADE}, "meetings/other/2015-04-01": {"status": "held"}},
    ),
    "a group that was heard": (
        {"what": "sets-up", "group": "other"},
        {
            "groups/other": {**OTHER, "set-up-by": MADE},
            "items": {3: [{"id": "told", "heard": [{"group": "other"}]}]},
        },
    ),
    "each of several organisations": (
        {"what": "appoints", "group": "grp", "organisations": ["trust", "police"]},
        {
            "seats": [
                SEATS[0],
                seat("two", "police", held("bob", "2015-03-01")),
                seat("three", "trust", held("dan", "2015-03-01")),
            ]
        },
    ),
    "somebody in every seat": (
        {"what": "appoints", "group": "grp"},
        {"seats": [*SEATS, seat("three", "trust", held("dan", "2015-03-01"))]},
    ),
    "a group that has no name yet": (
        {"what": "sets-up"},
        {"groups/other": {**OTHER, "set-up-by": f"{id_of(2)}/decision", "from": "2015-03-01"}},
    ),
    "terms": (
        {"what": "adopts-terms", "terms": "grp/v2"},
        {"terms/grp/v2": {"title": "New", "status": "agreed", "agreed": {"on": "2015-03-01"}}},
    ),
    "a reporting line": (
        {"what": "reporting-line", "group": "grp", "to": "other"},
        {"groups/other": OTHER, "reports-to": [{"group": "other", "from": "2015-03-01"}]},
    ),
    "an item put off": ({"what": "defers", "to": id_of(3)}, {"meetings": {3: AGENDA}}),
    "an item put off to some meeting": ({"what": "defers"}, {"meetings": {3: AGENDA}}),
    "a report": (
        {"what": "asks-for-report", "report": "findings", "to": id_of(3)},
        {"reports/findings": {"subject": "Findings", "meeting": id_of(3), "dated": "2015-03-05"}},
    ),
    "an item with a report": (
        {"what": "asks-for-report", "item": "decision"},
        {"meetings": {3: AGENDA}},
    ),
}

UNSHOWN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "somebody who sat before": (
        {"what": "appoints", "group": "grp", "member": "bob"},
        {},
    ),
    "a holder of whom no day is known": (CYD, {"seats": [*SEATS, seat("three", "trust", {"member": "cyd"})]}),
    "another seat": (
        {**CYD, "seat": "two"},
        {"seats": [*SEATS, seat("three", "trust", held("cyd", "2015-03-01"))]},
    ),
    "a vacancy": (
        {"what": "appoints", "group": "grp", "seat": "three"},
        {"seats": [*SEATS, seat("three", "trust", {"state": "vacant", "from": "2015-03-01"})]},
    ),
    "an end in one seat of two": (
        {"what": "removes", "group": "grp", "member": "ann"},
        {"seats": [seat("one", "council", held("ann", until="2015-03-01")), seat("two", "police", held("ann"))]},
    ),
    "a membership that never was": ({"what": "removes", "group": "grp", "member": "eve"}, {}),
    "a group that is only typed": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": MADE}},
    ),
    "a group since the day of the resolution": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": MADE, "from": day_of(2)}},
    ),
    "a group since a day that was inferred": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": MADE, "from": "2015-03?"}},
    ),
    "one of several organisations": (
        {"what": "appoints", "group": "grp", "organisations": ["trust", "police"]},
        {"seats": [*SEATS, seat("three", "trust", held("dan", "2015-03-01"))]},
    ),
    "one person where everybody is asked": (
        {"what": "appoints", "group": "grp"},
        {"seats": [*SEATS, seat("three", "trust", held("dan", "2015-03-01")), seat("four", "council")]},
    ),
    "a group set up by another minute": (
        {"what": "sets-up", "group": "other"},
        {"groups/other": {**OTHER, "set-up-by": f"{id_of(1)}/other/1"}},
    ),
    "no such group": ({"what": "sets-up", "group": "other"}, {}),
    "a draft": ({"what": "adopts-terms", "terms": "grp/v2"}, {"terms/grp/v2": {"title": "New", "status": "draft"}}),
    "terms agreed before": (
        {"what": "adopts-terms", "terms": "grp/v2"},
        {"terms/grp/v2": {"title": "New", "status": "agreed", "agreed": {"on": "2014-12-01"}}},
    ),
    "a line to another body": (
        {"what": "reporting-line", "group": "grp", "to": "other"},
        {"groups/other": OTHER, "groups/third": OTHER, "reports-to": [{"group": "third", "from": "2015-03-01"}]},
    ),
    "an item at another meeting": ({"what": "defers", "to": id_of(4)}, {"meetings": {3: AGENDA}}),
    "a report to another meeting": (
        {"what": "asks-for-report", "report": "findings", "to": id_of(4)},
        {"reports/findings": {"subject": "Findings", "meeting": id_of(3)}},
    ),
    "a report that is not named": ({"what": "asks-for-report"}, {"meetings": {3: AGENDA}}),
}


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_open_until_the_records_show_it(name: str, tmp_path: Path) -> None:
    effect, shows = SHOWN[name]
    bare = {
        path: record for path, record in shows.items() if path == "groups/other" and effect["what"] == "reporting-line"
    }
    assert is_open(records([effect], bare).write(tmp_path / "bare"), LATER)
    root = records([effect], shows).write(tmp_path / "full")
    assert is_open(root, date(2015, 2, 15)), "nothing of a later day counts"
    assert not is_open(root, LATER)


@pytest.mark.parametrize("name", UNSHOWN)
def test_what_is_something_else_does_not_show_it(name: str, tmp_path: Path) -> None:
    effect, shows = UNSHOWN[name]
    assert is_open(records([effect], shows).write(tmp_path), LATER)


def test_being_recorded_as_done_does_not_close_it(tmp_path: Path) -> None:
    done = {"closed": {"on": "2015-03-01", "how": "done"}}
    assert is_open(records([CYD], {}, **done).write(tmp_path), LATER)


def test_what_was_dropped_waits_for_nothing(tmp_path: Path) -> None:
    assert not is_open(records([CYD], {}, closed={"on": "2015-03-01", "how": "dropped"}).write(tmp_path), LATER)


def test_what_recurs_stays_open_when_the_records_show_it(tmp_path: Path) -> None:
    effect, shows = SHOWN["a reporting line"]
    due = {"due": {"when": "recurring", "words": "at each meeting"}}
    assert is_open(records([effect], shows, **due).write(tmp_path), LATER)


def test_of_several_effects_all_have_to_be_shown(tmp_path: Path) -> None:
    effect, shows = SHOWN["a group"]
    root = records([effect, CYD], shows).write(tmp_path)
    found, open_ = task(root, LATER)
    assert open_
    states = [one.shown is not None for one in found.awaited_on(read(root).register, LATER)]
    assert states == [True, False]


@pytest.mark.parametrize("name", SHOWN)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 400))
def test_it_is_shown_from_one_day_on_and_for_good(name: str, days: int, tmp_path: Path) -> None:
    effect, shows = SHOWN[name]
    root = tmp_path / "folder"
    if not root.exists():
        records([effect], shows).write(root)
    day = date.fromisoformat(day_of(2)) + timedelta(days=days)
    if not is_open(root, day):
        assert not is_open(root, day + timedelta(days=1))
    unrelated = root / "records" / "members" / "zoe.yaml"
    before = is_open(root, day)
    unrelated.write_text("name: Zoe Zinnia\n", encoding="utf-8")
    assert is_open(root, day) == before
    unrelated.unlink()


ROOT = Path(__file__).parents[2]


def test_the_partnership_s_own_resolutions(tmp_path: Path) -> None:
    register = read(ROOT).register
    on = date(2017, 1, 1)
    waiting = {
        found.reference: [one.shown is not None for one in found.awaited_on(register, on)]
        for found in open_actions(register, on)
        if found.action.effects
    }
    minutes = "smk/2016-01-21"
    assert waiting == {
        f"{minutes}/sng-update/4": [True],
        f"{minutes}/sng-update/5": [True, False],
        f"{minutes}/hwb-strategy/2": [False],
        f"{minutes}/hwb-strategy/3": [False, False],
        f"{minutes}/cctv-review/2": [False],
    }
