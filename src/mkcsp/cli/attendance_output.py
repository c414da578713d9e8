"""A body's attendance at the terminal, and as rows or JSON for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.sequences import Subject
from mkcsp.attendance.statistics import Overview, Range, Row, reasons
from mkcsp.attendance.subjects import body_name, distinct_names, subject_name
from mkcsp.cli.breaches_output import as_data as case_data
from mkcsp.cli.breaches_output import rule_data
from mkcsp.cli.output import width as terminal_width
from mkcsp.files import Tree
from mkcsp.findings import Place
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import NOT_EXPECTED, Attendance, Status
from mkcsp.loader.positions import Locator
from mkcsp.model.dates import Day
from mkcsp.papers.in_print import rule_words
from mkcsp.papers.words import command, dated, in_words
from mkcsp.render.escaping import shown
from mkcsp.render.widths import wrapped

FIELDS = (
    "group",
    "meeting",
    "date",
    "seat",
    "organisation",
    "member",
    "name",
    "spell",
    "status",
    "without",
    "expected",
    "remote",
    "part",
    "deputy",
    "deputy_name",
    "named_deputy",
    "received",
    "capacity",
    "accepted_by",
    "corrected_by",
    "before_correction",
    "why",
    "path",
    "line",
    "incomplete",
)
"""The columns of the CSV, and the fields of a cell of the JSON."""


def as_csv(table: Overview, tree: Tree, incomplete: Callable[[], Sequence[str]]) -> str:
    """A row for each member and meeting, with the place in the records that shows it.

    incomplete: the files with errors that it rests on, asked for once all are known; each row then says so.
    """
    locator = Locator(tree)
    # By meeting first: the locator keeps the nodes of one file.
    cells = [
        _cell(table.assessment.book, row, sitting, row.cells[number], locator)
        for number, sitting in enumerate(table.sittings)
        for row in table.members
    ]
    mark = "yes" if incomplete() else ""
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    for cell in cells:
        writer.writerow({**{key: _word(value) for key, value in cell.items()}, "incomplete": mark})
    return out.getvalue()


def as_data(table: Overview, tree: Tree, incomplete: Callable[[], Sequence[str]]) -> dict[str, Any]:
    """Everything that the table shows, and the findings. incomplete: as for the CSV."""
    assessment = table.assessment
    book = assessment.book
    locator = Locator(tree)
    data: dict[str, Any] = {
        "group": book.group.id,
        "name": body_name(book),
        "on": book.on.isoformat(),
        "incomplete": [],
        "rules": [rule_data(book, rule) for rule in assessment.rules],
        "missing": list(assessment.missing),
        "dormant": assessment.dormant,
        "meetings": [
            {
                "id": sitting.id,
                "date": str(sitting.day),
                "held": sitting.held,
                "kind": sitting.meeting.kind,
                "inquorate": sitting.inquorate,
            }
            for sitting in table.sittings
        ],
        "members": [_row(book, table, row, locator) for row in table.members],
        "seats": [_row(book, table, row, locator) for row in table.seats],
        "organisations": [_row(book, table, row, locator) for row in table.organisations],
        "findings": [case_data(book, case) for case in assessment.cases],
    }
    data["incomplete"] = list(incomplete())
    return data


def _row(book: AttendanceBook, table: Overview, row: Row, locator: Locator) -> dict[str, Any]:
    return {
        row.subject.kind if row.subject.kind != "person" else "member": row.subject.id,
        "name": subject_name(book, row.subject),
        "seat": row.seat.id if row.seat else None,
        "spell": row.subject.spell + 1,
        "figures": asdict(row.figures),
        "runs": {"longest": list(row.longest), "present": list(row.present), "by_the_rule": row.ruled},
        "meetings": [
            _cell(book, row, sitting, cell, locator) for sitting, cell in zip(table.sittings, row.cells, strict=True)
        ],
    }


def _cell(
    book: AttendanceBook, row: Row, sitting: CountedMeeting, cell: Attendance, locator: Locator
) -> dict[str, Any]:
    position = locator.locate(cell.at[0])[0] if cell.at else None
    part = cell.part
    share = "" if part is None or part.share is None else f", {float(part.share):.0%} of the time"
    accepted = cell.accepted.minute if cell.accepted else None
    return {
        "group": book.group.id,
        "meeting": sitting.id,
        "date": str(sitting.day),
        "seat": row.seat.id if row.seat else None,
        "organisation": row.seat.organisation if row.seat else row.subject.id,
        "member": row.subject.id if row.subject.kind == "person" else None,
        "name": subject_name(book, row.subject),
        "spell": row.subject.spell + 1,
        "status": str(cell.status),
        "without": str(cell.underlying) if cell.underlying else None,
        "expected": cell.expected,
        "remote": cell.remote,
        "part": part.words + share if part else None,
        "deputy": cell.deputy.member if cell.deputy else None,
        "deputy_name": cell.deputy.name if cell.deputy else None,
        "named_deputy": cell.deputy.named if cell.deputy else None,
        "received": str(cell.received) if cell.received else None,
        "capacity": cell.capacity,
        "accepted_by": f"{accepted.meeting.id}/{accepted.item.id}" if accepted else None,
        "corrected_by": f"{cell.corrected_by.meeting.id}/{cell.corrected_by.item.id}" if cell.corrected_by else None,
        "before_correction": cell.before.words if cell.before else None,
        "why": cell.why or None,
        "path": position.path if position else None,
        "line": position.line if position else None,
    }


def _word(value: object) -> str:
    """A value as a cell: no character steers a terminal, and none begins a formula in a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    word = shown(str(value))
    return f"'{word}" if word.lstrip().startswith(("=", "+", "-", "@")) else word


