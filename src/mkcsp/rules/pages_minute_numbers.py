"""The codes of minute numbers: MK401 to MK405."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

REPEATED = Page(
    "MK401",
    "minute number used twice",
    Severity.WARNING,
    """
    Two minutes of one series bear the same number, so a citation of it means either. Real series contain this: store
    what is printed and acknowledge it. References in the records are by ids and are not affected.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: minutes
              minute: SMK30

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: minutes
              minute: SMK31
    """,
)
NOT_OF_SERIES = Page(
    "MK402",
    "minute number that does not fit the series",
    Severity.WARNING,
    """
    The number is not written as the group's `minute-series` says, or names another year than that of the meeting. If
    it is printed so, acknowledge it; if the body changed its style, the pattern is that of the present series.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SKM30

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
    """,
)
BACKWARDS = Page(
    "MK403",
    "minute number lower than the one before",
    Severity.WARNING,
    """
    Numbers run on through the minutes of a body in the order of its meetings; this one is lower than that of the
    minute before it. Business may have been minuted in the order taken but numbered by the agenda, or a digit is
    wrong. If it is printed so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: minutes
              minute: SMK13

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: minutes
              minute: SMK31
    """,
)
GAP = Page(
    "MK404",
    "gap in the minute numbers",
    Severity.NOTE,
    """
    Numbers are left out between this minute and the one before. Within a meeting, the minute in between may have been
    printed without its number: enter it with `minute: missing` and the `inferred` number. Between meetings, minutes
    may lack in the records.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: cctv
              minute: SMK32

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: welcome
              minute: SMK30
            - id: minutes
              minute: missing
              inferred: SMK31
            - id: cctv
              minute: SMK32
    """,
)
INFERRED = Page(
    "MK405",
    "inferred number that does not fit",
    Severity.WARNING,
    """
    `inferred` says which number the series would give to a minute that was printed without one. Here the number is
    printed after all (`minute` is not `missing`), or the inferred one is not written as the series says, or is not the
    next. It is never printed, but actions and lists would cite it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: health
              minute: SMK35
            - id: cctv
              minute: missing
              inferred: SMK37

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        minute-series:
          pattern: SMK{n}
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: health
              minute: SMK35
            - id: cctv
              minute: missing
              inferred: SMK36
    """,
)
PAGES = (REPEATED, NOT_OF_SERIES, BACKWARDS, GAP, INFERRED)
