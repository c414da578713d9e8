"""No word of restricted business and no reason for an absence comes out of any command, in any format."""

from __future__ import annotations

import os
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from attendance.body import day_of, id_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from cli.canaries import MARK, write

EXAMPLES = int(os.environ.get("MKCSP_EXAMPLES", "3"))
"""How many folders are tried; CONTRIBUTING.md has the command of the long run."""

ON = ("--on", day_of(5))
MEETING = id_of(4)
JSON = ("--output-format", "json")
LISTS: tuple[tuple[str, ...], ...] = (
    *(("check", "--show-acknowledged", "--output-format", how) for how in ("full", "concise", "json", "github")),
    ("today", *ON, *JSON),
    ("plans", "grp", "--all", *ON),
    ("compliance", *ON, "--full", "--named"),
    ("compliance", *ON, *JSON),
    ("breaches", "grp", *ON, "--full"),
    ("breaches", *ON, *JSON),
    ("attendance", "grp", *ON, "--full"),
    ("attendance", "grp", *ON, "--output-format", "csv"),
    ("attendance", "grp", *ON, *JSON),
    ("explain", "grp/v1/three/person/ann", *ON),
    ("meetings", *ON),
    ("new", "meeting", "grp", "2015-07-15"),
    *(("show", id) for id in ("grp", "ann", MEETING, id_of(1), "cctv", "open", "grp/2015-03-15-ann")),
    *(("show", f"{MEETING}/{item}") for item in ("tender", "tender/q1", "attendance", "attendance/1")),
)
PAPERS: tuple[tuple[str, ...], ...] = (
    ("agenda", MEETING),
    ("agenda", MEETING, "--supplement"),
    ("minutes", MEETING, *ON),
    ("minutes", id_of(1), *ON),
    ("resolutions", *ON),
    ("today", *ON),
    ("compliance", "grp", *ON),
    ("breaches", "grp", "--sheet", *ON),
    ("attendance", "grp", "ann", *ON),
    ("members", "grp", *ON),
    ("letter", "grp", "ann", "--yes", *ON),
)


def loose(data: bytes, ending: str) -> bytes:
    """All that a paper holds: of a PDF its objects uncompressed, its metadata and its text; of an e-mail its parts."""
    if ending == "pdf":
        with pikepdf.open(BytesIO(data)) as pdf:
            whole = BytesIO()
            pdf.save(
                whole,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            metadata = str(pdf.open_metadata()) + repr(dict(pdf.docinfo))
        text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(data))
        return whole.getvalue() + (metadata + text).encode()
    if ending == "eml":
        parts = message_from_bytes(data, policy=default).walk()
        held = [part.get_content() for part in parts if not part.is_multipart()]
        return data + b"".join(loose(one, "pdf") if isinstance(one, bytes) else one.encode() for one in held)
    return data


def assert_silent(command: tuple[str, ...], data: bytes) -> None:
    at = data.lower().find(MARK.lower().encode())
    assert at < 0, f"{' '.join(command)}: …{data[max(0, at - 200) : at + 60].decode('utf-8', 'replace')}…"


@pytest.mark.parametrize("endings", [("txt", "html"), ("pdf", "eml")], ids=["text", "pdf"])
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**6))
def test_no_mark_comes_out(run: Any, tmp_path_factory: Any, endings: tuple[str, ...], seed: int) -> None:
    folder: Path = tmp_path_factory.mktemp("canaries")
    root = write(folder / "records-of", Random(seed))
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    printed = 0
    for command in LISTS if "txt" in endings else ():
        ran = run(*command, root=root)
        assert "fault of mkcsp" not in ran.err, ran.err
        assert_silent(command, (ran.out + ran.err).encode())
        printed += bool(ran.out)
    for command in PAPERS:
        for ending in endings:
            if ending == "eml" and command[0] != "letter":
                continue
            paper = folder / f"paper.{ending}"
            paper.unlink(missing_ok=True)
            ran = run(*command, "-o", paper, root=root)
            assert_silent((*command, ending), (ran.out + ran.err).encode())
            assert paper.exists(), (command, ran.err)
            assert_silent((*command, ending), loose(paper.read_bytes(), ending))
            printed += 1
    assert printed > len(PAPERS)
    for file in set(root.rglob("*.yaml")) - set(before):
        assert_silent(("new", "meeting"), file.read_bytes())


def test_the_marks_are_read(run: Any, tmp_path: Path) -> None:
    root = write(tmp_path, Random(1))
    told = run("check", "--output-format", "concise", root=root).out
    for code in ("MK420", "MK741", "MK742"):
        assert code in told
    assert MARK.lower() in run("show", MEETING, "--restricted", root=root).out.lower()
    assert "NOT FOR PUBLICATION" in run("show", MEETING, "--restricted", root=root).out


def test_a_file_that_yaml_cannot_read_shows_no_restricted_line(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "records" / "meetings" / "b" / "2024-02-08.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "status: held\nminutes:\n  items:\n    - id: a\n      restricted: {paragraph: X}\n"
        f'      text: "{MARK} " and: more: {MARK}\n'
    )
    for how in ("full", "concise", "json", "github"):
        ran = run("check", "--output-format", how, root=tmp_path)
        assert_silent(("check", how), (ran.out + ran.err).encode())
        assert ran.status == 1
