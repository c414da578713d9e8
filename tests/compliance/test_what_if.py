"""History replayed under terms that are not in force: from when, over which other versions, and what differs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcsp.compliance.assess import assess_body
from mkcsp.compliance.what_if import answers_differ, supposing
from mkcsp.history.terms_in_force import version_on
from mkcsp.loader.reading import read
from mkcsp.model.dates import Day
from mkcsp.register import Register

RULE = {
    "kind": "frequency",
    "id": "often",
    "at-least": "1",
    "period": "calendar-year",
    "inquorate": "counts",
    "extraordinary": "counts",
    "reconvened": "one-meeting",
}
TODAY = date(2018, 1, 1)


def terms(at_least: int, status: str = "agreed", **fields: Any) -> dict[str, Any]:
    rule = {**RULE, "at-least": str(at_least)}
    return {"title": "Terms", "status": status, "sections": [{"id": "s", "rules": [rule]}], **fields}


def register(**versions: dict[str, Any]) -> Register:
    records: dict[str, Any] = {
        "settings": {"name": "Example"},
        "groups/grp": {
            "name": "Example",
            "kind": "committee",
            "from": "2014-01-01",
            "meetings-complete": [{"from": "2014-01-01"}],
        },
        **{f"meetings/grp/{year}-05-0{n}": {"status": "held"} for year in (2015, 2016, 2017) for n in (1, 2)},
        **{f"terms/grp/{id}": version for id, version in versions.items()},
    }
    with TemporaryDirectory() as folder:
        for path, record in records.items():
            file = Path(folder) / "records" / f"{path}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(record), encoding="utf-8")
        reading = read(Path(folder))
    assert reading.findings == ()
    return reading.register


OLD = {"agreed": {"on": "2015-01-01"}, "in-force": {"from": "2015-01-01"}}


def in_force(held: Register, on: str) -> str | None:
    found = version_on(held, "grp", Day.parse(on), TODAY).terms
    return found.id if found else None


def test_without_a_day_a_draft_is_taken_to_be_in_force_for_all_that_is_known_of_the_body() -> None:
    held = register(old=terms(1, **OLD), draft=terms(4, status="draft"))
    then = supposing(held, held.terms["grp/draft"], None)
    assert in_force(then, "2013-12-31") is None
    assert in_force(then, "2014-01-01") == in_force(then, "2017-06-01") == "grp/draft"


def test_from_a_day_on_it_takes_the_place_of_the_version_before() -> None:
    held = register(old=terms(1, **OLD), draft=terms(4, status="draft"))
    then = supposing(held, held.terms["grp/draft"], date(2017, 1, 1))
    assert in_force(then, "2016-12-31") == "grp/old"
    assert in_force(then, "2017-01-01") == "grp/draft"
    assert in_force(held, "2017-01-01") == "grp/old"


def test_its_own_days_come_first_and_what_begins_after_its_end_is_left() -> None:
    span = {"in-force": {"from": "2016-01-01", "until": "2016-12-31"}}
    held = register(
        old=terms(1, **OLD),
        draft=terms(4, status="not-known", **span),
        new=terms(1, agreed={"on": "2017-01-01"}, **{"in-force": {"from": "2017-01-01"}}),
    )
    then = supposing(held, held.terms["grp/draft"], date(2010, 1, 1))
    assert [in_force(then, day) for day in ("2015-12-31", "2016-06-01", "2017-01-01")] == [
        "grp/old",
        "grp/draft",
        "grp/new",
    ]


def test_the_differences_are_new_gone_and_changed() -> None:
    held = register(old=terms(1, **OLD), draft=terms(4, status="draft"))
    group = held.groups["grp"]
    before = assess_body(held, group, TODAY)
    differ = answers_differ(before, assess_body(supposing(held, held.terms["grp/draft"], None), group, TODAY))
    assert {answer.state for answer in before.answers} <= {"met", "not-yet"}
    assert [(was.state, is_.state) for was, is_ in differ.changed if was.outcome.about == "2016"] == [
        ("met", "breached")
    ]
    assert [answer.outcome.about for answer in differ.new] == ["2014"]
    assert differ.gone == ()


@settings(max_examples=30)
@given(
    at_least=st.integers(1, 6),
    since=st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2020, 1, 1))),
)
def test_supposing_changes_no_record_and_supposing_what_is_in_force_changes_nothing(
    at_least: int, since: date | None
) -> None:
    held = register(old=terms(at_least, **OLD), draft=terms(4, status="draft"))
    versions = dict(held.terms)
    supposing(held, held.terms["grp/draft"], since)
    assert dict(held.terms) == versions
    same = supposing(held, held.terms["grp/old"], since)
    group = held.groups["grp"]
    differ = answers_differ(assess_body(held, group, TODAY), assess_body(same, group, TODAY))
    assert (differ.new, differ.gone, differ.changed) == ((), (), ())
