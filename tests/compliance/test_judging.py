"""Every reading of a rule, and what is said where they agree and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest

from mkcsp.compliance.assess import JUDGES
from mkcsp.compliance.readings import answers, readings
from mkcsp.compliance.results import Answer, Needed, Outcome, RuleContext, State, both
from mkcsp.findings import Place
from mkcsp.history.binding_clauses import BindingClause
from mkcsp.model.dates import Day
from mkcsp.model.group import Group
from mkcsp.model.rules import QuorumRule
from mkcsp.model.terms_of_reference import Rule
from mkcsp.register import Register

MOST = 200
"""Readings that a clause which answers no question may have; each is judged."""

QUORUM = QuorumRule(
    kind="quorum",
    id="q",
    defined="share",
    percent=50,
    of=("voting",),
    heads="not-said",
    share_of="not-said",
    deputies="not-said",
    remote="count",
    when="throughout",
)


def over(judge: Any, rule: Any = QUORUM) -> dict[str, Answer]:
    """The answers over all readings, where the judging itself is given."""
    group = Group(id="grp", name="Example", kind="committee")
    case = RuleContext(Register(), BindingClause(rule, group, Place("records/terms/grp/v1.yaml")), (), date(2016, 1, 1))
    return {answer.outcome.about: answer for answer in answers(case, judge)}


def said(state: State, **fields: Any) -> Outcome:
    return Outcome("m", state, f"it is {state}", **fields)


@pytest.mark.parametrize("kind", [kind for kind in get_args(Rule) if kind.__name__ != "AttendanceRule"])
def test_every_kind_has_a_judge_whose_words_are_its_page_and_few_enough_readings(kind: Any) -> None:
    from dataclasses import fields
    from typing import get_type_hints

    hints = get_type_hints(kind)
    name = get_args(hints["kind"])[0]
    page = JUDGES[name].__doc__ or ""
    assert "Passes:" in page
    assert "Fails:" in page
    values: dict[str, Any] = {"kind": name, "id": "r"}
    for field in fields(kind):
        if "not-said" in str(hints[field.name]):
            values[field.name] = "not-said"
        elif field.name not in values and field.name in ("years", "minutes_years", "every_months", "within_meetings"):
            values[field.name] = 1
        elif field.name not in values and field.name in ("clear_days",):
            values[field.name] = 5
    required = {field.name for field in fields(kind)} - set(values)
    for one in required:
        values.setdefault(one, {"office": "chair", "defined": "number", "what": "findings", "to": "grp"}.get(one, ()))
    assert 1 <= len(list(readings(kind(**values)))) <= MOST


def test_a_rule_that_leaves_nothing_open_has_one_reading() -> None:
    from dataclasses import replace

    rule = replace(QUORUM, heads="persons", share_of="seats", deputies="count")
    assert [answered for answered, _ in readings(rule)] == [()]


def test_readings_answer_every_open_question_in_every_way() -> None:
    found = [dict(answered) for answered, _ in readings(QUORUM)]
    assert len(found) == 3 * 2 * 2
    assert {"heads": "seats", "share-of": "filled-seats", "deputies": "do-not-count"} in found
    assert all(rule.heads != "not-said" for _, rule in readings(QUORUM))


def test_where_all_readings_agree_that_is_the_answer() -> None:
    answer = over(lambda rule, case: [said("breached", since=Day(2015, 3, 1))])["m"]
    assert (answer.state, answer.readings, answer.outcome.since) == ("breached", (), Day(2015, 3, 1))


def test_readings_that_agree_but_for_the_day_are_sure_from_the_latest_on() -> None:
    def judge(rule: Any, case: RuleContext) -> Iterator[Outcome]:
        yield said("breached", since=Day(2015, 3, 1) if rule.heads == "seats" else Day(2015, 2))

    assert over(judge)["m"].outcome.since == Day(2015, 3, 1)


def test_where_they_differ_it_is_never_a_breach_and_only_what_decides_is_shown() -> None:
    def judge(rule: Any, case: RuleContext) -> Iterator[Outcome]:
        yield said("breached" if rule.deputies == "do-not-count" else "met", missing=(f"the {rule.heads}",))

    answer = over(judge)["m"]
    assert answer.state == "depends"
    assert answer.outcome.summary == "depends on how the clause is read: it is breached"
    assert answer.outcome.said == "it is breached"
    assert answer.outcome.since is None
    assert answer.outcome.missing == ("the persons", "the seats", "the organisations")
    shown = [(side.answers, side.outcome and side.outcome.state) for side in answer.readings]
    assert shown == [((("deputies", "count"),), "met"), ((("deputies", "do-not-count"),), "breached")]


def test_two_questions_that_decide_together_are_both_shown() -> None:
    def judge(rule: Any, case: RuleContext) -> Iterator[Outcome]:
        both = rule.deputies == "do-not-count" and rule.heads == "seats"
        yield said("breached" if both else "met")

    answer = over(judge)["m"]
    assert {question for side in answer.readings for question, _ in side.answers} == {"deputies", "heads"}
    assert len(answer.readings) == 3 * 2


def test_what_one_reading_does_not_ask_is_met_under_it() -> None:
    def judge(rule: Any, case: RuleContext) -> Iterator[Outcome]:
        if rule.deputies == "do-not-count":
            yield said("breached")

    answer = over(judge)["m"]
    assert answer.state == "depends"
    assert [side.outcome for side in answer.readings if dict(side.answers)["deputies"] == "count"] == [None]


@pytest.mark.parametrize(("one", "other", "result"), [("met", "not-yet", "not-yet"), ("not-yet", "met", "not-yet")])
def test_nothing_hangs_on_a_reading_under_which_there_is_nothing_to_judge(
    one: State, other: State, result: State
) -> None:
    answer = over(lambda rule, case: [said(one if rule.deputies == "count" else other)])["m"]
    assert (answer.state, answer.readings) == (result, ())


def test_what_is_typed_stays_apart_from_the_words_of_a_paper_when_two_things_settle_it() -> None:
    needed = both("the body says how", Needed("it is entered", "`by` of the seat"))
    assert needed == "the body says how; it is entered (`by` of the seat)"
    assert isinstance(needed, Needed)
    assert needed.words == "the body says how; it is entered"
    assert both("the body says how", None) == "the body says how"
