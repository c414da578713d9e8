"""Write the pages of the manual that are made from the program: commands.md, codes.md, fields.md, template-fields.md.

    python docs/generate.py [--check]

Run it with a Python in which mkcsp is installed. `--check` writes nothing; it shows what is not up to date, and fails.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields
from difflib import unified_diff
from pathlib import Path
from typing import Any

from typer import Context
from typer.core import TyperGroup

from mkcsp.checks.code_pages import code_page
from mkcsp.checks.code_pages import codes as all_codes
from mkcsp.cli.app import command_line
from mkcsp.compliance.assess import JUDGES
from mkcsp.loader.json_schema import about, descriptions, fields_page
from mkcsp.papers import (
    action_list,
    agenda_view,
    attendance_record,
    breach_sheet,
    common,
    compliance_paper,
    letter_paper,
    membership_list,
    minutes_view,
    prose_blocks,
    task,
)

HERE = Path(__file__).parent

CHAPTERS = {
    "MK0": "Files and YAML",
    "MK1": "Fields and what they take",
    "MK2": "References",
    "MK3": "Roll and membership",
    "MK4": "Minutes, votes and approvals",
    "MK5": "Agenda and dates",
    "MK6": "Resolutions, breaches and terms",
    "MK7": "Papers, prose, safety, the room, answers and rules",
    "MK9": "Acknowledgements",
}
"""What the numbers of the codes begin with."""


def main() -> int:
    """Write the pages, or with `--check` compare them; 1 if one is not up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, show what is not up to date, and fail")
    check = parser.parse_args().check
    made = {
        "commands.md": "\n".join(commands()) + "\n",
        "codes.md": "\n".join(codes()) + "\n",
        "fields.md": fields_page(),
        "rules.md": "\n".join(rules()) + "\n",
        "template-fields.md": "\n".join(template_fields()) + "\n",
    }
    stale = [name for name, text in made.items() if not _settled(HERE / name, text, check)]
    if stale and check:
        print(f"not up to date: {', '.join(stale)}; write them anew with python docs/generate.py")
    return 1 if stale and check else 0


def commands() -> Iterator[str]:
    """The lines of the page of commands, from the command line itself."""
    yield "# Commands"
    yield ""
    yield "Made from the program by `docs/generate.py`; `mkcsp COMMAND --help` says the same at the terminal."
    yield ""
    yield "Every command ends with 0; with 1 if the records that it used have errors; with 2 if it could not run."
    yield from _below(command_line(), Context(command_line(), info_name="mkcsp"), "mkcsp")


