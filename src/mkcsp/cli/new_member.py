"""The command `mkcsp new member`."""

from __future__ import annotations

from typing import Annotated

import typer

from mkcsp.cli import output as out
from mkcsp.cli.options import Root, typed_as
from mkcsp.cli.session import find_root
from mkcsp.findings import CannotGoOn


def new_member(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As full as you have it, without title or rank.")],
    id: Annotated[
        str | None, typer.Option("--id", help="The id, which never changes. Default: made from the name.")
    ] = None,
    style: Annotated[
        str | None, typer.Option("--as", metavar="STYLE", help="As printed: Councillor A Webb, Supt. Gez Chiariello.")
    ] = None,
    post: Annotated[str | None, typer.Option("--post", metavar="TITLE", help="The post held.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="ID", help="The organisation of the post.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day of the style and the post, if known.")
    ] = None,
    root: Root = None,
) -> int:
    """Create the file of a member. A file that is there is left alone."""
    from mkcsp.edit.new_records import member_text
    from mkcsp.edit.saving import create
    from mkcsp.loader.paths import wrong_name
    from mkcsp.model.dates import Day
    from mkcsp.spelling import id_of

    folder = find_root(root)
    own = id if id is not None else id_of(name)
    if wrong := wrong_name(own):
        raise CannotGoOn(
            f"no id can be made of {name!r}: {wrong}" if id is None else f"{own!r} is not an id: {wrong}",
            help="Give one of small letters, digits and hyphens: --id j-oryan",
        )
    known = folder / "records" / "organisations" / f"{organisation}.yaml"
    if organisation is not None and (wrong_name(organisation) or not known.is_file()):
        raise CannotGoOn(f"there is no organisation {organisation!r}", help="Make its file first, or leave it out.")
    day = typed_as(Day, since) if since else None
    if post is not None and since is None:
        out.note(f"When {name} began as {post} is not recorded, so who held the post on a day stays unknown.")
        out.note(f"  help: add `from:` to the post in records/members/{own}.yaml, or give --from")
    path = f"records/members/{own}.yaml"
    create(folder, path, member_text(own, name, style=style, post=post, organisation=organisation, since=day))
    out.line(path)
    return 0
