"""The schema and the page of fields say of every field what reading takes."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

import pytest

from mkcsp.loader.decode import typed_fields
from mkcsp.loader.json_schema import descriptions, fields_page, modeline, schema_files, schema_of
from mkcsp.model.base import Record
from mkcsp.model.dates import Day, TimeOfDay
from mkcsp.model.meeting import RollLine
from mkcsp.register import KINDS


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_a_schema_has_the_fields_that_reading_takes_and_no_others(kind: type[Record]) -> None:
    schema = schema_of(kind)
    assert set(schema["properties"]) == set(typed_fields(kind))
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in schema["$defs"].values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
def test_everything_is_described_and_every_reference_leads_somewhere(kind: type[Record]) -> None:
    schema = schema_of(kind)
    for part in (schema, *schema["$defs"].values()):
        assert part["description"]
        for name, field in part["properties"].items():
            assert name == "id" or field["description"], name
    named = set(re.findall(r"#/\$defs/(\w+)", json.dumps(schema)))
    assert named == set(schema["$defs"])


def test_inherited_fields_keep_their_description() -> None:
    assert descriptions(RollLine)["as_"].startswith("The words printed that day")
    assert all(descriptions(kind)["source"] for kind in KINDS)


@pytest.mark.parametrize(
    "text",
    "2016-01-21 2016-04 2008 2017-01? 2016-13 2016-1-1 0 x 1800 2200-12-31 1799-12-31 2201 0001-01-01 9999".split(),
)
def test_the_pattern_of_a_date_takes_what_reading_takes(text: str) -> None:
    schema = schema_of(KINDS[3])["properties"]["from"]
    try:
        Day.parse(text)
    except ValueError:
        assert not re.search(schema["pattern"], text)
    else:
        assert re.search(schema["pattern"], text)


@pytest.mark.parametrize("text", ["00:00", "09:30", "23:59", "24:00", "9:30", "09:60", "09:30:00", "0930"])
def test_the_pattern_of_a_time_takes_what_reading_takes(text: str) -> None:
    schema = schema_of(next(kind for kind in KINDS if kind.KIND == "meetings"))["properties"]["starts"]
    try:
        TimeOfDay.parse(text)
    except ValueError:
        assert not re.search(schema["pattern"], text)
    else:
        assert re.search(schema["pattern"], text)


def test_texts_that_an_editor_takes_for_numbers_are_allowed() -> None:
    members = schema_of(next(kind for kind in KINDS if kind.KIND == "members"))
    assert set(members["properties"]["name"]["type"]) == {"string", "number", "boolean"}
    assert "null" in members["properties"]["telephone"]["type"]
    assert "name" in members["required"]


@pytest.mark.parametrize(
    "path", ["records/settings.yaml", "records/members/jo-field.yaml", "records/meetings/smk/2016-01-21.yaml"]
)
def test_the_modeline_leads_from_the_file_to_a_schema(path: str) -> None:
    relative = modeline(path).removeprefix("# yaml-language-server: $schema=")
    parts: list[str] = list(PurePosixPath(path).parent.parts)
    for part in relative.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    assert parts[0] == "schemas"
    assert parts[1] in schema_files()
    assert parts[1] == path.split("/")[1].removesuffix(".yaml") + ".json"


def test_the_page_of_fields_names_every_field_and_its_links_lead_somewhere() -> None:
    page = fields_page()
    for kind in KINDS:
        assert f"## records/{kind.KIND}\n" in page
        for name in typed_fields(kind):
            assert f"| `{name}` |" in page
    anchors = {line.removeprefix("### ").replace(" ", "-") for line in page.splitlines() if line.startswith("### ")}
    assert set(re.findall(r"\]\(#([\w-]+)\)", page)) == anchors
