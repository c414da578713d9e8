"""What a field of a record can refer to, how to tell whether it is there, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkcsp.checks.book import Book
from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Key
from mkcsp.model.base import Record

UNKNOWN_MEMBER = Page(
    "MK201",
    "unknown member",
    Severity.ERROR,
    """
    A record names a person by an id that no file in `records/members/` has. Nobody can be looked up, so attendance
    and posts would be lost. Correct the id, or add the person. A roll takes `name` for somebody who needs no record.

    Bad::

        # records/settings.yaml
        name: SaferMK
        contact: jo-feild
        # records/members/jo-field.yaml
        name: Jo Field

    Good::

        # records/settings.yaml
        name: SaferMK
        contact: jo-field
        # records/members/jo-field.yaml
        name: Jo Field
    """,
)
UNKNOWN_ORGANISATION = Page(
    "MK202",
    "unknown organisation",
    Severity.ERROR,
    """
    A record names an organisation by an id that no file in `records/organisations/` has. Its name, class and vote
    cannot be told. Correct the id, or add the organisation.

    Bad::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            organisation: counsil
        # records/organisations/council.yaml
        name: Anytown Council

    Good::

        # records/members/jo-field.yaml
        name: Jo Field
        posts:
          - title: Chief Executive
            organisation: council
        # records/organisations/council.yaml
        name: Anytown Council
    """,
)
UNKNOWN_GROUP = Page(
    "MK203",
    "unknown group",
    Severity.ERROR,
    """
    A record names a group that no file in `records/groups/` has, or lies in the folder of such a group: a meeting in
    `records/meetings/smk/` is a meeting of `smk`. Correct the id or the folder's name, or add the group.

    Bad::

        # records/meetings/smk/2016-01-21.yaml
        status: held

    Good::

        # records/meetings/smk/2016-01-21.yaml
        status: held
        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
    """,
)
UNKNOWN_MEETING = Page(
    "MK205",
    "unknown meeting",
    Severity.ERROR,
    """
    A record names a meeting that has no file; or resolutions are kept for a meeting that has none. A meeting is named
    `GROUP/DATE` after the day for which it was first called, even if it was held on another. One that is only
    mentioned in the papers has a file too, which need say no more than its status.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          future-meetings:
            - smk/2016-04-14

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          future-meetings:
            - smk/2016-04-14
        # records/meetings/smk/2016-04-14.yaml
        status: planned
    """,
)
UNKNOWN_TERMS = Page(
    "MK207",
    "unknown terms of reference",
    Severity.ERROR,
    """
    A record names a version of terms of reference that has no file. A version is named `GROUP/VERSION` after its path
    in `records/terms/`. Where the text is not in the records, the file may do without `sections`.

    Bad::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/terms/sng/2016-10.yaml
        title: Terms of Reference
        status: draft
        replaces: sng/2015-01

    Good::

        # records/groups/sng.yaml
        name: Safer Neighbourhoods Group
        kind: delivery-group
        # records/terms/sng/2016-10.yaml
        title: Terms of Reference
        status: draft
        replaces: sng/2016-01
        # records/terms/sng/2016-01.yaml
        title: Draft Terms of Reference
        status: not-known
    """,
)
UNKNOWN_REPORT = Page(
    "MK208",
    "unknown report",
    Severity.ERROR,
    """
    An item, a paper or another report names a report that no file in `records/reports/` has. Correct the id, or add
    the report; a paper without a record of its own is named by its `title` alone.

    Bad::

        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        attachments:
          - title: Report on burglary
            report: burgalry
        # records/reports/burglary.yaml
        subject: Burglary

    Good::

        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        attachments:
          - title: Report on burglary
            report: burglary
        # records/reports/burglary.yaml
        subject: Burglary
    """,
)
UNKNOWN_STRATEGY = Page(
    "MK209",
    "unknown strategy",
    Severity.ERROR,
    """
    A report names a strategy that no file in `records/strategies/` has, so the boxes that it ticks mean nothing.

    Bad::

        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015

    Good::

        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015
        # records/strategies/safer-2015.yaml
        name: Community Safety Strategy 2015-17
        group: smk
        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
    """,
)
PAGES = (
    UNKNOWN_MEMBER,
    UNKNOWN_ORGANISATION,
    UNKNOWN_GROUP,
    UNKNOWN_MEETING,
    UNKNOWN_TERMS,
    UNKNOWN_REPORT,
    UNKNOWN_STRATEGY,
)


UNKNOWN_SEAT = Page(
    "MK204",
    "unknown seat",
    Severity.ERROR,
    """
    A line of a roll, a deputy or a breach names a seat that the group does not have. Seats stand in the group's own
    file, under `seats`, and are named by their `id`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  seat: polcie

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: police
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
                  seat: police
    """,
)
UNKNOWN_MINUTE = Page(
    "MK206",
    "unknown minute",
    Severity.ERROR,
    """
    A record names a minute that is not there: the meeting has no file, its minutes no such item, or the item no such
    clause. A minute is named `GROUP/DATE/ITEM`, and `GROUP/DATE/ITEM/CLAUSE` where one clause is meant; items and
    clauses by their `id`, not by the number of the minute.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/groups/cctv.yaml
        name: CCTV Group
        kind: working-group
        set-up-by: smk/2016-01-21/cctv/3
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "2"
                  text: That a CCTV group be set up.

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/groups/cctv.yaml
        name: CCTV Group
        kind: working-group
        set-up-by: smk/2016-01-21/cctv/2
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "2"
                  text: That a CCTV group be set up.
    """,
)
UNKNOWN_PRIORITY = Page(
    "MK210",
    "unknown priority",
    Severity.ERROR,
    """
    A report ticks a priority or responsibility that its strategy does not have, or ticks one and names no strategy.
    The list of priorities belongs to a strategy and changes with the next one: name the strategy of the report's own
    day, and its priorities by their ids.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/strategies/safer-2015.yaml
        name: Community Safety Strategy 2015-17
        group: smk
        priorities:
          - id: burglary
            title: Burglary
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015
        priorities:
          - robbery

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/strategies/safer-2015.yaml
        name: Community Safety Strategy 2015-17
        group: smk
        priorities:
          - id: burglary
            title: Burglary
        # records/reports/sng-review.yaml
        subject: Safer Neighbourhoods Group review
        strategy: safer-2015
        priorities:
          - burglary
    """,
)
UNKNOWN_ITEM = Page(
    "MK211",
    "unknown item",
    Severity.ERROR,
    """
    Something in a meeting's file (an interest, an arrival, the quorum, who presided, a correction) names an item that
    is neither in the minutes nor on the agenda of that meeting. It would be printed nowhere. Items are named by their
    `id`, not by their number.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: no
            item: cvtv
        minutes:
          items:
            - id: cctv

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: no
            item: cctv
        minutes:
          items:
            - id: cctv
    """,
)
UNKNOWN_ACTION = Page(
    "MK212",
    "action without a resolution",
    Severity.ERROR,
    """
    `records/resolutions/GROUP/DATE.yaml` says what became of the clauses and undertakings of one meeting. This key
    names none of them, so the action has no words. Write the id of the item, a slash, and the id of the clause or of
    the undertaking (`cctv/2`, `cctv/2/a`, `cctv/survey`).

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "2"
                  text: That the Head of Community Safety be requested to set up a group.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/3:
            owners:
              - post: Head of Community Safety

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "2"
                  text: That the Head of Community Safety be requested to set up a group.
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/2:
            owners:
              - post: Head of Community Safety
    """,
)
PAGES_REFERENCES_WITHIN_PAGES = (UNKNOWN_SEAT, UNKNOWN_MINUTE, UNKNOWN_PRIORITY, UNKNOWN_ITEM, UNKNOWN_ACTION)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that fields refer to.

    known: whether an id that stands in a record leads somewhere, or to a file that could not be read, which has been
    reported already. nearest: finds what was meant by one that does not.
    """

    page: Page
    noun: str
    remedy: str
    known: Callable[[Book, Record, str], bool]
    nearest: Callable[[Book, Record, str], str | None]

    def finding(self, book: Book, record: Record, id: str, keys: tuple[Key, ...]) -> Finding:
        """That this id leads nowhere; without keys, that the file's own path does."""
        near = self.nearest(book, record, id)
        help = f"did you mean `{near}`?" if near else self.remedy
        return self.page.finding(record.place.at(*keys), f"there is no {self.noun} `{id}`", help)


