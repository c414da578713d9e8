"""What each status does to a run of absences, the runs, and the breaches that they complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Flag, auto

from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import AWAY, NOT_EXPECTED, THERE, Attendance, Part, Status

Answers = Mapping[str, str | int]
"""Answers to a rule's questions, by the name of the field: {"deputy": "attendance", "part": 50, ...}."""


class Effect(Flag):
    """What a meeting may do to the run; more than one of these is a hole.

    ABSENT adds to the run, ENDS ends it, LEFT leaves it as it is.
    """

    ABSENT = auto()
    ENDS = auto()
    LEFT = auto()


HOLE = Effect.ABSENT | Effect.ENDS | Effect.LEFT


def effect(attendance: Attendance, answers: Answers, whose: str) -> Effect:
    """What the status does, before the meeting's own weight is considered.

    whose: `person`, `seat` or `organisation`. Somebody in the room in another capacity attended as a person; whether
    that was attendance of the seat or organisation is open until the roll says so.
    """
    if attendance.status in NOT_EXPECTED:
        return Effect.LEFT
    if attendance.capacity is not None and attendance.otherwise is not None:
        there = _present(attendance, answers)
        return there if whose == "person" else there | effect(attendance.otherwise, answers, whose)
    if attendance.status is Status.UNKNOWN:
        return HOLE
    if attendance.status in THERE:
        return _present(attendance, answers)
    if attendance.status is Status.DEPUTY:
        return _deputy(attendance, answers)
    return _away(attendance, attendance.underlying or attendance.status, answers)


def weighed(found: Effect, sitting: CountedMeeting, answers: Answers) -> Effect:
    """The effect in view of what kind of meeting it was: inquorate, extraordinary or at short notice."""
    weights = [answers["inquorate"]] if sitting.inquorate else []
    weights += [answers["extraordinary"]] if sitting.extraordinary else []
    if "does-not-count" in weights:
        return Effect.LEFT
    if "credits" in weights and Effect.ABSENT in found:
        return (found & ~Effect.ABSENT) | Effect.LEFT
    return found


def merged(one: Effect, other: Effect) -> Effect:
    """The effect of two sittings that are one meeting: attended if either was, an absence if both were."""
    found = Effect(0)
    for first in one:
        for second in other:
            both = first | second
            ends = Effect.ENDS in both
            found |= Effect.ENDS if ends else Effect.ABSENT if Effect.ABSENT in both else Effect.LEFT
    return found


def asked_by(attendance: Attendance, sitting: CountedMeeting) -> frozenset[str]:
    """The questions whose answers can matter for this status at this meeting."""
    found: set[str] = set()
    if attendance.status not in NOT_EXPECTED:
        found |= {"inquorate"} if sitting.inquorate else set()
        found |= {"extraordinary"} if sitting.extraordinary else set()
    for entry in (attendance, attendance.otherwise):
        if entry is None or entry.status in NOT_EXPECTED | {Status.UNKNOWN}:
            continue
        found |= {"remote"} if entry.remote else set()
        found |= {"part"} if entry.part is not None else set()
        found |= {"accepted_absence"} if entry.accepted is not None and entry.status is not Status.PRESENT else set()
        if entry.deputy is not None:
            found |= {"deputy"} | (set() if entry.deputy.named else {"who_may_deputise"})
            found |= set() if entry.underlying is Status.ABSENT else {"apologies"}
        elif Status.APOLOGIES in (entry.status, entry.underlying) or Status.LATE in (entry.status, entry.underlying):
            found.add("apologies")
    return frozenset(found)


def _present(attendance: Attendance, answers: Answers) -> Effect:
    found = _took_part(attendance.remote, attendance.part, answers)
    # Presence that does not count is an absence of somebody who was not excused.
    away = _away(attendance, Status.ABSENT, answers) if found != Effect.ENDS else Effect(0)
    return (found & Effect.ENDS) | away


def _took_part(remote: bool, part: Part | None, answers: Answers) -> Effect:
    """ENDS where taking part so is attendance, ABSENT where it is not, both where the times do not tell."""
    if remote and answers["remote"] == "absence":
        return Effect.ABSENT
    if part is None or answers["part"] == "attendance":
        return Effect.ENDS
    if answers["part"] == "absence":
        return Effect.ABSENT
    if part.share is None:
        return Effect.ENDS | Effect.ABSENT
    return Effect.ENDS if part.share * 100 >= int(answers["part"]) else Effect.ABSENT


def _deputy(attendance: Attendance, answers: Answers) -> Effect:
    deputy = attendance.deputy
    named = deputy.named if deputy is not None else None
    sent = {"attendance": Effect.ENDS, "leaves-run": Effect.LEFT}.get(str(answers["deputy"]))
    if sent is None:
        sent = _away(attendance, Status.ABSENT, answers)
    took_part = _took_part(attendance.remote, attendance.part, answers)
    nobody = _away(attendance, attendance.underlying, answers)
    found = Effect(0)
    if answers["who_may_deputise"] == "anybody" or named is not False:
        found |= sent if Effect.ENDS in took_part else Effect(0)
        found |= nobody if Effect.ABSENT in took_part else Effect(0)
    if answers["who_may_deputise"] == "named-deputy" and not named:
        found |= nobody
    return found


