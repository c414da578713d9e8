"""Reports and the forms on which they were written: which section is which, and which boxes there were to tick."""

from __future__ import annotations

from mkcsp.history.tristate import exists
from mkcsp.model.dates import Day
from mkcsp.model.report_record import Form, FormBox, FormSection, Report, ReportSection
from mkcsp.model.strategy import Strategy
from mkcsp.register import Register


def form_section(form: Form, section: ReportSection) -> int | None:
    """Which section of the form this one is: that with the same heading, or else with the same number."""
    headings = [_plain(each.heading) for each in form.sections]
    if _plain(section.heading) in headings:
        return headings.index(_plain(section.heading))
    numbers = [bare_number(each.number) for each in form.sections]
    bare = bare_number(section.number)
    return numbers.index(bare) if bare and bare in numbers else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def bare_number(number: str | None) -> str:
    """A number without the stop behind it."""
    return (number or "").strip().rstrip(".")


def strategy_of(register: Register, report: Report) -> Strategy | None:
    """The strategy whose priorities a report ticks: the one that it names, else the only one in force on its date."""
    if report.strategy is not None:
        return register.strategies.get(report.strategy)
    day = day_of_report(register, report)
    if day is None or report.group is None:
        return None
    those = [one for one in register.strategies_of(report.group) if exists(one.from_, one.until, day) is not False]
    return those[0] if len(those) == 1 else None


def boxes_of(register: Register, report: Report, section: FormSection) -> tuple[FormBox, ...]:
    """The boxes of a section of the form, in order: its own, then those of the strategy that it prints."""
    strategy = strategy_of(register, report)
    ours = tuple(
        FormBox(id=one.id, title=one.title)
        for which in section.strategy_boxes
        for one in (getattr(strategy, which) if strategy is not None else ())
    )
    return (*section.boxes, *ours)


def day_of_report(register: Register, report: Report) -> Day | None:
    """Its date, or that of the meeting to which it was made."""
    meeting = register.meetings.get(report.meeting or "")
    try:
        return report.dated or (meeting.day if meeting is not None else None)
    except ValueError:  # a meeting whose id holds no day, which has been reported
        return None
