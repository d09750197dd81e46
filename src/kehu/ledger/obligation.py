"""What a sale leaves to be paid, and what became of each part of it [G2]. Values only; replay.py makes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Obligation:
    """One sale's amount to be paid (or, kind="refund", what was refunded beyond all money of theirs)."""

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

    @property
    def written_off(self) -> Decimal:
        return sum((part.amount for part in self.parts if part.how == "write_off"), ZERO)


@dataclass(frozen=True, slots=True)
class Movements:
    """Sums of everything that moved the account up to the as-of date, opening sales included.

    Law: sales − returns − write_offs + recoveries + refunds − receipts = open − balance = outstanding.
    """

    sales: Decimal = ZERO
    returns: Decimal = ZERO
    write_offs: Decimal = ZERO  # what write-offs took, before recoveries
    recoveries: Decimal = ZERO  # what was received for written-off sales
    refunds: Decimal = ZERO
    receipts: Decimal = ZERO  # recoveries included, bounced ones not

    @property
    def outstanding(self) -> Decimal:
        return self.sales - self.returns - self.write_offs + self.recoveries + self.refunds - self.receipts


@dataclass(frozen=True, slots=True)
class Ledger:
    """A customer's account at a date: obligations in the order (due, date, id), and money that pays nothing yet."""

    as_of: datetime.date
    obligations: tuple[Obligation, ...]
    free: Decimal
    reserved: dict[str, Decimal]  # by the id of the sale it is reserved for
    movements: Movements = Movements()
    waiting: frozenset[str] = frozenset()  # ids of the records whose money is free or reserved

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
