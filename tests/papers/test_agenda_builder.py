"""Every line of an agenda that is made from a record, and that it is left out where the record does not hold it."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

FILES = """\
# records/settings.yaml
name: Aldermoor Partnership
contact: zoe
# records/organisations/council.yaml
name: Aldermoor Council
# records/members/tess.yaml
name: Tess Quill
posts: [{title: Committee Manager, organisation: council, from: 2015}]
telephone: (01234) 555 0100
email: tess.quill@aldermoor.example
# records/members/uma.yaml
name: Uma Vane
telephone: 555 0200
# records/members/zoe.yaml
name: Zoe Wren
email: zoe@aldermoor.example
# records/members/cy.yaml
name: Cy Marsh
# records/reports/plan.yaml
subject: The plan of the year
authors: [{member: cy}, {as: "D. Lane"}, {member: uma}]
# records/groups/board.yaml
name: Aldermoor Board
kind: partnership
aliases: [ALDERMOOR SAFER BOARD]
formerly: [{name: Aldermoor Panel, until: 2015}]
seats:
  - id: council
    organisation: council
    membership: [{type: voting, from: 2015}]
    representatives: [{member: cy, from: 2015}]
usual:
  contact: uma
# records/groups/parent.yaml
name: Aldermoor Council Assembly
kind: partnership
# records/terms/board/2015.yaml
title: Terms
status: agreed
agreed: {on: 2015-05-01}
in-force: {from: 2015-05-01}
wording: summary
closing: So agreed.
sections:
  - {id: a, number: "1.", heading: Purpose, text: [To be.], wording: verbatim}
  - {id: b, text: [To do.]}
  - {id: c, number: "3.", heading: Ends, wording: summary, text: [To end.]}
# records/meetings/board/2016-04-14.yaml
status: planned
starts: 10:00
ends: 12:00
venue: in Room 1
# records/meetings/board/2016-07-14.yaml
status: planned
starts: 10:00
ends: 12:00
venue: in Room 1
# records/meetings/board/2016-01-21.yaml
status: planned
kind: ordinary
starts: 14:00
ends: 16:30
venue: in the Council Chamber
agenda:
  issued: 2016-01-13
  contact: tess
  items:
    - {id: a, number: "1.", title: Welcome}
