"""A customer as it might be: what is known at a date, and what is supposed to happen after it.

Nothing that is dated later is known, not even that a receipt will bounce; rates of exchange stay as they are. What is
supposed is made of the same records as what happened, so that one ledger and one grading judge both. Nothing of it is
ever written to a file.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kehu.model.customer import Customer
from kehu.model.months import LAST, add_days
from kehu.model.records import Claim, Receipt, Sale

DATED = ("sales", "returns", "write_offs", "receipts", "refunds", "extensions")
SUPPOSED = "zzzzzz-{number}"  # on one day records go by id: what is supposed comes after what happened


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that pays an obligation, named, on a day, in the currency that it is owed in."""

    obligation: str
    amount: Decimal
    day: datetime.date
    currency: str | None


def known(customer: Customer, as_of: datetime.date) -> Customer:
    """The customer without anything that grading could not know at the date."""
    lists = {name: [each for each in getattr(customer, name) if each.date <= as_of] for name in DATED}
    lists["receipts"] = [_not_bounced_yet(each, as_of) for each in lists["receipts"]]
    seen = customer.model_copy(update=lists)
    rates = customer.rates
    return seen.with_rates(replace(rates, valid_days=LAST.toordinal())) if rates.base else seen


def _not_bounced_yet(receipt: Receipt, as_of: datetime.date) -> Receipt:
    will_bounce = receipt.bounced is not None and receipt.bounced > as_of
    return receipt.model_copy(update={"bounced": None}) if will_bounce else receipt


def paying(customer: Customer, payments: Iterable[Payment]) -> Customer:
    """The customer, had it paid all this."""
    receipts = [
        Receipt.model_construct(
            id=SUPPOSED.format(number=number),
            date=each.day,
            amount=each.amount,
            currency=each.currency,
            for_=(Claim(each.obligation, each.amount),),
        )
        for number, each in enumerate(payments)
    ]
    return customer.model_copy(update={"receipts": [*customer.receipts, *receipts]})


def buying(customer: Customer, amount: Decimal, day: datetime.date) -> Customer:
    """The customer, had it bought for so much on a day."""
    sale = Sale.model_construct(id=SUPPOSED.format(number=0), date=day, amount=amount)
    return customer.model_copy(update={"sales": [*customer.sales, sale]})


def leaves_on(
    day: datetime.date, window_start: Callable[[datetime.date], datetime.date], guess: datetime.date
) -> datetime.date | None:
    """The first as-of date whose window begins after a day; None where the calendar ends before.

    `guess` is a day near it: months of different lengths are why it can be off by a few days.
    """
    while window_start(guess) <= day:
        if guess == LAST:
            return None
        guess = add_days(guess, 1)
    while guess > day and window_start(earlier := add_days(guess, -1)) > day:
        guess = earlier
    return guess
