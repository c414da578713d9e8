"""The partnership's own records: nothing is wrong in them that is not acknowledged, and they have the papers' facts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Run

from mkcsp.checks.all_checks import check
from mkcsp.loader.acknowledge import acknowledge
from mkcsp.loader.json_schema import modeline, schema_files
from mkcsp.loader.reading import LoadedRecords, read
from mkcsp.model.meeting import AgendaItem
from mkcsp.model.rules import ChairingRule, FrequencyRule, ReportRule, RepresentationRule
from mkcsp.model.terms_of_reference import Rule
from mkcsp.register import Register

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reading() -> LoadedRecords:
    return read(ROOT)


@pytest.fixture(scope="module")
def register(reading: LoadedRecords) -> Register:
    return reading.register


def test_whatever_check_finds_is_acknowledged_with_a_reason(reading: LoadedRecords) -> None:
    found = acknowledge(ROOT, reading.register, [*reading.findings, *check(reading.register)])
    assert found
    assert [f"{each.at}: {each.code} {each.message}" for each in found if not each.acknowledged] == []


def test_the_roll_of_2016_has_everybody_under_the_right_heading(register: Register) -> None:
    roll = register.meetings["smk/2016-01-21"].roll
    assert roll is not None
    people = Counter({section.kind: sum(line.public is None for line in section.lines) for section in roll.sections})
    assert people == {
        "chair": 1, "members": 6, "co-opted": 5, "observers": 2, "officers": 7, "others": 5, "apologies": 1,
    }  # fmt: skip
    assert [line.public for section in roll.sections for line in section.lines if line.public] == [3]
    assert all(line.as_ for section in roll.sections for line in section.lines)


def test_the_minute_numbers_of_2016_run_on_with_two_missing(register: Register) -> None:
    minutes = register.meetings["smk/2016-01-21"].minutes
    assert minutes is not None
    assert [item.minute for item in minutes.items] == [
        *(f"SMK{number}" for number in range(30, 36)), "missing", "missing", "SMK38", "SMK39", "SMK40",
    ]  # fmt: skip
    assert [item.inferred for item in minutes.items if item.inferred] == ["SMK36", "SMK37"]
    assert [len(item.resolved) for item in minutes.items] == [0, 1, 4, 4, 5, 3, 3, 4, 2, 1, 1]


def test_the_classes_of_2005_are_five_six_and_seven(register: Register) -> None:
    carried = Counter(held.class_ for one in register.organisations.values() for held in one.classes)
    by_seat = Counter(
        {(kind.class_, seat.generic) for seat in register.groups["csp"].seats for kind in seat.membership}
    )
    for (class_, _), number in by_seat.items():
        if class_ is not None:
            carried[class_] += number  # the parish and town councils are one partner with three seats
    assert carried == {"responsible-authority": 5, "statutory-partner": 6, "associate": 7}


def test_the_pages_of_2006_run_on_from_8_to_44(register: Register) -> None:
    agenda = register.meetings["csp/2006-11-13"].agenda
    assert agenda is not None

    def below(item: AgendaItem) -> list[AgendaItem]:
        return [item, *(found for part in item.parts for found in below(part))]

    ranges = [item.pages.split("-") for top in agenda.items for item in below(top) if item.pages]
    assert ranges[0][0] == "8"
    assert ranges[-1][1] == "44"
    assert all(int(before[1]) + 1 == int(after[0]) for before, after in pairwise(ranges))


def test_sections_of_2005_keep_their_gap(register: Register) -> None:
    numbers = [section.number for section in register.terms["csp/2005-05"].sections]
    assert numbers == [f"{number}." for number in range(1, 17) if number != 12]


def test_editors_find_schemas_that_are_up_to_date() -> None:
    assert {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "schemas").iterdir()} == schema_files()
    for file in (ROOT / "records").rglob("*.yaml"):
        assert file.read_text(encoding="utf-8").startswith(modeline(file.relative_to(ROOT).as_posix()) + "\n")


def rules(register: Register, terms: str) -> dict[str, tuple[str, str, str]]:
    """By the rule's id: its kind, the section that it stands beside, and the body that it binds."""
    version = register.terms[terms]
    return {
        rule.id: (rule.kind, section.id, rule.group or version.group)
        for section in version.sections
        for rule in section.rules
    }


