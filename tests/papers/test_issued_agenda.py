"""An agenda that was issued stays as issued, whatever becomes of the meetings that it lists."""

from __future__ import annotations

import re

import pytest
from conftest import Folder, Run

RECORDS = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/meetings/board/2024-05-14.yaml
status: held
agenda:
  ISSUED
  items: [{id: plan, title: The plan}]
  future-meetings: [board/2024-07-09, board/2024-09-10]

# records/meetings/board/2024-07-09.yaml
status: planned
starts: 14:00
venue: Town Hall

# records/meetings/board/2024-09-10.yaml
status: planned
starts: 14:00
venue: Town Hall
"""

MOVES = [
    ("starts: 14:00\nvenue: Town Hall", "starts: 18:00\nvenue: Village Hall"),
    ("status: planned\nstarts: 14:00", "status: planned\nheld-on: 2024-08-01\nstarts: 14:00"),
    ("status: planned", "status: cancelled"),
]


@pytest.mark.parametrize("to", ["text", "html"])
@pytest.mark.parametrize(("old", "new"), MOVES)
@pytest.mark.parametrize("count", [1, 2])
def test_an_issued_agenda_stays_as_issued(run: Run, folder: Folder, old: str, new: str, count: int, to: str) -> None:
    note = 'issued: 2024-05-01\n  future-note: "All meetings will be held at 2pm at the Town Hall."'
    before = RECORDS.replace("ISSUED", note)
    printed = run("agenda", "board/2024-05-14", "--to", to, root=folder(before)).out
    assert "Tuesday 9 July 2024" in printed
    assert "at 2pm at the Town Hall" in printed
    assert run("agenda", "board/2024-05-14", "--to", to, root=folder(before.replace(old, new, count))).out == printed


def test_without_a_note_of_its_own_it_has_the_days_alone_and_check_says_so(run: Run, folder: Folder) -> None:
    root = folder(RECORDS.replace("ISSUED", "issued: 2024-05-01"))
    printed = run("agenda", "board/2024-05-14", root=root).out
    assert "Tuesday 9 July 2024" in printed
    assert "Town Hall" not in printed
    assert "MK756" in run("check", root=root).out


def test_a_draft_has_what_is_known_now(run: Run, folder: Folder) -> None:
    root = folder(RECORDS.replace("ISSUED", "contact-line: Ask us."))
    assert "Town Hall" in run("agenda", "board/2024-05-14", root=root).out
    assert "MK756" not in run("check", root=root).out


@pytest.mark.parametrize("to", ["text", "html"])
@pytest.mark.parametrize(
    ("state", "printed", "warned"),
    [("called-for", True, True), ("received", True, True), ("to-follow", True, False), ("cleared", False, False)],
)
def test_states_of_preparation_print_in_words_for_the_public(
    run: Run, folder: Folder, state: str, printed: bool, warned: bool, to: str
) -> None:
    item = f"  items: [{{id: s, number: '1', title: Survey, papers: [{{title: Results, state: {state}}}]}}]"
    root = folder(
        "# records/groups/board.yaml\nname: Board\nkind: committee\n"
        f"# records/meetings/board/2024-05-14.yaml\nstatus: planned\nagenda:\n  issued: 2024-05-01\n{item}\n"
    )
    made = run("agenda", "board/2024-05-14", "--to", to, root=root).out
    assert ("Results, to follow" in made, "Results" in made) == (printed, True)
    assert not {"called for", "received", "cleared"} & set(re.split(r"[,<>\n]\s*", made))
    assert ("MK712" in run("check", root=root).out) is warned
