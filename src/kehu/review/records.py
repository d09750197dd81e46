"""Sales records: the largest sale, month and year of a customer so far, each on the day on which it became that."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO
from kehu.review.case import Case

YEARS = 2  # with sales, before one can be a record


def sales_records(case: Case, least: int) -> Iterator[tuple[datetime.date, Message, str]]:
    """Day, what it is, and a name that stays; `least`: sales, or months with sales, before one can be a record.

    A month or year is a record from the sale by which it becomes more than any before it.
    """
    rates = case.customer.rates
    sold = [each for each in case.known(case.customer.sales) if not each.opening]
    sums: dict[str, Decimal] = {}
    told: set[str] = set()
    largest = ZERO
    for number, sale in enumerate(sorted(sold, key=lambda each: (each.date, each.id))):
        amount = rates.base_amount(sale)
        if number >= least and amount > largest:
            yield sale.date, m("The largest sale so far: {amount}", amount=amount), sale.id
        largest = max(largest, amount)
        for period, before in ((f"{sale.date:%Y-%m}", least), (f"{sale.date.year:04}", YEARS)):
            sums[period] = sums.get(period, ZERO) + amount
            others = [total for name, total in sums.items() if len(name) == len(period) and name != period]
            if period not in told and len(others) >= before and sums[period] > max(others, default=ZERO):
                told.add(period)
                yield sale.date, _said(period), period


def _said(period: str) -> Message:
    if "-" in period:
        return m("The best month so far: {month}", month=period)
    return m("The best year so far: {year}", year=period)
