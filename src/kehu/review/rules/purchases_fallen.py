"""The customer buys much less than the year before."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kehu.credit.granted import plain_percent
from kehu.credit.habits import compared
from kehu.lang import m
from kehu.model.policy.review.dealing import FallenRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Purchases of the last 12 months are lower than those of the 12 months before by more than so many percent. Only "
    "of customers who bought in both, and at least so much before."
)


def flag(case: Case, rule: FallenRule) -> Iterator[Flag]:
    found = compared(case.customer, case.as_of)
    change = found.change
    if change is None or not found.both or found.before < rule.least or -change <= Fraction(rule.percent):
        return
    message = m(
        "Purchases {now} in the 12 months to {end}, {before} in the 12 before: {percent} % less",
        now=found.now,
        end=found.end,
        before=found.before,
        percent=plain_percent(-change),
    )
    action = m("Ask why, and who sells to them now: kehu brief {code}", code=case.customer.code)
    yield Flag(message, action, found.middle)
