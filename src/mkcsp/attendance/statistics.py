"""Figures of attendance, and a body's attendance as a table of its meetings; they need no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.judgement import Judgement
from mkcsp.attendance.runs import HOLE, Effect, Step, calculate_runs
from mkcsp.attendance.sequences import Subject, SubjectKind, subjects
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import AWAY, NOT_EXPECTED, THERE, Attendance, Status, not_expected
from mkcsp.model.base import dataclass
from mkcsp.model.group import Seat

Range = tuple[int, int]
"""The least and the most that a number can be, where holes leave it open; both the same where they do not."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of meetings.

    expected: at which attendance was surely expected, those included of which the roll does not tell.
    attended: in person, remotely, for part, or in another capacity. apologies: late ones included.
    accepted: absences that the group accepted, with apologies or without; they stand in no other column.
    absent: without apology. unknown: of which the status is unknown.
    """

    expected: int
    attended: int
    by_deputy: int
    apologies: int
    accepted: int
    absent: int
    unknown: int


def figures(those: Iterable[Attendance]) -> Figures:
    """Count the statuses of one member, seat or organisation."""
    listed = [entry for entry in those if entry.status not in NOT_EXPECTED]

    def count(*statuses: Status) -> int:
        return sum(entry.status in statuses for entry in listed)

    return Figures(
        expected=sum(entry.expected is True for entry in listed),
        attended=count(*THERE),
        by_deputy=count(Status.DEPUTY),
        apologies=count(Status.APOLOGIES, Status.LATE),
        accepted=count(Status.ACCEPTED),
        absent=count(Status.ABSENT),
        unknown=count(Status.UNKNOWN),
    )


def plain_runs(those: Sequence[Attendance]) -> tuple[Range, Range]:
    """The longest and the present run of meetings at which neither the member nor a deputy was there.

    This is no finding: it counts every absence alike, accepted or not, and asks no terms of reference.
    """
    steps = [
        Step((str(number),), (date.min, str(number)), ((_plain(entry), True, 1),), ((None, 1),), 0)
        for number, entry in enumerate(those)
    ]
    ((result, _),) = calculate_runs(steps, {}, 1)
    return result.longest, result.present


def _plain(entry: Attendance) -> Effect:
    if entry.status in NOT_EXPECTED:
        return Effect.LEFT
    if entry.status in AWAY or entry.status is Status.ACCEPTED:
        return Effect.ABSENT
    return HOLE if entry.status is Status.UNKNOWN else Effect.ENDS


@dataclass(frozen=True, slots=True)
class Row:
    """One member in one seat for one spell, one seat, or one organisation.

    cells: the status at each of the meetings shown.
    longest, present: runs over all meetings up to the day of judgement, whichever are shown; by the rule where `ruled`,
        else the plain count of meetings at which nobody was there.
    """

    subject: Subject
    seat: Seat | None
    cells: tuple[Attendance, ...]
    figures: Figures
    longest: Range
    present: Range
    ruled: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The table of one body. sittings: the meetings shown, in order."""

    assessment: Assessment
    sittings: tuple[CountedMeeting, ...]
    members: tuple[Row, ...]
    seats: tuple[Row, ...]
    organisations: tuple[Row, ...]


def overview(assessment: Assessment, since: date | None = None) -> Overview:
    """The table of a body's attendance.

    since: meetings before that day are left out of the table and its figures, but not of the runs.
    """
    book = assessment.book
    shown = tuple(sitting for sitting in book.sittings if since is None or sitting.day.last >= since)
    ruled = _by_subject(assessment)
    members = []
    for seat in book.group.seats:
        for subject in _in_seat(book, seat):
            cells = [_in(book, subject, seat, sitting) for sitting in book.sittings]
            members.append(_row(book, subject, seat, cells, shown, ruled))
    seats = []
    for seat in book.group.seats:
        cells = [book.seat(seat, sitting) for sitting in book.sittings]
        seats.append(_row(book, Subject("seat", seat.id), seat, cells, shown, ruled))
    organisations = []
    for subject in subjects(book, "organisation"):
        theirs = [seat for seat in book.group.seats if seat.organisation == subject.id]
        if theirs:
            cells = [book.organisation(theirs, sitting) for sitting in book.sittings]
            organisations.append(_row(book, subject, None, cells, shown, ruled))
    return Overview(assessment, shown, tuple(members), tuple(seats), tuple(organisations))


def reasons(table: Overview) -> dict[str, tuple[str, ...]]:
    """Why statuses is unknown, and at which meetings (ids)."""
    found: dict[str, dict[str, None]] = {}
    for row in (*table.members, *table.seats):
        for sitting, cell in zip(table.sittings, row.cells, strict=True):
            if cell.why:
                found.setdefault(cell.why, {})[sitting.id] = None
    return {why: tuple(ids) for why, ids in found.items()}


def _by_subject(assessment: Assessment) -> dict[Subject, Judgement]:
    """Judgements by subject, where there is one rule to judge by; of several none is the run."""
    if len({chain.id for chain, _ in assessment.judgements}) != 1:
        return {}
    return {judgement.subject: judgement for _, judgement in assessment.judgements if not judgement.unread}


def _in_seat(book: AttendanceBook, seat: Seat) -> Iterator[Subject]:
    kind: SubjectKind = "person"
    held = dict.fromkeys(tenure.member for tenure in book.tenures if tenure.seat is seat and tenure.member)
    for member in held:
        for number, spell in enumerate(book.spells_of(member)):
            if any(tenure.seat is seat for tenure in spell.tenures):
                yield Subject(kind, member, number)


def _in(book: AttendanceBook, subject: Subject, seat: Seat, sitting: CountedMeeting) -> Attendance:
    spell = book.spells_of(subject.id)[subject.spell]
    here = any(tenure.seat is seat and tenure.covers(sitting.day) is not False for tenure in spell.tenures)
    return book.person(subject.id, sitting) if here else not_expected(Status.NOT_MEMBER)


def _row(
    book: AttendanceBook,
    subject: Subject,
    seat: Seat | None,
    cells: Sequence[Attendance],
    shown: tuple[CountedMeeting, ...],
    ruled: dict[Subject, Judgement],
) -> Row:
    judgement = ruled.get(subject)
    longest, present = (judgement.longest, judgement.present) if judgement else plain_runs(cells)
    ids = {sitting.id for sitting in shown}
    visible = tuple(cell for cell, sitting in zip(cells, book.sittings, strict=True) if sitting.id in ids)
    return Row(subject, seat, visible, figures(visible), longest, present, judgement is not None)
