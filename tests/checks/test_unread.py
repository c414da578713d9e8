"""One mistake is told once: what rests on a file that cannot be read, or on a mistyped id, is passed over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run

import mkcsp

from .told import SMK, codes, meeting

EXAMPLE = Path(mkcsp.__file__).parent / "example" / "records"
PEOPLE = """
# records/members/jo.yaml
name: Jo Field
"""
SEAT = SMK + "seats:\n  - id: police\n    representatives:\n      - member: jo\n        from: 2015\n"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The records of the example, with which nothing is wrong."""
    shutil.copytree(EXAMPLE, tmp_path / "records")
    return tmp_path


def told(run: Run, root: Path) -> list[tuple[str, str]]:
    """The path and the code of everything that check says and no record acknowledges."""
    found = json.loads(run("check", "--output-format", "json", root=root).out)
    return [(one["path"], one["code"]) for one in found if one["acknowledged"] is None]


@pytest.mark.parametrize(
    "broken",
    [
        "members/ama-boateng.yaml",
        "organisations/chamber-of-trade.yaml",
        "groups/board.yaml",
        "groups/towpath.yaml",
        "meetings/board/2024-05-16.yaml",
        "meetings/board/2025-03-20.yaml",
        "terms/board/2024-03.yaml",
        "strategies/safer-2022.yaml",
        "reports/cameras-contract.yaml",
    ],
)
def test_of_a_file_that_cannot_be_read_nothing_more_is_said(broken: str, example: Path, run: Run) -> None:
    path = example / "records" / broken
    path.write_text(path.read_text(encoding="utf-8") + '\n"never closed\n', encoding="utf-8")
    ((where, code),) = told(run, example)
    assert where == f"records/{broken}"
    assert code.startswith("MK0")


def test_a_file_that_is_not_there_is_still_missed(example: Path, run: Run) -> None:
    (example / "records" / "meetings" / "board" / "2024-07-18.yaml").unlink()
    assert {"MK205", "MK206", "MK404"} == {code for _, code in told(run, example)}


@pytest.mark.parametrize("folder", ["members", "meetings", "meetings/board", "organisations", "terms"])
def test_of_a_folder_that_is_a_link_nothing_more_is_said(folder: str, example: Path, run: Run) -> None:
    (example / "records" / folder).rename(example / "elsewhere")
    (example / "records" / folder).symlink_to(example / "elsewhere")
    assert told(run, example) == [(f"records/{folder}", "MK001")]


def test_a_slip_in_a_roll_is_told_as_one_and_not_as_a_missing_seat(tmp_path: Path) -> None:
    roll = meeting("roll:\n  complete: yes\n  sections: [{kind: members, lines: [{member: ja}]}]")
    assert codes(tmp_path, SEAT, PEOPLE, roll) == ["MK201"]


def test_a_slip_in_a_recorded_vote_is_told_as_one_and_not_as_somebody_who_was_not_there(tmp_path: Path) -> None:
    sections = "body: SaferMK\nroll:\n  complete: yes\n  sections: [{kind: members, lines: [{member: jo, as: Jo}]}]\n"
    voted = "minutes:\n  items: [{id: cctv, title: CCTV, votes: [{result: carried, recorded-for: [{member: ja}]}]}]"
    assert codes(tmp_path, SEAT, PEOPLE, meeting(sections + voted)) == ["MK201"]


def test_a_slip_in_the_group_of_a_report_is_told_as_one(tmp_path: Path) -> None:
    report = "# records/reports/cctv.yaml\nsubject: CCTV\nmeeting: smk/2016-01-21\ngroup: smj"
    assert codes(tmp_path, SMK, meeting(""), report) == ["MK203"]
