"""What a clerk types for a body, a person, an organisation or a meeting is found, or several are offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.spelling import id_of, plain

OWN = Path(__file__).parents[2]


@pytest.fixture
def example(run: Run, tmp_path: Path) -> Path:
    run("init", tmp_path / "example", "--example")
    return tmp_path / "example"


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


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("members", "Safer Communities"), "Did you mean board?"),
        (("members", "zz"), "Bodies: "),
        (("attendance", "board", "yusuf"), "Did you mean yusuf-karadag?"),
        (("agenda", "12 November 2031"), "mkcsp meetings lists them"),
        (("minutes", "latest"), "mkcsp meetings lists them"),
        (("approve",), "mkcsp minutes MEETING --fill-in"),
        (("version",), "mkcsp --version"),
        (("check", "my folder"), "mkcsp check --root 'my folder'"),
    ],
)
def test_what_is_not_there_is_answered_with_what_to_type(
    typed: tuple[str, ...], words: str, run: Run, example: Path
) -> None:
    told = run(*typed, root=example)
    assert told.status == 2
    assert words in told.err
    assert "12 November 2031.yaml" not in told.err


def test_the_folder_of_records_itself_is_answered_with_the_one_above(run: Run, example: Path) -> None:
    assert f"--root {example}" in run("check", root=example / "records").err


@pytest.mark.parametrize("day", ["16 May 2024", "16/05/2024", "Thursday 16 May 2024", "May 16, 2024"])
def test_a_day_in_words_finds_a_meeting_and_is_answered_elsewhere_with_how_to_write_it(
    day: str, run: Run, example: Path
) -> None:
    assert "write it as 2024-05-16" in run("today", "--on", day, root=example).err
    assert "Write 2024-05-16." in run("new", "meeting", "board", day, root=example).err
    assert run("minutes", f"board {day}", root=example).out == run("minutes", "board/2024-05-16", root=example).out


@pytest.mark.parametrize("day", ["2024", "May 2024", "31 June 2024", "16 Mayday 2024", "yesterday"])
def test_words_that_are_no_day_are_refused(day: str, run: Run, example: Path) -> None:
    told = run("today", "--on", day, root=example)
    assert (told.status, told.out) == (2, "")
    assert "2016-01-21" in told.err


def test_a_time_in_words_is_answered_with_how_to_write_it(run: Run, example: Path) -> None:
    told = run("new", "meeting", "board", "2027-11-12", "--starts", "2.30pm", root=example)
    assert (told.status, "Write 14:30." in told.err) == (2, True)
