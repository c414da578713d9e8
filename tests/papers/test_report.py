"""Reports and terms of reference as papers: on their forms, in every format."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pikepdf
import pytest
from conftest import Folder, Run
from every_command import EXAMPLE

from papers.measured import overprinted, pages, well_broken

OWN = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"

RECORDS = """\
# records/settings.yaml
name: Aldermoor Partnership
# records/groups/board.yaml
name: Aldermoor Board
kind: partnership
# records/organisations/council.yaml
name: Aldermoor Council
# records/members/ann.yaml
name: Ann Birch
posts: [{title: Head of Safety, organisation: council, from: 2015}]
# records/strategies/old.yaml
name: Strategy to 2019
group: board
from: 2015
until: 2019
priorities: [{id: roads, title: Safer roads}]
# records/strategies/new.yaml
name: Strategy from 2020
group: board
from: 2020
priorities: [{id: burglary, title: Fewer burglaries}, {id: youth, title: Young people}]
responsibilities: [{id: section-17, title: Section 17}]
# records/forms/form.yaml
name: Report to the Board
sections:
  - {number: 1., heading: Purpose, holds: boxes, strategy-boxes: [priorities, responsibilities]}
  - {number: 2., heading: What we ask, holds: recommendations}
  - {number: 3., heading: What scrutiny said, holds: scrutiny}
  - {number: 4., heading: Papers, holds: attachments, required: no}
# records/meetings/board/2026-03-05.yaml
status: planned
agenda:
  items:
    - {id: plan, number: 4., title: The plan, papers: [{report: plan}]}
# records/terms/board/draft.yaml
title: Terms of Reference
dated: 2026-01-10
status: draft
sections:
  - {id: purpose, number: "1", heading: Purpose, text: To keep Aldermoor safe.}
# records/reports/plan.yaml
subject: 'The <b>plan</b> {{ 7*7 }} #panic()'
form: form
group: board
meeting: board/2026-03-05
dated: 2026-02-20
authors: [{member: ann, telephone: 01234 555100}]
presenter: {as: Ch. Supt. Reed}
priorities: [youth]
responsibilities: [section-17]
section-17: Fewer crimes.
sections:
  - {number: 1., heading: Purpose}
  - {number: 2., heading: What we ask}
  - {number: 3., heading: What scrutiny said}
recommendations:
  - id: "2.1"
    text: "That the Board:"
    parts:
      - {id: a, text: "agree:", bullets: [one plan, another]}
      - {id: b, text: and note it.}
scrutiny: {number: "3.1", state: to-come, on: 2026-03-01}
attachments:
  - {number: "4.1", label: Annex A, title: Terms of Reference, terms: board/draft}
  - {title: Figures, state: to-follow}
  - {title: The tenders, restricted: {paragraph: "Schedule 12A, paragraph 3", summary: A tender.}}
