"""How people and their posts are worded on a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mkcsp.history.tristate import covers, undated
from mkcsp.model.dates import Dated, Day
from mkcsp.model.people import Member, Post
from mkcsp.register import Register

_D = TypeVar("_D", bound=Dated)


def name_on(register: Register, member: str, day: Day) -> str:
    """The name as styled on `day`; the plain name where no style is known for it; the id where there is no record."""
    record = register.members.get(member)
    if record is None:
        return member
    style = likeliest(record.styles, day)
    return style.as_ if style else record.name


def posts_on(member: Member, day: Day) -> tuple[Post, ...]:
    """The posts shown to be held on `day`, in the order of the record."""
    return tuple(post for post in member.posts if covers(post, day))


def post_on(member: Member, day: Day, organisation: str | None = None) -> Post | None:
    """The post to print for `day`: one of `organisation` (id) if given and held, else the first that was held.

    A post without any date serves where no dated one is known for the day.
    """
    those = [post for post in member.posts if organisation is None or post.organisation == organisation]
    return likeliest(those, day) or (likeliest(member.posts, day) if organisation else None)


def post_words(register: Register, post: Post) -> str:
    """The post as printed: its own words, or `Acting TITLE, ORGANISATION`."""
    if post.as_:
        return post.as_
    title = f"Acting {post.title}" if post.acting and not post.title.lower().startswith("acting") else post.title
    return f"{title}, {organisation_name(register, post.organisation)}" if post.organisation else title


def organisation_name(register: Register, organisation: str) -> str:
    """The organisation's name; the id where there is no record."""
    record = register.organisations.get(organisation)
    return record.name if record else organisation


def group_name(register: Register, group: str, day: Day | None = None) -> str:
    """The body's name, as it was on `day` if given; the id where there is no record."""
    record = register.groups.get(group)
    if record is None:
        return group
    former = [old for old in record.formerly if day is not None and covers(old, day)]
    return former[0].name if former else record.name


def likeliest(those: Sequence[_D], day: Day) -> _D | None:
    """The first entry shown to hold on `day`; else the first that carries no date; else None."""
    for entry in those:
        if covers(entry, day):
            return entry
    return next((entry for entry in those if undated(entry)), None)
