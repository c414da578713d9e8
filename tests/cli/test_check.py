"""`mkcsp check` as a user runs it: what it prints, in which order, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Folder, Run

import mkcsp

BROKEN = """\
# records/members/ann-lee.yaml
name: Ann Lee
telefone: 01908 252362
# records/groups/smk.yaml
name: SaferMK
kind: partnership
from: 2016-02-30
usual: {starts: 2pm}
"""
ACKNOWLEDGED = """\
# records/groups/smk.yaml
name: SaferMK
kind: partnership
from: 2016-02-30
acknowledged:
  - code: MK105
    reason: as in the source
"""


def test_full_shows_the_line_a_caret_and_what_to_do(folder: Folder, run: Run) -> None:
    ran = run("check", root=folder(BROKEN))
    assert (
        ran.out
        == """\
records/groups/smk.yaml:3:7: MK105 error: `2016-02-30`: there is no such day: February 2016 has 29 days
  |
3 | from: 2016-02-30
  |       ^^^^^^^^^^

records/groups/smk.yaml:4:17: MK106 error: `2pm`: a time is written by the 24-hour clock: 09:30, 14:04
  |
4 | usual: {starts: 2pm}
  |                 ^^^
  help: write 14:00

records/members/ann-lee.yaml:2:1: MK101 error: there is no field `telefone` here
  |
2 | telefone: 01908 252362
  | ^^^^^^^^
  help: did you mean `telephone`?

3 errors
"""
    )
    assert (ran.status, ran.err) == (1, "")


def test_a_part_with_fields_below_it_is_shown_by_its_name(folder: Folder, run: Run) -> None:
    ran = run(
        "check",
        root=folder(
            """\
# records/groups/smk.yaml
name: SaferMK
kind: partnership
# records/meetings/smk/2016-01-21.yaml
status: held
# records/resolutions/smk/2016-01-21.yaml
actions:
  cctv/1:
    owners:
      - post: Clerk
