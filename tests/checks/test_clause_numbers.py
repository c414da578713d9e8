"""Clauses of a resolution run on: 1, 2, 3; a, b, c; i, ii, iii."""

from __future__ import annotations

import json
import re

import pytest
from conftest import Folder, Run

MINUTES = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/meetings/board/2024-05-14.yaml
status: held
minutes:
  items:
    - id: roads
      resolved:
"""


def told(run: Run, folder: Folder, ids: str, *, below: bool = False) -> str:
    lines = [f'        - {{id: "{id}", text: That it be noted.}}\n' for id in ids.split()]
    if below:
        lines = ['        - id: "1"\n', "          text: That it be noted.\n", "          parts:\n"] + [
            f"    {line}" for line in lines
        ]
    return run("check", root=folder(MINUTES + "".join(lines))).out


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("ids", ["1", "5", "1 2 3", "a b c", "i ii iii iv", "1 2a"])
def test_clauses_that_run_on_are_right(run: Run, folder: Folder, ids: str, below: bool) -> None:
    assert "MK705" not in told(run, folder, ids, below=below)


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ("1 3", "clause 3 follows clause 1"),
        ("2 1", "clause 2 is the first"),
        ("1 3 2", "clause 2 follows clause 3"),
        ("a c", "clause c follows clause a"),
        ("i iii", "clause iii follows clause i"),
    ],
)
def test_a_number_left_out_or_out_of_order_is_told(run: Run, folder: Folder, ids: str, said: str, below: bool) -> None:
    found = told(run, folder, ids, below=below)
    assert "MK705" in found
    assert said in found


NUMBERED = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/terms/board/v1.yaml
title: Terms
status: draft
sections: [{sections}]

# records/reports/r.yaml
subject: Roads
sections: [{of_report}]
recommendations: [{recommendations}]

# records/meetings/board/2024-02-08.yaml
status: planned
agenda:
  items: [{items}]
"""


def numbered(field: str, *numbers: str) -> str:
    """Entries with these numbers, as sections, recommendations or items carry them."""
    others = {"sections": "id: s{}", "of_report": "heading: H{}", "items": "id: i{}, title: T{}"}
    named = [others.get(field, "text: X").replace("{}", str(at)) for at, _ in enumerate(numbers)]
    name = "id" if field == "recommendations" else "number"
    return ", ".join(f'{{{other}, {name}: "{number}"}}' for other, number in zip(named, numbers, strict=True))


@pytest.mark.parametrize("field", ["sections", "of_report", "recommendations", "items"])
@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("1", "2", "3"), []),
        (("1.", "2.", "4."), ["4 follows 2"]),
        (("11.", "13."), ["13 follows 11"]),
        (("2", "1"), ["1 follows 2"]),
        (("2.1", "2.2", "2.4", "3.1"), ["2.4 follows 2.2"]),
        (("(a)", "(b)", "(d)"), ["(d) follows (b)"]),
        (("i", "ii", "iv"), ["iv follows ii"]),
        (("4(a)", "4(c)"), ["4(c) follows 4(a)"]),
        (("1", "A", "Annex", "2"), []),
        (("3", "4"), []),
    ],
)
def test_numbers_of_every_kind_of_list_run_on(
    field: str, numbers: tuple[str, ...], told: list[str], run: Run, folder: Folder
) -> None:
    lists = dict.fromkeys(("sections", "of_report", "recommendations", "items"), "")
    root = folder(NUMBERED.format(**lists | {field: numbered(field, *numbers)}))
    found = json.loads(run("check", "--output-format", "json", root=root).out)
    messages = [one["message"] for one in found if one["code"] == "MK765"]
    assert [re.sub(r"(section|recommendation|item) ", "", message) for message in messages] == told
