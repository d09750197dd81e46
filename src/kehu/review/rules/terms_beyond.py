"""Sales whose days of credit are more than is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.granted import granted
from kehu.lang import m
from kehu.model.months import FIRST, add_days
from kehu.model.policy.review.money import TermsBeyondRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A sale is due later than the terms agreed with the customer at its date, else the policy's, allow; sales that are "
    "open, and paid ones of the last days. Extensions, opening balances and contracts with several due dates are left "
    "out."
)


def flag(case: Case, rule: TermsBeyondRule) -> Iterator[Flag]:
    recent = add_days(case.as_of, -rule.recent_days)
    opened = {each.id for each in case.assessment.ledger.obligations if each.open}
    found = [
        each
        for each in granted(case.customer, case.policy, FIRST, case.as_of)
        if each.beyond > rule.days and (each.sale.date > recent or each.sale.id in opened)
    ]
    if not found:
        return
    worst = max(found, key=lambda each: (each.beyond, each.sale.date, each.sale.id))
    message = m(
        "{count} {count:sale|sales} beyond the terms; the longest, {id} of {date} over {amount}: {days} "
        "{days:day|days}, agreed are {allowed}",
        count=len(found),
        id=worst.sale.id,
        date=worst.sale.date,
        amount=case.customer.rates.base_amount(worst.sale),
        days=worst.days,
        allowed=worst.allowed,
    )
    action = m("Ask who allowed it; agree on terms or keep to them: kehu add terms {code}", code=case.customer.code)
    yield Flag(message, action, min(each.sale.date for each in found))
