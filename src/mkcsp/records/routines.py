"""Rules on what has to be done again and again: meetings, reviews, strategies, reports, minutes, actions."""

from __future__ import annotations

from typing import Literal

from mkcsp.records.base import Prose
from mkcsp.records.dates import Count
from mkcsp.records.frozen import frozen
from mkcsp.records.obligations import Obligation


@frozen
class Season:
    """A season in which a body has to meet."""

    name: str
    """`spring`, `autumn`."""
    months: tuple[Count, ...]
    """The months that belong to it, 1 to 12. The clause seldom says: answer as the body does, and note it."""
    purpose: Prose | None = None
    """What the meeting is for: `the past twelve months`."""
    reviews: Literal["terms", "membership", "strategy", "progress"] | None = None
    """The word by which its minutes say in `reviews` that it served its purpose. Left out: that is not asked."""


@frozen
class FrequencyRule(Obligation):
    """How often a body has to meet. What is given is asked: a number in a period, a longest gap, seasons."""

    kind: Literal["frequency"]
    """This is a rule on how often a body meets."""
    at_least: Count | None = None
    """How many meetings in each `period`."""
    period: Literal["calendar-year", "municipal-year", "rolling-year", "not-said"] | None = None
    """With `at-least`: the year that is meant. A municipal year begins on 1 May; a rolling year ends on any day."""
    every_months: Count | None = None
    """Or the longest gap: a meeting every so many months."""
    gap: Literal["day-to-day", "calendar-months", "not-said"] | None = None
    """With `every-months`: from the day of one meeting to the same day of a later month, or at least one meeting in
    each span of so many calendar months."""
    seasons: tuple[Season, ...] = ()
    """Or a meeting in each of these seasons of every year."""
    inquorate: Literal["counts", "does-not-count", "not-said"]
    """Whether an inquorate meeting counts."""
    extraordinary: Literal["counts", "does-not-count", "not-said"]
    """Whether an extraordinary meeting counts."""
    reconvened: Literal["one-meeting", "second-meeting", "not-said"]
    """Whether a meeting reconvened from another is one with it in the number of meetings."""
    warn_months: Count | None = None
    """How many months ahead a meeting that falls due is to be told. Left out: one."""


@frozen
class ReviewRule(Obligation):
    """Something that has to be looked at again and again."""

    kind: Literal["review"]
    """This is a rule on a review."""
    of: tuple[Literal["terms", "membership", "strategy", "progress"], ...]
    """What is reviewed. A minute that does it says so in `reviews`."""
    with_: str | None = None
    """Id of another body with which it is done. A minute of that body does it where it also heard the bound one."""
    every_months: Count
    """How often."""
    due_from: Literal["in-force", "last-review", "not-said"]
    """From when the first one is reckoned: since the version was in force, or since an earlier version's review."""
    warn_months: Count | None = None
    """How many months ahead a review that falls due is to be told. Left out: one."""


@frozen
class StrategyRule(Obligation):
    """That there is a strategy for a period, reviewed or reported on each year."""

    kind: Literal["strategy"]
    """This is a rule on strategies."""
    years: Count
    """The length of the period."""
    reported: Literal["yearly", "not-said"] | None = None
    """Whether it has to be reported on or reviewed each year. A minute that does it has `strategy` in `reviews`."""
    warn_months: Count | None = None
    """How many months ahead the end of a period, or a report, is to be told. Left out: one."""


@frozen
class ReportRule(Obligation):
    """A report due from the bound body to another: a report that names the body in `from-group`, or a minute that
    names it in `heard`."""

    kind: Literal["report"]
    """This is a rule on reports."""
    to: str
    """Id of the body that is to have it."""
    how_often: Literal["each-meeting", "months", "not-said"]
    """At each of that body's meetings, or every so many `months`."""
    months: Count | None = None
    """With `how-often: months`. Left out: from time to time, so that it is never late."""
    contents: tuple[str, ...] = ()
    """What it has to cover, a few words for each."""
    warn_months: Count | None = None
    """How many months ahead a report that falls due is to be told. Left out: one."""


@frozen
class ReportBackRule(Obligation):
    """Task-and-finish groups: reported to the body, and reporting back."""

    kind: Literal["report-back"]
    """This is a rule on task-and-finish groups."""
    what: Literal["groups-set-up", "findings"]
    """Either the bound body tells which groups were set up since the last meeting, or each group that it set up
    reports what it found."""
    to: str | None = None
    """Id of the body that is to hear it. Left out: the bound body itself."""
    within_meetings: Count | None = None
    """At which of its meetings after the group was set up, at the latest: 1 is the next. Left out: at any."""


@frozen
class MinutesRule(Obligation):
    """Approval of minutes at the next suitable meeting."""

    kind: Literal["minutes"]
    """This is a rule on the approval of minutes."""
    within_meetings: Count
    """At which later meeting, at the latest: 1 is the next."""
    suitable: Literal["ordinary", "any", "not-said"]
    """Whether an extraordinary meeting is suitable."""
    signed: bool = False
    """Whether they have to be signed."""


@frozen
class ActionsRule(Obligation):
    """That what was resolved is done when it is due."""

    kind: Literal["actions"]
    """This is a rule on actions."""
    within_months: Count | None = None
    """Within how many months what has no day of its own is to be done."""
