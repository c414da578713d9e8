"""An office on a day: who is recorded to hold it, and whether by the right that the clause gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkcsp.compliance.footing import begun, later
from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.history.membership import InOffice, holders, in_office
from mkcsp.history.names_of_the_day import organisation_name, posts_on
from mkcsp.history.tristate import Tristate, covers
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import HeldBy, OfficeHolding
from mkcsp.model.rules import ChairingRule
from mkcsp.register import Register


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the body on a day.

    own: those recorded as its holders. right: those who hold a post or office that brings it, by the clause.
    entries: what the body's record says of the office that day, with where.
    """

    day: Day
    own: tuple[InOffice, ...]
    right: tuple[InOffice, ...]
    entries: tuple[tuple[OfficeHolding, Place], ...]

    def sure(self) -> tuple[InOffice, ...]:
        """Those shown to hold it that day."""
        return tuple(one for one in self.own if one.covers(self.day))

    def entitled(self, member: str) -> Tristate:
        """Whether somebody is shown to hold a post that brings the office; None where they may."""
        found = [one.covers(self.day) for one in self.right if one.member == member]
        return True if True in found else None if None in found else False

    @property
    def vacant(self) -> tuple[OfficeHolding, Place] | None:
        """The entry that says that nobody held it, if there is one."""
        return next(((entry, at) for entry, at in self.entries if entry.state == "vacant"), None)


def office_on(rule: ChairingRule, case: Case, day: Day) -> Office:
    """The office that the clause is about, on `day`."""
    group, register = case.group, case.register
    right = [one for held_by in rule.by_office for one in holders(register, held_by, case.clause.at)]
    entries = [
        (entry, group.place.at("offices", number))
        for number, entry in enumerate(group.offices)
        if entry.office == rule.office and covers(entry, day)
    ]
    return Office(day, in_office(register, group, rule.office), tuple(right), tuple(entries))


def holding_of(rule: ChairingRule, case: Case) -> Outcome:
    """Who holds the office on the day of judgement: nobody, or somebody by the right that the clause gives, or not."""
    day = Day.of(case.on)
    office = office_on(rule, case, day)
    sure = office.sure()
    vacant = office.vacant
    if vacant is not None and not sure:
        entry, at = vacant
        since = later(entry.from_, begun(case) if entry.from_ else None)
        return Outcome(
            rule.office,
            "breached",
            f"the office of {rule.office} is vacant",
            since=since,
            facts=(Fact("the record says that nobody holds it", at),),
            settles="somebody takes the office",
        )
    if rule.by_office:
        return _by_right(rule, case, office)
    if sure:
        return Outcome(
            rule.office, "met", f"the office of {rule.office} is held", since=_since(sure[0]), facts=_facts(sure)
        )
    return _not_recorded(rule, case, day)


def _by_right(rule: ChairingRule, case: Case, office: Office) -> Outcome:
    sure, day = office.sure(), office.day
    wanted = " or ".join(right_words(case.register, held_by) for held_by in rule.by_office)
    lack = f"who was {wanted} on {day}"
    if not sure:
        if any(entry.held_by in rule.by_office for entry, _ in office.entries):
            facts = tuple(Fact("the office goes with the post, as the clause says", at) for _, at in office.entries)
            return _unknown(rule, f"the {rule.office} is the {wanted}; who that was is not recorded", facts, lack)
        return _not_recorded(rule, case, day)
    wrong = [one for one in sure if not office.entitled(one.member)]
    if not wrong:
        held = tuple(Fact("the holder of the office holds the post", one.at) for one in sure)
        return Outcome(rule.office, "met", f"the {rule.office} is the {wanted}", since=_since(sure[0]), facts=held)
    unsure = [
        one
        for one in wrong
        if office.entitled(one.member) is None or not shown_elsewhere(rule, case, office, one.member)
    ]
    if unsure:
        facts = tuple(Fact(f"the {rule.office} is recorded", one.at) for one in wrong)
        summary = f"whether the {rule.office} is the {wanted} is not recorded"
        return _unknown(rule, summary, facts, f"{lack}, or the posts that the {rule.office} held")
    facts = tuple(fact for one in wrong for fact in _elsewhere(rule, case, office, one))
    return Outcome(
        rule.office,
        "breached",
        f"the {rule.office} is somebody else than the {wanted}",
        since=later(_since(wrong[0]), begun(case)),
        facts=facts,
        settles=f"the {wanted} takes the office, or the terms change; or the post is entered, if it was held",
    )


def shown_elsewhere(rule: ChairingRule, case: Case, office: Office, member: str) -> bool:
    """Whether it is shown that somebody held none of the posts: their own are known, or others held every one."""
    record = case.register.members.get(member)
    if record is not None and posts_on(record, office.day):
        return True
    return all(
        any(one.covers(office.day) for one in holders(case.register, held_by, case.clause.at))
        for held_by in rule.by_office
    )


def _elsewhere(rule: ChairingRule, case: Case, office: Office, wrong: InOffice) -> Iterator[Fact]:
    yield Fact(f"somebody is recorded as the {rule.office}", wrong.at)
    record = case.register.members.get(wrong.member)
    for number, post in enumerate(record.posts if record else ()):
        if record is not None and covers(post, office.day):
            yield Fact(f"their post is “{post.title}”", record.place.at("posts", number))
    for one in office.right:
        if one.covers(office.day):
            yield Fact("somebody else holds the post that brings the office", one.at)


def _not_recorded(rule: ChairingRule, case: Case, day: Day) -> Outcome:
    past = [entry for entry in case.group.offices if entry.office == rule.office and entry.until is not None]
    ended = [entry.until for entry in past if entry.until is not None and entry.until.last < case.on]
    since = f" since {later(*ended)}" if ended else ""
    return _unknown(
        rule,
        f"who is the {rule.office} is not recorded{since}",
        (),
        f"who was {rule.office} on {day}, or that nobody was",
    )


def _unknown(rule: ChairingRule, summary: str, facts: tuple[Fact, ...], lack: str) -> Outcome:
    return Outcome(rule.office, "cannot-be-told", summary, facts=facts, lacking=(lack,), settles="that is entered")


def _facts(sure: tuple[InOffice, ...]) -> tuple[Fact, ...]:
    return tuple(Fact("the record has a holder", one.at) for one in sure)


def _since(one: InOffice) -> Day | None:
    """The first day on which it is known to have been so."""
    begins = [span.from_ or min(span.seen, key=lambda day: day.first, default=None) for span in one.spans]
    return None if None in begins else later(*begins)


def right_words(register: Register, held_by: HeldBy) -> str:
    """The post or office elsewhere, in words: `Police Area Commander (Thames Valley Police)`."""
    if held_by.post is not None:
        of = f" ({organisation_name(register, held_by.organisation)})" if held_by.organisation else ""
        return f"{held_by.post}{of}"
    group = register.groups.get(held_by.group or "")
    return f"{held_by.office} of {group.name if group else held_by.group}"
