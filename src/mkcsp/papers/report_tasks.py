"""What reports leave to be done: scrutiny's comments, papers that are to follow, and what they say will come."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.history.forward_plan import plans_of_reports, reports_to
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import has_come
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Attachment, Report
from mkcsp.papers.commands import command
from mkcsp.papers.task import Task, TaskQuery
from mkcsp.papers.words import in_words


def reports(query: TaskQuery) -> Iterator[Task]:
    """Comments of scrutiny that are still to come, and attachments that are to follow."""
    today = Day.of(query.on)
    for report in reports_to(query.register, query.group.id, query.on):
        helps = command("show", report.id)
        named = f"the report “{report.subject}”"
        if report.scrutiny is not None and report.scrutiny.state == "to-come":
            who = group_name(query.register, report.scrutiny.group, today) if report.scrutiny.group else "Scrutiny"
            what = f"{who} has yet to comment on {named}"
            day = report.scrutiny.on
            late = day is not None and day.last < query.on
            if day is not None:
                said = f"nothing shows that it did on {in_words(day)}" if late else f"expected on {in_words(day)}"
                what += f"; {said}"
            due = day.last if day is not None and not late else None
            at = report.place.at("scrutiny")
            yield Task("report", query.group.id, what, at, helps, due=due, certain=not late)
        for number, attachment in enumerate(report.attachments):
            if attachment.state == "to-follow":
                yield _to_follow(query, report, attachment, number)


def plans(query: TaskQuery) -> Iterator[Task]:
    """What reports say will come soon, and what of it nothing shows to have come."""
    for planned in plans_of_reports(query.register, query.group.id, query.on):
        if planned.state in ("came", "put-off") or planned.day is None or planned.day.first > query.horizon:
            continue
        when = in_words(planned.day)
        passed = planned.state == "unknown"
        what = f"nothing shows that this came, planned for {when}: {planned.what}" if passed else planned.what
        due = None if passed else planned.day.last
        helps = command("plans", query.group.id)
        yield Task("plan", query.group.id, what, planned.at, helps, due=due, certain=not passed)


def _to_follow(query: TaskQuery, report: Report, attachment: Attachment, number: int) -> Task:
    name = " ".join(filter(None, (attachment.label, f"“{attachment.title}”")))
    what = f"{name} of the report “{report.subject}” is still to follow"
    meeting = query.register.meetings.get(report.meeting or "")
    day: Day | None = meeting.day if meeting is not None else None
    due = day.first if day is not None and day.exact and not has_come(day, query.on) else None
    return Task(
        "paper", query.group.id, what, report.place.at("attachments", number), command("show", report.id), due=due
    )
