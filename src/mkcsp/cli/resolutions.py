"""The command `mkcsp resolutions`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from mkcsp.cli import options
from mkcsp.cli.deliver import deliver
from mkcsp.cli.options import At, LargePrint, On, Output, PageSize, Root, Templates, To, day_or_today, full_date
from mkcsp.cli.session import open_session
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from mkcsp.history.due_days import OpenAction
    from mkcsp.register import Register


def resolutions(
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="GROUP", help="Only this body.", autocompletion=options.groups),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="WHO", help="Only this owner: an id, or part of a name or post."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Only what is still to be done.")] = False,
    due_by: Annotated[
        date | None,
        typer.Option("--due-by", metavar="DATE", parser=full_date, help="Only what is to be done by that day."),
    ] = None,
    output: Output = None,
    to: To = None,
    on: On = None,
    at: At = None,
    template: Templates = None,
    large_print: LargePrint = False,
    page: PageSize = "a4",
    root: Root = None,
) -> int:
    """Show what became of resolutions and undertakings, by owner, as a list to print.

    Progress and endings after the day of judgement (--on) are left out.
    """
    from mkcsp.history.due_days import open_actions
    from mkcsp.history.names_of_the_day import group_name
    from mkcsp.model.dates import Day
    from mkcsp.papers.action_list import build
    from mkcsp.papers.words import in_words

    session = open_session(root, at)
    register = session.register
    day = day_or_today(on)
    if group is not None:
        group = session.find("groups", group).id
    session.uses(*(f"records/{kind}/{group}/" if group else f"records/{kind}/" for kind in ("resolutions", "meetings")))
    session.looks_everywhere()  # what a resolution was to change may stand in records of any kind
    if owner is not None:
        _require_somebody(register, owner, day)
    chosen = [
        task
        for task in open_actions(register, day, group)
        if (not open_ or task.open_on(register, day))
        and (due_by is None or (task.open_on(register, day) and task.falls is not None and task.falls.last <= due_by))
        and (owner is None or _owned(register, task, owner, day))
    ]
    named = register.settings.name if register.settings else "All bodies"
    scope = [
        "Open actions" if open_ or due_by else "Actions",
        *([f"of {_printed(register, owner, day)}"] if owner else []),
        *([f"due by {in_words(Day.of(due_by))}"] if due_by else []),
    ]
    body = group_name(register, group, Day.of(day)) if group else named
    return deliver(
        session,
        build(register, chosen, day, body=body, scope="" if scope == ["Actions"] else " ".join(scope)),
        output,
        to,
        template,
        large_print=large_print,
        page=page,
    )


def _printed(register: Register, owner: str, on: date) -> str:
    """Whose actions they are, for a paper: the name where an id was typed, otherwise the words as typed."""
    from mkcsp.history.names_of_the_day import group_name, name_on, organisation_name
    from mkcsp.model.dates import Day

    if owner in register.members:
        return name_on(register, owner, Day.of(on))
    if owner in register.groups:
        return group_name(register, owner, Day.of(on))
    return organisation_name(register, owner, Day.of(on))


def _require_somebody(register: Register, owner: str, on: date) -> None:
    """Raise CannotGoOn, with near names, where the words name no owner and nobody in the records."""
    from mkcsp.history.due_days import open_actions
    from mkcsp.history.named import everybody, named, names_of_owner
    from mkcsp.spelling import did_you_mean_one_of, near, plain

    known = set(everybody(register))
    for task in open_actions(register, on):
        for one in task.owners_on(on):
            known.update(names_of_owner(register, one, on))
    if named(owner, iter(known)):
        return
    by_words: dict[str, str] = {}
    for name in sorted(known):
        for words in (plain(name), *plain(name).split()):
            by_words.setdefault(words, name)
    found = dict.fromkeys(by_words[words] for words in near(plain(owner), by_words))
    raise CannotGoOn(
        f"nobody in the records is called {owner!r}",
        help=did_you_mean_one_of(found, "Give an id, or part of a name or post; without --owner the list names all."),
    )


def _owned(register: Register, task: OpenAction, owner: str, on: date) -> bool:
    """Whether a task is somebody's: by an id or a part of a name, whoever holds the post that day among them."""
    from mkcsp.history.named import named, names_of_owner

    return any(named(owner, names_of_owner(register, one, on)) for one in task.owners_on(on))
