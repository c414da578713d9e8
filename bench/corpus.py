"""An invented, valid folder of records of any size, always the same for the same seed.

A body has terms of reference and a hundred monthly meetings of 5 to 6 KB each: a roll of some twenty lines, eight
minuted items, an approval of the minutes before, resolutions and what became of them. `mkcsp check` finds nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from words import FIRST_NAMES, ORGANISATIONS, POSTS, SUBJECTS, SURNAMES, WORDS

MEETINGS_OF_A_BODY = 100
SEATS = 16
REPORTS = 3
FIRST_YEAR = 2014


def write(root: Path, meetings: int, seed: int = 2026, each: int = MEETINGS_OF_A_BODY, seats: int = SEATS) -> int:
    """Write the folder, which must not exist, and return the bytes of its YAML files.

    root: the folder that will hold `records/`. meetings: how many meeting files. each: how many of them a body has.
    seats: how many seats a body has, sixteen at least.
    """
    size = 0
    for path, text in files(meetings, seed, each, seats):
        target = root / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        size += target.write_bytes(text.encode())
    return size


def files(meetings: int, seed: int, each: int = MEETINGS_OF_A_BODY, seats: int = SEATS) -> Iterator[tuple[str, str]]:
    """Every file of the folder: its path below `records/`, and its text."""
    random = Random(seed)
    bodies = -(-meetings // each)
    yield "settings.yaml", "name: Records of the Bench\n"
    for number in range(seats):
        again, name = divmod(number, len(ORGANISATIONS))
        yield f"organisations/org-{number:02}.yaml", f"name: {ORGANISATIONS[name]}{f' {again}' if again else ''}\n"
    for body in range(bodies):
        yield from _body(random, body, min(each, meetings - body * each), seats)


def _body(random: Random, body: int, meetings: int, seats: int) -> Iterator[tuple[str, str]]:
    id = f"body-{body:03}"
    people = [_Person(body * seats + seat, seat) for seat in range(seats)]
    for person in people:
        yield f"members/{person.id}.yaml", person.record
    yield f"groups/{id}.yaml", _group(body, people)
    yield f"terms/{id}/{FIRST_YEAR}.yaml", TERMS
    days = [_second_tuesday(FIRST_YEAR + month // 12, month % 12 + 1) for month in range(meetings)]
    for number, day in enumerate(days):
        before = days[number - 1] if number else None
        after = days[number + 1] if number + 1 < meetings else None
        subjects = random.sample(SUBJECTS, 6)
        yield f"meetings/{id}/{day}.yaml", _meeting(random, body, people, number, subjects, (before, day, after))
        yield f"resolutions/{id}/{day}.yaml", _actions(random, people, subjects, day)


TERMS = f"""title: Terms of Reference
dated: {FIRST_YEAR}
status: agreed
agreed: {{on: {FIRST_YEAR}, note: Before these records begin.}}
in-force: {{from: {FIRST_YEAR}}}
sections:
  - id: attendance
    heading: Attendance
    text: A member who misses three meetings running will be asked to leave.
    rules:
      - kind: attendance
        id: three-meetings
        absences: 3
        binds: [voting, co-opted]
        whose: person
        deputy: attendance
        who-may-deputise: anybody
        apologies: absence
        accepted-absence: left-out
        inquorate: credits
        extraordinary: credits
        reconvened: one-meeting
        remote: attendance
        part: attendance
        after-dealing: begins-anew
        consequence: asked to leave
  - id: business
    heading: Business
    text: Meetings are every second month. Five members with a vote are a quorum.
    rules:
      - kind: frequency
        id: every-second-month
        every-months: 2
        gap: calendar-months
        inquorate: counts
        extraordinary: does-not-count
        reconvened: one-meeting
      - kind: quorum
        id: quorum
        defined: number
        number: 5
        of: [voting]
        heads: organisations
        deputies: count
        remote: count
        when: throughout
      - kind: minutes
        id: minutes
        within-meetings: 1
        suitable: ordinary
        signed: yes
