"""What is to be done, by where it comes from: meetings, resolutions, breaches and reports."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, timedelta

from mkcsp.attendance.accepted_absences import acceptances
from mkcsp.attendance.assessment import Assessment, assess
from mkcsp.attendance.breach_cases import BreachCase
from mkcsp.attendance.subjects import addressee, distinct_names, subject_name
from mkcsp.checks.agenda_checks import untimed
from mkcsp.findings import Place
from mkcsp.history.approval import MinutesState, minutes_state
from mkcsp.history.binding_clauses import binding_clauses
from mkcsp.history.body_status import body_status
from mkcsp.history.counted_meetings import CountedMeeting, counted_meetings, to_come
from mkcsp.history.due_days import OpenAction, open_actions
from mkcsp.history.forward_plan import plans_of_reports, reports_to
from mkcsp.history.membership import holdings, is_member
from mkcsp.history.names_of_the_day import distinct_name, group_name
from mkcsp.history.notice_days import days_needed, latest_issue
from mkcsp.history.tristate import before, has_come
from mkcsp.model.dates import Day
from mkcsp.model.meeting import AgendaItem, Meeting
from mkcsp.model.report_record import Attachment, Report
from mkcsp.model.rules import NoticeRule
from mkcsp.papers.action_list import MISSING, NO_OWNER, owner_words
from mkcsp.papers.common import style_of
from mkcsp.papers.task import Task, TaskKind, TaskQuery
from mkcsp.papers.words import command, in_words, listed, status_words

LOOKED_BACK = timedelta(days=366)
"""How long after a meeting its missing minutes are still told: older holes are for `compliance` and `check`."""


def coming(desk: TaskQuery) -> Iterator[Task]:
    """Of each meeting to come: its notice, papers and replies, and the meeting itself."""
    notices = _notice_rules(desk)
    for number, meeting in enumerate(to_come(desk.register, desk.group.id, desk.on)):
        if number and meeting.day.first > desk.horizon:
            break
        yield _meeting(desk, meeting)
        if meeting.day.exact:
            issue = _last_issue(desk, meeting, notices)
            if not _issued(meeting, desk.on):
                yield _notice(desk, meeting, issue)
            yield from _papers(desk, meeting, issue[0] if issue else None)
            if _issued(meeting, desk.on):
                yield from _replies(desk, meeting)
    status = body_status(desk.register, desk.group, desk.on)
    if status.state == "dormant":
        at = desk.group.place.at("dormant") if desk.group.dormant else desk.group.place
        words = status_words(desk.register, status, Day.of(desk.on)).removesuffix(".")
        what = f"the body is {words[0].lower()}{words[1:]}"
        yield Task("meeting", desk.group.id, what, at, command("show", desk.group.id))
    for meeting in desk.register.meetings_of(desk.group.id):
        if meeting.status == "postponed" and meeting.held_on is None and meeting.day.last >= desk.on - LOOKED_BACK:
            what = f"the meeting of {in_words(meeting.day)} was postponed, and no new day is set"
            yield Task("meeting", desk.group.id, what, meeting.place.at("status"), command("show", meeting.id))


def minutes(desk: TaskQuery) -> Iterator[Task]:
    """Minutes that are missing, or await approval or a signature; and meetings that nothing shows to have been held."""
    past = counted_meetings(desk.register, desk.group.id, desk.on)
    for number, sitting in enumerate(past):
        if sitting.day.last < desk.on - LOOKED_BACK or sitting.day.last == desk.on:
            continue
        state = minutes_state(desk.register, sitting.meeting, desk.on)
        last = not any(later.held for later in past[number + 1 :])
        yield from _minutes(desk, sitting, state, last=last)


def _minutes(desk: TaskQuery, sitting: CountedMeeting, state: MinutesState, *, last: bool) -> Iterator[Task]:
    id, day, place = desk.group.id, in_words(sitting.day), sitting.meeting.place
    if sitting.held is None:
        what = f"nothing shows whether the meeting of {day} was held"
        yield Task("minutes", id, what, place.at("status"), command("show", sitting.id), now=True)
    elif state.state == "none":
        what = f"the draft minutes of {day} are missing"
        yield Task("minutes", id, what, place, command("minutes", sitting.id), now=True)
    elif state.state in ("draft", "deferred") or (state.state == "not-in-records" and last):
        put_off = ""
        if not last:
            put_off = ", put off" if state.state == "deferred" else ", which no meeting since has given"
        what = f"the minutes of {day} await approval{put_off}"
        helps = command("minutes", sitting.id, "-o", "minutes.pdf")
        yield Task("minutes", id, what, place.at("minutes"), helps, due=desk.next_day())
    elif state.approved and state.signed is False and state.by is not None:
        what = f"the minutes of {day} await the signature of whoever presides"
        yield Task("minutes", id, what, state.by.at, command("minutes", sitting.id, "-o", "minutes.pdf"), now=True)


def _meeting(desk: TaskQuery, meeting: Meeting) -> Task:
    if not meeting.day.exact:
        what = f"the day of the meeting in {in_words(meeting.day)} is not set"
        return Task("meeting", desk.group.id, what, meeting.place, command("show", meeting.id))
    style = style_of(desk.register, meeting.group, meeting.day)
    where = filter(None, (style.clock(meeting.starts) if meeting.starts else None, meeting.venue))
    what = ", ".join((f"meeting on {in_words(meeting.day, weekday=True)}", *where))
    if times := untimed(meeting):
        what += f"; {times}"
    return Task("meeting", desk.group.id, what, meeting.place, command("agenda", meeting.id), due=meeting.day.first)


def _notice_rules(desk: TaskQuery) -> tuple[tuple[NoticeRule, str, bool], ...]:
    """The rules on notice that bind the body or may, with words for how, and whether they do."""
    found = []
    for binding in binding_clauses(desk.register, desk.group, desk.on):
        if isinstance(binding.clause.rule, NoticeRule):
            doubt = "" if binding.certain else ", if it binds"
            found.append((binding.clause.rule, f"{binding.clause.cited}{doubt}", binding.certain))
    return tuple(found)


def _last_issue(
    desk: TaskQuery, meeting: Meeting, rules: tuple[tuple[NoticeRule, str, bool], ...]
) -> tuple[date, str, bool] | None:
    """The last day of issue by the strictest of the rules, which that is, and whether it is certain to bind."""
    settings = desk.register.settings
    holidays = frozenset(day.first for day in settings.bank_holidays if day.exact) if settings else frozenset()
    extraordinary = meeting.kind in ("extraordinary", "special")
    found = []
    for rule, words, certain in rules:
        needed = days_needed(rule, extraordinary=extraordinary)
        last = latest_issue(meeting.day.first, rule, holidays, needed)
        known = rule.bank_holidays == "count" or any(day.year == last.year for day in holidays)
        doubt = "" if known else f"; earlier if a bank holiday of {last.year}, of which none is recorded, lies between"
        found.append((last, f"{needed} clear days: {words}{doubt}", certain and known))
    return min(found, default=None)


def _notice(desk: TaskQuery, meeting: Meeting, issue: tuple[date, str, bool] | None) -> Task:
    made = "issue the agenda" if meeting.agenda and meeting.agenda.items else "make and issue the agenda"
    day = in_words(meeting.day)
    if issue is None:
        what = f"{made} for {day}; no rule on notice is known to bind the body"
        due, certain = meeting.day.first, True
    else:
        late = "" if issue[0] >= desk.on else "; it is too late to keep the notice"
        what = f"{made} for {day} ({issue[1]}){late}"
        due, certain = issue[0], issue[2]
    place = meeting.place.at("agenda") if meeting.agenda else meeting.place
    helps = command("agenda", meeting.id, "-o", "agenda.pdf")
    return Task("notice", desk.group.id, what, place, helps, due=due, certain=certain)


AWAITED = {
    "called-for": "awaited",
    "received": "to be cleared",
    "to-follow": "to follow",
    "late": "late",
    "not-received": "not received",
}
"""States of a paper in which something is still to be done about it, in the words of the task."""


def _papers(desk: TaskQuery, meeting: Meeting, issue: date | None) -> Iterator[Task]:
    """Papers that are not there yet: due with the agenda, and once that is issued by the day of the meeting."""
    due = issue if issue is not None and not _issued(meeting, desk.on) else meeting.day.first
    for item, place in _items(meeting):
        for number, paper in enumerate(item.papers):
            if paper.state in AWAITED:
                report = desk.register.reports.get(paper.report or "")
                title = paper.title or (report.subject if report is not None else item.title)
                what = f"paper {AWAITED[paper.state]} for {in_words(meeting.day)}: {title}"
                at = place.at("papers", number)
                # The author's own day counts until the paper is there; to clear it there is time up to the agenda.
                own = paper.due.last if paper.due is not None and paper.state != "received" else due
                yield Task("paper", desk.group.id, what, at, command("agenda", meeting.id), due=own)


def _items(meeting: Meeting) -> Iterator[tuple[AgendaItem, Place]]:
    if meeting.agenda is None:
        return
    at = meeting.place.at("agenda")
    waiting = [(item, at.at("items", n)) for n, item in enumerate(meeting.agenda.items)]
    for number, more in enumerate(meeting.agenda.supplements):
        waiting += [(item, at.at("supplements", number, "items", n)) for n, item in enumerate(more.items)]
    while waiting:
        item, place = waiting.pop(0)
        yield item, place
        waiting[:0] = [(part, place.at("parts", n)) for n, part in enumerate(item.parts)]


def _replies(desk: TaskQuery, meeting: Meeting) -> Iterator[Task]:
    register, today = desk.register, Day.of(desk.on)
    seats = holdings(register, desk.group, meeting.day)
    summoned = dict.fromkeys(member for seat in seats for member in seat.members)
    answered = {reply.member for reply in meeting.replies if reply.on is None or has_come(reply.on, desk.on)}
    missing = [distinct_name(register, id, today) for id in summoned if id not in answered]
    if missing:
        what = f"{len(missing)} of {len(summoned)} replies missing for {in_words(meeting.day)}: {listed(missing)}"
        at = meeting.place.at("replies") if meeting.replies else meeting.place
        yield Task("replies", desk.group.id, what, at, command("members", desk.group.id), due=meeting.day.first)


def _issued(meeting: Meeting, on: date) -> bool:
    issued = meeting.agenda.issued if meeting.agenda else None
    return issued is not None and has_come(issued, on)


SHOWN = 70
"""Characters of a resolution that the desk shows; the rest stands in the minutes."""


def actions(desk: TaskQuery) -> Iterator[Task]:
    """Open actions that are overdue, fall due soon or have no day, and effects that the records do not show yet."""
    for task in open_actions(desk.register, desk.on, desk.group.id):
        state = task.state_on(desk.register, desk.on)
        if state == "done":
            continue
        due = task.falls.last if task.falls is not None else None
        if (due is None or due <= desk.horizon) and not task.closed_by(desk.register, desk.on):
            owner = owner_words(desk.register, task, desk.on)
            what = f"{_cited(task)}: {_short(task.words)}{'' if owner == NO_OWNER else f' ({owner})'}"
            certain = state != "unknown"
            if not certain and task.falls is not None:
                what += f"; may be late: {MISSING[task.deadline.missing]}"
            helps = command("resolutions", "--group", desk.group.id, "--open")
            yield Task("action", desk.group.id, what, task.at, helps, due=due, certain=certain)
        for one in task.awaited_on(desk.register, desk.on):
            if one.shown is None:
                done = ", although it is recorded as done" if task.closed_by(desk.register, desk.on) else ""
                what = f"{_cited(task)} stays open until {one.expected}{done}"
                yield Task("effect", desk.group.id, what, one.at, command("show", task.reference), due=due)


def breaches(desk: TaskQuery) -> Iterator[Task]:
    """Breaches of the attendance rule in which something is to be done; those at risk are for `mkcsp breaches`."""
    assessment = assess(desk.register, desk.group, desk.on)
    for case in assessment.cases:
        found = _breach(desk, assessment, case)
        if found is not None:
            yield found


def accepted(desk: TaskQuery) -> Iterator[Task]:
    """Accepted absences that the group was to look at again by now or soon, and has not."""
    for member, those in acceptances(desk.register, desk.group.id, desk.on).items():
        for number, (minute, entry) in enumerate(those):
            # A later acceptance for the same member is the group having looked at it again.
            if entry.review is None or entry.review.last > desk.horizon or number + 1 < len(those):
                continue
            if entry.until is not None and before(entry.until, Day.of(desk.on)):
                continue
            if is_member(desk.register, desk.group, member, Day.of(desk.on)) is False:
                continue
            name = distinct_name(desk.register, member, Day.of(desk.on))
            what = f"the accepted absence of {name} ({minute.cited}) is to be reviewed"
            helps = command("attendance", desk.group.id, member)
            yield Task("accepted-absence", desk.group.id, what, minute.at, helps, due=entry.review.last)


def _breach(desk: TaskQuery, assessment: Assessment, case: BreachCase) -> Task | None:
    book, id = assessment.book, desk.group.id
    bare = subject_name(book, case.subject)
    name = distinct_names(book, (one.subject for one in assessment.cases))[case.subject]
    clear = name == bare and addressee(book, case.subject) == bare
    dealing = case.dealing
    at = dealing.record.place if dealing else case.rule.at
    if case.completed is not None and dealing is None:
        at = book.register.meetings[case.completed].place
    show = command("breaches", id)

    def matter(kind: TaskKind, what: str, helps: str = show, *, now: bool = False, meeting: bool = False) -> Task:
        due = desk.next_day() if meeting else None
        return Task(kind, id, what, at, helps, due=due, now=now, certain=case.kind in ("open", "withdrawn"))

    if case.kind == "open":
        letter = command("letter", id, case.subject.id, "-o", "letter.eml")
        if case.step in ("first-letter", "second-letter"):
            said = case.next if name == bare else f"{name}: {case.next}"
            return matter("letter", said, letter, now=True)
        if case.step in ("consider", "consider-again"):
            return matter("breach", f"the breach of {name} is to be considered", meeting=True)
        return matter("breach", case.next if case.step == "leave" and clear else f"{name}: {case.next}", now=True)
    if case.kind == "provisional":
        return matter("breach", f"{name}, provisional: {case.next}", meeting=True)
    if case.kind in ("dependent", "untold"):
        return matter("breach", f"{name}: {case.next}")
    told = [letter for letter in dealing.letters if (desk.on - letter.sent.last).days <= 366] if dealing else []
    if case.kind == "withdrawn" and told:
        return matter("letter", f"{addressee(book, case.subject)}: {case.next}", now=True)
    return None


def _cited(task: OpenAction) -> str:
    cited = task.minute.cited if task.minute is not None else task.reference
    return f"{cited} of {in_words(task.meeting.day)}"


def _short(text: str) -> str:
    return textwrap.shorten(text, SHOWN, placeholder=" …")


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
