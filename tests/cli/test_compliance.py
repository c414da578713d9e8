"""`mkcsp compliance`: the page, the paper, the data, and what would differ under a draft."""

from __future__ import annotations

import json
import os
import re
import shlex
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "src" / "mkcsp" / "example"

OPEN = {"inquorate": "counts", "extraordinary": "counts", "reconvened": "one-meeting"}
OFTEN = {"kind": "frequency", "id": "often", "at-least": "2", "period": "calendar-year", **OPEN}
GAP = {"kind": "frequency", "id": "gap", "every-months": "6", "gap": "not-said", **OPEN}
PLACE = {"kind": "place", "id": "place", "venues": ["Town Hall"]}


def write(root: Path, **more: Any) -> Path:
    """A body that met twice in 2015 and once in 2016, the second time elsewhere; its draft asks for more."""
    meetings = {"2015-02-02": "Town Hall", "2015-08-20": "The Crown", "2016-03-01": "Town Hall"}
    records: dict[str, Any] = {
        "settings": {"name": "Example"},
        "groups/grp": {
            "name": "Example Group",
            "kind": "committee",
            "from": "2015-01-01",
            "meetings-complete": [{"from": "2015-01-01"}],
        },
        "terms/grp/v1": {
            "title": "Terms of Reference",
            "status": "agreed",
            "agreed": {"by": "grp/2015-02-02/terms"},
            "in-force": {"from": "2015-02-02"},
            "sections": [
                {
                    "id": "meetings",
                    "number": "3.",
                    "heading": "Meetings",
                    "text": ["We meet twice a year, no more than six months apart, in the Town Hall."],
                    "rules": [OFTEN, GAP, PLACE],
                }
            ],
        },
        "terms/grp/draft": {
            "title": "Draft Terms",
            "status": "draft",
            "sections": [{"id": "meetings", "rules": [{**OFTEN, "at-least": "3"}]}],
        },
        **{
            f"meetings/grp/{day}": {
                "status": "held",
                "venue": venue,
                "minutes": {"items": [{"id": "terms", "minute": f"G{number}", "title": "Terms of Reference"}]},
            }
            for number, (day, venue) in enumerate(meetings.items(), 1)
        },
        **more,
    }
    for path, record in records.items():
        file = root / "records" / f"{path}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return root


def test_the_page_has_breaches_first_then_what_depends_and_at_the_end_what_is_not_applied(
    run: Any, tmp_path: Path
) -> None:
    """A line for each clause comes before all, the worst first; what only depends is not counted as a breach."""
    ran = run("compliance", "grp", "--on", "2016-12-31", root=write(tmp_path))
    assert ran.status == 0
    headings = [
        line for line, below in zip(ran.out.split("\n"), ran.out.split("\n")[1:], strict=False) if below[:4] == "----"
    ]
    assert headings[1:4] == ["Breached", "Was breached, now over", "Due soon"]
    assert headings[4:] == ["Depends on how the clause is read", "Not applied, and why"]
    assert "1 is breached, 2 were breached and are over, 1 depends" in " ".join(ran.out.split())
    rows = ran.out.partition("Clause")[2].partition("\n\n")[0].split("\n")[2:]
    assert [row.split("  ")[0] for row in rows] == ["3. gap", "3. place", "3. often"]
    assert "was breached" in rows[1]
    assert "A draft, which no record shows to be agreed." in ran.out
    assert "agreed by G1, 2 February 2015" in ran.out
    assert all(len(line) <= 80 for line in ran.out.split("\n"))
    assert "\x1b" not in ran.out


def test_the_data_has_every_answer_with_its_evidence_by_line(run: Any, tmp_path: Path) -> None:
    ran = run("compliance", "grp", "--on", "2016-12-31", "--output-format", "json", root=write(tmp_path))
    (group,) = json.loads(ran.out)["groups"]
    states = {answer["id"]: answer["state"] for answer in group["answers"]}
    assert states["grp/v1/place/grp/2015-08-20/place"] == "breached"
    assert states["grp/v1/gap/grp/2015-02-02"] == "depends"
    assert next(iter(states.values())) == "breached"
    assert [each["clause"] for each in group["clauses"]] == ["grp/v1/often", "grp/v1/gap", "grp/v1/place"]
    assert group["clauses"][0]["agreed_by"] == "grp/2015-02-02/terms"
    by_id = {answer["id"]: answer for answer in group["answers"]}
    where = [fact["at"] for fact in by_id["grp/v1/place/grp/2015-08-20/place"]["facts"]]
    assert where == ["records/meetings/grp/2015-08-20.yaml:1"]
    sides = by_id["grp/v1/gap/grp/2015-02-02"]["readings"]
    assert {side["if"]["gap"]: side["then"]["state"] for side in sides} == {
        "day-to-day": "breached",
        "calendar-months": "met",
    }


