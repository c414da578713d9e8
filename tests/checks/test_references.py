"""References: every field that names a record is followed, and a slip is guessed."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.checks.references import FIELDS
from mkcsp.model import breach, group, minute, people, report_record, resolution, settings, strategy, terms_of_reference
from mkcsp.model import meeting as meetings
from mkcsp.model import meeting as roll
from mkcsp.spelling import Nearest

from .told import SMK, findings, meeting

MODULES = (
    *(breach, group, meetings, people, minute, people),
    *(report_record, resolution, roll, settings, strategy, terms_of_reference),
)
ELSEWHERE = {
    ("FormBox", "id"): "its own id",
    ("HouseStyle", "closing"): "words to be printed",
    ("Report", "priorities"): "checked against the strategy of the report",
    ("Report", "responsibilities"): "likewise",
    ("Correction", "item"): "an item of the minutes that are corrected",
    ("MinuteItem", "id"): "its own id",
    ("MinuteItem", "minute"): "its own number",
    ("StandingItem", "id"): "its own id",
    ("Vote", "on"): "the id of a clause, or any words",
    ("Correction", "words"): "any words",
    ("MinuteItem", "evidence"): "kinds of papers",
    ("ExpectedEffect", "terms"): "terms that are to be adopted may have no record yet",
    ("ExpectedEffect", "to"): "a group or a meeting: checked with the effect",
    ("ExpectedEffect", "item"): "an item that is yet to come",
}
REFERS = re.compile(r"\b[Ii]ds?\b of|[Tt]he (minute|meeting)\b|\b[Mm]inute (that|by which)\b|: its id\b")


def documented(module: ModuleType) -> list[tuple[str, str]]:
    """Fields whose documentation says that they name a record, by class and name, from the source of a module."""
    found = []
    name = ""
    lines = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("class "):
            name = re.split(r"\W", line[6:])[0]
        field = re.match(r"    (\w+): (?:str|tuple\[str)", line)
        if field and REFERS.search(below.split("Left out")[0]):
            found.append((name, field[1]))
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_field_that_names_a_record_is_followed(module: ModuleType) -> None:
    followed = {(kind.__name__, name) for kind, names in FIELDS.items() for name in names}
    assert [one for one in documented(module) if one not in followed and one not in ELSEWHERE] == []


def test_the_table_names_fields_that_there_are() -> None:
    for kind, names in FIELDS.items():
        assert is_dataclass(kind)
        assert set(names) <= {field.name for field in fields(kind)}


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("jo-feild", "jo-field"),
        ("jo-fied", "jo-field"),
        ("jo-fielld", "jo-field"),
        ("jo_field", "jo-field"),
        ("field", "jo-field"),
        ("councillor-brunning", "brunning"),
        ("webb", None),
        ("zzz", None),
        ("x" * 2_000_000, None),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(wrong: str, meant: str | None) -> None:
    assert Nearest(["jo-field", "brunning", "a-webb", "m-webb"]).to(wrong) == meant


@given(st.text("abcdefgh-", min_size=3, max_size=20), st.integers(0, 19), st.sampled_from("abcxyz"))
def test_any_one_wrong_letter_is_found(word: str, at: int, letter: str) -> None:
    at %= len(word)
    assert Nearest([word]).to(word[:at] + letter + word[at + 1 :]) == word
    assert Nearest([word]).to(word[:at] + word[at + 1 :]) == word
    assert Nearest([word]).to(word[:at] + letter + word[at:]) == word


def test_the_help_of_an_unknown_minute_names_the_nearest_one(tmp_path: Path) -> None:
    told = findings(
        tmp_path,
        SMK,
        """
        # records/groups/cctv.yaml
        name: CCTV Group
        kind: working-group
        set-up-by: smk/2016-01-21/cctv/11
        """,
        meeting(
            """
            minutes:
              items:
                - id: cctv
                  resolved:
                    - id: "1"
                      text: That a group be set up.
            """
        ),
    )
    assert [(one.code, one.help) for one in told] == [("MK206", "did you mean `smk/2016-01-21/cctv/1`?")]


def test_the_help_of_an_unknown_meeting_names_the_nearest_one(tmp_path: Path) -> None:
    (told,) = findings(tmp_path, SMK, meeting("reconvened-from: smk/2016-01-12"), meeting("", "smk/2016-01-13"))
    assert (told.code, told.help) == ("MK205", "did you mean `smk/2016-01-13`?")


def test_resolutions_of_a_meeting_without_a_record_are_found(tmp_path: Path) -> None:
    (told,) = findings(tmp_path, SMK, "# records/resolutions/smk/2016-01-21.yaml\nactions: {}")
    assert (told.code, told.at.path) == ("MK205", "records/resolutions/smk/2016-01-21.yaml")


def test_an_action_may_name_a_clause_below_a_clause_and_an_undertaking(tmp_path: Path) -> None:
    told = findings(
        tmp_path,
        SMK,
        meeting(
            """
            minutes:
              items:
                - id: cctv
                  undertakings:
                    - id: survey
                      text: Somebody will send a survey round.
                  resolved:
                    - id: "1"
                      text: "That the following be done:"
                      parts:
                        - id: a
                          text: a survey.
                  parts:
                    - id: cctv-cost
                      resolved:
                        - id: "1"
                          text: That the cost be noted.
            """
        ),
        """
        # records/resolutions/smk/2016-01-21.yaml
        actions:
          cctv/1/a: {owners: [{name: Somebody}]}
          cctv/survey: {owners: [{name: Somebody}]}
          cctv-cost/1: {owners: [{name: Somebody}]}
          cctv: {owners: [{name: Somebody}]}
        """,
    )
    assert [(one.code, one.at.keys) for one in told] == [("MK212", ("actions", "cctv"))]  # type: ignore[union-attr]
