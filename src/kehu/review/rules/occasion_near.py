"""A birthday or an anniversary in the next days."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import OccasionRule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.occasions import Occasions

EXPLAINED = m(
    "Birthdays, wedding days and founding days of the next days, until a greeting is recorded (`kehu add care`). Which "
    "of them count, the policy says under `occasions`; `kehu upcoming` lists festivals and sales records too."
)


def flag(case: Case, rule: OccasionRule) -> Iterator[Flag]:
    code = case.customer.code
    for each in Occasions(case.round, rule.days).anniversaries(case):
        said = m("{what} on {day}: {person}", what=each.what, day=each.day, person=each.person or case.customer.name)
        action = m(
            "Greet them, then record it: kehu add care {code} --occasion {kind}", code=code, kind=each.kind.value
        )
        yield Flag(said, action, each.day, subject=each.subject)
