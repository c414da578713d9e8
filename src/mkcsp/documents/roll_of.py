"""The roll of a meeting as it is printed: chair first, the public counted last, apologies at the end."""

from __future__ import annotations

from collections.abc import Callable

from mkcsp.documents.citing import cited
from mkcsp.documents.minutes import RollGroup, RollLine, RollSection
from mkcsp.documents.naming import Names
from mkcsp.documents.wording import clock, in_words, listed
from mkcsp.model import meeting as recorded
from mkcsp.model.meeting import Meeting

AWAY = ("apologies", "absent")
"""Kinds of section that name people who were not there."""


def roll(meeting: Meeting, names: Names) -> tuple[RollSection, ...]:
    """The sections in the order entered, except that the chair stands first, and who was not there last."""
    if meeting.roll is None:
        return ()
    sections = sorted(meeting.roll.sections, key=_rank)
    here = [section for section in sections if section.kind not in AWAY]
    away = [section for section in sections if section.kind in AWAY]
    public = [line for section in here for line in section.lines if line.public is not None]
    counted = RollSection(groups=(RollGroup(lines=tuple(_counted(line) for line in public)),))
    return (*_merged(meeting, here, names), *((counted,) if public else ()), *_merged(meeting, away, names))


def _rank(section: recorded.RollSection) -> int:
    return 0 if section.kind == "chair" else 1


def _merged(meeting: Meeting, sections: list[recorded.RollSection], names: Names) -> list[RollSection]:
    """Sections under the same heading, parted by subheadings, are one section with its groups."""
    made: list[RollSection] = []
    before: recorded.RollSection | None = None
    for section in sections:
        lines = tuple(_line(meeting, section, line, names) for line in section.lines if line.public is None)
        group = RollGroup(heading=section.subheading or "", lines=lines)
        heading = section.heading
        if heading is None:
            # Below the paper's own words for the whole roll, what stands first without a heading had none in print.
            first = not any(one.heading for one in made) and section.kind not in AWAY
            own = meeting.roll is not None and meeting.roll.heading is not None
            heading = "" if own and first else names.heading(section.kind)
        goes_on = before is not None and section.subheading is not None and section.kind == before.kind
        if goes_on and section.heading in (None, made[-1].heading):
            made[-1] = RollSection(heading=made[-1].heading, groups=(*made[-1].groups, group))
        elif lines or section.subheading:
            made.append(RollSection(heading=heading, groups=(group,)))
        else:
            continue
        before = section
    return made


def _counted(line: recorded.RollLine) -> RollLine:
    words = line.as_ or f"{line.public} member{'' if line.public == 1 else 's'} of the public"
    return RollLine(name=words, post=line.post or "", notes=())


def _line(meeting: Meeting, section: recorded.RollSection, line: recorded.RollLine, names: Names) -> RollLine:
    name = printed_name(line, names)
    post = line.post
    if post is None and line.as_ is None and line.member is not None:
        # With the words of the day entered, a line without a post had none in print.
        post = names.post(line.member)
    return RollLine(
        name=name,
        name_note=_office(section, line),
        post=post or "",
        post_note=f"(Deputy for {_principal(line.deputy_for, names)})" if line.deputy_for else "",
        notes=_notes(meeting, line, lambda item: cited(meeting, item)),
    )


def printed_name(line: recorded.RollLine, names: Names) -> str:
    """The name of somebody on the roll, in the words of the day."""
    return line.as_ or line.name or (names.person(line.member) if line.member else "")


def _office(section: recorded.RollSection, line: recorded.RollLine) -> str:
    if line.office is not None:
        return f"({line.office})"
    if section.kind != "chair" or section.heading:
        return ""
    return "(Non-Voting Chair)" if line.votes is False else "(Chair)"


def _principal(deputy_for: recorded.DeputyFor, names: Names) -> str:
    if deputy_for.as_ is not None:
        return deputy_for.as_
    if deputy_for.member is not None:
        post = names.post(deputy_for.member)
        return names.person(deputy_for.member) + (f" [{post}]" if post else "")
    return names.seat(deputy_for.seat) if deputy_for.seat else ""


def _notes(meeting: Meeting, line: recorded.RollLine, cite: Callable[[str], str]) -> tuple[str, ...]:
    said = []
    if line.remote:
        said.append("took part remotely")
    for movement in line.movements:
        when = f" {clock(movement.time)}" if movement.time else ""
        said.append(f"{movement.what}{when}{f', {cite(movement.item)}' if movement.item else ''}")
    if line.only_items:
        said.append(f"for {listed([cite(item) for item in line.only_items])} only")
    if line.given_by:
        said.append(f"given by {line.given_by}")
    if line.received:
        said.append(f"received {in_words(line.received)}")
    return (f"({'; '.join(said)})",) if said else ()
