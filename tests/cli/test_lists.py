"""Members, meetings and resolutions as the terminal shows them."""

from __future__ import annotations

import html
import re

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING, approved

SEATS = """\
# records/settings.yaml
name: Test
# records/organisations/parish.yaml
name: Parish Council
# records/organisations/fire.yaml
name: Fire Service
# records/members/a.yaml
name: A Archer
posts:
  - {title: Clerk, organisation: parish, from: 2015-02-01, until: 2016-01-31}
  - {title: Mayor, organisation: parish, from: 2016-02-01}
# records/members/b.yaml
name: B Baker
# records/members/c.yaml
name: C Carter
# records/groups/g.yaml
name: The Group
kind: committee
formerly:
  - {name: The Old Group, from: 2014, until: 2015-12-31}
offices:
  - {office: vice-chair, member: a, from: 2016-02-01}
seats:
  - id: parish
    organisation: parish
    membership: [{type: voting, shares-vote: parishes, from: 2015}]
    representatives:
      - {member: a, from: 2015-02-01}
    deputies:
      - {member: b, from: 2016-01-01}
  - id: fire
    organisation: fire
    membership: [{type: associate, from: 2015}]
    representatives:
      - {member: b, from: 2015-01-01, until: 2016-01-31}
      - {state: vacant, from: 2016-02-01, until: 2016-02-29}
      - {state: awaiting-nomination, from: 2016-03-01}
  - id: university
    generic: A local university
    membership: [{type: voting, from: 2015}]
  - id: seen
    title: The Visitor
    membership: [{type: observer, from: 2015}]
    representatives:
      - {member: c, seen: [2016-01-15]}
"""


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(
    ("on", "there", "not_there"),
    [
        ("2016-01-15", ["A Archer, Clerk, Parish Council", "B Baker", "C Carter\n", "Shares a vote (parishes)"], []),
        ("2016-01-15", ["The Group, 15 January 2016", "No organisation named"], ["Vacant", "Vice-Chair"]),
        ("2015-06-30", ["The Old Group, 30 June 2015", "not known for this day"], ["Deputies"]),
        ("2016-02-01", ["A Archer, Mayor, Parish Council (Vice-Chair)", "Vacant"], ["Clerk"]),
        ("2016-03-01", ["Awaiting nomination"], ["Vacant"]),
        ("2015-01-31", ["Not recorded"], ["A Archer"]),
    ],
)
def test_members_are_those_of_the_day(
    on: str, there: list[str], not_there: list[str], run: Run, folder: Folder
) -> None:
    out = run("members", "g", "--on", on, root=folder(SEATS)).out
    for words in there:
        assert words in out
    for words in not_there:
        assert words not in out


def test_a_group_without_seats_has_no_members(run: Run, folder: Folder) -> None:
    out = run("members", "g", root=folder("# records/groups/g.yaml\nname: G\nkind: forum\n")).out
    assert "No members are recorded." in out


@pytest.mark.usefixtures("wide")
def test_meetings_stand_in_order_with_the_state_of_their_minutes_that_day(run: Run, folder: Folder) -> None:
    root = folder(
        BODIES
        + MEETING
        + approved()
        + "# records/meetings/board/2015-12.yaml\nstatus: planned\nkind: annual\nheld-on: 2016-05-01\n"
        + "# records/groups/g.yaml\nname: G\nkind: forum\n# records/meetings/g/2016-02-01.yaml\nstatus: cancelled\n"
    )
    before, after = (
        [line.split("  ")[0] for line in run("meetings", "--on", on, root=root).out.splitlines() if "/" in line]
        for on in ("2016-02-01", "2016-05-01")
    )
    assert before == after == ["board/2016-01-21", "g/2016-02-01", "board/2016-04-14", "board/2015-12"]
    assert "planned, annual" in run("meetings", "board", root=root).out
    assert "approved and signed" in run("meetings", "board", "--on", "2016-04-14", root=root).out
    assert "approved" not in run("meetings", "board", "--on", "2016-04-13", root=root).out
    assert "g/2016" not in run("meetings", "board", root=root).out
    assert "board" not in run("meetings", "g", root=root).out


def test_no_meetings_is_an_answer(run: Run, folder: Folder) -> None:
    assert run("meetings", root=folder("# records/settings.yaml\nname: X\n")).out == "There are no meetings.\n"