def _records(kind: str, page: Page, noun: str, remedy: str) -> Target:
    """A target that is a whole record of one kind."""
    return Target(
        page,
        noun,
        remedy,
        lambda book, record, id: id in book.ids[kind] or book.unread(kind, id),
        lambda book, record, id: book.nearest(kind, book.ids[kind]).to(id),
    )


def _local(page: Page, noun: str, remedy: str, ids: Callable[[Book, Record], Iterable[str]]) -> Target:
    """A target within the record, or within the record of its group."""
    return Target(
        page,
        noun,
        remedy,
        lambda book, record, id: id in ids(book, record) or book.unread("groups", record.id.split("/")[0]),
        lambda book, record, id: book.nearest(f"{noun} {record.path}", ids(book, record)).to(id),
    )


def _is_minute(book: Book, record: Record, id: str) -> bool:
    meeting, within = _parted(id)
    return within in book.minute_ids(meeting) or book.unread("meetings", meeting)


def _nearest_minute(book: Book, record: Record, id: str) -> str | None:
    meeting, within = _parted(id)
    if meeting not in book.register.meetings:
        near = book.nearest("meetings", book.register.meetings).to(meeting)
        return f"{near}/{within}" if near and within in book.minute_ids(near) else near
    found = book.nearest(f"minutes {meeting}", book.minute_ids(meeting)).to(within)
    return f"{meeting}/{found}" if found else None


