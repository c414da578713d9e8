"""What became of resolutions: what was done before it was minuted is the ordinary case."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

RECORDS = """
# records/groups/board.yaml
name: Board
kind: partnership
# records/meetings/board/2024-05-14.yaml
status: held
minutes:
  items:
    - {id: roads, resolved: [{id: "1", text: That the lights be mended.}]}
# records/meetings/board/2024-11-12.yaml
status: held
minutes:
  items: [{id: arising, text: Reported.}]
# records/resolutions/board/2024-05-14.yaml
actions:
  roads/1:
    owners: [{post: Clerk}]
"""


@pytest.mark.parametrize(
    ("entry", "odd"),
    [
        ("closed: {on: 2024-09-10, by: board/2024-11-12/arising, how: done}", False),
        ("closed: {on: 2024-09-10, by: board/2024-11-12/arising, how: overtaken}", False),
        ("closed: {on: 2024-11-12, by: board/2024-11-12/arising, how: done}", False),
        ("closed: {on: 2024-11-13, by: board/2024-11-12/arising, how: done}", True),
        ("closed: {on: 2024-09-10, by: board/2024-11-12/arising, how: dropped}", True),
        ("put-off: [{on: 2024-09-10, by: board/2024-11-12/arising, due: {when: date, date: 2025-01-31}}]", True),
        ("progress: [{on: 2024-09-10, by: board/2024-11-12/arising, text: Half are mended.}]", False),
    ],
)
def test_done_before_it_was_minuted_is_the_ordinary_case(entry: str, odd: bool, run: Run, folder: Folder) -> None:
    said = run("check", root=folder(f"{RECORDS}    {entry}\n")).out
    assert ("MK604" in said) is odd
    assert said.count("MK") == odd
