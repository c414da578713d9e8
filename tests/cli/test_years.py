"""Years that no committee can mean are a finding or a refusal, never a fault of the program."""

from __future__ import annotations

import re

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING, approved

BOARD = BODIES + MEETING + approved()
COMMANDS = ("check", "today", "breaches", "compliance", "meetings", "resolutions")


@pytest.mark.parametrize("year", ["0001", "0000", "1799", "2201", "9999"])
@pytest.mark.parametrize("day", ["{}", "{}-01-01", "{}-12", "{}-12-31?"])
def test_a_year_that_nobody_can_mean_is_found_at_its_place(day: str, year: str, run: Run, folder: Folder) -> None:
    root = folder(
        BOARD.replace(
            "representatives: [{member: cy, from: 2015}]",
            f"representatives: [{{member: cy, from: 2015, until: {day.format(year)}}}]",
        )
    )
    ran = run("check", "--output-format", "concise", root=root)
    assert ran.status == 1
    assert re.search(r"^records/groups/board\.yaml:7:\d+: MK105 error: .*between 1800 and 2200", ran.out, re.MULTILINE)


@pytest.mark.parametrize(
    "field", ["held-on: 0001-01-01", "held-on: 9999-12-31", "held-on: 1800-01-01", "held-on: 2200"]
)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_fails_at_such_a_year(command: str, field: str, run: Run, folder: Folder) -> None:
    root = folder(BOARD.replace("venue: in the Council Chamber", f"venue: in the Council Chamber\n{field}"))
    assert field in (root / "records/meetings/board/2016-01-21.yaml").read_text("utf-8")
    for on in ((), ("--on", "1800-01-01"), ("--on", "2200-12-31")):
        ran = run(command, *(() if command == "check" else on), root=root)
        assert ran.status in (0, 1), ran.err
        assert "fault of mkcsp" not in ran.err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1799-12-31"])
@pytest.mark.parametrize(
    "command",
    [(name, "--on") for name in COMMANDS[1:]] + [("attendance", "board", "--from"), ("resolutions", "--due-by")],
)
def test_an_option_takes_the_same_years(command: tuple[str, ...], day: str, run: Run, folder: Folder) -> None:
    ran = run(*command, day, root=folder(BOARD))
    assert (ran.status, ran.out) == (2, "")
    assert "between 1800 and 2200" in ran.err
    assert f"{day}:" in ran.err
