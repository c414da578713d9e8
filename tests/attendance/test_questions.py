"""Every answer in the table of questions: two histories that differ only in it differ in their result."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from .body import RULE, Body, accepts, considers, dealing, held, id_of, seat, version
from .conftest import Judge, told

TYPES = ("voting", "associate", "co-opted", "observer", "officer")
INQUORATE: dict[str, Any] = {"quorum": [{"met": "no"}]}


def of_every_type() -> Body:
    """One member of each type, none of whom ever comes."""
    people = ("ann", "bob", "cyd", "dan", "eve")
    seats = [
        seat(type, None, held(member), generic=type, membership=[{"type": type}])
        for type, member in zip(TYPES, people, strict=True)
    ]
    roll = {"roll": {"complete": "yes", "sections": []}}
    return Body("XXX", seats=seats, meetings={1: roll, 2: roll, 3: roll})


def succeeded() -> Body:
    """Ann misses two and leaves; her successor cyd misses two; eve, of the same organisation, came to the second."""
    seats = [
        seat("one", "council", held("ann", until="2015-02-28"), held("cyd", since="2015-03-01")),
        seat("other", "council", held("eve")),
        seat("two", "police", held("bob")),
    ]
    return Body("XXXX", seats=seats, others={"eve": "XPXX"})


HISTORIES: dict[str, tuple[Body, dict[Any, list[tuple[Any, ...]]]]] = {
    "absences": (
        Body("XXX"),
        {
            "1": [("open", "ann", 1)],
            "2": [("open", "ann", 2)],
            "3": [("open", "ann", 3)],
            "4": [("at-risk", "ann", None)],
            "5": [],
        },
    ),
    "binds": (
        of_every_type(),
        {
            ("voting",): [("open", "ann", 3)],
            ("associate",): [("open", "bob", 3)],
            ("co-opted",): [("open", "cyd", 3)],
            ("observer",): [("open", "dan", 3)],
            ("officer",): [("open", "eve", 3)],
            ("voting", "officer"): [("open", "ann", 3), ("open", "eve", 3)],
        },
    ),
    "whose": (
        succeeded(),
        {
            "person": [("at-risk", "cyd", None), ("at-risk", "eve", None)],
            "seat": [("open", "one", 3), ("at-risk", "other", None)],
            "organisation": [("at-risk", "council", None)],
        },
    ),
    "deputy": (
        Body("XDXX"),
        {
            "attendance": [("at-risk", "ann", None)],
            "leaves-run": [("open", "ann", 4)],
            "absence": [("open", "ann", 3)],
        },
    ),
    "who-may-deputise": (Body("XXdX"), {"anybody": [], "named-deputy": [("open", "ann", 3)]}),
    "apologies": (Body("XAX"), {"absence": [("open", "ann", 3)], "not-an-absence": [("at-risk", "ann", None)]}),
    "accepted-absence": (
        Body("XXAX", items={2: [accepts(3)]}),
        {"left-out": [("open", "ann", 4)], "ends-run": []},
    ),
    "inquorate": (
        Body("XXXPX", meetings={3: INQUORATE, 4: INQUORATE}),
        {"counts": [("open", "ann", 3)], "credits": [], "does-not-count": [("open", "ann", 5)]},
    ),
    "extraordinary": (
        Body("XXXPX", meetings={3: {"kind": "extraordinary"}, 4: {"short-notice": "yes"}}),
        {"counts": [("open", "ann", 3)], "credits": [], "does-not-count": [("open", "ann", 5)]},
    ),
    "reconvened": (
        Body("XXX", meetings={3: {"reconvened-from": id_of(2)}}),
        {"one-meeting": [("at-risk", "ann", None)], "second-meeting": [("open", "ann", 3)]},
    ),
    "remote": (Body("XXRX"), {"attendance": [], "absence": [("open", "ann", 3)]}),
    "part": (
        Body("XXSPXXTPXXUP"),
        {
            "attendance": [],
            "20": [("open", "ann", 11)],
            "50": [("open", "ann", 7), ("open", "ann", 11)],
            "absence": [("open", "ann", 3), ("open", "ann", 7), ("open", "ann", 11)],
        },
    ),
    "after-dealing": (
        Body("XXXXX", items={4: [considers()]}, breaches={"2015-03-15-ann": dealing(3, (4, "retained"))}),
        {"begins-anew": [("dealt-with", "ann", 3)], "goes-on": [("dealt-with", "ann", 3), ("open", "ann", 5)]},
    ),
}
"""By question: a history, and what each answer finds in it."""


def answering(question: str, answer: Any) -> dict[str, Any]:
    """The fields of a rule that answer a question."""
    if question == "part" and str(answer).isdigit():
        return {"part": "share", "part-share": answer}
    return {question: list(answer) if isinstance(answer, tuple) else answer}


CASES = [(question, answer) for question, (_, answers) in HISTORIES.items() for answer in answers]


@pytest.fixture
def bodies() -> dict[str, Body]:
    """The histories, with a last meeting to which everybody comes and which approves what is before it."""
    return {question: approved(body) for question, (body, _) in HISTORIES.items()}


def approved(body: Body) -> Body:
    """The minutes of the last meeting approved as well, by a meeting of which the history says nothing."""
    last = len(body.marks)
    approves = {"id": "all", "minute": "G99", "approves": [{"meeting": id_of(last), "outcome": "approved"}]}
    workshop = {"status": "held", "kind": "workshop", "minutes": {"items": [approves]}}
    return replace(body, more={f"meetings/{id_of(last + 1)}": workshop})


@pytest.mark.parametrize(("question", "answer"), CASES)
def test_the_answer_is_what_the_result_rests_on(
    question: str, answer: Any, bodies: dict[str, Body], judge: Judge
) -> None:
    body = replace(bodies[question], rule=answering(question, answer))
    assert told(judge(body)) == HISTORIES[question][1][answer]


@pytest.mark.parametrize("question", HISTORIES)
def test_no_two_answers_have_the_same_result(question: str) -> None:
    answers = HISTORIES[question][1]
    assert all(answers[one] != answers[other] for one, other in combinations(answers, 2))


# Of whom a clause binds, "not said" still means members with a vote: see below.
@pytest.mark.parametrize("question", [question for question in HISTORIES if question != "binds"])
def test_not_said_is_never_a_breach_where_the_answers_differ(
    question: str, bodies: dict[str, Body], judge: Judge
) -> None:
    found = judge(replace(bodies[question], rule={question: "not-said"}))
    certain = {(entry["id"], entry["completed"]) for entry in found if entry["state"] in ("open", "provisional")}
    assert not certain
    assert any(entry["state"] == "dependent" and len(entry["readings"]) > 1 for entry in found)


def test_readings_stand_side_by_side(bodies: dict[str, Body], judge: Judge) -> None:
    (entry,) = judge(replace(bodies["deputy"], rule={"deputy": "not-said"}))
    assert {side["if"][0][0]: (side["breaches_completed_by"], side["at_risk"]) for side in entry["readings"]} == {
        "a deputy: counts as attendance": ([], True),
        "a deputy: leaves the run as it is": ([id_of(4)], False),
        "a deputy: counts as absence": ([id_of(3)], False),
    }


def test_a_question_that_does_not_matter_is_not_asked(judge: Judge) -> None:
    silent = dict.fromkeys(set(HISTORIES) - {"absences", "binds", "whose"}, "not-said")
    found = judge(approved(Body("PXXX", rule=silent)))
    assert told(found) == [("open", "ann", 4)]


def test_where_all_readings_agree_that_is_the_result(judge: Judge) -> None:
    body = approved(Body("XXXRD", rule={"remote": "not-said", "deputy": "not-said", "whose": "not-said"}))
    assert ("open", "ann", 3) in told(judge(body))


def test_the_consequence_is_the_clause_s_own(judge: Judge) -> None:
    said = [judge(Body("XXX", rule={"consequence": words}))[0]["consequence"] for words in ("asked to leave", "fined")]
    assert said == ["asked to leave", "fined"]


def test_two_open_questions_that_meet_are_tried_together(judge: Judge) -> None:
    body = approved(Body("XXdX", rule={"deputy": "not-said", "who-may-deputise": "not-said"}))
    (entry,) = judge(body)
    sides = {tuple(side["breaches_completed_by"]): side["if"] for side in entry["readings"]}
    assert sides[()] == [["a deputy: counts as attendance", "who may deputise: anybody sent"]]
    assert set(sides) == {(), (id_of(3),), (id_of(4),)}
    assert sides[(id_of(4),)] == [["a deputy: leaves the run as it is", "who may deputise: anybody sent"]]


def test_what_depends_lists_its_meetings_in_order_and_cites_the_clause_of_that_time(judge: Judge) -> None:
    terms = {
        "grp/v1": version({**RULE, "inquorate": "not-said"}, until="2015-05-31"),
        "grp/v2": version({**RULE, "inquorate": "not-said"}, since="2015-06-01"),
    }
    (entry,) = judge(Body("PXXX?PP", terms=terms, meetings={2: INQUORATE}))
    assert (entry["state"], entry["clause"]) == ("dependent", "grp/v1, Attendance")
    assert [one["meeting"] for one in entry["meetings"]] == [id_of(number) for number in (2, 3, 4, 5)]


def test_a_risk_that_depends_names_the_meetings_it_rests_on(judge: Judge) -> None:
    (entry,) = judge(Body("XX", rule={"inquorate": "not-said"}, meetings={2: INQUORATE}))
    assert entry["state"] == "dependent"
    assert [one["meeting"] for one in entry["meetings"]] == [id_of(1), id_of(2)]


@pytest.mark.parametrize(
    "binds",
    [
        {"binds": "not-said"},
        {"binds": ["voting"], "may-bind": ["associate", "co-opted", "observer", "officer"]},
    ],
)
def test_members_with_a_vote_are_bound_for_certain_and_the_others_depend_on_the_reading(
    bodies: dict[str, Body], judge: Judge, binds: dict[str, Any]
) -> None:
    found = {entry["id"]: entry["state"] for entry in judge(replace(bodies["binds"], rule=binds))}
    assert found == {"ann": "open", **dict.fromkeys(("bob", "cyd", "dan", "eve"), "dependent")}


def test_not_said_never_lets_nobody_be_bound(bodies: dict[str, Body], judge: Judge) -> None:
    body = bodies["binds"]
    for one in body.seats or []:
        (entry,) = judge(replace(body, seats=[one], rule={"binds": "not-said"}))
        assert entry["state"] == "open", one["id"]


def test_a_type_is_bound_for_certain_or_perhaps_and_not_both(run: Any, tmp_path: Path) -> None:
    for rule, words in (
        ({"binds": ["voting"], "may-bind": ["voting"]}, "voting is bound for certain already"),
        ({"binds": "not-said", "may-bind": ["officer"]}, "`may-bind` is given, but `binds` is `not-said`"),
    ):
        ran = run("check", root=Body("P", rule=rule).write(tmp_path / words[:4].strip("`")))
        assert ran.status == 1 and words in ran.out


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        ("PX", [("at-risk", "ann", None)]),
        ("XP", [("at-risk", "ann", None)]),
        ("PA", [("at-risk", "ann", None)]),
        ("AP", [("at-risk", "ann", None)]),
        ("AA", [("open", "ann", 4)]),
        ("XX", [("open", "ann", 3)]),
        ("XA", [("open", "ann", 3)]),
        ("AX", [("open", "ann", 3)]),
        ("PP", [("at-risk", "ann", None)]),
        # What is not known of one of the two is not known of both, unless somebody came to the other.
        ("X?", [("untold", "ann", None), ("at-risk", "ann", None)]),
        ("?X", [("untold", "ann", None), ("at-risk", "ann", None)]),
        ("A?", [("untold", "ann", None), ("at-risk", "ann", None)]),
        ("P?", [("at-risk", "ann", None)]),
        ("?P", [("at-risk", "ann", None)]),
    ],
)
def test_a_meeting_and_the_one_reconvened_from_it_are_one(
    pair: str, found: list[tuple[Any, ...]], judge: Judge
) -> None:
    rule = {"absences": "2", "apologies": "not-an-absence", "reconvened": "one-meeting"}
    body = Body(f"X{pair}X", rule, meetings={3: {"reconvened-from": id_of(2)}})
    assert told(judge(approved(body))) == found


DEPUTY = {"member": "dan", "as": "Dan Deodar", "deputy-for": {"member": "ann", "as": "Ann Ash"}}
SENT: dict[str, dict[str, Any]] = {
    "remotely": {"remote": "yes"},
    "for a part": {"movements": [{"what": "left", "time": "10:40"}]},
    "for a part that has no end": {"movements": [{"what": "left"}]},
}


@pytest.mark.parametrize(
    ("how", "rule", "found"),
    [
        ("remotely", {}, [("at-risk", "ann", None)]),
        ("remotely", {"remote": "absence"}, [("open", "ann", 2)]),
        # Apologies were sent too, and nobody took part whom the rule counts: what is left are the apologies.
        ("remotely", {"remote": "absence", "apologies": "not-an-absence"}, [("open", "ann", 3)]),
        ("for a part", {}, [("at-risk", "ann", None)]),
        ("for a part", {"part": "share", "part-share": "40"}, [("at-risk", "ann", None)]),
        ("for a part", {"part": "share", "part-share": "41"}, [("open", "ann", 2)]),
        ("for a part", {"part": "absence"}, [("open", "ann", 2)]),
        ("for a part", {"part": "absence", "apologies": "not-an-absence"}, [("open", "ann", 3)]),
        ("for a part", {"part": "absence", "deputy": "absence"}, [("open", "ann", 2)]),
        (
            "for a part that has no end",
            {"part": "share", "part-share": "40"},
            [("untold", "ann", None), ("at-risk", "ann", None)],
        ),
    ],
)
def test_how_a_deputy_took_part_is_asked_like_of_a_member(
    how: str, rule: dict[str, Any], found: list[tuple[Any, ...]], judge: Judge
) -> None:
    sections = {
        "members": [{"member": "bob", "as": "Bob Birch"}, {**DEPUTY, **SENT[how]}],
        "apologies": [{"member": "ann", "as": "Ann Ash"}],
    }
    roll = {
        "complete": "yes",
        "sections": [{"kind": kind, "heading": kind, "lines": lines} for kind, lines in sections.items()],
    }
    body = Body("XXX", {"absences": "2", **rule}, meetings={2: {"roll": roll}})
    assert told(judge(approved(body))) == found
    if found == [("open", "ann", 3)]:
        assert told(judge(approved(replace(body, marks="XXP")))) == []


@pytest.mark.parametrize(
    ("marks", "limit", "found"),
    [
        # The run that may have begun at the hole goes on into the certain one: one breach, not two.
        ("X?XX", "2", [("open", "ann", 4)]),
        ("?X", "1", [("open", "ann", 2)]),
        ("?XP", "1", [("open", "ann", 2)]),
        ("P?X", "1", [("open", "ann", 3)]),
        ("X??XX", "2", [("open", "ann", 5)]),
        # Somebody came in between: what may have been before is another.
        ("?PX", "1", [("open", "ann", 3), ("untold", "ann", None)]),
        ("X?PXX", "2", [("open", "ann", 5), ("untold", "ann", None)]),
        ("X?PX?XX", "2", [("open", "ann", 7), ("untold", "ann", None)]),
    ],
)
def test_a_breach_that_may_have_begun_earlier_is_one_unless_somebody_came_in_between(
    marks: str, limit: str, found: list[tuple[Any, ...]], judge: Judge
) -> None:
    assert told(judge(approved(Body(marks, {"absences": limit})))) == found


def test_to_leave_a_minute_early_is_not_to_have_been_there_for_all_of_it(judge: Judge) -> None:
    line = {"member": "ann", "as": "Ann Ash", "movements": [{"what": "left", "time": "14:09"}]}
    roll = {"complete": "yes", "sections": [{"kind": "members", "heading": "members", "lines": [line]}]}
    body = Body("XXX", {"absences": "2"}, meetings={2: {"closed": "14:10", "roll": roll}})
    for share, found in (("99", [("at-risk", "ann", None)]), ("100", [("open", "ann", 2)])):
        body.rule |= {"part": "share", "part-share": share}
        assert told(judge(approved(body))) == found


def test_for_which_part_somebody_was_there_is_unknown_without_the_time(judge: Judge) -> None:
    line = {"member": "ann", "as": "Ann Ash", "movements": [{"what": "left"}]}
    roll = {"complete": "yes", "sections": [{"kind": "members", "heading": "members", "lines": [line]}]}
    body = Body("XXX", {"absences": "2", "part": "share", "part-share": "50"}, meetings={2: {"roll": roll}})
    assert told(judge(approved(body))) == [("untold", "ann", None), ("at-risk", "ann", None)]


@pytest.mark.parametrize(
    ("complete", "found"),
    [("no", [("untold", "ann", None)]), ("yes", [("open", "ann", 2)])],
)
def test_whether_apologies_came_besides_a_deputy_is_unknown_where_the_roll_is_not_complete(
    complete: str, found: list[tuple[Any, ...]], judge: Judge
) -> None:
    roll = {"complete": complete, "sections": [{"kind": "members", "heading": "members", "lines": [DEPUTY]}]}
    rule = {"absences": "2", "who-may-deputise": "named-deputy", "apologies": "not-an-absence"}
    assert told(judge(approved(Body("XXP", rule, meetings={2: {"roll": roll}})))) == found


def test_how_many_absences_are_certain_is_counted_without_those_that_may_not_be_any(judge: Judge) -> None:
    (entry,) = judge(approved(Body("X?XX", {"absences": "4"})))
    assert entry["story"] == ["3 certain of 4 absences in a row; unknown for grp/2015-02-15"]
    line = {"member": "ann", "as": "Ann Ash", "movements": [{"what": "left"}]}
    roll = {"complete": "yes", "sections": [{"kind": "members", "heading": "members", "lines": [line]}]}
    rule = {"absences": "3", "part": "share", "part-share": "50"}
    (entry, *_) = judge(approved(Body("XXX", rule, meetings={2: {"roll": roll}})))
    assert entry["story"] == ["2 certain of 3 absences in a row; unknown for grp/2015-02-15"]


def test_a_run_does_not_rest_on_the_minutes_of_a_meeting_at_which_nobody_held_the_seat(judge: Judge) -> None:
    vacancy = {"state": "vacant", "from": "2015-03-01", "until": "2015-03-31"}
    seats = [
        seat("one", "council", held("ann", until="2015-02-28"), vacancy, held("cyd", since="2015-04-01")),
        seat("two", "police", held("bob")),
    ]
    body = Body("XXXXX", {"whose": "seat"}, seats, others={"cyd": "XXXXX"})
    # Nothing approves the minutes of the third meeting, and then nothing those of the second.
    body.meetings = {4: {"minutes": {"items": []}}}
    (entry,) = judge(approved(body))
    assert (entry["state"], entry["unapproved"]) == ("open", [])
    body.meetings = {3: {"minutes": {"items": []}}}
    (entry,) = judge(approved(body))
    assert (entry["state"], [one["meeting"] for one in entry["unapproved"]]) == ("provisional", [id_of(2)])


@pytest.mark.parametrize(
    ("marks", "rule", "if_"),
    [
        ("AA", {"apologies": "not-said"}, "apologies"),
        ("LL", {"apologies": "not-said"}, "apologies"),
        ("DD", {"apologies": "not-said", "who-may-deputise": "named-deputy"}, "apologies"),
        ("DD", {"deputy": "not-said"}, "a deputy"),
        ("DD", {"who-may-deputise": "not-said"}, "who may deputise"),
        ("dd", {"who-may-deputise": "not-said"}, "who may deputise"),
        ("RR", {"remote": "not-said"}, "remote"),
        ("TT", {"part": "not-said"}, "presence for part"),
    ],
)
def test_a_question_is_asked_where_this_alone_raises_it(
    marks: str, rule: dict[str, Any], if_: str, judge: Judge
) -> None:
    (entry,) = judge(approved(Body(marks, {"absences": "2", **rule})))
    assert entry["state"] == "dependent"
    assert all(if_ in words for side in entry["readings"] for reading in side["if"] for words in reading)
