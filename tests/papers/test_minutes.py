"""Minutes through the command: what stands where, in which words, and what never changes again."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run

from papers.board import BODIES, MEETING, approved

GOLDEN = Path(__file__).parent / "golden"
AFTER = "2016-05-01"
ID = "board/2016-01-21"

WORDED = (
    MEETING.replace("status: held", "status: held\nbody: Aldermoor Board")
    .replace("kind: members\n", 'kind: members\n      heading: "Those who may vote:"\n')
    .replace("kind: apologies\n", 'kind: apologies\n      heading: "Apologies:"\n')
    .replace("{member: bob, movements", "{member: bob, as: Supt. Bob Reed, post: Commander, movements")
    .replace(
        "{member: dot, deputy-for: {member: cy}}", "{member: dot, as: Dot Lane, deputy-for: {member: cy, as: C. Marsh}}"
    )
    .replace("{member: cy, given-by", "{member: cy, as: C. Marsh, post: Chief Executive, given-by")
    .replace("{member: tess, post: Clerk", "{member: tess, as: T Quill, post: Clerk")
    .replace("{member: ann, office", "{member: ann, as: Councillor Birch, office")
    .replace("interests:\n        - {member: bob", "interests:\n        - {member: bob, as: Supt. Bob Reed")
    .replace("[{member: bob}, {member: dot}]", "[{member: bob, as: Supt. Bob Reed}, {member: dot, as: Dot Lane}]")
)
"""The same meeting with the words of the day in it."""


def words(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def edit_everything_else(root: Path) -> None:
    """Give every person, post, organisation and body another name, and every heading and seat other words."""
    for kind in ("members", "organisations", "groups"):
        for file in (root / "records" / kind).iterdir():
            text = file.read_text("utf-8")
            for old in ("Aldermoor", "Bob", "Ann", "Birch", "Cy", "Dot", "Tess", "Commander", "Leader", "Those"):
                text = text.replace(old, f"{old}x")
            file.write_text(text, "utf-8")


def test_a_draft_with_something_of_everything(run: Run, folder: Folder) -> None:
    ran = run("minutes", ID, root=folder(BODIES + MEETING))
    assert ran.out == (GOLDEN / "draft.txt").read_text("utf-8")


def test_approved_minutes_with_something_of_everything(run: Run, folder: Folder) -> None:
    ran = run("minutes", ID, "--on", AFTER, root=folder(BODIES + WORDED + approved()))
    assert ran.out == (GOLDEN / "approved.txt").read_text("utf-8")


@pytest.mark.parametrize("format", ["text", "html", "pdf"])
def test_approved_minutes_keep_every_byte_when_all_else_is_edited(
    format: str, run: Run, folder: Folder, tmp_path: Path
) -> None:
    root = folder(BODIES + WORDED + approved())
    paths = [tmp_path / "before", tmp_path / "after"]
    for path in paths:
        run("minutes", ID, "--on", AFTER, "--to", format, "-o", path, root=root)
        edit_everything_else(root)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert b"DRAFT" not in paths[0].read_bytes()


def test_approved_minutes_that_lack_words_show_ids_and_keep_them(run: Run, folder: Folder) -> None:
    root = folder(BODIES + MEETING + approved())
    before = run("minutes", ID, "--on", AFTER, root=root).out
    edit_everything_else(root)
    assert run("minutes", ID, "--on", AFTER, root=root).out == before
    assert "[bob]" in before
    assert "not entered as printed" in before


def test_a_draft_follows_the_records(run: Run, folder: Folder) -> None:
    root = folder(BODIES + MEETING)
    before = run("minutes", ID, root=root).out
    edit_everything_else(root)
    after = run("minutes", ID, root=root).out
    assert before != after
    assert "Bobx Reed" in after


@pytest.mark.parametrize(
    ("outcome", "signed", "on", "there", "not_there"),
    [
        ("approved", "yes", "2016-04-13", "DRAFT", "Approved on"),
        ("approved", "yes", "2016-04-14", "Approved on 14 April 2016 (AB5).", "DRAFT"),
        ("approved", "yes", "2016-04-14", "Signed by Councillor Birch.", "____"),
        ("approved", "no", "2016-04-14", "____", "Signed by"),
        ("approved-as-corrected", "", "2016-04-14", "Approved as corrected on 14 April 2016", "DRAFT"),
        ("deferred", "", "2016-04-14", "Approval was deferred on 14 April 2016 (AB5).", "Approved on"),
        ("deferred", "", "2016-04-14", "DRAFT", "Approved on"),
    ],
)
def test_the_state_is_that_of_the_day_of_judgement(
    outcome: str, signed: str, on: str, there: str, not_there: str, run: Run, folder: Folder
) -> None:
    out = run("minutes", ID, "--on", on, root=folder(BODIES + WORDED + approved(outcome, signed))).out
    assert there in words(out)
    assert not_there not in out


def test_a_published_paper_without_approval_is_no_draft(run: Run, folder: Folder) -> None:
    out = run("minutes", ID, root=folder(BODIES + MEETING.replace("minutes:\n", "minutes:\n  published: yes\n"))).out
    assert "APPROVAL NOT IN THE RECORDS" in out
    assert "DRAFT" not in out
    assert "____" in out, "whoever presides at the approving meeting may yet sign"


def test_a_summary_says_so(run: Run, folder: Folder) -> None:
    out = run("minutes", ID, root=folder(BODIES + MEETING.replace("minutes:\n", "minutes:\n  wording: summary\n"))).out
    assert "Narrative and resolutions are a summary of the published minutes, not their words." in words(out)


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_restricted_item_shows_its_ground_and_summary_and_nothing_else(format: str, run: Run, folder: Folder) -> None:
    secret = MEETING + "      excluded: section 100A(4)\n      text: [Hidden words.]\n      equality: Hidden words.\n"
    ran = run("minutes", ID, "--to", format, root=folder(BODIES + secret))
    assert "Schedule 12A, paragraph 3" in ran.out
    assert "A contract was let." in ran.out
    assert "excluded for this item under section 100A(4)" in words(ran.out)
    assert "Hidden" not in ran.out


def test_corrections_are_told_by_the_minute_that_made_them(run: Run, folder: Folder) -> None:
    corrected = approved("approved-as-corrected").replace(
        "signed: yes}",
        "corrections: [{item: town, was: noted, now: agreed}, {member: cy, attendance: deputy, deputy: dot}]}",
    )
    root = folder(BODIES + WORDED + corrected)
    told = words(run("minutes", ID, "--on", AFTER, root=root).out)
    assert "AB3: for “noted” read “agreed” (AB5)." in told
    assert "Attendance of C. Marsh: represented by Dot Lane (AB5)." in told
    assert "That it be noted." in told
    making = words(run("minutes", "board/2016-04-14", root=root).out)
    assert "• for “noted” read “agreed” • attendance of Cy Marsh: represented by Dot Lane" in making


@pytest.mark.parametrize("format", ["text", "html", "pdf"])
def test_a_correction_of_the_roll_keeps_its_names_in_both_minutes_when_all_else_is_edited(
    format: str, run: Run, folder: Folder, tmp_path: Path
) -> None:
    correction = "{member: tess, as: Miss T Quill, attendance: deputy, deputy: ann, deputy-as: Cllr Birch}"
    corrected = approved("approved-as-corrected").replace("signed: yes}", f"corrections: [{correction}]}}")
    body = "status: held\nbody: Aldermoor Board\n"
    later = "# records/meetings/board/2016-07-21.yaml\n" + body
    later += "minutes: {items: [{id: m, approves: [{meeting: board/2016-04-14, outcome: approved}]}]}\n"
    # Of those whom the roll itself does not have, nothing but the correction holds the name.
    worded = "\n".join(line for line in WORDED.splitlines() if "member: tess" not in line)
    root = folder(BODIES + worded + "\n" + corrected.replace("status: held\n", body) + later)
    made = [tmp_path / f"{number}.out" for number in range(4)]
    for number, id in enumerate((ID, "board/2016-04-14")):
        ran = run("minutes", id, "--on", "2016-12-31", "--to", format, "-o", made[number], root=root)
        assert ran.status == 0, ran.err
        if format == "text":
            text = words(made[number].read_text("utf-8"))
            assert "ttendance of Miss T Quill: represented by Cllr Birch" in text
    edit_everything_else(root)
    for number, id in enumerate((ID, "board/2016-04-14"), 2):
        run("minutes", id, "--on", "2016-12-31", "--to", format, "-o", made[number], root=root)
        assert made[number].read_bytes() == made[number - 2].read_bytes()


@pytest.mark.parametrize(
    ("time", "worded"),
    [
        ("00:05", "12:05am"),
        ("09:30", "9:30am"),
        ("12:00", "12 noon"),
        ("12:01", "12:01pm"),
        ("23:59", "11:59pm"),
    ],
)
def test_times_are_worded(time: str, worded: str, run: Run, folder: Folder) -> None:
    meeting = MEETING.replace("began: 14:04", f"began: {time}").replace("closed: 16:09", f"closed: {time}")
    out = words(run("minutes", ID, root=folder(BODIES + meeting)).out)
    assert f" at {worded} Present " in out
    assert f"The meeting closed at {worded}" in out


def test_a_meeting_of_which_only_the_month_is_known_says_so(run: Run, folder: Folder) -> None:
    month = MEETING.replace("2016-01-21", "2016-01").replace("began: 14:04\nclosed: 16:09\n", "")
    out = words(run("minutes", "board/2016-01", root=folder(BODIES + month)).out)
    assert "held on a day of January 2016 that is not recorded" in out


def test_who_presided_in_the_chairs_place_is_told(run: Run, folder: Folder) -> None:
    meeting = MEETING.replace(
        "agenda:\n",
        "presiding:\n  - {member: dot, by: elected-for-the-meeting}\n"
        "  - {member: bob, by: vice-chair, from-item: town}\n"
        "quorum:\n  - {met: no, stated: five members, item: town, then: carried-on-informally}\nagenda:\n",
    )
    out = words(run("minutes", ID, root=folder(BODIES + meeting)).out)
    assert "AB1 Welcome [Dot Lane presided, elected for the meeting.]" in out
    assert "[Supt. Bob Reed took the chair as Vice-Chair.]" in out
    assert "[There was no quorum (five members); those present carried on informally.]" in out


def test_who_came_at_a_sub_item_came_at_a_minute_with_its_letter(run: Run, folder: Folder) -> None:
    meeting = MEETING.replace("item: town}]", "item: east}]")
    meeting = meeting.replace("minute: AB3\n", "minute: AB3\n      parts: [{id: east, number: (a), title: East}]\n")
    assert "(arrived 2:30pm, item 4; left, AB3(a))" in words(run("minutes", ID, root=folder(BODIES + meeting)).out)


def test_what_was_voted_on_is_a_sentence_before_who_moved_it(run: Run, folder: Folder) -> None:
    vote = "votes: [{on: an amendment to wait, result: lost, proposed: {name: A Birch}, seconded: {name: C Dell}}]"
    meeting = MEETING.replace("urgent: the date was near.", vote)
    out = words(run("minutes", ID, root=folder(BODIES + meeting)).out)
    assert "An amendment to wait. Moved by A Birch and seconded by C Dell. The motion was lost." in out


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("disclosable-pecuniary", "a disclosable pecuniary interest"),
        ("non-pecuniary", "a non-pecuniary interest"),
        ("other registrable", "an other registrable interest"),
    ],
)
def test_the_bodys_own_word_for_an_interest_is_kept(kind: str, printed: str, run: Run, folder: Folder) -> None:
    root = folder(BODIES + MEETING.replace("kind: personal", f"kind: {kind}"))
    assert f"Supt. Bob Reed declared {printed} in " in words(run("minutes", ID, root=root).out)


def test_labels_stand_beside_their_words_however_wide(run: Run, folder: Folder) -> None:
    parts = "{text: 'So:', parts: [{label: (i), text: one}, {label: (viii), text: eight}]}"
    meeting = MEETING.replace("urgent: the date was near.", f"text: [{parts}]")
    out = run("minutes", ID, root=folder(BODIES + meeting)).out
    assert "          (i)    one\n          (viii) eight\n" in out


def test_a_meeting_without_minutes_cannot_be_printed(run: Run, folder: Folder) -> None:
    ran = run("minutes", ID, root=folder(BODIES + "# records/meetings/board/2016-01-21.yaml\nstatus: planned\n"))
    assert ran.status == 2
    assert "has no minutes" in ran.err
