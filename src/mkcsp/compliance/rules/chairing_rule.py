"""Chair and deputy: who holds the office, by what right and for how long, and who presided at each meeting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkcsp.compliance.context import bound_now, meetings, provided, unshown
from mkcsp.compliance.offices import holding_of, office_on, right_words, shown_elsewhere
from mkcsp.compliance.offices import judged as appointment
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext
from mkcsp.findings import Place
from mkcsp.history.membership import InOffice, in_office
from mkcsp.history.names_of_the_day import same_office, stands_in_for
from mkcsp.history.roll import ROOM, laid_out
from mkcsp.history.room import corrected_lines, there
from mkcsp.history.tristate import Tristate, and_, or_
from mkcsp.model.base import dataclass
from mkcsp.model.meeting import Meeting
from mkcsp.model.rules import ChairingRule
from mkcsp.register import Register, minute_items


def judge(rule: ChairingRule, case: RuleContext) -> Iterator[Outcome]:
    """Chair and deputy: the office is held, by whoever the clause gives it to, and its holder presides.

    Rests on section 7 of the terms of 2005 (the Police Area Commander chairs, the lead Cabinet Member is
    vice-chair), section 16 (either of them chairs the Forum), and the Chair section of the group's draft of 2016 (from
    among the group, for a year, with a deputy). Judged apart: who holds the office on the day; whether the
    appointment has run out; whether a member was appointed; how often in a row; and at each meeting who presided.
    That somebody does not hold the post which brings the office is shown by the posts that they hold, or by another
    who holds that post.

    `chairman` and `vice-chairman` are the chair and the vice-chair. A vacant office is a breach at once, or only once a
    meeting with a quorum did not fill it (`vacancy`), or when so many months are over; left out, both readings are
    tried. An appointment that lasts until a meeting ends at one with a quorum, and one made at an annual meeting at the
    next annual one. Somebody elected for the meeting has no right to preside where the holder, or a vice-chair or
    deputy, was there.

    Passes: `by-office: [{post: Police Area Commander, organisation: tvp}]`, and the chair holds that post.
    Fails: the same, and the chair's post is “Councillor”; or an annual appointment of May 2015, not renewed by 2017.
    """
    now = bound_now(case)
    if now is not False:
        yield provided(holding_of(rule, case), now)
        for outcome in appointment(rule, case):
            yield provided(outcome, now)
    if rule.presides is not None:
        for sitting, under in meetings(case):
            about = f"{rule.office}/{sitting.id}"
            if sitting.held:
                judged = partial(_presided, rule, case, sitting.meeting, about)
                # Of what a clause leaves open, only who may preside matters to who did.
                yield provided(case.once(("presided", about, rule.presides), judged), under)
            else:
                yield unshown(sitting, about, "who presided")


_ELECTED = ("anybody-elected", "elected-although-deputy-there")


@dataclass(frozen=True, slots=True)
class _Presider:
    """Who presided, from some item on. by: by what right, as recorded. from_item: None for the opening."""

    member: str | None
    by: str
    at: Place
    from_item: str | None = None


def _presided(rule: ChairingRule, case: RuleContext, meeting: Meeting, about: str) -> Outcome:
    those = list(_presiders(case.register, meeting))
    if not those:
        lack = f"who presided at {meeting.id}"
        return Outcome(
            about,
            "unknown",
            f"{lack} is not recorded",
            missing=(lack,),
            settles="the roll names the chair",
            gap="who presided not recorded",
        )
    rights = [_right(rule, case, meeting, one) for one in those]
    facts = tuple(Fact(words, one.at) for one, (_, words, _) in zip(those, rights, strict=True))
    wrong = [words for right, words, _ in rights if right is False]
    if wrong:
        summary = f"at the meeting of {meeting.day} {wrong[0]}"
        return Outcome(about, "breached", summary, since=meeting.day, ended=meeting.day, facts=facts)
    open_ = tuple(dict.fromkeys(lack for right, _, lack in rights if right is None))
    if open_:
        return Outcome(
            about,
            "unknown",
            f"by what right the meeting of {meeting.day} was presided over is unknown",
            facts=facts,
            missing=open_,
            settles=Needed("that is entered", "the right, in `presiding` of the meeting"),
            gap="by what right somebody presided not recorded",
        )
    return Outcome(about, "met", f"the meeting of {meeting.day} was presided over by right", facts=facts)


def _presiders(register: Register, meeting: Meeting) -> Iterator[_Presider]:
    listed = meeting.presiding
    chairs = [entry for entry in laid_out(register, meeting).lines if entry.kind == "chair"]
    if chairs and all(one.from_item is not None for one in listed):
        yield _Presider(chairs[0].line.member, "not-recorded", chairs[0].at)
    for number, one in enumerate(listed):
        yield _Presider(one.member, one.by, meeting.place.at("presiding", number), one.from_item)


def _right(rule: ChairingRule, case: RuleContext, meeting: Meeting, one: _Presider) -> tuple[Tristate, str, str]:
    """Whether somebody had the right to preside that the clause gives; what they presided as; and what is missing."""
    wanted = " or ".join(right_words(case.register, held_by, meeting.day) for held_by in rule.by_office) or rule.office
    other = f"somebody other than the {wanted} presided"
    right = f"by what right {other} on {meeting.day}"
    holder = f"who was {wanted} on {meeting.day}"
    holds = _holds(rule, case, meeting, one)
    if holds:
        return True, f"the {wanted} presided", ""
    deputy = _deputy(rule, case, meeting, one)
    if one.by == "elected-for-the-meeting":
        elected, words = _elected(rule, case, meeting, one)
        return elected, words, f"who else was there when somebody elected for the meeting presided on {meeting.day}"
    if deputy:
        return rule.presides != "only-the-holder", "a vice-chair or deputy presided", right
    if holds is None or (deputy is None and rule.presides != "only-the-holder"):
        words = f"somebody presided of whom it is not recorded whether they were the {wanted}"
        return None, words, holder if holds is None else right
    if rule.presides in _ELECTED:
        return None, f"{other}; whether elected for the meeting is not recorded", right
    return False, other, right


def _holds(rule: ChairingRule, case: RuleContext, meeting: Meeting, one: _Presider) -> Tristate:
    office = office_on(rule, case, meeting.day)
    if one.member is None:
        return True if same_office(one.by, rule.office) else False if one.by != "not-recorded" else None
    own = or_(held.covers(meeting.day) for held in office.own if held.member == one.member)
    entitled = office.entitled(one.member)
    if rule.by_office:
        return True if entitled else None if entitled is None or not _others(rule, case, meeting, one.member) else False
    if own or (own is None and same_office(one.by, rule.office)):
        return True
    return False if own is False and office.sure() and not same_office(one.by, rule.office) else None


def _others(rule: ChairingRule, case: RuleContext, meeting: Meeting, member: str) -> bool:
    return shown_elsewhere(rule, case, office_on(rule, case, meeting.day), member)


def _deputy(rule: ChairingRule, case: RuleContext, meeting: Meeting, one: _Presider) -> Tristate:
    if any(stands_in_for(one.by, office) for office in ("chair", rule.office)):
        return True
    if one.by != "not-recorded" or one.member is None:
        return False
    return or_(
        and_((cover, held.covers(meeting.day))) for held, cover in _deputies(rule, case) if held.member == one.member
    )


def _deputies(rule: ChairingRule, case: RuleContext) -> Iterator[tuple[InOffice, Tristate]]:
    """Everybody who is recorded in an office that stands in for this one, and whether its name says that it does."""
    for word in dict.fromkeys(entry.office for entry in case.group.offices):
        cover = or_(stands_in_for(word, office) for office in ("chair", rule.office))
        if cover is not False:
            yield from ((held, cover) for held in in_office(case.register, case.group, word))


def _elected(rule: ChairingRule, case: RuleContext, meeting: Meeting, one: _Presider) -> tuple[Tristate, str]:
    """Whether somebody elected for the meeting may preside: only where those who come first are not there."""
    what = "somebody elected for the meeting presided"
    if rule.presides not in _ELECTED:
        return False, what
    first = [
        (held.member, held.covers(meeting.day), f"the {rule.office}") for held in office_on(rule, case, meeting.day).own
    ]
    if rule.presides == "anybody-elected":
        first += [
            (held.member, and_((cover, held.covers(meeting.day))), "a vice-chair or deputy")
            for held, cover in _deputies(rule, case)
        ]
    unknown = False
    for member, holds, words in first:
        cover = and_((holds, _there(case, meeting, member, one)))
        if cover:
            return False, f"{what} although {words} was there"
        unknown = unknown or cover is None
    return (None if unknown else True), f"{what}; whether one who comes first was there is unknown" if unknown else what


def _there(case: RuleContext, meeting: Meeting, member: str, one: _Presider) -> Tristate:
    """Whether somebody was in the room, and free to preside, when another took the chair."""
    if member == one.member:
        return False
    items = [item for item, _ in minute_items(meeting)]
    number = next((index for index, item in enumerate(items) if item.id == one.from_item), None)
    presided = any(each.member == member for each in _presiders(case.register, meeting))
    handed_over = one.from_item is not None and (number is None or presided)
    found = [entry for entry in corrected_lines(case.register, meeting, case.on) if entry.line.member == member]
    present = [entry for entry in found if entry.kind in ROOM]
    if not present:
        return False if found or (meeting.roll is not None and meeting.roll.complete) else None
    here = or_(there(meeting, entry, number) for entry in present)
    declared = any(interest.member == member for item in items for interest in item.interests)
    remote = any(entry.line.remote for entry in present)
    return None if here and (declared or remote or handed_over) else here
