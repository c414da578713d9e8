"""Runs of absences, and the breaches they complete, where some meetings may be holes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mkcsp.practice.effects import Effect

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
class Reckoned:
    """What follows from a sequence. at_risk: whether the present run is one short of the limit last in force."""

    completed: tuple[Completed, ...]
    longest: int
    present: Run
    at_risk: bool


def reckon(steps: Sequence[Step], dealt: Mapping[str, Sorting], *, most: bool) -> Reckoned:
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
    return Reckoned(tuple(completed), longest, run, at_risk)


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
