"""What runs out, on the desk: appointments, terms of reference, and what compliance tells to be due."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.assess import assess_body
from mkcsp.documents.commands import command
from mkcsp.documents.desk_matter import Desk, Matter
from mkcsp.documents.wording import in_words
from mkcsp.history.membership import seat_holdings
from mkcsp.history.names_of_the_day import name_on
from mkcsp.history.tristate import covers
from mkcsp.model.dates import Day

ELSEWHERE = ("attendance", "notice", "minutes", "actions", "place", "inspection", "quorum")
"""Kinds of rule that the desk tells of in another way, or that are over with the meeting that they are about."""


def duties(desk: Desk) -> Iterator[Matter]:
    """Clauses that fall due soon, and those that are breached for as long as nothing is done."""
    for answer in assess_body(desk.register, desk.group, desk.on).answers:
        outcome = answer.outcome
        if answer.clause.rule.kind in ELSEWHERE or outcome.ended is not None:
            continue
        if answer.state == "breached":
            due = outcome.due or (outcome.since.last if outcome.since else None)
        elif answer.state == "due-soon" and (outcome.due is None or outcome.due <= desk.horizon):
            due = outcome.due
        else:
            continue
        what = f"{outcome.summary} ({answer.clause.cited})"
        now = due is None and answer.state == "breached"
        yield Matter("duty", desk.group.id, what, answer.clause.at, command("explain", answer.id), due=due, now=now)


def expiries(desk: Desk) -> Iterator[Matter]:
    """Memberships, offices and terms of reference that by the records themselves end soon."""
    id, today = desk.group.id, Day.of(desk.on)
    for tenure in seat_holdings(desk.register, desk.group):
        left = tenure.left
        if tenure.member is not None and left is not None and desk.soon(left) and tenure.covers(today):
            what = (
                f"{name_on(desk.register, tenure.member, today)} holds the seat {tenure.seat.id} until {in_words(left)}"
            )
            yield Matter("expiry", id, what, tenure.at, command("members", id), due=left.last)
    for number, office in enumerate(desk.group.offices):
        if office.member is not None and office.until is not None and desk.soon(office.until) and covers(office, today):
            name = name_on(desk.register, office.member, today)
            what = f"{name} is {office.office} until {in_words(office.until)}"
            place = desk.group.place.at("offices", number)
            yield Matter("expiry", id, what, place, command("members", id), due=office.until.last)
    for terms in desk.register.terms_of(id):
        until = terms.in_force.until if terms.in_force else None
        if until is not None and desk.soon(until) and terms.status == "agreed":
            what = f"the terms {terms.id} are in force until {in_words(until)}"
            yield Matter("expiry", id, what, terms.place.at("in-force"), command("show", terms.id), due=until.last)
