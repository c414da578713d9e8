"""What judging a rule gives: outcomes under one reading, and answers over all readings of what a clause leaves open."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import field
from datetime import date
from typing import Any, Literal, TypeVar

from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause, Interval
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.register import Register

T = TypeVar("T")

State = Literal["breached", "depends", "unknown", "due-soon", "met", "not-yet"]
"""`due-soon`: met, but not for long. `not-yet`: nothing to judge yet. `depends`: on how the clause is read."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the records say, in a sentence without a full stop, and where they say it."""

    text: str = field(metadata={"json": "fact"})
    at: Place | None = None


class Needed(str):
    """A record that is missing, or what would settle something, and in brackets the field or command that is typed.

    words: the same for a paper, without what is typed. at: where it goes, if that is not with what the answer is about.
    """

    words: str
    typed: str
    at: Place | None

    def __new__(cls, words: str, typed: str, at: Place | None = None) -> Needed:
        """The words, with what is typed behind them."""
        made = super().__new__(cls, f"{words} ({typed})")
        made.words, made.typed = words, typed
        made.at = at
        return made


def both(first: str, second: str | None) -> str:
    """Two things that settle something, one after the other."""
    if isinstance(second, Needed):
        return Needed(f"{first}; {second.words}", second.typed, second.at)
    return f"{first}; {second}" if second else first


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one thing stands under a rule that leaves nothing open.

    about: names the thing among those that the rule is about, the same under every reading and on every day: a year,
        a seat, an office, a meeting's id; empty where the rule is about one thing.
    summary: one plain sentence, without a full stop.
    since: from when it has been so, where that is known.
    facts: what it rests on. missing: records whose lack keeps it from being told. settles: what would end or settle it.
    due: with `due-soon` and others: the day by which something falls due.
    ended: with `breached`: the day on which it came to an end, where it is over; what was late stays late.
    gap: where it is unknown, what is missing, in a few words without the thing's name: `holder not recorded`. Answers
        of a clause with the same gap are equal in kind, and are counted together.
    suspected: where it is unknown whether the clause binds, what would be breached if it does; else empty.
    goes_to: where in the records what is missing goes, where that is elsewhere than with the thing itself.
    gravest: with `depends`: the summary of the gravest reading, without the words that say that it depends.
    prompts: whether somebody has to do or enter something about it although nothing is late for certain, so that it
        stands by itself and is on the task list: an agreement that no minute shows, a decision without what it needs.
    """

    about: str
    state: State
    summary: str
    since: Day | None = None
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()
    settles: str | None = field(default=None, metadata={"json": "settled_by"})
    due: date | None = None
    ended: Day | None = None
    gap: str = ""
    suspected: str = ""
    goes_to: tuple[Place, ...] = ()
    gravest: str | None = None
    prompts: bool = False

    @property
    def said(self) -> str:
        """The summary for a place that says the state by itself, such as below a heading."""
        return self.summary if self.gravest is None else self.gravest


def unknown(
    about: str,
    summary: str,
    *,
    gap: str,
    missing: tuple[str, ...],
    since: Day | None = None,
    facts: tuple[Fact, ...] = (),
    settles: str = "that is entered",
    due: date | None = None,
    goes_to: tuple[Place, ...] = (),
    prompts: bool = False,
) -> Outcome:
    """That it is unknown how something stands. It always says in a few words what is missing, and which records."""
    return Outcome(
        about, "unknown", summary, since, facts, missing, settles, due, gap=gap, goes_to=goes_to, prompts=prompts
    )


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a judge of one kind of rule is given. Nothing of a day after `on` may change what it says.

    spans: when the rule bound the body, up to `on`, in order. on: the day of judgement.
    """

    register: Register
    clause: BindingClause
    spans: tuple[Interval, ...]
    on: date
    kept: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, calculate: Callable[[], T]) -> T:
        """What `calculate` gives, once for all readings of the clause: it must not depend on how it is read."""
        if key not in self.kept:
            self.kept[key] = calculate()
        found: T = self.kept[key]
        return found

    @property
    def group(self) -> Group:
        """The body that is bound."""
        return self.clause.bound


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to answer the questions that a clause leaves open, and what comes of it."""

    answers: tuple[tuple[str, str], ...]
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Answer:
    """How one thing stands under a clause, over all its readings.

    id: what `mkcsp explain` takes: the clause's id, and `about` after a slash.
    outcome: the one of every reading; under `depends`, that of the gravest, with its summary put in words that say so.
    readings: side by side, where they differ; else empty.
    """

    id: str
    clause: BindingClause
    outcome: Outcome
    readings: tuple[Reading, ...] = ()

    @property
    def state(self) -> State:
        """The state over all readings."""
        return self.outcome.state


@dataclass(frozen=True, slots=True)
class NotApplied:
    """A clause, or a body's terms as a whole, that is not applied, and why: a draft, superseded, not known.

    unjudged: how many sections of terms that bind the body hold no rule as data, where it is about these.
    may_bind: the body whose terms they are, where they may bind after all and are judged so.
    """

    group: str
    cited: str
    why: str
    at: Place | None = None
    unjudged: int = 0
    may_bind: str = ""


def count_of(number: int, noun: str) -> str:
    """`1 year`, `3 years`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def every_months(months: int) -> str:
    """`every month`, `every 6 months`, `every year`, `every 3 years`."""
    if months % 12 == 0 and months:
        return "every year" if months == 12 else f"every {months // 12} years"
    return "every month" if months == 1 else f"every {months} months"