def _below(group: TyperGroup, within: Context, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _below(command, Context(command, info_name=name, parent=within), f"{path} {name}")
        else:
            # The command stands in for one that is imported when used: its context knows the real one.
            yield from _command(command.make_context(name, [], within, resilient_parsing=True), f"{path} {name}")


def _command(context: Any, path: str) -> Iterator[str]:
    command = context.command
    yield from ("", f"## {path}", "")
    yield (command.help or "").strip()
    yield from ("", "```text", " ".join([path, *command.collect_usage_pieces(context)]), "```")
    records = [
        (param.param_type_name, record) for param in command.params if (record := param.get_help_record(context))
    ]
    for kind, heading in (("argument", "Argument"), ("option", "Option")):
        rows = [(name, help) for of, (name, help) in records if of == kind]
        if rows:
            yield from ("", f"| {heading} | |", "|---|---|")
            yield from (f"| `{_cell(name)}` | {_cell(help)} |" for name, help in rows)


def _cell(text: str) -> str:
    return text.strip().replace("|", "\\|")


def codes() -> Iterator[str]:
    """The lines of the table of codes, with a link to the page of each."""
    yield "# What `mkcsp check` finds"
    yield ""
    yield "Made from the program by `docs/generate.py`. A finding is an error, a warning or a note; only errors make"
    yield "`check` fail. Each code has a page with an example and how to fix it; `mkcsp explain CODE`"
    yield "prints it. What is known and stays, because the source has it so, is acknowledged in the record, with a"
    yield "reason:"
    yield from ("", "```yaml", "acknowledged:", "  - code: MK304", "    reason: as in the source", "```")
    for prefix, heading in CHAPTERS.items():
        pages = [code_page(code) for code in all_codes() if code.startswith(prefix)]
        if pages:
            yield from ("", f"## {prefix}xx {heading}", "", "| Code | | Severity |", "|---|---|---|")
        for page in pages:
            link = f"[{page.code}](../src/mkcsp/checks/pages/{page.code}.md)"
            yield f"| {link} | {_cell(page.title)} | {page.severity.name.lower()} |"


def rules() -> Iterator[str]:
    """The lines of the page of rules of terms of reference, from what judges each kind of them."""
    yield "# How rules of terms of reference are judged"
    yield ""
    yield "Made from the program by `docs/generate.py`; `mkcsp explain KIND` says the same at the terminal. The fields"
    yield "of each kind are in [fields.md](fields.md). Where a question is answered `not-said`, every reading is tried."
    yield "Rules of the kind `attendance` are judged as `mkcsp breaches` tells."
    for kind, judge in JUDGES.items():
        yield from ("", f"## {kind}", "", inspect.cleandoc(judge.__doc__ or ""))


def template_fields() -> Iterator[str]:
    """The lines of the page of what templates receive, from the classes of the documents."""
    yield "# What a template receives"
    yield ""
    yield "Made from the program by `docs/generate.py`; `templates.md` tells how templates are changed. Each template"
    yield "receives one thing called `doc`: the paper that is named in its heading below."
    papers = (
        agenda_view,
        minutes_view,
        membership_list,
        action_list,
        attendance_record,
        compliance_paper,
        letter_paper,
        breach_sheet,
        task,
    )
    for module in (common, *papers, prose_blocks):
        own = [kind for kind in vars(module).values() if getattr(kind, "__module__", "") == module.__name__]
        for kind in sorted((kind for kind in own if isinstance(kind, type)), key=_is_paper, reverse=True):
            if not _is_paper(kind) or hasattr(kind, "template"):  # what two papers share is told of each of them
                yield from _view(kind)


def _is_paper(kind: type) -> bool:
    return issubclass(kind, common.Paper) and kind is not common.Paper


def _view(kind: Any) -> Iterator[str]:
    """What a template can print of one class."""
    paper = _is_paper(kind)
    yield from ("", f"## {kind.__name__}, in `{kind.template}.…`" if paper else f"## {kind.__name__}", "")
    yield from (about(kind).replace("``", "`"), "")
    if paper:
        yield from ("All that is listed under Paper, and:", "")
    types = {field.name: _type_words(field.type) for field in fields(kind)}
    shared = {field.name for field in fields(common.Paper)} if paper else set()
    for name, words in descriptions(kind).items():
        if name not in shared:
            yield f"- `{name}` ({types[name]})" + (f": {words}" if words else "").replace("``", "`")
    if "kind" not in types and isinstance(tag := vars(kind).get("kind"), str):
        yield f"- `kind`: always `{tag}`"


def _type_words(annotation: Any) -> str:
    text = str(annotation)
    listed = text.startswith("tuple[") and text.endswith(", ...]")
    words = (text.removeprefix("tuple[").removesuffix(", ...]") if listed else text).replace(" | None", " or none")
    words = {"str": "text", "bool": "yes or no"}.get(words, words)
    return f"list of {words}" if listed else words


def _settled(path: Path, text: str, check: bool) -> bool:
    """Whether the page stands as it should; else it is shown how it differs, or written."""
    before = path.read_text("utf-8") if path.exists() else ""
    if before == text:
        return True
    if check:
        name = f"docs/{path.name}"
        sys.stdout.writelines(unified_diff(before.splitlines(True), text.splitlines(True), name, f"{name} as made now"))
    else:
        path.write_text(text, "utf-8", newline="\n")
        print(f"docs/{path.name}")
    return False


if __name__ == "__main__":
    sys.exit(main())
