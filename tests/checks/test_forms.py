"""Reports against the form on which they were written, and what is marked as inferred, through `mkcsp check`."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

FORM = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/strategies/safer.yaml
name: Safer
group: board
priorities:
  - {id: violence, title: Violence}
  - {id: roads, title: Roads}

# records/forms/decision.yaml
name: Decision Report
sections:
  - heading: Priorities
    holds: boxes
    boxes: [{id: violence, title: Violence}]
  - {number: 1., heading: Purpose}
  - {number: 2., heading: Recommendations, holds: recommendations}
  - {number: 3., heading: Annexes, holds: attachments, required: no}

# records/reports/knives.yaml
"""
REPORT = """subject: Knives
form: decision
strategy: safer
priorities: [violence]
sections:
  - heading: Priorities
  - {number: "1", heading: PURPOSE}
  - {number: 2., heading: Recommendations}
recommendations: [{id: "2.1", text: That it be noted.}]
"""


def test_a_report_that_follows_its_form_has_nothing_wrong(run: Run, folder: Folder) -> None:
    assert run("check", root=folder(FORM + REPORT)).out.startswith("nothing is wrong")


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("form: decision", "form: banana", "MK708", "there is no form `banana`"),
        ("  - {number: 2., heading: Recommendations}\n", "", "MK710", "the section “2. Recommendations”"),
        ("heading: PURPOSE", "heading: Why", "MK701", "the form calls this section “1. Purpose”"),
        ("  - heading: Priorities\n", "  - heading: Priorities\n  - heading: Costs\n", "MK701", "no section “Costs”"),
        ('recommendations: [{id: "2.1", text: That it be noted.}]\n', "", "MK701", "none are entered"),
        (
            "  - heading: Priorities\n  - {number: \"1\", heading: PURPOSE}\n",
            "  - {number: \"1\", heading: PURPOSE}\n  - heading: Priorities\n",
            "MK701",
            "not in the order of the form",
        ),
        ("priorities: [violence]", "priorities: [roads]", "MK702", "`decision` has no box `roads`"),
    ],
)  # fmt: skip
def test_a_report_that_departs_from_its_form_is_told(
    run: Run, folder: Folder, old: str, new: str, code: str, said: str
) -> None:
    assert old in REPORT
    found = run("check", root=folder(FORM + REPORT.replace(old, new))).out
    assert code in found
    assert said in " ".join(found.split())


def test_where_the_form_allows_it_a_report_has_sections_of_its_own(run: Run, folder: Folder) -> None:
    form = FORM.replace("name: Decision Report", "name: Decision Report\nother-sections: yes")
    report = REPORT.replace("  - heading: Priorities\n", "  - heading: Priorities\n  - heading: Costs\n")
    assert run("check", root=folder(form + report)).out.startswith("nothing is wrong")


ACTION = """
# records/groups/board.yaml
name: Board
kind: partnership

# records/members/jo.yaml
name: Jo Field

# records/meetings/board/2024-05-14.yaml
status: held
minutes:
  items:
    - id: advice
      minute: "7"
      resolved:
        - {id: 1, text: That the advice be passed on.}
      documents: [{title: Advice for Parents}]

# records/resolutions/board/2024-05-14.yaml
actions:
  advice/1:
    owners: [{name: Everybody}]
    consult: [{post: Head Teacher}, the parents]
    recipients: [{group: board}, {member: jo}]
    documents: [Advice for Parents]
    due: {when: not-said}
inferred:
  - {at: actions/advice/1/owners, reason: The minute names nobody.}
"""


def test_whom_an_action_concerns_and_what_of_it_was_inferred_is_on_the_action_list(run: Run, folder: Folder) -> None:
    root = folder(ACTION)
    for to in ("text", "html"):
        printed = " ".join(run("resolutions", "--to", to, root=root).out.split())
        for words in (
            "To consult: Head Teacher; the parents.",
            "For: Board; Jo Field.",
            "Document: Advice for Parents.",
            "Inferred, not read in a paper: the owner.",
        ):
            assert words in printed


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{group: board}, {member: jo}", "{group: bord}", "MK203"),
        ("{group: board}, {member: jo}", "{group: board, member: jo}", "MK220"),
        ("documents: [Advice for Parents]", "documents: [Advice for Carers]", "MK703"),
        ("at: actions/advice/1/owners", "at: actions/advice/2/owners", "MK700"),
        ("at: actions/advice/1/owners", "at: note", "MK700"),
    ],
)
def test_an_action_that_names_what_is_not_there_is_told(
    run: Run, folder: Folder, old: str, new: str, code: str
) -> None:
    assert old in ACTION
    assert code in run("check", root=folder(ACTION.replace(old, new))).out
