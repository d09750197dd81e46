"""The accounts of a customer who trades in several currencies, one for each, told together in the base currency.

Within a currency everything is as in account.py: money pays the obligations of its own currency only, and what is
returned or refunded is taken in its own. Across currencies money goes where a receipt names a sale in another one:
converted at both rates of the receipt's date, to the cent, whether the sale was there already or came later. What the
receipt pays there is what all its money meant for that sale is worth, at most what is open; where that is less, it
costs what is open is worth in the receipt's currency.

Nothing is rounded in the base currency: an obligation and all its parts have the rate of the obligation's date, money
that waits the rate of its own, whatever becomes of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from kehu.ledger.account import Account, Running
from kehu.ledger.obligation import ZERO, Ledger, Movements, Obligation, Original, Waiting
from kehu.model.customer import Customer
from kehu.model.rates import Dated, Rates, converted, crossed
from kehu.model.records import Receipt, Refund, Return, Sale, WriteOff

BASE = ""  # the purse of the base currency; it sorts before all codes


class Purse(Account):
    """The account of one currency, beside those of the others."""

    ALONE = False

    def __init__(self, limit_months: int, currency: str, purses: Purses) -> None:
        super().__init__(limit_months)
        self.currency, self._purses = currency, purses

    @property
    def _others(self) -> Iterator[Purse]:
        return (each for each in self._purses if each is not self)

    def _take_reserved(self, made: Running) -> None:
        """Its own money first, then what is reserved for it in other currencies, the base currency first."""
        super()._take_reserved(made)
        for other in self._others:
            for source, money in other._reserved.pop(made.id, ()):
                worth = self._purses.crossed(money, other, self, source)
                paid = min(worth, made.open)
                if paid:
                    made.settle(paid, made.date, "receipt", source)
                other._put(source, money - self._purses.cost(money, worth, paid, other, self, source))
            other._spend(made.date)

    def _set_aside(self, sale: str, most: Decimal, receipt: Receipt) -> Decimal:
        """Pay the sale where it stands in another currency; else reserve the money as it is."""
        for other in self._others:
            if named := other._by_id.get(sale):
                worth = self._purses.crossed(most, self, other, receipt.id)
                paid = other._pay(named, worth, receipt) if worth else ZERO
                return self._purses.cost(most, worth, paid, self, other, receipt.id)
        return super()._set_aside(sale, most, receipt)

    def lots(self) -> Iterator[tuple[str | None, str, Decimal]]:
        """Money that waits: the sale that it is reserved for, the record it came from, and how much."""
        yield from ((None, source, money) for source, money in self._free)
        for sale, lots in sorted(self._reserved.items()):
            yield from ((sale, source, money) for source, money in lots)


class Purses:
    """All accounts of one customer on the day that the replay has reached; takes records as an account does."""

    def __init__(self, limit_months: int, customer: Customer) -> None:
        self._limit_months = limit_months
        self._rates: Rates = customer.rates
        self._by_currency: dict[str, Purse] = {}
        self._sold = {sale.id: sale.currency for sale in customer.sales}
        self._came: dict[str, datetime.date] = {}  # when the record came that money is from
        self._sums = dict.fromkeys(("sales", "returns", "refunds", "receipts"), ZERO)

    def __iter__(self) -> Iterator[Purse]:
        """The purses, the base currency's first, then by code."""
        return (self._by_currency[currency] for currency in sorted(self._by_currency))

    def sell(self, sale: Sale, due: datetime.date, agreed_due: datetime.date) -> None:
        self._note("sales", sale)
        self._of(sale.currency).sell(sale, due, agreed_due)

    def give_back(self, given: Return) -> None:
        self._note("returns", given)
        self._came[given.id] = given.date
        self._of(given.currency).give_back(given)

    def write_off(self, given_up: WriteOff) -> None:
        self._of(self._sold.get(given_up.sale)).write_off(given_up)

    def receive(self, receipt: Receipt) -> None:
        self._note("receipts", receipt)
        self._came[receipt.id] = receipt.date
        self._of(receipt.currency).receive(receipt)

    def refund(self, refund: Refund) -> None:
        self._note("refunds", refund)
        self._of(refund.currency).refund(refund)

    def crossed(self, money: Decimal, purse: Purse, other: Purse, source: str) -> Decimal:
        """What money of one purse is worth in another at both rates of the day on which it came, to the cent."""
        day = self._came[source]
        return crossed(
            money, self._rates.rate(purse.currency or None, day), self._rates.rate(other.currency or None, day)
        )

    def cost(self, money: Decimal, worth: Decimal, paid: Decimal, purse: Purse, other: Purse, source: str) -> Decimal:
        """How much of money that is worth `worth` elsewhere it takes to pay `paid` there; never more than there is."""
        if not paid:
            return ZERO
        return money if paid == worth else min(money, self.crossed(paid, other, purse, source))

    def ledger(self, as_of: datetime.date) -> Ledger:
        """All accounts as one, in the base currency."""
        obligations = sorted(self._obligations(), key=lambda each: (each.due, each.date, each.id))
        free, reserved = ZERO, dict[str, Decimal]()
        for purse in self:
            for sale, source, money in purse.lots():
                amount = self._rates.in_base(money, purse.currency or None, self._came[source])
                if sale is None:
                    free += amount
                else:
                    reserved[sale] = reserved.get(sale, ZERO) + amount
        found = Ledger(
            as_of,
            tuple(obligations),
            free,
            dict(sorted(reserved.items())),
            waiting=frozenset(source for purse in self for _, source, _ in purse.lots()),
            waits=tuple(Waiting(each.currency or None, money, sale) for each in self for sale, _, money in each.lots()),
        )
        return replace(found, movements=self._movements(found))

    def _of(self, currency: str | None) -> Purse:
        name = BASE if currency is None or currency == self._rates.base else currency
        if name not in self._by_currency:
            self._by_currency[name] = Purse(self._limit_months, name, self)
        return self._by_currency[name]

    def _note(self, kind: str, record: Dated) -> None:
        self._sums[kind] += self._rates.base_amount(record)

    def _obligations(self) -> Iterator[Obligation]:
        for purse in self:
            for each in purse.obligations():
                if purse.currency == BASE:
                    yield each
                else:
                    yield _in_base(each, purse.currency, self._rates.rate(purse.currency, each.date))

    def _movements(self, found: Ledger) -> Movements:
        """The sums at the rates of the records' dates; the rest from what became of the obligations."""
        parts = [part for each in found.obligations for part in each.parts]
        recovered = _sum(part.amount for part in parts if part.given_up_on)
        written_off = _sum(part.amount for part in parts if part.how == "write_off") + recovered
        paid = _sum(part.amount for part in parts if part.how != "write_off")
        taken = self._sums["refunds"] - _sum(each.amount for each in found.obligations if each.kind == "refund")
        spent = self._sums["receipts"] + self._sums["returns"] - found.unallocated
        return Movements(
            **self._sums, write_offs=written_off, recoveries=recovered, exchange_difference=spent - paid - taken
        )


