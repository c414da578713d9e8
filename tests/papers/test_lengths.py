"""Every paper with one, a dozen and sixty of everything, on paper of both sizes and in large print, measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from conftest import Folder, Run

from papers.lengths import ADDRESS, HELD, ON, PLANNED, SLENDER, name, write
from papers.measured import across, overprinted, pages, well_broken

DAY = ("--on", ON)
PAPERS = {
    "agenda": ("agenda", PLANNED),
    "slender agenda": ("agenda", SLENDER),
    "supplement": ("agenda", PLANNED, "--supplement"),
    "minutes": ("minutes", HELD),
    "membership": ("members", "big", *DAY),
    "attendance record": ("attendance", "big", "m1", *DAY),
    "letter": ("letter", "big", "m1", "--yes", *DAY),
    "breach sheet": ("breaches", "big", "--sheet", *DAY),
    "action list": ("resolutions", "--group", "big", *DAY),
    "compliance": ("compliance", "big", *DAY),
    "compliance in full": ("compliance", "big", "--full", *DAY),
    "compliance of every body": ("compliance", *DAY),
    "report": ("report", "long"),
    "second letter": ("letter", "big", "m1", "--kind", "second", "--yes", *DAY),
    "terms": ("terms", "big", *DAY),
    "task list": ("today", "big", *DAY),
}
EVERYBODY = ("minutes", "membership", "breach sheet", "task list")
ENDS = {"minutes": "That item {} be noted.", "letter": "please tell me"}
DECIDED = ("second letter",)
"""Papers of which the records hold what the body decided."""
LOOKS = {
    "a4": (),
    "large print": ("--large-print",),
    "a5": ("--page", "a5"),
    "large print on a5": ("--large-print", "--page", "a5"),
}
LENGTHS = ((1, "a4"), (12, "a4"), (60, "a4"), (7, "large print"), (23, "a5"), (5, "large print on a5"))

Sized = Callable[..., Path]


@pytest.fixture(scope="module")
def sized(tmp_path_factory: pytest.TempPathFactory) -> Sized:
    """The folder of records with so many of everything."""
    made: dict[tuple[int, bool], Path] = {}

    def folder(count: int, *, decided: bool = False) -> Path:
        if (count, decided) not in made:
            made[count, decided] = write(tmp_path_factory.mktemp(f"of-{count}"), count, decided=decided)
        return made[count, decided]

    return folder


def letters(text: str) -> str:
    """The letters and figures of a text, however it was broken into lines."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("count", "look"), LENGTHS)
def test_a_paper_of_any_length(paper: str, count: int, look: str, sized: Sized, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    ran = run(*PAPERS[paper], *LOOKS[look], "-o", file, root=sized(count, decided=paper in DECIDED))
    assert (ran.status, ran.err) == (0, "")
    made = pages(file, a5="a5" in look)
    well_broken(made, items=paper in ("agenda", "supplement"))
    assert overprinted(file) == []
    if paper in EVERYBODY:
        every = letters("".join(page.text for page in made))
        assert [name(n) for n in range(1, count + 1) if letters(name(n)) not in every] == []
    if paper in ENDS:
        assert ENDS[paper].format(count) in " ".join(made[-1].text.split()), "the signature stands alone"


READABLE = (
    *(
        "Siân Llywelyn-ap-Gruffudd",
        "Llŷr Gwŷn Ŵyn Ẁ",
        "Łukasz Żółć-Źdźbło",
        "Nguyễn Thị Minh Khai",
        "Ólöf Guðmundsdóttir",
    ),
    *("Σωκράτης Παπαδόπουλος", "Владимир Ильинский", "Niamh O’Shaughnessy-D’Arcy", "Ngũgĩ wa Thiong'o"),
    *("Chukwuemeka Ọlánrewájú", "Đặng Văn", "İsmail Çağlayan Şahin", "Æthelred Þór"),
    *("محمد عبد الرحمن الأنصاري", "שרה כהן", "Kavita அருண்", "प्रिया शर्मा", "ไพโรจน์ สุขใจ"),
)
LEFT_TO_RIGHT = READABLE[:13]
OF_NO_TYPEFACE = ("王小明", "渡辺 さくら", "김민준", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "Emily 👩🏽‍💼 Smith 🎉")


def test_every_name_is_readable_or_its_record_and_characters_are_named(run: Run, folder: Folder) -> None:
    everybody = (*READABLE, *OF_NO_TYPEFACE)
    members = "".join(f"# records/members/m{n}.yaml\nname: {name}\n" for n, name in enumerate(everybody))
    seats = "".join(
        f"  - {{id: s{n}, title: Seat {n}, membership: [{{type: voting}}], representatives: [{{member: m{n}}}]}}\n"
        for n in range(len(everybody))
    )
    root = folder(
        f"# records/settings.yaml\nname: Names\n{members}# records/groups/big.yaml\nname: Board\nkind: committee\n"
        f"seats:\n{seats}"
    )
    file = root / "paper.pdf"
    ran = run("members", "big", "-o", file, root=root)
    assert ran.status == 1
    told = [number for number in range(len(everybody)) if f"records/members/m{number}.yaml: " in ran.err]
    assert told == list(range(len(READABLE), len(everybody)))
    assert "小 明 王 (U+5C0F, U+660E, U+738B)" in ran.err
    text = "".join(page.text for page in pages(file))
    assert [name for name in LEFT_TO_RIGHT if letters(name) not in letters(text)] == []
    assert "[U+738B]" in text


@pytest.mark.parametrize(
    ("status", "mark"), [("planned", "DRAFT"), ("cancelled", "CANCELLED"), ("postponed", "POSTPONED")]
)
@pytest.mark.parametrize("look", LOOKS)
def test_what_a_paper_is_can_be_seen_across_a_room(status: str, mark: str, look: str, run: Run, folder: Folder) -> None:
    items = "".join(f"    - {{id: i{n}, number: '{n}.', title: Item {n}}}\n" for n in range(40))
    root = folder(
        "# records/settings.yaml\nname: Names\n# records/groups/big.yaml\nname: Board\nkind: committee\n"
        f"# records/meetings/big/2026-03-05.yaml\nstatus: {status}\nstarts: 10:00\nagenda:\n  items:\n{items}"
    )
    file = root / "paper.pdf"
    assert run("agenda", "big/2026-03-05", *LOOKS[look], "-o", file, root=root).status == 0
    every = across(file)
    assert len(every) > 1 or look == "a4"
    assert set(every) == {mark}
    first = pages(file, a5="a5" in look)[0]
    assert first.lines[0].text == mark  # where a screen reader finds it


def test_addresses_can_be_followed_and_items_be_linked_to(sized: Sized, run: Run, tmp_path: Path) -> None:
    root = sized(7)
    mail = "mailto:member.0.with.a.long.name@a-long-domain-name-of-the-council.example.org"
    page = run("agenda", PLANNED, "--to", "html", root=root).out
    assert f'<a href="{mail}">' in page
    assert f'<a href="{ADDRESS.replace("&", "&amp;")}">' in page
    assert all(f'<li id="item-i{n}">' in page for n in range(1, 8))
    minuted = run("minutes", HELD, "--to", "html", root=root).out
    assert all(f'id="minute-i{n}"' in minuted for n in range(1, 8))
    file = tmp_path / "paper.pdf"
    run("agenda", PLANNED, "-o", file, root=root)
    with pikepdf.open(file) as pdf:
        links = [one.A.URI for each in pdf.pages for one in each.get("/Annots", []) if "/A" in one and "/URI" in one.A]
    assert {mail, ADDRESS} <= set(map(str, links))