def test_the_rules_of_2005_stand_beside_their_clauses(register: Register) -> None:
    assert rules(register, "csp/2005-05") == {
        "strategy": ("strategy", "principles", "csp"),
        "representation": ("representation", "membership", "csp"),
        "term": ("term-of-office", "membership", "csp"),
        "working-groups": ("belonging", "membership", "csp"),
        "chair": ("chairing", "chairing", "csp"),
        "vice-chair": ("chairing", "chairing", "csp"),
        "place": ("place", "location", "csp"),
        "frequency": ("frequency", "frequency", "csp"),
        "reducing-violence": ("report", "delivery-groups", "reducing-violence"),
        "communications": ("report", "delivery-groups", "communications"),
        "persistent-offenders": ("report", "delivery-groups", "persistent-offenders"),
        "reducing-violence-members": ("belonging", "delivery-groups", "reducing-violence"),
        "communications-members": ("belonging", "delivery-groups", "communications"),
        "persistent-offenders-members": ("belonging", "delivery-groups", "persistent-offenders"),
        "sosg-terms": ("terms", "sosg", "sosg"),
        "forum-meetings": ("frequency", "forum", "forum"),
        "forum-chair": ("chairing", "forum", "forum"),
        "forum-openness": ("place", "forum", "forum"),
    }


def test_the_rules_of_the_draft_of_2016_stand_beside_their_clauses(register: Register) -> None:
    assert rules(register, "sng/2016-10") == {
        "report": ("report", "general-tasks", "sng"),
        "progress-review": ("review", "general-tasks", "sng"),
        "equality": ("consideration", "general-tasks", "sng"),
        "chair": ("chairing", "chair", "sng"),
        "deputy-chair": ("chairing", "chair", "sng"),
        "attendance": ("attendance", "attendance", "sng"),
        "frequency": ("frequency", "frequency", "sng"),
        "review": ("review", "annual-review", "sng"),
    }


def rule(register: Register, terms: str, id: str) -> Rule:
    (found,) = [each for section in register.terms[terms].sections for each in section.rules if each.id == id]
    return found


@pytest.mark.parametrize(
    ("terms", "id", "answers"),
    [
        ("csp/2005-05", "strategy", {"years": 3, "reported": "not-said"}),
        ("csp/2005-05", "frequency", {"at_least": 6, "period": "not-said", "every_months": None}),
        ("csp/2005-05", "term", {"years": 3, "binds": ("voting", "associate"), "reappointment": "not-said"}),
        ("csp/2005-05", "working-groups", {"group_kinds": ("working-group",), "binds": "not-said"}),
        ("csp/2005-05", "chair", {"office": "chair", "presides": "not-said", "appointed_for": None}),
        ("csp/2005-05", "place", {"public": "open-unless-notified", "papers": "public-unless-excluded"}),
        ("csp/2005-05", "forum-openness", {"public": "open", "papers": None, "venues": ()}),
        ("csp/2005-05", "reducing-violence", {"to": "csp", "how_often": "not-said"}),
        ("sng/2016-10", "frequency", {"every_months": 2, "gap": "not-said", "at_least": None}),
        ("sng/2016-10", "chair", {"appointed_for": 12, "from_among": "members", "terms_limit": None}),
        ("sng/2016-10", "deputy-chair", {"appointed_for": 12, "from_among": "not-said"}),
        ("sng/2016-10", "review", {"of": ("terms", "membership"), "every_months": 12, "with_": None}),
        ("sng/2016-10", "progress-review", {"of": ("progress",), "every_months": 12, "with_": "smk"}),
    ],
)
def test_a_rule_answers_what_its_clause_says_and_no_more(
    register: Register, terms: str, id: str, answers: dict[str, object]
) -> None:
    found = rule(register, terms, id)
    assert {name: getattr(found, name) for name in answers} == answers


