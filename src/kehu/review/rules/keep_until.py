"""A person's data were to be kept until a day that is over [R13]."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.persons import persons

EXPLAINED = m(
    "Private data that were to be kept until a day go when it is over, or consent is renewed; of a closed customer too."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    for person in persons(case.customer):
        until = person.privacy.keep_until if person.privacy else None
        if person.has_private and until and until < case.as_of:
            message = m("Private data of {name} were to be kept until {until}", name=person.name, until=until)
            action = m("Remove them, or ask again: kehu set {where}privacy.keep_until=…", where=person.where)
            yield Flag(message, action, until, subject=person.id)
