"""Rules of terms of reference as data, other than the one on attendance: a dataclass for each kind.

A question that a clause leaves open is answered `not-said`, and every reading is tried: nothing has a hidden default.
A field that may be left out asks nothing when it is left out.
"""

from __future__ import annotations

from typing import Literal

from mkcsp.records.base import Prose
from mkcsp.records.dates import Count
from mkcsp.records.frozen import frozen
from mkcsp.records.groups import HeldBy, MembershipType


@frozen
class Obligation:
    """What every rule has, whatever its kind."""

    id: str
    """Short and never changed; findings name the rule by it."""
    group: str | None = None
    """The body that is bound, where it is another than the one whose terms these are."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class ChairingRule(Obligation):
    """Who holds an office of the body, and who presides."""

    kind: Literal["chairing"]
    """This is a rule on the chair, the vice-chair or a deputy."""
    office: str
    """`chair`, `vice-chair`, `deputy-chair`."""
    by_office: tuple[HeldBy, ...] = ()
    """The posts or offices elsewhere whose holder has it; any of them, where there are several."""
    appointed_for: Count | None = None
    """The months for which an appointment lasts."""
    expiry: Literal["on-the-day", "at-the-next-meeting", "not-said"] | None = None
    """With `appointed-for`: when an appointment that was not renewed ends."""
    from_among: Literal["members", "anybody", "not-said"] | None = None
    """From among whom the holder is appointed."""
    terms_limit: Count | None = None
    """How many appointments in a row one person may have."""
    presides: Literal["only-the-holder", "holder-or-deputy", "anybody-elected", "not-said"] | None = None
    """Who may preside at a meeting: the holder alone; the holder or else a vice-chair or deputy; or whoever is elected
    for the meeting in the holder's absence."""
    warn_months: Count | None = None
    """How many months ahead an expiry is to be told."""


@frozen
class TermOfOfficeRule(Obligation):
    """For how long members are elected or appointed."""

    kind: Literal["term-of-office"]
    """This is a rule on the length of a membership."""
    binds: tuple[MembershipType, ...] | Literal["not-said"]
    """Which types of membership it binds for certain. `not-said`: members with a vote for certain, and it is read both
    with and without the others."""
    may_bind: tuple[MembershipType, ...] = ()
    """Types of which the clause does not say whether it binds them as well: it is read both ways."""
    years: Count
    """The length of a term."""
    reappointment: Literal["allowed", "not-allowed", "not-said"]
    """Whether a second term may follow the first."""
    warn_months: Count | None = None
    """How many months ahead an expiry is to be told."""


@frozen
class BelongingRule(Obligation):
    """Membership that depends on membership of another kind of group."""

    kind: Literal["belonging"]
    """This is a rule on membership of another group."""
    binds: tuple[MembershipType, ...] | Literal["not-said"]
    """Which types of membership it binds for certain. `not-said`: members with a vote for certain, and it is read both
    with and without the others."""
    may_bind: tuple[MembershipType, ...] = ()
    """Types of which the clause does not say whether it binds them as well: it is read both ways."""
    group_kinds: tuple[str, ...] = ()
    """Kinds of group of which at least one is needed: `working-group`, `delivery-group`."""
    groups: tuple[str, ...] = ()
    """Or ids of the groups of which at least one is needed."""


@frozen
class RepresentationRule(Obligation):
    """Who has to be represented, and with how many votes and seats."""

    kind: Literal["representation"]
    """This is a rule on seats."""
    classes: tuple[str, ...] = ()
    """Classes of organisations of which every one has to be represented."""
    organisations: tuple[str, ...] = ()
    """Ids of organisations that have to be represented."""
    vacancy: Literal["breach", "allowed", "not-said"]
    """What a vacant seat of theirs is."""
    fill_within_months: Count | None = None
    """Within how many months a vacancy has to be filled."""
    one_vote: Literal["organisation", "shared", "organisation-and-shared", "not-said"] | None = None
    """For what there is one vote: each organisation, each set of seats that share one, or both."""
    more_than_one: Literal["allowed", "with-agreement", "not-allowed", "not-said"] | None = None
    """Whether an organisation may have more than one representative; agreement is the minute in the representative's
    or the seat's `by`."""
    new_associates: Literal["consent", "free", "not-said"] | None = None
    """Whether a new associate needs the body's consent, which is the minute in the `by` of the seat's membership."""


@frozen
class ClassQuorum:
    """How many organisations of a class make a quorum."""

    class_: str
    """The class."""
    number: Count
    """How many of its organisations."""


@frozen
class QuorumRule(Obligation):
    """How many make a quorum."""

    kind: Literal["quorum"]
    """This is a rule on the quorum."""
    defined: Literal["not-defined", "number", "share", "classes"]
    """`not-defined` where the terms say that there is none, or that it is left open."""
    number: Count | None = None
    """With `number`: how many."""
    percent: Count | None = None
    """With `share`: percent of those who count, rounded up to a whole person: 33 is one third of any
    body of fewer than a hundred, and 66 is two thirds of one of fewer than fifty."""
    classes: tuple[ClassQuorum, ...] = ()
    """With `classes`: organisations of each class that have to be represented."""
    of: tuple[MembershipType, ...] | Literal["not-said"]
    """Which types of membership count, in the room and for the share."""
    heads: Literal["persons", "seats", "organisations", "not-said"]
    """What is counted in the room."""
    share_of: Literal["seats", "filled-seats", "not-said"] | None = None
    """With `share`: of how many."""
    deputies: Literal["count", "do-not-count", "not-said"]
    """Whether deputies count."""
    remote: Literal["count", "do-not-count", "not-said"]
    """Whether those who take part from elsewhere count."""
    when: Literal["at-opening", "throughout", "not-said"]
    """When there has to be one."""


@frozen
class PlaceRule(Obligation):
    """Where a body meets, and whether in public."""

    kind: Literal["place"]
    """This is a rule on place and openness."""
    venues: tuple[str, ...] = ()
    """Words of which the venue has to hold one, whatever their case: `Civic Offices`."""
    public: Literal["open", "open-unless-notified", "closed", "not-said"] | None = None
    """Whether meetings are open to the public."""
    papers: Literal["public", "public-unless-excluded", "not-said"] | None = None
    """Whether minutes and papers are public."""


@frozen
class NoticeRule(Obligation):
    """How long before a meeting its agenda is issued."""

    kind: Literal["notice"]
    """This is a rule on notice."""
    clear_days: Count
    """Clear days: neither the day of issue nor the day of the meeting counts."""
    saturdays: Literal["count", "do-not-count", "not-said"]
    """Whether Saturdays count."""
    sundays: Literal["count", "do-not-count", "not-said"]
    """Whether Sundays count."""
    bank_holidays: Literal["count", "do-not-count", "not-said"]
    """Whether bank holidays count. Their days stand in the settings."""
    extraordinary_days: Count | None = None
    """Clear days for an extraordinary meeting, where these differ."""


@frozen
class InspectionRule(Obligation):
    """How long papers stay open to inspection."""

    kind: Literal["inspection"]
    """This is a rule on inspection."""
    minutes_years: Count
    """Years for agendas, minutes and reports."""
    background_years: Count | None = None
    """Years for background papers."""
