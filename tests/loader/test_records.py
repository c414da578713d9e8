"""From fields to records: every mistake at its very place, and as little lost by it as can be."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from mkcsp.loader.reading import read
from mkcsp.model.base import Passage, Structured
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.people import Member, Post
from mkcsp.model.terms_of_reference import AttendanceRule

from .folders import JO, MEETING, folder, reading_of, told, told_of

GROUP = "records/groups/smk.yaml"
TERMS = "records/terms/sng/2016-10.yaml"
ACTIONS = "records/resolutions/smk/2016-01-21.yaml"


@pytest.mark.parametrize(
    "text",
    ["14:04", "no", "yes", "01908 252362", "007", "1.10", "2016-01-21", "~", "null", "0x1f", "1_000", "1e3", "="],
)
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_texts_are_literal(tmp_path: Path, text: str, quote: str) -> None:
    reading = reading_of(tmp_path, {JO: f"name: {quote}{text}{quote}\naliases: [{quote}{text}{quote}]\n"})
    assert reading.findings == ()
    jo = reading.register.members["jo-field"]
    assert (jo.name, jo.aliases) == (text, (text,))


def test_blocks_are_paragraphs_and_a_text_of_one_line_may_be_one(tmp_path: Path) -> None:
    text = "name: |\n  Jo Field\nnote: >\n  one\n  two\n\n  three\n\nsource: |+\n  x\n\n\n"
    jo = reading_of(tmp_path, {JO: text}).register.members["jo-field"]
    assert (jo.name, jo.note, jo.source) == ("Jo Field", "one two three", "x")
    assert isinstance(jo.note, Structured)
    assert jo.note.blocks == ("one two", "three")


def test_every_kind_of_value_arrives(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        {
            MEETING: """
status: held
held-on: 2016-01?
starts: 09:30
short-notice: yes
roll:
  complete: no
  sections:
    - kind: others
      lines:
        - public: 12
        - {member: jo-field, as: J Field, as-member: true}
minutes:
  items:
    - id: a
      text:
        - A paragraph.
        - {label: (a), parts: [One, {text: Two}]}
      parts:
        - {id: b, parts: [{id: c}]}
""",
            TERMS: """
title: Terms
status: draft
sections:
  - id: "9"
    rules:
      - kind: attendance
        id: nine
        absences: 3
        binds: [voting, co-opted]
        whose: person
        deputy: not-said
        who-may-deputise: not-said
        apologies: absence
        accepted-absence: not-said
        inquorate: not-said
        extraordinary: not-said
        reconvened: not-said
        remote: not-said
        part: not-said
        after-dealing: not-said
        consequence: a letter
