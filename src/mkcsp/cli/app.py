"""The command line: which commands there are, and what happens when one fails."""

from __future__ import annotations

import functools
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mkcsp.cli import output as out
from mkcsp.findings import CannotGoOn

COMMANDS = {
    "check": "Check the records and list every problem, with file, line and column.",
    "agenda": "Print the agenda of a meeting.",
    "minutes": "Print the minutes of a meeting.",
    "attendance": "Show who attended a body's meetings, or one member's attendance record.",
    "breaches": "Show who has breached the attendance rule, with the evidence.",
    "compliance": "Show how well bodies keep to their terms of reference.",
    "explain": "Show what an answer of compliance or breaches rests on, or what a code of check means.",
    "letter": "Write the letter about a breach of the attendance rule, or record that it was sent.",
    "today": "Show what is to be done, most urgent first.",
    "members": "Show who sits on a body on a day.",
    "meetings": "List the meetings.",
    "resolutions": "Show what became of resolutions and undertakings, by owner.",
    "recommendations": "Show what became of the recommendations of reports.",
    "plans": "Show the forward plan: what is to come, and action plans with their leads.",
    "report": "Print a report in the layout of its form.",
    "terms": "Print a body's terms of reference.",
    "show": "Show a record, or a minute, and what refers to it.",
    "init": "Create a new records folder.",
    "schema": "Print the JSON Schema of a kind of record.",
}
"""Every command that stands alone, in the order of the help; `NAME` is the function `NAME` in `mkcsp.cli.NAME`."""

NEW = {
    "meeting": "Create the file of a meeting from its body's usual items and its members.",
    "member": "Create the file of a member.",
}
"""What `mkcsp new` can begin; `new WHAT` is the function `new_WHAT` in `mkcsp.cli.new_WHAT`."""

CACHE = {"clear": "Delete what check found last time, so that it reads and checks everything anew."}
"""What `mkcsp cache` can do; `cache WHAT` is the function `cache_WHAT` in `mkcsp.cli.cache_WHAT`."""

HANG_UP = 141
"""What the shell reports of a program whose reader went away: 128 and the number of SIGPIPE."""

INTERRUPTED = 130
"""What the shell reports of a program stopped by Ctrl-C: 128 and the number of SIGINT."""


class _Later(TyperCommand):
    """A command whose module is imported only when the command is used, not when it is listed."""

    def __init__(self, name: str, module: str, help: str) -> None:
        super().__init__(name, help=help, short_help=help, rich_markup_mode=None)
        self.module = module

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        function = getattr(importlib.import_module(f"mkcsp.cli.{self.module}"), self.module)
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(self.name)(_returning_status(function))
        return get_command(app).make_context(info_name, args, parent, **extra)


def _returning_status(function: Callable[..., int | None]) -> Callable[..., None]:
    """Let the number that a command returns be its exit status."""

    @functools.wraps(function)
    def command(*args: object, **kwargs: object) -> None:
        raise typer.Exit(function(*args, **kwargs) or 0)

    return command


def _say_version(wanted: bool) -> None:
    if wanted:
        from mkcsp import __version__

        out.line(f"mkcsp {__version__}")
        raise typer.Exit


def _mkcsp(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="Show the version and exit.")
    ] = False,
) -> None:
    """Committee records as plain text: attendance, agendas and minutes, with the evidence."""


def command_line() -> TyperGroup:
    """The whole command line, with none of its commands imported."""
    app = typer.Typer(
        no_args_is_help=True, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
    )
    app.callback()(_mkcsp)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    for name, help in COMMANDS.items():
        group.add_command(_Later(name, name, help))
    group.add_command(_group("new", "Create the file of a meeting or a member.", NEW))
    group.add_command(_group("cache", "What is kept so that check need not read everything anew.", CACHE))
    return group


def _group(name: str, help: str, commands: dict[str, str]) -> TyperGroup:
    """A command that has commands of its own: `NAME WHAT` is in the module `NAME_WHAT`."""
    return TyperGroup(
        name=name,
        help=help,
        commands=[_Later(what, f"{name}_{what}", words) for what, words in commands.items()],
        no_args_is_help=True,
        rich_markup_mode=None,
    )


def run(argv: Sequence[str]) -> int:
    """Run a command and return its exit status: the one place where an error becomes words on stderr.

    argv: the arguments after the program's name.
    """
    out.begin()
    try:
        status = _status_of(argv)
        out.finish()
    except BrokenPipeError:
        out.silence()
        return HANG_UP
    except OSError as error:  # a disk that is full
        out.silence_stdout()
        _complain(f"the output could not be written: {error.strerror or error}", None)
        return 2
    return status


def _status_of(argv: Sequence[str]) -> int:
    try:
        command_line().main(args=_in_order(argv), prog_name="mkcsp")
    except SystemExit as ended:
        if (
            type(sys.stdout).__name__ == "PacifyFlushWrapper"
        ):  # what click leaves where the reader of its help went away
            raise BrokenPipeError from None
        return ended.code if isinstance(ended.code, int) else 0
    except CannotGoOn as error:
        _complain(error.message, error.help)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        _complain(f"{error.filename or 'the system'}: {error.strerror or error}", None)
    except Exception as error:  # whatever it is, nobody who keeps records should have to read a traceback
        if os.environ.get("MKCSP_TRACE"):
            raise
        _complain(
            f"this is a fault of mkcsp itself, not of your records ({type(error).__name__}: {error})",
            "Please report it, with what you typed. MKCSP_TRACE=1 in the environment shows where it happened.",
        )
    return 2


OTHER_WORDS = {
    "print": "A paper is printed by its own name: mkcsp agenda MEETING, mkcsp minutes MEETING.",
    "actions": "Actions are listed by mkcsp resolutions.",
    "validate": "The records are checked by mkcsp check.",
    "list": "mkcsp meetings lists the meetings, mkcsp members GROUP the members.",
    "version": "mkcsp --version says it.",
    "approve": "Minutes are approved by those of a later meeting, under `approves`; before that, "
    "mkcsp minutes MEETING --fill-in writes the names that they need.",
    "add": "A meeting or a member is begun by mkcsp new.",
    "create": "A meeting or a member is begun by mkcsp new.",
    "membership": "The members of a body are listed by mkcsp members GROUP.",
    "status": "What is to be done is listed by mkcsp today; where a body stands, by mkcsp compliance.",
    "help": "mkcsp --help lists the commands, mkcsp COMMAND --help says what one does.",
}
"""Words that people try for a command, and what to type."""


def _in_order(argv: Sequence[str]) -> list[str]:
    """The arguments with `--root`, `--on` and `--at` behind the command, where they were typed before it."""
    rest, moved = list(argv), []
    while rest and rest[0].partition("=")[0] in ("--root", "--on", "--at"):
        takes = 1 if "=" in rest[0] else 2
        moved += rest[:takes]
        rest = rest[takes:]
    if rest and rest[0] in OTHER_WORDS:
        raise CannotGoOn(f"there is no command {rest[0]!r}", help=OTHER_WORDS[rest[0]])
    if rest[:1] == ["check"] and rest[1:] and not rest[1].startswith("-"):
        import shlex

        raise CannotGoOn("check reads a whole folder", help=f"Name it so: mkcsp check --root {shlex.quote(rest[1])}")
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *moved, *rest[end:]]


def _complain(message: str, help: str | None) -> None:
    out.note(f"mkcsp: {message}")
    if help:
        out.note(f"  help: {help}")
