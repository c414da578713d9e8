"""Questions that a rule does not answer because it was written before they were asked: they are left open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mkcsp.compliance.results import RuleContext
from mkcsp.compliance.years import is_yearly
from mkcsp.history.names_of_the_day import same_office
from mkcsp.model.rules import ChairingRule, NoticeRule, ReportRule, ReviewRule, StrategyRule, TermOfOfficeRule


def opened(rule: Any, case: RuleContext) -> Any:
    """The rule with those questions left open that it does not answer, and on which its answer may depend."""
    if _counts_years(rule):
        rule = replace(rule, counted="not-said")
    if isinstance(rule, ReportRule) and rule.how_often == "each-meeting" and rule.whose is None:
        return replace(rule, whose="not-said")
    if isinstance(rule, TermOfOfficeRule):
        named = any(seat.held_by is not None and seat.representatives for seat in case.group.seats)
        rule = replace(rule, by_office="not-said") if named and rule.by_office is None else rule
        return replace(rule, expiry="not-said") if rule.expiry is None and rule.years == 1 else rule
    if isinstance(rule, ChairingRule) and rule.vacancy is None and rule.fill_within_months is None:
        vacant = any(one.state == "vacant" and same_office(one.office, rule.office) for one in case.group.offices)
        return replace(rule, vacancy="not-said") if vacant else rule
    if isinstance(rule, NoticeRule) and rule.short_notice is None:
        short = any(one.short_notice for one in case.register.meetings_of(case.group.id))
        return replace(rule, short_notice="not-said") if short else rule
    return rule


def _counts_years(rule: Any) -> bool:
    """Whether a rule asks for something every year, or every so many years, and does not say what a year is."""
    if not isinstance(rule, ReviewRule | StrategyRule | ReportRule) or rule.counted is not None:
        return False
    if isinstance(rule, StrategyRule):
        return rule.reported is not None
    return is_yearly((rule.every_months if isinstance(rule, ReviewRule) else rule.months) or 0)
