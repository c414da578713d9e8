"""Who a subject is, to whom one writes about it, and whether it and its body are still there to be written to."""

from __future__ import annotations

from collections.abc import Iterable

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.sequences import Subject, seats_of
from mkcsp.history.body_status import body_status
from mkcsp.history.names_of_the_day import distinct_name, group_name, name_on, organisation_name
from mkcsp.history.tristate import Tristate, covers, exists, or_
from mkcsp.model.dates import Day


def body_name(book: AttendanceBook) -> str:
    """What the body was called on the day of judgement."""
    return group_name(book.register, book.group.id, Day.of(book.on))


def subject_name(book: AttendanceBook, subject: Subject) -> str:
    """The person as styled on the day of judgement, the seat as printed, or the organisation."""
    if subject.kind == "person":
        return name_on(book.register, subject.id, Day.of(book.on))
    seat = seats_of(book, subject)[0]
    if subject.kind == "organisation" and seat.organisation:
        return organisation_name(book.register, seat.organisation, Day.of(book.on))
    if seat.title or seat.generic:
        return seat.title or seat.generic or seat.id
    return (
        f"{organisation_name(book.register, seat.organisation, Day.of(book.on))} (seat)"
        if seat.organisation
        else seat.id
    )


def addressee(book: AttendanceBook, subject: Subject) -> str:
    """To whom a letter goes: the person, or the organisation whose seat it is."""
    if subject.kind == "seat":
        organisation = seats_of(book, subject)[0].organisation
        return (
            organisation_name(book.register, organisation, Day.of(book.on))
            if organisation
            else subject_name(book, subject)
        )
    return subject_name(book, subject)


def dormant(book: AttendanceBook) -> Tristate:
    """Whether the body is known not to meet on the day of judgement; a dormant body writes to nobody."""
    recorded = or_(covers(span, Day.of(book.on)) for span in book.group.dormant)
    if recorded is False and body_status(book.register, book.group, book.on).computed:
        return True
    return recorded


def while_dormant(book: AttendanceBook) -> str | None:
    """What is said of the next step where the body is, or may be, dormant; None where it is not."""
    if (asleep := dormant(book)) is False:
        return None
    return f"{'the body is dormant' if asleep else 'the body may be dormant'}: nobody is written to"


def still_member(book: AttendanceBook, subject: Subject) -> bool:
    """Whether the membership may still be running on the day of judgement."""
    today = Day.of(book.on)
    if subject.kind == "person":
        return book.spells_of(subject.id)[subject.spell].covers(today) is not False
    return any(exists(seat.from_, seat.until, today) is not False for seat in seats_of(book, subject))


def distinct_names(book: AttendanceBook, subjects: Iterable[Subject]) -> dict[Subject, str]:
    """The name of each, with what distinguishes it where others share it; where one was a member twice, which time."""
    today = Day.of(book.on)
    names = {
        subject: distinct_name(book.register, subject.id, today)
        if subject.kind == "person"
        else subject_name(book, subject)
        for subject in subjects
    }
    ids: dict[str, set[tuple[str, str]]] = {}
    spells: dict[tuple[str, str], set[int]] = {}
    for subject, name in names.items():
        ids.setdefault(name, set()).add((subject.kind, subject.id))
        spells.setdefault((subject.kind, subject.id), set()).add(subject.spell)
    found = {}
    for subject, name in names.items():
        marks = [subject.id] if len(ids[name]) > 1 else []
        if len(spells[subject.kind, subject.id]) > 1:
            marks.append(f"membership {subject.spell + 1}")
        found[subject] = f"{name} ({', '.join(marks)})" if marks else name
    return found