"""


def uncompressed(file: Path) -> bytes:
    """A PDF with everything in it to be read."""
    plain = file.with_suffix(".plain.pdf")
    with pikepdf.open(file) as pdf:
        pdf.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.read_bytes()


@pytest.mark.parametrize("id", ["sng-review", "bmg-update"])
def test_the_partnership_s_reports_stand_in_the_layout_of_their_papers(id: str, run: Run) -> None:
    ran = run("report", id, root=OWN)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (GOLDEN / f"report-{id}.txt").read_text(encoding="utf-8")


def test_a_report_prints_everything_that_was_entered(run: Run, folder: Folder) -> None:
    text = run("report", "plan", root=folder(RECORDS)).out
    for words in (
        "REPORT TO THE BOARD",
        "Subject: The <b>plan</b> {{ 7*7 }} #panic()",
        "To: Aldermoor Board, 5 March 2026, item 4",
        "20 February 2026",
        "Report author: Ann Birch (Head of Safety, Aldermoor Council), Tel: 01234 555100",
        "To be presented by Ch. Supt. Reed",
        "[ ] Fewer burglaries\n[X] Young people\n[X] Section 17\n",
        "Fewer crimes.",
        "2.1   That the Board:\n\n      (a) agree:\n          • one plan\n          • another\n",
        "      (b) and note it.",
        "3.1   Comments to come (meeting of 1 March 2026).",
        # No section of the report has the attachments, which are printed all the same.
        "Attachments and background papers",
        "4.1   Terms of Reference (Annex A)",
        "Figures (to follow)",
        "The tenders (not for publication: Schedule 12A, paragraph 3)\n\nA tender.\n",
        "Annex A: Terms of Reference (draft)",
        "To keep Aldermoor safe.",
    ):
        assert words in text
    assert "Safer roads" not in text  # a priority of a strategy that had ended
    assert text.count("To keep Aldermoor safe.") == 1


def test_the_pages_hold_the_same_and_nothing_typed_becomes_markup(run: Run, folder: Folder) -> None:
    root = folder(RECORDS)
    page = run("report", "plan", "--to", "html", root=root).out
    assert "Subject: The &lt;b&gt;plan&lt;/b&gt; {{ 7*7 }} #panic()" in page
    assert page.count('<span class="unseen">Marked</span>') == 2
    assert page.count('<span class="unseen">Not marked</span>') == 1
    file = root / "report.pdf"
    for look in ((), ("--large-print",), ("--page", "a5")):
        assert run("report", "plan", "-o", file, *look, root=root).status == 0
        made = pages(file, a5="a5" in look)
        well_broken(made)
        assert overprinted(file) == []
        assert "#panic()" in made[0].text


def test_of_a_restricted_report_only_what_may_be_said_is_printed(run: Run, folder: Folder) -> None:
    restricted = "restricted: {paragraph: Schedule 12A, summary: On a tender.}\n"
    root = folder(RECORDS.replace("subject: 'The", f"{restricted}subject: 'The"))
    for to in ("text", "html"):
        text = run("report", "plan", "--to", to, root=root).out
        assert "Not for publication: Schedule 12A" in text
        assert "On a tender." in text
        assert not any(words in text for words in ("That the Board", "Fewer crimes", "Figures", "Ann Birch"))


def test_a_box_that_the_strategy_of_the_day_has_not_is_an_error_and_still_printed(run: Run, folder: Folder) -> None:
    root = folder(RECORDS.replace("[youth]", "[roads]"))
    assert "MK702 error" in run("check", root=root).out
    assert "[X] roads" in run("report", "plan", root=root).out


def test_a_missing_statement_on_section_17_is_an_error(run: Run, folder: Folder) -> None:
    assert "MK631" not in run("check", root=folder(RECORDS)).out
    assert "MK631 error" in run("check", root=folder(RECORDS.replace("section-17: Fewer crimes.\n", ""))).out


def test_draft_terms_print_the_word_draft_on_every_page(run: Run, folder: Folder) -> None:
    root = folder(RECORDS)
    text = run("terms", "board", root=root).out
    assert text.lstrip().startswith("DRAFT\n")
    assert "Draft of 10 January 2026" in text
    assert "To keep Aldermoor safe." in text
    assert "<strong>DRAFT</strong>" in run("terms", "board", "--to", "html", root=root).out


def test_terms_in_force_come_before_a_later_draft_which_is_named(run: Run) -> None:
    ran = run("terms", "sng", "--on", "2017-01-01", root=OWN)
    assert "The text of these terms of reference is not in the records." in ran.out
    assert "mkcsp terms sng --version sng/2016-10" in ran.err
    draft = run("terms", "sng", "--version", "sng/2016-10", root=OWN).out
    assert draft.lstrip().startswith("DRAFT\n")
    assert "A member who misses 3 meetings in a row is asked to leave" in " ".join(draft.split())


def test_terms_of_another_body_are_refused(run: Run) -> None:
    ran = run("terms", "smk", "--version", "sng/2016-10", root=OWN)
    assert ran.status == 2
    assert "sng/2016-10 are terms of reference of sng, not of smk" in ran.err


def test_recommendations_say_what_became_of_each(run: Run, wide: None) -> None:
    out = run("recommendations", "smk", "--on", "2017-02-01", root=OWN).out
    assert out.startswith("SaferMK Partnership: 10 recommendations, of which 1 deferred, 9 untraced\n")
    assert "deferred: SMK32(4) of 21 January 2016" in out
    assert [line.split()[0] for line in out.splitlines() if line[:2] in ("2.", "3.")] == [
        *("2.1", "2.2", "2.3", "2.4(a)", "2.4(b)", "2.5(a)", "2.5(b)"),
        *("3.1", "3.2", "3.3"),
    ]
    # What was resolved later was not known yet, and a report that was not written yet is left out.
    assert "of which 7 untraced" in run("recommendations", "smk", "--on", "2015-12-31", root=OWN).out


def test_recommendations_of_every_kind_are_counted(run: Run, wide: None) -> None:
    out = run("recommendations", "board", root=EXAMPLE).out
    assert "3 resolved as it stood, 3 amended, 1 added to, 1 deferred, 2 not taken" in out
    assert run("recommendations", "ndg", root=EXAMPLE).out == "No recommendation is recorded.\n"


def test_recommendations_of_a_restricted_report_are_not_shown(run: Run, folder: Folder) -> None:
    restricted = "restricted: {paragraph: Schedule 12A}\n"
    out = run("recommendations", root=folder(RECORDS.replace("subject: 'The", f"{restricted}subject: 'The"))).out
    assert "That the Board" not in out
    assert "plan" not in out


MARKED = RECORDS.replace(
    "  - {number: 1., heading: Purpose}\n  - {number: 2., heading: What we ask}",
    """\
  - number: 1.
    heading: Purpose
    text: |
      1.1 The **plan** is *new*, see [the strategy](https://aldermoor.example/s?a=1&b=2).[^cost] But 2 * 3 * 4, a_b_c,
      **open, <i>html</i>, `#eval("1")`, $x$, [bad](javascript:alert(1)) and [^none] are as typed.

      - a **point** of it

      [^cost]: Paid by the *Council*.
  - {number: 2., heading: What we ask}""",
)


def test_emphasis_links_and_notes_in_a_report_and_nothing_else_is_a_mark(run: Run, folder: Folder) -> None:
    root = folder(MARKED)
    text = " ".join(run("report", "plan", root=root).out.split())
    typed = (
        '2 * 3 * 4, a_b_c, **open, <i>html</i>, `#eval("1")`, $x$, [bad](javascript:alert(1)) and [^none] are as typed.'
    )
    assert "1.1 The plan is new, see the strategy (https://aldermoor.example/s?a=1&b=2).[1] But " + typed in text
    assert "• a point of it" in text
    assert "Notes ----- [1] Paid by the Council." in text
    page = run("report", "plan", "--to", "html", root=root).out
    assert "The <strong>plan</strong> is <em>new</em>" in page
    assert '<a href="https://aldermoor.example/s?a=1&amp;b=2">the strategy</a>' in page
    assert '<a href="#note-1"' in page and '<li id="note-1">' in page
    assert "&lt;i&gt;html&lt;/i&gt;" in page
    assert 'href="javascript' not in page
    file = root / "report.pdf"
    assert run("report", "plan", "-o", file, root=root).err == ""
    printed = " ".join(" ".join(page.text for page in pages(file)).split())
    assert "The plan is new, see the strategy." in printed
    assert "[bad](javascript:alert(1)) and [^none] are as typed." in printed
    assert "1. Paid by the Council." in printed
    assert b"https://aldermoor.example/s?a=1&b=2" in uncompressed(file)


PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
PICTURED = MARKED.replace("      - a **point** of it\n", "      ![Thefts in <each> ward](wards.png)\n")


def with_picture(root: Path) -> Path:
    """The folder with a small picture."""
    (root / "pictures").mkdir()
    (root / "pictures" / "wards.png").write_bytes(b64decode(PNG))
    return root


def test_a_picture_is_shown_with_its_words(run: Run, folder: Folder) -> None:
    root = with_picture(folder(PICTURED))
    assert "[Picture: Thefts in <each> ward]" in run("report", "plan", root=root).out
    page = run("report", "plan", "--to", "html", root=root).out
    assert '<img src="data:image/png;base64,iVBOR' in page
    assert 'alt="Thefts in &lt;each&gt; ward"' in page
    file = root / "report.pdf"
    assert run("report", "plan", "-o", file, root=root).err == ""
    plain = uncompressed(file)
    assert b"/Subtype /Image" in plain
    assert b"Thefts in <each> ward" in plain


def test_a_picture_that_is_not_there_is_a_link_or_is_none_stops_the_paper(run: Run, folder: Folder) -> None:
    root = folder(PICTURED)
    ran = run("report", "plan", root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "the report shows pictures/wards.png, which is not there" in ran.err
    with_picture(root)
    (root / "pictures" / "wards.png").write_bytes(b"GIF89a")
    assert "not what its name says" in run("report", "plan", root=root).err
    (root / "pictures" / "wards.png").unlink()
    (root / "pictures" / "wards.png").symlink_to(root / "records" / "settings.yaml")
    assert "links are not followed" in run("report", "plan", root=root).err


def test_a_picture_without_words_is_an_error_and_prints_as_typed(run: Run, folder: Folder) -> None:
    root = with_picture(folder(PICTURED.replace("Thefts in <each> ward", "")))
    assert "MK711 error" in run("check", root=root).out
    assert "![](wards.png)" in run("report", "plan", root=root).out


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        ("{post: Head of Community Safety}", "Head of Community Safety"),
        ("{member: ann, post: Acting Lead}", "(Acting Lead)"),
        ("{as: A. Archer, post: Acting Lead}", "A. Archer"),
    ],
)
def test_an_author_who_is_only_a_post_prints(author: str, printed: str, run: Run, folder: Folder) -> None:
    told = "authors: [{member: ann, telephone: 01234 555100}]"
    assert told in RECORDS
    root = folder(RECORDS.replace(told, f"authors: [{author}]"))
    ran = run("report", "plan", root=root)
    assert ran.status == 0
    assert printed in ran.out
    assert run("check", root=root).status == 0
    assert printed in run("agenda", "board/2026-03-05", root=root).out or "member" in author
