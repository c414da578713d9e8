"""The partnership's own records: nothing is wrong in them that is not acknowledged, and they have the papers' facts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from mkcsp.reading import Reading, acknowledge, read
from mkcsp.reading.schema import modeline, schema_files
from mkcsp.records.meetings import AgendaItem
from mkcsp.register import Register
from mkcsp.rules import check

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(ROOT)


@pytest.fixture(scope="module")
def register(reading: Reading) -> Register:
    return reading.register


def test_whatever_check_finds_is_acknowledged_with_a_reason(reading: Reading) -> None:
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
