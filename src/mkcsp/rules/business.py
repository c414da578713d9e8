"""MK421 to MK423: business that was decided although it was not taken, or without a quorum."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.rules.book import plain
from mkcsp.rules.sitting import Sitting

NOT_TAKEN = Page(
    "MK421",
    "resolution on an item that was not taken",
    Severity.WARNING,
    """
    An item is said to have been deferred, withdrawn or not reached, and something was resolved on it. If what was
    resolved is the deferral itself, acknowledge it; `deferred-to` says to which meeting.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              outcome: withdrawn
              resolved:
                - id: "1"
                  text: That the review be noted.

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        minutes:
          items:
            - id: cctv
              outcome: withdrawn
    """,
)
INQUORATE = Page(
    "MK422",
    "resolution without a quorum",
    Severity.WARNING,
    """
    The papers say that there was no quorum, at the opening or from some item on, and something was resolved after
    that and before a quorum was noted again. Such a resolution may be void. If the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: no
            then: carried-on-informally
        minutes:
          items:
            - id: cctv
              resolved:
                - id: "1"
                  text: That the review be noted.

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: no
            then: carried-on-informally
        minutes:
          items:
            - id: cctv
              text:
                - The review was discussed informally.
    """,
)
QUORUM_TWICE = Page(
    "MK423",
    "quorum stated twice, differently",
    Severity.WARNING,
    """
    At one and the same point of the meeting a quorum is both met and not met, or the quorum is stated in two ways.
    Minutes contain this; if the paper has it so, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: yes
            stated: five members
          - met: yes
            stated: seven members

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        quorum:
          - met: yes
            stated: five members
    """,
)
PAGES = (NOT_TAKEN, INQUORATE, QUORUM_TWICE)


def not_taken(sitting: Sitting) -> Iterator[Finding]:
    """Resolutions on items that were not taken."""
    for item, keys in sitting.items:
        if item.resolved and item.outcome in ("deferred", "withdrawn", "not-reached"):
            message = f"resolved, although the item was {item.outcome.replace('-', ' ')}"
            yield NOT_TAKEN.finding(sitting.at(*keys, "resolved"), message)


def quorum(sitting: Sitting) -> Iterator[Finding]:
    """What was resolved while there was no quorum, and what is said of the quorum."""
    stated: dict[str | None, bool] = {}
    words: str | None = None
    for number, one in enumerate(sitting.meeting.quorum):
        at = sitting.at("quorum", number)
        if stated.get(one.item, one.met) != one.met:
            yield QUORUM_TWICE.finding(at, "here there is a quorum and there is none")
        elif words is not None and one.stated is not None and plain(one.stated) != plain(words):
            yield QUORUM_TWICE.finding(at.at("stated"), f"stated as “{words}” above")
        stated.setdefault(one.item, one.met)
        words = words or one.stated
    if False not in stated.values():
        return
    met = stated.get(None)
    for item, keys in sitting.items:
        met = stated.get(item.id, met)
        if met is False and item.resolved:
            yield INQUORATE.finding(sitting.at(*keys, "resolved"), "resolved, although there was no quorum")
