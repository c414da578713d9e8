"""Agendas through the command: what is printed as typed, what is made where nothing was typed."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

from papers.board import BODIES

ID = "board/2016-03-17"

PLAIN = """\
# records/meetings/board/2016-03-17.yaml
status: planned
venue: Room 2, Civic Offices
starts: 10:00
ends: 13:00
agenda:
  issued: 2016-03-09
  membership: yes
  public-access: The public may attend.
  future-meetings: [board/2016-04-14, board/2016-05-12]
  items:
    - {id: apologies, number: "1", title: Apologies, duration: 5 mins}
    - id: crime
      number: 2.
      title: Crime
      duration: 1 hour
      urgent: figures had just come.
      parts:
        - {id: now, title: The present, presenter: B Henderson}
        - {id: then, number: (b), title: What to do, presenter: R Solly, pages: 14-27}
    - id: contract
      number: 3.
      title: A contract
      restricted: {paragraph: "Schedule 12A, paragraph 3"}
    - id: papers
      number: 4.
      title: Papers
      papers:
        - {title: The plan, pages: "9", state: to-follow}
        - {title: The bill, restricted: {paragraph: "Schedule 12A, paragraph 7", summary: It is paid.}}
# records/meetings/board/2016-04-14.yaml
status: planned
venue: Room 2, Civic Offices
starts: 10:00
ends: 12:30
# records/meetings/board/2016-05-12.yaml
status: planned
venue: Room 2, Civic Offices
starts: 10:00
ends: 12:30
"""

TYPED = PLAIN.replace(
    "  issued: 2016-03-09\n",
    "  cover: [ALDERMOOR, 17 MARCH 2016, 10 TO 1, ROOM 2, CIVIC OFFICES, A G E N D A]\n"
    "  heading: [Aldermoor Board, Management, Upstairs, 10 to 1, Agenda]\n"
    "  contact-line: Ask Tess.\n  future-note: All on Thursdays.\n",
)


def words(text: str) -> str:
    """A text without its line breaks and columns."""
    return " ".join(text.split())


@pytest.fixture
def made(run: Run, folder: Folder) -> str:
    ran = run("agenda", ID, root=folder(BODIES + PLAIN))
    assert ran.status == 0
    return words(ran.out)


def test_a_cover_is_made_from_body_date_times_and_venue(made: str) -> None:
    assert made.startswith("Aldermoor Board Thursday 17 March 2016 10:00am - 1:00pm Room 2, Civic Offices Agenda ")


def test_the_line_on_enquiries_is_made_from_the_record_of_the_contact(made: str) -> None:
    assert (
        "If you have any enquiries about this agenda, please contact Tess Quill, Committee Manager, Aldermoor Council, "
        "by telephone on (01234) 555 0100 or by e-mail at tess.quill@aldermoor.example."
    ) in made


def test_date_of_issue_public_access_and_membership_of_that_day_are_printed(made: str) -> None:
    assert "Date of issue: 9 March 2016" in made
    assert "The public may attend." in made
    assert "Aldermoor Police Supt. Bob Reed, Commander, Aldermoor Police" in made


def test_durations_stand_on_the_item_and_presenters_and_pages_on_its_parts(made: str) -> None:
    assert "1. Apologies 5 mins 2. Crime 1 hour" in made
    assert "• The present B Henderson" in made
    assert "(b) What to do pages 14-27 R Solly" in made
    assert "Urgent, by leave of the Chair: figures had just come." in made


def test_a_restricted_item_and_paper_show_their_ground(made: str) -> None:
    assert "3. A contract Not for publication: Schedule 12A, paragraph 3" in made
    assert "The bill: not for publication, Schedule 12A, paragraph 7 It is paid." in made
    assert "The plan, page 9, to follow" in made


def test_what_a_restricted_item_should_not_hold_is_never_printed(run: Run, folder: Folder) -> None:
    ground = 'restricted: {paragraph: "Schedule 12A, paragraph 3"}\n'
    hidden = "      text: [Hidden words.]\n      parts: [{id: hidden, title: Hidden part}]\n"
    ran = run("agenda", ID, root=folder(BODIES + PLAIN.replace(ground, ground + hidden)))
    assert ran.status == 1
    assert "Hidden" not in ran.out


def draft(files: str) -> str:
    """The records with the agenda not yet issued: only then has it what the meetings to come say now."""
    return files.replace("  issued: 2016-03-09\n", "")


def test_future_meetings_have_their_weekday_and_what_they_share(run: Run, folder: Folder) -> None:
    made = words(run("agenda", ID, root=folder(BODIES + draft(PLAIN))).out)
    assert "Thursday 14 April 2016" in made
    assert "Thursday 12 May 2016" in made
    assert "All meetings will be held between 10:00am and 12:30pm in Room 2, Civic Offices" in made


def test_future_meetings_with_times_of_their_own_have_no_common_time(run: Run, folder: Folder) -> None:
    out = run("agenda", ID, root=folder(BODIES + draft(PLAIN).replace("ends: 12:30", "ends: 11:00", 1))).out
    assert "All meetings will be held in Room 2, Civic Offices" in out
    assert "All meetings will be held between" not in out


def test_what_is_typed_is_printed_as_typed(run: Run, folder: Folder) -> None:
    out = words(run("agenda", ID, root=folder(BODIES + TYPED)).out)
    assert out.startswith("DRAFT ALDERMOOR 17 MARCH 2016 10 TO 1 ROOM 2, CIVIC OFFICES Agenda Ask Tess.")
    assert "Aldermoor Board Management Upstairs 10 to 1 Agenda 1. Apologies" in out
    assert "All on Thursdays." in out
    assert "Date of issue" not in out


def test_a_supplementary_agenda_is_a_paper_of_its_own(run: Run, folder: Folder) -> None:
    added = PLAIN.replace(
        "# records/meetings/board/2016-04-14",
        "  supplements: [{issued: 2016-03-14, items: [{id: late, number: 5., title: Late}]}]\n"
        "# records/meetings/board/2016-04-14",
    )
    root = folder(BODIES + added)
    first = run("agenda", ID, root=root).out
    assert "Late" not in first
    assert first == run("agenda", ID, root=folder(BODIES + PLAIN)).out
    root = folder(BODIES + added)
    second = words(run("agenda", ID, "--supplement", root=root).out)
    assert "Supplementary agenda" in second
    assert "Date of issue: 14 March 2016" in second
    assert "5. Late" in second
    assert "Apologies" not in second
    assert (
        run("agenda", ID, "--issued", "2016-03-14", root=root).out == run("agenda", ID, "--supplement", root=root).out
    )
    other = run("agenda", ID, "--issued", "2016-03-15", root=root)
    assert (other.status, other.out) == (2, "")
    assert "Issued: 2016-03-14" in other.err


def test_a_meeting_without_a_supplementary_agenda_says_so(run: Run, folder: Folder) -> None:
    ran = run("agenda", ID, "--supplement", root=folder(BODIES + PLAIN))
    assert (ran.status, ran.out) == (2, "")
    assert "has no supplementary agenda" in ran.err


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("status: cancelled\nreason: there was snow", "This meeting was cancelled: there was snow."),
        ("status: postponed", "This meeting is postponed; no new day is recorded."),
        (
            "status: planned\nheld-on: 2016-03-31",
            "This meeting was called for Thursday 17 March 2016 and postponed to Thursday 31 March 2016.",
        ),
        (
            "status: planned\nheld-on: 2016-03-10",
            "called for Thursday 17 March 2016 and brought forward to Thursday 10 March 2016.",
        ),
        ("status: planned\nkind: extraordinary", "This is an extraordinary meeting."),
    ],
)
def test_what_is_out_of_the_ordinary_is_said(status: str, said: str, run: Run, folder: Folder) -> None:
    out = run("agenda", ID, root=folder(BODIES + PLAIN.replace("status: planned", status, 1))).out
    assert said in words(out)


def test_terms_of_reference_stand_between_cover_and_items(run: Run, folder: Folder) -> None:
    terms = """\