"""
        ),
    )
    assert "records/resolutions/smk/2016-01-21.yaml:2:3: MK212 error: `cctv/1` is not a clause" in ran.out
    assert "\n2 |   cctv/1:\n  |   ^^^^^^\n" in ran.out


def test_concise_has_one_line_for_each(folder: Folder, run: Run) -> None:
    ran = run("check", "--output-format", "concise", root=folder(BROKEN))
    assert [line.split(" ")[:2] for line in ran.out.splitlines()[:-1]] == [
        ["records/groups/smk.yaml:3:7:", "MK105"],
        ["records/groups/smk.yaml:4:17:", "MK106"],
        ["records/members/ann-lee.yaml:2:1:", "MK101"],
    ]
    assert ran.out.endswith("\n3 errors\n")


def test_json_is_for_programs(folder: Folder, run: Run) -> None:
    ran = run("check", "--output-format", "json", root=folder(BROKEN))
    assert json.loads(ran.out)[2] == {
        "code": "MK101",
        "severity": "error",
        "path": "records/members/ann-lee.yaml",
        "line": 2,
        "column": 1,
        "message": "there is no field `telefone` here",
        "help": "did you mean `telephone`?",
        "acknowledged": None,
    }
    assert ran.status == 1


def test_github_gets_workflow_commands(folder: Folder, run: Run) -> None:
    ran = run("check", "--output-format", "github", root=folder(BROKEN))
    assert ran.out.splitlines()[2] == (
        "::error file=records/members/ann-lee.yaml,line=2,col=1,title=MK101::"
        "there is no field `telefone` here%0Adid you mean `telephone`?"
    )


@pytest.mark.parametrize("text", ["a%0Ab", "::error::x", "a%25"])
def test_a_record_cannot_write_workflow_commands_of_its_own(folder: Folder, run: Run, text: str) -> None:
    files = f"# records/groups/smk.yaml\nname: x\nkind: forum\nfrom: '{text}'\n"
    (line,) = run("check", "--output-format", "github", root=folder(files)).out.splitlines()
    assert line.startswith("::error file=records/groups/smk.yaml,line=3,col=7,title=MK105::`")
    assert text.replace("%", "%25") in line


def test_nothing_wrong_ends_with_nought(folder: Folder, run: Run) -> None:
    root = folder("# records/members/jo-field.yaml\nname: Jo Field\n")
    assert run("check", root=root).out == "nothing is wrong\n"
    assert run("check", root=root).status == 0
    assert run("check", "--output-format", "json", root=root).out == "[]\n"
    assert run("check", "--output-format", "github", root=root).out == ""


def test_what_is_acknowledged_is_counted_and_shown_on_request(folder: Folder, run: Run) -> None:
    root = folder(ACKNOWLEDGED)
    ran = run("check", root=root)
    assert (ran.status, ran.out) == (0, "nothing is wrong; 1 acknowledged (shown with --show-acknowledged)\n")
    shown = run("check", "--show-acknowledged", "--output-format", "concise", root=root)
    assert shown.out.splitlines()[0].endswith("(acknowledged: as in the source)")
    assert shown.out.splitlines()[1] == "nothing is wrong; 1 acknowledged"
    (told,) = json.loads(run("check", "--output-format", "json", root=root).out)
    assert told["acknowledged"] == "as in the source"


def test_a_warning_alone_does_not_fail(folder: Folder, run: Run) -> None:
    files = "# records/members/jo-field.yaml\nname: x\nacknowledged:\n  - {code: MK999, reason: none}\n"
    ran = run("check", root=folder(files))
    assert ran.out.endswith("\n1 warning\n")
    assert ran.status == 0


def test_without_records_it_cannot_run(tmp_path: Path, run: Run) -> None:
    ran = run("check", root=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("mkcsp: ")


EXCERPTS = {
    "tab": ("telefone: a\tb\n", "telefone: a b", "^" * 8),
    "wide": ("'日本': x\n", "'日本': x", "^" * 6),
    "combining": ("'e\u0301x': x\n", "'e\u0301x': x", "^" * 4),
    "right to left": ("'a\u202eb': x\n", "'a[U+202E]b': x", "^" * 12),
    "escape": ("fo\x1bo: x\n", "fo[U+001B]o: x", "  ^^^^^^^^"),
}


@pytest.mark.parametrize(("line", "shown", "carets"), EXCERPTS.values(), ids=EXCERPTS.keys())
def test_an_excerpt_shows_what_a_line_holds_and_does_nothing(
    tmp_path: Path, run: Run, line: str, shown: str, carets: str
) -> None:
    path = tmp_path / "records/members/jo.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: x\n" + line, encoding="utf-8", newline="")
    assert run("check", root=tmp_path).out.splitlines()[2:4] == [f"2 | {shown}", f"  | {carets}"]


@pytest.mark.parametrize(("before", "after"), [(0, 5000), (5000, 0), (2500, 2500)])
def test_a_long_line_is_shown_around_the_caret(folder: Folder, run: Run, before: int, after: int) -> None:
    line = "{" + f"name: n, note: n{' x' * (before // 2)}, wrong: y, source: z{' z' * (after // 2)}" + "}"
    lines = run("check", root=folder(f"# records/members/jo.yaml\n{line}\n")).out.splitlines()
    excerpt, carets = next(pair for pair in pairwise(lines) if "^^^^^" in pair[1])
    assert len(excerpt) < 130
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "wrong"


def test_bytes_that_are_no_text_are_shown_as_such(folder: Folder, run: Run) -> None:
    lines = run("check", root=folder("# records/members/jo.yaml (in latin-1)\nname: René\n")).out.splitlines()
    assert lines[2:4] == ["1 | name: Ren\ufffd", "  |          ^"]


def program(*args: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(mkcsp.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-m", "mkcsp", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )


def test_a_reader_that_goes_away_is_no_error(folder: Folder) -> None:
    files = "".join(f"# records/members/m{number}.yaml\nname:\n" for number in range(1500))
    with program("check", "--root", str(folder(files))) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b"records/members/m0.yaml:1:1: MK102")
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_through_a_pipe_there_is_no_colour_and_nothing_is_wrapped(folder: Folder) -> None:
    name = "a" * 90
    root = folder(f"# records/members/{name}.yaml\n{'b' * 200}: x\nname: y\n")
    with program("check", "--root", str(root)) as running:
        out, err = running.communicate()
    assert b"\x1b" not in out
    assert len(out.splitlines()[0]) > 150
    assert err == b""


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such terminals")
@pytest.mark.parametrize(("set_", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_at_a_terminal_unless_it_is_unwanted(folder: Folder, set_: dict[str, str], coloured: bool) -> None:
    import pty

    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**plain, "TERM": "xterm", "PYTHONPATH": str(Path(mkcsp.__file__).parents[1]), **set_}
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mkcsp", "check", "--root", str(folder(BROKEN))]
    running = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    out = b""
    try:
        while more := os.read(ours, 4096):
            out += more
    except OSError:
        pass  # how Linux tells that the other end was closed
    os.close(ours)
    assert running.wait() == 1
    assert (b"\x1b[1;31m" in out) is coloured
    assert b"MK101" in out