def test_later_records_change_no_earlier_answer(run: Any, tmp_path: Path) -> None:
    early = run("compliance", "grp", "--on", "2015-12-31", root=write(tmp_path / "a")).out
    later = {"meetings/grp/2017-01-01": {"status": "held", "venue": "The Crown"}}
    assert run("compliance", "grp", "--on", "2015-12-31", root=write(tmp_path / "b", **later)).out == early


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_it_can_be_a_paper(run: Any, tmp_path: Path, form: str) -> None:
    paper = tmp_path / f"paper.{form}"
    assert run("compliance", "--on", "2016-12-31", "-o", paper, root=write(tmp_path)).status == 0
    data = paper.read_bytes()
    assert data.startswith(b"%PDF" if form == "pdf" else b"<!DOCTYPE html>")


def test_json_goes_to_no_paper(run: Any, tmp_path: Path) -> None:
    ran = run("compliance", "--output-format", "json", "--to", "pdf", root=write(tmp_path))
    assert (ran.status, ran.out) == (2, "")
    assert "JSON goes to the terminal, not to a paper" in ran.err


def test_nobody_is_named_unless_that_is_asked_for(run: Any) -> None:
    names = [
        record["name"]
        for file in (EXAMPLE / "records" / "members").glob("*.yaml")
        for record in [dict(line.split(": ", 1) for line in file.read_text().splitlines() if line.startswith("name: "))]
    ]
    assert len(names) > 20
    public = run("compliance", "--on", "2026-06-15", root=EXAMPLE).out
    data = run("compliance", "--on", "2026-06-15", "--output-format", "json", root=EXAMPLE).out
    flat = " ".join(public.split())
    assert [name for name in names if name in flat or name in data] == []
    named = run("compliance", "board", "--on", "2026-06-15", "--named", root=EXAMPLE).out
    assert named.split("\n")[0].strip() == "NOT FOR PUBLICATION"
    assert "Yusuf Karadag" in named


def test_on_the_seeds_what_binds_is_not_known_and_nothing_is_breached(run: Any) -> None:
    for day in ("2006-12-31", "2007-12-31", "2016-01-21", "2017-01-01"):
        ran = run("compliance", "--on", day, "--output-format", "json", root=ROOT)
        assert ran.status == 0
        groups = {each["group"]: each for each in json.loads(ran.out)["groups"]}
        answers = [answer for each in groups.values() for answer in each["answers"]]
        assert [answer["id"] for answer in answers if answer["state"] == "breached"] == []
        (carried,) = groups["smk"]["not_applied"]
        assert carried["why"].startswith("whether they carry to smk is not known")
        assert not any(clause["certain"] for clause in groups["smk"]["clauses"])
    assert {each["cited"]: each["why"] for each in groups["sng"]["not_applied"]} == {
        "Draft Terms of Reference (sng/2016-01)": "its text is not in the records, so its rules are not known",
        "Draft Terms of Reference (sng/2016-10)": "a draft, which no record shows to be agreed",
    }


def test_what_the_draft_of_2016_would_find_of_the_neighbourhoods_group(run: Any) -> None:
    ran = run(
        "compliance", "sng", "--what-if", "sng/2016-10", "--on", "2017-01-01", "--output-format", "json", root=ROOT
    )
    data = json.loads(ran.out)
    assert data["what_if"]["terms"] == "sng/2016-10"
    (group,) = data["groups"]
    assert (group["gone"], group["changed"]) == ([], [])
    new = {answer["id"]: (answer["state"], answer["since"]) for answer in group["new"]}
    assert new["sng/2016-10/frequency/sng/2016-04"] == ("breached", "2016-07-01")
    assert [id for id, (state, _) in new.items() if state == "breached"] == ["sng/2016-10/frequency/sng/2016-04"]


def test_a_draft_is_replayed_from_a_file_and_no_record_changes(run: Any, tmp_path: Path) -> None:
    root = write(tmp_path / "a")
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    file = tmp_path / "draft.yaml"
    file.write_bytes((root / "records" / "terms" / "grp" / "draft.yaml").read_bytes())
    ran = run("compliance", "grp", "--what-if", file, "--on", "2016-12-31", root=root)
    assert ran.status == 0
    assert ran.out.split("\n")[0].strip() == "HYPOTHETICAL"
    assert "Changed: breached" in ran.out
    assert "Gone: breached" in ran.out
    assert {file: file.read_bytes() for file in root.rglob("*.yaml")} == before
    since = run("compliance", "grp", "--what-if", file, "--from", "2016-01-01", "--on", "2016-12-31", root=root).out
    assert "had been in force from 1 January 2016" in " ".join(since.split())


def test_whose_terms_a_file_holds_must_be_known(run: Any, tmp_path: Path) -> None:
    root = write(tmp_path / "a")
    file = tmp_path / "draft.yaml"
    file.write_bytes((root / "records" / "terms" / "grp" / "draft.yaml").read_bytes())
    ran = run("compliance", "--what-if", file, root=root)
    assert ran.status == 2
    assert "whose terms of reference" in ran.err
    (tmp_path / "grp").mkdir()
    assert run("compliance", "--what-if", file.rename(tmp_path / "grp" / "draft.yaml"), root=root).status == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--what-if", "grp/drift"), "Did you mean grp/draft"),
        (("--from", "2016-01-01"), "there is no --what-if"),
    ],
)
def test_what_cannot_be_supposed_is_said(run: Any, tmp_path: Path, args: tuple[str, ...], words: str) -> None:
    for command in ("compliance", "breaches"):
        ran = run(command, "grp", *args, root=write(tmp_path))
        assert ran.status == 2
        assert words in ran.err


