"""MK428: minutes whose title is to come from an agenda that does not have them."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.rules.sitting import Sitting

NO_TITLE = Page(
    "MK428",
    "minute without a title",
    Severity.WARNING,
    """
    An item of the minutes has no title, and no item of the agenda has its id, so that there is nothing to print above
    it but the id. Correct the id; of business that was not on the agenda, give the `title`. Where the records hold no
    agenda, nothing is found.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          items:
            - id: cctv
              title: The review of the cameras
        minutes:
          items:
            - id: cctv-review
              text:
                - The review was discussed.

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        agenda:
          items:
            - id: cctv
              title: The review of the cameras
        minutes:
          items:
            - id: cctv
              text:
                - The review was discussed.
    """,
)
PAGES = (NO_TITLE,)


def check(sitting: Sitting) -> Iterator[Finding]:
    """The items of the minutes; parts of them may do without a title."""
    if not sitting.agenda or sitting.meeting.minutes is None:
        return
    on_agenda = {item.id for item, _ in sitting.agenda}
    minuted = {item.id for item, _ in sitting.items}
    for number, item in enumerate(sitting.meeting.minutes.items):
        if item.title is None and item.id not in on_agenda:
            near = sitting.book.nearest(f"agenda {sitting.meeting.id}", sorted(on_agenda - minuted))
            yield NO_TITLE.finding(
                sitting.at("minutes", "items", number, "id"),
                f"`{item.id}` has no title, and is not on the agenda",
                near.hint(item.id, "give it a `title`, or the id that it has on the agenda"),
            )
