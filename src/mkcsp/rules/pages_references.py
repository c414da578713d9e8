"""The codes of references to a whole record that is not there."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

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
