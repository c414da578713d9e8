"""Rows of the bench for what is calculated: by meetings, by bodies, by seats, and by questions left open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus
from measuring import Measure, Row

ROUNDS = 5
BODY = "body-000"
ON = ("--on", "2200-01-01")
"""After the last meeting of a body with two thousand monthly meetings."""

HOW = ("", "", "          remote: yes", "          movements: [{what: left, time: 15:00}]", "deputy", "away")
"""How somebody took part: a line of the roll besides, or a word."""

Timed = Callable[..., Measure]
"""What measures a command (its words) on a folder (`root`)."""


def rows(at: Path, timed: Timed, *, share: int = 1) -> Iterator[Row]:
    """Every row; share: of how many meetings only one is taken."""
    yield from _by_meetings(at, timed, share)
    yield from _by_bodies(at, timed, share)
    yield from _by_seats(at, timed)
    yield from _by_questions(at, timed)


def _by_meetings(at: Path, timed: Timed, share: int) -> Iterator[Row]:
    """One body, and four times its meetings."""
    few, many = 500 // share, 2000 // share
    for number in (few, many):
        corpus.write(at / f"one-{number}", number, each=number)
    for command in ("compliance", "today", "attendance", "breaches"):
        short, long = (timed(command, BODY, *ON, root=at / f"one-{number}") for number in (few, many))
        what = f"{command} of one body, {many:,} meetings"
        yield Row(what, f"four times the time of {few:,}", 1.05, ROUNDS, long, short, times=4)


def _by_bodies(at: Path, timed: Timed, share: int) -> Iterator[Row]:
    """All bodies, and eight times as many."""
    few, many = 1000 // share, 8000 // share
    for number in (few, many):
        corpus.write(at / f"all-{number}", number)
    for command in ("compliance", "today"):
        short, long = (timed(command, *ON, root=at / f"all-{number}") for number in (few, many))
        what = f"{command} of all bodies, {many:,} meetings"
        yield Row(what, f"eight times the time of {few:,}", 1.05, ROUNDS, long, short, times=8)
        yield Row(what, "check, cold", 2, ROUNDS, long, timed("check", root=at / f"all-{many}"))


def _by_seats(at: Path, timed: Timed) -> Iterator[Row]:
    """A body, and five times its seats."""
    few, many = 16, 80
    for number in (few, many):
        corpus.write(at / f"seats-{number}", 100, seats=number)
    for command in ("attendance", "compliance"):
        short, long = (timed(command, BODY, *ON, root=at / f"seats-{number}") for number in (few, many))
        yield Row(f"{command}, {many} seats", f"five times the time of {few}", 1.06, ROUNDS, long, short, times=5)


def _by_questions(at: Path, timed: Timed) -> Iterator[Row]:
    """A clause that answers every question, and one that leaves twelve or all thirteen of them open."""
    _varied(at / "answered")
    plain = timed("breaches", BODY, *ON, root=at / "answered")
    for name, kept in (("twelve", "absences"), ("thirteen", "")):
        _varied(at / name)
        terms = next((at / name / "records" / "terms" / BODY).glob("*.yaml"))
        terms.write_text(opened(terms.read_text(), kept))
        asked = timed("breaches", BODY, *ON, root=at / name)
        yield Row(f"breaches, {name} questions open", "none open", 5, ROUNDS, asked, plain)


def _varied(at: Path) -> None:
    """A body with two years of meetings that raise the questions of a clause."""
    corpus.write(at, 24)
    for number, path in enumerate(sorted((at / "records" / "meetings" / BODY).glob("*.yaml"))):
        path.write_text("\n".join(_varied_lines(number, path.read_text().splitlines())) + "\n")


def _varied_lines(number: int, lines: list[str]) -> Iterator[str]:
    """A meeting at which members took part remotely, in part, by a deputy or not at all; some without a quorum."""
    if number % 7 == 3:
        yield "kind: extraordinary"
    if number % 9 == 4:
        yield "quorum: [{met: no}]"
    section, place = "", 0
    for index, line in enumerate(lines):
        if line.startswith("    - kind: "):
            section, place = line.removeprefix("    - kind: "), number
        if section != "members" or (not line.startswith("          ") and not line.startswith("        - ")):
            yield line
            continue
        place += line.startswith("        - ")
        how = ("", "", "          remote: yes", "          movements: [{what: left, time: 15:00}]", "deputy", "away")[
            place % 6
        ]
        if how == "deputy" and line.startswith("        - member: "):
            member, name = (lines[at].partition(": ")[2] for at in (index, index + 1))
            yield f"        - name: The Deputy of {name}"
            yield f"          deputy-for: {{member: {member}, as: {name}}}"
        elif how not in ("deputy", "away"):
            yield line
            if how and line.startswith("          post: "):
                yield how


def opened(terms: str, kept: str) -> str:
    """The terms with every question of the rule on attendance left open, but for one."""
    before, rule, after = re.split(r"(?<=kind: attendance\n)|(?=consequence)", terms)
    return before + re.sub(rf"(?m)^( +(?!id|{kept or 'id'}:)[a-z-]+:).*$", r"\1 not-said", rule) + after