# records/terms/board/2015.yaml
title: Terms of Reference
status: not-known
wording: summary
closing: Revised May 2015
sections:
  - {id: name, number: "1", heading: Name, text: [It has a name.]}
  - id: aims
    number: 3.
    heading: Aims
    wording: verbatim
    text:
      - text: "It aims:"
        parts: [{label: a, text: to begin, bullets: [early]}, {label: b, text: to end.}]
"""
    typed = TYPED.replace("  cover", "  terms: board/2015\n  cover")
    out = words(run("agenda", ID, root=folder(BODIES + typed + terms)).out)
    assert "This is a summary of the published terms of reference, not their words." in out
    assert (
        "1. Name It has a name. 3. Aims * This section is in the published words. It aims: "
        "(a) to begin • early (b) to end. Revised May 2015"
    ) in out
    assert out.index("Ask Tess.") < out.index("1. Name") < out.index("1. Apologies")


def test_a_meeting_without_an_agenda_cannot_be_printed(run: Run, folder: Folder) -> None:
    ran = run("agenda", "board/2016-04-14", root=folder(BODIES + PLAIN))
    assert ran.status == 2
    assert "has no agenda" in ran.err


def test_a_report_that_is_called_like_its_item_does_not_repeat_the_heading(run: Run, folder: Folder) -> None:
    files = """\
# records/reports/lamps.yaml
subject: Lamps in the park
authors: [{member: dot}]
# records/meetings/board/2016-06-16.yaml
status: planned
agenda:
  items:
    - {id: lamps, number: "1", title: Lamps in the park, papers: [{report: lamps, pages: 3-4}]}
"""
    out = run("agenda", "board/2016-06-16", root=folder(BODIES + files)).out
    assert out.count("Lamps in the park") == 1
    assert "Report, by Dot Lane, pages 3-4" in " ".join(out.split())
