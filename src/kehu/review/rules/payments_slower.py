"""The customer pays later than it did."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.habits import delays, plain_days
from kehu.lang import m
from kehu.model.months import add_months
from kehu.model.policy.review.money import SlowerRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "What fell due in the last months was paid later, by days late weighted by amount, than what fell due in as many "
    "months before. What was paid in time counts as 0 days late, what is open as late as it is today. Each period "
    "needs a least number of items."
)


def flag(case: Case, rule: SlowerRule) -> Iterator[Flag]:
    before, now = delays(case.assessment.ledger, case.policy.credit, rule.months)
    if min(before.count, now.count) < max(rule.least, 1) or now.days - before.days < max(rule.days, 1):
        return
    message = m(
        "In the last {months} months {days} days late on average ({count} {count:item|items}, {due} due), in the "
        "{months} before {earlier} ({earlier_count} {earlier_count:item|items}, {earlier_due} due)",
        months=rule.months,
        days=plain_days(now.days),
        count=now.count,
        due=now.due,
        earlier=plain_days(before.days),
        earlier_count=before.count,
        earlier_due=before.due,
    )
    action = m("Ask why; look at limit and terms again: kehu brief {code}", code=case.customer.code)
    yield Flag(message, action, add_months(case.as_of, -rule.months))
