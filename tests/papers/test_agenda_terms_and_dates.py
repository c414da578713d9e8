"""On an agenda: a draft of terms is called a draft, and meetings to come have their own times where these differ."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

RECORDS = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/terms/board/2024.yaml
title: Terms of Reference
STATUS
sections: [{id: aim, heading: Aim, text: To be safe.}]

# records/meetings/board/2024-05-14.yaml
status: held
starts: 10:00
agenda:
  terms: board/2024
  items:
    - {id: terms, title: Terms}
    - {id: dates, title: Dates, kind: future-meetings}
  future-meetings: [board/2024-07-09, board/2024-09-10]
minutes:
  items:
    - {id: terms, resolved: [{id: 1, text: That the terms be agreed.}]}

# records/meetings/board/2024-07-09.yaml
status: planned
starts: 10:00
ends: 12:00
venue: Room 1

# records/meetings/board/2024-09-10.yaml
status: planned
starts: 14:00
venue: Room 1
"""


@pytest.mark.parametrize(
    ("status", "draft"),
    [
        ("status: draft", True),
        ("status: agreed\nagreed: {by: board/2024-05-14/terms/1}", True),
        ("status: agreed\nagreed: {on: 2024-06-01}", True),
        ("status: agreed\nagreed: {on: 2024-05-01}", False),
        ("status: not-known", False),
    ],
)
@pytest.mark.parametrize("to", ["text", "html"])
def test_terms_that_were_a_draft_that_day_carry_the_word(
    run: Run, folder: Folder, status: str, draft: bool, to: str
) -> None:
    printed = run("agenda", "board/2024-05-14", "--to", to, root=folder(RECORDS.replace("STATUS", status))).out
    assert ("draft terms of reference" in printed.casefold()) is draft
    assert "terms of reference" in printed.casefold()


def test_a_meeting_to_come_has_its_own_time_where_it_differs(run: Run, folder: Folder) -> None:
    root = folder(RECORDS.replace("STATUS", "status: draft"))
    printed = " ".join(run("agenda", "board/2024-05-14", root=root).out.split())
    assert "Tuesday 9 July 2024, 10:00am to 12 noon" in printed or "9 July 2024, 10:00am to 12" in printed
    assert "Tuesday 10 September 2024, 2:00pm" in printed
    assert "All meetings will be held in Room 1" in printed


def test_where_all_have_one_time_it_is_said_once(run: Run, folder: Folder) -> None:
    same = RECORDS.replace("starts: 14:00", "starts: 10:00\nends: 12:00").replace("STATUS", "status: draft")
    printed = " ".join(run("agenda", "board/2024-05-14", root=folder(same)).out.split())
    assert "9 July 2024, 10" not in printed
    assert "All meetings will be held between 10:00am and 12" in printed
