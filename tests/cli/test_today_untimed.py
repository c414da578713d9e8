"""The task list says how much of a meeting to come its agenda has timed, and which items it has not."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run

ROOT = Path(__file__).parents[2]

AGENDA = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/meetings/board/2024-05-14.yaml
status: planned
starts: 10:00
ends: 12:00
agenda:
  items:
    - {id: start, number: 1., title: Start, duration: 5 mins}
    - id: plans
      title: Plans
      parts: [{id: roads, title: Roads, duration: 1 hour}]
    - {id: close, title: Close}
"""


def meeting(run: Run, root: Path, group: str, on: str) -> str:
    return " ".join(run("today", group, "--on", on, root=root).out.split())


def test_the_partnerships_agenda_of_2006_times_140_of_180_minutes(run: Run) -> None:
    said = meeting(run, ROOT, "csp", "2006-11-01")
    assert "140 of 180 minutes are timed; items 6, 7 and 8 are not" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", "65 of 120 minutes are timed; item “Close” is not"),
        ("title: Close}", "title: Close, duration: 5 mins}", None),
        ("title: Close}", "title: Close, duration: a while}", None),
        ("ends: 12:00\n", "", None),
    ],
)
def test_what_has_no_time_is_named(run: Run, folder: Folder, old: str, new: str, said: str | None) -> None:
    text = meeting(run, folder(AGENDA.replace(old, new)), "board", "2024-05-01")
    assert "14 May 2024" in text
    assert said in text if said else "minutes are timed" not in text
