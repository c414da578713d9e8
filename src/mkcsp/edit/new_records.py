"""The text of a new member's file, and of a new meeting's: the usual items, and the roll from the members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from mkcsp.edit.yaml_lines import Lines
from mkcsp.history.membership import Holding, holdings, office_holders
from mkcsp.history.names_of_the_day import group_name, likeliest, post_words
from mkcsp.history.tristate import covers
from mkcsp.model.base import dataclass
from mkcsp.model.dates import Dated, Day, TimeOfDay
from mkcsp.model.group import Group, MembershipType, SectionKind, Usual
from mkcsp.papers.words import HEADINGS
from mkcsp.register import Register

SECTIONS: dict[MembershipType | None, SectionKind] = {
    "voting": "members",
    "associate": "co-opted",
    "co-opted": "co-opted",
    "observer": "observers",
    "officer": "officers",
    None: "members",
}
"""Under which heading of the roll a type of membership stands."""

ORDER: tuple[SectionKind, ...] = ("chair", "members", "co-opted", "observers", "officers", "others", "apologies")

EXPECTED = (
    "Those who hold seats that day, in the words of that day. While the status is planned this counts for nothing. "
    "After the meeting: say that it was held, move whoever was not there to apologies or absent, add who else came, "
    "and answer `complete`: does this name everybody who attended or sent apologies?"
)


SpellT = TypeVar("SpellT", bound=Dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPlan:
    """What is known of a new meeting; what is None is the body's usual."""

    day: Day
    suffix: str | None = None
    kind: str = "ordinary"
    starts: TimeOfDay | None = None
    ends: TimeOfDay | None = None
    venue: str | None = None

    def id_in(self, group: str) -> str:
        """The id of the meeting: `smk/2016-01-21`, with the suffix of a second one that day."""
        return f"{group}/{self.day}{f'-{self.suffix}' if self.suffix else ''}"


@dataclass(frozen=True, slots=True)
class _Expected:
    member: str
    certain: bool


def meeting_text(register: Register, group: Group, plan: MeetingPlan) -> str:
    """The whole file of a new meeting, valid as it is."""
    usual = group.usual or Usual()
    lines = Lines()
    lines.modeline(f"records/meetings/{plan.id_in(group.id)}.yaml")
    lines.plain(0, "status", "planned")
    if plan.kind != "ordinary":
        lines.plain(0, "kind", plan.kind)
    lines.text(0, "body", group_name(register, group.id, plan.day))
    lines.text(0, "venue", plan.venue or usual.venue)
    lines.plain(0, "starts", plan.starts or usual.starts or "")
    lines.plain(0, "ends", plan.ends or usual.ends or "")
    lines.blank()
    _agenda(lines, usual)
    lines.blank()
    _roll(lines, register, group, usual, plan.day)
    return str(lines)


def _agenda(lines: Lines, usual: Usual) -> None:
    lines.plain(0, "agenda")
    lines.plain(1, "issued")
    if not usual.standing_items:
        lines.comment(1, "items: the body's record names no usual ones")
        return
    lines.plain(1, "items")
    for number, item in enumerate(usual.standing_items, 1):
        lines.id(2, "id", item.id, first=True)
        lines.plain(3, "number", f"{number}.")
        lines.text(3, "title", item.title)
        lines.text(3, "kind", item.kind)
        lines.text(3, "duration", item.duration)


def _roll(lines: Lines, register: Register, group: Group, usual: Usual, day: Day) -> None:
    expected, empty = _laid_out(register, group, day)
    headings = {heading.kind: heading.heading for heading in usual.roll_headings}
    kinds = _in_order([heading.kind for heading in usual.roll_headings])
    lines.comment(0, EXPECTED)
    lines.plain(0, "roll")
    lines.plain(1, "complete")
    shown = [kind for kind in kinds if expected.get(kind) or kind in headings]
    if not shown:
        lines.comment(1, "sections: nobody is recorded as holding a seat that day")
        return
    lines.plain(1, "sections")
    for kind in shown:
        lines.plain(2, "kind", kind, first=True)
        # Approved minutes take their headings from their own file.
        lines.text(3, "heading", headings.get(kind, HEADINGS[kind]))
        lines.plain(3, "lines")
        for one in expected.get(kind, ()):
            _line(lines, register, one, day, office="Chair" if kind == "chair" else None)
    for seat in empty:
        lines.comment(1, f"Nobody is recorded in the seat {seat} for that day.")


def _in_order(own: list[SectionKind]) -> list[SectionKind]:
    """The chair, then the body's own order; a kind for which it has no heading stands after those it follows."""
    kinds: list[SectionKind] = ["chair", *(kind for kind in own if kind != "chair")]
    for number, kind in enumerate(ORDER):
        if kind not in kinds:
            kinds.insert(1 + max(kinds.index(one) for one in ORDER[:number] if one in kinds), kind)
    return kinds


def _line(lines: Lines, register: Register, one: _Expected, day: Day, office: str | None) -> None:
    record = register.members.get(one.member)
    doubt = "" if one.certain else "not shown to hold the seat that day"
    lines.id(4, "member", one.member, first=True, doubt=doubt)
    if record is not None:
        style = likeliest(record.styles, day) or _may_hold(record.styles, day)
        post = likeliest(record.posts, day) or _may_hold(record.posts, day)
        lines.text(5, "as", style.as_ if style else record.name)
        lines.text(5, "post", post_words(register, post, day) if post else None)
    lines.text(5, "office", office)


def _may_hold(those: Sequence[SpellT], day: Day) -> SpellT | None:
    """The last that may hold on the day: the clerk reads the roll over, and a post seen last time is a good guess."""
    return next((one for one in reversed(those) if covers(one, day) is None), None)


def _laid_out(register: Register, group: Group, day: Day) -> tuple[dict[SectionKind, list[_Expected]], list[str]]:
    """Who is expected under which heading, each person once, the chair first of all; and the seats with nobody."""
    found: dict[SectionKind, list[_Expected]] = {}
    chairs = office_holders(register, group, "chair", day)
    if chairs:
        found["chair"] = [_Expected(chairs[0], True)]
    placed = set(chairs[:1])
    empty = []
    for holding in holdings(register, group, day):
        people = list(_people(holding))
        if not people:
            empty.append(holding.seat.id)
        for one in people:
            if one.member not in placed:
                placed.add(one.member)
                found.setdefault(SECTIONS[holding.type], []).append(one)
    return found, empty


def _people(holding: Holding) -> Iterator[_Expected]:
    for tenure in holding.tenures:
        if tenure.member:
            yield _Expected(tenure.member, True)
    if not holding.tenures:
        for tenure in holding.possible:
            if tenure.member:
                yield _Expected(tenure.member, False)


def member_text(
    id: str,
    name: str,
    *,
    style: str | None = None,
    post: str | None = None,
    organisation: str | None = None,
    since: Day | None = None,
) -> str:
    """The whole file of a new member, valid as it is.

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
