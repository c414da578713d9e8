"""Who was in the room for an item, with which vote: what `check` and `compliance` say of the same meeting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Folder, Run

BOARD = """\
# records/groups/board.yaml
name: Thornwick Board
kind: partnership
from: 2020-01-01
seats:
  - {id: council, generic: Council, membership: [{type: voting}], representatives: [{member: ann, from: 2020-01-01}]}
  - {id: police, generic: Police, membership: [{type: voting}], representatives: [{member: bob, from: 2020-01-01}]}
  - {id: fire, generic: Fire, membership: [{type: voting}], representatives: [{member: cleo, from: 2020-01-01}]}
  - {id: health, generic: Health, membership: [{type: voting}], representatives: [{member: dara, from: 2020-01-01}]}
# records/terms/board/2023.yaml
title: Terms of Reference
dated: 2023-12-01
status: agreed
agreed: {on: 2023-12-01}
in-force: {from: 2023-12-01}
sections:
  - id: quorum
    number: 1.
    heading: Quorum
    text: [Three members throughout.]
    rules:
      - kind: quorum
        id: quorum
        defined: number
        number: 3
        of: [voting]
        heads: persons
        deputies: count
        remote: count
        when: throughout
# records/members/ann.yaml
name: Ann Adair
# records/members/bob.yaml
name: Bob Bligh
# records/members/cleo.yaml
name: Cleo Croft
# records/members/dara.yaml
name: Dara Dunne
# records/members/gill.yaml
name: Gill Gault
"""

LATE = """\
# records/meetings/board/2024-02-08.yaml
status: held
starts: 19:00
ends: 00:30
began: 19:00
closed: {closed}
agenda: {{items: [{{id: minutes, title: Minutes, duration: 2 hours}}, {{id: plan, title: Plan, duration: 3 hours}}]}}
roll:
  complete: yes
  sections:
    - kind: members
      lines:
        - {{member: ann}}
        - {{member: bob, movements: [{{what: arrived, time: 18:55}}]}}
        - {{member: cleo, movements: [{{what: left, time: {left}}}]}}
        - {{member: dara, movements: [{{what: arrived, time: {came}}}]}}
minutes:
  published: yes
  items:
    - {{id: minutes, title: Minutes, time: 19:00}}
    - {{id: grant, title: Grant, time: 23:30}}
    - {{id: plan, title: Plan, time: {plan}}}
"""


def found(run: Run, root: Path) -> list[tuple[str, str]]:
    """The codes and messages of `check`."""
    told = json.loads(run("check", "--output-format", "json", root=root).out)
    return [(one["code"], one["message"]) for one in told]


def quorum(run: Run, root: Path) -> str:
    """What is said of the quorum, in one line."""
    asked = "board/2023/quorum/board/2024-02-08"
    return " ".join(run("explain", asked, "--on", "2024-03-01", root=root).out.split())


def test_a_meeting_that_ends_after_midnight(run: Run, folder: Folder) -> None:
    root = folder(BOARD + LATE.format(closed="00:20", plan="00:05", left="00:10", came="23:40"))
    assert found(run, root) == []
    assert "quorum throughout on 8 February 2024" in quorum(run, root)


def test_a_quorum_that_is_lost_before_midnight_is_not_there_after_it(run: Run, folder: Folder) -> None:
    root = folder(BOARD + LATE.format(closed="00:20", plan="00:05", left="23:20", came="00:10"))
    assert found(run, root) == []
    assert "no quorum at the item grant" in quorum(run, root)


@pytest.mark.parametrize(
    ("closed", "plan", "left", "code"),
    [
        ("00:20", "00:25", "00:10", "MK424"),
        ("00:20", "00:05", "00:40", "MK319"),
        ("18:30", "23:50", "23:50", "MK424"),
    ],
)
def test_times_that_fit_no_day_are_still_found(
    closed: str, plan: str, left: str, code: str, run: Run, folder: Folder
) -> None:
    root = folder(BOARD + LATE.format(closed=closed, plan=plan, left=left, came="23:40"))
    assert code in [each for each, _ in found(run, root)]


def test_an_agenda_that_runs_over_midnight_is_added_up(run: Run, folder: Folder) -> None:
    text = BOARD + LATE.format(closed="00:20", plan="00:05", left="00:10", came="23:40")
    text = text.replace("3 hours", "4 hours")
    assert [code for code, _ in found(run, folder(text))] == ["MK506"]


PARTLY = """\
# records/meetings/board/2024-02-08.yaml
status: held
roll:
  complete: yes
  sections:
    - kind: members
      lines: [{member: ann}, {member: bob}, {member: cleo}]
