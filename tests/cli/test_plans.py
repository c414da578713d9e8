"""The forward plan, and what reports leave to be done on the task list."""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Folder, Run

RECORDS = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/groups/scrutiny.yaml
name: Scrutiny Committee
kind: outside-body

# records/strategies/safer.yaml
name: Safer 2024-26
group: board
from: 2024
until: 2026
priorities:
  - {id: violence, title: Reducing violence, lead: Superintendent, action-plan: To the Board in May}
  - {id: roads, title: Safer roads}

# records/meetings/board/2024-05-14.yaml
status: held
minutes:
  items:
    - id: roads
      minute: "7"
      resolved:
        - {id: 1, text: That the roads plan come to the July meeting.}

# records/resolutions/board/2024-05-14.yaml
actions:
  roads/1:
    owners: [{name: Officers}]
    due: {when: meeting, meeting: board/2024-07-09}

# records/meetings/board/2024-07-09.yaml
status: planned

# records/reports/knives.yaml
subject: Knives
dated: 2024-05-01
group: board
meeting: board/2024-07-09
scrutiny: {state: to-come, group: scrutiny, on: 2024-06-20}
attachments:
  - {label: Annex A, title: Costs, state: to-follow}
  - {label: Annex B, title: Map}
plans:
  - {what: Figures for each ward, when: 2024-06}
  - {what: A last report, when: 2025-01}
"""


def matters(run: Run, root: Any, on: str) -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for each in json.loads(run("today", "board", "--on", on, "--output-format", "json", root=root).out)["matters"]:
        found.setdefault(each["kind"], []).append((each["what"], each["due"]))
    return found


def test_the_task_list_has_what_a_report_leaves_to_be_done(run: Run, folder: Folder) -> None:
    found = matters(run, folder(RECORDS), "2024-06-01")
    assert found["report"] == [
        ("Scrutiny Committee has yet to comment on the report “Knives”; expected on 20 June 2024", "2024-06-20")
    ]
    assert found["paper"] == [("Annex A “Costs” of the report “Knives” is still to follow", "2024-07-09")]
    assert found["plan"] == [("Figures for each ward", "2024-06-30")]


def test_what_nothing_shows_to_have_come_has_no_day_and_is_not_overdue(run: Run, folder: Folder) -> None:
    found = matters(run, folder(RECORDS), "2024-08-01")
    assert found["report"][0] == (
        "Scrutiny Committee has yet to comment on the report “Knives”; nothing shows that it did on 20 June 2024",
        None,
    )
    assert found["paper"][0][1] is None
    assert found["plan"] == [("nothing shows that this came, planned for June 2024: Figures for each ward", None)]


def test_what_came_and_what_was_entered_later_is_on_no_list(run: Run, folder: Folder) -> None:
    root = folder(
        RECORDS.replace("when: 2024-06}", "when: 2024-06, came: board/2024-05-14/roads}")
        .replace("state: to-come", "state: nil-return")
        .replace("state: to-follow", "state: attached")
    )
    assert not {"report", "paper", "plan"} & set(matters(run, root, "2024-08-01"))
    assert "report" not in matters(run, folder(RECORDS), "2024-04-30"), "the report was not written then"


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(
    ("words", "there"),
    [
        (("June 2024", "Figures for each ward", "to come", "knives"), True),
        (("9 July 2024", "That the roads plan come to the July meeting.", "board/2024-05-14/roads/1"), True),
        (("January 2025", "A last report"), True),
        (("Reducing violence", "Superintendent", "To the Board in May"), True),
        (("Safer roads", "not recorded"), True),
    ],
)
def test_the_forward_plan_has_reports_resolutions_and_action_plans(
    run: Run, folder: Folder, words: tuple[str, ...], there: bool
) -> None:
    printed = run("plans", "board", "--on", "2024-06-01", root=folder(RECORDS)).out
    assert any(all(word in line for word in words) for line in printed.splitlines()) is there


def test_a_strategy_of_another_time_is_not_on_the_forward_plan(run: Run, folder: Folder) -> None:
    assert "Reducing violence" not in run("plans", "board", "--on", "2027-01-01", root=folder(RECORDS)).out
    nothing = run("plans", "scrutiny", root=folder(RECORDS)).out
    assert nothing.startswith("Nothing is planned")


def test_a_plan_that_came_to_no_known_meeting_is_told(run: Run, folder: Folder) -> None:
    root = folder(RECORDS.replace("when: 2024-06}", "when: 2024-06, came: board/2023-05-14}"))
    assert "there is no minute or meeting `board/2023-05-14`" in run("check", root=root).out


RENEWED = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/meetings/board/2016-01-21.yaml
status: held
minutes:
  items: [{id: flag, title: Purple Flag, resolved: [{id: 1, text: That an application be made.}]}]

# records/resolutions/board/2016-01-21.yaml
actions:
  flag/1:
    owners: [{name: Officers}]
    due: {when: date, date: 2016-10-14, renewed-every: 12, CYCLE}
    CLOSED
"""


