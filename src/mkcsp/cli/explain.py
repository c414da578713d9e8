"""The command `mkcsp explain`."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Annotated

import typer

from mkcsp.cli import completion
from mkcsp.cli import output as out
from mkcsp.cli.options import On, Root, day_or_today
from mkcsp.cli.session import INCOMPLETE, Session, open_session
from mkcsp.cli.what_if_option import Since, WhatIf, suppose, without_what_if
from mkcsp.findings import CannotGoOn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mkcsp.attendance.assessment import Assessment
    from mkcsp.attendance.breach_cases import BreachCase
    from mkcsp.compliance.assess import BodyCompliance
    from mkcsp.compliance.results import Answer
    from mkcsp.model.group import Group
    from mkcsp.register import Register

Full = Annotated[bool, typer.Option("--full", help="Show each answer and each reading by itself.")]

CODE = re.compile(r"MK[0-9]{3}", re.IGNORECASE)


def explain(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="FINDING",
            help="The id of an answer (csp/2005-05/frequency/2006) or a clause, a code of check, or a kind of rule. "
            "Where several bodies have the clause, name one: smk:csp/2005-05/frequency/2006.",
            autocompletion=completion.findings,
        ),
    ],
    on: On = None,
    what_if: WhatIf = None,
    from_: Since = None,
    full: Full = False,
    root: Root = None,
) -> int:
    """Show what an answer of compliance or breaches rests on, or what a code of check means.

    Of an answer: the clause with its version and adopting minute, how it can be read, what the records say, with file
    and line, what is missing and where it goes. Of a clause: the same for all of its answers, those of one kind
    together; --full shows each. Of a code (MK301) or a kind of rule (frequency): its page in the manual.
    """
    if CODE.fullmatch(finding):
        lines: Iterator[str] | list[str] = list(_code(finding.upper()))
        for line in lines:
            out.line(line)
        return 0
    from mkcsp.compliance.assess import JUDGES

    if finding in JUDGES:
        out.line(inspect.cleandoc(JUDGES[finding].__doc__ or ""))
        return 0
    session = open_session(root)
    session.uses("records/")
    register, head = session.register, []
    if what_if is not None:
        from mkcsp.cli.attendance_output import folded

        supposed = suppose(session, what_if, from_, finding.rpartition(":")[2].split("/")[0])
        register, head = supposed.register, ["HYPOTHETICAL", *folded(supposed.words), ""]
    else:
        without_what_if(from_)
    lines = [*head, *_found(session, register, finding.strip("/"), day_or_today(on), full=full)]
    if session.incomplete:
        out.line(INCOMPLETE)
    for line in lines:
        out.line(line)
    return session.ended()


def _code(code: str) -> Iterator[str]:
    from mkcsp.checks.code_pages import code_page
    from mkcsp.cli.attendance_output import folded

    try:
        page = code_page(code)
    except KeyError:
        from mkcsp.checks.code_pages import codes
        from mkcsp.spelling import did_you_mean_one_of, near

        help = did_you_mean_one_of(near(code, codes()))
        raise CannotGoOn(f"there is no code {code}", help=help) from None
    yield f"{page.code}: {page.title} ({page.severity.name.lower()})"
    for paragraph in page.words.split("\n\n"):
        yield ""
        yield from folded(" ".join(paragraph.split()))
    for heading, block in (("Example", page.example), ("The change that puts it right", page.change)):
        if block:
            yield ""
            yield heading
            yield ""
            yield from (f"    {line}".rstrip() for line in block.rstrip("\n").split("\n"))


def _found(session: Session, register: Register, finding: str, on: date, *, full: bool) -> Iterator[str]:
    """What has that id, of the body that it names, else of the one whose terms they are or the first that has it.

    Raises CannotGoOn where nothing has it.
    """
    from mkcsp.cli.compliance import bodies_of
    from mkcsp.cli.explain_output import answers_lines, case_lines

    body, _, id = finding.rpartition(":")
    bodies = [session.find("groups", body)] if body else bodies_of(session, None)
    known: list[str] = []
    having = list(_having(register, bodies, id, on, known))
    if having:
        own = id.split("/")[1 if id.startswith("practices/") else 0]
        standing, answers = next((one for one in having if one[0].group.id == own), having[0])
        yield from answers_lines(session, standing, answers, full=full)
        others = [one[0].group for one in having if one[0] is not standing]
        if others:
            yield ""
            yield from folded_list("Other bodies have this clause too", [f"{one.id}:{id}" for one in others])
        return
    # A breach stays open though the version that it was found by has been superseded, and binds nobody any more.
    told = 0
    for assessment, case in _cases(register, bodies, id, on):
        yield from [""] * bool(told)
        yield from case_lines(session, assessment, case)
        told += 1
    if not told:
        raise _unknown(finding, [f"{body}:{one}" if body else one for one in known])


def folded_list(heading: str, ids: list[str]) -> list[str]:
    """Ids under a heading, one to a line, so that each can be copied."""
    return [f"{heading}:", *(f"  mkcsp explain {id}" for id in ids)]


def _having(
    register: Register, bodies: Sequence[Group], id: str, on: date, known: list[str]
) -> Iterator[tuple[BodyCompliance, list[Answer]]]:
    """The bodies that have an answer of that id. known: takes the ids that there are, to offer near ones."""
    from mkcsp.compliance.assess import assess_body
    from mkcsp.history.binding_clauses import binding_clauses

    for body in bodies:
        binding = binding_clauses(register, body, on)
        # A version that binds no more may still have answers: breaches that were found by it and are open.
        of_version = "/".join(id.split("/")[:2]) in register.terms
        if not of_version and not any(id == one.clause.id or _below(id, one.clause.id) for one in binding):
            known += [each.clause.id for each in binding]
            continue
        found = assess_body(register, body, on)
        known += [answer.id for answer in found.answers]
        chosen = _chosen(found, id)
        if chosen:
            yield found, chosen


def _chosen(found: BodyCompliance, finding: str) -> list[Answer]:
    """The answer of that id; else those of the clause, or of the part of its matter, that the id names."""
    exact = [answer for answer in found.answers if answer.id == finding and answer.outcome.about]
    return exact or [answer for answer in found.answers if answer.id == finding or _below(answer.id, finding)]


def _cases(
    register: Register, bodies: Sequence[Group], finding: str, on: date
) -> Iterator[tuple[Assessment, BreachCase]]:
    """The entries of the lists of breaches that the id names, by whatever version they were found."""
    from mkcsp.attendance.assessment import assess
    from mkcsp.compliance.rules.attendance_rule import case_id

    for body in bodies:
        assessment = assess(register, body, on)
        for case in assessment.cases:
            if case_id(case) == finding or _below(case_id(case), finding):
                yield assessment, case


def _below(id: str, other: str) -> bool:
    return id.startswith(f"{other}/")


def _unknown(finding: str, known: list[str]) -> CannotGoOn:
    from mkcsp.spelling import did_you_mean_one_of, near

    return CannotGoOn(
        f"nothing has the id {finding!r} on that day",
        help=did_you_mean_one_of(
            near(finding, sorted(set(known))), "mkcsp compliance and mkcsp breaches print the ids."
        ),
    )
