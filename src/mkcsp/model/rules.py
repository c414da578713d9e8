"""Rules of terms of reference as data, other than the one on attendance: a dataclass for each kind."""

from __future__ import annotations

from typing import Literal

from mkcsp.model.base import Prose, frozen
from mkcsp.model.dates import Count
from mkcsp.model.group import HeldBy, MembershipType

Expiry = Literal["on-the-day", "at-the-next-meeting", "at-the-next-annual-meeting", "not-said"]
"""When what lasts for a time ends: on the day, or at the next meeting that could renew it."""


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
    """`chair`, `vice-chair`, `deputy-chair`, or what the body calls it: `chairman` is `chair`."""
    by_office: tuple[HeldBy, ...] = ()
    """The posts or offices elsewhere whose holder has it; any of them, where there are several."""
    appointed_for: Count | None = None
    """The months for which an appointment lasts."""
    expiry: Expiry | None = None
    """With `appointed-for`: when an appointment that was not renewed ends. Only a meeting with a quorum ends one, and
    an appointment made at an annual meeting lasts until the next annual one."""
    until: Literal["next-annual-meeting"] | None = None
    """Instead of `appointed-for`: an appointment lasts until the next annual meeting, however long that is."""
    from_among: Literal["members", "voting-members", "anybody", "not-said"] | None = None
    """From among whom the holder is appointed. An observer or an officer is not a member."""
    terms_limit: Count | None = None
    """How many appointments in a row one person may have."""
    presides: (
        Literal["only-the-holder", "holder-or-deputy", "anybody-elected", "elected-although-deputy-there", "not-said"]
        | None
    ) = None
    """Who may preside at a meeting: the holder alone; the holder or else a vice-chair or deputy; or, where none of
    them is there, whoever is elected for the meeting; or whoever is elected in the holder's absence, although a
    vice-chair or deputy is there."""
    vacancy: Literal["breach", "until-the-next-meeting", "not-said"] | None = None
    """What a vacant office is: a breach at once, or only once a meeting with a quorum did not fill it. Left out: both
    readings are tried."""
    fill_within_months: Count | None = None
    """Or within how many months a vacant office has to be filled."""
    warn_months: Count | None = None
    """How many months ahead an expiry is to be told."""


@frozen
class ClassesRule(Obligation):
    """What a rule that binds seats has besides: of which classes they are."""

    classes: tuple[str, ...] = ()
    """Only seats of these classes. Left out: seats of any class, or of none."""
    except_classes: tuple[str, ...] = ()
    """Not the seats of these classes."""


@frozen
class SeatsRule(ClassesRule):
    """What a rule that binds seats has besides: which of the seats of these types of membership it binds."""

    by_office: Literal["bound", "not-bound", "not-said"] | None = None
    """Whether seats that come with a post or office elsewhere (`held-by`) are bound. Left out: they are, but of a term
    of office both readings are tried."""


@frozen
class TermOfOfficeRule(SeatsRule):
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
    expiry: Expiry | None = None
    """When a term that was not renewed ends. Left out: on the day, but where the term is one year every reading is
    tried."""
    reappointment: Literal["allowed", "not-allowed", "not-said"]
    """Whether a second term may follow the first, in the same seat or another."""
    warn_months: Count | None = None
    """How many months ahead an expiry is to be told."""


@frozen
class BelongingRule(SeatsRule):
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
    needed: bool = True
    """`no`: nobody has to belong to one (`whether or not they are members of the Partnership`)."""


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
    levels: tuple[str, ...] = ()
    """At which of these levels whoever holds a seat of these classes or organisations has to be: the `level` of a post
    (`chief-officer`, `member`)."""
    derived: bool = False
    """Whether the body's seats that follow from something else are judged: one with `held-by` is held by whoever has
    that office or post, and one with `derived` by as many as its `places` say."""


@frozen
class ClassQuorum:
    """How many of a class make a quorum."""

    class_: str
    """The class."""
    number: Count
    """How many of it: organisations, seats or persons, as `heads` says."""


