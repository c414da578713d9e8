"""The two papers of the repository's own records, held against the facts of the published ones."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from conftest import Run

ROOT = Path(__file__).parents[2]

ROLL = """\
Councillor O'Neill (Non-Voting Chair)
Representatives of SaferMK Partnership Board with Voting Rights:
Duncan Sharkey Corporate Director - Place (Deputy for Carole Mills [Chief Executive – Milton Keynes Council])
Neil Boustred Area Manager, Buckinghamshire Fire & Rescue Service
Supt. Gez Chiariello LPA Commander, Thames Valley Police
Matthew Webb NHS - Chief Officer (Acting), Milton Keynes, Clinical Commissioning Group
Sue Cooke Assistant Chief Officer for National Probation Service (Oxon & Bucks LDU and Thames Valley Prisons)
S Czajewski Head of Operations (North), Thames Valley Community Rehabilitation Company
Co-opted members to SaferMK Partnership without Voting Rights:
Parish Councillor Philip Ayles Representative for the Rural Parish Councils
Parish Councillor David Livingstone Representative for the Urban Parish Councils
Muriel Scott Director of Public Health, Milton Keynes Council
Tim Marren Chief Executive, Community Action:MK
A Blessing (Policy Advisor [Partnerships & Commissioning]), Representative for the Police and Crime Commissioner
Observer:
Councillor Brunning Milton Keynes Council
Councillor Eastman Milton Keynes Council
Officers:
Jane Reed Service Director (Housing & Community), Milton Keynes Council
J O'Ryan Chief Inspector, Thames Valley Police /Chair of the Business Management Group
Colin Wilderspin Head of Community Safety, SaferMK/Milton Keynes Council
Lee Westlake Head of Service Youth Justice, SaferMK/Milton Keynes Council
Steve Conway Senior Community Safety Research Analyst, Milton Keynes Council
Helen Craddock Business Manager, Milton Keynes Safeguarding Children Board, Milton Keynes Council
Tina Milner Committee Manager, Milton Keynes Council
Others Present:
Councillor A Webb Milton Keynes Council
Calum Bell Service Delivery Manager (Milton Keynes), Buckinghamshire Fire & Rescue Service
Sophie Ward Secretarial Assistant, Community Safety, Milton Keynes Council
Laura Chapman Chair (MK City Centre Management)
P McEleney MK News
3 Members of public
Apologies:
Carole Mills Chief Executive, Milton Keynes Council
"""

ITEMS = """\
SMK30 Chair Welcome and Introductions
SMK31 Minutes
SMK32 Business Management Group Update
SMK33 Overview – Local Delivery of the Prevent Agenda
SMK34 Safer Neighbourhoods Group Update
SMK35 Joint Health and Wellbeing Board Strategy 2015/18
Public Place CCTV Review
Purple Flag Scheme
SMK38 Partner Updates
SMK39 Review of Partnership
SMK40 Forward Plan 2016/17
"""

CLAUSES = {30: 0, 31: 1, 32: 4, 33: 4, 34: 5, 35: 3, 38: 2, 39: 1, 40: 1}

AGENDA = """\
1. Introduction and apologies 5 mins
2. Minutes of last meeting (pages 8-13) 5 mins
3. Matters arising 10 mins
4. BCS Crime in Milton Keynes 1 hour
Current situation B Henderson
Proposed response pages 14-27 R Solly
5. Delivery Groups: 1 hour
Reducing Violence pages 28-31 R Flowers
Communications pages 32-35 S Marsh
Dealing with Persistent Offenders D Butt
6. Decision papers
Community Safety website pages 36-42 J Keating-Wilkes
MARAC pages 43-44 N Atkinson
7. Any other business
8. Dates of future meetings
Monday 15 January 2007
Monday 12 March 2007
Monday 14 May 2007
Monday 16 July 2007
Monday 17 September 2007
Monday 12 November 2007
"""


def page(run: Run, *command: str) -> str:
    """What a paper says as a web page, without the tags, in the order of reading."""
    ran = run(*command, "--to", "html", root=ROOT)
    assert (ran.status, ran.err) == (0, "")
    body = re.sub("<style.*?</style>|<head.*?</head>", " ", ran.out, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", body)).split())


@pytest.fixture
def minutes(run: Run) -> str:
    return page(run, "minutes", "smk/2016-01-21")


@pytest.fixture
def agenda(run: Run) -> str:
    return page(run, "agenda", "csp/2006-11-13")


def in_order(lines: str, text: str) -> None:
    at = 0
    for line in lines.splitlines():
        found = text.casefold().find(line.casefold(), at)
        assert found >= 0, f"{line!r} does not stand after what came before"
        at = found + len(line)


def test_the_heading_has_weekday_day_place_and_time(minutes: str) -> None:
    assert "held on Thursday 21 January 2016" in minutes
    assert "in the Council Chamber, at Milton Keynes Council Civic Offices" in minutes
    assert "2.04pm" in minutes


def test_the_roll_is_that_of_the_paper_in_its_order(minutes: str) -> None:
    in_order(ROLL, minutes)


def test_the_items_are_those_of_the_paper_and_missing_numbers_are_blank(minutes: str) -> None:
    in_order(ITEMS, minutes)
    assert "SMK36" not in minutes
    assert "SMK37" not in minutes


def test_every_item_has_as_many_clauses_as_the_paper(run: Run) -> None:
    text = run("minutes", "smk/2016-01-21", root=ROOT).out
    for number, count in CLAUSES.items():
        (item,) = re.findall(rf"^SMK{number} .*?(?=^\S)", text + "\nend", re.MULTILINE | re.DOTALL)
        resolved = item.partition("RESOLVED –")[2].split("          PU")[0].split("PUBLIC PLACE")[0]
        numbered = re.findall(r"^ +(\d+)\. ", resolved, re.MULTILINE)
        assert ([*map(int, numbered)] or ([1] if resolved.strip() else [])) == [*range(1, count + 1)]


def test_it_ends_with_the_time_and_says_what_it_is(minutes: str) -> None:
    assert "The Chair closed the meeting at 4.09 pm".casefold() in minutes.casefold()
    assert "not their words" in minutes
    assert "APPROVAL NOT IN THE RECORDS" in minutes


def test_the_cover_is_in_its_own_wording(agenda: str) -> None:
    in_order(
        "COMMUNITY SAFETY PARTNERSHIP\n13 NOVEMBER 2006\n10.00 AM - 1.00 PM\n"
        "MEETING ROOM 2, CIVIC OFFICES, CENTRAL MILTON KEYNES\n"
        "Michael Toze, Committee Manager\n(01908) 252362\nMichael.toze@milton-keynes.gov.uk",
        agenda,
    )


def test_the_terms_stand_between_cover_and_items_with_their_gap(agenda: str) -> None:
    in_order(
        "252362\n1. Partnership\n11. Delegation of authority\n13. Statutory Officers' Support Group\n"
        "Revised May 2005\nCommunity Safety Partnership Partnership Management Group\nCivic Offices\n"
        "10 am to 1 pm, 13 November 2006 in Room 2, Civic Offices\n1. Introduction",
        agenda,
    )
    assert " 12. " not in agenda.partition("11. Delegation")[2].partition("Revised May 2005")[0]


def test_the_items_are_those_of_the_agenda(run: Run) -> None:
    out = " ".join(run("agenda", "csp/2006-11-13", root=ROOT).out.split())
    in_order(AGENDA, out)
    assert re.search(r"All meetings will be held between 10.00 ?am and 1(.00)? ?pm in Room 2", out)


def test_there_is_a_line_for_whoever_presides_at_the_approving_meeting(minutes: str) -> None:
    assert re.search(r"The Chair closed the meeting at 4\.09 PM Chair( _+)? Date", minutes, re.IGNORECASE)
