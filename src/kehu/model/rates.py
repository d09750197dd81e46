"""Rates of exchange: what an amount is worth in the base currency on a day.

A rate is what one unit of a currency is worth in the base currency. It is in force from its day until the next one,
and at most `valid_days` days old: nobody wants the rate of last year because somebody forgot this year's.
A figure in the base currency is the amount times the rate of the record's date, unrounded; rounded is what is printed.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from kehu.errors import SAID_NO, KehuError
from kehu.lang import Message, m
from kehu.model.problem import Problem

if TYPE_CHECKING:
    from kehu.model.customer import Customer

Fault = tuple[tuple[str | int, ...], str, Message, Message | None]

RATES_FILE = "rates.yaml"
VALID_DAYS = 31
CENT = Decimal("0.01")
# An amount has at most 6 decimals and so has a rate: their product is exact with 12. It keeps all 12, zeros too, so
# that whoever prints it knows a computed figure, to be rounded, from an amount of a file, which is printed as it is.
CONVERTED = Decimal("1E-12")
EXACT = Context(prec=64, rounding=ROUND_HALF_UP)
ONE, ZERO = Decimal(1), Decimal(0)


class NoRate(KehuError, ValueError):
    """No rate of a currency is in force on a day."""

    sentence = "there is no rate of {currency} for {day}"
    hint = (
        "write one in rates.yaml, what one {currency} was worth, under rates: {currency}: with its day, like "
        "{day}: 6.9498; it holds until the next one, at most {valid} days"
    )
    exit_code = SAID_NO

    def problem(self, file: str = RATES_FILE, line: int = 1, column: int = 1) -> Problem:
        """The same as a fault of a customer's file, so that it hides no other customer [L6]."""
        return Problem("rate", self.message, file, line, column, "error", self.advice)


class Dated(Protocol):
    """A record of money: an amount on a day, in a currency or, by default, in the base currency."""

    @property
    def date(self) -> datetime.date: ...
    @property
    def amount(self) -> Decimal: ...
    @property
    def currency(self) -> str | None: ...


@dataclass(frozen=True)
class Rates:
    """Rates by currency and day, the days in their order. Without a base currency nothing is known."""

    base: str = ""
    known: Mapping[str, Mapping[datetime.date, Decimal]] | None = None
    valid_days: int = VALID_DAYS

    def rate(self, currency: str | None, day: datetime.date) -> Decimal:
        """What one unit was worth in the base currency on a day; None is the base currency. Raises NoRate."""
        if currency is None or currency == self.base:
            return ONE
        days, rates = self._series.get(currency, ((), ()))
        place = bisect_right(days, day) - 1
        if place < 0 or (day - days[place]).days > self.valid_days:
            raise NoRate(currency=currency, day=day, valid=self.valid_days)
        return rates[place]

    def in_base(self, amount: Decimal, currency: str | None, day: datetime.date) -> Decimal:
        """What an amount was worth in the base currency on a day, unrounded. Raises NoRate."""
        if currency is None or currency == self.base:
            return amount
        return converted(amount, self.rate(currency, day))

    def base_amount(self, record: Dated) -> Decimal:
        """A record's amount in the base currency at the rate of its own date. Raises NoRate."""
        if record.currency is None:
            return record.amount
        return self.in_base(record.amount, record.currency, record.date)

    def total(self, records: Iterable[Dated]) -> Decimal:
        """The amounts of records in the base currency, each at the rate of its own date. Raises NoRate."""
        return sum(map(self.base_amount, records), ZERO)

    @cached_property
    def _series(self) -> dict[str, tuple[tuple[datetime.date, ...], tuple[Decimal, ...]]]:
        return {currency: (tuple(days), tuple(days.values())) for currency, days in (self.known or {}).items()}


NO_RATES = Rates()


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """amount × rate, exact, with all its decimals kept; sums of less than 10^16 stay exact in the usual context."""
    return EXACT.quantize(EXACT.multiply(amount, rate), CONVERTED)


def crossed(amount: Decimal, rate: Decimal, other: Decimal) -> Decimal:
    """An amount at one rate as an amount at another, rounded half up to cents: money is counted in cents."""
    return EXACT.quantize(EXACT.divide(EXACT.multiply(amount, rate), other), CENT)


def currencies(customer: Customer) -> set[str]:
    """The currencies that the customer's records name."""
    return {each.currency for name in MONEY for each in getattr(customer, name) if each.currency}


MONEY = ("orders", "sales", "receipts", "returns", "refunds", "promises")  # lists of records with a currency


def exchanged(customer: Customer, base: str, rates: Callable[[], Rates]) -> tuple[Customer, list[Fault]]:
    """The customer with the rates that its figures need, and why they cannot be given.

    `rates` is called for a customer who has a record in another currency than the base, and for no other.
    """
    named = currencies(customer)
    if not named:
        return customer, []
    known = Rates(base) if named == {base} else rates()
    return customer.with_rates(known), list(money_faults(customer, known))


def money_faults(customer: Customer, rates: Rates) -> Iterator[Fault]:
    """Why a figure in the base currency cannot be given, as (path of the record, rule, message, hint).

    Every rate that is needed and not there: of each record on its day, and of what it names in another currency, the
    sale of a receipt or the order of a sale, on that day as well. And a return in another currency than its sale.
    """
    sold = {sale.id: sale.currency or rates.base for sale in customer.sales}
    ordered = {order.id: order.currency or rates.base for order in customer.orders}
    for name in MONEY:
        for n, record in enumerate(getattr(customer, name)):
            own = record.currency or rates.base
            needed = {own: "currency"}
            for claim in record.for_ if name == "receipts" else ():
                needed.setdefault(sold.get(claim.sale, own), "for")
            if name == "sales":
                needed.setdefault(ordered.get(record.order, own), "order")
            for currency, key in needed.items():
                try:
                    rates.rate(currency, record.date)
                except NoRate as error:
                    yield (name, n, key), "rate", error.message, error.advice
            if name == "returns" and sold.get(record.sale, own) != own:
                message = m(
                    "the return is in {currency}, and its sale {sale} in {other}",
                    currency=own,
                    sale=record.sale,
                    other=sold[record.sale],
                )
                hint = m("write currency: {other}, and the amount in it", other=sold[record.sale])
                yield (name, n, "currency"), "currency", message, hint
