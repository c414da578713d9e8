"""Numbers, approvals and the words of minutes; what is restricted; the agenda's times and pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkcsp.checks.agenda_checks import minutes_in

from .told import SMK, codes, findings, meeting

JO = "# records/members/jo.yaml\nname: Jo Field"


def series(pattern: str, restarts: str = "never") -> str:
    return f"{SMK.strip()}\nminute-series: {{pattern: '{pattern}', restarts: {restarts}}}"


def numbered(*numbers: str, id: str = "smk/2016-01-21") -> str:
    """A meeting whose minutes bear these numbers; one in brackets is missing in the source and inferred."""
    items = []
    for at, number in enumerate(numbers):
        words = f"missing, inferred: {number[1:-1]}" if number.startswith("(") else f"'{number}'"
        items.append(f"{{id: i{at}, minute: {words}}}")
    return meeting(f"minutes: {{items: [{', '.join(items)}]}}", id)


@pytest.mark.parametrize(
    ("pattern", "numbers", "expected"),
    [
        ("SMK{n}", ["SMK30", "SMK31", "(SMK32)", "(SMK33)", "SMK34"], []),
        ("SMK{n}", ["SMK34", "SMK35", "(SMK36)", "(SMK37)", "SMK38", "SMK39", "SMK40"], []),
        ("SMK{n}", ["SMK30", "SMK32"], ["MK404"]),
        ("SMK{n}", ["SMK30", "(SMK32)"], ["MK405"]),
        ("SMK{n}", ["SMK30", "(36)"], ["MK405"]),
        ("SMK{n}", ["SMK30", "SMK29"], ["MK403"]),
        ("SMK{n}", ["SMK30", "SMK30"], ["MK401"]),
        ("SMK{n}", ["smk30"], ["MK402"]),
        ("SMK{n}", ["SMK99999999999999999999"], ["MK402"]),
        ("CL{n}", ["CL14(a)", "CL14(b)", "CL15"], []),
        ("{n}/{yy}", ["8/16", "9/16"], []),
        ("{n}/{yy}", ["8/21"], ["MK402"]),
        ("C{n:3}/{yy}", ["C048/16", "C049/16"], []),
        ("no number at all", ["7"], ["MK402"]),
    ],
)
def test_numbers_within_a_meeting(pattern: str, numbers: list[str], expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, series(pattern), numbered(*numbers)) == expected


@pytest.mark.parametrize(
    ("restarts", "days", "expected"),
    [
        ("never", ["2016-01-21", "2016-04-14"], ["MK401"]),
        ("each-meeting", ["2016-01-21", "2016-04-14"], []),
        ("calendar-year", ["2015-12-21", "2016-01-21"], []),
        ("calendar-year", ["2016-01-21", "2016-12-21"], ["MK401"]),
        ("municipal-year", ["2016-04-30", "2016-05-01"], []),
        ("municipal-year", ["2015-05-01", "2016-04-30"], ["MK401"]),
    ],
)
def test_a_series_begins_again_as_it_says(restarts: str, days: list[str], expected: list[str], tmp_path: Path) -> None:
    meetings = [numbered("1", id=f"smk/{day}") for day in days]
    assert codes(tmp_path, series("{n}", restarts), *meetings) == expected


@pytest.mark.parametrize(
    ("restarts", "annual", "meetings", "expected"),
    [
        # Numbered on in early May, and from 1 at the annual meeting, whether or not its kind is given.
        (
            "municipal-year",
            "",
            {"2024-02-08": [59, 60], "2024-05-02": [61], "2024-05-16": [1, 2], "2024-07-11": [3]},
            [],
        ),
        ("municipal-year", "2024-05-16", {"2024-05-02": [61], "2024-05-16": [1], "2025-04-03": [2]}, []),
        ("municipal-year", "2024-04-18", {"2024-03-07": [61], "2024-04-18": [1], "2024-05-16": [2]}, []),
        ("municipal-year", "2024-05-16", {"2024-05-02": [1], "2024-05-16": [1]}, []),
        ("municipal-year", "2024-05-02", {"2024-05-02": [1], "2024-05-16": [1]}, ["MK401"]),
        ("municipal-year", "", {"2024-05-16": [1, 2], "2024-06-11": [2]}, ["MK401"]),
        ("annual-meeting", "2024-10-03", {"2024-05-02": [8], "2024-10-03": [1], "2025-05-01": [2]}, []),
        ("annual-meeting", "2024-10-03", {"2024-05-02": [8], "2024-06-06": [1], "2024-10-03": [1]}, ["MK403"]),
    ],
)
def test_a_year_of_numbers_begins_when_the_body_says(
    restarts: str, annual: str, meetings: dict[str, list[int]], expected: list[str], tmp_path: Path
) -> None:
    files = [
        numbered(*map(str, numbers), id=f"smk/{day}") + ("\nkind: annual" if day == annual else "")
        for day, numbers in meetings.items()
    ]
    assert codes(tmp_path, series("{n}", restarts), *files) == expected


def test_numbers_that_begin_again_unannounced_are_said_once_and_in_possible_words(tmp_path: Path) -> None:
    files = [numbered("61", "62", id="smk/2015-10-01"), numbered("1", "2", "3")]
    (told,) = findings(tmp_path, series("{n}"), *files)
    assert (told.code, told.message) == ("MK403", "1 comes after 62")


def test_numbers_that_lack_between_meetings_are_noted(tmp_path: Path) -> None:
    (told,) = findings(
        tmp_path, series("SMK{n}"), numbered("SMK7", id="smk/2015-10-01"), numbered("SMK9", id="smk/2016-01-21")
    )
    assert (told.code, told.message) == ("MK404", "SMK9 comes after SMK7 (smk/2015-10-01)")


def approving(outcome: str, id: str = "smk/2016-01-21", of: str = "smk/2015-10-01", more: str = "") -> str:
    return meeting(f"minutes: {{items: [{{id: m, approves: [{{meeting: {of}, outcome: {outcome}{more}}}]}}]}}", id)


@pytest.mark.parametrize(
    ("outcome", "expected"), [("approved", ["MK410"]), ("approved-as-corrected", ["MK410"]), ("deferred", ["MK754"])]
)
def test_only_approved_minutes_have_to_hold_their_own_words(outcome: str, expected: list[str], tmp_path: Path) -> None:
    draft = """
    roll:
      complete: yes
      sections:
        - kind: officers
          lines:
            - member: jo
            - name: Somebody Else
              deputy-for: {member: jo}
        - kind: apologies
          lines: [{member: jo, as: Jo Field}]
    minutes: {items: [{id: a}]}
    """
    (told,) = (
        one
        for one in findings(tmp_path, SMK, JO, meeting(draft, "smk/2015-10-01"), approving(outcome))
        if one.code in ("MK410", "MK754")
    )
    assert [told.code] == expected
    for change in ("`body: SaferMK`", "`as: Jo Field` under `member: jo`", "under `deputy-for: {member: jo}`"):
        assert change in (told.help or "")


def test_the_usual_heading_of_the_group_does_not_reach_approved_minutes(tmp_path: Path) -> None:
    usual = SMK.strip() + "\nusual: {roll-headings: [{kind: officers, heading: In attendance}]}"
    minutes = (
        "body: SaferMK\nroll: {complete: yes, sections: [{kind: officers, lines: [{name: X}]}]}\nminutes: {items: []}"
    )
    (told,) = findings(tmp_path, usual, meeting(minutes, "smk/2015-10-01"), approving("approved"))
    assert told.code == "MK410"
    assert (told.help or "").endswith(": `heading: In attendance` under `kind: officers`")


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        ("sections: [{kind: members, heading: Board, subheading: A, lines: [{name: X}]}, SECOND]", 0),
        ("sections: [{kind: members, heading: Board, lines: [{name: X}]}, {kind: others, lines: [{name: Z}]}]", 0),
        ("sections: [{kind: officers, heading: Staff, lines: [{name: X}]}, SECOND]", 1),
        ("heading: 'There:', sections: [{kind: members, lines: [{name: X}]}]", 0),
        ("heading: 'There:', sections: [{kind: officers, heading: Staff, lines: [{name: X}]}, SECOND]", 1),
        ("sections: [{kind: members, lines: [{public: 4}]}]", 0),
    ],
)
def test_only_a_heading_that_a_draft_would_borrow_lacks_in_approved_minutes(
    roll: str, expected: int, tmp_path: Path
) -> None:
    usual = SMK.strip() + "\nusual: {roll-headings: [{kind: members, heading: Members}]}"
    roll = roll.replace("SECOND", "{kind: members, subheading: B, lines: [{name: Y}]}")
    minutes = f"body: SaferMK\nroll: {{complete: yes, {roll}}}\nminutes: {{items: []}}"
    told = codes(tmp_path, usual, meeting(minutes, "smk/2015-10-01"), approving("approved"))
    assert told.count("MK410") == expected


@pytest.mark.parametrize(
    ("correction", "roll", "further", "expected"),
    [
        ("{member: jo, attendance: absent}", "", "", ["smk/2016-01-21"]),
        ("{member: jo, as: Jo, attendance: absent}", "", "approved", []),
        ("{member: jo, attendance: absent}", "{member: jo, as: Jo Field}", "", []),
        ("{member: jo, attendance: absent}", "{member: jo, as: Jo Field}", "approved", ["smk/2016-01-21"]),
        ("{member: jo, attendance: absent}", "", "approved", ["smk/2016-01-21"]),
        ("{member: jo, as: Jo, attendance: deputy, deputy: sam}", "", "", ["smk/2016-01-21"]),
        ("{member: jo, as: Jo, attendance: deputy, deputy: sam, deputy-as: Sam}", "", "approved", []),
    ],
)
def test_a_correction_of_the_roll_holds_its_own_words(
    correction: str, roll: str, further: str, expected: list[str], tmp_path: Path
) -> None:
    first = f"body: S\nroll: {{sections: [{{kind: others, lines: [{roll}]}}]}}\nminutes: {{items: []}}"
    second = "body: S\n" + approving("approved-as-corrected", more=f", corrections: [{correction}]").split("held\n")[1]
    files = [meeting(first, "smk/2015-10-01"), meeting(second)]
    if further:
        files.append(approving(further, "smk/2016-04-14", "smk/2016-01-21"))
    sam = "# records/members/sam.yaml\nname: Sam Marsh"
    told = [one.at.path for one in findings(tmp_path, SMK, JO, sam, *files) if one.code == "MK410"]
    assert told == [f"records/meetings/{id}.yaml" for id in expected]


def test_a_body_may_approve_the_minutes_of_the_body_before_the_body_before(tmp_path: Path) -> None:
    bodies = (
        f"{SMK.strip()}\nsucceeds: [{{group: b, terms: not-known}}]",
        "# records/groups/b.yaml\nname: B\nkind: forum\nsucceeds: [{group: a, terms: ended}]",
        "# records/groups/a.yaml\nname: A\nkind: forum",
    )
    assert codes(tmp_path, *bodies, meeting("", "a/2015"), approving("approved", of="a/2015")) == []


def test_deferred_then_approved_is_the_usual_course(tmp_path: Path) -> None:
    told = codes(
        tmp_path,
        SMK,
        meeting("", "smk/2015-10-01"),
        approving("deferred"),
        approving("approved", "smk/2016-04-14"),
    )
    assert told == []


def test_what_became_of_a_restricted_item_may_not_be_told(tmp_path: Path) -> None:
    hidden = "minutes: {items: [{id: a, title: A, minute: '1', restricted: {paragraph: '3'}}]}"
    actions = "# records/resolutions/smk/2016-01-21.yaml\nactions: {a/1: {owners: [{name: X}]}}"
    assert codes(tmp_path, SMK, meeting(hidden), actions) == ["MK212", "MK420"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 mins", 5),
        ("1 min", 1),
        ("10 minutes", 10),
        ("1 hour", 60),
        ("1 hour 30 mins", 90),
        ("1 hr 30 min", 90),
        ("1.5 hours", 90),
        ("2 hours and 5 mins", 125),
        ("90", None),
        ("an hour", None),
        ("", None),
        ("5 minutes late", None),
    ],
)
def test_durations(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


def agenda(items: str, more: str = "") -> str:
    return meeting(f"agenda: {{items: [{items}]}}\n{more}", status="planned")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("{id: a, title: A, pages: 8-13}, {id: b, title: B, pages: 14-27}", []),
        ("{id: a, title: A, pages: 8–13}, {id: b, title: B, pages: '14'}", []),
        ("{id: a, title: A, pages: 8-13, parts: [{id: b, title: B, pages: 9-10}]}, {id: c, title: C, pages: '14'}", []),
        ("{id: a, title: A, parts: [{id: b, title: B, pages: 1-2}]}, {id: c, title: C, pages: 3-4}", []),
        ("{id: a, title: A, papers: [{pages: 1-2}, {pages: 3-4}]}, {id: c, title: C, pages: 4-5}", ["MK508"]),
        ("{id: a, title: A, pages: 14-27}, {id: b, title: B, pages: 8-13}", []),
        ("{id: a, title: A, pages: '1, 3-4'}, {id: b, title: B, pages: '2'}", []),
        ("{id: a, title: A, pages: to follow}", ["MK507"]),
        ("{id: a, title: A, number: '4.'}, {id: b, title: B, number: '4'}", ["MK510"]),
        (
            "{id: a, title: A, number: '4'}], supplements: [{issued: 2016, items: [{id: b, title: B, number: '4'}]}",
            ["MK510"],
        ),
        (
            "{id: a, title: A, number: '4', parts: [{id: b, title: B, number: a}]},"
            "{id: c, title: C, number: '5', parts: [{id: d, title: D, number: a}]}",
            [],
        ),
    ],
)
def test_pages_and_numbers_of_an_agenda(items: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, SMK, agenda(items)) == expected


def test_the_agenda_of_2006_leaves_forty_minutes(tmp_path: Path) -> None:
    timed = "{id: a, title: A, duration: 20 mins}, {id: b, title: B, duration: 1 hour}, {id: c, title: C, duration: %s}"
    hours = "starts: 10:00\nends: 13:00"
    assert codes(tmp_path / "1", SMK, agenda(timed % "1 hour", hours)) == []
    assert codes(tmp_path / "2", SMK, agenda(timed % "100 mins", hours)) == []
    assert codes(tmp_path / "3", SMK, agenda(timed % "101 mins", hours)) == ["MK506"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("weekday: thursday", []),
        ("weekday: Thurs", ["MK501"]),
        ("weekday: Thursday\nheld-on: 2016-01-26", []),
        ("weekday: Tuesday\nheld-on: 2016-01-26", []),
        ("weekday: Monday\nheld-on: 2016-01-26", ["MK501"]),
        ("agenda: {issued: 2016-01}", []),
        ("agenda: {issued: 2016-01-21}", []),
        ("agenda: {issued: 2016-01-14, supplements: [{issued: 2016-01-13}]}", ["MK503"]),
        ("agenda: {future-meetings: [smk/2016-01-21]}", ["MK502"]),
        (
            "quorum: [{met: yes}, {met: no, item: b}]\n"
            "minutes: {items: [{id: a, resolved: [{id: a, text: A}]}, {id: b}]}",
            [],
        ),
        ("quorum: [{met: no}, {met: yes, item: a}]\nminutes: {items: [{id: a, resolved: [{id: a, text: A}]}]}", []),
        ("quorum: [{met: yes}, {met: no}]", ["MK423"]),
        ("quorum: [{met: yes, stated: five}, {met: yes, stated: seven}]", ["MK423"]),
        ("quorum: [{met: yes, stated: five}, {met: no, item: b, stated: seven}]\nminutes: {items: [{id: b}]}", []),
        ("minutes: {items: [{id: a, time: '15:00'}, {id: b, time: '14:00'}]}", ["MK424"]),
        ("starts: 22:00\nends: 21:00", ["MK424"]),
    ],
)
def test_what_a_meeting_says_of_its_day(text: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, SMK, meeting(text)) == expected


def test_a_second_meeting_on_a_day_has_a_suffix(tmp_path: Path) -> None:
    assert codes(tmp_path, SMK, meeting(""), meeting("", "smk/2016-01-21-2"), meeting("", "smk/2016-01")) == []


@pytest.mark.parametrize(
    ("agenda", "items", "expected"),
    [
        ("[{id: cctv, title: Cameras}]", "[{id: cctv}]", None),
        ("[{id: cctv, title: Cameras}]", "[{id: cctvs}]", "did you mean `cctv`?"),
        ("[{id: cctv, title: Cameras}]", "[{id: urgent, title: Urgent business}]", None),
        ("[{id: cctv, title: Cameras}]", "[{id: urgent}]", "give it a `title`, or the id that it has on the agenda"),
        ("[{id: a, title: A, parts: [{id: cctv, title: Cameras}]}]", "[{id: cctv}]", None),
        ("[{id: cctv, title: Cameras}]", "[{id: cctv, parts: [{id: first}]}]", None),
        ("[]", "[{id: urgent}]", None),
    ],
)
def test_a_minute_takes_its_title_from_the_agenda_or_has_one(
    agenda: str, items: str, expected: str | None, tmp_path: Path
) -> None:
    text = meeting(f"agenda: {{items: {agenda}}}\nminutes: {{items: {items}}}")
    told = [(one.code, one.help) for one in findings(tmp_path, SMK, text)]
    assert told == ([] if expected is None else [("MK428", expected)])
