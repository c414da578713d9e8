"""Consecutive absences counted a second time, from the words of the rule, and compared with what the command finds."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from conftest import Run
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from .body import Body, accepts, held, id_of, seat
from .conftest import number_of

KINDS: dict[str, dict[str, Any]] = {
    "ordinary": {},
    "inquorate": {"quorum": [{"met": "no"}]},
    "extraordinary": {"kind": "extraordinary"},
    "short-notice": {"short-notice": "yes"},
    "cancelled": {"status": "cancelled", "minutes": None},
}
SHARES = {"P": 100, "S": 75, "T": 40, "U": 10, "R": 100}
"""What part of the meeting somebody with this letter was there for."""
QUESTIONS = {
    "deputy": ("attendance", "leaves-run", "absence"),
    "who-may-deputise": ("anybody", "named-deputy"),
    "apologies": ("absence", "not-an-absence"),
    "accepted-absence": ("left-out", "ends-run"),
    "inquorate": ("counts", "credits", "does-not-count"),
    "extraordinary": ("counts", "credits", "does-not-count"),
    "reconvened": ("one-meeting", "second-meeting"),
    "remote": ("attendance", "absence"),
    "part": ("attendance", "absence", "share"),
}


@dataclass
class History:
    """A seat that Ann holds, leaves, and that somebody holds after her: month 1 is January 2015."""

    marks: str
    """What whoever holds the seat did at the meeting on the 15th of each month, summoned on the 5th (see `body.py`)."""
    kinds: list[str]
    joined: tuple[int, int] = (0, 1)
    """The month and day on which Ann joined; month 0 is long before."""
    left: tuple[int, int] | None = None
    successor: str = "cyd"
    """Who follows, from the first day of the month after the next: Ann herself, or Cyd."""
    accepted: set[int] = field(default_factory=set)
    adjourned: set[int] = field(default_factory=set)
    """Meetings that were adjourned to the next one."""

    def spells(self) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
        """Who held the seat, from which day to which."""
        first = ("ann", self.joined, self.left or (99, 1))
        return [first] if self.left is None else [first, (self.successor, (self.left[0] + 2, 1), (99, 1))]

    def body(self, rule: dict[str, Any]) -> Body:
        """The records: Cyd did whatever the letter of the meeting says where the seat is hers."""
        days = [(who, _day(*since), _day(*until) if until[0] < 99 else None) for who, since, until in self.spells()]
        empty = [("2014-01-01", _before(days[0][1])), *((_after(one[2]), _before(days[1][1])) for one in days[:-1])]
        vacant = [{"state": "vacant", "from": since, "until": until} for since, until in empty if since <= until]
        seats = [seat("one", "council", *(held(*one) for one in days), *vacant), seat("two", "police", held("bob"))]
        marks = {"ann": ["X"] * len(self.marks), "cyd": ["X"] * len(self.marks)}
        for number, mark in enumerate(self.marks, 1):
            for who, since, until in self.spells():
                if since <= (number, 15) <= until:
                    marks[who][number - 1] = mark
        meetings = {number: dict(KINDS[kind]) for number, kind in enumerate(self.kinds, 1)}
        for number in self.adjourned:
            meetings[number + 1]["reconvened-from"] = id_of(number)
        # What was accepted stands in the minutes of a last meeting of another sort, which approves everything too.
        approves = [{"meeting": id_of(number), "outcome": "approved"} for number in range(1, len(self.marks) + 1)]
        items: list[dict[str, Any]] = [{"id": "all", "title": "Minutes", "approves": approves}]
        items += [{**accepts(number), "id": f"absence-{number}"} for number in sorted(self.accepted)]
        workshop = {"status": "held", "kind": "workshop", "minutes": {"items": items}}
        return Body(
            "".join(marks["ann"]), rule, seats, meetings, {"cyd": "".join(marks["cyd"])}, approved=False,
            more={f"meetings/{id_of(len(self.marks) + 1)}": workshop},
        )  # fmt: skip


def _day(month: int, day: int) -> str:
    return "2014-01-01" if month == 0 else f"{2015 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}-{day:02}"


def _before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


def _after(day: str | None) -> str:
    return str(date.fromisoformat(day or "") + timedelta(days=1))


def counted(history: History, rule: dict[str, Any]) -> set[tuple[str, int, int]]:
    """Whose breach (and in which spell), and the number of the meeting that completed it: by the words of the rule."""
    found = set()
    spells, told = history.spells(), dict.fromkeys(("ann", "cyd"), 0)
    whose = [[one] for one in spells] if rule["whose"] == "person" else [spells]
    for those in whose:
        who = those[0][0] if rule["whose"] == "person" else {"seat": "one", "organisation": "council"}[rule["whose"]]
        told[who] = told.get(who, 0) + 1
        run, open_ = 0, False
        for number, what in _meetings(history, rule, those):
            run = {"ends": 0, "adds": run + 1, "leaves": run}[what]
            open_ = open_ and what != "ends"
            if what == "adds" and run >= int(rule["absences"]) and not open_:
                open_ = True
                found.add((who, told[who], number))
    return found


def _meetings(history: History, rule: dict[str, Any], spells: list[Any]) -> Iterator[tuple[int, str]]:
    """The meetings that there were, each with what it does to the run of whoever held the seat."""
    before = "leaves"
    for number, (mark, kind) in enumerate(zip(history.marks, history.kinds, strict=True), 1):
        if kind == "cancelled":
            continue
        what = "leaves"
        for who, since, until in spells:
            if since <= (number, 15) <= until and (since <= (number, 5) or mark in "PRSTUDd"):
                what = _weighed(_did(mark, rule, who == "ann" and number in history.accepted), kind, rule)
        if number - 1 in history.adjourned and rule["reconvened"] == "one-meeting":
            what = next((one for one in ("ends", "adds") if one in (before, what)), "leaves")
        if number not in history.adjourned or rule["reconvened"] == "second-meeting":
            yield number, what
        before = what


def _did(mark: str, rule: dict[str, Any], accepted: bool) -> str:
    """What a member did, before it is asked what kind of meeting it was."""
    missed = {"left-out": "leaves", "ends-run": "ends"}[rule["accepted-absence"]] if accepted else "adds"
    excused = "leaves" if rule["apologies"] == "not-an-absence" and not accepted else missed
    if mark in SHARES:
        enough = {"attendance": 0, "absence": 100, "share": int(rule.get("part-share", 0))}[rule["part"]]
        there = SHARES[mark] >= enough and not (mark == "R" and rule["remote"] == "absence")
        return "ends" if there else missed
    if mark in "Dd" and rule["who-may-deputise"] == "anybody":
        return {"attendance": "ends", "leaves-run": "leaves", "absence": missed}[rule["deputy"]]
    return excused if mark in "ALD" else missed


def _weighed(what: str, kind: str, rule: dict[str, Any]) -> str:
    question = {"inquorate": "inquorate", "extraordinary": "extraordinary", "short-notice": "extraordinary"}.get(kind)
    weight = rule[question] if question else "counts"
    return "leaves" if weight == "does-not-count" or (weight == "credits" and what == "adds") else what


@st.composite
def histories(draw: st.DrawFn) -> History:
    marks = draw(st.text("PXXXXXADdRTSUL", min_size=3, max_size=12))
    number = st.integers(1, len(marks))
    kinds = draw(st.lists(st.sampled_from(["ordinary"] * 4 + list(KINDS)), min_size=len(marks), max_size=len(marks)))
    left = draw(st.none() | st.tuples(number, st.sampled_from([10, 20])))
    joined = draw(st.just((0, 1)) | st.tuples(number, st.sampled_from([1, 5, 6, 16])))
    if left is not None and left <= joined:
        joined = (0, 1)
    adjourned = {
        one
        for one in draw(st.sets(number, max_size=2))
        if one < len(marks) and kinds[one - 1] in ("ordinary", "inquorate") and kinds[one] != "cancelled"
    }
    adjourned -= {one + 1 for one in adjourned}
    return History(
        marks, kinds, joined, left, draw(st.sampled_from(["ann", "cyd"])), draw(st.sets(number, max_size=3)), adjourned
    )


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    rule: dict[str, Any] = {question: draw(st.sampled_from(answers)) for question, answers in QUESTIONS.items()}
    rule |= {"absences": draw(st.sampled_from(["2", "3", "3", "4"]))}
    rule |= {"whose": draw(st.sampled_from(["person", "seat", "organisation"]))}
    return rule | ({"part-share": draw(st.sampled_from(["20", "50", "75"]))} if rule["part"] == "share" else {})


def found(run: Run, body: Body) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as root:
        ran = run("breaches", "grp", "--on", "2018-01-01", "--output-format", "json", root=body.write(Path(root)))
    assert ran.status == 0, ran.err
    entries: list[dict[str, Any]] = json.loads(ran.out)["groups"][0]["breaches"]
    return entries


def certain(entries: list[dict[str, Any]]) -> set[tuple[str, int, int | None]]:
    """What is called a breach: of somebody who is a member, or has left since; not what was one until a day."""
    called = [one for one in entries if one["state"] in ("open", "provisional", "dealt-with") and one["completed"]]
    called = [one for one in called if not one["story"][0].startswith("until ")]
    return {(one["id"], one["spell"], number_of(one["completed"])) for one in called}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), rules())
def test_breaches_are_those_that_are_counted_by_hand(run: Run, history: History, rule: dict[str, Any]) -> None:
    entries = found(run, history.body(rule))
    note(str(entries))
    assert certain(entries) == counted(history, rule)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), rules(), st.sets(st.sampled_from(sorted(set(QUESTIONS) - {"part"})), min_size=1, max_size=2))
def test_what_is_not_said_is_a_breach_where_every_answer_finds_it(
    run: Run, history: History, rule: dict[str, Any], silent: set[str]
) -> None:
    names = sorted(silent)
    readings = [
        counted(history, {**rule, **dict(zip(names, answers, strict=True))})
        for answers in product(*(QUESTIONS[name] for name in names))
    ]
    entries = found(run, history.body({**rule, **dict.fromkeys(names, "not-said")}))
    note(str(entries))
    assert certain(entries) == set.intersection(*readings)
    depends = {(one["id"], one["spell"]) for one in entries if one["state"] in ("dependent", "ended")}
    differing = set.union(*readings) - set.intersection(*readings)
    assert {who[:2] for who in differing} <= depends
