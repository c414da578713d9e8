"""The minutes of a meeting: items, resolutions, votes, approvals."""

from __future__ import annotations

from typing import Literal

from mkcsp.model.base import Body, Prose, frozen
from mkcsp.model.dates import Count, Day, TimeOfDay
from mkcsp.model.terms_of_reference import Wording


@frozen
class Restricted:
    """What alone may be recorded here of a restricted item or paper."""

    paragraph: Prose
    """The paragraph relied on: `Schedule 12A, paragraph 3`."""
    summary: Prose | None = None
    """The public summary."""


@frozen
class Clause:
    """A clause of a resolution. Its words are here and nowhere else."""

    id: str
    """Its number as printed, and its name in references: `1`, `a`. A single clause is printed without."""
    text: Prose
    """The words: `That ...`."""
    parts: tuple[Clause, ...] = ()
    """Clauses below it."""
    outcomes: tuple[str, ...] = ()
    """`noted`, `supported`, `endorsed`, `agreed`, `approved`, `requested`, `set-up`, `disseminated` ..."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Voter:
    """Somebody whose own vote is recorded, or who moved or seconded what was voted on."""

    member: str | None = None
    """Id of the person."""
    name: str | None = None
    """Or the name, where there is no record."""
    as_: str | None = None
    """The name as printed."""


@frozen
class Vote:
    """A vote that was taken."""

    on: str | None = None
    """What was voted on: the id of a clause, or words."""
    proposed: Voter | None = None
    """Who moved it, where the minutes say so."""
    seconded: Voter | None = None
    """Who seconded it."""
    result: Literal["carried", "lost", "tied", "not-recorded"]
    """How it ended. `tied`: without decision."""
    unanimous: bool = False
    """Whether it was said to be unanimous."""
    for_: Count | None = None
    """How many for."""
    against: Count | None = None
    """How many against."""
    abstained: Count | None = None
    """How many abstained."""
    casting: Prose | None = None
    """How the casting vote was used, in words: `for, by the Chair`."""
    recorded_for: tuple[Voter, ...] = ()
    """Who voted for, where votes were recorded by name."""
    recorded_against: tuple[Voter, ...] = ()
    """Who voted against."""
    recorded_abstained: tuple[Voter, ...] = ()
    """Who abstained."""
    did_not_vote: Count | None = None
    """How many were present and did not vote."""
    recorded_did_not_vote: tuple[Voter, ...] = ()
    """Who they were, where votes were recorded by name."""


@frozen
class Interest:
    """A declaration of interest."""

    member: str | None = None
    """Id of the person."""
    name: str | None = None
    """Or the name, where there is no record."""
    as_: str | None = None
    """The name as printed."""
    items: tuple[str, ...] = ()
    """Ids of the items that it concerns; none: all items."""
    kind: str
    """`personal`, `prejudicial`, `disclosable-pecuniary`, or the body's own word."""
    nature: Prose | None = None
    """What the interest is, as declared in public."""
    followed: Literal["stayed", "left", "dispensation", "did-not-vote", "not-recorded"] = "not-recorded"
    """What followed."""


@frozen
class Correction:
    """A correction made when minutes were approved. It stands in the minute that approves; they stay as they were."""

    item: str | None = None
    """Id of the item corrected."""
    was: str | None = None
    """The words before."""
    now: str | None = None
    """The words instead."""
    words: Prose | None = None
    """What was corrected, where the paper tells it without quoting: `the date of the meeting`."""
    member: str | None = None
    """Of the roll: the member whose attendance is corrected."""
    as_: str | None = None
    """With `member`: the name as printed. Needed where the roll that is corrected has not got it."""
    attendance: Literal["present", "present-remotely", "deputy", "apologies", "absent", "not-recorded"] | None = None
    """Of the roll: what it should have said of that member."""
    deputy: str | None = None
    """With `attendance: deputy`: id of the deputy, if recorded."""
    deputy_as: str | None = None
    """With `deputy`: the deputy's name as printed, needed likewise."""


@frozen
class Approval:
    """What became of the minutes of an earlier meeting. Approval is here and nowhere else."""

    meeting: str
    """Id of the meeting whose minutes they are."""
    outcome: Literal["approved", "approved-as-corrected", "deferred"]
    """What was decided."""
    signed: bool | None = None
    """Whether the minute has them signed by whoever presided; left out: not recorded."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected."""


