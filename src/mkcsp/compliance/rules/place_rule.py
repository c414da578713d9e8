"""Place and openness: where each meeting was held, whether the public could come, and whether its papers are public."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.context import meetings, provided, unshown
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext
from mkcsp.findings import Place
from mkcsp.history.roll import lines
from mkcsp.model.meeting import AgendaItem, Meeting
from mkcsp.model.rules import PlaceRule
from mkcsp.register import clauses, minute_items

_EXCLUDING = (
    "exclu",
    "press and public",
    "public and press",
    "public leave",
    "in private",
    "closed session",
    "part ii",
)
"""Words by which a clause excludes the public."""


def judge(rule: PlaceRule, case: RuleContext) -> Iterator[Outcome]:
    """Place and openness: meetings at the named place, open to the public, with public papers.

    Rests on section 8 of the terms of 2005: at the Council's offices, open unless a confidential matter was notified
    beforehand, papers public unless excluded. The venue has to hold one of the rule's words. An exclusion is one that
    the minutes record. With `open-unless-notified` it was notified if the agenda has the item as restricted; with
    `open-unless-resolved` a clause of that item, or of one before it, excludes the public. A restricted paper has been
    excluded by the paragraph that it names.

    Passes: `venues: [Civic Offices]`, and a meeting `at Milton Keynes Council Civic Offices`.
    Fails: the same, and a meeting in a hotel; or one taken remotely, which is at no place.
    """
    for sitting, under in meetings(case):
        parts = (
            ("place", _place, bool(rule.venues), "where"),
            ("public", _public, rule.public is not None, "whether in public"),
            ("papers", _papers, rule.papers is not None, "whether its papers are public"),
        )
        for name, judged, wanted, words in parts:
            about = f"{sitting.id}/{name}"
            if wanted and sitting.held:
                yield provided(judged(rule, sitting.meeting, about), under)
            elif wanted:
                yield unshown(sitting, about, words)


def _place(rule: PlaceRule, meeting: Meeting, about: str) -> Outcome:
    day, venue = meeting.day, meeting.venue
    if venue is None and meeting.mode != "remote":
        return _missing(
            about, f"where the meeting of {day} was held", f"the venue of {meeting.id}", gap="venue not recorded"
        )
    fact = (
        Fact(f"the venue was “{venue}”", meeting.place.at("venue"))
        if venue is not None
        else Fact("it was held remotely", meeting.place.at("mode"))
    )
    wanted = " or ".join(f"“{words}”" for words in rule.venues)
    if venue is not None and any(words.casefold() in venue.casefold() for words in rule.venues):
        return Outcome(about, "met", f"the meeting of {day} was held at {wanted}", facts=(fact,))
    return Outcome(
        about, "breached", f"the meeting of {day} was not held at {wanted}", since=day, ended=day, facts=(fact,)
    )


def _public(rule: PlaceRule, meeting: Meeting, about: str) -> Outcome:
    day = meeting.day
    came = [entry.at for entry in lines(meeting) if entry.line.public]
    if rule.public == "closed":
        if came:
            fact = Fact("the roll counts members of the public", came[0])
            return Outcome(
                about, "breached", f"the public came to the meeting of {day}", since=day, ended=day, facts=(fact,)
            )
        if meeting.roll is None or not meeting.roll.complete:
            return _missing(
                about,
                f"whether the public came on {day}",
                f"the whole roll of {meeting.id}",
                gap="attendance list not complete",
            )
        return Outcome(about, "met", f"nobody of the public is on the roll of {day}")
    if meeting.minutes is None:
        return _missing(
            about, f"whether the public was excluded on {day}", f"the minutes of {meeting.id}", gap="minutes missing"
        )
    excluded = [(item.id, meeting.place.at(*keys, "excluded")) for item, keys in minute_items(meeting) if item.excluded]
    facts = tuple(Fact(f"the public was excluded for the item {id}", at) for id, at in excluded)
    if not excluded:
        told = Fact("the roll counts members of the public", came[0]) if came else Fact("no exclusion is minuted")
        return Outcome(about, "met", f"the meeting of {day} was open to the public", facts=(told,))
    if rule.public == "open-unless-resolved":
        return _resolved(meeting, about, facts)
    if rule.public == "open":
        return Outcome(
            about,
            "breached",
            f"the public was excluded from a part of the meeting of {day}",
            since=day,
            ended=day,
            facts=facts,
        )
    return _notified(meeting, about, [id for id, _ in excluded], facts)


def _resolved(meeting: Meeting, about: str, facts: tuple[Fact, ...]) -> Outcome:
    """Whether the meeting resolved to exclude the public: a clause of that item, or of one before it, says so."""
    day, resolved = meeting.day, False
    without: list[str] = []
    unclear: list[str] = []
    for item, _ in minute_items(meeting):
        resolved = resolved or any(_excludes(clause.text) for clause, _, _ in clauses(item))
        if item.excluded and not resolved:
            told = item.votes or any(clauses(item)) or _excludes(" ".join(map(str, item.text)))
            (unclear if told else without).append(item.id)
    if without:
        ids = ", ".join(without)
        summary = f"the public was excluded on {day} without a resolution ({ids})"
        settles = Needed("if the meeting resolved it, the minutes have the clause", "resolved")
        return Outcome(about, "breached", summary, day, facts, (), settles, ended=day)
    if unclear:
        what = f"whether the meeting of {day} resolved to exclude the public ({', '.join(unclear)})"
        return _missing(
            about,
            what,
            f"the clause by which {meeting.id} excluded the public",
            facts,
            gap="resolution to exclude the public not recorded",
        )
    return Outcome(about, "met", f"the public was excluded on {day} by resolution", facts=facts)


def _excludes(words: object) -> bool:
    return any(word in str(words).casefold() for word in _EXCLUDING)


def _notified(meeting: Meeting, about: str, ids: list[str], facts: tuple[Fact, ...]) -> Outcome:
    """Whether it was notified beforehand that the public would be excluded for these items."""
    day, agenda = meeting.day, meeting.agenda
    if agenda is None:
        return _missing(
            about,
            f"whether the exclusion on {day} was notified beforehand",
            f"the agenda of {meeting.id}",
            facts,
            gap="agenda missing",
        )
    items = [*agenda.items, *(item for supplement in agenda.supplements for item in supplement.items)]
    restricted = {item.id for item in _all(items) if item.restricted is not None or _papers_restricted(item)}
    if set(ids) <= restricted:
        return Outcome(about, "met", f"what was closed on {day} had been notified in the agenda", facts=facts)
    missing = ", ".join(id for id in ids if id not in restricted)
    return Outcome(
        about,
        "breached",
        f"the public was excluded on {day} without notice in the agenda ({missing})",
        since=day,
        ended=day,
        facts=(*facts, Fact("the agenda has these items without a restriction", meeting.place.at("agenda"))),
        settles=Needed("if it was notified, the agenda's item says so", "restricted"),
    )


def _papers(rule: PlaceRule, meeting: Meeting, about: str) -> Outcome:
    day = meeting.day
    if meeting.minutes is None:
        return _missing(
            about, f"whether the papers of {day} are public", f"the minutes of {meeting.id}", gap="minutes missing"
        )
    facts = tuple(Fact(f"restricted under {paragraph}", at) for paragraph, at in _restricted(meeting))
    if facts and rule.papers == "public":
        return Outcome(
            about, "breached", f"a part of the papers of {day} is restricted", since=day, ended=day, facts=facts
        )
    if facts:
        return Outcome(about, "met", f"the papers of {day} are public, save those excluded", facts=facts)
    return Outcome(
        about,
        "met",
        f"nothing in the papers of {day} is restricted",
        facts=(Fact("the minutes", meeting.place.at("minutes")),),
    )


def _restricted(meeting: Meeting) -> Iterator[tuple[str, Place]]:
    for item, keys in minute_items(meeting):
        if item.restricted is not None:
            yield item.restricted.paragraph, meeting.place.at(*keys, "restricted")
    if meeting.agenda is not None:
        for entry in _all(meeting.agenda.items):
            found = [entry.restricted, *(paper.restricted for paper in entry.papers)]
            yield from ((each.paragraph, meeting.place.at("agenda")) for each in found if each is not None)


def _all(items: list[AgendaItem] | tuple[AgendaItem, ...]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from _all(item.parts)


def _papers_restricted(item: AgendaItem) -> bool:
    return any(paper.restricted is not None for paper in item.papers)


def _missing(about: str, what: str, record: str, facts: tuple[Fact, ...] = (), *, gap: str) -> Outcome:
    return Outcome(
        about,
        "unknown",
        f"{what} is unknown",
        facts=facts,
        missing=(record,),
        settles=f"{record} is entered",
        gap=gap,
    )
