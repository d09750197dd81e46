"""Something changed at a customer after its limit was set."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A change at the customer is dated after the start of the limit in force, and nobody has investigated the customer "
    "on that day or later: the limit rests on what is no longer so."
)


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    limit = case.credit.own_limit.limit
    if limit is None or not case.credit.own_limit.amount:
        return
    looked = max((each.date for each in case.known(case.customer.investigations)), default=None)
    action = m(
        "Investigate, then confirm or change the limit: kehu add investigation {code}, kehu add limit {code}",
        code=case.customer.code,
    )
    for each in case.known(case.customer.changes):
        if limit.from_ < each.date and (looked is None or looked < each.date):
            message = m(
                "{date} {area}: {content} – after the limit {amount} of {start} was set",
                date=each.date,
                area=each.area,
                content=each.content,
                amount=limit.amount,
                start=limit.from_,
            )
            yield Flag(message, action, each.date, subject=each.id)
