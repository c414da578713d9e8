"""The quorum: whether there was one at each meeting, at the opening and at each item, and whether there will be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkcsp.compliance.context import any_of_class, bound_now, class_missing, meetings, provided, to_come, unshown
from mkcsp.compliance.quorum_count import Head, HeadCount, Need, count, forecast, needs, quorate
from mkcsp.compliance.results import Fact, Outcome, RuleContext, unknown
from mkcsp.history.binding_clauses import seat_has_class
from mkcsp.history.days import minute_of
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.roll import laid_out
from mkcsp.history.room import Sitter, items_of, room, there, there_at
from mkcsp.history.tristate import Tristate, and_
from mkcsp.model.dates import TimeOfDay
from mkcsp.model.meeting import Meeting
from mkcsp.model.meeting import Quorum as Noted
from mkcsp.model.rules import QuorumRule
from mkcsp.register import clauses

_CLASS = "nobody of the class that the rule counts is recorded"
_ROOM_OPEN = "who was in the room not fully recorded"
_TOO_FEW = "whether business stopped while too few were in the room not recorded"


def judge(rule: QuorumRule, case: RuleContext) -> Iterator[Outcome]:
    """The quorum: enough members are there when a meeting opens, or throughout.

    None of the papers of 2005 to 2016 gives one, so `defined: not-defined` is a state like another: nothing to keep.
    Other bodies ask for a number, a share of the members, or so many of each class: organisations, seats or persons,
    as `heads` says, and perhaps so many in all (`number`). Who was there is counted from
    the roll, with arrivals, departures and those there for some items only; what the papers note of the quorum stands
    where the roll does not tell, and where the two contradict, it is unknown. Without a quorum a meeting breaks
    nothing if it was closed at once. For a meeting to come, the replies so far are counted, and the seats named whose
    reply would change it.

    Passes: `defined: number`, `number: 3`, and three members were there from the beginning.
    Fails: the same, with two on a complete roll, and business was done; or the third arrived for the last item.
    """
    if rule.defined == "not-defined":
        if bound_now(case) is not False:
            yield Outcome("", "met", "the terms define no quorum, so there is none to keep")
        return
    for sitting, under in meetings(case):
        yield (
            provided(_judged(rule, case, sitting.meeting), under)
            if sitting.held
            else unshown(sitting, asked="with a quorum")
        )
    now = bound_now(case)
    if now is not False:
        for meeting in to_come(case):
            yield provided(forecast(rule, case, meeting), now)


def _judged(rule: QuorumRule, case: RuleContext, meeting: Meeting) -> Outcome:
    day = meeting.day
    needed = needs(rule, case, day)
    noted = tuple(_noted(meeting))
    if needed is None:
        wanted = f"the seats of {group_name(case.register, case.group.id, day)} on {day}"
        lack = wanted if rule.defined == "share" else "the number that the rule asks"
        return _unknown(
            meeting,
            f"how many made a quorum on {day} is not recorded",
            noted,
            lack,
            gap="number for a quorum not recorded",
        )
    unheard = [need.class_ for need in needed if need.class_ is not None and not any_of_class(case, need.class_)]
    if unheard:
        lack = f"an organisation or a seat of the class {unheard[0]}"
        return _unknown(meeting, f"{lack} is not recorded, so the quorum on {day} is unknown", noted, lack, gap=_CLASS)
    sitters = case.once(("room", meeting.id), lambda: room(case.register, case.group, meeting, case.on))
    settled = laid_out(case.register, meeting).settled
    known = meeting.roll is not None and meeting.roll.complete is True
    counted: dict[tuple[Tristate, ...], tuple[HeadCount, ...]] = {}
    answers: list[tuple[str, Tristate, tuple[HeadCount, ...]]] = []
    for words, number, at in _moments(rule, meeting):
        at_one = None if settled else number
        here = case.once(("here", meeting.id, at_one), _here(meeting, sitters, at_one))
        if here not in counted:
            heads = [
                Head(one.who, one.seats, and_((_counts(rule, one), cover)))
                for one, cover in zip(sitters, here, strict=True)
            ]
            counted[here] = tuple(count(rule, case, need, heads, day, all_known=known) for need in needed)
        answers.append((words, _with_note(quorate(counted[here]), at), counted[here]))
    told = _told(rule, meeting, answers, noted, tuple(_missing(rule, case, meeting, needed, sitters)))
    if told.state != "met" or rule.when != "throughout" or any(not noted.met for noted in meeting.quorum):
        return told
    for time, left in _departures(meeting, sitters):
        heads = [Head(one.who, one.seats, and_((_counts(rule, one), cover))) for one, cover in left]
        counts = [count(rule, case, need, heads, day, all_known=known) for need in needed]
        if quorate(counts) is False:
            return _too_few(meeting, str(time), counts, told.facts)
    return told


def _departures(
    meeting: Meeting, sitters: tuple[Sitter, ...]
) -> Iterator[tuple[TimeOfDay, list[tuple[Sitter, Tristate]]]]:
    """The times at which somebody left while the meeting went on, and who was in the room then.

    A departure at an item of which the papers note whether there was a quorum is left to that note.
    """
    noted = {entry.item for entry in meeting.quorum}
    times = {
        minute_of(meeting, movement.time): movement.time
        for one in sitters
        for movement in one.line.line.movements
        if movement.what == "left" and movement.time is not None and movement.item not in noted
    }
    for minute, time in sorted(times.items()):
        began = meeting.began is None or minute >= minute_of(meeting, meeting.began)
        if began and (meeting.closed is None or minute < minute_of(meeting, meeting.closed)):
            yield time, [(one, there_at(meeting, one.line, minute)) for one in sitters]


def _too_few(meeting: Meeting, time: str, counts: Sequence[HeadCount], facts: tuple[Fact, ...]) -> Outcome:
    """There was a quorum at every item, as far as the items tell, but for a while too few were in the room."""
    shown = Fact(f"from {time}: {', '.join(each.words for each in counts)}", meeting.place.at("roll"))
    return _unknown(
        meeting,
        f"from {time} on {meeting.day} too few were in the room for a time; whether business stopped is not recorded",
        (*facts, shown),
        f"whether business stopped at {time} until enough were there again",
        gap=_TOO_FEW,
    )


def _here(meeting: Meeting, sitters: tuple[Sitter, ...], number: int | None) -> Callable[[], tuple[Tristate, ...]]:
    """Which of those in the room were there at the opening, or at an item."""
    return lambda: tuple(there(meeting, one.line, number) for one in sitters)


def _moments(rule: QuorumRule, meeting: Meeting) -> list[tuple[str, int | None, Noted | None]]:
    """The moments at which there has to be a quorum, and what the papers note of it then."""
    by_item = {noted.item: noted for noted in meeting.quorum}
    found: list[tuple[str, int | None, Noted | None]] = [("at the opening", None, by_item.get(None))]
    if rule.when == "throughout":
        found += [(f"at the item {item.id}", number, by_item.get(item.id)) for number, item in items_of(meeting)]
    return found


def _counts(rule: QuorumRule, one: Sitter) -> Tristate:
    if (one.deputy and rule.deputies != "count") or (one.remote and rule.remote != "count"):
        return False
    return one.counts(rule.of)


def _with_note(counted: Tristate, noted: Noted | None) -> Tristate:
    """What the roll and the papers' own note say together: the note stands where the roll is silent."""
    if noted is None:
        return counted
    return noted.met if counted is None or counted is noted.met else None