def test_partners_have_one_vote_and_agree_to_more_representatives(register: Register) -> None:
    found = rule(register, "csp/2005-05", "representation")
    assert isinstance(found, RepresentationRule)
    assert found.classes == ("responsible-authority", "statutory-partner")
    assert (found.vacancy, found.one_vote) == ("not-said", "organisation-and-shared")
    assert (found.more_than_one, found.new_associates) == ("with-agreement", "consent")


def test_chairs_by_office_are_those_of_the_clauses(register: Register) -> None:
    held = {}
    for id in ("chair", "vice-chair", "forum-chair"):
        found = rule(register, "csp/2005-05", id)
        assert isinstance(found, ChairingRule)
        held[id] = [(one.post, one.organisation) for one in found.by_office]
    assert held == {
        "chair": [("Police Area Commander", "tvp")],
        "vice-chair": [("lead Cabinet Member for community safety", "mk-council")],
        "forum-chair": [
            ("Police Area Commander", "tvp"),
            ("Cabinet Member with lead responsibility for community safety", "mk-council"),
        ],
    }


def test_the_forum_looks_back_in_spring_and_ahead_in_autumn(register: Register) -> None:
    found = rule(register, "csp/2005-05", "forum-meetings")
    assert isinstance(found, FrequencyRule)
    assert found.at_least == 2
    assert [(season.name, season.reviews) for season in found.seasons] == [("spring", "progress"), ("autumn", None)]


def test_the_report_to_the_management_group_has_five_contents(register: Register) -> None:
    found = rule(register, "sng/2016-10", "report")
    assert isinstance(found, ReportRule)
    assert (found.to, found.how_often) == ("bmg", "not-said")
    assert found.contents == (
        "progress against targets",
        "barriers",
        "good practice",
        "problem areas",
        "how difficult issues are to be resolved",
    )


def test_no_version_is_invented_for_what_stands_in_a_report(register: Register) -> None:
    assert register.terms["bmg/2015-03"].sections == ()
    assert "1.4" in (register.terms["bmg/2015-03"].note or "")
    assert register.terms["sng/2016-01"].sections == ()


def test_every_rule_says_why_it_answers_so(register: Register) -> None:
    for terms in register.terms.values():
        for section in terms.sections:
            for each in section.rules:
                assert each.note or section.note, f"{terms.id}/{each.id}"


def test_what_the_papers_say_of_who_reported_and_what_is_to_come_is_entered(register: Register) -> None:
    minutes = register.meetings["smk/2016-01-21"].minutes
    assert minutes is not None
    assert {item.id: [each.group for each in item.heard] for item in minutes.items if item.heard} == {
        "bmg-update": ["bmg"],
        "prevent": ["prevent-group"],
        "sng-update": ["sng"],
    }
    assert {item.id: [each.title for each in item.documents] for item in minutes.items if item.documents} == {
        "prevent": ["Action plan on Prevent", "Advice for Parents and Carers", "Prevent presentation"],
        "hwb-strategy": ["Joint Health and Wellbeing Board Strategy 2015/18"],
        "partner-updates": ["Police and Crime Review 2015"],
        "forward-plan": ["Forward Plan 2016/17"],
    }
    assert register.reports["bmg-update"].from_group == "bmg"
    plans = register.reports["sng-review"].plans
    assert [str(plan.when) for plan in plans] == ["2017-01", "2017-04?", "2017-07"]
    (practice,) = register.practices["bmg"].rules
    assert (practice.rule.kind, practice.rule.id) == ("report-back", "groups-set-up")


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("csp/2005-05", "the Management Group should meet at least 6 times a year"),
        ("csp/2005-05", "takes pride in Milton Keynes"),
        ("bmg-update", "the designated leads continue to support the delivery"),
        ("smk/2016-01-21/cctv-review", "making individual studies"),
        ("smk/2016-01-21/prevent", "oral update be noted"),
    ],
)
def test_the_records_mean_what_the_papers_say(run: Run, id: str, words: str) -> None:
    assert words in " ".join(run("show", id, root=ROOT).out.split())


def test_that_the_neighbourhoods_group_reports_to_another_body_has_a_recipient_and_no_deadline(
    register: Register,
) -> None:
    action = register.resolutions["smk/2016-01-21"].actions["sng-update/4"]
    assert action.due is not None
    assert action.due.when == "not-said"
