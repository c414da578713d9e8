"""Restricted words reach no output: marks in every field of a restricted item and its action, all outputs searched."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import Folder, Run

MARK = "QZCANARY"
RECORDS = f"""
# records/groups/board.yaml
name: Board
kind: committee
# records/members/b-bligh.yaml
name: Bruno Bligh
# records/meetings/board/2024-02-08.yaml
status: held
agenda:
  issued: 2024-01-25
  items:
    - id: tender
      number: 1
      title: A tender
      presenter: {MARK}1
      text: {MARK}2
      urgent: {MARK}3
      restricted: {{paragraph: "Schedule 12A, paragraph 3"}}
minutes:
  items:
    - id: tender
      minute: "1"
      text: {MARK}4
      equality: {MARK}5
      restricted: {{paragraph: "Schedule 12A, paragraph 3", summary: The Board chose a provider.}}
      resolved:
        - {{id: 1, text: That {MARK}6 be asked to sign.}}
      undertakings:
        - {{id: u, text: {MARK}7 will be told.}}
# records/resolutions/board/2024-02-08.yaml
actions:
  tender/1:
    owners: [{{member: b-bligh}}]
    due: {{when: event, words: when {MARK}8 signs}}
    waiting-on: {MARK}9
    recipients: [{MARK}10]
    documents: [{MARK}11]
    progress: [{{on: 2024-02-20, text: Signed with {MARK}12.}}]
  tender/u: {{progress: [{{on: 2024-02-20, text: "{MARK}13"}}]}}
"""
COMMANDS = [
    ("agenda", "board/2024-02-08"),
    ("minutes", "board/2024-02-08"),
    ("resolutions", "--on", "2024-03-01"),
    ("today", "--on", "2024-03-01"),
    ("today", "--on", "2024-03-01", "--output-format", "json"),
    ("plans", "board", "--on", "2024-03-01"),
    ("recommendations", "--on", "2024-03-01"),
    ("compliance", "--on", "2024-03-01"),
    ("breaches", "--on", "2024-03-01"),
    ("attendance", "board", "--on", "2024-03-01"),
    ("members", "board"),
    ("meetings",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command))
def test_no_word_of_restricted_business_is_printed(run: Run, folder: Folder, command: tuple[str, ...]) -> None:
    ran = run(*command, root=folder(RECORDS))
    assert MARK not in ran.out + ran.err
    assert ran.out or ran.err


@pytest.mark.parametrize("ending", ["html", "pdf"])
@pytest.mark.parametrize("command", COMMANDS[:4], ids=lambda command: command[0])
def test_no_paper_holds_one(run: Run, folder: Folder, tmp_path: Path, command: tuple[str, ...], ending: str) -> None:
    paper = tmp_path / f"paper.{ending}"
    run(*command, "-o", paper, root=folder(RECORDS))
    content = paper.read_bytes()
    if ending == "pdf":
        with pikepdf.open(BytesIO(content)) as pdf:
            loose = BytesIO()
            pdf.save(loose, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
        from pypdfium2 import PdfDocument

        content = (
            loose.getvalue() + "".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).encode()
        )
    assert b"12A" in content or command[0] == "today"
    assert MARK.encode() not in content


def test_check_says_what_may_not_be_recorded(run: Run, folder: Folder) -> None:
    found = run("check", "--output-format", "concise", root=folder(RECORDS)).out
    assert "MK420" in found
    assert "MK1" not in found, "a field was not read, so its mark proves nothing"