"""
ISSUED = "  issued: 2016-01-13\n"
CONTACT = "If you have any enquiries about this agenda, please contact "
MEETINGS = "  future-meetings: [board/2016-04-14, board/2016-07-14]\n"
ITEM = '    - {id: a, number: "1.", title: Welcome}\n'

CASES: dict[str, tuple[list[tuple[str, str]], list[str], list[str]]] = {
    # What is replaced in the files, what is printed one after the other, and what is not.
    "an agenda that was issued": (
        [],
        [
            "Aldermoor Board",
            "Thursday 21 January 2016",
            "2:00",
            "pm - 4:30",
            "Council Chamber",
            "Date of issue: 13",
            f"{CONTACT}Tess Quill, Committee Manager, Aldermoor Council, by telephone on (01234) 555 0100",
            "tess.quill@aldermoor.example.",
            "Aldermoor Board",
            "2:00",
            "pm to 4:30",
            "Thursday 21 January 2016",
            "in the Council Chamber",
            "Agenda",
            "1. Welcome",
        ],
        ["DRAFT", "meeting is", "was called", "supplement", "Terms", "Members", "All meetings", "Chamber 2"],
    ),
    "one that was not": ([(ISSUED, "")], ["DRAFT"], ["Date of issue"]),
    "one that was entered from a paper": (
        [(ISSUED, ""), ("kind: ordinary", "kind: ordinary\nsource: paper 000")],
        ["1. Welcome"],
        ["DRAFT"],
    ),
    "no times and no place": (
        [("starts: 14:00\nends: 16:30\nvenue: in the Council Chamber\n", "")],
        ["Aldermoor Board", "Thursday 21 January 2016", "Aldermoor Board", "Thursday 21 January 2016", "1. Welcome"],
        ["pm", "Chamber"],
    ),
    "the contact of the body": (
        [("  contact: tess\n", "")],
        [f"{CONTACT}Uma Vane, by telephone on 555 0200."],
        ["e-mail", "Tess"],
    ),
    "the contact of the settings": (
        [("  contact: tess\n", ""), ("usual:\n  contact: uma\n", "")],
        [f"{CONTACT}Zoe Wren, by e-mail at zoe@aldermoor.example."],
        ["telephone"],
    ),
    "a contact with neither": ([("contact: tess", "contact: cy")], [f"{CONTACT}Cy Marsh."], ["Cy Marsh,"]),
    "no contact": (
        [("  contact: tess\n", ""), ("usual:\n  contact: uma\n", ""), ("contact: zoe\n", "")],
        ["1. Welcome"],
        ["enquiries"],
    ),
    "a line for the contact": (
        [("  contact: tess", "  contact: tess\n  contact-line: Ring us.")],
        ["Ring us."],
        ["enquiries"],
    ),
    "an extraordinary meeting": (
        [("kind: ordinary", "kind: extraordinary")],
        ["This is an extraordinary meeting."],
        [],
    ),
    "a special meeting": ([("kind: ordinary", "kind: special")], ["This is a special meeting."], []),
    "an annual meeting": ([("kind: ordinary", "kind: annual")], ["This is an annual meeting."], []),
    "a workshop": ([("kind: ordinary", "kind: workshop")], ["1. Welcome"], ["This is a"]),
    "a cancelled meeting": (
        [("status: planned\nkind", "status: cancelled\nreason: snow\nkind")],
        ["CANCELLED", "This meeting was cancelled: snow."],
        ["DRAFT"],
    ),
    "cancelled without a reason": (
        [("status: planned\nkind", "status: cancelled\nkind")],
        ["This meeting was cancelled."],
        ["cancelled:"],
    ),
    "a postponed meeting": (
        [("status: planned\nkind", "status: postponed\nreason: snow\nkind")],
        ["POSTPONED", "This meeting is postponed; no new day is recorded: snow."],
        [],
    ),
    "postponed to a day": (
        [("kind: ordinary", "kind: ordinary\nheld-on: 2016-01-28")],
        ["This meeting was called for Thursday 21 January 2016 and postponed to Thursday 28 January", "2016."],
        ["no new day"],
    ),
    "brought forward": (
        [("kind: ordinary", "kind: ordinary\nheld-on: 2016-01-20")],
        ["This meeting was called for Thursday 21 January 2016 and brought forward to Wednesday 20", "January 2016."],
        ["postponed"],
    ),
    "a cover as typed": (
        [(ISSUED, f"{ISSUED}  cover: [THE BOARD, TODAY, AT TWO, The Hall, High Street, A G E N D A]\n")],
        ["THE BOARD", "TODAY", "AT TWO", "The Hall, High Street", "Date of issue", "Aldermoor Board"],
        ["A G E N D A"],
    ),
    "a heading as typed": (
        [(ISSUED, f"{ISSUED}  heading: [Aldermoor Council Assembly, aldermoor safer board, At two, AGENDA]\n")],
        ["Aldermoor Council Assembly", "aldermoor safer board", "At two", "AGENDA", "1. Welcome"],
        ["pm to"],
    ),
    "a heading that names no body": (
        [(ISSUED, f"{ISSUED}  heading: [Our board, Aldermoor Panel, At two]\n")],
        ["Our board", "Aldermoor Panel", "At two", "Agenda", "1. Welcome"],
        [],
    ),
    "the name printed on the file": (
        [("kind: ordinary", "kind: ordinary\nbody: The Old Board")],
        ["The Old Board", "The Old Board"],
        ["Aldermoor Board"],
    ),
    "no members": (
        [
            (ISSUED, f"{ISSUED}  membership: yes\n"),
            ("    representatives: [{member: cy, from: 2015}]\n", ""),
            ("seats:\n  - id: council\n    organisation: council\n    membership: [{type: voting, from: 2015}]\n", ""),
        ],
        ["No members are recorded. Organisation Representatives"],
        ["vote"],
    ),
    "members": (
        [(ISSUED, f"{ISSUED}  membership: yes\n")],
        ["Members with a vote", "Aldermoor Council", "Cy Marsh"],
        ["No members", "Representatives"],
    ),
    "terms": (
        [(ISSUED, f"{ISSUED}  terms: board/2015\n")],
        [
            "Terms of reference",
            "This is a summary of the published terms of reference, not their words.",
            "1. Purpose",
            "This section is in the published words.",
            "To be. To do. 3. Ends",
            "To end.",
            "So agreed.",
        ],
        ["Draft", "This section is a summary"],
    ),
    "terms in their own words": (
        [
            (ISSUED, f"{ISSUED}  terms: board/2015\n"),
            ("wording: summary\nclosing: So agreed.\n", "wording: verbatim\n"),
        ],
        ["Purpose", "To be.", "3. Ends", "This section is a summary of the published section.", "To end."],
        ["This is a summary", "So agreed", "in the published words"],
    ),
    "terms that were a draft": (
        [
            (ISSUED, f"{ISSUED}  terms: board/2015\n"),
            ("agreed: {on: 2015-05-01}", "agreed: {on: 2016-01-21}"),
            ("in-force: {from: 2015-05-01}", "in-force: {from: 2016-01-21}"),
        ],
        ["Draft terms of reference"],
        [],
    ),
    "meetings to come, once issued": (
        [(ISSUED, f"{ISSUED}{MEETINGS}")],
        ["Thursday 14 April 2016", "Thursday 14 July 2016"],
        ["10:00", "All meetings"],
    ),
    "with the note that was printed": (
        [(ISSUED, f"{ISSUED}{MEETINGS}  future-note: All at ten.\n")],
        ["Thursday 14 July 2016", "All at ten."],
        ["10:00"],
    ),
    "meetings to come in a draft": (
        [(ISSUED, MEETINGS)],
        [
            "Thursday 14 April 2016",
            "Thursday 14 July 2016",
            "All meetings will be held between 10:00am and 12 noon in Room 1",
        ],
        ["Thursday 14 April 2016,"],
    ),
    "one meeting to come": (
        [(ISSUED, "  future-meetings: [board/2016-04-14]\n")],
        ["Thursday 14 April 2016 All meetings will be held between 10:00am and 12 noon in Room 1"],
        [],
    ),
    "meetings to come of which only the days are known": (
        [(ISSUED, MEETINGS), ("starts: 10:00\nends: 12:00\nvenue: in Room 1\n", "")],
        ["Thursday 14 April 2016 • Thursday 14 July 2016 DRAFT"],
        [],
    ),
    "a body that prints no kinds": (
        [
            ("  contact: uma\n", "  contact: uma\nhouse-style: [{kinds: no}]\n"),
            ("title: Welcome", "title: Plan, kind: decision"),
        ],
        ["1. Plan"],
        ["for decision"],
    ),
    "a report below a part": (
        [
            (
                ITEM,
                "    - id: a\n      title: A\n      parts:\n        - id: b\n          title: B\n          parts:\n"
                "            - {id: c, title: C, papers: [{report: plan}]}\n",
            )
        ],
        ["A", "B", "C", "The plan of the year, by Cy Marsh"],
        [],
    ),
    "that begin together and end apart": (
        [
            (ISSUED, MEETINGS),
            (
                "ends: 12:00\nvenue: in Room 1\n# records/meetings/board/2016-07",
                "venue: in Room 1\n# records/meetings/board/2016-07",
            ),
        ],
        [
            "Thursday 14 April 2016, 10:00am",
            "Thursday 14 July 2016, 10:00am to 12 noon",
            "All meetings will be held in Room 1",
        ],
        ["between"],
    ),
    "that only begin": (
        [(ISSUED, MEETINGS), ("starts: 10:00\nends: 12:00\n", "starts: 10:00\n")],
        ["All meetings will be held at 10:00am in Room 1"],
        ["between"],
    ),
    "in different places": (
        [
            (ISSUED, MEETINGS),
            (
                "venue: in Room 1\n# records/meetings/board/2016-07",
                "venue: in Room 2\n# records/meetings/board/2016-07",
            ),
        ],
        [
            "Thursday 14 April 2016, Room 2",
            "Thursday 14 July 2016, Room 1",
            "All meetings will be held between 10:00am and",
        ],
        ["held in", "noon in"],
    ),
    "under their item": (
        [
            (ISSUED, f"{ISSUED}{MEETINGS}"),
            (
                ITEM,
                ITEM + '    - {id: f, number: "2.", title: Dates, kind: future-meetings}\n'
                '    - {id: z, number: "3.", title: Close}\n',
            ),
        ],
        ["2. Dates", "Thursday 14 April 2016", "Thursday 14 July 2016", "3. Close"],
        [],
    ),
    "an item and what it says": (
        [
            (
                ITEM,
                "    - {id: a, number: '1.', title: Plan, kind: decision, duration: 5 minutes, pages: '9', member: cy, "
                "text: [Words of it.], urgent: it is late}\n",
            )
        ],
        [
            "1. Plan (page 9) – for decision",
            "Cy Marsh",
            "5 minutes",
            "Urgent, by leave of the Chair: it is late.",
            "Words of it.",
        ],
        ["pages 9"],
    ),
    "who presents it": (
        [
            (
                ITEM,
                "    - {id: a, number: '1.', title: Plan, presenter: The Mayor}\n"
                "    - {id: b, number: '2.', title: Other, member: cy}\n",
            )
        ],
        ["1. Plan", "The Mayor", "2. Other", "Cy Marsh"],
        [],
    ),
    "an item for discussion and one for information": (
        [
            (
                ITEM,
                "    - {id: a, number: '1.', title: Plan, kind: discussion}\n"
                "    - {id: b, number: '2.', title: News, kind: information, pages: 8-13}\n"
                "    - {id: c, number: '3.', title: Money, kind: minutes}\n",
            )
        ],
        ["1. Plan – for discussion", "2. News (pages 8-13) – for information", "3. Money"],
        ["Money –"],
    ),
    "papers": (
        [
            (
                ITEM,
                "    - id: a\n      number: '1.'\n      title: Plan\n      papers:\n"
                "        - {report: plan, pages: 8-13}\n        - {title: budget, state: to-follow}\n"
                "        - {title: Late one, state: late}\n        - {title: Plan, state: tabled}\n"
                "        - {title: Lost, state: not-received}\n        - {state: attached, title: Map}\n"
                "        - {title: Survey, state: called-for}\n        - {title: Chart, state: received}\n"
                "        - {title: Costs, state: cleared}\n        - {title: Draft, state: withdrawn}\n",
            )
        ],
        [
            "The plan of the year, by Cy Marsh, D. Lane and Uma Vane, pages 8-13",
            "Budget, to follow",
            "Late one, late paper",
            "Report, tabled at the meeting",
            "Lost, not received",
            "Map",
            "Survey, to follow",
            "Chart, to follow",
            "Costs",
            "Draft, withdrawn",
        ],
        ["Map,", "Costs,", "Plan, tabled"],
    ),
    "a paper that is not for publication": (
        [
            (
                ITEM,
                "    - id: a\n      number: '1.'\n      title: Plan\n      papers:\n"
                "        - {title: Bids, pages: '3', restricted: {paragraph: paragraph 3, summary: Prices.}}\n"
                "        - {report: plan, restricted: {paragraph: paragraph 4}}\n        - {title: Map}\n",
            )
        ],
        ["Bids: not for publication, paragraph 3", "Prices.", "Paper: not for publication, paragraph 4", "Map"],
        ["page 3", "The plan of the year"],
    ),
    "a restricted item": (
        [
            (
                ITEM,
                "    - {id: a, number: '1.', title: Plan, member: cy, text: [Secret.], urgent: yes indeed, "
                "papers: [{title: Hidden}], parts: [{id: p, title: Below}], "
                "restricted: {paragraph: paragraph 3, summary: Land.}}\n",
            )
        ],
        ["1. Plan", "paragraph 3", "Land."],
        ["Cy Marsh", "Secret", "indeed", "Hidden", "Below"],
    ),
    "parts of an item": (
        [
            (
                ITEM,
                "    - id: a\n      number: '1.'\n      title: Plan\n      parts:\n"
                "        - {id: p, title: First, member: cy, pages: '4', kind: decision, duration: 3 minutes, "
                "text: [Of it.]}\n"
                "        - {id: q, number: (b), title: Second, papers: [{title: Sheet}], "
                "parts: [{id: s, title: Third}]}\n"
                "        - {id: r, title: Shut, text: [Secret.], papers: [{title: Hidden}], "
                "parts: [{id: u, title: Below}], "
                "restricted: {paragraph: paragraph 5}}\n",
            )
        ],
        [
            "First – for decision",
            "page 4",
            "Cy Marsh, 3 minutes",
            "Of it.",
            "(b)",
            "Second",
            "Sheet",
            "Third",
            "Shut",
            "paragraph 5",
        ],
        ["Secret", "Hidden", "Below"],
    ),
    "the note for the public": (
        [(ISSUED, f"{ISSUED}  public-access: Come in by the side door.\n")],
        ["Come in by the side door.", "1. Welcome"],
        [],
    ),
    "the usual note for the public": (
        [("  contact: uma\n", "  contact: uma\n  public-access: Ring the bell.\n")],
        ["Ring the bell.", "1. Welcome"],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_agenda_prints_what_its_records_hold(case: str, run: Run, folder: Folder) -> None:
    changes, printed, absent = CASES[case]
    files = FILES
    for before, after in changes:
        assert before in files
        files = files.replace(before, after)
    ran = run("agenda", "board/2016-01-21", "--to", "text", root=folder(files))
    # What a restricted item should not hold is an error, and is not printed even so.
    assert ran.status == int("restricted:" in files), ran.err
    words = " ".join(ran.out.split())
    place = 0
    for one in printed:
        found = words.find(" ".join(one.split()), place)
        assert found >= 0, (one, words[place:])
        place = found + len(one)
    assert [one for one in absent if one in words] == []


def test_without_an_agenda_there_is_none_to_print(run: Run, folder: Folder) -> None:
    ran = run("agenda", "board/2016-04-14", root=folder(FILES))
    assert ran.status == 2
    assert "board/2016-04-14 has no agenda" in ran.err
    assert "Enter it under `agenda:` in records/meetings/board/2016-04-14.yaml." in ran.err


@pytest.mark.parametrize(
    ("typed", "headings"),
    [
        ("Aldermoor Council Assembly, aldermoor safer board, ALDERMOOR BOARD, At two", 3),
        ("Aldermoor Panel, Our board, Aldermoor Board", 1),
        ("Our board, Aldermoor Board, At two", 1),
        ("Aldermoor Board", 1),
    ],
)
def test_the_lines_of_a_heading_that_name_a_body_are_headings(
    typed: str, headings: int, run: Run, folder: Folder
) -> None:
    files = FILES.replace(ISSUED, f"{ISSUED}  heading: [{typed}]\n")
    page = run("agenda", "board/2016-01-21", "--to", "html", root=folder(files)).out
    assert "<br>".join(typed.split(", ")[:headings]) + "</h2>" in page
    assert 'id="item-a"' in page


def test_the_last_supplementary_agenda_is_that_of_the_last_day(run: Run, folder: Folder) -> None:
    supplements = (
        "  supplements:\n"
        "    - {issued: 2016-01-19, items: [{id: y, number: '3.', title: Latest}]}\n"
        "    - {issued: 2016-01-15, items: [{id: z, number: '2.', title: Late}]}\n"
    )
    root = folder(FILES.replace(ISSUED, f"{ISSUED}{supplements}"))
    last = run("agenda", "board/2016-01-21", "--supplement", root=root).out
    assert "3.  Latest" in last and "Late\n" not in last
    assert "This adds to the agenda issued on 13 January 2016, which stays as it is." in " ".join(last.split())
    assert "2.  Late\n" in run("agenda", "board/2016-01-21", "--issued", "2016-01-15", root=root).out
    ran = run("agenda", "board/2016-01-21", "--issued", "2016-01-16", root=root)
    assert ran.status == 2
    assert "no supplementary agenda of board/2016-01-21 was issued on 2016-01-16" in ran.err
    assert "Issued: 2016-01-15, 2016-01-19." in ran.err
    never = folder(FILES.replace(ISSUED, supplements))
    assert "This adds to the agenda, which stays as it is." in " ".join(
        run("agenda", "board/2016-01-21", "--supplement", root=never).out.split()
    )


def test_where_there_is_no_supplementary_agenda_it_is_said_where_one_would_stand(run: Run, folder: Folder) -> None:
    for meeting in ("board/2016-01-21", "board/2016-04-14"):
        ran = run("agenda", meeting, "--supplement", root=folder(FILES))
        assert ran.status == 2
        assert f"{meeting} has no supplementary agenda" in ran.err
        assert f"Enter it under `agenda: supplements:` in records/meetings/{meeting}.yaml" in ran.err


def test_a_report_of_which_no_author_is_named_is_by_the_post_or_nobody(run: Run, folder: Folder) -> None:
    paper = "    - id: a\n      number: '1.'\n      title: Welcome\n      papers: [{report: plan}]\n"
    for authors, by in (("authors: [{post: Clerk}]\n", ", by Clerk"), ("", "")):
        files = FILES.replace(ITEM, paper).replace('authors: [{member: cy}, {as: "D. Lane"}, {member: uma}]\n', authors)
        printed = run("agenda", "board/2016-01-21", root=folder(files)).out
        assert f"    The plan of the year{by}\n" in printed
