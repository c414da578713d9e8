"""Fields of rules, of effects and of replies that do not go together, one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mkcsp.checks.all_checks import check
from mkcsp.loader.reading import read

OPEN = {"inquorate": "not-said", "extraordinary": "not-said", "reconvened": "not-said"}
OFTEN = {"kind": "frequency", **OPEN}
FIVE = {"kind": "quorum", "of": ["voting"], "heads": "persons", "deputies": "count", "remote": "count"} | {
    "when": "at-opening"
}
MEMBERS = {"kind": "belonging", "binds": ["voting"]}
SEASON = {"name": "spring", "months": ["3", "4"]}


def found(root: Path, **files: Any) -> list[tuple[str, str]]:
    """The codes and places that `check` finds in these records, by their paths with `__` for a slash."""
    records = {"groups__grp": {"name": "Group", "kind": "working-group", "seats": [{"id": "one"}]}, **files}
    for name, record in records.items():
        path = root / "records" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record), encoding="utf-8")
    reading = read(root)
    assert reading.findings == ()
    return [(one.code, "/".join(map(str, one.at.keys[-2:]))) for one in check(reading.register)]  # type: ignore[union-attr]


def terms(**rule: Any) -> dict[str, Any]:
    section = {"id": "one", "rules": [{"id": "rule", **rule}]}
    return {"terms__grp__v1": {"title": "Terms", "status": "draft", "sections": [section]}}


@pytest.mark.parametrize(
    ("rule", "code", "at"),
    [
        ({**OFTEN, "every-months": "3"}, "MK616", "0/every-months"),
        ({**OFTEN, "at-least": "4", "period": "not-said", "gap": "not-said"}, "MK616", "0/gap"),
        ({**OFTEN, "at-least": "0", "period": "not-said"}, "MK616", "0/at-least"),
        ({**OFTEN, "seasons": [{"name": "spring", "months": ["13"]}]}, "MK616", "months/0"),
        ({**OFTEN, "seasons": [{"name": "spring", "months": []}]}, "MK616", "0/months"),
        ({**OFTEN, "seasons": [SEASON, SEASON]}, "MK616", "1/name"),
        ({"kind": "chairing", "office": "chair", "appointed-for": "12"}, "MK616", "0/appointed-for"),
        ({**FIVE, "defined": "number"}, "MK616", "0/defined"),
        ({**FIVE, "defined": "not-defined", "number": "5"}, "MK616", "0/number"),
        ({**FIVE, "defined": "share", "percent": "101", "share-of": "seats"}, "MK616", "0/percent"),
        ({**FIVE, "defined": "share", "percent": "50"}, "MK616", "0/defined"),
        ({**FIVE, "defined": "number", "number": "5", "of": []}, "MK616", "0/of"),
        ({"kind": "report", "to": "grp", "how-often": "months"}, "MK616", "0/how-often"),
        ({"kind": "report", "to": "grp", "how-often": "each-meeting", "months": "3"}, "MK616", "0/months"),
        ({**MEMBERS, "binds": [], "groups": ["grp"]}, "MK616", "0/binds"),
        (MEMBERS, "MK615", "rules/0"),
        ({"kind": "place"}, "MK615", "rules/0"),
        ({"kind": "representation", "vacancy": "breach"}, "MK615", "rules/0"),
        ({"kind": "review", "of": [], "every-months": "12", "due-from": "not-said"}, "MK615", "rules/0"),
    ],
)
def test_what_does_not_go_together_is_told_where_it_stands(
    tmp_path: Path, rule: dict[str, Any], code: str, at: str
) -> None:
    assert found(tmp_path, **terms(**rule)) == [(code, at)]


@pytest.mark.parametrize(
    "rule",
    [
        {**OFTEN, "seasons": [SEASON, {"name": "autumn", "months": ["10"]}]},
        {"kind": "chairing", "office": "chair"},
        {**FIVE, "defined": "share", "percent": "100", "share-of": "not-said"},
        {"kind": "actions"},
        {"kind": "notice", "clear-days": "0", "saturdays": "count", "sundays": "count", "bank-holidays": "count"},
    ],
)
def test_what_goes_together_is_not(tmp_path: Path, rule: dict[str, Any]) -> None:
    assert found(tmp_path, **terms(**rule)) == []


def test_a_practice_of_one_body_binds_no_other(tmp_path: Path) -> None:
    rule = {"kind": "actions", "id": "rule", "group": "other"}
    other = {"groups__other": {"name": "Other", "kind": "working-group"}}
    practice = {"rules": [{"heading": "Actions", "from": "2015", "rule": rule}]}
    assert found(tmp_path, practices__grp=practice, **other) == [("MK616", "rule/group")]


def test_practices_are_checked_like_other_records(tmp_path: Path) -> None:
    one = {"heading": "Actions", "by": "grp/2015/none", "rule": {"kind": "actions", "id": "rule"}}
    assert found(tmp_path, practices__grp={"rules": [one, one]}) == [
        ("MK206", "0/by"),
        ("MK206", "1/by"),
        ("MK222", "rule/id"),
    ]
    assert ("MK203", "") in found(tmp_path, practices__gone={"rules": []})


MEETING = {
    "status": "held",
    "minutes": {"items": [{"id": "it", "resolved": [{"id": "1", "text": "So."}]}]},
}


@pytest.mark.parametrize(
    ("effect", "code", "at"),
    [
        ({"what": "appoints"}, "MK223", "effects/0"),
        ({"what": "removes", "group": "grp"}, "MK223", "effects/0"),
        ({"what": "adopts-terms"}, "MK223", "effects/0"),
        ({"what": "reporting-line", "group": "grp"}, "MK223", "effects/0"),
        ({"what": "sets-up", "seat": "one"}, "MK223", "0/seat"),
        ({"what": "appoints", "group": "grp", "seat": "onr"}, "MK204", "0/seat"),
        ({"what": "appoints", "group": "gpr"}, "MK203", "0/group"),
        ({"what": "reporting-line", "group": "grp", "to": "gpr"}, "MK203", "0/to"),
        ({"what": "defers", "to": "grp/2015-03-16"}, "MK205", "0/to"),
        ({"what": "appoints", "group": "grp", "member": "jo"}, "MK201", "0/member"),
        ({"what": "asks-for-report", "report": "findings"}, "MK208", "0/report"),
        ({"what": "adopts-terms", "terms": "grp/v9"}, "MK760", "0/terms"),
        ({"what": "appoints", "group": "grp", "organisations": ["nobody"]}, "MK202", "organisations/0"),
    ],
)
def test_an_effect_is_told_where_it_says_nothing_or_leads_nowhere(
    tmp_path: Path, effect: dict[str, Any], code: str, at: str
) -> None:
    resolved = {"actions": {"it/1": {"owners": [{"group": "grp"}], "effects": [effect]}}}
    codes = found(tmp_path, **{"meetings__grp__2015-01-15": MEETING, "resolutions__grp__2015-01-15": resolved})
    assert codes == [(code, at)]


@pytest.mark.parametrize(
    "effect",
    [{"what": "sets-up", "group": "new"}, {"what": "adopts-terms", "group": "grp"}, {"what": "asks-for-report"}],
)
def test_what_is_yet_to_come_need_not_be_there(tmp_path: Path, effect: dict[str, Any]) -> None:
    resolved = {"actions": {"it/1": {"owners": [{"group": "grp"}], "effects": [effect]}}}
    files = {"meetings__grp__2015-01-15": MEETING, "resolutions__grp__2015-01-15": resolved}
    assert found(tmp_path, **files) == []


@pytest.mark.parametrize(
    ("replies", "at"),
    [
        ([{"member": "jo", "answer": "coming"}, {"member": "jo", "answer": "apologies"}], "1/member"),
        ([{"member": "jo", "answer": "coming", "deputy": "sam"}], "0/deputy"),
        ([{"member": "jo", "answer": "coming", "on": "2015-01-16"}], "0/on"),
        ([{"member": "jo", "answer": "coming", "on": "2015-01-04"}], "0/on"),
        ([{"member": "sam", "answer": "coming"}], "0/member"),
    ],
)
def test_a_reply_is_told_where_it_does_not_fit(tmp_path: Path, replies: list[dict[str, str]], at: str) -> None:
    group = {
        "name": "G",
        "kind": "forum",
        "seats": [{"id": "one", "representatives": [{"member": "jo", "from": "2014"}]}],
    }
    files = {
        "groups__grp": group,
        "members__jo": {"name": "Jo Field"},
        "members__sam": {"name": "Sam Wood"},
        "meetings__grp__2015-01-15": {"status": "planned", "agenda": {"issued": "2015-01-05"}, "replies": replies},
    }
    assert found(tmp_path, **files) == [("MK511", at)]