@frozen
class QuorumRule(Obligation):
    """How many make a quorum."""

    kind: Literal["quorum"]
    """This is a rule on the quorum."""
    defined: Literal["not-defined", "number", "share", "classes"]
    """`not-defined` where the terms say that there is none, or that it is left open."""
    number: Count | None = None
    """With `number`: how many. With `classes`: how many in all, besides those of each class."""
    percent: Count | None = None
    """With `share`: percent of those who count, rounded up to a whole person: 33 is one third of any
    body of fewer than a hundred, and 66 is two thirds of one of fewer than fifty."""
    classes: tuple[ClassQuorum, ...] = ()
    """With `classes`: how many of each class have to be there."""
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
    public: Literal["open", "open-unless-notified", "open-unless-resolved", "closed", "not-said"] | None = None
    """Whether meetings are open to the public: always; unless it was notified beforehand; or unless the meeting
    resolves to exclude the public."""
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
    short_notice: Literal["allowed", "not-allowed", "not-said"] | None = None
    """Whether a meeting may be summoned at shorter notice, as for urgency (`short-notice` of the meeting). Left out:
    both readings are tried."""
    short_notice_days: Count | None = None
    """Clear days for a meeting at short notice, where it may be. Left out: any number."""


@frozen
class InspectionRule(Obligation):
    """How long papers stay open to inspection."""

    kind: Literal["inspection"]
    """This is a rule on inspection."""
    minutes_years: Count
    """Years for agendas, minutes and reports."""
    background_years: Count | None = None
    """Years for background papers."""


@frozen
class Season:
    """A season in which a body has to meet."""

    name: str
    """`spring`, `autumn`."""
    months: tuple[Count, ...]
    """The months that belong to it, 1 to 12. The clause seldom says: answer as the body does, and note it."""
    purpose: Prose | None = None
    """What the meeting is for: `the past twelve months`."""
    reviews: Literal["terms", "membership", "strategy", "progress"] | None = None
    """The word by which its minutes say in `reviews` that it served its purpose. Left out: that is not asked."""


@frozen
class FrequencyRule(Obligation):
    """How often a body has to meet. What is given is asked: a number in a period, a longest gap, seasons."""

    kind: Literal["frequency"]
    """This is a rule on how often a body meets."""
    at_least: Count | None = None
    """How many meetings in each `period`."""
    period: Literal["calendar-year", "municipal-year", "rolling-year", "not-said"] | None = None
    """With `at-least`: the year that is meant. A municipal year begins with the body's annual meeting (`kind:
    annual`), in a year without one on 1 May; a rolling year ends on any day."""
    every_months: Count | None = None
    """Or the longest gap: a meeting every so many months."""
    gap: Literal["day-to-day", "calendar-months", "not-said"] | None = None
    """With `every-months`: from the day of one meeting to the same day of a later month, or at least one meeting in
    each span of so many calendar months."""
    seasons: tuple[Season, ...] = ()
    """Or a meeting in each of these seasons of every year."""
    inquorate: Literal["counts", "does-not-count", "not-said"]
    """Whether an inquorate meeting counts."""
    extraordinary: Literal["counts", "does-not-count", "not-said"]
    """Whether an extraordinary meeting counts."""
    reconvened: Literal["one-meeting", "second-meeting", "not-said"]
    """Whether a meeting reconvened from another is one with it in the number of meetings."""
    warn_months: Count | None = None
    """How many months ahead a meeting that falls due is to be told. Left out: one."""


Counted = Literal["day-to-day", "calendar-year", "municipal-year", "meeting-to-meeting", "not-said"]
"""What a year is: from the day to the same day of the next year; once in each calendar year, or in each municipal year,
which begins with the annual meeting, in a year without one on 1 May; or at the first meeting, an annual one where the
body has them, that can do it a year later."""


