"""Papers at every length, measured: what stands where on the pages of the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Folder, Run
from pypdfium2 import PdfDocument

from papers.board import BODIES

CENTIMETRE = 72 / 2.54
ID = "board/2026-03-05"
LENGTHS = [1, 12, 60, 80]


def meeting(text: str) -> str:
    return f"{BODIES}# records/meetings/{ID}.yaml\n{text}"


def agenda(count: int) -> str:
    items = "".join(
        f"    - {{id: i{n}, number: '{n}', title: Item {n} of the business}}\n" for n in range(1, count + 1)
    )
    return meeting(f"status: planned\nstarts: 10:00\nagenda:\n  issued: 2026-02-20\n  items:\n{items}")


def minutes(count: int) -> str:
    words = "The Board considered the report and asked that it be brought back with figures for each of the wards. " * 2
    items = "".join(
        f"    - {{id: i{n}, minute: 'AB{n}', title: Item {n}, text: ['{words}'], "
        f"resolved: [{{id: '1', text: That item {n} be noted.}}]}}\n"
        for n in range(1, count + 1)
    )
    return meeting(f"status: held\nbegan: 10:00\nclosed: 11:00\nminutes:\n  items:\n{items}")


def vote(count: int) -> str:
    names = ", ".join(f"{{name: Councillor Margaret Featherstone {n}}}" for n in range(1, count + 1))
    return meeting(
        "status: held\nbegan: 10:00\nclosed: 11:00\nminutes:\n  items:\n"
        "    - {id: a, minute: AB1, title: Budget, text: [It was put to the vote.],\n"
        f"       votes: [{{on: '1', result: carried, for: {count}, recorded-for: [{names}]}}],\n"
        "       resolved: [{id: '1', text: That it be agreed.}]}\n"
    )


def pages(run: Run, root: Path, *command: str) -> list[tuple[list[str], float, float]]:
    """Of every page between its head and its foot: the lines, and how far down the first and the last one stand."""
    file = root / "paper.pdf"
    assert run(*command, "-o", file, root=root).err == ""
    found = []
    for page in PdfDocument(file):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars())]
        shown = [box for box in boxes if box[0] < box[2] and box[1] < box[3]]
        assert all(box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height for box in shown)
        lines = [
            line for line in text.get_text_bounded(0, 1.9 * CENTIMETRE, width, height).splitlines() if line.strip()
        ]
        assert "\u200b" not in text.get_text_range()
        inside = [box for box in shown if box[1] > 1.9 * CENTIMETRE]
        found.append((lines, max(box[3] for box in inside), min(box[1] for box in inside)))
    return found


@pytest.mark.parametrize("count", LENGTHS)
@pytest.mark.parametrize("look", [(), ("--large-print",), ("--page", "a5"), ("--large-print", "--page", "a5")])
def test_an_agenda_breaks_between_any_two_items(count: int, look: tuple[str, ...], run: Run, folder: Folder) -> None:
    made = pages(run, folder(agenda(count)), "agenda", ID, *look)
    every = " ".join(line for lines, _, _ in made for line in lines)
    assert all(f"Item {n} of the business" in " ".join(every.split()) for n in range(1, count + 1))
    for lines, _, lowest in made[:-1]:
        assert lines[-1] != "Agenda"
        assert lowest < 5.5 * CENTIMETRE  # the page is full


@pytest.mark.parametrize("count", LENGTHS)
@pytest.mark.parametrize("look", [(), ("--large-print",), ("--page", "a5")])
def test_minutes_leave_no_heading_and_no_signature_alone(
    count: int, look: tuple[str, ...], run: Run, folder: Folder
) -> None:
    made = pages(run, folder(minutes(count)), "minutes", ID, *look)
    for lines, _, _ in made[:-1]:
        assert not lines[-1].startswith("AB")
        assert lines[-1] != "Resolved:"
    last = " ".join(made[-1][0])
    assert f"That item {count} be noted." in last
    assert "The meeting closed" in last


@pytest.mark.parametrize("count", [1, 12, 60, 98, 280])
def test_a_vote_breaks_and_keeps_every_name(count: int, run: Run, folder: Folder) -> None:
    made = pages(run, folder(vote(count)), "minutes", ID)
    every = " ".join(" ".join(line for lines, _, _ in made for line in lines).split())
    assert every.count("Featherstone") == count
    assert made[0][2] < 6 * CENTIMETRE or len(made) == 1


def test_what_no_typeface_has_is_told_with_its_record(run: Run, folder: Folder) -> None:
    root = folder(agenda(1).replace("Item 1 of the business", "王小明 and प्रिया शर्मा"))
    ran = run("agenda", ID, "-o", root / "paper.pdf", root=root)
    assert ran.status == 1
    assert f"records/meetings/{ID}.yaml: 小 明 王 (U+5C0F, U+660E, U+738B)" in ran.err


def test_writing_of_many_peoples_is_readable(run: Run, folder: Folder) -> None:
    words = "Łukasz Żółć, Σωκράτης, Владимир, محمد عبد الرحمن, प्रिया शर्मा, அருண், ไพโรจน์"
    root = folder(agenda(1).replace("Item 1 of the business", f"'{words}'"))
    ran = run("agenda", ID, "-o", root / "paper.pdf", root=root)
    assert (ran.status, ran.err) == (0, "")
