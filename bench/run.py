"""How fast the program is, as ratios to floors measured in the same run.

    python bench/run.py [--quick]

Run it on Linux or macOS, with the Python of an environment in which mkcsp is installed. Every row is the median over
rounds in which the program and its floor take turns, so that a busy machine slows both. Nothing is asserted: the table
says which targets are met. `--quick` takes a fifth of the files, and fewer minutes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import corpus

HERE = Path(__file__).parent
SMALL_FOLDER = HERE.parent
"""The partnership's own records."""
AGENDA = "csp/2006-11-13"

SCRIPT = Path(sys.executable).with_name("mkcsp")
MKCSP = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "mkcsp"]
PASS = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Row:
    """A line of the table.

    subject, floor: each measures once and gives a figure, the two in the same unit. times: what the floor's figure is
    multiplied by. shown: words for a figure.
    """

    what: str
    against: str
    target: float
    rounds: int
    subject: Callable[[], float]
    floor: Callable[[], float]
    times: float = 1
    shown: Callable[[float], str] = lambda seconds: f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"


def main() -> None:
    """Make the folders, measure every row and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="2,000 and 400 meetings instead of 10,000 and 2,000")
    parser.add_argument("--only", metavar="WORD", default="", help="only the rows that have this word in their name")
    given = parser.parse_args()
    many = 2_000 if given.quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for row in _rows(Path(folder), many, given.only):
            _measure(row)


def _rows(folder: Path, many: int, word: str) -> list[Row]:
    large, small, markup, pdf = folder / "large", folder / "small", folder / "agenda.typ", folder / "agenda.pdf"
    few = many // 5
    size = corpus.write(large, many)
    corpus.write(small, few)
    at = ["--root", str(SMALL_FOLDER)]
    agenda = ["agenda", AGENDA, *at, "-o", str(pdf)]
    _run([sys.executable, str(HERE / "floors.py"), "record-markup", str(markup), *agenda])
    rows = [
        Row("--version", "python -c pass", 3, 15, _time("--version"), _python),
        Row("--help of a command", "python -c pass", 9, 15, _time("members", "--help"), _python),
        Row("members, small folder", "python -c pass", 15, 11, _time("members", "smk", *at), _python),
        Row("meetings, small folder", "python -c pass", 15, 11, _time("meetings", *at), _python),
        Row(
            "agenda as PDF",
            "typst on the same markup, and `meetings` as own start",
            1.5,
            11,
            _time(*agenda),
            lambda: _floor("typst", markup) + _time("meetings", *at)(),
        ),
        Row(
            f"check, cold, {many:,} meetings",
            "libyaml raw parse of the same bytes",
            9,
            5,
            _time("check", "--root", str(large)),
            lambda: _floor("raw-parse", large),
        ),
        Row(
            f"check, {many:,} meetings",
            f"five times the time of {few:,}",
            1.1,
            5,
            _time("check", "--root", str(large)),
            _time("check", "--root", str(small)),
            times=5,
        ),
        Row(
            "peak memory of check",
            "bytes of the YAML",
            10,
            1,
            lambda: _run([*MKCSP, "check", "--root", str(large)])[1],
            lambda: size,
            shown=lambda bytes: f"{bytes / 1e6:.0f} MB",
        ),
    ]
    print(f"{many:,} meetings, {size / 1e6:.0f} MB of YAML; Python {sys.version.split()[0]}\n")
    print(f"{'what':28} {'measured':>9} {'floor':>9} {'ratio':>7} {'target':>7}          against")
    return [row for row in rows if word in row.what]


def _measure(row: Row) -> None:
    """Take turns, after one of each that does not count, and print the line."""
    if row.rounds > 1:
        row.floor(), row.subject()
    pairs = [(row.subject(), row.floor() * row.times) for _ in range(row.rounds)]
    ratio = median(subject / floor for subject, floor in pairs)
    met = "met" if ratio <= row.target else "NOT MET"
    measured, floor = (row.shown(median(figures)) for figures in zip(*pairs, strict=True))
    print(f"{row.what:28} {measured:>9} {floor:>9} {ratio:>6.2f}x {row.target:>6}x {met:8} {row.against}", flush=True)


def _time(*command: str) -> Callable[[], float]:
    return lambda: _run([*MKCSP, *command])[0]


def _python() -> float:
    return _run(PASS)[0]


def _floor(*command: str | Path) -> float:
    done = subprocess.run(
        [sys.executable, str(HERE / "floors.py"), *map(str, command)], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def _run(command: list[str]) -> tuple[float, int]:
    """Seconds, and the most memory in bytes, of one run of a command. It has to succeed."""
    began = perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}: nothing to measure")
    return seconds, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
