"""records/terms/GROUP/VERSION.yaml: terms of reference, a file for each version, with rules beside their clauses."""

from __future__ import annotations

from typing import ClassVar, Literal

from mkcsp.model.base import Body, Prose, Record, frozen
from mkcsp.model.dates import Count, Dated, Day
from mkcsp.model.group import MembershipType
from mkcsp.model.rules import (
    ActionsRule,
    BelongingRule,
    ChairingRule,
    ClassesRule,
    ConsiderationRule,
    FrequencyRule,
    InspectionRule,
    MinutesRule,
    NoticeRule,
    PlaceRule,
    QuorumRule,
    ReportBackRule,
    ReportRule,
    RepresentationRule,
    ReviewRule,
    StrategyRule,
    TermOfOfficeRule,
    TermsRule,
)

Wording = Literal["verbatim", "summary"]


@frozen
class AttendanceRule(ClassesRule):
    """What the terms say of members who miss meetings. Each question is answered, or `not-said`; none has a default."""

    kind: Literal["attendance"]
    """This is a rule on attendance. Other kinds of rule stand in the same list, each told by its `kind`."""
    absences: Count | Literal["not-said"]
    """How many consecutive absences."""
    binds: tuple[MembershipType, ...] | Literal["not-said"]
    """Which types of membership it binds for certain. `not-said`: members with a vote for certain, and it is read both
    with and without the others."""
    may_bind: tuple[MembershipType, ...] = ()
    """Types of which the clause does not say whether it binds them as well: it is read both ways."""
    whose: Literal["person", "seat", "organisation", "not-said"]
    """Whose absence it is: the person's, the seat's (whoever holds it), or the organisation's."""
    deputy: Literal["attendance", "leaves-run", "absence", "not-said"]
    """A deputy counts as attendance, leaves the run as it is, or counts as absence."""
    who_may_deputise: Literal["anybody", "named-deputy", "not-said"]
    """Whether anybody sent is a deputy, or only one who was named beforehand. Others then count as nobody sent."""
    apologies: Literal["absence", "not-an-absence", "not-said"]
    """Apologies without a deputy. What is not an absence leaves the run as it is."""
    accepted_absence: Literal["left-out", "ends-run", "not-said"]
    """An absence that the group accepted: it neither adds to the run nor ends it, or it ends it."""
    inquorate: Literal["counts", "credits", "does-not-count", "not-said"]
    """An inquorate meeting counts for all; credits those who came and is no absence for the rest; or does not count."""
    extraordinary: Literal["counts", "credits", "does-not-count", "not-said"]
    """The same of an extraordinary meeting, or one summoned at short notice."""
    reconvened: Literal["one-meeting", "second-meeting", "not-said"]
    """A meeting reconvened from another is one meeting with it, or a second one."""
    remote: Literal["attendance", "absence", "not-said"]
    """Remote attendance."""
    part: Literal["attendance", "absence", "share", "not-said"]
    """Presence for part of a meeting; `share`: attendance from `part-share` on."""
    part_share: Count | None = None
    """Percent of the meeting's time from which part is attendance, with `part: share`."""
    after_dealing: Literal["begins-anew", "goes-on", "not-said"]
    """When the group has dealt with a breach and the member is retained, the run begins anew or goes on."""
    consequence: Prose
    """Words for the letter: what the clause says will follow."""


Rule = (
    AttendanceRule
    | FrequencyRule
    | ChairingRule
    | TermOfOfficeRule
    | BelongingRule
    | RepresentationRule
    | QuorumRule
    | ReviewRule
    | StrategyRule
    | ReportRule
    | ReportBackRule
    | MinutesRule
    | ActionsRule
    | PlaceRule
    | NoticeRule
    | InspectionRule
    | TermsRule
    | ConsiderationRule
)
"""A rule as data, distinguished by its `kind`."""


@frozen
class Practice(Record):
    """records/practices/GROUP.yaml: what a body adopted as practice, without its terms of reference saying so."""

    KIND: ClassVar[str] = "practices"

    rules: tuple[AdoptedRule, ...] = ()
    """The rules that it adopted."""

    @property
    def group(self) -> str:
        """Id of the body."""
        return self.id


@frozen
class AdoptedRule(Dated):
    """A rule that a body adopted as practice, for a time. Off unless it was adopted."""

    heading: str
    """What the practice is called in print: `Notice of meetings`."""
    by: str | None = None
    """The minute that adopted it."""
    words: Prose | None = None
    """What was adopted, in a sentence."""
    rule: Rule
    """The rule, as data."""


@frozen
class Section:
    """A section of the terms, with the rules that rest on it."""

    id: str
    """Short and never changed; rules and findings cite the clause by it."""
    number: str | None = None
    """As printed. Gaps are kept: 13 may follow 11."""
    heading: str | None = None
    """As printed."""
    text: Body = ()
    """Its paragraphs."""
    wording: Wording | None = None
    """Where it differs from that of the whole version."""
    rules: tuple[Rule, ...] = ()
    """The rules that rest on this section, as data."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Agreement:
    """The minute by which a version was agreed."""

    by: str | None = None
    """The item or clause of the minutes (`smk/2016-01-21/sng-update/5`)."""
    on: Day | None = None
    """When, if no minute is in the records."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Terms(Record):
    """A version of a body's terms of reference. Its id is `GROUP/VERSION` (`sng/2016-10`)."""

    KIND: ClassVar[str] = "terms"

    title: str
    """As printed on it."""
    dated: Day | None = None
    """The date that it bears."""
    status: Literal["draft", "agreed", "not-known"]
    """A draft binds nobody; `not-known` where no record shows whether it was agreed."""
    agreed: Agreement | None = None
    """By which minute it was agreed."""
    in_force: Dated | None = None
    """From when, and until when, it was in force. Only a version shown to be in force on a day is applied."""
    replaces: str | None = None
    """Id of the version before."""
    wording: Wording = "verbatim"
    """`summary` where it was restated: it is then printed as a summary of the published paper."""
    sections: tuple[Section, ...] = ()
    """In the order of the paper. None: its text is not in the records, so nobody can say what rules it holds."""
    closing: Prose | None = None
    """The line that ends it: `Revised May 2005`."""

    @property
    def group(self) -> str:
        """Id of the body whose terms these are."""
        return self.id.split("/", 1)[0]
