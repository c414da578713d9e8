"""What a status does to a run of absences, under the answers that a rule gives to each question."""

from __future__ import annotations

from collections.abc import Mapping
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