@frozen
class ReviewRule(Obligation):
    """Something that has to be looked at again and again."""

    kind: Literal["review"]
    """This is a rule on a review."""
    of: tuple[Literal["terms", "membership", "strategy", "progress"], ...]
    """What is reviewed. A minute that does it says so in `reviews`."""
    with_: str | None = None
    """Id of another body with which it is done. A minute of that body does it where it also heard the bound one."""
    every_months: Count
    """How often."""
    counted: Counted | None = None
    """Where it is every year or every so many years: what a year is. Left out: every reading is tried."""
    due_from: Literal["in-force", "last-review", "not-said"]
    """From when the first one is calculated: since the version was in force, or since an earlier version's review."""
    warn_months: Count | None = None
    """How many months ahead a review that falls due is to be told. Left out: one."""


@frozen
class StrategyRule(Obligation):
    """That there is a strategy for a period, reviewed or reported on each year."""

    kind: Literal["strategy"]
    """This is a rule on strategies."""
    years: Count
    """The length of the period."""
    reported: Literal["yearly", "not-said"] | None = None
    """Whether it has to be reported on or reviewed each year. A minute that does it has `strategy` in `reviews`."""
    counted: Counted | None = None
    """With `reported: yearly`: what a year is. Left out: every reading is tried."""
    warn_months: Count | None = None
    """How many months ahead the end of a period, or a report, is to be told. Left out: one."""


@frozen
class ReportRule(Obligation):
    """A report due from the bound body to another.

    It is a report that names the body in `from-group`, or a minute that names it in `heard`.
    """

    kind: Literal["report"]
    """This is a rule on reports."""
    to: str
    """Id of the body that is to have it."""
    how_often: Literal["each-meeting", "months", "not-said"]
    """At each meeting, or every so many `months`."""
    whose: Literal["theirs", "own", "not-said"] | None = None
    """With `how-often: each-meeting`, whose meetings: at each meeting of the other body; or after each of the bound
    body's own, at the next meeting of the other. Left out: both readings are tried."""
    through: str | None = None
    """The office of the bound body whose holder makes the report: `chair`."""
    months: Count | None = None
    """With `how-often: months`. Left out: from time to time, so that it is never late."""
    counted: Counted | None = None
    """With `months: 12` or several years: what a year is. Left out: every reading is tried."""
    contents: tuple[str, ...] = ()
    """What it has to cover, a few words for each. What a report covered stands in its `covers`, in the same words."""
    warn_months: Count | None = None
    """How many months ahead a report that falls due is to be told. Left out: one."""


@frozen
class ReportBackRule(Obligation):
    """Task-and-finish groups: reported to the body, and reporting back."""

    kind: Literal["report-back"]
    """This is a rule on task-and-finish groups."""
    what: Literal["groups-set-up", "findings"]
    """Either the bound body tells which groups were set up since the last meeting, or each group that it set up
    reports what it found."""
    to: str | None = None
    """Id of the body that is to hear it. Left out: the bound body itself."""
    within_meetings: Count | None = None
    """At which of its meetings after the group was set up, at the latest: 1 is the next. Left out: at any."""


@frozen
class MinutesRule(Obligation):
    """Approval of minutes at the next suitable meeting."""

    kind: Literal["minutes"]
    """This is a rule on the approval of minutes."""
    within_meetings: Count
    """At which later meeting, at the latest: 1 is the next."""
    suitable: Literal["ordinary", "any", "not-said"]
    """Whether an extraordinary meeting is suitable."""
    signed: bool = False
    """Whether they have to be signed."""


@frozen
class ActionsRule(Obligation):
    """That what was resolved is done when it is due."""

    kind: Literal["actions"]
    """This is a rule on actions."""
    within_months: Count | None = None
    """Within how many months what has no day of its own is to be done."""


@frozen
class TermsRule(Obligation):
    """Who settles the bound body's terms of reference."""

    kind: Literal["terms"]
    """This is a rule on who settles terms of reference."""
    set_by: str
    """Id of the body whose minute has to agree every version (`agreed` of the terms)."""


@frozen
class ConsiderationRule(Obligation):
    """Something that is considered in every decision, and minuted with it."""

    kind: Literal["consideration"]
    """This is a rule on what is considered in every decision."""
    of: Literal["equality"]
    """What is considered: the field of an item of the minutes that says how."""
