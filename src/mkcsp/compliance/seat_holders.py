"""Whether seats are held at the level that is asked, and those that follow from something else by the right holders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mkcsp.compliance.context import seats_on
from mkcsp.compliance.offices import right_words
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, count_of, unknown
from mkcsp.history.binding_clauses import seat_has_class
from mkcsp.history.membership import Holding, SeatHolding, holders, places_on
from mkcsp.history.names_of_the_day import seat_name
from mkcsp.history.tristate import Tristate, covers, or_
from mkcsp.model.dates import Day
from mkcsp.model.people import Post
from mkcsp.model.rules import RepresentationRule


def levels(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    """Of every seat that the rule means and somebody holds: whether each holder has a post of the level asked."""
    if not rule.levels:
        return
    day = Day.of(case.on)
    for one in seats_on(case, day):
        classes = (seat_has_class(case.register, case.clause, one.seat, class_, day) for class_ in rule.classes)
        meant = or_((one.seat.organisation in rule.organisations, *classes))
        if meant is False or one.state != "held":
            continue
        outcome = _level(rule, case, one, day)
        if meant is None and outcome.state == "breached":
            lack = f"the class of the seat of {seat_name(case.register, one.seat, day)}"
            outcome = replace(outcome, state="unknown", since=None, missing=(lack,), suspected=outcome.summary)
        yield outcome


def _level(rule: RepresentationRule, case: RuleContext, one: Holding, day: Day) -> Outcome:
    name, about = seat_name(case.register, one.seat, day), f"{one.seat.id}/level"
    wanted = " or ".join(level.replace("-", " ") for level in rule.levels)
    of_level: list[Tristate] = []
    facts = [Fact(f"the seat of {name}", one.at)]
    for tenure in one.tenures:
        posts = list(_posts(case, one, tenure, day))
        fits = [cover for post, cover in posts if post.level in rule.levels]
        open_ = any(post.level is None or cover is None for post, cover in posts) or not posts
        of_level.append(True if any(fits) else None if open_ else False)
        record = case.register.members.get(tenure.member or "")
        facts += [Fact("a post of the holder", record.place.at("posts"))] if record is not None and posts else []
    if all(of_level):
        return Outcome(about, "met", f"the seat of {name} is held at the level of {wanted}", facts=tuple(facts))
    if False in of_level:
        summary = f"the seat of {name} is held by somebody below the level of {wanted}"
        return Outcome(about, "breached", summary, facts=tuple(facts), settles=f"somebody of that level takes {name}")
    level = Needed(f"the level of the post of whoever holds the seat of {name}", "`level` of the post")
    return unknown(
        about,
        f"whether the seat of {name} is held at the level of {wanted} is not recorded",
        facts=tuple(facts),
        missing=(level,),
        gap="level not recorded",
    )


def _posts(case: RuleContext, one: Holding, tenure: SeatHolding, day: Day) -> Iterator[tuple[Post, Tristate]]:
    """The posts that the holder had on the day, or may have had, in the organisation of the seat."""
    record = case.register.members.get(tenure.member or "")
    for post in record.posts if record is not None else ():
        cover = covers(post, day)
        own = one.seat.organisation in (None, post.organisation) or post.organisation is None
        if cover is not False and own:
            yield post, cover


def derived(rule: RepresentationRule, case: RuleContext) -> Iterator[Outcome]:
    """Of every seat that follows from something else: whether it is held by those whom it follows from."""
    if not rule.derived:
        return
    for one in seats_on(case, Day.of(case.on)):
        if one.seat.held_by is not None:
            yield _by_office(case, one)
        elif one.seat.derived is not None:
            yield _places(rule, case, one)


def _by_office(case: RuleContext, one: Holding) -> Outcome:
    """A seat that goes with an office or post elsewhere: held by whoever has that, or by somebody else."""
    seat, day = one.seat, Day.of(case.on)
    name, about = seat_name(case.register, seat, day), f"{seat.id}/held-by"
    assert seat.held_by is not None
    wanted = right_words(case.register, seat.held_by, day)
    known = holders(case.register, seat.held_by, one.at.at("held-by"))
    right = {member: or_(each.covers(day) for each in known if each.member == member) for member in one.members}
    facts = (
        Fact(f"the seat of {name} goes with {wanted}", one.at.at("held-by")),
        *(Fact("the entry that has somebody in it", tenure.at) for tenure in one.tenures),
    )
    if one.members and all(right.values()):
        return Outcome(about, "met", f"the seat of {name} is held by the {wanted}", facts=facts)
    sure = [each for each in known if each.covers(day)]
    if False in right.values() and sure:
        facts = (*facts, *(Fact(f"somebody else is the {wanted}", each.at) for each in sure))
        return Outcome(
            about,
            "breached",
            f"the seat of {name} is held by somebody else than the {wanted}",
            facts=facts,
            settles=f"the {wanted} takes the seat",
        )
    lack = f"who was {wanted} on {day}"
    return unknown(
        about,
        f"{lack}, with whom the seat of {name} goes, is not recorded",
        facts=facts,
        missing=(lack,),
        gap="holder of the office or post not recorded",
    )


def _places(rule: RepresentationRule, case: RuleContext, one: Holding) -> Outcome:
    """A seat with as many places as something else has members: a holder for each, and no more."""
    seat, day = one.seat, Day.of(case.on)
    name, about = seat_name(case.register, seat, day), f"{seat.id}/places"
    entry = places_on(seat, day)
    facts: tuple[Fact, ...] = (Fact(f"the places of {name} follow: {seat.derived}", one.at),)
    if entry is None:
        record = Needed(f"how many places there were on {day}: {seat.derived}", "`places` of the seat")
        return unknown(
            about,
            f"how many places {name} has is not recorded",
            facts=facts,
            missing=(record,),
            gap="number of places not recorded",
        )
    number, held = int(entry.number), len(set(one.members))
    facts = (*facts, Fact(count_of(number, "place"), one.at.at("places", seat.places.index(entry))))
    summary = f"{held} of {count_of(number, 'place')} of {name} are held"
    if held == number:
        return Outcome(about, "met", summary, facts=facts)
    if held > number:
        return Outcome(about, "breached", summary, facts=facts, settles="only these hold a seat")
    empty = any(each.state in ("vacant", "awaiting-nomination") and covers(each, day) for each in seat.representatives)
    if empty and not one.possible:
        if rule.vacancy == "allowed":
            return Outcome(about, "met", f"{summary}, which the clause allows", facts=facts)
        return Outcome(about, "breached", summary, facts=facts, settles="somebody is named for every place")
    lack = f"who held the other places of {name} on {day}, or that nobody did"
    return unknown(
        about,
        f"{summary}; who holds the others is not recorded",
        facts=facts,
        missing=(lack,),
        gap="holder not recorded",
    )