@pytest.mark.parametrize(
    ("closed", "on", "day", "what", "state"),
    [
        ("", "2016-11-01", "14 October 2017", "Renewal", "to come, if it was done in time"),
        ("", "2017-10-14", "14 October 2017", "Renewal", "to come, if it was done in time"),
        ("", "2017-10-15", "14 October 2018", "A new cycle begins", "to come, if it was done in time"),
        ("{on: 2016-09-30, how: done}", "2016-11-01", "30 September 2017", "Renewal", "to come"),
        ("{on: 2016-09-30, how: done}", "2018-01-01", "30 September 2018", "A new cycle begins", "to come"),
        ("{on: 2016-09-30, how: dropped}", "2016-11-01", "", "", ""),
    ],
)
@pytest.mark.usefixtures("wide")
def test_renewals_are_calculated_from_the_day_on_which_it_was_done(
    closed: str, on: str, day: str, what: str, state: str, run: Run, folder: Folder
) -> None:
    text = RENEWED.replace("CYCLE", "cycle: 24").replace("CLOSED", f"closed: {closed}" if closed else "")
    printed = " ".join(run("plans", "board", "--on", on, root=folder(text)).out.split())
    if day:
        assert f"{day} {what} (every 12 months in a cycle of 24): That an application be made. {state} " in printed
    else:
        assert "every 12 months" not in printed


@pytest.mark.parametrize(
    ("closed", "on", "told"),
    [
        ("{on: 2016-09-30, how: done}", "2017-09-20", True),
        ("{on: 2016-09-30, how: done}", "2017-01-20", False),
        ("", "2017-10-10", False),
    ],
)
def test_a_renewal_is_on_the_task_list_where_it_is_soon_and_certain(
    closed: str, on: str, told: bool, run: Run, folder: Folder
) -> None:
    text = RENEWED.replace("CYCLE", "words: yearly").replace("CLOSED", f"closed: {closed}" if closed else "")
    assert ("Renewal (every 12 months)" in run("today", "--on", on, root=folder(text)).out) is told


STRATEGY = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/strategies/safer.yaml
name: Safer 2015-17
group: board
from: 2015
until: 2017
"""
NEXT = """
# records/strategies/next.yaml
name: Next
group: board
from: 2018
until: 2020
"""


@pytest.mark.parametrize(
    ("on", "more", "said"),
    [
        ("2017-12-20", "", "“Safer 2015-17” ends, and no later strategy is recorded"),
        ("2018-02-20", "", "“Safer 2015-17” ended, and no later strategy is recorded"),
        ("2017-06-20", "", None),
        ("2017-12-20", NEXT, None),
        ("2018-02-20", NEXT, None),
        ("2017-12-20", NEXT.replace("2018", "2019"), "“Safer 2015-17” ends, and no later strategy is recorded"),
    ],
)
def test_a_strategy_that_ends_without_another_is_on_the_task_list(
    on: str, more: str, said: str | None, run: Run, folder: Folder
) -> None:
    printed = " ".join(run("today", "--on", on, root=folder(STRATEGY + more)).out.split())
    assert (said in printed) if said else ("later strategy" not in printed)
    planned = " ".join(run("plans", "--on", "2017-06-20", root=folder(STRATEGY + more)).out.split())
    assert ("31 December 2017" in planned) is (said is not None or not more)


@pytest.mark.parametrize(
    ("on", "state"),
    [("2024-05-13", "nothing shows that it came"), ("2024-05-20", "put off to 9 July 2024 (board/2024-05-14/roads/1)")],
)
@pytest.mark.usefixtures("wide")
def test_a_plan_that_was_put_off_says_to_when_and_by_what(on: str, state: str, run: Run, folder: Folder) -> None:
    plan = "plans:\n  - {what: The roads plan, when: 2024-04, put-off-by: board/2024-05-14/roads/1}\n"
    root = folder(RECORDS.replace("plans:\n", plan).replace("dated: 2024-05-01", "dated: 2024-03-01"))
    printed = " ".join(run("plans", "board", "--on", on, root=root).out.split())
    assert f"April 2024 The roads plan {state} knives" in printed
    assert ("The roads plan" in run("today", "--on", on, root=root).out) is (on == "2024-05-13")
