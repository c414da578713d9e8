"""The codes of references to a seat, a minute or another part of a record that is not there."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

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
PAGES = (UNKNOWN_SEAT, UNKNOWN_MINUTE, UNKNOWN_PRIORITY, UNKNOWN_ITEM, UNKNOWN_ACTION)