minutes:
  items:
    - {id: minutes, title: Minutes}
    - id: grant
      title: Grant
      INTEREST
    - {id: plan, title: Plan}
"""


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("items: [grant], followed: left", "no quorum at the item grant"),
        ("items: [grant], followed: stayed", "a quorum throughout"),
        ("items: [plan], followed: left", "no quorum at the item plan"),
        ("followed: left", "quorum at the item grant on 8 February 2024 is unknown"),
    ],
)
def test_who_leaves_for_an_interest_is_not_counted(interest: str, said: str, run: Run, folder: Folder) -> None:
    text = PARTLY.replace("INTEREST", f"interests: [{{member: cleo, kind: prejudicial, {interest}}}]")
    assert said in quorum(run, folder(BOARD + text))


CORRECTING = """\
# records/meetings/board/2024-02-20.yaml
status: held
minutes:
  items:
    - id: minutes
      title: Minutes
      approves:
        - meeting: board/2024-02-08
          outcome: approved-as-corrected
          corrections: [{member: WHO, attendance: HOW}]
"""


@pytest.mark.parametrize(
    ("who", "how", "said"),
    [
        ("dara", "present", "a quorum throughout on 8"),
        ("cleo", "absent", "no quorum at the opening on 8"),
        ("cleo", "not-recorded", "quorum at the opening on 8 February 2024 is unknown"),
    ],
)
def test_the_quorum_is_counted_on_the_roll_as_corrected(
    who: str, how: str, said: str, run: Run, folder: Folder
) -> None:
    text = PARTLY.replace("INTEREST", "text: [It was heard.]")
    if who == "dara":
        text = text.replace(", {member: cleo}", "")
    corrected = CORRECTING.replace("WHO", who).replace("HOW", how)
    assert said in quorum(run, folder(BOARD + text + corrected))


def voted(run: Run, root: Path) -> list[str]:
    """The codes of what `check` finds."""
    return [code for code, _ in found(run, root)]


VOTED = """\
# records/meetings/board/2024-02-08.yaml
status: held
roll:
  complete: yes
  sections:
    - kind: members
      lines:
        - {member: ann}
        - {member: bob}
        - {member: cleo, only-items: [plan]}
        - {member: dara, movements: [{what: left, item: minutes}, {what: returned, item: plan}]}
    - kind: apologies
      lines: [{member: eve}]
minutes:
  published: yes
  items:
    - {id: minutes, title: Minutes}
    - {id: grant, title: Grant, votes: [GRANT]}
    - {id: plan, title: Plan, votes: [PLAN], interests: [{member: bob, kind: personal, items: [plan], followed: left}]}
# records/members/eve.yaml
name: Eve Eaves
"""


@pytest.mark.parametrize(
    ("grant", "plan", "expected"),
    [
        ("for: 2", "for: 3", []),
        ("for: 3", "for: 4", ["MK412", "MK412"]),
        ("recorded-for: [{member: dara}]", "recorded-for: [{member: dara}]", ["MK750"]),
        ("recorded-for: [{member: ann}]", "recorded-for: [{member: bob}]", ["MK750"]),
        ("recorded-against: [{member: cleo}]", "recorded-against: [{member: cleo}]", ["MK750"]),
        ("recorded-for: [{member: eve}]", "recorded-for: [{member: ann}]", ["MK416"]),
        ("proposed: {member: ann}, seconded: {member: eve}", "proposed: {member: cleo}", ["MK751"]),
        ("proposed: {member: cleo}", "seconded: {member: bob}", ["MK751", "MK751"]),
        ("for: 1, against: 0, abstained: 0, did-not-vote: 0", "for: 3, against: 0", ["MK752"]),
        ("for: 1, against: 0, abstained: 0, did-not-vote: 1", "for: 1, against: 0", []),
        ("recorded-for: [{member: ann}], recorded-against: [{member: bob}]", "for: 1", ["MK413"]),
        ("recorded-against: [{member: bob}]", "for: 1", []),
    ],
)
def test_only_who_is_in_the_room_for_an_item_votes_on_it(
    grant: str, plan: str, expected: list[str], run: Run, folder: Folder
) -> None:
    text = VOTED.replace("GRANT", f"{{result: carried, {grant}}}").replace("PLAN", f"{{result: carried, {plan}}}")
    assert voted(run, folder(BOARD + text)) == expected


DEPUTY = """\
# records/meetings/board/2024-02-08.yaml
status: held
roll:
  complete: yes
  sections:
    - kind: members
      lines:
        - {member: ann}
        - {member: gill, deputy-for: {seat: council}, movements: [{what: arrived, item: grant}]}
        - {member: bob}
    - {kind: apologies, lines: [{member: cleo}, {member: dara}]}
