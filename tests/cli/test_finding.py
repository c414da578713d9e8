"""What a clerk types for a body, a person, an organisation or a meeting is found, or several are offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.names import id_of, plain

OWN = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "typed",
    [
        "smk/2016-01-21",
        "SMK/2016-01-21",
        "21 January 2016",
        "smk 21 january 2016",
        "SaferMK Partnership, 21st January 2016",
        "records/meetings/smk/2016-01-21.yaml",
        "./records/meetings/smk/2016-01-21.yaml:12:3",
    ],
)
def test_a_meeting_is_found_by_id_path_or_day(run: Run, typed: str) -> None:
    assert run("minutes", typed, root=OWN).out == run("minutes", "smk/2016-01-21", root=OWN).out


@pytest.mark.parametrize("typed", ["smk", "SMK", "SaferMK Partnership", "records/groups/smk.yaml"])
@pytest.mark.parametrize("command", ["members", "meetings", "today", "compliance", "attendance", "breaches"])
def test_a_body_is_found_by_id_short_name_or_name(run: Run, command: str, typed: str) -> None:
    found = run(command, typed, "--on", "2016-01-21", root=OWN)
    assert found == run(command, "smk", "--on", "2016-01-21", root=OWN)
    assert found.status == 0


def test_what_is_not_there_is_an_error_with_what_was_probably_meant(run: Run) -> None:
    missing = run("members", "smkk", root=OWN)
    assert (missing.status, missing.out) == (2, "")
    assert "smk" in missing.err.split("help:")[1]


def test_options_may_stand_before_the_command(run: Run) -> None:
    after = run("members", "smk", "--on", "2016-01-21", root=OWN)
    assert run("--on", "2016-01-21", "members", "smk", root=OWN) == after
    assert run("--on=2016-01-21", "members", "smk", root=OWN) == after


def test_h_is_help_and_other_words_say_what_to_type(run: Run) -> None:
    assert run("members", "-h").out == run("members", "--help").out
    assert "mkcsp agenda MEETING" in run("print", "agenda", "smk/2016-01-21").err


@pytest.mark.parametrize(
    ("name", "id"),
    [("Łukasz Øster", "lukasz-oster"), ("Cllr Tom Dunn", "tom-dunn"), ("Dunn, Tom", "tom-dunn"),
     ("Supt. Gez Chiariello", "gez-chiariello"), ("J O'Ryan", "j-oryan"), ("Zoë Müller", "zoe-muller")],
)  # fmt: skip
def test_an_id_is_made_of_a_name_without_title_or_accents(name: str, id: str) -> None:
    assert id_of(name) == id


@given(st.text(max_size=30))
def test_an_id_is_always_made_of_small_letters_digits_and_hyphens(name: str) -> None:
    assert set(id_of(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert plain(plain(name)) == plain(name)


def test_a_name_where_an_id_belongs_is_told_with_the_id(run: Run, tmp_path: Path) -> None:
    members = tmp_path / "records" / "members"
    members.mkdir(parents=True)
    (members / "amara-bright.yaml").write_text("name: Amara Bright\n", "utf-8")
    groups = tmp_path / "records" / "groups"
    groups.mkdir()
    (groups / "b.yaml").write_text(
        "name: Board\nkind: committee\noffices:\n  - office: chair\n    member: Amara Bright\n", "utf-8"
    )
    assert "did you mean `amara-bright`?" in run("check", root=tmp_path).out
