"""`mkcsp explain`: an answer down to the lines of the records, one entry of the list of breaches, a code of check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attendance.body import Body, day_of, id_of
from compliance import bodies

from cli.test_compliance import ROOT, write


def test_an_answer_is_opened_down_to_the_lines(run: Any, tmp_path: Path) -> None:
    ran = run("explain", "grp/v1/place/grp/2015-08-20/place", "--on", "2016-12-31", root=write(tmp_path))
    assert ran.status == 0
    assert ran.out == (Path(__file__).parent / "golden" / "explain.txt").read_text(encoding="utf-8")


def test_readings_stand_side_by_side(run: Any, tmp_path: Path) -> None:
    ran = run("explain", "grp/v1/gap/grp/2015-02-02", "--on", "2016-12-31", root=write(tmp_path))
    _, _, sides = ran.out.partition("How the clause can be read\n")
    assert "  - If months are counted from day to day\n    then breached: " in sides
    assert "  - If months are counted from calendar month to calendar month\n    then met: " in sides
    assert "The body says how the clause is to be read" in sides


def test_a_clause_shows_all_that_it_is_about(run: Any, tmp_path: Path) -> None:
    ran = run("explain", "grp/v1/place", "--on", "2016-12-31", root=write(tmp_path))
    assert [line.strip() for line in ran.out.split("\n") if line.startswith("  grp/v1/place/")] == [
        f"grp/v1/place/grp/{day}/place" for day in ("2015-08-20", "2015-02-02", "2016-03-01")
    ]
    assert ran.out.count("The clause\n") == 1


def test_a_finding_of_another_day_is_not_there_and_near_ones_are_offered(run: Any, tmp_path: Path) -> None:
    ran = run("explain", "grp/v1/place/grp/2015-08-20/place", "--on", "2015-08-19", root=write(tmp_path))
    assert ran.status == 2
    assert "grp/v1/place/grp/2015-02-02/place" in ran.err


def test_a_hypothetical_finding_is_headed_so(run: Any) -> None:
    finding = "sng/2016-10/frequency/sng/2016-04"
    ran = run("explain", finding, "--what-if", "sng/2016-10", "--on", "2017-01-01", root=ROOT)
    assert ran.status == 0
    assert ran.out.startswith("HYPOTHETICAL\n")
    assert run("explain", finding, "--on", "2017-01-01", root=ROOT).status == 2


def test_every_entry_of_the_list_opens_also_one_found_by_a_version_that_is_superseded(run: Any) -> None:
    """Those who were found by the terms of 2024 are still on the list when the terms of 2025 are in force."""
    root, on = ROOT / "src" / "mkcsp" / "example", "2026-01-20"
    listed = run("breaches", "board", "--full", "--on", on, root=root).out.split("finding:")[1:]
    findings = [one.split()[0] for one in listed]
    assert any(finding.startswith("board/2024-03/") for finding in findings)
    for finding in findings:
        ran = run("explain", finding, "--on", on, root=root)
        assert ran.status == 0
        assert ran.out.startswith("NOT FOR PUBLICATION\n")
        assert finding in ran.out


def test_a_breach_counts_under_the_version_that_it_was_found_by(run: Any) -> None:
    """It was completed on 15 May 2025; the terms of May 2025, which ask for something else, bind since 1 June."""
    root, on = ROOT / "src" / "mkcsp" / "example", "2026-01-20"
    older = run("explain", "board/2024-03/three-meetings/open", "--on", on, root=root)
    assert "Breached, since 15 May 2025: 1 member" in older.out
    assert "who may deputise: anybody" in older.out
    assert "no longer binds the body" in older.out
    assert run("explain", "board/2025-05/three-meetings/open", "--on", on, root=root).status == 2
    newer = run("explain", "board/2025-05/three-meetings/provisional", "--on", on, root=root)
    assert "Breached, since 20 November 2025: 1 member" in newer.out
    assert run("explain", "practices/board/notice", "--on", on, root=root).status == 0


def test_an_entry_of_the_list_of_breaches_is_opened_too(run: Any, tmp_path: Path) -> None:
    root = Body("XXX").write(tmp_path)
    listed = run("breaches", "grp", "--full", "--on", day_of(4), root=root).out
    (finding,) = [line.split()[-1] for line in listed.split("\n") if "finding: " in line]
    ran = run("explain", finding, "--on", day_of(4), root=root)
    assert ran.status == 0
    assert ran.out.startswith("NOT FOR PUBLICATION\n")
    for number in (1, 2, 3):
        assert f"  - {id_of(number)}: absent without apology\n" in ran.out
        assert f"    records/meetings/{id_of(number)}.yaml:1\n" in ran.out
    counted = run("explain", "grp/v1/three/provisional", "--on", day_of(4), root=root).out
    assert "Ann" not in counted
    assert "1 member has missed as many meetings in a row as the clause allows" in " ".join(counted.split())


@pytest.mark.parametrize("code", ["MK301", "mk610"])
def test_a_code_shows_its_page_without_any_records(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("explain", code)
    assert ran.status == 0
    assert ran.out.startswith(f"{code.upper()}: ")
    assert "Example" in ran.out
    assert "How to fix it" in ran.out


def test_a_kind_of_rule_shows_its_page(run: Any) -> None:
    ran = run("explain", "frequency")
    assert ran.status == 0
    assert "Passes: " in ran.out
    assert "Fails: " in ran.out


def test_an_unknown_code_is_said(run: Any) -> None:
    ran = run("explain", "MK999")
    assert ran.status == 2
    assert "there is no code MK999" in ran.err


def test_completion_offers_versions_then_what_stands_below_them_and_codes(tmp_path: Path) -> None:
    from typer import Context, Typer
    from typer.main import get_command

    from mkcsp.cli.options import findings

    app = Typer()
    app.command()(lambda: None)
    ctx = Context(get_command(app))
    ctx.params = {"root": str(write(tmp_path)), "on": None}
    assert findings(ctx, "grp/") == ["grp/draft/", "grp/v1/"]
    assert "grp/v1/place/grp/2015-08-20/place" in findings(ctx, "grp/v1/pl")
    assert findings(ctx, "MK61")[:2] == ["MK610", "MK611"]
    ctx.params = {"root": str(tmp_path / "nowhere"), "on": None}
    assert findings(ctx, "grp/v1/pl") == []


def test_an_id_that_names_the_body_opens_that_of_the_body_alone(run: Any) -> None:
    """The terms of 2005 may bind two bodies, and the clause on meetings has an answer for each of them in 2006."""
    on = ("--on", "2016-01-21")
    ours = run("explain", "smk:csp/2005-05/term", *on, root=ROOT)
    assert ours.out.startswith("SaferMK Partnership, as things stood on 21 January 2016\n")
    assert ours.out.count("as things stood on") == 1
    assert run("explain", "bmg:csp/2005-05/term", *on, root=ROOT).status == 2
    assert run("explain", "smq:csp/2005-05/term", *on, root=ROOT).status == 2


def test_what_is_missing_is_shown_with_the_file_and_line_where_it_goes(run: Any) -> None:
    on = ("--on", "2016-01-21")
    seat = run("explain", "smk:csp/2005-05/term/council", *on, root=ROOT).out
    missing = seat.partition("What is missing, and where it goes\n")[2].split("\n")
    line = (ROOT / "records/groups/smk.yaml").read_text(encoding="utf-8").split("\n").index("  - id: council") + 1
    assert missing[:2] == [
        "  - since when the seat of Milton Keynes Council is held",
        f"    records/groups/smk.yaml:{line}",
    ]
    venue = run("explain", "smk:csp/2005-05/place/smk/2015-03/place", *on, root=ROOT).out
    assert "  - the venue of smk/2015-03\n    records/meetings/smk/2015-03.yaml:" in venue
    groups = run("explain", "smk:csp/2005-05/working-groups/council", *on, root=ROOT).out
    assert "    records/groups/cctv-group.yaml:" in groups.partition("What is missing")[2].partition("To settle")[0]


def test_the_rules_own_note_is_shown(run: Any) -> None:
    ran = run("explain", "smk:csp/2005-05/term/council", "--on", "2016-01-21", root=ROOT)
    assert "Note: Members and associate members." in ran.out


def test_what_is_missing_of_an_organisation_a_body_or_the_settings_goes_into_their_files(
    run: Any, tmp_path: Path
) -> None:
    quorum = {
        "kind": "quorum", "defined": "classes", "number": "1", "classes": [{"class": "authority", "number": "1"}],
        "of": ["voting"], "heads": "organisations", "deputies": "count", "remote": "count", "when": "at-opening",
    }  # fmt: skip
    notice = {
        "kind": "notice", "clear-days": "5", "saturdays": "count", "sundays": "count", "bank-holidays": "do-not-count"
    }  # fmt: skip
    frequency = {
        "kind": "frequency", "at-least": "4", "period": "calendar-year", "inquorate": "counts",
        "extraordinary": "counts", "reconvened": "second-meeting",
    }  # fmt: skip
    held = {"status": "held", "agenda": {"issued": "2016-01-13"}, "minutes": {"items": []}}
    roll = {"complete": "yes", "sections": [{"kind": "members", "lines": [{"member": "ann"}]}]}
    police = {"name": "Police", "classes": [{"class": "authority"}]}
    seats = [bodies.seat("one", "police", {"member": "ann", "from": "2014-06-01"})]
    for number, (rule, about, at) in enumerate(
        [
            (quorum, "grp/2016-01-21", "records/organisations/police.yaml:1"),
            (notice, "grp/2016-01-21", "records/settings.yaml:1"),
            (frequency, "2016", "records/groups/grp.yaml:1"),
        ]
    ):
        meeting = {"meetings/grp/2016-01-21": {**held, "roll": roll}, "organisations/police": police}
        body = bodies.Body({**rule, "id": "r"}, {"seats": seats}, meeting)
        for path, record in body.all_records().items():
            file = tmp_path / str(number) / "records" / f"{path}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(record), "utf-8")
        ran = run("explain", f"grp/v1/r/{about}", "--on", "2017-02-01", root=tmp_path / str(number))
        told = ran.out + ran.err
        assert at in told.partition("What is missing, and where it goes")[2].partition("To settle it")[0], told


def test_a_clause_counts_answers_of_one_kind_and_shows_each_in_full(run: Any) -> None:
    """1,633 lines became 61: equal answers are said once, each with the place where what is missing goes."""
    args = ("explain", "smk:csp/2005-05/working-groups", "--on", "2016-06-15")
    short, full = run(*args, root=ROOT).out, run(*args, "--full", root=ROOT).out
    assert len(short.split("\n")) <= 64
    assert "Unknown: 6 seats: holder not recorded.\n" in short
    for out in (short, full):
        assert out.count("who held the seat of Thames Valley Police on 15 June 2016") == 1
        assert "records/groups/smk.yaml:50" in out
    assert "10 more paragraphs: --full" in short
    assert "smk:csp/2005-05/working-groups/police\n" in full


def test_readings_that_come_to_the_same_are_one_line_and_each_by_itself_in_full(run: Any) -> None:
    args = ("explain", "smk:csp/2005-05/strategy/2015-17/reported", "--on", "2016-06-15")
    short, full = run(*args, root=ROOT).out, run(*args, "--full", root=ROOT).out
    assert "  - If reported: not asked\n    then met: nothing is asked\n" in short
    assert "  - If reported: yearly; counted: calendar year or meeting to meeting\n" in short
    assert (short.count("then "), full.count("then ")) == (4, 8)


def test_years_before_the_body_is_known_are_explained_in_full_alone(run: Any) -> None:
    args = ("explain", "smk:csp/2005-05/frequency", "--on", "2016-06-15")
    short, full = run(*args, root=ROOT).out, run(*args, "--full", root=ROOT).out
    assert "held in 2007" in full
    assert "2007" not in short
    assert "The body is first known on 1 March 2015; --full shows earlier years, too." in short
