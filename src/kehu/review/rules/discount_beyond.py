"""Sales with more discount than is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kehu.credit.granted import Discounted, discounted, plain_percent
from kehu.lang import m
from kehu.model.months import add_days
from kehu.model.policy.review.money import DiscountBeyondRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A sale of the last days has a discount, in percent of the price before it, above what the terms agreed with the "
    "customer at its date allow, else above the policy's."
)


def flag(case: Case, rule: DiscountBeyondRule) -> Iterator[Flag]:
    def beyond(each: Discounted) -> Fraction:
        return each.percent - Fraction(rule.percent if each.agreed is None else each.agreed)

    start = add_days(case.as_of, -rule.recent_days)
    found = [each for each in discounted(case.customer, start, case.as_of) if beyond(each) > 0]
    if not found:
        return
    worst = max(found, key=lambda each: (beyond(each), each.sale.date, each.sale.id))
    allowed = rule.percent if worst.agreed is None else worst.agreed
    message = m(
        "{count} {count:sale|sales} beyond the discount allowed; the highest, {id} of {date}: {percent} %, allowed are "
        "{allowed} %",
        count=len(found),
        id=worst.sale.id,
        date=worst.sale.date,
        percent=plain_percent(worst.percent),
        allowed=plain_percent(Fraction(allowed)),
    )
    action = m("Ask who allowed it, and why")
    yield Flag(message, action, min(each.sale.date for each in found))
