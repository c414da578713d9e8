"""Whether a meeting to come will have a quorum, from the replies so far, and whose reply would change it."""

from __future__ import annotations

from mkcsp.compliance.counting import Count, Head, count, in_class, needs, quorate
from mkcsp.compliance.footing import seat_name, seats_on
from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.history.membership import Holding
from mkcsp.history.tristate import Tristate, has_come
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.meeting import Meeting, Reply
from mkcsp.model.rules import QuorumRule


def forecast(rule: QuorumRule, case: Case, meeting: Meeting) -> Outcome:
    """The quorum of a meeting to come, reckoned with the seats of the day of judgement and the replies by then.

    The latest reply of a member stands. `met`: enough have said that they come. `due-soon`: there will be none unless
    somebody changes their mind or sends a deputy. `not-yet`: it depends on those who have not replied, who are named
    by their seats.
    """
    day = Day.of(case.on)
    needed = needs(rule, case, day)
    about, due = meeting.id, meeting.day.first
    if needed is None:
        lack = (
            f"the seats of {case.group.name} on {day}" if rule.defined == "share" else "the number that the rule asks"
        )
        summary = f"how many will make a quorum on {meeting.day} is not recorded"
        return Outcome(about, "cannot-be-told", summary, lacking=(lack,), settles="that is entered", due=due)
    replied = _replies(case, meeting)
    seats = seats_on(case, day)
    coming, open_ = _heads(rule, seats, replied)
    sure = tuple(count(rule, case, need, coming, day, all_known=True) for need in needed)
    most = tuple(count(rule, case, need, [*coming, *open_], day, all_known=True) for need in needed)
    facts = (
        Fact(f"coming so far: {', '.join(each.words for each in sure)}", meeting.place.at("replies")),
        *(Fact(f"{_answered(reply)}: {_names(case, seats, reply.member)}", at) for reply, at in replied.values()),
    )
    silent = [one for one in seats if _may(rule, one) and (_unknown(one) or not set(one.members) <= replied.keys())]
    if quorate(sure):
        return _enough(rule, case, meeting, sure, coming, facts)
    short = [each for each in sure if not each.enough]
    waited = [one for one in silent if any(in_class(case, one.seat, each.need.class_, day) for each in short)]
    names = ", ".join(dict.fromkeys(seat_name(case.register, one.seat) for one in waited))
    if quorate(most) is False or not waited:
        deputies = _away(rule, case, seats, replied)
        hint = f"a deputy for {deputies} would change it" if deputies else "only a change of mind would change it"
        return Outcome(
            about, "due-soon", f"on {meeting.day} there will be no quorum as the replies stand: {_words(sure)}",
            facts=facts, settles=hint, due=due,
        )  # fmt: skip
    return Outcome(
        about,
        "not-yet",
        f"whether there will be a quorum on {meeting.day} depends on who has not replied: {_words(sure)} so far",
        facts=facts,
        settles=f"the reply of {names} would change it",
        due=due,
    )


def _enough(
    rule: QuorumRule, case: Case, meeting: Meeting, sure: tuple[Count, ...], coming: list[Head], facts: tuple[Fact, ...]
) -> Outcome:
    """There will be a quorum; say if it hangs on every one of those who come."""
    day = Day.of(case.on)
    needed = []
    for number, head in enumerate(coming):
        others = coming[:number] + coming[number + 1 :]
        if not quorate([count(rule, case, each.need, others, day, all_known=True) for each in sure]):
            needed += [seat_name(case.register, seat) for seat in head.seats]
    hangs = f"it hangs on {', '.join(dict.fromkeys(needed))}" if needed else None
    summary = f"on {meeting.day} there will be a quorum as the replies stand: {_words(sure)}"
    return Outcome(meeting.id, "met", summary, facts=facts, settles=hangs, due=meeting.day.first)


def _replies(case: Case, meeting: Meeting) -> dict[str, tuple[Reply, Place]]:
    """The latest reply of each member that had come by the day of judgement, and where it stands."""
    found: dict[str, tuple[Reply, Place]] = {}
    for number, reply in enumerate(meeting.replies):
        if reply.on is None or has_come(reply.on, case.on):
            before = found.get(reply.member)
            earlier = before[0].on if before else None
            if earlier is None or reply.on is None or reply.on.last >= earlier.last:
                found[reply.member] = (reply, meeting.place.at("replies", number))
    return found


def _heads(
    rule: QuorumRule, seats: tuple[Holding, ...], replied: dict[str, tuple[Reply, Place]]
) -> tuple[list[Head], list[Head]]:
    """Those who come, and those who have not replied, as heads that count."""
    by_member: dict[str, list[Holding]] = {}
    for one in seats:
        for member in one.members:
            by_member.setdefault(member, []).append(one)
    coming, open_ = [], []
    for member, those in by_member.items():
        types = {one.type for one in those}
        sits: Tristate = True if types & set(rule.of) else None if None in types else False
        bound = tuple(one.seat for one in those if one.type is None or one.type in rule.of)
        head = Head(member, bound, sits)
        if member not in replied:
            open_.append(head)
        elif _comes(rule, replied[member][0]):
            coming.append(head)
    open_ += [Head(f"seat {one.seat.id}", (one.seat,), None) for one in seats if _unknown(one) and _may(rule, one)]
    return coming, open_


def _unknown(one: Holding) -> bool:
    """Whether somebody may hold the seat who is not in the records."""
    return one.state in ("not-recorded", "generic")


def _comes(rule: QuorumRule, reply: Reply) -> bool:
    return (
        reply.answer == "coming"
        or (reply.answer == "coming-remotely" and rule.remote == "count")
        or (reply.answer == "sends-deputy" and rule.deputies == "count")
    )


def _may(rule: QuorumRule, one: Holding) -> bool:
    return one.type is None or one.type in rule.of


def _away(rule: QuorumRule, case: Case, seats: tuple[Holding, ...], replied: dict[str, tuple[Reply, Place]]) -> str:
    """The seats whose holders sent apologies, where deputies count."""
    if rule.deputies != "count":
        return ""
    away = {member for member, (reply, _) in replied.items() if reply.answer == "apologies"}
    those = [seat_name(case.register, one.seat) for one in seats if _may(rule, one) and away & set(one.members)]
    return " or ".join(dict.fromkeys(those))


def _answered(reply: Reply) -> str:
    return {
        "coming": "comes",
        "coming-remotely": "takes part from elsewhere",
        "apologies": "sent apologies",
        "sends-deputy": "sends a deputy",
    }[reply.answer]


def _names(case: Case, seats: tuple[Holding, ...], member: str) -> str:
    those = [seat_name(case.register, one.seat) for one in seats if member in one.members]
    return ", ".join(dict.fromkeys(those)) or "somebody without a seat that day"


def _words(counts: tuple[Count, ...]) -> str:
    return " and ".join(each.words for each in counts)
