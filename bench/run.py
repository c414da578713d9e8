"""How fast the program is, as ratios to floors measured in the same run.

    python bench/run.py [--quick] [--only WORD] [--check]

Run it on Linux or macOS, with the Python of an environment in which mkcsp is installed. Every row is the median over
rounds in which the program and its floor take turns, so that a busy machine slows both. Ratios are of processor time,
that of all processes together, and beside it stands the ratio on the clock. The table says which targets are met;
`--check` names those that are missed once more at the end, and ends with 1. `--quick` takes a fifth of the files.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import calculating
import corpus
from measuring import HEAD, Cost, Row, measure, peak_memory, run, told

HERE = Path(__file__).parent
SMALL_FOLDER = HERE.parent
"""The partnership's own records."""
EXAMPLE = HERE.parent / "src" / "mkcsp" / "example"
AGENDA = "csp/2006-11-13"
MINUTES = "smk/2016-01-21"

SCRIPT = Path(sys.executable).with_name("mkcsp")
MKCSP = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "mkcsp"]
PASS = [sys.executable, "-c", "pass"]

BODY = "body-000"
MEETING = f"{BODY}/2014-03-11"
ON = ("--on", "2022-06-01")

GROWING: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("today", *ON),
    ("compliance", *ON),
    ("breaches", *ON),
    ("meetings", *ON),
    ("resolutions", *ON),
    ("plans", *ON),
    ("show", BODY),
)
"""Commands that look at every body: five times the files may take five times the time."""

STEADY: tuple[tuple[str, ...], ...] = (
    ("members", BODY, *ON),
    ("agenda", MEETING),
    ("minutes", MEETING),
    ("meetings", BODY, *ON),
    ("attendance", BODY, *ON),
    ("breaches", BODY, *ON),
    ("compliance", BODY, *ON),
)
"""Commands that need one body: on a large folder they take what they take on a small one."""


