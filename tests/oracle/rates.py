"""What one unit of a currency is worth in the base currency on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction

from oracle.values import UNIT, Plain, day, named, to_cents, units


class Missing(Exception):
    """A figure needs a rate that nobody wrote down."""


class Rates:
    """Rates as a table of texts: currency, day, rate. Without one there is the base currency only."""

    def __init__(
        self, base: str = "CNY", table: Mapping[str, Mapping[str, str]] | None = None, valid_days: int = 31
    ) -> None:
        self.base, self.table, self.valid_days = base, table or {}, valid_days

    def currency(self, record: Plain) -> str:
        # "No currency = the archive's base currency; the base currency's own code = the same as no currency."
        return str(record.get("currency") or self.base)

    def rate(self, currency: str, on: dt.date) -> int:
        """In millionths: that of the latest day that is not after it and not more than so many days before."""
        if currency == self.base:
            return UNIT
        known = [text for text in self.table.get(currency, {}) if day(text) <= on]
        if not known or (on - day(max(known))).days > self.valid_days:
            raise Missing(currency, on)
        return units(self.table[currency][max(known)])

    def cross(self, amount: int, one: str, other: str, on: dt.date) -> int:
        """An amount of one currency as cents of another on a day, half a cent rounded up."""
        return to_cents(Fraction(amount * self.rate(one, on), self.rate(other, on)))


def needed(history: Plain, rates: Rates) -> Iterator[tuple[str, dt.date]]:
    """Every rate without which the customer's file has no figures at all."""
    for kind in ("orders", "sales", "receipts", "returns", "refunds", "promises"):
        for record in history.get(kind) or []:
            yield rates.currency(record), day(record["date"])
    sales = {sale["id"]: rates.currency(sale) for sale in history.get("sales") or []}
    orders = {order["id"]: rates.currency(order) for order in history.get("orders") or []}
    for receipt in history.get("receipts") or []:
        for name, _ in named(receipt):
            if name in sales and sales[name] != rates.currency(receipt):
                yield sales[name], day(receipt["date"])
    for sale in history.get("sales") or []:
        if sale.get("order") and orders.get(sale["order"], rates.currency(sale)) != rates.currency(sale):
            yield orders[sale["order"]], day(sale["date"])


def is_missing(history: Plain, rates: Rates) -> bool:
    for currency, on in needed(history, rates):
        try:
            rates.rate(currency, on)
        except Missing:
            return True
    return False
