"""A comma between brackets that was meant as part of a text."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

MEETING = """\
# records/groups/smk.yaml
name: SaferMK
kind: partnership
# records/meetings/smk/2016-01-21.yaml
status: held
minutes:
  items:
    - id: cctv
"""


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("[The group noted the costs, and the cameras.]", 41),
        ("[The chair asked who, what, and why?]", 35),
        ("['The group noted the costs, and the cameras.']", None),
        ("[The costs were noted., the cameras were not.]", None),
        ("[The costs were noted, The cameras were not.]", None),
        ("[costs, cameras]", None),
        ("[2016-01?, 2016-02?]", None),
        ("[{text: x}, and so on.]", None),
    ],
)
def test_a_list_whose_elements_make_one_sentence(text: str, column: int | None, folder: Folder, run: Run) -> None:
    out = run("check", "--output-format", "concise", root=folder(f"{MEETING}      text: {text}\n")).out
    assert ("MK109" in out) == (column is not None)
    if column is not None:
        assert f"records/meetings/smk/2016-01-21.yaml:5:{column}: MK109 warning" in out


@pytest.mark.parametrize(
    ("clause", "help"),
    [
        ('{id: "1", text: That it be noted, and filed.}', "between { and } a text with a comma in it goes in quotes"),
        ('{id: "1", txet: That it be noted}', "did you mean `text`?"),
    ],
)
def test_a_comma_between_braces_makes_a_field_of_the_rest(clause: str, help: str, folder: Folder, run: Run) -> None:
    out = run("check", root=folder(f"{MEETING}      resolved: [{clause}]\n")).out
    assert "MK101 error" in out
    assert f"help: {help}\n" in out