""",
            ACTIONS: "actions:\n  prevent/4:\n    due: {when: none}\n  a/b: {}\n",
        },
    )
    assert reading.findings == ()
    meeting = reading.register.meetings["smk/2016-01-21"]
    assert (meeting.held_on, meeting.starts, meeting.short_notice) == (Day(2016, 1, None, True), TimeOfDay(9, 30), True)
    assert meeting.roll is not None
    assert meeting.roll.complete is False
    public, jo = meeting.roll.sections[0].lines
    assert (type(public.public), public.public) == (Count, 12)
    assert (jo.as_, jo.as_member, jo.votes) == ("J Field", True, None)
    assert meeting.minutes is not None
    (item,) = meeting.minutes.items
    assert item.text == ("A paragraph.", Passage(label="(a)", parts=("One", Passage(text="Two"))))
    assert item.parts[0].parts[0].id == "c"
    (rule,) = reading.register.terms["sng/2016-10"].sections[0].rules
    assert isinstance(rule, AttendanceRule)
    assert (rule.absences, rule.binds) == (3, ("voting", "co-opted"))
    assert set(reading.register.resolutions["smk/2016-01-21"].actions) == {"prevent/4", "a/b"}
    assert {type(each).__name__ for each in reading.register.meetings.values()} == {"Meeting"}


def test_a_union_takes_words_or_what_the_words_stand_for(tmp_path: Path) -> None:
    rule = "kind: attendance\n        id: a\n        absences: {}\n        binds: {}\n"
    text = "title: T\nstatus: draft\nsections:\n  - id: a\n    rules:\n      - " + rule
    for words, codes in ((("some", "nobody"), ("MK107", "MK104")), (("[3]", "{a: b}"), ("MK103", "MK103"))):
        found = [each for each in told_of(tmp_path, {TERMS: text.format(*words)}) if not each.endswith("MK102")]
        assert found == [f"terms/sng/2016-10.yaml:8:19 {codes[0]}", f"terms/sng/2016-10.yaml:9:16 {codes[1]}"]
    found = told_of(tmp_path, {TERMS: text.format("not-said", "not-said")})
    assert {each.split()[1] for each in found} == {"MK102"}


MISTAKES = {
    "unknown field": (GROUP, "name: x\nkind: forum\nnmae: y\n", ["groups/smk.yaml:3:1 MK101"]),
    "field of another kind": (JO, "name: x\nroll: {}\n", ["members/jo-field.yaml:2:1 MK101"]),
    "python's name": (GROUP, "name: x\nkind: forum\nfrom_: 2008\n", ["groups/smk.yaml:3:1 MK101"]),
    "underscore": (GROUP, "name: x\nkind: forum\nreports_to: []\n", ["groups/smk.yaml:3:1 MK101"]),
    "id of the record": (JO, "id: jo-field\nname: x\n", ["members/jo-field.yaml:1:1 MK101"]),
    "capitals": (JO, "Name: x\n", ["members/jo-field.yaml:1:1 MK101", "members/jo-field.yaml:1:1 MK102"]),
    "duplicate": (JO, "name: x\nname: y\n", ["members/jo-field.yaml:2:1 MK026"]),
    "duplicate, first empty": (JO, "name: x\nnote:\nnote: y\n", ["members/jo-field.yaml:3:1 MK026"]),
    "duplicate further in": (JO, "name: x\nposts:\n - title: a\n   title: b\n", ["members/jo-field.yaml:4:4 MK026"]),
    "duplicate name": (ACTIONS, "actions:\n  a/b: {}\n  a/b: {}\n", ["resolutions/smk/2016-01-21.yaml:3:3 MK026"]),
    "nothing below a name": (ACTIONS, "actions:\n  a/b:\n", ["resolutions/smk/2016-01-21.yaml:2:3 MK102"]),
    "missing": (JO, "# comment\nemail: x\n", ["members/jo-field.yaml:2:1 MK102"]),
    "missing because empty": (JO, "email: x\nname:\n", ["members/jo-field.yaml:1:1 MK102"]),
    "missing further in": (JO, "name: x\nposts:\n  - acting: yes\n", ["members/jo-field.yaml:3:5 MK102"]),
    "list for text": (JO, "name: x\nemail:\n  - a\n", ["members/jo-field.yaml:3:3 MK103"]),
    "fields for text": (JO, "name: x\nemail:\n  a: b\n", ["members/jo-field.yaml:3:3 MK103"]),
    "text for list": (JO, "name: x\naliases: y\n", ["members/jo-field.yaml:2:10 MK103"]),
    "fields for list": (JO, "name: x\nposts:\n  title: a\n", ["members/jo-field.yaml:3:3 MK103"]),
    "text for fields": (JO, "name: x\nposts:\n  - Chair\n", ["members/jo-field.yaml:3:5 MK103"]),
    "text for names": (ACTIONS, "actions: none\n", ["resolutions/smk/2016-01-21.yaml:1:10 MK103"]),
    "empty element": (JO, "name: x\naliases:\n  - a\n  -\n", ["members/jo-field.yaml:4:4 MK102"]),
    "list as a key": (JO, "name: x\n[a]: b\n", ["members/jo-field.yaml:2:1 MK103"]),
    "unknown word": (GROUP, "name: x\nkind: board\n", ["groups/smk.yaml:2:7 MK104"]),
    "day": (GROUP, "name: x\nkind: forum\nfrom: 2016-02-30\n", ["groups/smk.yaml:3:7 MK105"]),
    "day in words": (GROUP, "name: x\nkind: forum\nseen: [May 2008]\n", ["groups/smk.yaml:3:8 MK105"]),
    "day as a number": (GROUP, "name: x\nkind: forum\nfrom: 1709942400\n", ["groups/smk.yaml:3:7 MK105"]),
    "time": (MEETING, "status: held\nstarts: 18:30Z\n", ["meetings/smk/2016-01-21.yaml:2:9 MK106"]),
    "hour": (MEETING, "status: held\nstarts: 24:00\n", ["meetings/smk/2016-01-21.yaml:2:9 MK106"]),
    "yes and no": (MEETING, "status: held\nshort-notice: maybe\n", ["meetings/smk/2016-01-21.yaml:2:15 MK108"]),
    "list for yes": (MEETING, "status: held\nshort-notice: [yes]\n", ["meetings/smk/2016-01-21.yaml:2:15 MK103"]),
}


@pytest.mark.parametrize(("path", "text", "wanted"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_told_at_its_place(tmp_path: Path, path: str, text: str, wanted: list[str]) -> None:
    reading = reading_of(tmp_path, {path: text})
    assert told(tmp_path, reading) == wanted
    assert reading.register.incomplete == {path}


@pytest.mark.parametrize(
    ("path", "text", "help"),
    [
        (JO, "nmae: x\n", "did you mean `name`?"),
        (GROUP, "name: x\nkind: task-and-finnish\n", "did you mean `task-and-finish`?"),
        (MEETING, "status: helt\n", "did you mean `held`?"),
        (MEETING, "status: xyz\n", "it is one of: planned, held, cancelled, postponed"),
        (MEETING, "kind: annual\n", "it is one of: planned, held, cancelled, postponed"),
        (JO, "name: x\naliases: y\n", "- y"),
        (JO, "name: x\naliases:\n  -y\n", "after each hyphen stands a space"),
        (JO, "name: x\nposts:\n  - Chair\n", "title, organisation"),
    ],
)
def test_the_help_says_what_was_probably_meant(tmp_path: Path, path: str, text: str, help: str) -> None:
    assert any(help in (found.help or "") for found in reading_of(tmp_path, {path: text}).findings)


def test_all_mistakes_are_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    text = """\
name: Jo Field
email: [a]
posts:
  - title: Chair
    from: 2008-13
    until: 2009
  - organisation: mk
  - title: Clerk
    colour: red
