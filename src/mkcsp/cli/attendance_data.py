"""A body's attendance for other programs: a row for each member and meeting, or everything as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mkcsp.attendance.attendance_book import AttendanceBook
from mkcsp.attendance.statistics import Overview, Row
from mkcsp.attendance.subjects import subject_name
from mkcsp.cli.breaches_data import as_data as case_data
from mkcsp.cli.breaches_data import rule_data
from mkcsp.history.counted_meetings import CountedMeeting
from mkcsp.history.status import Attendance
from mkcsp.loader.positions import Locator
from mkcsp.render.escaping import shown

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


def as_csv(table: Overview, root: Path, incomplete: Callable[[], Sequence[str]]) -> str:
    """A row for each member and meeting, with the place in the records that shows it.

    incomplete: the files with errors that it rests on, asked for once all are known; each row then says so.
    """
    locator = Locator(root)
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


def as_data(table: Overview, root: Path, incomplete: Callable[[], Sequence[str]]) -> dict[str, Any]:
    """Everything that the table shows, and the findings. incomplete: as for the CSV."""
    assessment = table.assessment
    book = assessment.book
    locator = Locator(root)
    data: dict[str, Any] = {
        "group": book.group.id,
        "name": book.group.name,
        "on": book.on.isoformat(),
        "incomplete": [],
        "rules": [rule_data(book, rule) for rule in assessment.rules],
        "lacking": list(assessment.lacking),
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
