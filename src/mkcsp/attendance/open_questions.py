"""The questions that a clause on attendance leaves open, and the answers that each can have."""

from __future__ import annotations

from dataclasses import dataclass

from mkcsp.model.terms_of_reference import AttendanceRule

Answer = str | int

NOT_SAID = "not-said"

WORDS: dict[str, str] = {
    "absences": "how many consecutive absences",
    "binds": "whom it binds",
    "whose": "whose absence it is",
    "deputy": "a deputy",
    "who_may_deputise": "who may deputise",
    "apologies": "apologies without a deputy",
    "accepted_absence": "an absence that the group accepted",
    "inquorate": "an inquorate meeting",
    "extraordinary": "an extraordinary meeting or one at short notice",
    "reconvened": "a meeting reconvened from another",
    "remote": "remote attendance",
    "part": "presence for part",
    "after_dealing": "after a member is retained",
}
"""Every question in words, by the field of the rule that answers it, in the order of the table."""

ANSWERS: dict[str, tuple[str, ...]] = {
    "binds": ("bound", "not-bound"),
    "whose": ("person", "seat", "organisation"),
    "deputy": ("attendance", "leaves-run", "absence"),
    "who_may_deputise": ("anybody", "named-deputy"),
    "apologies": ("absence", "not-an-absence"),
    "accepted_absence": ("left-out", "ends-run"),
    "inquorate": ("counts", "credits", "does-not-count"),
    "extraordinary": ("counts", "credits", "does-not-count"),
    "reconvened": ("one-meeting", "second-meeting"),
    "remote": ("attendance", "absence"),
    "part": ("attendance", "absence"),
    "after_dealing": ("begins-anew", "goes-on"),
}
"""Every answer of each question, but for numbers. Of `binds`: whether the membership in question is bound."""

_ANSWER_WORDS = {
    ("binds", "bound"): "this membership",
    ("binds", "not-bound"): "not this membership",
    ("whose", "person"): "the person's",
    ("whose", "seat"): "the seat's",
    ("whose", "organisation"): "the organisation's",
    ("deputy", "attendance"): "counts as attendance",
    ("deputy", "leaves-run"): "leaves the run as it is",
    ("deputy", "absence"): "counts as absence",
    ("who_may_deputise", "anybody"): "anybody sent",
    ("who_may_deputise", "named-deputy"): "only a named deputy",
    ("apologies", "absence"): "an absence",
    ("apologies", "not-an-absence"): "not an absence",
    ("accepted_absence", "left-out"): "left out",
    ("accepted_absence", "ends-run"): "ends the run",
    ("reconvened", "one-meeting"): "one meeting with it",
    ("reconvened", "second-meeting"): "a second meeting",
    ("after_dealing", "begins-anew"): "the run begins anew",
    ("after_dealing", "goes-on"): "the run goes on",
    ("", "counts"): "counts for all",
    ("", "credits"): "credits those who came",
    ("", "does-not-count"): "does not count",
}


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """An open question of one version of the terms.

    version: id of the terms; field: of the rule.
    """

    version: str
    field: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to an open question; several answers where the result is the same under each of them."""

    question: Question
    answers: tuple[Answer, ...]

    @property
    def words(self) -> str:
        """`a deputy: counts as attendance, or leaves the run as it is`."""
        field = self.question.field
        if field == "absences":
            return f"{WORDS[field]}: {_numbers(self.answers)}"
        return f"{WORDS[field]}: {', or '.join(answer_words(field, answer) for answer in self.answers)}"


def answer_words(field: str, answer: Answer) -> str:
    """An answer in words."""
    if field == "part" and isinstance(answer, int):
        return f"attendance from {answer} per cent on"
    text = str(answer)
    return _ANSWER_WORDS.get((field, text)) or _ANSWER_WORDS.get(("", text)) or text


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the answer that a rule gives, in words. open: the rule leaves it open, at least in part."""

    question: str
    answer: str
    open: bool = False


def answered(rule: AttendanceRule) -> tuple[Answered, ...]:
    """Every question of the rule with its answer in words, `not said` among them, in the order of the table."""
    found = []
    for field, words in WORDS.items():
        value = getattr(rule, field)
        if value == NOT_SAID:
            text = "not said"
        elif field == "binds":
            text = ", ".join(_MEMBERSHIP[type] for type in value) or "nobody"
            if rule.may_bind:
                text += f"; not said of {', '.join(_MEMBERSHIP[type] for type in rule.may_bind)}"
        elif field == "part" and value == "share":
            text = (
                "attendance from a share that is not said"
                if rule.part_share is None
                else (f"attendance from {rule.part_share} per cent on")
            )
        else:
            text = answer_words(field, value)
        if field == "binds" and rule.classes:
            text += f"; only of the classes {', '.join(rule.classes)}"
        if field == "binds" and rule.except_classes:
            text += f"; not of the classes {', '.join(rule.except_classes)}"
        open_ = value == NOT_SAID or (field == "binds" and bool(rule.may_bind))
        found.append(Answered(words, text, open_ or (field == "part" and value == "share" and rule.part_share is None)))
    return tuple(found)


def fixed(rule: AttendanceRule, field: str) -> Answer | None:
    """The answer that the rule gives; None where it is not said. Of `binds`, which is a list, always None."""
    value = getattr(rule, field)
    if field == "part" and value == "share":
        return None if rule.part_share is None else int(rule.part_share)
    if value == NOT_SAID or field == "binds":
        return None
    return int(value) if field == "absences" else str(value)


_MEMBERSHIP = {
    "voting": "representatives with a vote",
    "associate": "associates",
    "co-opted": "co-opted members",
    "observer": "observers",
    "officer": "officers",
}


def _numbers(answers: tuple[Answer, ...]) -> str:
    numbers = sorted(int(answer) for answer in answers)
    if len(numbers) == 1:
        return str(numbers[0])
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{numbers[0]} to {numbers[-1]}"
    return ", ".join(map(str, numbers))