minutes:
  published: yes
  items: [{id: grant, title: Grant, votes: [{result: carried, VOTE}]}]
"""


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        ("for: 3, against: 0", ["MK412"]),
        ("for: 2, against: 0", []),
        ("recorded-for: [{member: ann}, {member: gill}]", ["MK417"]),
        ("recorded-for: [{member: bob}, {member: gill}]", []),
    ],
)
def test_a_seat_and_its_deputy_have_one_vote(vote: str, expected: list[str], run: Run, folder: Folder) -> None:
    assert voted(run, folder(BOARD + DEPUTY.replace("VOTE", vote))) == expected


@pytest.mark.parametrize(("corrected", "expected"), [("dara", []), ("eve", ["MK416"])])
def test_votes_are_checked_on_the_roll_as_corrected(
    corrected: str, expected: list[str], run: Run, folder: Folder
) -> None:
    text = PARTLY.replace("INTEREST", "votes: [{result: carried, recorded-for: [{member: dara}]}]")
    text += (
        CORRECTING.replace("WHO", corrected).replace("HOW", "present") + "# records/members/eve.yaml\nname: Eve Eaves\n"
    )
    assert [code for code in voted(run, folder(BOARD + text)) if code in ("MK416", "MK750")] == expected


MISSING = """\
# records/meetings/board/2024-02-08.yaml
status: STATUS
agenda: {issued: 2024-02-01}
roll:
  complete: COMPLETE
  sections:
    - kind: members
      lines:
        - {member: ann}
        - {member: bob}
        - {member: gill, deputy-for: {PRINCIPAL}}
    - {kind: apologies, lines: [OTHERS]}
"""


@pytest.mark.parametrize(
    ("status", "complete", "principal", "others", "missing"),
    [
        ("held", "yes", "member: cleo", "{member: dara}", ""),
        ("held", "yes", "seat: fire", "{member: dara}", ""),
        ("held", "yes", "member: cleo", "", "Dara Dunne"),
        ("held", "yes", "member: dara", "", "Cleo Croft"),
        ("held", "yes", "seat: council", "", "Cleo Croft, Dara Dunne"),
        ("held", "no", "seat: council", "", ""),
        ("cancelled", "yes", "seat: council", "", ""),
    ],
)
def test_a_complete_roll_without_a_member_is_a_warning_that_names_them(
    status: str, complete: str, principal: str, others: str, missing: str, run: Run, folder: Folder
) -> None:
    text = MISSING.replace("STATUS", status).replace("COMPLETE", complete).replace("PRINCIPAL", principal)
    root = folder(BOARD + text.replace("OTHERS", others))
    told = [one for one in json.loads(run("check", "--output-format", "json", root=root).out) if one["code"] == "MK753"]
    assert [one["message"].rpartition(": ")[2] for one in told] == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("how", "joined"),
    [("present", "2020-01-01"), ("apologies", "2020-01-01"), ("", "2024-02-05")],
)
def test_a_correction_or_joining_after_the_summons_accounts_for_a_missing_member(
    how: str, joined: str, run: Run, folder: Folder
) -> None:
    text = MISSING.replace("STATUS", "held").replace("COMPLETE", "yes").replace("PRINCIPAL", "member: cleo")
    board = BOARD.replace("{member: dara, from: 2020-01-01}", f"{{member: dara, from: {joined}}}")
    board += text.replace("OTHERS", "") + (CORRECTING.replace("WHO", "dara").replace("HOW", how) if how else "")
    found = json.loads(run("check", "--output-format", "json", root=folder(board)).out)
    assert "MK753" not in [one["code"] for one in found if "2024-02-08" in one["path"]]
