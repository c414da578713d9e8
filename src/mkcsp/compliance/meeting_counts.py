"""Meetings counted: at least so many in each year, and one in each season."""

from __future__ import annotations

import calendar as months_of
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from mkcsp.compliance.calendar import UNBOUND, Bound, Calendar, Occasion, bound_days, completeness, near
from mkcsp.compliance.results import Fact, Outcome, RuleContext, State
from mkcsp.history.counted_meetings import CountedMeeting, announced
from mkcsp.history.days import Days, after, months_after, previous
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import FrequencyRule, Season
from mkcsp.register import minute_items

Counts = Callable[[CountedMeeting], bool]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many meetings there were in a time: so many surely, and those that may have been besides."""

    surely: int
    shown: tuple[Occasion, ...]
    perhaps: tuple[Occasion, ...]
    unknown: Days

    @property
    def most(self) -> int | None:
        """As many as there can have been at the most; None where that is not known."""
        return None if self.unknown else self.surely + len({one.root for one in self.perhaps})


@dataclass(frozen=True)
class Counter:
    """Judges whether there were meetings enough in a time.

    serves: whether a meeting counts for what is asked; None where that is unknown.
    """

    rule: FrequencyRule
    case: RuleContext
    held: Calendar
    bound: Bound
    planned: tuple[Meeting, ...]
    serves: Callable[[Occasion], bool | None] = lambda _: True

    def tally(self, window: Days) -> Tally:
        """The meetings in the window."""
        inside, shown, surely = [], [], set()
        for one in self.held.around(window.first, window.last):
            if window.any_of(one.first, one.last) and (serves := self.serves(one)) is not False:
                inside.append(one)
                if one.held and window.all_of(one.first, one.last) and serves:
                    shown.append(one)
                    # A meeting of which a sitting was, or may have been, before the window counts where it began.
                    if not self._begun(one)[0] < window.first:
                        surely.add(self._root(one))
        perhaps = [one for one in inside if self._root(one) not in surely and not self._begun(one)[1] < window.first]
        elapsed = window.within(date.min, self.case.on)
        return Tally(len(surely), tuple(shown), tuple(perhaps), elapsed.but(self.held.complete))

    def judged(self, about: str, window: Days, least: int, called: str) -> Outcome:
        """Whether there were at least `least` meetings in the window, which is called so (`2006`)."""
        on, first, last = self.case.on, window.first, window.last
        tally = self.tally(window)
        to_come = [one for one in self.planned if window.all_of(one.day.first, one.day.last)]
        facts = tuple(self.facts(tally, window, to_come))
        counted = f"{tally.surely} of at least {least} {'meeting' if least == 1 else 'meetings'}"
        ahead = _ahead(tally, to_come, least)
        if first > on:
            return Outcome(about, "not-yet", f"{called} has yet to begin{ahead}", facts=facts, due=last)
        elapsed = window.within(first, on)
        if tally.surely >= least:
            return Outcome(about, "met", f"{counted} held in {called}", facts=facts)
        if any(not self.bound.possibly.all_of(*pair) for pair in elapsed.spans):
            return Outcome(about, "not-yet", f"the clause did not bind the body for the whole of {called}", facts=facts)
        most = tally.most
        left = 1 if on == last else 0  # on its last day a meeting may still be held
        if on < last or (on == last and (most is None or most + left >= least) and tally.surely + left >= least):
            short = tally.surely + len(to_come) < least
            surely = self.bound.surely.any_of(on, on)
            state: State = "due-soon" if short and surely and near(last, on, self.rule.warn_months) else "not-yet"
            missing = tuple(one.hole for one in tally.perhaps if one.hole)
            return Outcome(
                about, state, f"{counted} held in {called} so far{ahead}", facts=facts, missing=missing, due=last
            )
        surely = all(self.bound.surely.all_of(*pair) for pair in elapsed.spans)
        if surely and most is not None and most + left < least:
            done = "the year is over" if least > 1 else "it is over"
            past = Day.of(last) if on > last else None
            why = (*facts, Fact(f"{done}: {last}"))
            return Outcome(about, "breached", f"{counted} held in {called}", Day.of(last), why, ended=past)
        missing = self.missing(tally, surely)
        summary = f"{counted} shown to have been held in {called}{_perhaps(tally)}"
        gap = _gap(tally.surely, least)
        return Outcome(about, "unknown", summary, None, facts, missing, "these records are entered", gap=gap)

    def missing(self, tally: Tally, surely: bool) -> tuple[str, ...]:
        """The records without which it is unknown. surely: whether the clause bound the body then."""
        holes = [one.hole or f"the minutes of {one.id}" for one in tally.perhaps]
        holes += [self.held.unrecorded(tally.unknown)] if tally.unknown else []
        return tuple(dict.fromkeys(holes if surely else [*holes, UNBOUND]))

    def facts(self, tally: Tally, window: Days, to_come: Iterable[Meeting]) -> Iterator[Fact]:
        """What the count rests on."""
        for one in tally.shown:
            yield Fact(f"{one.id} was held", one.meeting.place)
        for one in tally.perhaps:
            yield Fact(f"{one.id} may count", one.meeting.place)
        for meeting in to_come:
            yield Fact(f"{meeting.id} is announced", meeting.place)
        yield from completeness(self.case.group, window.first, min(window.last, self.case.on))

    @cached_property
    def turns(self) -> Sequence[date]:
        """The days on which a year that ends that day holds another number of meetings, or of days without records."""
        edges = [day for one in self.held.occasions for day in (one.first, one.last)]
        edges += [day for pair in self.held.complete.spans for day in (*pair, previous(pair[0]))]
        edges += [day for pair in self.bound.surely.spans + self.bound.possibly.spans for day in pair]
        left = [months_after(day, 12) for day in edges if day.year < date.max.year]
        return sorted({*edges, *left, *(after(day) for day in left)})

    def _root(self, one: Occasion) -> str:
        return one.root if self.rule.reconvened == "one-meeting" else one.id

    def _begun(self, one: Occasion) -> tuple[date, date]:
        """The day on which the first sitting of the meeting can have been, and by which a sitting surely was held."""
        if self.rule.reconvened == "one-meeting":
            return self.held.begun[one.root]
        return one.first, one.last if one.held else date.max


def years(rule: FrequencyRule, case: RuleContext, held: Calendar, counts: Counts) -> Iterator[Outcome]:
    """An outcome for each year of the rule's own kind, named alike under all kinds: by the year in which it begins.

    A rolling year is named by the year in which it ends: every twelve months that end on a day of that year are tried.
    """
    counter = _counter(rule, case, held, counts)
    for year in _years(counter):
        if rule.period == "rolling-year":
            yield _rolling(counter, year)
        elif rule.period == "municipal-year":
            window = Days(((held.municipal.begins(year), held.municipal.ends(year)),))
            yield counter.judged(str(year), window, rule.at_least or 0, f"the municipal year {year}/{year + 1}")
        else:
            window = Days(((date(year, 1, 1), date(year, 12, 31)),))
            yield counter.judged(str(year), window, rule.at_least or 0, str(year))


def seasons(rule: FrequencyRule, case: RuleContext, held: Calendar, counts: Counts) -> Iterator[Outcome]:
    """An outcome for each season of each year; a season that runs over the turn of the year is named by its first."""
    for season in rule.seasons:
        counter = _counter(rule, case, held, counts, season)
        purpose = f", for {season.purpose}" if season.purpose else ""
        for year in _years(counter):
            window = _window(season, year)
            if window and (counter.bound.possibly.any_of(window.first, window.last) or _expected(counter, window)):
                yield counter.judged(f"{year}/{season.name}", window, 1, f"{season.name} {year}{purpose}")


def _counter(
    rule: FrequencyRule, case: RuleContext, held: Calendar, counts: Counts, season: Season | None = None
) -> Counter:
    planned = tuple(
        one for one in announced(case.register, case.group.id, case.on) if counts(CountedMeeting(one, None))
    )
    if season is None or season.reviews is None:
        return Counter(rule, case, held, bound_days(case), planned)
    wanted = season.reviews

    def serves(one: Occasion) -> bool | None:
        if one.meeting.minutes is None:
            return None
        return any(wanted in item.reviews for item, _ in minute_items(one.meeting))

    return Counter(rule, case, held, bound_days(case), planned, serves)


def _years(counter: Counter) -> range:
    """The years in which the clause may have bound the body, and the next if meetings are announced for it."""
    possibly = counter.bound.possibly
    if not possibly:
        return range(0)
    known = [one.first.year for one in counter.held.occasions] or [counter.case.on.year]
    first = possibly.first.year if possibly.first != date.min else min(known)
    last = possibly.last.year
    if possibly.last == counter.case.on and any(one.day.year == last + 1 for one in counter.planned):
        last += 1
    # A municipal year and a winter end in the year after, which the calendar has to hold.
    return range(first, min(last, date.max.year - 1) + 1)


def _expected(counter: Counter, window: Days) -> bool:
    on = counter.case.on
    return window.first > on and counter.bound.possibly.any_of(on, on)


def _rolling(counter: Counter, year: int) -> Outcome:
    """The twelve months that end on any day of the year, tried on each day on which their number can change."""
    on, least = counter.case.on, int(counter.rule.at_least or 0)
    begins, ends = date(year, 1, 1), min(date(year, 12, 31), on)
    windows = [
        window
        for day in sorted(_turns(counter, begins, ends))
        if counter.bound.possibly.all_of(*(window := (after(months_after(day, -12)), day)))
    ]
    called = f"twelve months that end in {year}"
    if not windows:
        what = "has yet to begin" if begins > on else "the clause has not bound the body for twelve months"
        return Outcome(str(year), "not-yet", f"{called}: {what}")
    tallies = [(window, counter.tally(Days((window,)))) for window in windows]
    short = [(window, tally) for window, tally in tallies if tally.surely < least]
    if not short:
        window, tally = min(tallies, key=lambda one: one[1].surely)
        facts = tuple(counter.facts(tally, Days((window,)), ()))
        return Outcome(str(year), "met", f"at least {least} meetings in all {called}", facts=facts)
    surely_short = [
        (window, tally)
        for window, tally in short
        if tally.most is not None and tally.most < least and counter.bound.surely.all_of(*window)
    ]
    if surely_short:
        window, tally = surely_short[0]
        summary = f"{tally.surely} of at least {least} meetings held in the year to {window[1]}"
        facts = tuple(counter.facts(tally, Days((window,)), ()))
        last = surely_short[-1][0][1]
        past = Day.of(last) if last < on else None
        return Outcome(str(year), "breached", summary, Day.of(window[1]), facts, ended=past)
    window, tally = min(short, key=lambda one: one[1].surely)
    summary = f"{tally.surely} of at least {least} meetings shown to have been held in the year to {window[1]}"
    perhaps = dict.fromkeys(one for _, each in short for one in each.perhaps)
    unknown = Days.of(pair for _, each in short for pair in each.unknown.spans)
    surely = all(counter.bound.surely.all_of(*span) for span, _ in short)
    missing = counter.missing(Tally(0, (), tuple(perhaps), unknown), surely)
    facts = tuple(counter.facts(tally, Days((window,)), ()))
    return Outcome(
        str(year),
        "unknown",
        f"{summary}{_perhaps(tally)}",
        None,
        facts,
        missing,
        "these records are entered",
        gap=_gap(tally.surely, least),
    )


def _gap(surely: int, least: int) -> str:
    return f"{surely} of {least} {'meeting' if least == 1 else 'meetings'} known, others may be unrecorded"


def _turns(counter: Counter, begins: date, ends: date) -> set[date]:
    """Of a time, its ends and the days on which a year that ends that day holds another number of meetings."""
    turns = counter.turns[bisect_left(counter.turns, begins) : bisect_right(counter.turns, ends)]
    return {day for day in (begins, ends, *turns) if begins <= day <= ends and day.year > date.min.year}


def _window(season: Season, year: int) -> Days:
    """The days of the season that begins in the year; a month before the one named before it is of the next year."""
    spans = []
    before = 0
    for month in season.months:
        if not 1 <= month <= 12:
            continue
        year += 1 if month < before else 0
        before = month
        spans.append((date(year, month, 1), date(year, month, months_of.monthrange(year, month)[1])))
    return Days.of(spans)


def _ahead(tally: Tally, to_come: list[Meeting], least: int) -> str:
    if not to_come:
        return ""
    enough = len(to_come) + tally.surely >= least
    perhaps = not enough and len(to_come) + tally.surely + len(tally.perhaps) >= least
    will = ", which will satisfy the clause" if enough else ""
    may = ", which will satisfy it if the others were held" if perhaps else ""
    return f"; {len(to_come)} planned{will}{may}"


def _perhaps(tally: Tally) -> str:
    if not tally.perhaps:
        return ""
    return f"; of {len(tally.perhaps)} more it is unknown whether they count"
