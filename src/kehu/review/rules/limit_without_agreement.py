"""A limit in force that no agreement with the customer stands behind."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("A limit in force, above 0, names the agreement document that the customer has signed.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    standing = case.credit.own_limit
    if standing.limit is None or not standing.amount or standing.limit.document:
        return
    message = m(
        "The limit {amount} of {date} ({id}) has no agreement document",
        amount=standing.amount,
        date=standing.limit.from_,
        id=standing.limit.id,
    )
    action = m(
        "Have the agreement signed, then enter it: kehu set {code} limits.{id}.document=…",
        code=case.customer.code,
        id=standing.limit.id,
    )
    yield Flag(message, action, standing.limit.from_, subject=standing.limit.id)
