"""A customer who buys at intervals, and this time does not come."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kehu.credit.habits import plain_days, rhythm
from kehu.lang import m
from kehu.model.choices import Status
from kehu.model.months import add_days
from kehu.model.policy.review.dealing import IntervalRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The days since the last purchase are more than so many times the median interval between purchases of the last "
    "months, and more than a least number of days. Only of customers with enough intervals to have a habit; who has "
    "lapsed is flagged as that. An order and the sales that fill it are one purchase."
)


def flag(case: Case, rule: IntervalRule) -> Iterator[Flag]:
    if "lapsed" in case.assessment.volume.flags or case.customer.status is Status.PHASING_OUT:
        return
    found = rhythm(case.customer, case.as_of, rule.months)
    if found is None or len(found.intervals) < max(rule.intervals, 1):
        return
    allowed = max(found.median * Fraction(rule.factor), Fraction(rule.days))
    if found.gap <= allowed:
        return
    message = m(
        "No purchase for {gap} days, since {last}; usually every {median} days (median of {count} intervals)",
        gap=found.gap,
        last=found.last,
        median=plain_days(found.median),
        count=len(found.intervals),
    )
    action = m("Call before they are gone: kehu brief {code}", code=case.customer.code)
    yield Flag(message, action, add_days(found.last, int(allowed) + 1))