def _told(
    rule: QuorumRule,
    meeting: Meeting,
    answers: Sequence[tuple[str, Tristate, tuple[HeadCount, ...]]],
    noted: tuple[Fact, ...],
    missing: tuple[str, ...],
) -> Outcome:
    day = meeting.day
    at = meeting.place.at("roll") if meeting.roll is not None else meeting.place
    shown = (*answers[:1], *(each for each in answers[1:] if each[1] is not True))
    facts = (*(Fact(f"{words}: {', '.join(each.words for each in counts)}", at) for words, _, counts in shown), *noted)
    without = [words for words, enough, _ in answers if enough is False]
    if without:
        return _without(meeting, without[0], facts)
    open_ = [words for words, enough, _ in answers if enough is None]
    if open_:
        return _unknown(
            meeting, f"whether there was a quorum {open_[0]} on {day} is unknown", facts, *missing, gap=_ROOM_OPEN
        )
    if rule.when == "throughout" and meeting.minutes is None:
        lack = f"the minutes of {meeting.id}, for its items"
        return _unknown(
            meeting,
            f"there was a quorum at the opening on {day}; later is unknown",
            facts,
            lack,
            gap="minutes missing",
        )
    words = "throughout" if rule.when == "throughout" else "at the opening"
    return Outcome(meeting.id, "met", f"there was a quorum {words} on {day}", facts=facts)


def _without(meeting: Meeting, when: str, facts: tuple[Fact, ...]) -> Outcome:
    """No quorum: nothing is broken where the meeting was closed, or went on informally and resolved nothing."""
    day = meeting.day
    then = {noted.then for noted in meeting.quorum if not noted.met}
    if "closed" in then:
        return Outcome(
            meeting.id, "met", f"there was no quorum {when} on {day}, and the meeting was closed", facts=facts
        )
    if "carried-on-informally" in then and meeting.minutes is not None:
        resolved = [item for _, item in items_of(meeting) if any(clauses(item)) or item.votes]
        if not resolved:
            summary = f"there was no quorum {when} on {day}, and nothing was resolved"
            return Outcome(meeting.id, "met", summary, facts=facts)
    return Outcome(
        meeting.id,
        "breached",
        f"there was no quorum {when} on {day}",
        since=day,
        ended=day,
        facts=facts,
        settles="a later meeting with a quorum confirms what was done; if the meeting was closed, the record says so",
    )


def _noted(meeting: Meeting) -> Iterator[Fact]:
    for number, noted in enumerate(meeting.quorum):
        when = f"at the item {noted.item}" if noted.item else "at the opening"
        stated = f" ({noted.stated})" if noted.stated else ""
        words = "there was a quorum" if noted.met else "there was no quorum"
        yield Fact(f"the papers note that {words} {when}{stated}", meeting.place.at("quorum", number))


def _unknown(meeting: Meeting, summary: str, facts: tuple[Fact, ...], *missing: str, gap: str) -> Outcome:
    return unknown(meeting.id, summary, gap=gap, missing=missing, facts=facts)


def _missing(
    rule: QuorumRule, case: RuleContext, meeting: Meeting, needed: Sequence[Need], sitters: Sequence[Sitter]
) -> Iterator[str]:
    """What is missing where it is unknown whether there was a quorum."""
    found: list[str] = []
    for need in needed:
        for seat in dict.fromkeys(seat for one in sitters for seat in one.seats):
            if (
                need.class_ is not None
                and seat_has_class(case.register, case.clause, seat, need.class_, meeting.day) is None
            ):
                found.append(class_missing(case, seat, need.class_, meeting.day))
    whole = meeting.roll is not None and meeting.roll.complete is True
    if not whole:
        found.insert(0, f"the whole roll of {meeting.id}, with who sat for which seat and who came and left when")
    elif not found:
        found.append(f"who on the roll of {meeting.id} sat for which seat, and who came and left when")
    yield from dict.fromkeys(found)
