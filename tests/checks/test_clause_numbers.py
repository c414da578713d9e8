"""Clauses of a resolution run on: 1, 2, 3; a, b, c; i, ii, iii."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

MINUTES = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/meetings/board/2024-05-14.yaml
status: held
minutes:
  items:
    - id: roads
      resolved:
"""


def told(run: Run, folder: Folder, ids: str, *, below: bool = False) -> str:
    lines = [f'        - {{id: "{id}", text: That it be noted.}}\n' for id in ids.split()]
    if below:
        lines = ['        - id: "1"\n', "          text: That it be noted.\n", "          parts:\n"] + [
            f"    {line}" for line in lines
        ]
    return run("check", root=folder(MINUTES + "".join(lines))).out


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("ids", ["1", "5", "1 2 3", "a b c", "i ii iii iv", "1 2a"])
def test_clauses_that_run_on_are_right(run: Run, folder: Folder, ids: str, below: bool) -> None:
    assert "MK705" not in told(run, folder, ids, below=below)


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ("1 3", "clause 3 follows clause 1"),
        ("2 1", "clause 2 is the first"),
        ("1 3 2", "clause 2 follows clause 3"),
        ("a c", "clause c follows clause a"),
        ("i iii", "clause iii follows clause i"),
    ],
)
def test_a_number_left_out_or_out_of_order_is_told(run: Run, folder: Folder, ids: str, said: str, below: bool) -> None:
    found = told(run, folder, ids, below=below)
    assert "MK705" in found
    assert said in found