WIDEST = 80
NAME = 25
CELL = 6


def width() -> int:
    """The columns of the terminal, or what COLUMNS says, up to 80."""
    return min(WIDEST, terminal_width())


LETTERS: dict[Status, str] = {
    Status.PRESENT: "P",
    Status.REMOTE: "R",
    Status.PART: "T",
    Status.DEPUTY: "D",
    Status.APOLOGIES: "A",
    Status.LATE: "L",
    Status.ABSENT: "X",
    Status.ACCEPTED: "E",
    Status.AWAITING: "N",
    Status.VACANT: "V",
    Status.GENERIC: "G",
    Status.NOT_MEMBER: "-",
    Status.UNKNOWN: "?",
}
COLUMNS = ("exp", "att", "dep", "apo", "acc", "abs", "?", "long", "now")
COLUMN_WORDS = (
    "exp: certainly expected; att: attended; dep: sent a deputy; apo: apologies; acc: absence accepted; abs: absent "
    "without apology; ?: unknown; long, now: the longest run of absences and the present one (1-3: depends on what is "
    "unknown)."
)


def text(table: Overview, line: Callable[[Place], str], on: date | None, *, full: bool) -> str:
    """The table as text, with a line break at the end.

    line: how a place is shown, as `path:line`. on: the day to print with commands, if it was asked for. full: with
    seats, organisations, and all that is missing.
    """
    return "".join(f"{shown(each)}\n" for each in _lines(table, line, on, full=full))


def rule_lines(assessment: Assessment) -> Iterator[str]:
    """The rule that the body is judged by, or the records that are missing for one."""
    if assessment.rules:
        for rule in assessment.rules:
            yield from folded(f"Rule: {rule_words(rule)}")
        return
    yield "No attendance rule is known to be in force:"
    for reason in assessment.missing:
        yield from folded(dated(reason), "  - ")


def folded(words: str, first: str = "", rest: str | None = None) -> list[str]:
    """A sentence in lines no wider than the terminal, but for a word that is longer; the first begins with `first`."""
    indent = " " * len(first) if rest is None else rest
    return wrapped(shown(words), width(), first, indent)


def _lines(table: Overview, line: Callable[[Place], str], on: date | None, *, full: bool) -> Iterator[str]:
    assessment = table.assessment
    book = assessment.book
    group = book.group
    if not full and not table.members and not _known(table):
        yield from folded(_nobody(table))
        return
    yield from folded(f"Attendance of {body_name(book)} ({group.id}), as things stood on {in_words(Day.of(book.on))}")
    if assessment.rules or full:
        yield from rule_lines(assessment)
    else:
        day = ("--on", on.isoformat()) if on is not None else ()
        yield from folded(f"No attendance rule is known to be in force. Why: {command('breaches', group.id, *day)}")
    if assessment.dormant is not False:
        yield "The body is dormant." if assessment.dormant else "Whether the body is dormant is unknown."
    yield ""
    if not table.sittings:
        yield _no_meeting(table)
    if not table.members and not table.seats:
        yield "The records name no seats of this body."
    if not table.sittings or not table.seats:
        return
    yield from _matrix(table, full=full)
    yield from _legend(table)
    yield from _figures(table, full=full)
    yield from _open(table, line, on, full=full)


def _no_meeting(table: Overview) -> str:
    """That no meeting is shown, and whether that is because of the days that were asked for."""
    if table.assessment.book.sittings:
        return "The records show no meeting from the day of --from on."
    return "The records show no meeting up to that day."


