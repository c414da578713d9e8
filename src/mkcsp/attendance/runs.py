"""What each status does to a run of absences, the runs, and the breaches that they complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Flag, auto
from typing import Literal

from mkcsp.attendance.reading_sets import ReadingSet
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
    effects: what it does to the run, a hole where that is not one thing; whether a run that spans it rests on its
        minutes; and the readings under which both are so.
    limits: how many absences are a breach if completed here, None where no rule that speaks of this subject is in
        force; and under which readings.
    anew: the readings by which a run begins anew once the group has dealt with a breach, by the rule in force here.
    """

    meetings: tuple[str, ...]
    sorting: Sorting
    effects: tuple[tuple[Effect, bool, ReadingSet], ...]
    limits: tuple[tuple[int | None, ReadingSet], ...]
    anew: ReadingSet


@dataclass(frozen=True, slots=True, eq=False)
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


@dataclass(frozen=True, slots=True, eq=False)
class Completed:
    """A run that reached the limit. at: the step that completed it; limit: the number that applied there."""

    at: int
    meeting: str
    limit: int
    run: Run


@dataclass(frozen=True, slots=True)
class RunResult:
    """What follows from a sequence.

    certain: breaches, where every hole is taken as whatever ends or leaves the run soonest. possible: those that there
    would be besides if every hole were an absence. earlier: by the meeting that completed a certain one, that it may
    have been completed earlier.
    at_risk: the present run, if it is one short of the limit last in force; perhaps_at_risk: likewise, if every hole
    were an absence. longest, present: lengths of runs, holes taken as ends and as absences.
    """

    certain: tuple[Completed, ...]
    possible: tuple[Completed, ...]
    earlier: tuple[tuple[str, Completed], ...]
    at_risk: Run | None
    perhaps_at_risk: Run | None
    longest: tuple[int, int]
    present: tuple[int, int]


_What = Literal["least", "most", "ended"]


class _Link:
    """A step in a run that is going on, and the link before it."""

    __slots__ = ("absence", "before", "hole", "index", "length", "rests")

    def __init__(self, before: _Link | None, index: int, absence: bool, hole: bool, rests: bool) -> None:
        self.before = before
        self.index = index
        self.absence = absence
        self.hole = hole
        self.rests = rests
        self.length: int = _length(before) + absence


@dataclass(frozen=True, slots=True, eq=False)
class _Event:
    """A run was completed, holes taken as ends (`least`) or as absences (`most`); or one surely `ended` after that.

    before: what happened before it.
    """

    before: _Event | None
    what: _What
    completed: Completed | None = None


_Side = tuple[_Link | None, Completed | None, int]
"""The present run, the breach that is open in it, and the length of the longest so far."""
_State = tuple[_Side, _Side, _Event | None]
"""With holes taken as whatever ends or leaves the run soonest; with holes taken as absences; and what happened so far.

Links, breaches and events are the same only if they are one object: of what is the same, one is made.
"""

_LEAST = (Effect.ENDS, Effect.LEFT, Effect.ABSENT)
_MOST = (Effect.ABSENT, Effect.LEFT, Effect.ENDS)


def calculate_runs(
    steps: Sequence[Step], dealt: Mapping[str, Sorting], under: ReadingSet
) -> list[tuple[RunResult, ReadingSet]]:
    """Go through the steps once for all readings in `under`, and find the runs that reach the limit.

    Readings are treated as one for as long as what follows from them is the same.

    dealt: by the id of the meeting that completed a breach, when the group dealt with it and retained the member. A
        run that goes on completes no second breach until the first was dealt with.
    """
    return _Walk(steps, dealt).results(under)


