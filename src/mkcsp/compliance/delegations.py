"""Agreement to more than one representative of an organisation, and consent to new associates."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.footing import seat_name, seats_on
from mkcsp.compliance.outcomes import Case, Fact, Outcome
from mkcsp.history.approval import decided
from mkcsp.history.membership import type_entry
from mkcsp.history.names_of_the_day import organisation_name
from mkcsp.history.tristate import covers
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.model.group import Representative, Seat
from mkcsp.model.rules import RepresentationRule

_SITS = ("voting", "associate", "co-opted")


def further(rule: RepresentationRule, case: Case) -> Iterator[Outcome]:
    """Organisations with more than one representative on the day of judgement, and whether that was agreed."""
    if rule.more_than_one in (None, "allowed"):
        return
    day = Day.of(case.on)
    found: dict[str, list[tuple[str | None, Place]]] = {}
    for one in seats_on(case, day):
        if one.seat.organisation is None or one.type not in _SITS:
            continue
        for tenure in one.tenures:
            entry = tenure.spans[0]
            own = entry.by if isinstance(entry, Representative) else None
            found.setdefault(one.seat.organisation, []).append((own or _by(one.seat, day), tenure.at))
    for id, those in found.items():
        if len(those) < 2:
            continue
        name = organisation_name(case.register, id)
        about = f"{id}/representatives"
        facts = tuple(Fact(f"a representative of {name}{f', by {by}' if by else ''}", at) for by, at in those)
        summary = f"{name} has {len(those)} representatives"
        if rule.more_than_one == "not-allowed":
            yield Outcome(about, "breached", f"{summary}; one is allowed", facts=facts, settles="all but one leave")
        elif sum(agreed(case, by) for by, _ in those) >= len(those) - 1:
            yield Outcome(about, "met", f"{summary}, with the body's agreement", facts=facts)
        else:
            lack = f"the minute by which the body agreed to more than one representative of {name}"
            yield Outcome(
                about,
                "cannot-be-told",
                f"{summary}; no minute is recorded that agreed to it",
                facts=facts,
                lacking=(lack,),
                settles="the minute is named under `by`; or the body agrees",
            )


def associates(rule: RepresentationRule, case: Case) -> Iterator[Outcome]:
    """Associate seats that began after the clause did, and whether the body consented."""
    if rule.new_associates != "consent":
        return
    day = Day.of(case.on)
    begins = case.spans[0].begins if case.spans else None
    for one in seats_on(case, day):
        entry = type_entry(one.seat, day)
        if entry is None or entry.type != "associate":
            continue
        start = entry.from_ or one.seat.from_
        if start is not None and begins is not None and start.last < begins:
            continue
        name, about = seat_name(case.register, one.seat), f"{one.seat.id}/consent"
        facts = (Fact(f"the seat of {name}{f', by {entry.by}' if entry.by else ''}", one.at),)
        if agreed(case, entry.by):
            how = "the terms name" if entry.by in case.register.terms else "the body consented to"
            yield Outcome(about, "met", f"{how} {name} as an associate", since=start, facts=facts)
        else:
            lack = f"the minute by which the body consented to {name}, or since when it is an associate"
            yield Outcome(
                about,
                "cannot-be-told",
                f"no minute is recorded that consented to {name} as an associate",
                facts=facts,
                lacking=(lack,),
                settles="the minute is named under `by`; or the body consents",
            )


def agreed(case: Case, by: str | None) -> bool:
    """Whether `by` names a minute of the body that had been made by the day of judgement, or terms of reference."""
    if by is None:
        return False
    if by in case.register.terms:
        return True
    minute = case.register.minute(by)
    return minute is not None and decided(minute, case.on)


def _by(seat: Seat, day: Day) -> str | None:
    return next((entry.by for entry in seat.membership if entry.by and covers(entry, day) is not False), None)