def _known(table: Overview) -> bool:
    """Whether anything is known of a seat at a meeting besides that it exists."""
    return any(cell.status not in _NOTHING_KNOWN for row in table.seats for cell in row.cells)


def _nobody(table: Overview) -> str:
    """The one sentence of a body of which no attendance at all is recorded."""
    book = table.assessment.book
    day = in_words(Day.of(book.on))
    if not table.sittings:
        why = _no_meeting(table)
        if not table.seats:
            why += " The records name no seats of this body."
    else:
        meetings, seats = len(table.sittings), len(table.seats)
        why = f"The records know {meetings} meeting{'' if meetings == 1 else 's'}, but not who attended"
        why += f"; who held its {seats} seat{'' if seats == 1 else 's'} is unknown." if seats else "."
        why += "" if seats else " The records name no seats of this body."
    return f"{body_name(book)} ({book.group.id}), {day}: {why}"


_NOTHING_KNOWN = (Status.UNKNOWN, Status.GENERIC, Status.NOT_MEMBER)


def _names(table: Overview, rows: Sequence[Row], *, seats: bool = False) -> dict[tuple[Subject, str], str]:
    """What each row is called; rows of one member in several seats say in which."""
    subjects = [row.subject for row in rows]
    names = distinct_names(table.assessment.book, subjects)
    found = {}
    for row in rows:
        name = names[row.subject].replace(" (seat)", "")
        if row.seat is not None and not seats and subjects.count(row.subject) > 1:
            name += f" ({row.seat.id})"
        found[_key(row)] = name
    return found


def _key(row: Row) -> tuple[Subject, str]:
    return row.subject, row.seat.id if row.seat else ""


def _matrix(table: Overview, *, full: bool) -> Iterator[str]:
    people, seats = _names(table, table.members), _names(table, table.seats, seats=True)
    size = (width() - NAME) // CELL
    for start in range(0, len(table.sittings), size):
        block = table.sittings[start : start + size]
        yield from _headings(block)
        for row in table.seats:
            members = [each for each in table.members if each.seat is row.seat]
            special = any(_of_the_seat(cell) for cell in row.cells)
            own = special or not members or len(members) > 1
            if full or special or not members:
                yield from _attendance_text_row(seats[_key(row)], row.cells[start : start + size] if own else ())
            for member in members:
                indent = "  " if full or special else ""
                cells = member.cells[start : start + size]
                yield from _attendance_text_row(f"{indent}{people[_key(member)]}", cells)
        unusual = [words for sitting in block if (words := _unusual(sitting))]
        if unusual:
            yield ""
            for words in unusual:
                yield from folded(words)
        yield ""


def _headings(block: Sequence[CountedMeeting]) -> tuple[str, str]:
    years, days = "", ""
    last = None
    for sitting in block:
        day = sitting.day
        years += f"{day.year if day.year != last else '':>{CELL}}"
        last = day.year
        month = f"{day.month:02}" if day.month else "?"
        days += f"{month + (f'-{day.day:02}' if day.day else ''):>{CELL}}"
    return (" " * NAME + years.rstrip(), " " * NAME + days)


def _of_the_seat(cell: Attendance) -> bool:
    return cell.status in NOT_EXPECTED and cell.status is not Status.NOT_MEMBER


def _attendance_text_row(name: str, cells: Sequence[Attendance]) -> Iterator[str]:
    indent = len(name) - len(name.lstrip())
    lines = wrapped(shown(name.strip()), NAME - 1 - indent)
    letters = "".join(f"{_letter(cell):>{CELL - 1}} " for cell in cells)
    for number, part in enumerate(lines):
        yield f"{' ' * indent + part:<{NAME}}{letters if number == 0 else ''}".rstrip()


def _letter(cell: Attendance) -> str:
    return LETTERS[cell.status] + ("!" if cell.capacity else "") + ("*" if cell.corrected_by else "")


def _unusual(sitting: CountedMeeting) -> str:
    meeting = sitting.meeting
    words = [
        "not shown to have been held" if sitting.held is None else "",
        "inquorate" if sitting.inquorate else "",
        meeting.kind if meeting.kind in ("extraordinary", "special") else "",
        "at short notice" if meeting.short_notice else "",
        f"reconvened from {meeting.reconvened_from}" if meeting.reconvened_from else "",
        f"first called as {meeting.id}" if meeting.held_on else "",
    ]
    said = ", ".join(filter(None, words))
    return f"{sitting.day}: {said}" if said else ""


