"""Histories of a body for hypothesis, with holes in them and ways to fill these, and what must hold of every one.

Three laws: an unrelated record changes no answer; the answer of a day does not depend on records of later days; filling
a hole never turns what was met into a breach, unless that hole had been named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from hypothesis import assume
from hypothesis import strategies as st

from mkcsp.compliance.results import Answer

from .bodies import Body, meeting

START = date(2015, 1, 5)
Shape = Literal["held", "unminuted", "planned", "cancelled", "month"]

Item = dict[str, Any]
NOTHING: st.SearchStrategy[tuple[Item, ...]] = st.just(())
"""No items at all."""

Build = Callable[[dict[str, dict[str, Any]], dict[str, Any]], Body]
"""Makes a body of its records and the fields of its group."""


@dataclass(frozen=True)
class Event:
    """A meeting of the history. items: those of its minutes, where it has any."""

    day: date
    shape: Shape = "held"
    items: tuple[Item, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id without the group."""
        return f"{self.day:%Y-%m}" if self.shape == "month" else self.day.isoformat()

    def record(self) -> dict[str, Any]:
        """Its record."""
        if self.shape in ("planned", "cancelled"):
            return {"status": self.shape}
        if self.shape == "unminuted":
            return {"status": "held", **self.extra}
        return {**meeting(), "minutes": {"items": list(self.items)}, **self.extra}


@dataclass(frozen=True)
class History:
    """What happened, and for which days the records are said to hold every meeting (a first and a last, or none)."""

    events: tuple[Event, ...]
    complete: tuple[date, date] | None
    group: str = "grp"

    def body(self, build: Build) -> Body:
        """The body with this history."""
        own = {f"meetings/{self.group}/{event.id}": event.record() for event in self.events}
        spans = [{"from": str(self.complete[0]), "until": str(self.complete[1])}] if self.complete else []
        return build(own, {"meetings-complete": spans})


@st.composite
def histories(draw: st.DrawFn, items: st.SearchStrategy[tuple[Item, ...]] = NOTHING) -> History:
    """Up to nine meetings in about two years, of every shape, in no two of which the ids are alike."""
    day, events = START, []
    for _ in range(draw(st.integers(0, 9))):
        day += timedelta(days=draw(st.integers(1, 100)))
        shape: Shape = draw(st.sampled_from(["held", "held", "held", "unminuted", "planned", "cancelled", "month"]))
        events.append(Event(day, shape, draw(items) if shape in ("held", "month") else ()))
    unique = {event.id: event for event in events}
    ends = START + timedelta(days=draw(st.integers(0, 900)))
    complete = draw(st.sampled_from([None, (date(2014, 1, 1), ends), (START + timedelta(days=200), ends)]))
    return History(tuple(unique.values()), complete)


@st.composite
def filled(draw: st.DrawFn, history: History, items: st.SearchStrategy[tuple[Item, ...]] = NOTHING) -> History:
    """The history with some of its holes filled in some way that does not contradict it."""
    events = []
    for event in history.events:
        if event.shape == "planned":
            shape: Shape = draw(st.sampled_from(["planned", "held", "cancelled", "unminuted"]))
            event = replace(event, shape=shape, items=draw(items) if shape == "held" else ())
        elif event.shape == "unminuted" and draw(st.booleans()):
            event = replace(event, shape="held", items=draw(items))
        elif event.shape == "month" and draw(st.booleans()):
            event = replace(event, shape="held", day=event.day.replace(day=draw(st.integers(1, 28))))
        events.append(event)
    for _ in range(draw(st.integers(0, 2))):
        extra = START + timedelta(days=draw(st.integers(-100, 900)))
        if history.complete is None or not history.complete[0] <= extra <= history.complete[1]:
            events.append(Event(extra, "held", draw(items)))
    ids = [event.id for event in events]
    assume(len(set(ids)) == len(ids))
    return History(tuple(events), draw(st.sampled_from([history.complete, (date(2013, 1, 1), date(2019, 1, 1))])))


def days() -> st.SearchStrategy[date]:
    """Days of judgement within the histories and after them."""
    return st.integers(0, 1100).map(lambda number: START + timedelta(days=number))


def until(history: History, on: date) -> History:
    """The history without the meetings of which no day has come by `on`."""
    return replace(history, events=tuple(event for event in history.events if _first(event) <= on))


def _first(event: Event) -> date:
    return event.day.replace(day=1) if event.shape == "month" else event.day


UNRELATED: dict[str, dict[str, Any]] = {
    "groups/other": {"name": "Another Group", "kind": "committee", "meetings-complete": [{"from": "2015-01-01"}]},
    "meetings/other/2015-03-01": {
        **meeting("ann"),
        "minutes": {"items": [{"id": "a", "title": "A", "reviews": ["terms", "membership", "strategy", "progress"]}]},
    },
    "meetings/other/2016-03-01": {"status": "planned"},
    "terms/other/v1": {"title": "Terms", "status": "draft"},
    "strategies/other": {"name": "Another Strategy", "group": "other", "from": "2015", "until": "2019"},
    "reports/other": {"subject": "Something", "meeting": "other/2015-03-01", "group": "other", "from-group": "other"},
    "resolutions/other/2015-03-01": {"actions": {"a": {"due": {"when": "date", "date": "2015-04-01"}}}},
    "members/zoe": {"name": "Zoe"},
}
"""Records of another body and of somebody who has nothing to do with this one."""


def told(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """All that is said, so that it can be compared."""
    return {about: (answer.outcome, answer.readings) for about, answer in answers.items()}


def unrelated_changes_nothing(body: Body, on: date) -> None:
    """The first law."""
    with_others = replace(body, records={**body.records, **UNRELATED})
    assert told(with_others.judged(str(on))) == told(body.judged(str(on)))


def later_changes_nothing(history: History, build: Build, on: date) -> None:
    """The second law."""
    assert told(history.body(build).judged(str(on))) == told(until(history, on).body(build).judged(str(on)))


def filling_breaks_nothing(
    before: History, after: History, build: Build, on: date, *, by_meeting: bool = False
) -> None:
    """The third law.

    by_meeting: the rule is judged of each meeting by itself, so that one of which nobody knew is a new thing to judge,
    of which nothing had been said.
    """
    was, now = before.body(build).judged(str(on)), after.body(build).judged(str(on))
    named = any(answer.outcome.missing for answer in was.values())
    for about, answer in now.items():
        if answer.state != "breached":
            continue
        if about in was:
            assert was[about].state != "met" or was[about].outcome.missing, (was[about].outcome, answer.outcome)
        elif not by_meeting:
            assert named or any(each.state == "breached" for each in was.values()), answer.outcome


def tells_what_is_missing(answers: Mapping[str, Answer]) -> None:
    """What is unknown names the record that is missing, and says in a few words what is."""
    for answer in answers.values():
        if answer.state == "unknown":
            assert answer.outcome.missing, answer.outcome
            assert answer.outcome.gap or answer.outcome.suspected, answer.outcome
