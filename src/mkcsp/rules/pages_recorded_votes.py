"""The codes of recorded votes: MK416 to MK419."""

from __future__ import annotations

from mkcsp.findings import Page, Severity

NOT_THERE = Page(
    "MK416",
    "vote of somebody who is not on the roll",
    Severity.WARNING,
    """
    Somebody's own vote is recorded, and the roll, which names everybody, does not have them among those present. A
    name was mistaken, or the roll lacks somebody who came late.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - name: Sam Marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - name: Jo Field
    """,
)
TWO_VOTES = Page(
    "MK417",
    "two votes where there is one",
    Severity.WARNING,
    """
    Somebody's vote is recorded twice in one ballot, or two people voted who have one vote between them: they sit for
    one organisation, which has one vote however many represent it, or their seats share a vote (`shares-vote`). If
    the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: council-1
            organisation: council
            membership:
              - type: voting
            representatives:
              - member: jo-field
                from: 2014
          - id: council-2
            organisation: council
            membership:
              - type: voting
            representatives:
              - member: sam-marsh
                from: 2014
        # records/organisations/council.yaml
        name: Anytown Council
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - member: jo-field
                    - member: sam-marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        seats:
          - id: council-1
            organisation: council
            membership:
              - type: voting
            representatives:
              - member: jo-field
                from: 2014
          - id: council-2
            organisation: council
            membership:
              - type: voting
            representatives:
              - member: sam-marsh
                from: 2014
        # records/organisations/council.yaml
        name: Anytown Council
        # records/members/jo-field.yaml
        name: Jo Field
        # records/members/sam-marsh.yaml
        name: Sam Marsh
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - member: jo-field
    """,
)
WITHOUT_VOTE = Page(
    "MK418",
    "vote of somebody without one",
    Severity.WARNING,
    """
    The vote is recorded of somebody who stands on the roll under a heading without votes (co-opted members,
    observers, officers, others) or with `votes: no`. If they did vote, `votes: yes` on their line says so.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: observers
              lines:
                - name: Jo Field
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - name: Jo Field

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: members
              lines:
                - name: Jo Field
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  recorded-for:
                    - name: Jo Field
    """,
)
NAMES_AND_TOTALS = Page(
    "MK419",
    "more names than votes",
    Severity.WARNING,
    """
    More people are recorded by name for, against or abstaining than the total says. Fewer is no finding: any member
    may ask for their own vote alone to be recorded.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: 1
                  recorded-for:
                    - name: Jo Field
                    - name: Sam Marsh

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: 2
                  recorded-for:
                    - name: Jo Field
                    - name: Sam Marsh
    """,
)
PAGES = (NOT_THERE, TWO_VOTES, WITHOUT_VOTE, NAMES_AND_TOTALS)
