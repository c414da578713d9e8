"""How a report was made: what it covered of what it had to, and whether it came through the office that makes it."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.calendar import Occasion
from mkcsp.compliance.recurring import items
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, unknown
from mkcsp.findings import Place
from mkcsp.history.membership import in_office
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import or_
from mkcsp.model.base import dataclass
from mkcsp.model.report_record import Report
from mkcsp.model.rules import ReportRule


@dataclass(frozen=True, slots=True)
class _Made:
    """A report as a meeting had it. covers: what it covered; by: who gave it, where that is recorded. at: where."""

    covers: tuple[str, ...]
    by: str | None
    at: Place


def how_made(rule: ReportRule, case: RuleContext, one: Occasion) -> Iterator[Outcome]:
    """What a report to that meeting covered, and who gave it; nothing where the clause asks neither."""
    made = list(_made(case, one))
    if rule.contents:
        yield _contents(rule, one, made)
    if rule.through is not None:
        yield _through(rule, case, one, made)


def _made(case: RuleContext, one: Occasion) -> Iterator[_Made]:
    """The reports of the bound body that the meeting had, by word of mouth and on paper."""
    reports: dict[str, Report] = {
        report.id: report
        for report in case.register.reports.values()
        if report.meeting == one.id and report.from_group == case.group.id
    }
    for item, at in items(one.meeting):
        for number, heard in enumerate(item.heard):
            if heard.group == case.group.id:
                yield _Made(heard.covers, heard.by, at.at("heard", number))
        report = case.register.reports.get(item.report) if item.report else None
        if report is not None and report.from_group == case.group.id:
            reports[report.id] = report
    for report in reports.values():
        yield _Made(report.covers, report.presenter.member if report.presenter else None, report.place)


def _contents(rule: ReportRule, one: Occasion, made: list[_Made]) -> Outcome:
    about, day = f"contents/{one.id}", one.meeting.day
    covered = {each.casefold() for report in made for each in report.covers}
    facts = tuple(Fact(f"the report to {one.id}", report.at) for report in made)
    if not covered:
        lack = Needed(f"what the report to {one.id} covered", "`covers`")
        return unknown(
            about,
            f"what the report to {one.id} covered is not recorded",
            facts=facts,
            missing=(lack,),
            gap="contents of the report not recorded",
        )
    left_out = [each for each in rule.contents if each.casefold() not in covered]
    if left_out:
        summary = f"the report to {one.id} did not cover {', '.join(left_out)}"
        return Outcome(about, "breached", summary, day, facts, ended=day)
    return Outcome(about, "met", f"the report to {one.id} covered all that it has to", facts=facts)


def _through(rule: ReportRule, case: RuleContext, one: Occasion, made: list[_Made]) -> Outcome:
    about, day = f"through/{one.id}", one.meeting.day
    given = [report for report in made if report.by is not None]
    facts = tuple(Fact(f"the report to {one.id}", report.at) for report in made)
    if not given:
        giver = Needed(f"who gave the report to {one.id}", "`by` in `heard`, or the presenter of the report")
        return unknown(
            about,
            f"whether the report to {one.id} came through the {rule.through} is not recorded",
            facts=facts,
            missing=(giver,),
            gap="who gave the report not recorded",
        )
    known = in_office(case.register, case.group, rule.through or "")
    held = [or_(each.covers(day) for each in known if each.member == report.by) for report in given]
    if any(held):
        return Outcome(about, "met", f"the report to {one.id} came through the {rule.through}", facts=facts)
    if None not in held and any(each.covers(day) for each in known):
        summary = f"the report to {one.id} was given by somebody else than the {rule.through}"
        return Outcome(about, "breached", summary, day, facts, ended=day)
    lack = f"who was {rule.through} of {group_name(case.register, case.group.id, day)} on {day}"
    return unknown(
        about,
        f"whether the report to {one.id} came through the {rule.through} is unknown",
        facts=facts,
        missing=(lack,),
        gap=f"who was the {rule.through} not recorded",
    )
