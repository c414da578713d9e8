"""The codes of approvals: MK406 to MK411."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

NOT_HELD = Page(
    "MK406",
    "approval of a meeting not held",
    Severity.WARNING,
    """
    A minute approves the minutes of a meeting that by its own record was not held: it is planned, cancelled or
    postponed. If the papers show that it was held, set its status to `held` (and `held-on`, where that was another
    day); otherwise another meeting is meant.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: planned
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
NOT_EARLIER = Page(
    "MK407",
    "approval of the same or a later meeting",
    Severity.ERROR,
    """
    A minute approves the minutes of its own meeting, or of a meeting that came after it. The state of those minutes,
    draft or approved, cannot be told. Name the earlier meeting that is meant.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        body: SaferMK Partnership
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2016-01-21
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        body: SaferMK Partnership
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
OTHER_BODY = Page(
    "MK408",
    "approval of another body's minutes",
    Severity.WARNING,
    """
    A body approves the minutes of a body that it did not succeed. A body approves its own; those of a body whose
    place it took, `succeeds` in the group's record makes its own. If the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/groups/bmg.yaml
        name: Business Management Group
        kind: management-group
        # records/meetings/bmg/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: bmg/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        succeeds:
          - group: csp
            terms: not-known
        # records/groups/csp.yaml
        name: Community Safety Partnership
        kind: partnership
        # records/meetings/csp/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: csp/2015-10-01
                  outcome: approved
    """,
)
AGAIN = Page(
    "MK409",
    "minutes approved twice",
    Severity.WARNING,
    """
    The same minutes are approved by a second minute, or deferred after they had been approved. Approval stands in the
    minute that gave it first; a later correction is a resolution of its own. One of the two probably means another
    meeting. If both are in the papers, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: deferred
        # records/meetings/smk/2016-04-14.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
    """,
)
UNKNOWN_CORRECTED = Page(
    "MK411",
    "correction that corrects nothing",
    Severity.ERROR,
    """
    A correction made on approval names an item that the corrected minutes do not have, or says neither what words or
    whose attendance it changes, or stands with minutes approved as they stood. It would be lost. Corrections of words
    give `now`, and `was` where the old words are known; those of the roll give `member` and `attendance`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved
                  corrections:
                    - was: Tuesday
                      now: Thursday

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2015-10-01.yaml
        status: held
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: minutes
              approves:
                - meeting: smk/2015-10-01
                  outcome: approved-as-corrected
                  corrections:
                    - was: Tuesday
                      now: Thursday
    """,
)
PAGES = (NOT_HELD, NOT_EARLIER, OTHER_BODY, AGAIN, UNKNOWN_CORRECTED)