styles: none
"""
    reading = reading_of(tmp_path, {JO: text})
    assert [each.split(":", 1)[1] for each in told(tmp_path, reading)] == [
        "2:8 MK103",
        "5:11 MK105",
        "7:5 MK102",
        "9:5 MK101",
        "10:9 MK103",
    ]
    jo = reading.register.members["jo-field"]
    assert (jo.name, jo.email, jo.styles) == ("Jo Field", None, ())
    assert [(post.title, post.from_, post.until) for post in jo.posts] == [
        ("Chair", None, Day(2009)),
        ("Clerk", None, None),
    ]


def test_an_unreadable_value_of_a_needed_field_costs_the_record_only(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {JO: "name: [x]\n", "records/members/sam-marsh.yaml": "name: Sam\n"})
    assert told(tmp_path, reading) == ["members/jo-field.yaml:1:7 MK103"]
    assert list(reading.register.members) == ["sam-marsh"]


def test_empty_fields_count_as_not_filled_in(tmp_path: Path) -> None:
    text = "name: Jo\nemail:\ntelephone: ''\nposts:\naliases: []\nacknowledged:\n"
    reading = reading_of(tmp_path, {JO: text})
    assert reading.findings == ()
    jo = reading.register.members["jo-field"]
    assert (jo.email, jo.telephone, jo.posts, jo.aliases) == (None, None, (), ())


def test_the_same_text_is_stored_once(tmp_path: Path) -> None:
    files = {f"records/members/m{number}.yaml": "name: Jo Field\n" for number in range(2)}
    one, two = reading_of(tmp_path, files).register.members.values()
    assert one.name is two.name


def test_progress_is_told(tmp_path: Path) -> None:
    root = folder(tmp_path, {f"records/members/m{number}.yaml": "name: x\n" for number in range(450)})
    numbers: list[int] = []
    read(root, numbers.append)
    assert numbers == [0, 200, 400]


def test_what_is_read_is_as_the_constructor_makes_it_and_frozen(tmp_path: Path) -> None:
    text = "name: Jo\nposts:\n  - {title: Chair, from: 2008}\n"
    jo = reading_of(tmp_path, {JO: text}).register.members["jo-field"]
    assert jo == Member(id="jo-field", name="Jo", posts=(Post(title="Chair", from_=Day(2008)),))
    assert type(jo.posts[0]) is Post
    with pytest.raises(FrozenInstanceError):
        jo.posts[0].title = "Clerk"  # type: ignore[misc]