ACTIONS = """\
# records/meetings/board/2016-01-21.yaml
status: held
minutes:
  items:
    - id: cctv
      minute: AB2
      resolved:
        - {id: "1", text: That Bob count the cameras.}
        - {id: "2", text: That the Commander move them.}
        - {id: "3", text: That it be told to the next meeting.}
        - {id: "4", text: That it be done for good.}
      undertakings:
        - {id: look, text: Look at the square.}
# records/meetings/board/2016-02-11.yaml
status: cancelled
# records/meetings/board/2016-04-14.yaml
status: held
minutes:
  items:
    - {id: done, minute: AB9}
# records/meetings/board/2016-06-16.yaml
status: planned
# records/resolutions/board/2016-01-21.yaml
actions:
  cctv/1:
    owners: [{member: bob}]
    due: {when: date, date: 2016-03}
    progress:
      - {on: 2016-02-01, text: half of them}
      - {on: 2016-05-01, text: the other half}
    closed: {by: board/2016-04-14/done, how: done}
  cctv/2:
    owners: [{post: Commander, organisation: police}]
    due: {when: meeting, meeting: board/2016-06-16}
  cctv/3:
    owners: [{member: cy, from: 2016-01-21, until: 2016-03-31}, {member: dot, from: 2016-04-01}]
    due: {when: next-meeting}
  cctv/4:
    owners: [{group: board}, {name: Everybody}]
    due: {when: recurring, words: each spring}
  cctv/look:
    due: {when: not-said}
"""


def actions(run: Run, folder: Folder, *options: str) -> str:
    """The list as a page, without the tags: in columns of text a sentence is broken over lines."""
    page = run("resolutions", *options, "--to", "html", root=folder(BODIES + ACTIONS)).out
    return " ".join(html.unescape(re.sub("<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


def test_actions_stand_by_owner_with_their_words_from_the_minutes(run: Run, folder: Folder) -> None:
    out = actions(run, folder, "--on", "2016-02-15")
    order = ["Aldermoor Board and Everybody", "Commander, Aldermoor Police", "Cy Marsh", "Owner not recorded"]
    assert [out.index(owner) for owner in order] == sorted(out.index(owner) for owner in order)
    assert "Commander: Supt. Bob Reed" in out
    assert "That Bob count" in out
    assert "each spring" in out


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        (("--on", "2016-01-20"), ["There are no actions."], ["That"]),
        (
            ("--on", "2016-02-15"),
            ["1 February 2016: half of them", "next meeting, 14 April"],
            ["other half", "Overdue"],
        ),
        (("--on", "2016-03-31"), ["cameras."], ["Overdue since March 2016"]),
        (("--on", "2016-04-01"), ["Overdue since March 2016", "Dot Lane"], ["Cy Marsh"]),
        (("--on", "2016-04-14"), ["Done (AB9)"], ["Overdue since March 2016"]),
        (("--on", "2016-04-15", "--open"), ["Overdue since 14 April 2016"], ["Done", "count"]),
        (("--on", "2016-04-15", "--due-by", "2016-06-15"), ["next meeting"], ["Commander"]),
        (("--on", "2016-04-15", "--due-by", "2016-06-16"), ["next meeting", "Commander"], ["spring", "square"]),
        (("--on", "2016-02-15", "--owner", "bob"), ["count", "move them"], ["next meeting", "spring"]),
        (("--on", "2016-02-15", "--owner", "commander"), ["move them"], ["Bob count"]),
        (("--on", "2016-02-15", "--owner", "board"), ["spring"], ["count"]),
        (("--on", "2016-02-15", "--group", "board"), ["spring"], []),
    ],
)
def test_actions_are_those_of_the_day_and_of_what_was_asked(
    options: tuple[str, ...], there: list[str], not_there: list[str], run: Run, folder: Folder
) -> None:
    out = actions(run, folder, *options)
    for words in there:
        assert words in out
    for words in not_there:
        assert words not in out


def test_no_name_can_steer_the_terminal(run: Run, folder: Folder) -> None:
    root = folder(SEATS.replace("name: The Group", 'name: "The \\e[31mGroup"'))
    for command in (("members", "g"), ("members", "g", "--on", "2016-01-01"), ("show", "g"), ("meetings", "g")):
        assert "\x1b" not in run(*command, root=root).out
    assert "The [U+001B][31mGroup" in run("members", "g", "--on", "2016-01-01", root=root).out


@pytest.mark.parametrize(
    ("options", "scope"),
    [((), ""), (("--owner", "bob"), "Actions of Supt. Bob Reed\n"), (("--owner", "Reed"), "Actions of Reed\n")],
)
def test_an_action_list_says_whose_it_is_by_name_and_says_actions_once(
    run: Run, folder: Folder, options: tuple[str, ...], scope: str
) -> None:
    ran = run("resolutions", *options, "--on", "2016-02-01", root=folder(BODIES + ACTIONS))
    head = ran.out.split("Reference")[0]
    assert (scope in head, "\nActions\n" in head, "of bob\n" in head) == (True, False, False)
