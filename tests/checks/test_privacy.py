"""No record says why somebody was absent; a name or an office beside apologies is no reason."""

from __future__ import annotations

import pytest
from conftest import Folder, Run

FILES = """\
# records/groups/smk.yaml
name: SaferMK
kind: partnership
# records/organisations/chamber.yaml
name: Chamber of Trade
# records/members/jo-field.yaml
name: Jo Field
aliases: [J O Field]
styles:
  - as: Councillor Field
posts:
  - title: Director of Public Health
# records/meetings/smk/2016-01-21.yaml
status: held
roll:
  sections:
    - kind: {kind}
      lines:
        - member: jo-field
          {field}: {words}
"""


def codes(run: Run, folder: Folder, **values: str) -> list[str]:
    files = FILES
    for name, value in values.items():
        files = files.replace(f"{{{name}}}", value)
    told = run("check", "--output-format", "concise", root=folder(files)).out
    return [line.split()[1] for line in told.splitlines() if " MK74" in line]


@pytest.mark.parametrize(
    "words",
    [
        "depression, told in confidence",
        "Depression",
        "ill",
        "Mental Health",
        "family reasons",
        "a long story",
        "him",
        "the Chair, who said that she is in hospital",
        "Mrs Jones, about her surgery",
    ],
)
def test_words_that_name_nobody_are_found(words: str, run: Run, folder: Folder) -> None:
    assert codes(run, folder, kind="apologies", field="given-by", words=f'"{words}"') == ["MK742"]


def test_a_name_that_the_records_do_not_know_is_asked_about(run: Run, folder: Folder) -> None:
    assert codes(run, folder, kind="apologies", field="given-by", words="Quinn Underwood") == ["MK742"]


@pytest.mark.parametrize(
    "words",
    [
        "Jo Field",
        "jo field",
        "J O Field",
        "Councillor Field",
        "jo-field",
        "the Chair",
        "her secretary",
        "the Chamber’s secretary",
        "the Clerk to the Council",
        "Mrs Jones",
        "Dr. A B Smith",
        "Cllr O’Neill",
        "the Director of Public Health",
        "the Chamber of Trade",
        "his office",
    ],
)
def test_a_person_or_an_office_is_none(words: str, run: Run, folder: Folder) -> None:
    assert codes(run, folder, kind="apologies", field="given-by", words=f'"{words}"') == []


@pytest.mark.parametrize(
    ("kind", "field", "words", "found"),
    [
        ("apologies", "note", "something", ["MK741"]),
        ("absent", "note", "something", ["MK741"]),
        ("members", "note", "something", []),
        ("apologies", "as", "Jo Field (on sick leave)", ["MK741"]),
        ("apologies", "office", "maternity leave", ["MK741"]),
        ("apologies", "post", "Director of Public Health", []),
        ("absent", "office", "Chair", []),
    ],
)
def test_free_text_at_an_absence_is_found(
    kind: str, field: str, words: str, found: list[str], run: Run, folder: Folder
) -> None:
    assert codes(run, folder, kind=kind, field=field, words=words) == found


BREACH = """\
# records/breaches/smk/2016-01-21-jo-field.yaml
member: jo-field
completed: smk/2016-01-21
"""


@pytest.mark.parametrize(
    ("line", "found"),
    [("note: depression", ["MK741"]), ("source: an e-mail about her illness", ["MK741"]), ("source: SMK34", [])],
)
def test_the_record_of_a_breach_holds_no_reason(line: str, found: list[str], run: Run, folder: Folder) -> None:
    assert (
        codes(run, lambda files: folder(files + BREACH + line), kind="apologies", field="as", words="Jo Field") == found
    )
