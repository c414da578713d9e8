"""Minutes in a body's own words: its heading of the roll, what stands before a resolution, the last line."""

from __future__ import annotations

from conftest import Folder, Run

PARISH = """
# records/groups/parish.yaml
name: Aldermoor Parish Council
kind: committee

# records/meetings/parish/2023-11-22.yaml
status: held
closed: 19:05
roll:
  heading: "THOSE ATTENDING:"
  sections:
    - kind: members
      lines:
        - {name: Cllr K Burn}
        - {name: Cllr A Vane, office: Chair}
    - kind: officers
      heading: "IN ATTENDANCE:"
      lines:
        - {name: Mrs J Pell, post: Parish Clerk}
minutes:
  resolved-as: "AGREED:"
  closing: There being no further business the meeting closed at 7.05pm.
  items:
    - id: bench
      minute: C048/23
      title: A bench
      votes:
        - on: 1
          proposed: {name: Cllr K Burn}
          seconded: {name: Cllr A Vane}
          result: carried
          for: 1
          did-not-vote: 1
          recorded-did-not-vote: [{name: Cllr A Vane}]
      resolved:
        - {id: 1, text: That a bench be bought.}
    - id: grant
      minute: C049/23
      title: A grant
      resolved-as: RECOMMENDED –
      resolved:
        - {id: 1, text: That the county be asked for one.}
"""


def test_the_bodys_own_words_stand_in_place_of_the_programs(run: Run, folder: Folder) -> None:
    printed = run("minutes", "parish/2023-11-22", root=folder(PARISH)).out
    below = printed.partition("THOSE ATTENDING:")[2].split("\n\n")
    assert below[1].splitlines()[0] == "Cllr K Burn", "the paper has no second heading above its members"
    assert "PRESENT:" not in printed
    assert "IN ATTENDANCE:" in printed
    assert "AGREED:" in printed
    assert "RECOMMENDED –" in printed
    assert "RESOLVED" not in printed
    assert "THERE BEING NO FURTHER BUSINESS THE MEETING CLOSED AT 7.05PM" in printed.upper()
    assert "The Chair closed" not in printed


def test_those_who_did_not_vote_are_printed(run: Run, folder: Folder) -> None:
    printed = run("minutes", "parish/2023-11-22", root=folder(PARISH)).out
    assert "Moved by Cllr K Burn and seconded by Cllr A Vane." in printed
    assert "Not voting 1: Cllr A Vane" in " ".join(printed.split())