def _away(attendance: Attendance, status: Status | None, answers: Answers) -> Effect:
    """The effect of not being there, with what the group accepted. status: None where apologies are not known of."""
    plain = Effect.ABSENT
    if answers["apologies"] == "not-an-absence" and status is not Status.ABSENT:
        plain = Effect.LEFT if status in AWAY else Effect.LEFT | Effect.ABSENT
    if attendance.accepted is None:
        return plain
    taken = Effect.ENDS if answers["accepted_absence"] == "ends-run" else Effect.LEFT
    return taken if attendance.accepted.covers else taken | plain


Sorting = tuple[date, str]
"""The order of a meeting: its day, then its id."""


@dataclass(frozen=True, slots=True)
class Step:
    """A meeting, or several that count as one, in the sequence of a person, seat or organisation.

    meetings: ids of the meetings; the last is the one that dates it.
    sorting: of the last.
    effect: what it does to the run; a hole where that is not one thing.
    limit: how many absences are a breach if completed here; None where no rule that speaks of this subject is in force.
    anew: whether a run begins anew once the group has dealt with a breach, by the rule in force here.
    rests: whether a run that spans this meeting rests on its minutes.
    """

    meetings: tuple[str, ...]
    sorting: Sorting
    effect: Effect
    limit: int | None
    anew: bool
    rests: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """Absences one after the other.

    absences: the steps that add to it, as indices; unsure: those of them of which that is unknown. rests_on: ids of the
    meetings on whose minutes it rests; holes: ids of the meetings in it for which the effect is unknown.
    """

    absences: tuple[int, ...] = ()
    meetings: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    holes: tuple[str, ...] = ()
    unsure: tuple[int, ...] = ()

    @property
    def certain(self) -> int:
        """How many absences are certain; several meetings that count as one are one."""
        return self.length - len(self.unsure)

    @property
    def length(self) -> int:
        """How many absences."""
        return len(self.absences)


@dataclass(frozen=True, slots=True)
class Completed:
    """A run that reached the limit. at: the step that completed it; limit: the number that applied there."""

    at: int
    meeting: str
    limit: int
    run: Run


@dataclass(frozen=True, slots=True)
class RunResult:
    """What follows from a sequence. at_risk: whether the present run is one short of the limit last in force."""

    completed: tuple[Completed, ...]
    longest: int
    present: Run
    at_risk: bool


def calculate_runs(steps: Sequence[Step], dealt: Mapping[str, Sorting], *, most: bool) -> RunResult:
    """Go through the steps and find the runs that reach the limit.

    dealt: by the id of the meeting that completed a breach, when the group dealt with it and retained the member. A
        run that goes on completes no second breach until the first was dealt with.
    most: take every hole as an absence, to find what is possible; else as whatever ends or leaves the run soonest,
        to find what is certain.
    """
    completed: list[Completed] = []
    run = Run()
    longest = 0
    open_: Completed | None = None
    for index, step in enumerate(steps):
        if open_ is not None and (dealing := _dealing(steps[open_.at], dealt)) is not None and step.sorting > dealing:
            open_ = None
            if step.anew:
                run = Run()
        taken = _taken(step.effect, most=most)
        if taken is Effect.ENDS:
            run, open_ = Run(), None
        elif taken is Effect.LEFT:
            # Left out before anything began, it is no part of a run.
            run = _with(run, step, None) if run.absences else run
        else:
            run = _with(run, step, index)
            longest = max(longest, run.length)
            if open_ is None and step.limit is not None and run.length >= step.limit:
                open_ = Completed(index, step.meetings[-1], step.limit, run)
                completed.append(open_)
    if open_ is not None and steps and _dealing(steps[open_.at], dealt) is not None:
        open_ = None
        run = Run() if steps[-1].anew else run
    limit = next((step.limit for step in reversed(steps) if step.limit is not None), None)
    at_risk = open_ is None and limit is not None and run.length > 0 and run.length + 1 >= limit
    return RunResult(tuple(completed), longest, run, at_risk)


def same_run(one: Completed, other: Completed, steps: Sequence[Step]) -> bool:
    """Whether two completions, of which `one` came first or at the same time, may be of one run."""
    if set(one.run.meetings) & set(other.run.meetings):
        return True
    between = steps[one.at + 1 : other.at + 1]
    return bool(between) and all(step.effect != Effect.ENDS for step in between)


def _dealing(step: Step, dealt: Mapping[str, Sorting]) -> Sorting | None:
    return next((dealt[id] for id in step.meetings if id in dealt), None)


def _taken(effect: Effect, *, most: bool) -> Effect:
    order = (Effect.ABSENT, Effect.LEFT, Effect.ENDS) if most else (Effect.ENDS, Effect.LEFT, Effect.ABSENT)
    return next(one for one in order if one in effect)


def _with(run: Run, step: Step, index: int | None) -> Run:
    return Run(
        run.absences if index is None else (*run.absences, index),
        run.meetings if index is None else (*run.meetings, *step.meetings),
        (*run.rests_on, *step.meetings) if step.rests else run.rests_on,
        (*run.holes, *step.meetings) if len(step.effect) > 1 else run.holes,
        (*run.unsure, index) if index is not None and len(step.effect) > 1 else run.unsure,
    )
