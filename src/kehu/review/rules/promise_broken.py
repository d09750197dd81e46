"""A promise of payment whose day is past, and whose money has still not come."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("The day of a promise of payment has passed, and receipts say that not all of it has come.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    for each in sorted(case.credit.broken, key=lambda each: (each.promise.pay_by, each.promise.id)):
        promise = each.promise
        shown = {"amount": promise.amount, "day": promise.pay_by, "id": promise.id, "missing": each.missing}
        if promise.currency in (None, case.customer.rates.base):
            message = m("Promised {amount} by {day} ({id}); {missing} has not come", **shown)
        else:
            message = m(
                "Promised {amount} {currency} by {day} ({id}); {missing} {currency} has not come",
                currency=promise.currency,
                **shown,
            )
        action = m("Ask for the money, and ship nothing more on a promise")
        yield Flag(message, action, promise.pay_by, subject=promise.id)