"""


class _Person:
    """The holder of a seat: the seat's number decides the organisation, so that each has one vote in a body."""

    def __init__(self, number: int, seat: int) -> None:
        self.seat = seat
        self.first = FIRST_NAMES[number % len(FIRST_NAMES)]
        self.last = SURNAMES[number // len(FIRST_NAMES) % len(SURNAMES)]
        self.id = f"{self.first}-{self.last}-{number:04}".lower()
        self.name = f"{self.first} {self.last}"
        self.title = POSTS[number % len(POSTS)]

    @property
    def record(self) -> str:
        return (
            f"name: {self.name}\nposts:\n  - title: {self.title}\n    organisation: org-{self.seat:02}\n"
            f"    from: {FIRST_YEAR}\ntelephone: 01632 960{self.seat:03}\nemail: {self.id}@example.org\n"
        )


def _group(body: int, people: list[_Person]) -> str:
    lines = [
        f"name: Community Safety Partnership {body}",
        "kind: partnership",
        f"from: {FIRST_YEAR}",
        "minute-series:",
        f"  pattern: B{body}/{{n}}",
        "offices:",
        "  - office: chair",
        f"    member: {people[0].id}",
        f"    from: {FIRST_YEAR}",
        "seats:",
    ]
    for person in people:
        type = "voting" if person.seat < 10 else "co-opted" if person.seat < 13 else "officer"
        lines += [
            f"  - id: seat-{person.seat:02}",
            f"    organisation: org-{person.seat:02}",
            "    membership:",
            f"      - type: {type}",
            f"        from: {FIRST_YEAR}",
            "    representatives:",
            f"      - member: {person.id}",
            f"        from: {FIRST_YEAR}",
        ]
    return "\n".join(lines) + "\n"


def _meeting(
    random: Random,
    body: int,
    people: list[_Person],
    number: int,
    subjects: list[str],
    days: tuple[date | None, date, date | None],
) -> str:
    before, day, after = days
    lines = [
        "status: held",
        f"weekday: {day:%A}",
        f"body: Community Safety Partnership {body}",
        "venue: Committee Room 1, Civic Offices",
        "starts: 14:00",
        "ends: 16:30",
        "began: 14:02",
        f"closed: 16:{random.randrange(5, 30):02}",
        *_agenda(body, people[-1], day, subjects, after),
        *_roll(random, people),
        "minutes:",
        "  items:",
    ]
    first = number * 8 + 1
    lines += _item("minutes", f"B{body}/{first}", _sentences(random, 1))
    if before is None:
        lines += [
            "      resolved:",
            "        - id: '1'",
            "          text: That it be noted that this was the first meeting.",
        ]
    else:
        lines += [
            "      resolved:",
            "        - id: '1'",
            "          text: That the minutes of the previous meeting be approved and signed by the Chair.",
            "          outcomes: [approved]",
            "      approves:",
            f"        - meeting: body-{body:03}/{before}",
            "          outcome: approved",
            "          signed: yes",
        ]
    for place, subject in enumerate(subjects, 1):
        lines += _item(_slug(subject), f"B{body}/{first + place}", _sentences(random, 3))
        if place <= REPORTS:
            lines += [
                "      evidence: [report]",
                "      resolved:",
                "        - id: '1'",
                f"          text: That the report on {subject.lower()} be noted.",
                "        - id: '2'",
                f"          text: That the {random.choice(POSTS)} be requested to report again on {subject.lower()}.",
            ]
    lines += _item("next-meeting", f"B{body}/{first + 7}", "The date of the next meeting was noted.")
    return "\n".join(lines) + "\n"


def _agenda(body: int, contact: _Person, day: date, subjects: list[str], after: date | None) -> list[str]:
    lines = ["agenda:", f"  issued: {day - timedelta(days=8)}", f"  contact: {contact.id}", "  items:"]
    titles = [
        ("minutes", "Minutes", "5 mins"),
        *((_slug(s), s, "20 mins") for s in subjects),
        ("next-meeting", "Date of Next Meeting", "5 mins"),
    ]
    for number, (id, title, duration) in enumerate(titles, 1):
        lines += [f"    - id: {id}", f"      title: {title}", f"      duration: {duration}"]
        if 1 < number <= 1 + REPORTS:
            lines.append(f"      pages: {number * 6}-{number * 6 + 5}")
    if after is not None:
        lines += [
            f"  future-meetings: [body-{body:03}/{after}]",
            f"  future-note: {after:%A} {after.day} {after:%B %Y}, 14:00 in Committee Room 1",
        ]
    return lines


def _roll(random: Random, people: list[_Person]) -> list[str]:
    away = random.randrange(1, 10)
    present = [person for person in people if person.seat != away]
    lines = ["roll:", "  complete: yes", "  sections:"]
    for kind, heading, those in (
        ("chair", "Chair", present[:1]),
        ("members", "Representatives with voting rights", [p for p in present if 0 < p.seat < 10]),
        ("co-opted", "Co-opted members", [p for p in present if 10 <= p.seat < 13]),
        ("officers", "Officers", [p for p in present if p.seat >= 13]),
    ):
        lines += [f"    - kind: {kind}", f"      heading: {heading}", "      lines:"]
        for person in those:
            lines += [
                f"        - member: {person.id}",
                f"          as: {person.name}",
                f"          post: {person.title}",
            ]
    lines += [
        "    - kind: others",
        "      heading: Others present",
        "      lines:",
        "        - name: A Reporter",
        "          post: Local newspaper",
        f"        - public: {random.randrange(1, 9)}",
        "    - kind: apologies",
        "      heading: Apologies",
        "      lines:",
        f"        - member: {people[away].id}",
        f"          as: {people[away].name}",
        f"          post: {people[away].title}",
    ]
    return lines


def _item(id: str, minute: str, text: str) -> list[str]:
    """The item of the agenda with the same id has the title."""
    return [f"    - id: {id}", f"      minute: {minute}", "      text:", f"        - {text}"]


def _actions(random: Random, people: list[_Person], subjects: list[str], day: date) -> str:
    """What became of the requests made at that meeting: their words stand in its minutes."""
    lines = ["actions:"]
    for subject in subjects[:REPORTS]:
        lines += [
            f"  {_slug(subject)}/2:",
            "    owners:",
            f"      - member: {random.choice(people).id}",
            "    due:",
            "      when: date",
            f"      date: {day + timedelta(days=60)}",
            "    closed:",
            f"      on: {day + timedelta(days=random.randrange(20, 60))}",
            "      how: done",
        ]
    return "\n".join(lines) + "\n"


def _sentences(random: Random, count: int) -> str:
    said = (" ".join(random.choices(WORDS, k=random.randrange(9, 15))) for _ in range(count))
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in said)


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _second_tuesday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 7)


def main() -> None:
    """Write a folder from the command line: `python bench/corpus.py DIR --meetings 2000`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--meetings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    given.root.mkdir(parents=True)
    size = write(given.root, given.meetings, given.seed)
    print(f"{given.meetings} meetings, {size / 1e6:.1f} MB of YAML below {given.root / 'records'}")


if __name__ == "__main__":
    main()