class _Walk:
    """The way through the steps. made: what was made at the present step."""

    def __init__(self, steps: Sequence[Step], dealt: Mapping[str, Sorting]) -> None:
        self.steps = steps
        self.dealings = [next((dealt[id] for id in step.meetings if id in dealt), None) for step in steps]
        self.links: dict[tuple[_Link | None, bool, bool, bool], _Link] = {}
        self.made: dict[tuple[_Link | None, int], Completed] = {}
        self.events: dict[tuple[_Event | None, str, Completed | None], _Event] = {}

    def results(self, under: ReadingSet) -> list[tuple[RunResult, ReadingSet]]:
        """What follows from the steps."""
        states: dict[_State, ReadingSet] = {((None, None, 0), (None, None, 0), None): under}
        for index in range(len(self.steps)):
            states = self._after(index, states)
        limits = self._last_limits(under)
        found = []
        for (least, most, event), readings in states.items():
            certain, possible, earlier = _completions(event)
            for low, high, part in self._dealt_with(least, most, self.steps[-1] if self.steps else None, readings):
                for limit, when in limits.items():
                    if here := part & when:
                        result = RunResult(
                            certain,
                            possible,
                            earlier,
                            self._run(low[0]) if _at_risk(low, limit) else None,
                            self._run(high[0]) if _at_risk(high, limit) else None,
                            (low[2], high[2]),
                            (_length(low[0]), _length(high[0])),
                        )
                        found.append((result, here))
        return found

    def _after(self, index: int, states: dict[_State, ReadingSet]) -> dict[_State, ReadingSet]:
        """The states after a step, each with the readings that lead to it."""
        step = self.steps[index]
        found: dict[_State, ReadingSet] = {}
        self.links, self.made, self.events = {}, {}, {}
        for (least, most, event), readings in states.items():
            for low, high, those in self._dealt_with(least, most, step, readings, before=step.sorting):
                for effect, rests, when in step.effects:
                    if here := those & when:
                        for state, part in self._with(low, high, event, index, effect, rests, here):
                            found[state] = found.get(state, 0) | part
        return found

    def _with(
        self, low: _Side, high: _Side, event: _Event | None, index: int, effect: Effect, rests: bool, here: ReadingSet
    ) -> Iterator[tuple[_State, ReadingSet]]:
        """The states that an effect leads to."""
        if effect is Effect.ENDS:
            if event is not None and event.what == "most":
                event = self._event(event, "ended")
            yield ((None, None, low[2]), (None, None, high[2]), event), here
            return
        hole = len(effect) > 1
        low, adds = self._side(low, index, _taken(effect, _LEAST), hole, rests)
        high, may_add = self._side(high, index, _taken(effect, _MOST), hole, rests)
        if not (adds or may_add):
            yield (low, high, event), here
            return
        for limit, when in self.steps[index].limits:
            if not (part := here & when):
                continue
            after, sides = event, [low, high]
            # First what may be complete: the same run, if surely complete, is what it is.
            for number, adding in ((1, may_add), (0, adds)):
                link = sides[number][0]
                if adding and limit is not None and _length(link) >= limit:
                    if (link, limit) not in self.made:
                        meeting = self.steps[index].meetings[-1]
                        self.made[link, limit] = Completed(index, meeting, limit, self._run(link))
                    completed = self.made[link, limit]
                    sides[number] = (link, completed, sides[number][2])
                    after = self._event(after, "most" if number else "least", completed)
            yield (sides[0], sides[1], after), part

    def _side(self, side: _Side, index: int, taken: Effect, hole: bool, rests: bool) -> tuple[_Side, bool]:
        """A side after what is taken to have happened; whether that adds to a run in which no breach is open."""
        run, open_, longest = side
        if taken is Effect.ENDS:
            return (None, None, longest), False
        absence = taken is Effect.ABSENT
        if run is None and not absence:
            # Left out before anything began, it is no part of a run.
            return side, False
        key = (run, absence, hole, rests)
        if key not in self.links:
            self.links[key] = _Link(run, index, absence, hole, rests)
        link = self.links[key]
        return (link, open_, max(longest, link.length) if absence else longest), absence and open_ is None

    def _event(
        self, before: _Event | None, what: Literal["least", "most", "ended"], completed: Completed | None = None
    ) -> _Event:
        key = (before, what, completed)
        if key not in self.events:
            self.events[key] = _Event(before, what, completed)
        return self.events[key]

    def _dealt_with(
        self, low: _Side, high: _Side, step: Step | None, readings: ReadingSet, before: Sorting | None = None
    ) -> Iterator[tuple[_Side, _Side, ReadingSet]]:
        """The sides without breaches that the group dealt with, before a meeting ordered so or at all."""
        done = [self._is_dealt_with(side[1], before) for side in (low, high)]
        if step is None or not any(done):
            yield low, high, readings
            return
        for anew, part in ((True, readings & step.anew), (False, readings & ~step.anew)):
            if part:
                low_after, high_after = (
                    (None if anew else side[0], None, side[2]) if dealt else side
                    for side, dealt in zip((low, high), done, strict=True)
                )
                yield low_after, high_after, part

    def _is_dealt_with(self, open_: Completed | None, before: Sorting | None) -> bool:
        dealing = self.dealings[open_.at] if open_ is not None else None
        return dealing is not None and (before is None or before > dealing)

    def _last_limits(self, under: ReadingSet) -> dict[int | None, ReadingSet]:
        """The limit last in force, under each of the readings."""
        found: dict[int | None, ReadingSet] = {}
        for step in reversed(self.steps):
            for limit, when in step.limits:
                if limit is not None and (part := under & when):
                    found[limit] = found.get(limit, 0) | part
                    under &= ~part
            if not under:
                break
        return {**found, None: under}

    def _run(self, link: _Link | None) -> Run:
        links = []
        while link is not None:
            links.append(link)
            link = link.before
        links.reverse()
        return Run(
            tuple(each.index for each in links if each.absence),
            tuple(id for each in links if each.absence for id in self.steps[each.index].meetings),
            tuple(id for each in links if each.rests for id in self.steps[each.index].meetings),
            tuple(id for each in links if each.hole for id in self.steps[each.index].meetings),
            tuple(each.index for each in links if each.absence and each.hole),
        )


def _length(link: _Link | None) -> int:
    return 0 if link is None else link.length


def _at_risk(side: _Side, limit: int | None) -> bool:
    run, open_, _ = side
    return open_ is None and limit is not None and run is not None and run.length + 1 >= limit


def _completions(
    event: _Event | None,
) -> tuple[tuple[Completed, ...], tuple[Completed, ...], tuple[tuple[str, Completed], ...]]:
    """The breaches; what may be some besides; and of the breaches, what may have completed them earlier.

    What may be complete is of the same run as the next breach, unless the run surely ended between the two.
    """
    events = []
    while event is not None:
        events.append(event)
        event = event.before
    certain: list[Completed] = []
    possible: list[Completed] = []
    earlier: list[tuple[str, Completed]] = []
    waiting: list[Completed] = []
    for each in reversed(events):
        if each.what == "most" and each.completed is not None:
            waiting.append(each.completed)
            continue
        if each.what == "least" and each.completed is not None:
            certain.append(each.completed)
            meeting = each.completed.meeting
            earlier += [(meeting, one) for one in waiting if one.meeting != meeting]
        else:
            possible += waiting
        waiting = []
    return tuple(certain), (*possible, *waiting), tuple(earlier)


def _taken(effect: Effect, order: tuple[Effect, ...]) -> Effect:
    return next(one for one in order if one in effect)