def main() -> None:
    """Make the folders, measure every row and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="2,000 and 400 meetings instead of 10,000 and 2,000")
    parser.add_argument("--only", metavar="WORD", default="", help="only the rows that have this word in their name")
    parser.add_argument("--check", action="store_true", help="name the targets that are missed, and end with 1")
    given = parser.parse_args()
    many = 2_000 if given.quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        folders = _Folders(Path(folder), many)
        print(f"{many:,} meetings, {folders.size / 1e6:.0f} MB of YAML; Python {sys.version.split()[0]}\n\n{HEAD}")
        missed = [row for row in _rows(folders) if given.only in row.what and not measure(row)]
    if given.check:
        print(f"\n{len(missed)} targets missed" + ":" * bool(missed))
        for row in missed:
            print(f"  {row.what} (target {row.target}x {row.against})")
        sys.exit(1 if missed else 0)


class _Folders:
    """What is measured on: folders of many meetings, of a fifth of them, and of one body; the large one under git."""

    def __init__(self, at: Path, many: int) -> None:
        self.at, self.many, self.few = at, many, many // 5
        self.large, self.small, self.one_body = at / "large", at / "small", at / "one-body"
        self.size = corpus.write(self.large, self.many)
        corpus.write(self.small, self.few)
        corpus.write(self.one_body, corpus.MEETINGS_OF_A_BODY)
        for command in (["init", "-q"], ["add", "--all"], [*_AUTHOR, "commit", "-q", "-m", "All"]):
            subprocess.run(["git", "-C", str(self.large), *command], check=True)
        self.changes = count()

    def change_one(self) -> None:
        """Change one file among all: its note is another one each time."""
        path = self.large / "records" / "meetings" / BODY / "2014-03-11.yaml"
        lines = [line for line in path.read_text().splitlines() if not line.startswith("note: ")]
        path.write_text("\n".join([*lines, f"note: Changed {next(self.changes)} times."]) + "\n")


_AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")


def _rows(of: _Folders) -> Iterator[Row]:
    yield from _starting()
    yield from _papers(of)
    for command in STEADY:
        large, small = (_mkcsp(*command, root=root) for root in (of.large, of.one_body))
        yield Row(f"{command[0]} of a body, {of.many:,} meetings", "the same body alone", 1.3, 5, large, small)
    yield from _checking(of)
    yield from calculating.rows(of.at, _mkcsp, share=10_000 // of.many)
    for command in GROWING:
        large, small = (_mkcsp(*command, *_uncached(command), root=root) for root in (of.large, of.small))
        what = f"{command[0]}, {of.many:,} meetings"
        yield Row(what, f"five times the time of {of.few:,}", 1.05, 5, large, small, times=5)
    yield Row(
        "peak memory of check, all processes",
        "bytes of the YAML",
        3.5,
        1,
        lambda: _bytes(peak_memory([*MKCSP, "check", *_uncached(("check",)), "--root", str(of.large)])),
        lambda: _bytes(of.size),
        shown=lambda bytes: f"{bytes / 1e6:.0f} MB",
    )


def _starting() -> Iterator[Row]:
    """What a small command costs, most of which is starting."""
    python = _timed(PASS)
    for what, target, command in (
        ("--version", 1.4, ["--version"]),
        ("--help of a command", 5, ["members", "--help"]),
    ):
        yield Row(what, "python -c pass", target, 11, _timed([*MKCSP, *command]), python)
    for command in (["members", "smk"], ["meetings", "smk"], ["meetings"]):
        what = f"{' '.join(command)}, small folder"
        yield Row(what, "python -c pass", 9, 11, _mkcsp(*command, root=SMALL_FOLDER), python)
    for command in (["today", "--on", "2026-06-15"], ["compliance", "--on", "2026-06-15"]):
        what = f"{command[0]}, the example"
        yield Row(what, "python -c pass", 15, 11, _mkcsp(*command, root=EXAMPLE), python)


def _papers(of: _Folders) -> Iterator[Row]:
    markup, pdf = of.at / "agenda.typ", of.at / "agenda.pdf"
    agenda = ["agenda", AGENDA, "--root", str(SMALL_FOLDER), "-o", str(pdf)]
    run([*_floor("record-markup", markup), *agenda])
    own_start = _mkcsp("members", "smk", root=SMALL_FOLDER)
    yield Row(
        "agenda as PDF",
        "typst on the same markup, and `members` as own start",
        1.25,
        9,
        _timed([*MKCSP, *agenda]),
        lambda: told(_floor("typst", markup)) + own_start(),
    )
    yield Row(
        "minutes as web pages, 500 times",
        "the same texts by f-string and escape",
        3,
        5,
        lambda: told(_floor("minutes", SMALL_FOLDER, MINUTES, "render")),
        lambda: told(_floor("minutes", SMALL_FOLDER, MINUTES, "escape")),
    )


def _checking(of: _Folders) -> Iterator[Row]:
    """`check` of everything: read anew, with nothing changed, and with one file changed."""
    cold = _mkcsp("check", *_uncached(("check",)), root=of.large)
    warm = _mkcsp("check", root=of.large)
    parsed = _floor("raw-parse", of.large)
    yield Row(f"check, cold, {of.many:,} meetings", "libyaml raw parse", 5.5, 5, cold, lambda: told(parsed))
    yield Row("the same, on the clock", "libyaml raw parse", 3.5, 5, cold, lambda: told(parsed), by_clock=True)
    status = _timed(["git", "-C", str(of.large), "status", "--porcelain"])
    yield Row("check, warm", "git status", 5, 7, warm, status)
    yield Row("check, warm", "scandir and stat", 2.5, 7, warm, lambda: told(_floor("scan", of.large)))
    yield Row("check, one file changed", "check, warm", 1.4, 7, warm, warm, before=of.change_one)


def _uncached(command: tuple[str, ...]) -> list[str]:
    """The option that lets a command read everything anew, if it has one."""
    helped = subprocess.run([*MKCSP, command[0], "--help"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return ["--no-cache"] if "--no-cache" in helped else []


def _mkcsp(*command: str, root: Path) -> Callable[[], Cost]:
    return _timed([*MKCSP, *command, "--root", str(root)])


def _timed(command: list[str]) -> Callable[[], Cost]:
    return lambda: run(command, fails=True)


def _floor(*command: str | Path) -> list[str]:
    return [sys.executable, str(HERE / "floors.py"), *map(str, command)]


def _bytes(number: float) -> Cost:
    return Cost(number, number)


if __name__ == "__main__":
    main()