def test_a_file_that_is_no_terms_says_what_is_wrong(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text("title: Draft\nstatus: drafty\n", encoding="utf-8")
    ran = run("compliance", "grp", "--what-if", file, root=write(tmp_path / "a"))
    assert ran.status == 2
    assert "draft.yaml:2:9" in ran.err


def test_records_with_errors_are_named(run: Any, tmp_path: Path) -> None:
    root = write(tmp_path, **{"meetings/grp/2016-09-01": {"status": "hold"}})
    ran = run("compliance", "grp", "--on", "2016-12-31", root=root)
    assert ran.status == 1
    assert ran.out.split("\n")[0].strip() == "INCOMPLETE"
    assert "records/meetings/grp/2016-09-01.yaml" in ran.err
    data = run("compliance", "grp", "--on", "2016-12-31", "--output-format", "json", root=root)
    assert json.loads(data.out)["incomplete"] == ["records/meetings/grp/2016-09-01.yaml"]


SMK = ("compliance", "smk", "--on", "2016-01-21")


def test_on_the_partnerships_records_the_answer_comes_first(run: Any) -> None:
    """236 lines became about 40; the councillor in the chair, where the clause has the police, is in the first row."""
    short, full = run(*SMK, root=ROOT).out, run(*SMK, "--full", root=ROOT).out
    lines = short.split("\n")
    assert len(lines) <= 48
    assert max(map(len, lines)) <= 80
    table = short.partition("\n-----")[2].partition("\n\n")[0].split("\n")[1:]
    rows = [row for row in table if not row.startswith(" ")]
    assert len(rows) == 8
    assert re.match(r"7\. chair +may be breached \(2\) +The chair is somebody", rows[0])
    assert rows[-1].startswith("4. strategy")
    assert "6. term: 6 seats: start date of the representative not recorded.\n" in short
    assert "start date" not in full
    assert full.count("Since when the seat of") == 6
    assert "more of the kind" not in full


def test_what_is_unknown_is_counted_by_what_is_missing_and_not_by_clause(run: Any) -> None:
    short = run(*SMK, root=ROOT).out
    assert "8. place: 2 meetings: venue not recorded. 2 meetings: minutes missing.\n" in short
    assert "If the clause covers voting members only - met; else unknown\n" in short
    assert "Milton Keynes Council has 2 representatives" in " ".join(short.split())


def test_years_before_the_body_is_known_stand_in_the_full_account_alone(run: Any) -> None:
    short, full = run(*SMK, root=ROOT).out, run(*SMK, "--full", root=ROOT).out
    assert "0 of at least 6 meetings shown to have been held in 2007" in full
    assert "2007" not in short
    assert "The body is first known on 1 March 2015; earlier years are left out." in short


def test_every_command_that_is_printed_opens_what_it_stands_with_on_that_day(run: Any) -> None:
    for args, root in ((SMK, ROOT), (("compliance", "board", "--on", "2026-06-15"), EXAMPLE)):
        words = " ".join(run(*args, root=root).out.split())
        commands = re.findall(r"mkcsp (explain \S+ --on [0-9-]+)", words)
        assert len(commands) == words.count("mkcsp explain") >= 2
        for command in commands:
            opened = run(*shlex.split(command), root=root)
            assert (opened.status, opened.err) == (0, "")
            assert command.split()[1] in opened.out


@pytest.mark.parametrize("more", [(), ("--full",)])
def test_the_paper_has_names_and_dates_in_words_and_no_ids_fields_or_commands(
    run: Any, tmp_path: Path, more: tuple[str, ...]
) -> None:
    for number, (args, root) in enumerate(((SMK, ROOT), (("compliance", "board", "--on", "2026-06-15"), EXAMPLE))):
        paper = tmp_path / f"{number}.html"
        assert run(*args, *more, "-o", paper, root=root).status == 0
        text = re.sub(r"<[^>]+>", " ", paper.read_text(encoding="utf-8").partition("<main")[2])
        assert re.findall(r"\bmkcsp\b|`|meetings-complete|[0-9]{4}-[0-9]{2}-[0-9]{2}|[a-z-]+/[0-9]{4}", text) == []
        assert "is unknown" not in text or more


def test_the_table_keeps_to_the_terminal_also_through_a_pipe(tmp_path: Path) -> None:
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    command = [sys.executable, "-m", "mkcsp", *SMK, "--root", str(ROOT)]
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path)}
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, stdin=theirs, env=env, check=True)
    os.close(theirs)
    os.close(ours)
    table = ran.stdout.decode().partition("\nClause")[2].partition("\n\n")[0].split("\n")
    assert sum(not row.startswith(" ") for row in table[1:]) == 9
    assert max(map(len, table)) <= 60
