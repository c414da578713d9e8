"""MK310 to MK314: lines of a roll that contradict each other or themselves."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.findings import Finding, Page, Severity
from mkcsp.model.meeting import RollLine
from mkcsp.rules.sitting import Line, Sitting, person

PRESENT_AND_ABSENT = Page(
    "MK310",
    "present and absent",
    Severity.WARNING,
    """
    Somebody stands among those present and under apologies or absent as well. Minutes do contain this, often because
    apologies were sent and the person came after all. It is stored as printed; presence counts. If the paper has it,
    acknowledge it; if not, take out the wrong line.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: officers
              lines:
                - name: Jo Field
            - kind: apologies
              lines:
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
            - kind: officers
              lines:
                - name: Jo Field
            - kind: apologies
              lines:
                - name: Sam Marsh
    """,
)
TWICE = Page(
    "MK311",
    "twice on the roll",
    Severity.WARNING,
    """
    Somebody stands twice among those present, or twice among the absent. They are counted once. If the paper has it
    so, acknowledge it.

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
            - kind: officers
              lines:
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
            - kind: observers
              lines:
                - name: Jo Field
            - kind: officers
              lines:
                - name: Sam Marsh
    """,
)
TWO_CHAIRS = Page(
    "MK312",
    "two people in the chair",
    Severity.NOTE,
    """
    Two people stand under the heading for the chair. If one took over from the other, `presiding` says who presided
    from which item; if both chair the body, acknowledge it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: chair
              lines:
                - name: Jo Field
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
            - kind: chair
              lines:
                - name: Jo Field
            - kind: members
              lines:
                - name: Sam Marsh
    """,
)
ABSENT_YET_THERE = Page(
    "MK313",
    "absent, yet said to have been there",
    Severity.WARNING,
    """
    A line under apologies or absent has an arrival or departure, took part remotely or for some items only, or sat as
    a deputy; or a line of somebody present has a day on which apologies were received. Put the line under the heading
    where it belongs, or take out what does not go with it.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: apologies
              lines:
                - name: Jo Field
                  remote: yes

    Good::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          complete: yes
          sections:
            - kind: officers
              lines:
                - name: Jo Field
                  remote: yes
    """,
)
NOT_SAID_WHETHER_COMPLETE = Page(
    "MK314",
    "roll that may not be complete",
    Severity.NOTE,
    """
    The roll names people and does not say whether it names everybody who came or sent apologies. Of a member who does
    not stand in it, it cannot be told whether they were absent, so no attendance rule can be applied. Where the
    minutes list those present and the apologies, write `complete: yes`; where they name only some, `complete: no`.

    Bad::

        # records/groups/smk.yaml
        name: SaferMK
        kind: partnership
        # records/meetings/smk/2016-01-21.yaml
        status: held
        roll:
          sections:
            - kind: officers
              lines:
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
            - kind: officers
              lines:
                - name: Jo Field
    """,
)
PAGES = (PRESENT_AND_ABSENT, TWICE, TWO_CHAIRS, ABSENT_YET_THERE, NOT_SAID_WHETHER_COMPLETE)


def check(sitting: Sitting) -> Iterator[Finding]:
    """The roll of a meeting, line by line."""
    absent: dict[str, Line] = {}
    there: dict[str, Line] = {}
    for line in sitting.lines:
        if (wrong := _contradicts_heading(line)) is not None:
            yield ABSENT_YET_THERE.finding(sitting.at(*line.keys), wrong)
        who = person(line.line)
        if who is None:
            continue
        mine = there if line.there else absent
        if (earlier := mine.get(who)) is not None:
            first, second = _heading(earlier), _heading(line)
            where = f"twice under “{first}”" if first == second else f"under “{first}” and under “{second}”"
            message = f"{sitting.called(line.line)} stands {where}"
            yield TWICE.finding(sitting.at(*line.keys), message)
        mine.setdefault(who, line)
    for who, line in absent.items():
        if who in there:
            message = f"{sitting.called(line.line)} stands under “{_heading(there[who])}” too"
            yield PRESENT_AND_ABSENT.finding(sitting.at(*line.keys), message)
    in_chair = {who: line for who, line in there.items() if line.section.kind == "chair"}
    for line in list(in_chair.values())[1:]:
        yield TWO_CHAIRS.finding(sitting.at(*line.keys), f"{sitting.called(line.line)} is in the chair too")


def complete(sitting: Sitting) -> Iterator[Finding]:
    """A roll that names people without saying whether it names all."""
    roll = sitting.meeting.roll
    if roll is None or roll.complete is not None or sitting.meeting.status == "planned":
        return
    if any(person(line.line) is not None for line in sitting.lines):
        help = "write `complete: yes` where it names everybody who came or sent apologies"
        yield NOT_SAID_WHETHER_COMPLETE.finding(sitting.at("roll"), "whether this roll is complete is not said", help)


def _contradicts_heading(line: Line) -> str | None:
    one: RollLine = line.line
    if line.there:
        return "apologies were received, but the line says that they were there" if one.received else None
    if one.movements or one.only_items or one.remote:
        return f"stands under “{_heading(line)}”, but is said to have been there"
    return f"stands under “{_heading(line)}”, but is said to have sat as a deputy" if one.deputy_for else None


def _heading(line: Line) -> str:
    return (line.section.heading or line.section.kind).rstrip(":")