def _legend(table: Overview) -> Iterator[str]:
    cells = [cell for row in (*table.members, *table.seats) for cell in row.cells]
    used = {cell.status for cell in cells}
    said = [f"{letter} {status}" for status, letter in LETTERS.items() if status in used]
    if any(cell.corrected_by for cell in cells):
        said.append("* as corrected when the minutes were approved")
    if any(cell.capacity for cell in cells):
        said.append("! there in another capacity: see below")
    yield from folded("; ".join(said) + ".")
    yield ""


def _figures(table: Overview, *, full: bool) -> Iterator[str]:
    yield from folded(f"{COLUMN_WORDS} {_runs_words(table)}")
    yield ""
    sections = (
        ("Members", table.members, False),
        ("Seats", table.seats, True),
        ("Organisations", table.organisations, False),
    )
    for title, rows, seats in sections if full else sections[:1]:
        if rows:
            names = _names(table, rows, seats=seats)
            yield from _figure_rows(title, [(names[_key(row)], _values(row)) for row in rows])
            yield ""


def _runs_words(table: Overview) -> str:
    ruled = any(row.ruled for row in (*table.members, *table.seats, *table.organisations))
    plain = (
        "Runs count every meeting at which neither the member nor a deputy was there; a run is not by itself a breach."
    )
    if not ruled:
        return plain
    kind = next(row.subject.kind for row in (*table.members, *table.seats, *table.organisations) if row.ruled)
    return f"Runs of each {kind} are those of the rule. {plain.replace('Runs', 'Other runs')}"


def _values(row: Row) -> tuple[str, ...]:
    found = row.figures
    numbers = (
        found.expected,
        found.attended,
        found.by_deputy,
        found.apologies,
        found.accepted,
        found.absent,
        found.unknown,
    )
    return (*map(str, numbers), range_words(row.longest), range_words(row.present))


def _figure_rows(title: str, rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """The rows in columns as wide as the terminal allows: the names get what the figures leave."""
    least = CELL if width() >= NAME + CELL * len(COLUMNS) else 0
    cells = [
        max(least, 1 + max(len(column), *(len(values[number]) for _, values in rows)))
        for number, column in enumerate(COLUMNS)
    ]
    room = max(8, min(NAME, width() - sum(cells)))
    for name, values in ((title, COLUMNS), *rows):
        numbers = "".join(f"{value:>{cell}}" for value, cell in zip(values, cells, strict=True))
        for number, part in enumerate(wrapped(shown(name), room - 1)):
            yield f"{part:<{room}}{numbers if number == 0 else ''}".rstrip()


def range_words(numbers: Range) -> str:
    """`2`, or `1-3`."""
    return str(numbers[0]) if numbers[0] == numbers[1] else f"{numbers[0]}-{numbers[1]}"


def _open(table: Overview, line: Callable[[Place], str], on: date | None, *, full: bool) -> Iterator[str]:
    book = table.assessment.book
    if table.assessment.asked:
        yield "Was it meant as attendance of the member? (as-member: yes or no)"
        for asked in table.assessment.asked:
            row = f"{asked.member}, {asked.attendance.capacity}, {asked.sitting.id}: {line(asked.attendance.at[0])}"
            yield from folded(row, "  - ")
        yield ""
    why = reasons(table)
    if why and not full:
        meetings = len({id for ids in why.values() for id in ids})
        day = ("--on", on.isoformat()) if on is not None else ()
        helps = command("attendance", book.group.id, "--full", *day)
        yield from folded(f"Something is unknown of {meetings} meeting{'' if meetings == 1 else 's'}. Why: {helps}")
    elif why:
        yield "What is missing where something is unknown:"
        for reason, those in why.items():
            yield from folded(f"{reason}: {', '.join(those)}", "  - ")
        yield ""
    if table.assessment.cases:
        day = ("--on", on.isoformat()) if on is not None else ()
        helps = command("breaches", book.group.id, *day)
        yield from folded(f"Findings: {_counted(table.assessment)}. See {helps}")


def _counted(assessment: Assessment) -> str:
    words = {
        "open": "open",
        "provisional": "provisional",
        "at-risk": "at risk",
        "risk-untold": "unknown whether at risk",
        "dependent": "dependent on the reading",
        "untold": "unknown",
        "ended": "of members who have left",
        "dealt-with": "dealt with",
        "withdrawn": "withdrawn",
    }
    counts = {kind: sum(case.kind == kind for case in assessment.cases) for kind in words}
    return ", ".join(f"{number} {words[kind]}" for kind, number in counts.items() if number)
