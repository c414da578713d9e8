"""Whatever was read, the rules come to an end, say the same in any order, and point to what is there."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from mkcsp.checks.all_checks import check
from mkcsp.checks.code_pages import codes
from mkcsp.checks.parts import typed
from mkcsp.findings import Place
from mkcsp.register import KINDS, Register

from .odd_records import register, shuffled

SEEDS = st.integers(0, 2**32)


@settings(max_examples=60)
@given(seed=SEEDS)
def test_no_record_that_can_be_read_is_too_odd(seed: int) -> None:
    known = set(codes())
    for finding in check(register(Random(seed))):
        assert finding.code in known
        assert finding.message
        assert "\n" not in finding.message + (finding.help or "")


@settings(max_examples=40)
@given(seed=SEEDS)
def test_findings_do_not_depend_on_the_order_of_files(seed: int) -> None:
    random = Random(seed)
    original = register(random)
    assert list(check(original)) == list(check(shuffled(random, original)))


@settings(max_examples=40)
@given(seed=SEEDS)
def test_every_finding_points_to_something_in_its_record(seed: int) -> None:
    made = register(Random(seed))
    by_path = {record.path: record for kind in KINDS[1:] for record in getattr(made, kind.KIND).values()}
    for finding in check(made):
        assert isinstance(finding.at, Place)
        at = made.settings if finding.at.path == "records/settings.yaml" else by_path[finding.at.path]
        for key in finding.at.keys:
            if isinstance(key, int):
                at = at[key]  # type: ignore[index]
            elif isinstance(at, dict):
                at = at[key]
            else:
                names = {typed(name): name for name in dir(at) if not name.startswith("__")}
                at = getattr(at, names[key])


def test_nothing_is_wrong_with_nothing() -> None:
    assert list(check(Register())) == []
