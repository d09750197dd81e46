"""What a record in another currency is worth in the base currency, said in a line."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import Message, m
from kehu.model.customer import Customer
from kehu.model.rates import MONEY


def worth(customer: Customer | None, id: str) -> Iterator[Message]:
    """How an amount in another currency was understood; nothing for any other record."""
    if customer is None:
        return
    rates = customer.rates
    for record in (each for name in MONEY for each in getattr(customer, name)):
        if record.id == id and record.currency and record.currency != rates.base:
            yield m(
                "{amount} {currency} = {worth} {base}, at the rate {rate}",
                amount=record.amount,
                currency=record.currency,
                worth=rates.base_amount(record),
                base=rates.base,
                rate=rates.rate(record.currency, record.date),
            )
