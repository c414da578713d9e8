"""Names are found whatever their accents, apostrophes and styles; a filter that matches nobody is an error."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

FILES = """\
# records/organisations/fire.yaml
name: Fire and Rescue Service
short: FRS
formerly: [{name: Fire Brigade, until: 2010}]
# records/members/noreen.yaml
name: Noreen O’Neill
styles: [{as: Councillor O’Neill, from: 2015}]
aliases: [Noreen Byrne]
# records/members/lukasz.yaml
name: Łukasz Østergård-Müller
posts: [{title: Head of Prevention, organisation: fire, from: 2015}]
# records/groups/smk.yaml
name: Safer Thornwick
short: STW
kind: partnership
# records/meetings/smk/2016-01-21.yaml
status: held
minutes:
  items:
    - id: plan
      title: The plan
      resolved:
        - {id: "1", text: That one be done.}
        - {id: "2", text: That two be done.}
        - {id: "3", text: That three be done.}
        - {id: "4", text: That four be done.}
# records/resolutions/smk/2016-01-21.yaml
actions:
  plan/1: {owners: [{member: noreen}]}
  plan/2: {owners: [{post: Head of Prevention, organisation: fire}]}
  plan/3: {owners: [{group: smk}]}
  plan/4: {owners: [{name: "Zoë d’Éclair-Smith"}]}
"""
NUMBERS = {"one": "noreen", "two": "lukasz", "three": "smk", "four": "zoe"}


@pytest.mark.parametrize(
    ("owner", "found"),
    [
        *(
            (name, "one")
            for name in ("noreen", "O'Neill", "O’Neill", "oneill", "ONEILL", "Councillor O'Neill", "Byrne")
        ),
        *(
            (name, "two")
            for name in ("lukasz", "Lukasz", "Łukasz", "ostergard muller", "Head of Prev", "FRS", "Brigade")
        ),
        *((name, "three") for name in ("smk", "STW", "safer  thornwick")),
        *((name, "four") for name in ("Zoe", "d'eclair", "Éclair-Smith", "ZOË D`ECLAIR")),
    ],
)
def test_an_owner_is_found_however_it_is_typed(owner: str, found: str, run: Run, folder: Folder) -> None:
    ran = run("resolutions", "--owner", owner, "--on", "2016-06-01", root=folder(FILES))
    assert ran.status == 0, ran.err
    assert [word for word in NUMBERS if f"That {word} be done" in ran.out] == [found]


@pytest.mark.parametrize(
    ("owner", "meant"),
    [
        ("O'Niell", "O’Neill"),
        ("Lukaz", "lukasz"),
        ("nobody at all", None),
        ("'", None),
        ("Zöee", "Zoë"),
        ("x" * 500, None),
    ],
)
def test_a_filter_that_matches_nobody_is_an_error(owner: str, meant: str | None, run: Run, folder: Folder) -> None:
    ran = run("resolutions", "--owner", owner, root=folder(FILES))
    assert (ran.status, ran.out) == (2, "")
    assert "nobody in the records" in ran.err
    assert meant is None or ("Did you mean" in ran.err and meant in ran.err)


def test_somebody_who_owns_nothing_is_somebody(run: Run, folder: Folder) -> None:
    ran = run("resolutions", "--owner", "Jo Field", root=folder(FILES + "# records/members/jo.yaml\nname: Jo Field\n"))
    assert ran.status == 0
    assert "There are no actions" in ran.out


@pytest.mark.parametrize("group", ["STW", "safer thornwick", "Safer Thornwick"])
def test_the_filter_by_body_takes_its_names(group: str, run: Run, folder: Folder) -> None:
    ran = run("resolutions", "--group", group, "--on", "2016-06-01", root=folder(FILES))
    assert ran.status == 0
    assert "That one be done" in ran.out


@pytest.mark.parametrize(
    "command", [("resolutions", "--group", "smq"), ("letter", "smk", "noren"), ("attendance", "smk", "noren")]
)
def test_a_slip_is_an_error_with_what_was_meant(command: tuple[str, ...], run: Run, folder: Folder) -> None:
    ran = run(*command, root=folder(FILES))
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean" in ran.err


def test_owners_are_sorted_without_their_accents(run: Run, folder: Folder) -> None:
    files = FILES.replace("{group: smk}", "{name: Eastman}").replace("Zoë d’Éclair-Smith", "Éclair")
    listed = run("resolutions", "--on", "2016-06-01", root=folder(files)).out
    places = [listed.index(name) for name in ("Councillor", "Eastman", "Éclair", "Head of Prevention")]
    assert places == sorted(places)
