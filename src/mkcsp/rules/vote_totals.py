"""MK412 to MK415: totals of votes against the room and against what came of them."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.location import Place
from mkcsp.model.minute import Vote
from mkcsp.rules.sitting import Sitting

TOO_MANY = Page(
    "MK412",
    "more votes than people to cast them",
    Severity.WARNING,
    """
    The votes for, against and abstaining add up to more than the people on the roll who may vote: those under the
    headings for the chair and for members with a vote, and whoever has `votes: yes`, less whoever has `votes: no`. If
    the paper has it so, acknowledge it. Nothing is said where the roll is not complete.

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
                - name: Sam Marsh
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: 3

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
                - name: Sam Marsh
        minutes:
          items:
            - id: cctv
              votes:
                - result: carried
                  for: 2
    """,
)
OTHER_RESULT = Page(
    "MK413",
    "result that the totals do not bear out",
    Severity.WARNING,
    """
    A vote is carried with no more for than against, lost with more for, or tied with unequal numbers, and no casting
    vote is recorded. Some rules ask for more than a simple majority: then acknowledge it. Otherwise a number or the
    result is wrong.

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
                  for: 3
                  against: 5

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
                - result: lost
                  for: 3
                  against: 5
    """,
)
NOT_UNANIMOUS = Page(
    "MK414",
    "unanimous with votes against",
    Severity.WARNING,
    """
    A vote is said to be unanimous, and votes against it are recorded too. One of the two is wrong; abstentions do not
    matter, since bodies differ on them.

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
                  unanimous: yes
                  for: 5
                  against: 1

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
                  unanimous: yes
                  for: 5
                  against: 0
    """,
)
NO_TIE = Page(
    "MK415",
    "casting vote without a tie",
    Severity.WARNING,
    """
    A casting vote is recorded, but the votes for and against are neither equal nor one apart (the casting vote may
    have been counted in). Or the vote is tied without decision although a casting vote decided it.

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
                  for: 6
                  against: 3
                  casting: for, by the Chair

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
                  for: 4
                  against: 4
                  casting: for, by the Chair
    """,
)
PAGES = (TOO_MANY, OTHER_RESULT, NOT_UNANIMOUS, NO_TIE)


def check(sitting: Sitting) -> Iterator[Finding]:
    """The totals of every vote of a meeting."""
    for item, keys in sitting.items:
        for number, vote in enumerate(item.votes):
            at = sitting.at(*keys, "votes", number)
            yield from _room(sitting, vote, at)
            yield from _result(vote, at)


def _room(sitting: Sitting, vote: Vote, at: Place) -> Iterator[Finding]:
    cast = (vote.for_ or 0) + (vote.against or 0) + (vote.abstained or 0) + (vote.did_not_vote or 0)
    roll = sitting.meeting.roll
    if not cast or roll is None or not roll.complete:
        return
    could = sitting.could_vote
    # The chair's casting vote may have been counted in with the rest.
    if cast > could + (vote.casting is not None):
        message = f"{cast} votes are recorded, but {could} on the roll could vote"
        yield TOO_MANY.finding(at, message)


def _result(vote: Vote, at: Place) -> Iterator[Finding]:
    if vote.unanimous and (vote.against or vote.recorded_against):
        count = vote.against or len(vote.recorded_against)
        yield NOT_UNANIMOUS.finding(at, f"said to be unanimous, with {count} against")
    if vote.for_ is None or vote.against is None:
        if vote.casting is not None and vote.result == "tied":
            yield NO_TIE.finding(at, "tied without decision, although a casting vote is recorded")
        return
    more = vote.for_ - vote.against
    totals = f"with {vote.for_} for and {vote.against} against"
    if vote.casting is not None:
        if abs(more) > 1:
            yield NO_TIE.finding(at, f"a casting vote is recorded {totals}")
        elif vote.result == "tied":
            yield NO_TIE.finding(at, "tied without decision, although a casting vote is recorded")
    elif (
        (vote.result == "carried" and more <= 0)
        or (vote.result == "lost" and more > 0)
        or (vote.result == "tied" and more != 0)
    ):
        yield OTHER_RESULT.finding(at, f"{vote.result} {totals}")
