"""Oddities that the records acknowledge, and acknowledgements of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcsp.findings import Finding, Place, Severity
from mkcsp.loader.acknowledge import acknowledge
from mkcsp.loader.positions import locate_all

from .folders import ACTIONS_FILE, MEETING, reading_of

TEXT = """\
status: held
minutes:
  items:
    - id: opening
    - id: cctv
      title: CCTV
      resolved:
        - id: "1"
          text: That it be so.
acknowledged:
  - code: MK401
    {at}
    reason: as in the source
"""


def findings_at(*places: tuple[str | int, ...], path: str = MEETING) -> list[Finding]:
    return [Finding("MK401", Severity.ERROR, Place(path, keys), "odd") for keys in places]


def reasons(root: Path, text: str, findings: list[Finding], path: str = MEETING) -> list[tuple[str, str | None]]:
    """Code and reason of each finding after acknowledging."""
    reading = reading_of(root, {path: text})
    assert reading.findings == ()
    return [(found.code, found.acknowledged) for found in acknowledge(root, reading.register, findings)]


@pytest.mark.parametrize(
    ("at", "keys", "matches"),
    [
        ("", ("minutes", "items", 0), True),
        ("", (), True),
        ("at: minutes", ("minutes", "items", 0), True),
        ("at: minutes/items/cctv", ("minutes", "items", 1), True),
        ("at: minutes/items/cctv", ("minutes", "items", 1, "resolved", 0, "text"), True),
        ("at: minutes/items/1", ("minutes", "items", 1), True),
        ("at: minutes/items/cctv/resolved/1", ("minutes", "items", 1, "resolved", 0), True),
        ("at: minutes/items/cctv", ("minutes", "items", 0), False),
        ("at: minutes/items/cctv/title", ("minutes", "items", 1), False),
        ("at: minutes/items/nothing", ("minutes", "items", 1), False),
        ("at: minutes/items/2", ("minutes", "items", 1), False),
        ("at: status/x", ("status",), False),
    ],
)
def test_a_finding_at_the_place_or_further_in_is_acknowledged(
    tmp_path: Path, at: str, keys: tuple[str | int, ...], matches: bool
) -> None:
    found = reasons(tmp_path, TEXT.format(at=at), findings_at(keys))
    if matches:
        assert found == [("MK401", "as in the source")]
    else:
        assert found == [("MK401", None), ("MK901", None)]


def test_every_finding_of_the_code_is_meant_and_no_other_file(tmp_path: Path) -> None:
    findings = findings_at(("status",), ("minutes",)) + findings_at(("status",), path="records/meetings/smk/2017.yaml")
    found = reasons(tmp_path, TEXT.format(at=""), findings)
    assert found == [("MK401", "as in the source"), ("MK401", "as in the source"), ("MK401", None)]


def test_an_acknowledgement_of_nothing_is_told_at_its_place(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {MEETING: TEXT.format(at="")})
    (stale,) = locate_all(tmp_path, acknowledge(tmp_path, reading.register, []))
    assert (str(stale.at), stale.code, stale.severity) == (f"{MEETING}:11:5", "MK901", Severity.WARNING)


def test_names_with_slashes_are_places_too(tmp_path: Path) -> None:
    text = "actions:\n  cctv/1: {}\nacknowledged:\n  - {code: MK401, at: actions/cctv/1, reason: known}\n"
    found = reasons(tmp_path, text, findings_at(("actions", "cctv/1"), path=ACTIONS_FILE), ACTIONS_FILE)
    assert found == [("MK401", "known")]


def test_a_mistake_in_a_field_can_be_acknowledged_by_its_place(tmp_path: Path) -> None:
    text = "status: held\nclosed: 2.30\nstarts: 2pm\nacknowledged:\n  - {code: MK106, at: starts, reason: torn}\n"
    reading = reading_of(tmp_path, {MEETING: text})
    found = acknowledge(tmp_path, reading.register, reading.findings)
    assert [each.acknowledged for each in found] == [None, "torn"]
    assert reading.register.incomplete == {MEETING}


def test_a_file_without_a_record_acknowledges_nothing(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {MEETING: "acknowledged:\n  - {code: MK102, reason: no}\n"})
    assert [each.acknowledged for each in acknowledge(tmp_path, reading.register, reading.findings)] == [None]
