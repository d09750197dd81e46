"""What a sale leaves to be paid, and what became of each part of it [G2]. Values only; replay.py makes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from kehu.model.rates import EXACT

How = Literal["receipt", "return", "write_off"]
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an obligation that was settled: how much, on which day, how, and by which records.

    how="receipt" is money: `by` names the receipt whose money it was, or the return whose surplus became free money.
    how="return" was taken by a return; `never_due` marks what it took no later than due + 3 months: it leaves the
    amount due. how="write_off" counts as open for ever, and is not outstanding. Money that came in after a write-off
    has the day of the write-off in `given_up_on`: between the two the part was not open.
    """

    amount: Decimal
    settled_on: datetime.date
    how: How
    by: tuple[str, ...]
    never_due: bool = False
    given_up_on: datetime.date | None = None


class Original(NamedTuple):
    """An obligation's amounts in the currency that it is owed in."""

    currency: str
    amount: Decimal
    open: Decimal


@dataclass(frozen=True, slots=True)
class Obligation:
    """One sale's amount to be paid (or, kind="refund", what was refunded beyond all money of theirs).

    The amounts, those of the parts too, are in the base currency at the rate of the obligation's own date, whatever
    was paid for them; `original` has them as they are owed, and is None where that is the base currency.
    """

    id: str
    kind: Literal["sale", "refund"]
    date: datetime.date
    due: datetime.date  # in force at the as-of date: extensions moved it
    agreed_due: datetime.date  # as it was before any extension
    amount: Decimal
    disputed: bool
    opening: bool
    parts: tuple[Part, ...]  # in the order in which they were settled
    open: Decimal
    original: Original | None = None

    @property
    def currency(self) -> str | None:
        """The currency that it is owed in; None is the base currency."""
        return self.original.currency if self.original else None

    @property
    def original_amount(self) -> Decimal:
        return self.original.amount if self.original else self.amount

    @property
    def original_open(self) -> Decimal:
        return self.original.open if self.original else self.open

    def originally(self, amount: Decimal) -> Decimal:
        """An amount of it, such as a part's, in the currency that it is owed in."""
        if self.original is None:
            return amount
        return EXACT.divide(EXACT.multiply(amount, self.original.amount), self.amount)

    @property
    def written_off(self) -> Decimal:
        return sum((part.amount for part in self.parts if part.how == "write_off"), ZERO)


class Movements(NamedTuple):
    """Sums of everything that moved the account up to the as-of date, opening sales included.

    Law: sales − returns − write_offs + recoveries + refunds − receipts + exchange_difference = open − balance
    = outstanding. All figures are in the base currency: sales, returns, refunds and receipts at the rates of their own
    dates, what was written off or recovered at the rate of its sale's date. With one currency there is no exchange
    difference; with several the law without it holds within each currency, but for what pays across currencies, and in
    the base currency what a sale was worth on its day and what its payment was worth on its own do not cancel out.
    """

    sales: Decimal = ZERO
    returns: Decimal = ZERO
    write_offs: Decimal = ZERO  # what write-offs took, before recoveries
    recoveries: Decimal = ZERO  # what was received for written-off sales
    refunds: Decimal = ZERO
    receipts: Decimal = ZERO  # recoveries included, bounced ones not
    # 汇兑差额: what the money that came in and pays something was worth on its day, less what it paid was worth on its
    # own: positive where the money was worth more. What is still open, or waits, has none yet.
    exchange_difference: Decimal = ZERO

    @property
    def outstanding(self) -> Decimal:
        moved = self.sales - self.returns - self.write_offs + self.recoveries + self.refunds - self.receipts
        return moved + self.exchange_difference


class Waiting(NamedTuple):
    """Money that pays nothing yet, in its own currency (None: the base currency), free or reserved for a sale."""

    currency: str | None
    amount: Decimal
    sale: str | None


STILL = Movements()  # nothing moved


@dataclass(frozen=True, slots=True)
class Ledger:
    """A customer's account at a date: obligations in the order (due, date, id), and money that pays nothing yet."""

    as_of: datetime.date
    obligations: tuple[Obligation, ...]
    free: Decimal
    reserved: dict[str, Decimal]  # by the id of the sale it is reserved for
    movements: Movements = STILL
    waiting: frozenset[str] = frozenset()  # ids of the records whose money is free or reserved
    waits: tuple[Waiting, ...] = ()  # the same money in its own currencies; only where a record names a currency

    @property
    def unallocated(self) -> Decimal:
        """The balance (余额，预收): free and reserved money."""
        return self.free + sum(self.reserved.values(), ZERO)

    @property
    def open(self) -> Decimal:
        return sum((each.open for each in self.obligations), ZERO)

    @property
    def outstanding(self) -> Decimal:
        """Σ open − balance; negative where they have paid more than they owe."""
        return self.open - self.unallocated

    @property
    def overdue(self) -> Decimal:
        """What is open after its due date."""
        return sum((each.open for each in self.obligations if each.due < self.as_of), ZERO)
