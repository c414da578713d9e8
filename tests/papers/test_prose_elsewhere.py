"""Running words typed as a block come out on every paper that prints them."""

from __future__ import annotations

from pathlib import Path

from conftest import Folder, Run

from .test_prose import FORMATS, printed

AGENDA = """\
# records/groups/b.yaml
name: Board
kind: committee
usual:
  public-access: |
    Anybody may come.

    - by train
    - on foot
# records/meetings/b/2016-01-21.yaml
status: planned
agenda:
  items:
    - id: a
      number: 1
      title: A
      text: |
        The Board is asked
        (a) to see #7;
        (b) to look:

        | Ward | 2016 |
        |---|---|
        | Abbey | 12 |
      parts:
        - id: b
          title: B
          text: |
            #### Why

            It is due.
"""


def test_an_agenda_prints_the_words_below_its_items(run: Run, folder: Folder, tmp_path: Path) -> None:
    root = folder(AGENDA)
    assert run("check", root=root).out.startswith("nothing is wrong")
    for format in FORMATS:
        paper = tmp_path / f"paper.{format}"
        assert run("agenda", "b/2016-01-21", "-o", paper, root=root).status == 0
        words = printed(paper)
        for wanted in ("TheBoardisasked", "(a)tosee#7;", "(b)tolook:", "Abbey", "12", "Why", "Itisdue.", "bytrain"):
            assert wanted in words, (format, wanted)


def test_show_gives_a_block_line_by_line(run: Run, folder: Folder) -> None:
    shown = run("show", "b/2016-01-21", root=folder(AGENDA)).out
    assert "(a) to see #7;\n" in shown
    assert "Abbey" in shown


def test_a_name_with_a_tab_is_written_so_that_check_takes_it(run: Run, folder: Folder) -> None:
    root = folder(AGENDA)
    assert run("new", "member", "Jo\tField", root=root).status == 0
    assert run("check", root=root).out.startswith("nothing is wrong")


def test_a_character_that_only_looks_right_in_an_id_is_named(run: Run, folder: Folder) -> None:
    root = folder(f"{AGENDA}# records/members/c-croft.yaml\nname: Cleo Croft\n")
    contact = AGENDA.partition("agenda:\n")[2]
    file = root / "records/meetings/b/2016-01-21.yaml"
    for wrong, name in (("c\u2011croft", "non-breaking hyphen (U+2011)"), ("c-cr\u043eft", "cyrillic small letter o")):
        file.write_text(f"status: planned\nagenda:\n  contact: {wrong}\n{contact}", "utf-8")
        said = run("check", root=root).out
        assert name in said
        assert "did you mean `c-croft`?" in said
