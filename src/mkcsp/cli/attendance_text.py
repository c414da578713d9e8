"""A body's attendance at the terminal: letters under dates, readable at 80 columns, aloud and without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkcsp.attendance.assessment import Assessment
from mkcsp.attendance.statistics import Figures, Overview, Range, reasons, row_name
from mkcsp.attendance.subjects import subject_name
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import NOT_EXPECTED, Attendance, Status
from mkcsp.location import Place
from mkcsp.model.dates import Day
from mkcsp.papers.words import in_words
from mkcsp.render.escaping import shown
from mkcsp.render.text_layout import wrapped

WIDTH = 80
NAME = 25
CELL = 6
BLOCK = (WIDTH - NAME) // CELL

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
    "exp expected for certain, att attended, dep by deputy, apo apologies, acc accepted, abs absent without apology, "
    "? cannot be told, long the longest run, now the present one; 1-3 is a run that holes leave open."
)


def text(table: Overview, line: Callable[[Place], str]) -> str:
    """The table as text, with a line break at the end. line: how a place is shown, as `path:line`."""
    return "".join(f"{shown(each)}\n" for each in _lines(table, line))


def rule_lines(assessment: Assessment) -> Iterator[str]:
    """The rule that the body is judged by, or the records that are lacking for one."""
    if assessment.rules:
        for rule in assessment.rules:
            yield from folded(f"Rule: {rule.clause}")
        return
    yield "No attendance rule is known to be in force:"
    for reason in assessment.lacking:
        yield from folded(reason, "  - ")


def folded(words: str, first: str = "", rest: str | None = None) -> list[str]:
    """A sentence in lines of at most 80 columns, but for a word that is longer; the first begins with `first`."""
    indent = " " * len(first) if rest is None else rest
    return wrapped(shown(words), WIDTH, first, indent)


def _lines(table: Overview, line: Callable[[Place], str]) -> Iterator[str]:
    assessment = table.assessment
    book = assessment.book
    yield from folded(f"Attendance of {book.group.name} ({book.group.id})")
    yield f"As things stood on {in_words(Day.of(book.on))}"
    yield from rule_lines(assessment)
    if assessment.dormant is not False:
        yield "The body is dormant." if assessment.dormant else "Whether the body is dormant cannot be told."
    yield ""
    if not table.sittings:
        yield "The records show no meeting up to that day."
    if not table.members and not table.seats:
        yield "The records name no seats of this body."
    if not table.sittings or not table.seats:
        return
    yield from _matrix(table)
    yield from _legend(table)
    yield from _figures(table)
    yield from _open(table, line)


def _matrix(table: Overview) -> Iterator[str]:
    for start in range(0, len(table.sittings), BLOCK):
        block = table.sittings[start : start + BLOCK]
        yield from _headings(block)
        for row in table.seats:
            members = [each for each in table.members if each.seat is row.seat]
            name = subject_name(table.assessment.book, row.subject).removesuffix(" (seat)")
            own = not members or len(members) > 1 or any(_of_the_seat(cell) for cell in row.cells)
            yield from _row(name, row.cells[start : start + BLOCK] if own else ())
            for member in members:
                yield from _row(f"  {row_name(table.assessment.book, member)}", member.cells[start : start + BLOCK])
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


def _row(name: str, cells: Sequence[Attendance]) -> Iterator[str]:
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


def _figures(table: Overview) -> Iterator[str]:
    book = table.assessment.book
    yield from folded(f"{COLUMN_WORDS} {_runs_words(table)}")
    yield ""
    sections = (
        ("Members", table.members, True),
        ("Seats", table.seats, False),
        ("Organisations", table.organisations, False),
    )
    for title, rows, people in sections:
        if rows:
            yield f"{title:<{NAME}}" + "".join(f"{column:>{CELL}}" for column in COLUMNS)
        for row in rows:
            name = row_name(book, row) if people else subject_name(book, row.subject).removesuffix(" (seat)")
            yield from _figure_row(name, row.figures, row.longest, row.present)
        if rows:
            yield ""


def _runs_words(table: Overview) -> str:
    ruled = any(row.ruled for row in (*table.members, *table.seats, *table.organisations))
    plain = "Runs count every meeting at which neither the member nor a deputy was there, and are no finding."
    if not ruled:
        return plain
    kind = next(row.subject.kind for row in (*table.members, *table.seats, *table.organisations) if row.ruled)
    return f"Runs of each {kind} are those of the rule. {plain.replace('Runs', 'Other runs')}"


def _figure_row(name: str, found: Figures, longest: Range, present: Range) -> Iterator[str]:
    numbers = (
        found.expected,
        found.attended,
        found.by_deputy,
        found.apologies,
        found.accepted,
        found.absent,
        found.unknown,
    )
    values = (*map(str, numbers), range_words(longest), range_words(present))
    for number, part in enumerate(wrapped(shown(name), NAME - 1)):
        yield f"{part:<{NAME}}{''.join(f'{value:>{CELL}}' for value in values) if number == 0 else ''}".rstrip()


def range_words(numbers: Range) -> str:
    """`2`, or `1-3`."""
    return str(numbers[0]) if numbers[0] == numbers[1] else f"{numbers[0]}-{numbers[1]}"


def _open(table: Overview, line: Callable[[Place], str]) -> Iterator[str]:
    book = table.assessment.book
    if table.assessment.asked:
        yield "Was it meant as attendance of the member? (as-member: yes or no)"
        for asked in table.assessment.asked:
            row = f"{asked.member}, {asked.attendance.capacity}, {asked.sitting.id}: {line(asked.attendance.at[0])}"
            yield from folded(row, "  - ")
        yield ""
    why = reasons(table)
    if why:
        yield "What is lacking where it cannot be told:"
        for reason, meetings in why.items():
            yield from folded(f"{reason}: {', '.join(meetings)}", "  - ")
        yield ""
    if table.assessment.cases:
        yield from folded(f"Findings: {_counted(table.assessment)}. See mkcsp breaches {book.group.id}.")


def _counted(assessment: Assessment) -> str:
    words = {
        "open": "open",
        "provisional": "provisional",
        "at-risk": "at risk",
        "risk-untold": "unknown whether at risk",
        "dependent": "dependent on the reading",
        "untold": "not to be told",
        "ended": "of members who have left",
        "dealt-with": "dealt with",
        "withdrawn": "withdrawn",
    }
    counts = {kind: sum(case.kind == kind for case in assessment.cases) for kind in words}
    return ", ".join(f"{number} {words[kind]}" for kind, number in counts.items() if number)
