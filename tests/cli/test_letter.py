"""The letters: when one is written, what is asked before, what it says, and that it was sent."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from attendance.body import Body, considers, day_of, dealing, held, id_of, seat

DAY = day_of(4)
TEMPLATES = Path(__file__).parents[2] / "templates"


def flowing(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def officer(member: str = "cyd", **fields: Any) -> dict[int, dict[str, Any]]:
    """The third meeting, with somebody among the officers."""
    line = {"member": member, "as": "Cyd Cedar", **fields}
    sections = [
        {"kind": "members", "heading": "Present", "lines": [{"member": "bob", "as": "Bob Birch"}]},
        {"kind": "officers", "heading": "Officers", "lines": [line]},
    ]
    return {3: {"roll": {"complete": "yes", "sections": sections}}}


def asked_to_leave(**fields: Any) -> Body:
    """A breach that the group considered at the fourth meeting, whose minutes the fifth approved."""
    record = dealing(3, (4, "asked-to-leave"), letters={"first": day_of(3)[:8] + "20"})
    return Body("XXXPP", items={4: [considers()]}, breaches={"2015-03-15-ann": record}, **fields)


def test_the_first_letter_invites_reasons_and_says_what_is_recorded(run: Any, tmp_path: Path) -> None:
    ran = run("letter", "grp", "ann", "--on", DAY, root=Body("XAXP").write(tmp_path))
    assert ran.status == 0
    assert "Sunday 15 February 2015         apologies" in ran.out
    assert "I write to invite reasons. No decision has been taken" in ran.out
    assert "attendance since: 15 April 2015" in ran.out
    assert "    Come." in ran.out
    assert "decides otherwise: asked to leave." in flowing(ran.out)


def test_what_is_asked_before_stands_beside_what_the_records_answer(run: Any, tmp_path: Path) -> None:
    ran = run("letter", "grp", "ann", "--on", DAY, "-o", tmp_path / "l.txt", root=Body("XXXP").write(tmp_path))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[:3] == [
        "[x] Was a colleague present who may have come for the member?",
        "      the records show none",
        "[x] Are corrections of the minutes pending?",
    ]
    assert f"      {id_of(3)}: approved by G4" in ran.out.splitlines()


def test_the_second_letter_needs_the_minute_of_the_decision(run: Any, tmp_path: Path) -> None:
    early = run("letter", "grp", "ann", "--kind", "second", "--on", DAY, root=Body("XXXP").write(tmp_path / "none"))
    assert early.status == 2
    assert "the second letter asks to leave, and no decision of the group is minuted" in early.err
    ran = run("letter", "grp", "ann", "--on", day_of(5), root=asked_to_leave().write(tmp_path))
    assert ran.status == 0
    assert "decided (minute “Attendance”) that you be asked to leave. The minute reads: That it be so." in flowing(
        ran.out
    )
    assert "I wrote to you on 20 March 2015" in ran.out
    assert "reasons" not in ran.out


def test_a_first_letter_is_not_written_after_the_decision(run: Any, tmp_path: Path) -> None:
    ran = run("letter", "grp", "ann", "--kind", "first", "--on", day_of(5), root=asked_to_leave().write(tmp_path))
    assert ran.status == 2
    assert "the second letter is next" in ran.err


def test_a_draft_decision_is_looked_into(run: Any, tmp_path: Path) -> None:
    ran = run("letter", "grp", "ann", "--on", DAY, root=asked_to_leave().write(tmp_path))
    assert ran.status == 1
    assert f"[ ] Are the minutes of the decision approved?\n      {id_of(4)}: draft" in ran.err
    assert run("letter", "grp", "ann", "--on", DAY, "--yes", root=tmp_path).status == 0


@pytest.mark.parametrize(
    ("body", "on", "said"),
    [
        (Body("XXX"), day_of(3), f"provisional: it rests on minutes that are not approved: {id_of(3)} (draft)"),
        (Body("XXP"), day_of(2), "at risk"),
        (Body("XXXP", rule={"absences": "not-said"}), DAY, "depends on how the clause is read"),
        (Body("XX?P"), DAY, "unknown"),
        (Body("XPXP"), DAY, "there is no breach"),
        (Body("XXXP", group={"dormant": [{"from": "2015-04"}]}), DAY, "dormant"),
        (Body("XXXP", terms={}), DAY, "the records hold no terms of reference of grp"),
        (
            Body("XXXPP", items={4: [considers()]}, breaches={"a": dealing(3, (4, "retained"))}),
            day_of(5),
            "the group has dealt with it",
        ),
        (
            Body("XXXP", corrections={4: [{"member": "ann", "attendance": "present"}]}),
            DAY,
            "withdrawn, record corrected",
        ),
    ],
    ids=["provisional", "at-risk", "dependent", "untold", "none", "dormant", "no-rule", "dealt-with", "withdrawn"],
)
def test_nobody_is_written_to_unless_the_breach_is_open(
    run: Any, tmp_path: Path, body: Body, on: str, said: str
) -> None:
    ran = run("letter", "grp", "ann", "--on", on, "--yes", "-o", tmp_path / "l.txt", root=body.write(tmp_path))
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "l.txt").exists()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            Body(
                "XXXP",
                meetings=officer(),
                more={
                    "members/cyd": {
                        "name": "Cyd Cedar",
                        "posts": [{"title": "Clerk", "organisation": "council", "from": "2014"}],
                    }
                },
            ),
            f"may have come for the member?\n      {id_of(3)}: Cyd Cedar, under “Officers”",
        ),
        (
            Body("XXXP", corrections={4: [{"words": "the list of those present"}]}),
            f"[ ] Are corrections of the minutes pending?\n      {id_of(3)}: corrected by G4, in words only: ",
        ),
        (
            Body("XXXPP", items={5: [{"id": "absence", "accepts": [{"member": "ann", "meeting": id_of(3)}]}]}),
            f"accepted any of these absences?\n      {id_of(5)}, after that day, records an acceptance",
        ),
        (
            Body("XXXP", breaches={"2015-03-15-ann": dealing(3, letters={"first": DAY})}),
            f"[ ] Has the first letter not been sent yet?\n      sent {DAY}",
        ),
    ],
    ids=["colleague", "correction", "acceptance", "sent"],
)
def test_what_the_records_leave_open_is_left_to_the_officer(run: Any, tmp_path: Path, body: Body, said: str) -> None:
    root = body.write(tmp_path)
    ran = run("letter", "grp", "ann", "--on", DAY, root=root)
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.err
    assert "No letter was written" in ran.err
    ran = run("letter", "grp", "ann", "--on", DAY, "--yes", root=root)
    assert ran.status == 0
    assert "Dear Ann Ash" in ran.out


def test_a_colleague_who_sat_for_somebody_else_is_no_question(run: Any, tmp_path: Path) -> None:
    post = {"posts": [{"title": "Clerk", "organisation": "council", "from": "2014"}]}
    sat = officer(**{"deputy-for": {"member": "bob", "as": "Bob Birch"}})
    body = Body("XXXP", meetings=sat, more={"members/cyd": {"name": "Cyd Cedar", **post}})
    assert run("letter", "grp", "ann", "--on", DAY, root=body.write(tmp_path)).status == 0


def test_where_the_rule_speaks_of_the_seat_the_organisation_is_written_to(run: Any, tmp_path: Path) -> None:
    seats = [
        seat("one", "council", held("ann", until="2015-02-20"), held("cyd", since="2015-02-21")),
        seat("two", "police", held("bob")),
    ]
    root = Body("XX.P", rule={"whose": "seat"}, seats=seats, others={"cyd": "..XP"}).write(tmp_path)
    for asked in ("one", "council", "cyd"):
        ran = run("letter", "grp", asked, "--on", DAY, root=root)
        assert ran.status == 0
        assert "\nThe Council\n\nDear The Council\n" in ran.out
        assert "at which nobody attended for The Council:" in flowing(ran.out)
        assert "Ann" not in ran.out


def test_the_email_is_a_draft_with_the_letter_in_three_forms(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP", more={"members/ann": {"name": "Ann Ash", "email": "ann.ash@example.org"}}).write(tmp_path)
    files = [tmp_path / "one.eml", tmp_path / "two.eml"]
    for file in files:
        assert run("letter", "grp", "ann", "--on", DAY, "-o", file, root=root).status == 0
    message = message_from_bytes(files[0].read_bytes(), policy=default)
    assert (message["X-Unsent"], message["To"]) == ("1", "Ann Ash <ann.ash@example.org>")
    assert message["Subject"] == "Example Group: attendance"
    assert message["Date"] is None
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf"]
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "one.pdf"
    with pikepdf.open(BytesIO(attached.get_content())) as pdf:
        assert len(pdf.pages) == 1
    assert files[0].read_bytes() == files[1].read_bytes().replace(b"two.pdf", b"one.pdf")


def test_an_email_without_an_address_says_so(run: Any, tmp_path: Path) -> None:
    ran = run("letter", "grp", "ann", "--on", DAY, "-o", tmp_path / "l.eml", root=Body("XXXP").write(tmp_path))
    assert ran.status == 0
    assert "No e-mail address is recorded" in ran.err
    assert message_from_bytes((tmp_path / "l.eml").read_bytes(), policy=default)["To"] is None


@pytest.mark.parametrize(
    "name",
    [
        "=?utf-8?q?Eve_=3Cevil=40example=2Ecom=3E=2C?= Ash",
        "=?utf-8?b?RXZlIDxldmlsQGV4YW1wbGUuY29tPg==?=",
        "Ann Ash <eve@example.com>, ",
        "Ann\\r\\nBcc: eve@example.com",
        'Ann "Annie" Ash, Dr.',
        "Zoë Müller-Łukasz 東京 " * 8,
        "Ann " * 60,
    ],
)
def test_a_name_in_an_email_is_a_name_and_nothing_else(name: str, run: Any, tmp_path: Path) -> None:
    more = {"members/ann": {"name": name, "email": "ann.ash@example.org"}}
    file = tmp_path / "l.eml"
    ran = run("letter", "grp", "ann", "--on", DAY, "--yes", "-o", file, root=Body("XXXP", more=more).write(tmp_path))
    assert ran.status in (0, 1), ran.err
    message = message_from_bytes(file.read_bytes(), policy=default)
    (to,) = message["To"].addresses
    assert to.addr_spec == "ann.ash@example.org"
    assert "".join(to.display_name.split()) == "".join(name.split())
    assert message.get_all("Bcc") is None
    head = file.read_bytes().split(b"\r\n\r\n")[0]
    assert head.isascii()
    assert all(len(line) < 79 for line in head.split(b"\r\n"))
    assert name.isascii() is False or b"=?utf-8?q?" not in head


def test_the_name_of_the_body_is_no_encoded_word_in_the_subject(run: Any, tmp_path: Path) -> None:
    name = "=?utf-8?q?Group=0D=0ABcc=3A_eve=40example=2Ecom?="
    more = {"members/ann": {"name": "Ann Ash", "email": "ann.ash@example.org"}}
    root = Body("XXXP", more=more, group={"name": name}).write(tmp_path)
    run("letter", "grp", "ann", "--on", DAY, "--yes", "-o", tmp_path / "l.eml", root=root)
    message = message_from_bytes((tmp_path / "l.eml").read_bytes(), policy=default)
    assert message["Subject"].startswith(name)
    assert message.get_all("Bcc") is None


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("Ann.Ash+x@EXAMPLE.org", "Ann.Ash+x@EXAMPLE.org"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("änn@example.org", None),
        ("ann@straße.example", None),
        ("=?utf-8?q?eve=40evil.example?=@example.org", None),
        ("ann@example.org, eve@evil.example", None),
        ("ann@exa mple.org", None),
        ("ann@-x.example", None),
        ("ann@example.org>", None),
    ],
)
def test_an_address_is_written_so_that_it_arrives_or_not_at_all(
    address: str, written: str | None, run: Any, tmp_path: Path
) -> None:
    root = Body("XXXP", more={"members/ann": {"name": "Ann Ash", "email": address}}).write(tmp_path)
    ran = run("letter", "grp", "ann", "--on", DAY, "--yes", "-o", tmp_path / "l.eml", root=root)
    if written is None:
        assert (ran.status, (tmp_path / "l.eml").exists()) == (2, False)
    else:
        assert message_from_bytes((tmp_path / "l.eml").read_bytes(), policy=default)["To"] == f"Ann Ash <{written}>"


@pytest.mark.parametrize("address", ["ann", "a@b@c", "ann@example.org\nBcc: eve@example.org", "", "<>"])
def test_an_address_that_is_none_makes_no_email(run: Any, tmp_path: Path, address: str) -> None:
    root = Body("XXXP", more={"members/ann": {"name": "Ann Ash", "email": address}}).write(tmp_path)
    ran = run("letter", "grp", "ann", "--on", DAY, "--yes", "-o", tmp_path / "l.eml", root=root)
    if (tmp_path / "l.eml").exists():
        assert message_from_bytes((tmp_path / "l.eml").read_bytes(), policy=default).get_all("Bcc") is None
        assert address == ""
    else:
        assert ran.status == 2
        assert "is no e-mail address" in ran.err


def test_a_council_changes_the_words_in_one_file_for_all_formats(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP").write(tmp_path / "r")
    own = tmp_path / "own"
    own.mkdir()
    words = (TEMPLATES / "_letter-first.words.j2").read_text(encoding="utf-8")
    (own / "_letter-first.words.j2").write_text(words.replace("I write to invite reasons.", "Do tell <us>."))
    for to, said in (("text", "Do tell <us>."), ("html", "Do tell &lt;us&gt;.")):
        ran = run("letter", "grp", "ann", "--on", DAY, "--to", to, "--template", own, root=root)
        assert ran.status == 0
        assert said in ran.out


def test_that_it_was_sent_is_entered_and_told(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP").write(tmp_path)
    ran = run("letter", "grp", "ann", "--sent", day_of(4)[:8] + "20", root=root)
    assert (ran.status, ran.out) == (0, "records/breaches/grp/2015-03-15-ann.yaml\n")
    text = (root / "records/breaches/grp/2015-03-15-ann.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == [
        "member: ann",
        f"completed: {id_of(3)}",
        "letters:",
        "  - kind: first",
        "    sent: 2015-04-20",
    ]
    assert "first letter sent 20 April 2015" in run("breaches", "grp", "--on", day_of(5), "--full", root=root).out
    later = run("letter", "grp", "ann", "--kind", "first", "--sent", "2015-04-22", root=root)
    assert later.status == 2
    assert "the first letter was sent on 2015-04-20; nothing was written" in later.err
    early = run("letter", "grp", "ann", "--sent", "2015-04-22", "--on", "2015-04-21", root=root)
    assert early.status == 2
    assert "2015-04-22 has not come yet" in early.err
    again = run("letter", "grp", "ann", "--sent", "2015-04-20", root=root)
    assert again.status == 2
    assert "says so already" in again.err


def test_a_second_letter_is_not_entered_before_the_decision(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP").write(tmp_path)
    ran = run("letter", "grp", "ann", "--kind", "second", "--sent", "2015-04-20", root=root)
    assert ran.status == 2
    assert not (root / "records/breaches").exists()


def test_a_letter_that_went_out_too_early_is_entered_all_the_same(run: Any, tmp_path: Path) -> None:
    root = Body("XXX").write(tmp_path)
    assert run("letter", "grp", "ann", "--sent", "2015-03-20", root=root).status == 0
    assert "first letter sent 20 March 2015" in run("breaches", "grp", "--on", "2015-03-20", "--full", root=root).out


def test_records_with_errors_are_asked_about_and_mark_the_letter(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP").write(tmp_path)
    meeting = root / f"records/meetings/{id_of(4)}.yaml"
    meeting.write_text(json.dumps({**json.loads(meeting.read_text()), "vneue": "Hall"}))
    ran = run("letter", "grp", "ann", "--on", DAY, root=root)
    assert ran.status == 1
    assert "[ ] Are the records without errors?" in ran.err
    ran = run("letter", "grp", "ann", "--on", DAY, "--yes", root=root)
    assert ran.status == 1
    assert "INCOMPLETE" in ran.out


def test_several_open_breaches_are_told_apart(run: Any, tmp_path: Path) -> None:
    root = Body("XXXPXXXP").write(tmp_path)
    ran = run("letter", "grp", "ann", "--on", day_of(8), root=root)
    assert ran.status == 2
    assert f"--breach {id_of(3)} or {id_of(7)}" in ran.err
    assert run("letter", "grp", "ann", "--on", day_of(8), "--breach", id_of(7), root=root).status == 0


def test_the_sheet_for_the_group_is_not_for_publication(run: Any, tmp_path: Path) -> None:
    root = Body("XXXP", breaches={"2015-03-15-ann": dealing(3, letters={"first": DAY})}).write(tmp_path)
    ran = run("breaches", "grp", "--sheet", "--on", DAY, root=root)
    assert ran.status == 0
    assert ran.out.split("\n")[0].strip() == "NOT FOR PUBLICATION"
    assert "Ann Ash: Open breach" in ran.out
    assert "[ ] the member asked to leave" in ran.out
    assert run("breaches", "grp", "--on", DAY, "-o", tmp_path / "s.pdf", root=root).status == 2
    assert run("breaches", "--sheet", root=root).status == 2


def test_an_agenda_names_nobody_under_the_clause(run: Any, tmp_path: Path) -> None:
    planned = {5: {"status": "planned", "roll": None, "minutes": None}}
    root = Body("XXXP?", meetings=planned).write(tmp_path)
    assert "Ann" not in run("agenda", id_of(5), "--on", DAY, root=root).out
