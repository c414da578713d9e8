"""Whether a body was active, dormant, ended or replaced on a day, as `compliance` and `show` say it."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

BODIES = """
# records/groups/old.yaml
name: Old Board
kind: partnership
until: 2020-03-31

# records/groups/older.yaml
name: Older Board
kind: partnership

# records/groups/board.yaml
name: Board
kind: partnership
from: 2020-04-01
succeeds: [{group: older, on: 2020-04, terms: ended}]
dormant: [{from: 2022-06-01, until: 2023-05-31}]

# records/meetings/board/2022-05-10.yaml
status: held

# records/meetings/old/2019-05-10.yaml
status: held

# records/meetings/older/2019-05-10.yaml
status: held
"""


@pytest.mark.parametrize(
    ("group", "on", "said"),
    [
        ("old", "2020-04-01", "Ended; it existed until 31 March 2020."),
        ("old", "2020-03-31", None),
        ("older", "2020-05-01", "Replaced by Board in April 2020."),
        ("older", "2020-03-01", None),
        ("board", "2022-07-01", "Dormant; it has not met since 10 May 2022."),
        ("board", "2023-06-01", None),
        ("board", "2020-03-01", "Not yet set up; it exists from 1 April 2020."),
    ],
)
def test_compliance_says_what_became_of_a_body(run: Run, folder: Folder, group: str, on: str, said: str | None) -> None:
    printed = " ".join(run("compliance", group, "--on", on, root=folder(BODIES)).out.split())
    if said is None:
        assert not any(word in printed for word in ("Ended;", "Replaced by", "Dormant;", "Not yet set up"))
    else:
        assert said in printed


@pytest.mark.parametrize(
    ("group", "on", "said"),
    [
        ("old", "2020-04-01", "Ended; it existed until 31 March 2020."),
        ("older", "2020-05-01", "Replaced by Board in April 2020."),
        ("board", "2022-07-01", "Dormant; it has not met since 10 May 2022."),
        ("board", "2020-03-01", "Not yet set up; it exists from 1 April 2020."),
        ("board", "2022-05-20", None),
    ],
)
def test_a_list_of_members_says_what_became_of_the_body(
    run: Run, folder: Folder, group: str, on: str, said: str | None
) -> None:
    root = folder(BODIES)
    for more in ((), ("--to", "text"), ("--to", "html")):
        printed = " ".join(run("members", group, "--on", on, *more, root=root).out.split())
        if said is None:
            assert not any(word in printed for word in ("Ended;", "Replaced by", "Dormant;", "Not yet set up"))
        else:
            assert said in printed


@pytest.mark.parametrize(
    ("group", "said"),
    [
        ("old", "Ended; it existed until 31 March 2020."),
        ("older", "Replaced by Board in April 2020."),
        ("board", "Unknown whether it is active; last known on 10 May 2022."),
    ],
)
def test_show_says_how_a_body_stands_today(run: Run, folder: Folder, group: str, said: str) -> None:
    assert said in run("show", group, root=folder(BODIES)).out


FREQUENCY = """
# records/terms/board/v1.yaml
title: Terms
status: agreed
agreed: {on: 2020-04-01}
in-force: {from: 2020-04-01}
sections:
  - id: s
    heading: Meetings
    rules:
      - {id: often, kind: frequency, at-least: 2, period: calendar-year, inquorate: counts, extraordinary: counts,
         reconvened: one-meeting}
"""


@pytest.mark.parametrize(
    ("on", "complete", "terms", "silent"),
    [
        ("2023-05-10", True, True, False),
        ("2023-06-01", True, True, True),
        ("2023-06-01", False, True, False),
        ("2023-06-01", True, False, False),
    ],
)
def test_dormancy_is_computed_from_the_meetings_of_a_body_that_should_have_met(
    run: Run, folder: Folder, on: str, complete: bool, terms: bool, silent: bool
) -> None:
    typed = "dormant: [{from: 2022-06-01, until: 2023-05-31}]"
    said = "meetings-complete: [{from: 2022-01-01}]" if complete else ""
    root = folder(BODIES.replace(typed, said) + (FREQUENCY if terms else ""))
    printed = " ".join(run("compliance", "board", "--on", on, root=root).out.split())
    words = "Dormant by its meetings, though not recorded so; it has not met since 10 May 2022."
    assert (words in printed) is silent
    assert (words in run("show", "board", root=root).out) is (complete and terms)


def test_an_inferred_beginning_is_said_in_words(run: Run, folder: Folder) -> None:
    root = folder(BODIES.replace("from: 2020-04-01\nsucceeds", "from: 2020-04-01?\nsucceeds"))
    for more in ((), ("--full",), ("--to", "text")):
        printed = " ".join(run("compliance", "board", "--on", "2020-03-01", *more, root=root).out.split())
        assert "01?" not in printed
        assert "2020?" not in printed
    printed = run("compliance", "board", "--on", "2020-03-01", "--output-format", "json", root=root).out
    assert "the body did not exist before 2020-04-01 (inferred)" in printed
