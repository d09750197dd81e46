"""A customer who bought once, and not for long."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.grading.assess import is_graded
from kehu.lang import m
from kehu.model.choices import Status
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "No sale is dated in the window of the volume grade, and there was one before. Whoever is being phased out is left "
    "out."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
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
    yield Flag(message, action, last.date)
