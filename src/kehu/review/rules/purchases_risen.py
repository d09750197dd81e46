"""The customer buys much more than the year before."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kehu.credit.granted import plain_percent
from kehu.credit.habits import compared
from kehu.lang import m
from kehu.model.policy.review.dealing import RisenRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Purchases of the last 12 months are higher than those of the 12 months before by more than so many percent, and "
    "at least so much. Only of customers who bought in both, and from the first month of the earlier period on: a new "
    "customer's second year is higher by itself."
)


def flag(case: Case, rule: RisenRule) -> Iterator[Flag]:
    found = compared(case.customer, case.as_of)
    change, steady = found.change, found.both and found.whole
    if change is None or not steady or found.now < rule.least or change <= Fraction(rule.percent):
        return
    message = m(
        "Purchases {now} in the 12 months to {end}, {before} in the 12 before: {percent} % more",
        now=found.now,
        end=found.end,
        before=found.before,
        percent=plain_percent(change),
    )
    action = m(
        "See whether the limit still fits, and what it is that they buy more: kehu brief {code}",
        code=case.customer.code,
    )
    yield Flag(message, action, found.middle)
