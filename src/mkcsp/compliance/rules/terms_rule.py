"""Whose minute settles the terms of reference of a body."""

from __future__ import annotations

from collections.abc import Iterator

from mkcsp.compliance.context import bound_now, provided
from mkcsp.compliance.results import Fact, Needed, Outcome, RuleContext, unknown
from mkcsp.history.approval import decided
from mkcsp.history.names_of_the_day import group_name
from mkcsp.history.tristate import has_come
from mkcsp.model.dates import Day
from mkcsp.model.rules import TermsRule
from mkcsp.model.terms_of_reference import Terms


def judge(rule: TermsRule, case: RuleContext) -> Iterator[Outcome]:
    """Terms: another body settles the terms of reference of the bound one.

    Rests on section 13 of the terms of 2005: the Partnership settles the terms of the Statutory Officers' Support
    Group. Each version of the bound body's terms that is said to be agreed is judged by the minute that agreed it; a
    draft by nothing.

    Passes: `set-by: csp`, and the terms of the group were agreed by `csp/2006-11-13/terms/1`.
    Fails: the same, and they were agreed by a minute of the group itself.
    """
    now = bound_now(case)
    if now is False:
        return
    versions = [one for one in case.register.terms_of(case.group.id) if one.status == "agreed"]
    for terms in versions:
        found = _settled(rule, case, terms)
        if found is not None:
            yield provided(found, now)
    if not versions:
        by = group_name(case.register, rule.set_by, Day.of(case.on))
        lack = f"terms of reference of {group_name(case.register, case.group.id, Day.of(case.on))} that were agreed"
        summary = f"{by} settles its terms of reference; none that were agreed are recorded"
        settles = Needed("they are entered, with the minute", "`agreed`")
        yield unknown("", summary, missing=(lack,), settles=settles, gap="agreed terms of reference not recorded")


def _settled(rule: TermsRule, case: RuleContext, terms: Terms) -> Outcome | None:
    """Whether one version was agreed by the body that settles it; None where that was not yet."""
    agreed = terms.agreed
    about = f"version/{terms.id}"
    title = f"{terms.title} of {terms.dated}" if terms.dated is not None else terms.title
    by = group_name(case.register, rule.set_by, Day.of(case.on))
    minute = case.register.minute(agreed.by) if agreed is not None and agreed.by is not None else None
    if minute is None:
        if agreed is not None and agreed.on is not None and not has_come(agreed.on, case.on):
            return None
        lack = f"the minute of {by} that agreed the {title}"
        facts = (Fact(f"the {title} are recorded as agreed", terms.place),)
        summary = f"whether {by} agreed the {title} is not recorded"
        settles = Needed("the minute is named", "`agreed`")
        gap = "the minute that agreed the terms not recorded"
        return unknown(about, summary, facts=facts, missing=(lack,), settles=settles, gap=gap)
    if not decided(minute, case.on):
        return None
    facts = (Fact(f"the {title} were agreed by {agreed.by if agreed else ''}", terms.place.at("agreed")),)
    if minute.meeting.group == rule.set_by:
        return Outcome(about, "met", f"{by} agreed the {title}", minute.meeting.day, facts)
    other = group_name(case.register, minute.meeting.group, minute.meeting.day)
    summary = f"the {title} were agreed by {other}, and {by} settles them"
    return Outcome(about, "breached", summary, minute.meeting.day, facts, settles=f"{by} agrees them")
