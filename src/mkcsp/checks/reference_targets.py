"""What a field of a record can refer to, how to tell whether it is there, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkcsp.checks.book import Book
from mkcsp.findings import Code, Finding, Key, Severity
from mkcsp.loader.paths import wrong_id
from mkcsp.model.base import Record
from mkcsp.spelling import id_of, odd_in

UNKNOWN_MEMBER = Code("MK201", Severity.ERROR)
UNKNOWN_ORGANISATION = Code("MK202", Severity.ERROR)
UNKNOWN_GROUP = Code("MK203", Severity.ERROR)
UNKNOWN_MEETING = Code("MK205", Severity.ERROR)
UNKNOWN_TERMS = Code("MK207", Severity.ERROR)
UNKNOWN_REPORT = Code("MK208", Severity.ERROR)
UNKNOWN_STRATEGY = Code("MK209", Severity.ERROR)
UNKNOWN_FORM = Code("MK708", Severity.ERROR)


UNKNOWN_SEAT = Code("MK204", Severity.ERROR)
UNKNOWN_MINUTE = Code("MK206", Severity.ERROR)
UNKNOWN_PRIORITY = Code("MK210", Severity.ERROR)
UNKNOWN_ITEM = Code("MK211", Severity.ERROR)
UNKNOWN_ACTION = Code("MK212", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that fields refer to.

    remedy: what to do where nothing near is known. known: whether an id that stands in a record leads somewhere, or to
    a file that could not be read, which has been reported already. nearest: finds what was meant by one that does not.
    """

    page: Code
    noun: str
    remedy: Callable[[Book, str], str]
    known: Callable[[Book, Record, str], bool]
    nearest: Callable[[Book, Record, str], str | None]

    def finding(self, book: Book, record: Record, id: str, keys: tuple[Key, ...]) -> Finding:
        """That this id leads nowhere; without keys, that the file's own path does."""
        near = self.nearest(book, record, id)
        help = f"did you mean `{near}`?" if near else self.remedy(book, id)
        if odd := odd_in(id):
            help = f"it holds {odd}; {help}"
        return self.page.finding(record.place.at(*keys), f"there is no {self.noun} `{id}`", help)


_FEW = 8
"""So many ids are listed; where there are more, they are looked for in the folder."""


def _records(kind: str, page: Code, noun: str, example: str = "", otherwise: str = "") -> Target:
    """A target that is a whole record of one kind.

    example: what the path of a record of this kind looks like, where its id has more than one part. otherwise: what
    else can be done.
    """

    def remedy(book: Book, id: str) -> str:
        made = id_of(id) if not example else id if id.count("/") == 1 and wrong_id(id) is None else example
        ids = sorted(book.ids[kind])
        there = f"write one of {', '.join(f'`{one}`' for one in ids)}, or " if ids and len(ids) <= _FEW else ""
        return f"{there}add `records/{kind}/{made or 'ID'}.yaml`{otherwise}"

    return Target(
        page,
        noun,
        remedy,
        lambda book, record, id: id in book.ids[kind] or book.unread(kind, id),
        lambda book, record, id: book.nearest(kind, book.ids[kind]).to(id) or book.named(kind, id),
    )


def _says(words: str) -> Callable[[Book, str], str]:
    return lambda book, id: words


def _local(page: Code, noun: str, remedy: str, ids: Callable[[Book, Record], Iterable[str]]) -> Target:
    """A target within the record, or within the record of its group."""
    return Target(
        page,
        noun,
        _says(remedy),
        lambda book, record, id: id in ids(book, record) or book.unread("groups", record.id.split("/")[0]),
        lambda book, record, id: book.nearest(f"{noun} {record.path}", ids(book, record)).to(id),
    )


def _is_minute(book: Book, record: Record, id: str) -> bool:
    meeting, within = _parted(id)
    return within in book.minute_ids(meeting) or book.unread("meetings", meeting)


def _nearest_minute(book: Book, record: Record, id: str) -> str | None:
    meeting, within = _parted(id)
    if meeting not in book.register.meetings:
        near = book.nearest("meetings", book.register.meetings).to(meeting)
        return f"{near}/{within}" if near and within in book.minute_ids(near) else near
    found = book.nearest(f"minutes {meeting}", book.minute_ids(meeting)).to(within)
    return f"{meeting}/{found}" if found else None


def _parted(id: str) -> tuple[str, str]:
    """The meeting and what stands after it: `smk/2016-01-21` and `cctv/2`."""
    parts = id.split("/", 2)
    return "/".join(parts[:2]), parts[2] if len(parts) == 3 else ""


MEMBER = _records(
    "members",
    UNKNOWN_MEMBER,
    "member",
    otherwise="; where no record is wanted, a roll takes `name` instead",
)
ORGANISATION = _records("organisations", UNKNOWN_ORGANISATION, "organisation")
GROUP = _records("groups", UNKNOWN_GROUP, "group")
MEETING = _records(
    "meetings",
    UNKNOWN_MEETING,
    "meeting",
    "GROUP/DATE",
    "; of a meeting that is only mentioned, its status will do",
)
TERMS = _records("terms", UNKNOWN_TERMS, "terms of reference", "GROUP/VERSION")
REPORT = _records("reports", UNKNOWN_REPORT, "report")
STRATEGY = _records("strategies", UNKNOWN_STRATEGY, "strategy")
FORM = _records("forms", UNKNOWN_FORM, "form")
SEAT = _local(
    UNKNOWN_SEAT,
    "seat",
    "name a seat of this group by its id, or give the group one",
    lambda book, record: book.seats(record.id.split("/")[0]),
)
ITEM = _local(
    UNKNOWN_ITEM,
    "item of this meeting",
    "name an item of its minutes or agenda by its id",
    lambda book, record: book.item_ids(record.id),
)
MINUTE = Target(
    UNKNOWN_MINUTE,
    "minute",
    _says("a minute is named by its meeting, item and clause: `smk/2016-01-21/cctv/2`"),
    _is_minute,
    _nearest_minute,
)
MINUTE_OR_TERMS = Target(
    UNKNOWN_MINUTE,
    "minute or terms of reference",
    _says("a minute is named like `smk/2016-01-21/cctv/2`, terms of reference like `csp/2005-05`"),
    lambda book, record, id: id in book.register.terms or book.unread("terms", id) or _is_minute(book, record, id),
    lambda book, record, id: book.nearest("terms", book.register.terms).to(id) or _nearest_minute(book, record, id),
)
MINUTE_OR_MEETING = Target(
    UNKNOWN_MINUTE,
    "minute or meeting",
    _says("a minute is named like `smk/2016-01-21/cctv/2`, a meeting like `smk/2016-01-21`"),
    lambda book, record, id: id in book.register.meetings or _is_minute(book, record, id),
    _nearest_minute,
)
