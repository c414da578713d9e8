"""The text of a new member's file."""

from __future__ import annotations

from mkcsp.edit.yaml_lines import Lines
from mkcsp.model.dates import Day


def text(
    id: str,
    name: str,
    *,
    style: str | None = None,
    post: str | None = None,
    organisation: str | None = None,
    since: Day | None = None,
) -> str:
    """The whole file of a new member, valid as it stands.

    style: the name as it is printed, with title or rank. organisation: an id. since: the first day of style and post.
    """
    lines = Lines()
    lines.modeline(f"records/members/{id}.yaml")
    lines.text(0, "name", name)
    if style:
        lines.plain(0, "styles")
        lines.text(1, "as", style, first=True)
        if since:
            lines.plain(2, "from", since)
    if post:
        lines.plain(0, "posts")
        lines.text(1, "title", post, first=True)
        lines.text(2, "organisation", organisation)
        if since:
            lines.plain(2, "from", since)
    return str(lines)