def revalued(ledger: Ledger, customer: Customer, day: datetime.date | None = None) -> Ledger:
    """The same ledger with what is open, and money that waits, at the rates of a day: its as-of date if none is given.

    What is settled stays as it was. The exchange difference takes in what the rates have done since, so that the law
    holds. Without other currencies it is the ledger itself. Raises NoRate.
    """
    if not ledger.waits and not any(each.original for each in ledger.obligations):
        return ledger
    rates, day = customer.rates, day or ledger.as_of
    reserved: dict[str, Decimal] = {}
    free = ZERO
    for each in ledger.waits:
        amount = rates.in_base(each.amount, each.currency, day)
        if each.sale is None:
            free += amount
        else:
            reserved[each.sale] = reserved.get(each.sale, ZERO) + amount
    obligations = tuple(
        replace(each, open=rates.in_base(each.original.open, each.original.currency, day))
        if each.original and each.open
        else each
        for each in ledger.obligations
    )
    found = replace(ledger, obligations=obligations, free=free, reserved=reserved)
    moved = ledger.movements
    difference = moved.exchange_difference + found.outstanding - ledger.outstanding
    return replace(found, movements=moved._replace(exchange_difference=difference))


def _in_base(each: Obligation, currency: str, rate: Decimal) -> Obligation:
    return replace(
        each,
        amount=converted(each.amount, rate),
        parts=tuple(replace(part, amount=converted(part.amount, rate)) for part in each.parts),
        open=converted(each.open, rate),
        original=Original(currency, each.amount, each.open),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
