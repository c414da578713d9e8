"""Every example of the manual is tried: together they are a folder of records that can be read and judged."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import get_args, get_type_hints

import pytest

from mkcsp.checks.all_checks import check
from mkcsp.checks.code_pages import codes
from mkcsp.compliance.assess import assess_body
from mkcsp.findings import Severity
from mkcsp.loader.acknowledge import acknowledge
from mkcsp.loader.reading import LoadedRecords, read
from mkcsp.model.terms_of_reference import Rule

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {name: (DOCS / f"{name}.md").read_text("utf-8") for name in ("keeping-records", "recipes", "rules-as-data")}
MANUAL = "\n".join(PAGES.values())
BLOCK = re.compile(r"^```yaml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r"^# (?P<path>records/[a-z0-9/-]+\.yaml|a rule)\n", re.MULTILINE)
"""What each example begins with. A block may hold several."""
RULE = "a rule"
RULES = "records/terms/board/2025.yaml"
"""The version to which the rules belong that the manual shows by themselves."""


def examples() -> list[tuple[str, str]]:
    """The path and the text of each file in the YAML blocks of the manual; a block without a path fails here."""
    found, rules = [], []
    for block in BLOCK.finditer(MANUAL):
        before, *labelled = LABEL.split(block["text"])
        assert not before and labelled, f"this example does not begin with the path of its file:\n{block['text']}"
        for label, text in zip(labelled[::2], labelled[1::2], strict=True):
            if label == RULE:
                rules.append(text)
            else:
                found.append((label, text))
    return [*found, (RULES, version(rules))]


def version(rules: list[str]) -> str:
    """A version of the terms with a section for each rule."""
    sections = "".join(
        f"  - id: s{number}\n    rules:\n      -\n{indent(rule, ' ' * 8)}" for number, rule in enumerate(rules, 1)
    )
    agreed = "status: agreed\nagreed: {on: 2024-12-31}\nin-force: {from: 2025-01-01}\nreplaces: board/2023\n"
    return f"title: Terms of Reference\n{agreed}sections:\n{sections}"


MENTIONED = {
    "members/j-okoro": "name: Jumoke Okoro\n",
    "members/t-lindqvist": "name: T Lindqvist\n",
    "members/w-tan": "name: W Tan\n",
    "members/d-osei": "name: D Osei\n",
    "members/s-brandt": "name: S Brandt\n",
    "members/k-ward": "name: K Ward\n",
    "organisations/fenmarsh-police": "name: Fenmarsh Police\n",
    "organisations/fenmarsh-fire": "name: Fenmarsh Fire Service\n",
    "organisations/eastholme-ccg": "name: Eastholme Clinical Commissioning Group\n",
    "groups/panel": "name: Fenmarsh and Eastholme Police and Crime Panel\nkind: committee\n",
    "terms/board/2019": "title: Terms of Reference\nstatus: agreed\n",
    "meetings/board/2022-01-11": "status: held\n",
    "meetings/board/2022-02-02-special": "status: held\n",
    "meetings/board/2024-03-12": "status: held\n",
    "meetings/board/2024-09-10": "status: held\n",
}
"""What the examples only mention: each as little as a record can be, so that the rest of the folder can be checked."""


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, LoadedRecords]:
    root = tmp_path_factory.mktemp("manual")
    mentioned = [(f"records/{id}.yaml", text) for id, text in MENTIONED.items()]
    for path, text in [*examples(), *mentioned]:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root, read(root)


def test_each_example_is_another_file() -> None:
    paths = [path for path, _ in examples()]
    assert len(paths) > 40
    assert sorted(paths) == sorted(set(paths))


def test_examples_can_be_read(manual: tuple[Path, LoadedRecords]) -> None:
    _, reading = manual
    assert [f"{each.at}: {each.code} {each.message}" for each in reading.findings] == []


def test_examples_agree_with_each_other(manual: tuple[Path, LoadedRecords]) -> None:
    root, reading = manual
    told = [each for each in acknowledge(root, reading.register, check(reading.register)) if not each.acknowledged]
    assert [f"{each.at}: {each.code} {each.message}" for each in told if each.severity is not Severity.NOTE] == []


def test_every_kind_of_record_has_an_example(manual: tuple[Path, LoadedRecords]) -> None:
    _, reading = manual
    register = reading.register
    assert register.settings is not None
    for kind in (
        "organisations",
        "members",
        "groups",
        "terms",
        "strategies",
        "reports",
        "meetings",
        "resolutions",
        "breaches",
        "practices",
    ):
        assert getattr(register, kind), f"no example of {kind}"


def test_every_kind_of_rule_has_an_example_and_can_be_judged(manual: tuple[Path, LoadedRecords]) -> None:
    _, reading = manual
    register = reading.register
    shown = {rule.kind for terms in register.terms.values() for section in terms.sections for rule in section.rules}
    shown |= {adopted.rule.kind for practice in register.practices.values() for adopted in practice.rules}
    kinds = {get_args(get_type_hints(each)["kind"])[0] for each in get_args(Rule)}
    assert shown == kinds
    for group, bound in (("board", 18), ("health-forum", 2), ("ward-figures", 1)):
        on_a_day = assess_body(register, register.groups[group], date(2025, 1, 31))
        # A breach of the rule on attendance stays open under the version that it was found by.
        judged = {one.clause.id for one in on_a_day.answers if one.clause.id != "board/2023/three-meetings"}
        assert judged <= {each.clause.id for each in on_a_day.clauses}
        assert len(on_a_day.clauses) == bound


def test_every_situation_has_an_example() -> None:
    parts = re.split(r"^### (?=[0-9]+\. )", PAGES["recipes"], flags=re.MULTILINE)[1:]
    assert [part.split(".")[0] for part in parts] == [str(number) for number in range(1, 22)]
    for part in parts:
        assert BLOCK.search(part), part.splitlines()[0]
        named = [each for line in part.split("Codes:")[1:] for each in re.findall(r"MK[0-9]{3}", line)]
        assert named, f"no code that this recipe can meet: {part.splitlines()[0]}"


def test_every_code_of_the_manual_exists() -> None:
    named = set(re.findall(r"MK[0-9]{3}", MANUAL))
    assert len(named) > 40
    assert sorted(named - set(codes())) == []


def test_every_page_is_short_and_leads_somewhere() -> None:
    for name, text in PAGES.items():
        assert len(text.splitlines()) <= 500, name
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
            path, _, anchor = target.partition("#")
            led = page.parent / path if path else page
            assert led.exists(), f"{page.name}: {target}"
            if anchor:
                assert anchor in anchors(led.read_text("utf-8")), f"{page.name}: {target}"


def anchors(text: str) -> set[str]:
    """The names by which links reach the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
