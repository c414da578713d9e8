"""How people, posts, bodies and offices are worded on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from mkcsp.history.tristate import Tristate, before, covers, undated
from mkcsp.model.dates import Dated, Day
from mkcsp.model.group import FormerName, Seat
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


def distinct_name(register: Register, member: str, day: Day) -> str:
    """The name as styled on `day`, with what distinguishes it where others have it, too.

    That is the post, or the organisations that somebody represents, or else the id.
    """
    name = name_on(register, member, day)
    others = [id for id in sorted(register.called(name)) if id != member and name_on(register, id, day) == name]
    if not others:
        return name
    for words in (_post, _sender):
        mine = words(register, member, day)
        if mine and all(words(register, id, day) != mine for id in others):
            return f"{name} ({mine})"
    return f"{name} ({member})"


def _post(register: Register, member: str, day: Day) -> str:
    post = post_on(register.members[member], day)
    return post_words(register, post, day) if post else ""


def _sender(register: Register, member: str, day: Day) -> str:
    """The organisations that somebody represents on the day."""
    sending = {
        seat.organisation: organisation_name(register, seat.organisation, day)
        for group in register.groups.values()
        for seat in group.seats
        if seat.organisation
        and (
            any(one.member == member and covers(one, day) for one in seat.representatives)
            or any(one.member == member and covers(one, day) for one in seat.deputies)
        )
    }
    return ", ".join(sending.values())


def posts_on(member: Member, day: Day) -> tuple[Post, ...]:
    """The posts shown to be held on `day`, in the order of the record."""
    return tuple(post for post in member.posts if covers(post, day))


def post_on(member: Member, day: Day, organisation: str | None = None) -> Post | None:
    """The post to print for `day`: one of `organisation` (id) if given and held, else the first that was held.

    A post without any date serves where no dated one is known for the day.
    """
    those = [post for post in member.posts if organisation is None or post.organisation == organisation]
    return likeliest(those, day) or (likeliest(member.posts, day) if organisation else None)


def post_words(register: Register, post: Post, day: Day) -> str:
    """The post as printed on `day`: its own words, or `Acting TITLE, ORGANISATION`."""
    if post.as_:
        return post.as_
    title = f"Acting {post.title}" if post.acting and not post.title.lower().startswith("acting") else post.title
    return f"{title}, {organisation_name(register, post.organisation, day)}" if post.organisation else title


def organisation_name(register: Register, organisation: str, day: Day) -> str:
    """The organisation's name as it was on `day`; the id where there is no record."""
    record = register.organisations.get(organisation)
    return _name_of_the_day(record.name, record.formerly, day) if record else organisation


def group_name(register: Register, group: str, day: Day) -> str:
    """The body's name as it was on `day`; the id where there is no record."""
    record = register.groups.get(group)
    return _name_of_the_day(record.name, record.formerly, day) if record else group


def seat_name(register: Register, seat: Seat, day: Day) -> str:
    """What a seat is called, without naming anybody: its title, its organisation, or the words that several fit."""
    if seat.title or not seat.organisation:
        return seat.title or seat.generic or seat.id
    return organisation_name(register, seat.organisation, day)


def likeliest(those: Sequence[_D], day: Day) -> _D | None:
    """The entry to print for `day`, or None: the first shown to hold, else the first that carries no date.

    One of which only the end is known, and that end is still to come, holds.
    """
    return _shown(those, day) or next((entry for entry in those if undated(entry)), None)


def _name_of_the_day(name: str, formerly: Sequence[FormerName], day: Day) -> str:
    former = _shown(formerly, day)
    return former.name if former else name


def _shown(those: Sequence[_D], day: Day) -> _D | None:
    """The entry for `day`. One with an end alone holds up to that end, and from the end of the one before it."""
    for entry in those:
        if covers(entry, day):
            return entry
    ending = [
        (entry.until.last, number)
        for number, entry in enumerate(those)
        if entry.until is not None and entry.from_ is None and before(entry.until, day) is False
    ]
    return those[min(ending)[1]] if ending else None


_CHAIR = re.compile(r"chair(?:man|men|woman|women|person|persons|holder)?$")
_JOINED = re.compile(r"\b(vice|deputy)(?=chair|president|convene)")


@lru_cache(maxsize=1024)
def plain_office(word: str) -> str:
    """An office in one form, whatever its capitals, hyphens and gender: `Vice Chairman` is `vice-chair`."""
    plain = _JOINED.sub(r"\1-", "-".join(word.casefold().replace("-", " ").replace("_", " ").split()))
    return _CHAIR.sub("chair", plain).replace("convenor", "convener")


def same_office(one: str, other: str) -> bool:
    """Whether two words name the same office."""
    return one == other or plain_office(one) == plain_office(other)


def stands_in_for(word: str, office: str) -> Tristate:
    """Whether one office stands in for another; None where the words do not say (`acting-chair`)."""
    deputy, holder = plain_office(word), plain_office(office)
    for prefix in ("vice", "deputy"):
        if deputy == f"{prefix}-{holder}" or deputy.endswith(f"-{prefix}-{holder}"):
            return True
    return None if deputy != holder and deputy.endswith(f"-{holder}") else False
