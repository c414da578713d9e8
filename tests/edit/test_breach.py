"""A letter more in a record of a breach that is there: nothing else in the file changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcsp.edit.breach_file import extended
from mkcsp.findings import CannotGoOn
from mkcsp.loader.reading import read_single
from mkcsp.model.breach import Breach, Letter
from mkcsp.model.dates import Day

LETTER = Letter(kind="second", sent=Day.parse("2026-05-01"))
ID = "grp/2026-03-01-ann"

HEAD = ["# What was done.", "member: ann", "completed: grp/2026-03-01  # the third"]
NONE: list[str] = []
ONE = ["letters:", "  - kind: first", "    sent: 2026-04-01  # by post"]
OTHERS = [
    NONE,
    ["letters:"],
    ["letters:  # sent by hand"],
    ONE,
    ["letters:", "- kind: first", "  sent: 2026-04-01"],
    ["letters:", "    # the first", "", "    - kind: first", "", "      sent: 2026-04-01", "  # that was it"],
    ["letters:", "  - {kind: first, sent: 2026-04-01}"],
]
DECIDED = ["considered:", "  - by: grp/2026-04-20/attendance", "    decision: asked-to-leave"]
NOTES = ["note: >-", "  letters: of them", "  two were sent"]


def lines() -> st.SearchStrategy[list[str]]:
    tail = st.permutations([*map(tuple, (DECIDED, NOTES, ("", "# An end.")))])
    return st.tuples(st.sampled_from(OTHERS), tail, st.integers(0, 3), st.booleans()).map(
        lambda drawn: [
            *HEAD,
            *(drawn[0] if drawn[3] else []),
            *(line for part in drawn[1][: drawn[2]] for line in part),
            *([] if drawn[3] else drawn[0]),
        ]
    )


@given(lines(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_every_line_stays_and_the_letter_is_there(written: list[str], end: str, ended: bool) -> None:
    text = end.join(written) + (end if ended else "")
    record = read_single(Breach, ID, text)
    assert record is not None
    made = extended(record, text, LETTER)
    assert read_single(Breach, ID, made) == replace(record, letters=(*record.letters, LETTER))
    rest = iter(made.split(end))
    assert all(line in rest for line in text.rstrip().split(end)), "a line is gone, or out of order"
    assert sum(len(line.strip()) > 0 for line in made.split(end)) - sum(len(line.strip()) > 0 for line in written) in (
        2,
        3,
    )


@pytest.mark.parametrize(
    "letters",
    [
        "letters: []",
        "letters: [{kind: first, sent: 2026-04-01}]",
        "letters:\n  [\n    {kind: first, sent: 2026-04-01},\n  ]",
    ],
)
def test_what_is_laid_out_in_another_way_is_left_alone(letters: str) -> None:
    text = "\n".join((*HEAD, letters, ""))
    record = read_single(Breach, ID, text)
    assert record is not None
    with pytest.raises(CannotGoOn, match="was left alone") as caught:
        extended(record, text, LETTER)
    assert caught.value.help is not None
    assert "{kind: second, sent: 2026-05-01}" in caught.value.help


def test_a_file_that_has_changed_since_it_was_read_is_left_alone() -> None:
    text = "\n".join((*HEAD, ""))
    record = read_single(Breach, ID, text)
    assert record is not None
    with pytest.raises(CannotGoOn):
        extended(record, text.replace("ann", "bob"), LETTER)