@frozen
class AcceptedAbsence:
    """An absence that the group accepted. The reason is never recorded: git does not forget."""

    member: str
    """Id of the member."""
    meeting: str | None = None
    """The one meeting for which it was accepted."""
    from_: Day | None = None
    """Or the first day of a period for which it was accepted,"""
    until: Day | None = None
    """and the last,"""
    review: Day | None = None
    """and the day on which the group looks at it again."""


@frozen
class Heard:
    """A report that was received with an item, on paper or by word of mouth."""

    group: str
    """Id of the group whose report it was."""
    by: str | None = None
    """Id of the member who gave it."""
    covers: tuple[str, ...] = ()
    """What it covered, in the words of the rule that asks for it. Left out: not recorded."""
    tells_of: tuple[str, ...] = ()
    """Ids of the groups that it mentions: task-and-finish groups that were set up."""


@frozen
class Undertaking:
    """Something that somebody said they would do, in the narrative rather than in a resolution."""

    id: str
    """Short and never changed; what became of it names it by this."""
    text: Prose
    """What was undertaken, in a sentence for the list of actions."""


@frozen
class NamedDocument:
    """A named document as the object of a resolution."""

    title: str
    """Its title."""
    outcomes: tuple[str, ...] = ()
    """`agreed`, `disseminated`, `noted` ..."""


@frozen
class MinuteItem:
    """An item of the minutes. The item of the agenda with the same id is the same business."""

    id: str
    """Short and never changed."""
    minute: str | None = None
    """The minute's number as printed, such as `SMK34`; `missing` where the source leaves out one that is due."""
    inferred: str | None = None
    """With `minute: missing`: the number that the series would give. It is never printed."""
    number: str | None = None
    """The number of the item where it is printed in the minutes too: `4`, `4(a)`."""
    title: str | None = None
    """As printed. Left out: the title of the item on the agenda."""
    time: TimeOfDay | None = None
    """When it began, where that is recorded."""
    wording: Wording | None = None
    """Where it differs from that of the whole minutes."""
    evidence: tuple[str, ...] = ()
    """What was before the meeting: `report`, `briefing-paper`, `presentation`, `oral-update`."""
    report: str | None = None
    """Id of the report that was considered."""
    heard: tuple[Heard, ...] = ()
    """Which groups reported to the body, on paper or by word of mouth."""
    urgent: Prose | None = None
    """Why the chair took it as urgent."""
    excluded: Prose | None = None
    """The paragraph under which press and public were excluded for it."""
    restricted: Restricted | None = None
    """A restricted item holds this, its heading and number, and nothing else."""
    outcome: Literal["deferred", "withdrawn", "not-reached", "not-recorded"] | None = None
    """Where the item was not taken."""
    deferred_to: str | None = None
    """The meeting to which it was deferred."""
    interests: tuple[Interest, ...] = ()
    """Declarations of interest."""
    text: Body = ()
    """The narrative."""
    equality: Prose | None = None
    """How equality and vulnerable groups were considered, where the terms ask for it."""
    undertakings: tuple[Undertaking, ...] = ()
    """Actions that stand in the narrative."""
    votes: tuple[Vote, ...] = ()
    """Votes taken."""
    resolved: tuple[Clause, ...] = ()
    """What was resolved."""
    resolved_as: str | None = None
    """The words printed before the first clause, where they differ from those of the whole minutes: `RECOMMENDED –`."""
    approves: tuple[Approval, ...] = ()
    """What became of the minutes of earlier meetings."""
    accepts: tuple[AcceptedAbsence, ...] = ()
    """Absences that the group accepted."""
    reviews: tuple[Literal["terms", "membership", "strategy", "progress"], ...] = ()
    """What the body reviewed with this item."""
    documents: tuple[NamedDocument, ...] = ()
    """Named documents that were agreed, noted or passed on."""
    parts: tuple[MinuteItem, ...] = ()
    """Sub-items."""
    note: Prose | None = None
    """A remark. It is never printed."""


@frozen
class Minutes:
    """What was minuted."""

    title: str | None = None
    """What is printed instead of "Minutes of the Meeting"."""
    wording: Wording = "verbatim"
    """`summary` where a published paper was restated: it is then printed as a summary of it, never as its words."""
    published: bool = False
    """Entered from a paper that the body had published. Without an approval in the records it is then printed as
    "approval not in the records", not as a draft."""
    resolved_as: str | None = None
    """The words printed before the first clause of every resolution. Left out: `RESOLVED –`."""
    items: tuple[MinuteItem, ...] = ()
    """In the order in which business was taken."""
    closing: Prose | None = None
    """The line that ends them, in the body's own wording. Left out: made from the time at which the meeting closed."""
