"""What is told of a customer that is asked about by name: what would lift its grades [G7], what they allow [G10]."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kehu.archive.customer_file import CustomerFile
from kehu.cli import output, session
from kehu.cli.grading.views import Graded, Grades, grades_json, print_grades, say_wrapped
from kehu.grading.allowed import Allowed, allowed
from kehu.grading.rise import Rise
from kehu.grading.to_rise import to_rise
from kehu.lang import m
from kehu.model.policy import Policy


@dataclass(frozen=True)
class Told:
    """What is said of one customer beside its grades."""

    rises: Sequence[Rise]
    allowed: Allowed


def tell(graded: Graded, policy: Policy) -> Told:
    return Told(to_rise(graded.customer, graded.assessment, policy), allowed(graded.assessment, policy))


def told_json(told: Told, file: CustomerFile) -> dict[str, Any]:
    """The keys that a customer has more in the document of SPEC 12."""
    return {
        "to_rise": [_rise_json(each, file) for each in told.rises],
        "allowed": {
            "decision": told.allowed.decision.value,
            "terms": told.allowed.terms,
            "strategy": told.allowed.strategy,
            "notes": told.allowed.notes,
        },
    }


def _rise_json(rise: Rise, file: CustomerFile) -> dict[str, Any]:
    shares = [
        {"id": each.obligation, "amount": each.amount, "currency": each.currency, **_place(each.obligation, file)}
        for each in rise.shares
    ]
    return {
        "kind": rise.kind,
        "from": rise.from_,
        "to": rise.to,
        "action": rise.action,
        "amount": rise.amount,
        "by": rise.by,
        "on": rise.on,
        "obligations": shares,
        "records": [{"id": id, **_place(id, file)} for id in rise.records],
        "text": rise.text,
    }


def _place(id: str, file: CustomerFile) -> dict[str, Any]:
    where, line, _ = file.place_of(id)
    return {"file": where, "line": line}


def print_told(grades: Grades, format: str, reasons: bool) -> None:
    """The grades, and below them what they allow and what would lift them."""
    if format == "json":
        output.print_json(document(grades, lambda each: told_json(tell(each, grades.policy), each.file)))
        return
    told = [(each, tell(each, grades.policy)) for each in grades.graded] if format == "table" else []
    print_grades(grades, format, reasons)
    for each, more in told:
        output.say()
        if not reasons or len(told) > 1:  # else the name stands right above
            found = each.assessment
            say_wrapped(m("{code} {name}", code=found.code, name=found.name), "", session.width())
        say_allowed(more, "  ")
        say_rises(more, "  ")


def document(grades: Grades, more: Callable[[Graded], dict[str, Any]]) -> dict[str, Any]:
    """The document of SPEC 12, with more keys for each customer."""
    found = grades_json(grades)
    customers = zip(found["customers"], grades.graded, strict=True)
    return {**found, "customers": [{**shown, **more(graded)} for shown, graded in customers]}


def say_allowed(told: Told, indent: str) -> None:
    width = session.width()
    say_wrapped(m("Terms: {terms}", terms=told.allowed.terms), indent, width)
    for note in told.allowed.notes:
        say_wrapped(note, indent, width)
    say_wrapped(m("Strategy: {strategy}", strategy=told.allowed.strategy), indent, width)


def say_rises(told: Told, indent: str) -> None:
    for each in told.rises:
        say_wrapped(each.text, indent, session.width())
