"""A folder's own templates are a program of its author: what they may not do, and that the user is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Folder, Run
from papers.board import BODIES, MEETING

import mkcsp.render.own_templates as own_templates
from mkcsp.render.templates import packaged

MINUTES = ("minutes", "board/2016-01-21")
SECRET = "the combination is 4711"

linked = pytest.mark.skipif(os.name == "nt", reason="links are not everybody's on Windows")


@pytest.fixture
def root(folder: Folder) -> Path:
    root = folder(BODIES + MEETING)
    (root / "templates").mkdir()
    return root


@linked
@pytest.mark.parametrize("to", ["text", "html", "pdf"])
@pytest.mark.parametrize("name", ["logo.svg", "minutes.txt.j2", "sub/deep/logo.svg", "fonts"])
def test_a_link_in_a_folder_of_templates_stops_the_paper(
    name: str, to: str, root: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    link = root / "templates" / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / "secret")
    for suffix, source in (("typ", '#read("logo.svg")'), ("html", '{% include "logo.svg" %}')):
        (root / "templates" / f"minutes.{suffix}.j2").write_text(source)
    ran = run(*MINUTES, "--to", to, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "is a symbolic link" in ran.err
    assert SECRET not in ran.err


@linked
def test_a_folder_of_templates_that_is_a_link_stops_the_paper(root: Path, run: Run, tmp_path: Path) -> None:
    (root / "templates").rename(tmp_path / "elsewhere")
    (root / "templates").symlink_to(tmp_path / "elsewhere")
    ran = run(*MINUTES, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "is a symbolic link" in ran.err


@linked
def test_a_pipe_among_the_templates_is_never_opened(root: Path, run: Run) -> None:
    os.mkfifo(root / "templates" / "minutes.txt.j2")
    ran = run(*MINUTES, root=root)
    assert ran.status == 2
    assert "neither a file nor a folder" in ran.err


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/hostname")',
        '#read("../records/settings.yaml")',
        '#image("../../secret.svg", alt: "x")',
        '#include "../secret.typ"',
        '#import "@preview/example:0.1.0": add',
        '#import ("@pre" + "view/example:0.1.0"): add',
        '#import "@local/example:0.1.0": add',
    ],
)
def test_typst_reads_nothing_outside_the_folder_and_nothing_from_the_network(
    source: str, root: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "secret.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    (root / "secret.typ").write_text(SECRET)
    (root / "templates" / "minutes.typ.j2").write_text(f"{source}\n{{{{ doc.heading }}}}")
    ran = run(*MINUTES, "--to", "pdf", "-o", tmp_path / "a.pdf", root=root)
    assert ran.status == 2, ran.err
    assert not (tmp_path / "a.pdf").exists()
    assert "minutes.typ.j2:1" in ran.err


@pytest.mark.parametrize("source", ['{% include "../records/settings.yaml" %}', '{% include "/etc/hostname" %}'])
@pytest.mark.parametrize("to", ["text", "html", "pdf"])
def test_jinja_reads_nothing_outside_the_folder(source: str, to: str, root: Path, run: Run) -> None:
    suffix = {"text": "txt", "html": "html", "pdf": "typ"}[to]
    (root / "templates" / f"minutes.{suffix}.j2").write_text(source)
    ran = run(*MINUTES, "--to", to, root=root)
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("suffix", "to", "source"),
    [
        ("txt", "text", "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"),
        ("typ", "pdf", "#let f(n) = { for i in range(100000000) { let a = i } }\n#f(1)\n#f(2)\n#f(3)\n#f(4)"),
    ],
)
def test_a_template_that_runs_on_is_stopped(
    suffix: str, to: str, source: str, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_templates, "SECONDS", 2)
    (root / "templates" / f"minutes.{suffix}.j2").write_text(source)
    ran = run(*MINUTES, "--to", to, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "2 seconds" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds no memory here")
@pytest.mark.parametrize(
    ("suffix", "to", "source"),
    [
        (
            "txt",
            "text",
            "{% set n = namespace(a='x' * 1000) %}{% for i in range(40) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
        ),
        ("typ", "pdf", '#let a = "x" * 1000\n#for i in range(40) { a = a + a }\n#a'),
    ],
)
def test_a_template_that_wants_all_memory_is_stopped(suffix: str, to: str, source: str, root: Path, run: Run) -> None:
    (root / "templates" / f"minutes.{suffix}.j2").write_text(source)
    ran = run(*MINUTES, "--to", to, root=root)
    assert (ran.status, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_nothing_is_imported_from_the_folder_in_which_the_user_is(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "templates" / "minutes.txt.j2").write_text("mine")
    for name in ("json.py", "pickle.py", "jinja2.py", "sitecustomize.py"):
        (root / name).write_text("open('imported', 'w').close()\nraise SystemExit\n")
    monkeypatch.chdir(root)
    assert run(*MINUTES).out == "mine\n"
    assert not (root / "imported").exists()


def test_a_page_of_ones_own_template_loads_nothing(root: Path, run: Run) -> None:
    for page in ("<html><head><title>x</title></head>", "<!DOCTYPE html>\n<p>x", "x"):
        (root / "templates" / "minutes.html.j2").write_text(page + '<img src="https://example.org/?{{ doc.heading }}">')
        told = run(*MINUTES, "--to", "html", root=root).out
        policy = told.index('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'')
        assert policy < told.index("<img")
        assert "img-src data:" in told


def test_the_first_use_of_templates_is_told_once_until_they_change(root: Path, run: Run, tmp_path: Path) -> None:
    template = root / "templates" / "minutes.txt.j2"
    one = '{% include "packaged/minutes.txt.j2" %}one'
    template.write_text(one)
    assert "They are a program" in run(*MINUTES, root=root).err
    assert run(*MINUTES, root=root).err == ""
    template.write_text(f"{one}two")
    assert "They are a program" in run(*MINUTES, root=root).err
    assert run(*MINUTES, root=root).err == ""
    template.write_text(one)
    assert run(*MINUTES, root=root).err == ""
    assert {path.name for path in root.iterdir()} == {"records", "templates"}


def test_copies_of_the_packaged_templates_are_no_templates_of_ones_own(root: Path, run: Run) -> None:
    for file in packaged().iterdir():
        (root / "templates" / file.name).write_bytes(file.read_bytes())
    assert run(*MINUTES, root=root).err == ""
    assert run("check", root=root).err == ""


def test_where_nothing_can_be_kept_it_is_told_again(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (root / "templates" / "minutes.txt.j2").write_text("one")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        ran = run(*MINUTES, root=root)
        assert (ran.status, ran.out) == (0, "one\n")
        assert "They are a program" in ran.err


TEXT = "Ann Archer"


@pytest.mark.parametrize(("to", "suffix"), [("text", "txt"), ("html", "html"), ("pdf", "typ")])
def test_a_template_that_leaves_out_what_the_program_prints_is_warned_of(
    to: str, suffix: str, run: Run, folder: Folder, tmp_path: Path
) -> None:
    root = folder(
        f"# records/settings.yaml\nname: Names\n# records/groups/big.yaml\nname: Board\nkind: committee\n"
        f"# records/meetings/big/2026-03-05.yaml\nstatus: planned\nagenda:\n  items:\n"
        f"    - {{id: plan, number: '1', title: The plan, presenter: {TEXT}}}\n"
    )
    (root / "templates").mkdir()
    file = root / "templates" / f"agenda.{suffix}.j2"
    whole = (packaged() / file.name).read_text(encoding="utf-8")
    command = ("agenda", "big/2026-03-05", "-o", tmp_path / f"paper.{'txt' if to == 'text' else to}")
    file.write_text(whole + "\n", encoding="utf-8")
    ran = run(*command, root=root)
    assert (ran.status, "leave out" in ran.err) == (0, False)
    stale = whole.replace("entry.presenter", "entry.kind")
    assert stale != whole
    file.write_text(stale, encoding="utf-8")
    ran = run(*command, root=root)
    assert f"leave out what the program prints. {file.name}: `presenter` of AgendaEntry." in " ".join(ran.err.split())
    on_purpose = "{% set unused = doc.entries[0].presenter %}\n"
    file.write_text(on_purpose + stale, encoding="utf-8")
    ran = run(*command, root=root)
    assert (ran.status, "leave out" in ran.err) == (0, False)
