"""What `check` says of slips that somebody new to YAML makes: the cause by its name, and the line as it should be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

GROUP = """\
name: Board
kind: partnership
seats: [{id: a, generic: A, membership: [{type: voting}], representatives: [{member: ann-adair, from: 2020-01-01}]}]
"""
ITEM = "status: held\nminutes:\n  items:\n    - id: a\n      "
TEXT = ITEM + "text:\n        - "
LINE = "status: held\nroll:\n  complete: no\n  sections:\n    - kind: members\n      lines:\n        - "
FORM = "name: Report\nsections: [{heading: Boxes, holds: boxes, boxes: [{id: roads, title: Safer roads}]}]"


@pytest.fixture
def said(run: Run, tmp_path: Path) -> object:
    def check(path: str, text: str) -> list[tuple[str, str, str]]:
        for name, content in {
            "members/ann-adair.yaml": "name: Ann Adair",
            "groups/g.yaml": GROUP,
            "forms/eight-boxes.yaml": FORM,
            path: text,
        }.items():
            file = tmp_path / "records" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode())
        found = json.loads(run("check", "--output-format", "json", root=tmp_path).out)
        return [(one["code"], one["message"], one["help"] or "") for one in found]

    return check


@pytest.mark.parametrize(
    ("path", "text", "code", "help"),
    [
        ("members/x.yaml", "name:A B", "MK025", "type it so: name: A B"),
        ("members/x.yaml", "name A B", "MK025", "a field has a colon after its name: name: A B"),
        ("members/x.yaml", "name：A B", "MK025", "type it so: name: A B"),
        ("members/x.yaml", "name:\u00a0A B", "MK025", "type it so: name: A B"),
        (
            "members/x.yaml",
            "name: A B\n\u2003telephone: 12",
            "MK101",
            "delete it, so that the line begins with `telephone:`",
        ),
        ("members/x.yaml", "name: A B\nposts:\n\u00a0 - title: x", "MK101", "delete it, and indent with the space bar"),
        ("members/x.yaml", "name: A B\nTelephone: 12", "MK101", "names of fields are in small letters: `telephone`"),
        ("members/x.yaml", "name: A B\naliases:\n  – AB\n  – BA", "MK103", "here stands an en dash (U+2013)"),
        ("members/x.yaml", "name: A B\naliases:\n  • AB", "MK103", "here stands a bullet (U+2022)"),
        ("members/x.yaml", "name: A B\naliases:\n  * AB", "MK020", "begins with a hyphen: - AB"),
        ("members/x.yaml", "name: A B\nnote: “A note: more”", "MK020", 'keyboard: note: "A note: more"'),
        ("members/x.yaml", "name: 'O'Neill'", "MK020", """name: "O'Neill\""""),
        ("members/x.yaml", 'name: "Ann "Annie" Bee"', "MK020", """name: 'Ann "Annie" Bee'"""),
        ("members/x.yaml", "name; A B", "MK025", "name: A B"),
        ("members/x.yaml", "name = A B", "MK025", "name: A B"),
        ("members/x.yaml", "name: A B\naliases:\n– AB", "MK020", "type a hyphen and a space: - AB"),
        ("members/x.yaml", "name: A B\naliases: AB, BA", "MK103", "put it in brackets: [AB, BA]"),
        ("members/x.yaml", "name:\nA B", "MK020", "indent it further than the name of that field"),
        ("members/x.yaml", "name: A B\nphone: 12", "MK101", "it is `telephone`"),
        ("members/x.yaml", "name: A B\nrole: Chair", "MK101", "a post is typed under `posts`"),
        ("groups/h.yaml", "name: H\nkind: forum\nchair: ann-adair", "MK101", "offices are typed under `offices`"),
        ("groups/h.yaml", "name: H\nkind: forum\nmembers: [ann-adair]", "MK101", "typed under `seats`"),
        ("groups/h.yaml", "name: H\nkind: forum\nseats: [council]", "MK103", "`id: council`"),
        ("groups/h.yaml", "name: H\nkind: forum\nuntil: present", "MK105", "leave the field out"),
        ("groups/h.yaml", "name: H\nkind: forum\nfrom: c. 2016", "MK105", "write 2016?"),
        ("meetings/g/2024-01-01.yaml", "status: held\ndate: 2024-01-01", "MK101", "the day is the name of the file"),
        (
            "meetings/g/2024-01-01.yaml",
            "status: held\nroll:\ncomplete: yes",
            "MK101",
            "it belongs to `roll`: indent it",
        ),
        ("meetings/g/2024-01-01.yaml", "status: held\npresent: [ann-adair]", "MK101", "typed under `roll`"),
        (
            "resolutions/g/2024-01-01.yaml",
            "actions:\n  a/1:\n    due: 2024-05-01",
            "MK103",
            "`when: …` and `date: 2024-05-01`",
        ),
        ("members/x.yaml", "email: a@b.org", "MK102", "add a line: name: …"),
        ("meetings/g/2024-01-01.yaml", TEXT + "% of schools", "MK020", '- "% of schools"'),
        ("meetings/g/2024-01-01.yaml", TEXT + "@ 2.04pm it began", "MK020", '- "@ 2.04pm it began"'),
        ("meetings/g/2024-01-01.yaml", TEXT + "'Safer' schools were", "MK020", """- "'Safer' schools were\""""),
        ("meetings/g/2024-01-01.yaml", TEXT + "? schools", "MK101", "a text that begins with ? stands in quotes"),
        ("meetings/g/2024-01-01.yaml", TEXT + "&c were seen", "MK022", "a text that begins with & stands in quotes"),
        ("meetings/g/2024-01-01.yaml", ITEM + "resolved: That X", "MK103", "with `id: …` and `text: That X`"),
        ("meetings/g/2024-01-01.yaml", ITEM + "resolved: [That X]", "MK103", "`id: …` and `text: That X`"),
        ("meetings/g/2024-01-01.yaml", LINE + "Ann Adair", "MK103", "`name: Ann Adair`"),
        ("meetings/g/2024-01-01.yaml", LINE + "member: Ann Adiar", "MK201", "did you mean `ann-adair`?"),
        ("meetings/g/2024-01-01.yaml", LINE + "member: A Adair", "MK201", "did you mean `ann-adair`?"),
        ("meetings/g/2024-01-01.yaml", LINE + "member: Bob", "MK201", "`ann-adair`, or add `records/members/bob.yaml`"),
        (
            "meetings/g/2024-01-01.yaml",
            "status: held\nheld-on: 12/11/2026",
            "MK105",
            "write 2026-11-12 (12 November 2026)",
        ),
        ("meetings/g/2024-01-01.yaml", "status: held\nheld-on: 2nd Feb 2026", "MK105", "write 2026-02-02"),
        ("meetings/g/2024-01-01.yaml", "status: held\nheld-on: Sunday 1 March 2026", "MK105", "write 2026-03-01"),
        ("meetings/g/2024-01-01.yaml", "status: held\nheld-on: 2026/3/1", "MK105", "write 2026-03-01"),
        ("meetings/g/2024-01-01.yaml", "status: held\nheld-on: March 2026", "MK105", "write 2026-03"),
        ("meetings/g/2024-01-01.yaml", "status: held\nheld-on: 31/2/2026", "MK105", ""),
        ("meetings/g/2024-01-01.yaml", "status: held\nbegan: 2.04pm", "MK106", "write 14:04"),
        ("meetings/g/2024-01-01.yaml", "status: held\nbegan: 12.30 a.m.", "MK106", "write 00:30"),
        ("meetings/g/2024-01-01.yaml", "status: held\nbegan: 9:05", "MK106", "write 09:05"),
        ("meetings/g/2024-01-01.yaml", "status: held\nbegan: noon", "MK106", "write 12:00"),
        ("meetings/g/2024-01-01.yaml", "status: held\nbegan: 13pm", "MK106", ""),
        ("meetings/g/2024-01-01.yaml", LINE + "public: 3 people", "MK107", "write 3"),
        (
            "reports/r.yaml",
            "subject: R\nform: banana",
            "MK708",
            "write one of `eight-boxes`, or add `records/forms/banana.yaml`",
        ),
        ("reports/r.yaml", "subject: R\nform: Eight boxes", "MK708", "did you mean `eight-boxes`?"),
        ("reports/r.yaml", "subject: R\nform: Report", "MK708", "did you mean `eight-boxes`?"),
        ("reports/r.yaml", "subject: R\ngroup: Board", "MK203", "did you mean `g`?"),
    ],
)
def test_a_slip_is_named_and_shown_as_it_should_be(path: str, text: str, code: str, help: str, said: object) -> None:
    assert callable(said)
    found = [one for one in said(path, text) if one[0] == code]
    assert found, said(path, text)
    assert found[0][2].endswith(help) if not help else help in found[0][2]
    assert bool(found[0][2]) == bool(help)


def test_a_box_is_named_by_its_title(said: object) -> None:
    assert callable(said)
    strategy = "name: S\ngroup: g\npriorities: [{id: roads, title: Safer roads}, {id: drugs, title: Drugs}]"
    said("strategies/s.yaml", strategy)
    report = "subject: R\nform: eight-boxes\nstrategy: s\npriorities: [PRIORITY]\nsections: [{heading: Boxes}]"
    helps = [help for _, _, help in said("reports/r.yaml", report.replace("PRIORITY", "Safer roads")) if help]
    assert helps == ["write `roads`, its id"] * 2
    helps = [help for _, _, help in said("reports/r.yaml", report.replace("PRIORITY", "drugs"))]
    assert "its boxes: `roads` (Safer roads)" in helps


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u00ad"])
def test_a_sign_that_nobody_sees_is_named_wherever_it_stands(sign: str, said: object) -> None:
    assert callable(said)
    for text in (f"name: A B\n{sign}telephone: 12", f"name: A B\ntelephone{sign}: 12", f"name: A{sign} B"):
        assert all(f"U+{ord(sign):04X}" in f"{message} {help}" for _, message, help in said("members/x.yaml", text))
        assert said("members/x.yaml", text)