def _parted(id: str) -> tuple[str, str]:
    """The meeting and what stands after it: `smk/2016-01-21` and `cctv/2`."""
    parts = id.split("/", 2)
    return "/".join(parts[:2]), parts[2] if len(parts) == 3 else ""


MEMBER = _records(
    "members",
    UNKNOWN_MEMBER,
    "member",
    "add `records/members/ID.yaml`; where no record is wanted, a roll takes `name` instead",
)
ORGANISATION = _records("organisations", UNKNOWN_ORGANISATION, "organisation", "add `records/organisations/ID.yaml`")
GROUP = _records("groups", UNKNOWN_GROUP, "group", "add `records/groups/ID.yaml`")
MEETING = _records(
    "meetings",
    UNKNOWN_MEETING,
    "meeting",
    "add `records/meetings/GROUP/DATE.yaml`; of a meeting that is only mentioned, its status will do",
)
TERMS = _records("terms", UNKNOWN_TERMS, "terms of reference", "add `records/terms/GROUP/VERSION.yaml`")
REPORT = _records("reports", UNKNOWN_REPORT, "report", "add `records/reports/ID.yaml`")
STRATEGY = _records("strategies", UNKNOWN_STRATEGY, "strategy", "add `records/strategies/ID.yaml`")
SEAT = _local(
    UNKNOWN_SEAT,
    "seat",
    "name a seat of this group by its id, or give the group one",
    lambda book, record: book.seats.get(record.id.split("/")[0], {}),
)
ITEM = _local(
    UNKNOWN_ITEM,
    "item of this meeting",
    "name an item of its minutes or agenda by its id",
    lambda book, record: book.item_ids(record.id),
)
MINUTE = Target(
    UNKNOWN_MINUTE,
    "minute",
    "a minute is named by its meeting, item and clause: `smk/2016-01-21/cctv/2`",
    _is_minute,
    _nearest_minute,
)
MINUTE_OR_TERMS = Target(
    UNKNOWN_MINUTE,
    "minute or terms of reference",
    "a minute is named like `smk/2016-01-21/cctv/2`, terms of reference like `csp/2005-05`",
    lambda book, record, id: id in book.register.terms or book.unread("terms", id) or _is_minute(book, record, id),
    lambda book, record, id: book.nearest("terms", book.register.terms).to(id) or _nearest_minute(book, record, id),
)
MINUTE_OR_MEETING = Target(
    UNKNOWN_MINUTE,
    "minute or meeting",
    "a minute is named like `smk/2016-01-21/cctv/2`, a meeting like `smk/2016-01-21`",
    lambda book, record, id: id in book.register.meetings or _is_minute(book, record, id),
    _nearest_minute,
)
