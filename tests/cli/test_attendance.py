"""`mkcsp attendance`: the table of a body, and the record of one member."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from attendance.body import Body, accepts, id_of

ON = ("--on", "2018-01-01")
LONG = "PRTDALX?" * 4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Body("PXAP", items={2: [accepts(3)]}, corrections={3: [{"member": "ann", "attendance": "deputy"}]}).write(
        tmp_path
    )


def test_the_table_as_it_is_read(run: Any, root: Path) -> None:
    for more, golden in (((), "attendance.txt"), (("--full",), "attendance-full.txt")):
        ran = run("attendance", "grp", *ON, *more, root=root)
        assert ran.status == 0
        assert ran.out == (Path(__file__).parent / "golden" / golden).read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize(
    "more", [("attendance", "board"), ("attendance", "board", "--full"), ("breaches",), ("today",)]
)
def test_lists_keep_to_the_width_through_a_pipe(
    columns: int, more: tuple[str, ...], run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = run(*more, "--on", "2026-06-15", root=Path(__file__).parents[2] / "src" / "mkcsp" / "example")
    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if len(line) > columns and len(line.split()) > 1] == []


def test_a_body_without_any_roll_gets_one_sentence(run: Any) -> None:
    out = " ".join(run("attendance", "csp", "--on", "2017-01-01", root=Path(__file__).parents[2]).out.split())
    assert out.endswith("The records know 7 meetings, but not who attended; who held its 21 seats is unknown.")


def test_many_meetings_fold_into_blocks_of_eighty_columns_and_none_is_left_out(run: Any, tmp_path: Path) -> None:
    out = run("attendance", "grp", *ON, root=Body(LONG).write(tmp_path)).out
    lines = out.splitlines()
    assert max(map(len, lines)) <= 80
    table = lines[: next(number for number, line in enumerate(lines) if line.startswith("Members"))]
    rows = [line.split() for line in table if line.startswith("Ann Ash")]
    assert "".join(letter for row in rows for letter in row[2:]) == LONG
    assert "\x1b" not in out


def test_every_letter_that_is_used_is_explained(run: Any, tmp_path: Path) -> None:
    out = " ".join(run("attendance", "grp", *ON, root=Body("PRTDALX?").write(tmp_path)).out.split())
    for words in (
        "P present;",
        "T present for part",
        "D represented by a deputy",
        "X absent without apology",
        "? unknown",
    ):
        assert words in out
    assert "V vacant" not in out


def test_from_leaves_meetings_out_of_the_table_but_not_out_of_the_runs(run: Any, tmp_path: Path) -> None:
    body = Body("XXXPX").write(tmp_path)
    ran = run("attendance", "grp", *ON, "--from", "2015-04-01", "--output-format", "json", root=body)
    (row,) = [row for row in json.loads(ran.out)["members"] if row["member"] == "ann"]
    assert [cell["meeting"] for cell in row["meetings"]] == [id_of(4), id_of(5)]
    assert (row["figures"]["expected"], row["runs"]["longest"]) == (2, [3, 3])


def test_csv_has_a_row_for_each_member_and_meeting_with_the_line_that_shows_it(run: Any, root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("attendance", "grp", *ON, "--output-format", "csv", root=root).out)))
    assert len(rows) == 2 * 4
    second, third = [row for row in rows if row["member"] == "ann"][1:3]
    assert (second["status"], second["before_correction"]) == ("represented by a deputy", "absent without apology")
    assert second["corrected_by"] == f"{id_of(3)}/minutes"
    assert (third["status"], third["without"]) == ("absence accepted by the group", "apologies")
    assert third["accepted_by"] == f"{id_of(2)}/absence"
    assert (third["path"], third["line"]) == (f"records/meetings/{id_of(3)}.yaml", "1")


def test_without_a_rule_there_are_figures_and_the_reason(run: Any, tmp_path: Path) -> None:
    out = run("attendance", "grp", *ON, "--full", root=Body("XXX", terms={}).write(tmp_path)).out
    assert "No attendance rule is known to be in force:\n  - the records hold no terms of reference of grp" in out
    assert "Ann Ash                       3     0     0     0     0     3     0     3     3" in out
    assert "a run is not by itself a breach." in " ".join(out.split())


def test_the_record_of_a_member_has_the_evidence(run: Any, root: Path) -> None:
    ran = run("attendance", "grp", "ann", *ON, root=root)
    assert ran.status == 0
    assert "NOT FOR PUBLICATION" in ran.out
    said = " ".join(ran.out.split())
    for words in (
        "Represented by a deputy (before the",
        "corrected by",
        "deputy not recorded",
        "15 April 2015 Present – ends any run draft",
        "“Absence”",
        f"records/meetings/{id_of(4)}.yaml:1",
        "the adopting minute is not in the records",
        "Whose absence it is the person's (Attendance (terms v1))",
    ):
        assert words in said


def test_the_record_says_which_questions_are_open(run: Any, tmp_path: Path) -> None:
    body = Body("XXdX", rule={"deputy": "not-said"}).write(tmp_path)
    said = " ".join(run("attendance", "grp", "ann", *ON, root=body).out.split())
    assert "A deputy not said (Attendance (terms v1): open, so every answer was tried)" in said
    assert "depends on the reading" in said


def test_the_record_as_a_pdf(run: Any, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "ann.pdf"
    assert run("attendance", "grp", "ann", *ON, "-o", file, root=root).status == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_records_with_errors_are_named_and_mark_what_rests_on_them(run: Any, root: Path) -> None:
    file = root / "records" / "meetings" / f"{id_of(2)}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"held"', '"hold"'), encoding="utf-8")
    for form, mark in (("text", "INCOMPLETE\n"), ("csv", "incomplete\n"), ("json", '"incomplete": [\n')):
        ran = run("attendance", "grp", *ON, "--output-format", form, root=root)
        assert ran.status == 1
        assert mark in ran.out
        assert f"records/meetings/{id_of(2)}.yaml" in ran.err
    ran = run("attendance", "grp", "ann", *ON, root=root)
    assert (ran.status, "INCOMPLETE" in ran.out) == (1, True)


@pytest.mark.parametrize(
    ("command", "mark"),
    [
        (("attendance", "grp"), "INCOMPLETE\n"),
        (("attendance", "grp", "--output-format", "csv"), ",yes\n"),
        (("attendance", "grp", "--output-format", "json"), '"incomplete": [\n'),
        (("breaches", "grp"), "INCOMPLETE\n"),
        (("breaches", "grp", "--output-format", "json"), '"incomplete": [\n'),
    ],
)
def test_a_record_that_only_the_names_come_from_marks_the_output_too(
    command: tuple[str, ...], mark: str, run: Any, tmp_path: Path
) -> None:
    root = Body("XXX").write(tmp_path)
    assert mark not in run(*command, *ON, root=root).out
    (root / "records" / "members" / "ann.yaml").write_text("name: Ann Ash\ncolour: blue\n", encoding="utf-8")
    ran = run(*command, *ON, root=root)
    assert (ran.status, mark in ran.out) == (1, True)
    assert "  records/members/ann.yaml\n" in ran.err


def test_a_name_can_neither_steer_a_terminal_nor_begin_a_formula(run: Any, tmp_path: Path) -> None:
    root = Body("P").write(tmp_path)
    name = "=1+1 \u202e\x9b31m Zoë"
    (root / "records" / "members" / "ann.yaml").write_text('name: "=1+1 \\u202E\\x9B31m Zoë"\n', encoding="utf-8")
    for form in ("text", "csv", "json"):
        out = run("attendance", "grp", *ON, "--output-format", form, root=root).out
        assert "Zoë" in out
        assert not {"\u202e", "\x9b"} & set(out)
    assert name in [row["name"] for row in json.loads(out)["members"]]
    rows = csv.DictReader(io.StringIO(run("attendance", "grp", *ON, "--output-format", "csv", root=root).out))
    assert {row["name"][:2] for row in rows if row["member"] == "ann"} == {"'="}


def test_a_file_for_a_spreadsheet_is_utf8_with_a_mark_that_says_so(run: Any, tmp_path: Path) -> None:
    root = Body("XP").write(tmp_path)
    (root / "records" / "members" / "ann.yaml").write_text("name: Đorđe Ångström 東京\n", "utf-8")
    table = tmp_path / "table.csv"
    assert run("attendance", "grp", *ON, "-o", table, root=root).status == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbfgroup,meeting,")
    assert "Đorđe Ångström 東京" in table.read_text("utf-8-sig")
    told = run("attendance", "grp", *ON, "--output-format", "csv", root=root).out
    assert table.read_text("utf-8-sig") == told
    assert run("attendance", "grp", *ON, "-o", tmp_path / "table.json", root=root).status == 0
    assert json.loads((tmp_path / "table.json").read_bytes())["group"] == "grp"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("grip",), "Did you mean grp?"),
        (("grp", "anne"), "Did you mean ann"),
        (("grp", "dan"), "holds no seat of grp"),
        (("grp", "-o", "table.pdf"), "Name a member"),
        (("grp", "ann", "--output-format", "csv"), "Use --to text, html or pdf."),
    ],
)
def test_what_cannot_be_done_is_said_with_help(args: tuple[str, ...], words: str, run: Any, root: Path) -> None:
    ran = run("attendance", *args, *ON, root=root)
    assert ran.status == 2
    assert words in ran.err


def test_days_without_a_meeting_are_not_taken_for_records_without_one(run: Any, root: Path) -> None:
    for args in ([], ["ann"]):
        ran = run("attendance", "grp", *args, "--from", "2019-01-01", *ON, root=root)
        assert (ran.status, ran.out) == (2, "")
        assert "--from 2019-01-01 is after" in ran.err
        shown = run("attendance", "grp", *args, "--from", ON[1], *ON, root=root).out
        assert "show no meeting from the day of --from on" in shown or "No meeting of that time" in shown


def test_a_body_without_seats_or_meetings_says_so(run: Any, tmp_path: Path) -> None:
    out = run("attendance", "grp", *ON, root=Body("", group={"seats": []}).write(tmp_path)).out
    assert "The records show no meeting up to that day." in out
    assert "The records name no seats of this body." in out


@pytest.mark.parametrize(
    ("reconvened", "second", "third"),
    [
        ("one-meeting", f"one meeting with {id_of(3)}", "counts as an absence"),
        ("second-meeting", "counts as an absence", "counts as an absence"),
        ("not-said", "counts as an absence", "depends on the reading"),
    ],
)
def test_the_record_counts_a_reconvened_meeting_as_the_rule_does(
    reconvened: str, second: str, third: str, run: Any, tmp_path: Path
) -> None:
    body = Body("PXX", rule={"reconvened": reconvened}, meetings={3: {"reconvened-from": id_of(2)}})
    out = run("attendance", "grp", "ann", *ON, "--to", "html", root=body.write(tmp_path)).out
    told = re.findall(r"Absent without apology[^<]*? – ([^<]*)<", out)
    assert told == [second, third]
