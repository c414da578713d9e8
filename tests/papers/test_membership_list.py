"""The membership list: by class, alphabetical within it, with a chair who has no seat, and printed even if empty."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

BOARD = """
# records/groups/board.yaml
name: Board
kind: partnership
offices:
  - {office: chair, member: jo, from: 2024-01-01}
  - {office: vice-chair, member: sam, from: 2024-01-01}
seats:
  - id: town
    generic: The town councils
    membership: [{type: voting, class: statutory-partner}]
  - {id: police, organisation: police, membership: [{type: voting}]}
  - {id: college, organisation: college, membership: [{type: voting}]}
  - {id: fire, organisation: fire, membership: [{type: voting}], representatives: [{member: sam, from: 2024-01-01}]}
  - {id: friends, generic: Friends of the park, membership: [{type: voting}]}
  - {id: bees, generic: Bee keepers, membership: [{type: voting}]}

# records/organisations/police.yaml
name: Police
classes: [{class: responsible-authority, of: board, from: 2020}]

# records/organisations/fire.yaml
name: Fire Service
classes: [{class: responsible-authority, of: board, from: 2020}]

# records/organisations/college.yaml
name: A College
classes: [{class: statutory-partner, of: board, from: 2020, until: 2024-12-31}]

# records/members/jo.yaml
name: Jo Field

# records/members/sam.yaml
name: Sam Tan

# records/groups/new.yaml
name: New Group
kind: delivery-group
offices:
  - {office: chair, member: jo, from: 2024-01-01}

# records/groups/bare.yaml
name: Bare Group
kind: delivery-group

# records/meetings/bare/2024-06-01.yaml
status: planned
agenda:
  membership: yes
  items: [{id: start, title: Start}]
"""


def in_order(text: str, *words: str) -> bool:
    at = 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


@pytest.mark.parametrize("to", ["text", "html"])
def test_seats_of_a_class_are_alphabetical_within_it_and_others_as_typed(run: Run, folder: Folder, to: str) -> None:
    printed = run("members", "board", "--on", "2024-06-01", "--to", to, root=folder(BOARD)).out
    assert in_order(
        printed, "statutory partners", "A College", "The town councils", "responsible authorities", "Fire Service",
        "Police", "Friends of the park", "Bee keepers",
    )  # fmt: skip


def test_names_are_sorted_without_their_accents(run: Run, folder: Folder) -> None:
    files = BOARD.replace("name: A College", "name: Østerby College").replace("The town councils", "the Écoles")
    printed = run("members", "board", "--on", "2024-06-01", root=folder(files.replace("Fire Service", "Über Fire"))).out
    assert in_order(printed, "the Écoles", "Østerby College", "Police", "Über Fire")
    files = files.replace("the Écoles", "The Zoo")
    assert in_order(run("members", "board", "--on", "2024-06-01", root=folder(files)).out, "Østerby College", "The Zoo")


def test_a_class_that_ended_is_not_printed(run: Run, folder: Folder) -> None:
    printed = run("members", "board", "--on", "2025-06-01", root=folder(BOARD)).out
    assert in_order(printed, "statutory partners", "The town councils", "A College", "Friends of the park")


def test_a_chair_without_a_seat_is_among_the_members_and_one_with_a_seat_only_there(run: Run, folder: Folder) -> None:
    printed = run("members", "board", "--on", "2024-06-01", root=folder(BOARD)).out
    first = printed.split("Members with a vote")[0]
    assert in_order(first, "Offices held without a seat", "Chair", "Jo Field")
    assert "Sam Tan" not in first
    assert "Jo Field" not in run("members", "board", "--on", "2023-06-01", root=folder(BOARD)).out


@pytest.mark.parametrize("to", [None, "text", "html"])
def test_an_empty_list_has_its_two_columns(run: Run, folder: Folder, to: str | None) -> None:
    way = ("--to", to) if to else ()
    printed = run("members", "bare", "--on", "2024-06-01", *way, root=folder(BOARD)).out
    assert in_order(printed, "No members are recorded.", "Organisation", "Representatives")
    chaired = run("members", "new", "--on", "2024-06-01", *way, root=folder(BOARD)).out
    assert in_order(chaired, "Jo Field", "No other members are recorded.", "Organisation", "Representatives")


@pytest.mark.parametrize("to", ["text", "html"])
def test_an_agenda_prints_the_empty_list_as_well(run: Run, folder: Folder, to: str) -> None:
    printed = run("agenda", "bare/2024-06-01", "--to", to, root=folder(BOARD)).out
    assert in_order(printed, "No members are recorded.", "Organisation", "Representatives")
