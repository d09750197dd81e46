"""A customer who bought once, and not for long."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.grading.assess import is_graded
from kehu.lang import m
from kehu.ledger.history import bought
from kehu.model.choices import Status
from kehu.model.months import add_months
from kehu.model.policy.review.dealing import LapsedRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "No sale is dated in the window of the volume grade, and there was one before. Whoever is being phased out is left "
    "out. It is graver where its purchases of the 12 months up to the last sale reach a least amount: the others are "
    "left to win back or to close when there is time."
)
YEAR = 12


def flag(case: Case, rule: LapsedRule) -> Iterator[Flag]:
    customer = case.customer
    if "lapsed" not in case.assessment.volume.flags or not is_graded(customer) or customer.status is Status.PHASING_OUT:
        return
    sold = list(case.known(customer.sales))
    last = max(sold, key=lambda each: (each.date, each.id))
    message = m(
        "No purchase since {date} ({id}); {count} {count:sale|sales} over {sum} until then",
        date=last.date,
        id=last.id,
        count=len(sold),
        sum=customer.rates.total(sold),
    )
    action = m("Win it back, or close it: kehu status {code} closed --by … --why …", code=customer.code)
    lost = bought(customer, add_months(last.date, -YEAR), last.date)
    yield Flag(message, action, last.date, None if lost >= rule.least else rule.severity_small)
