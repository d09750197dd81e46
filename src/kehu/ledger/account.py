"""The running account of a replay [G2]: open obligations in the order in which money pays them, and money that waits.

Knows what each kind of record does to the account; replay.py knows in which order the records come.
Money is kept in lots, each with the record it came from, and spent first in, first out: free money in the order in
which it became free, reserved money in the order in which it was reserved. So every part settled knows whose money
it was, even when that money waited. Open obligations stand in a heap; closed ones leave it when they come to its top,
so that a customer of n records costs about n log n.
"""

from __future__ import annotations

import datetime
import heapq
from collections import deque
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Literal

from kehu.ledger.obligation import ZERO, How, Ledger, Movements, Obligation, Part
from kehu.model.months import add_months
from kehu.model.records import Receipt, Refund, Return, Sale, WriteOff

Lot = tuple[str, Decimal]  # the id of the record the money came from, and how much of it
Rank = tuple[bool, datetime.date, datetime.date, str]  # undisputed first, then by due, date, id


class Running:
    """An obligation while the replay runs: what is open of it shrinks, its parts grow."""

    __slots__ = ("agreed_due", "amount", "date", "disputed", "due", "id", "kind", "open", "opening", "parts")

    def __init__(
        self,
        id: str,
        kind: Literal["sale", "refund"],
        date: datetime.date,
        due: datetime.date,
        agreed_due: datetime.date,
        amount: Decimal,
        disputed: bool = False,
        opening: bool = False,
    ) -> None:
        self.id, self.kind, self.date, self.due, self.agreed_due = id, kind, date, due, agreed_due
        self.amount, self.disputed, self.opening = amount, disputed, opening
        self.open = amount
        self.parts: list[Part] = []

    def settle(self, amount: Decimal, day: datetime.date, how: How, by: str, never_due: bool = False) -> None:
        self.open -= amount
        self.parts.append(Part(amount, day, how, (by,), never_due))

    def recover(self, most: Decimal, day: datetime.date, by: str) -> Decimal:
        """Reopen up to `most` of what was written off, and pay it; returns how much."""
        for place, part in enumerate(self.parts):
            if part.how == "write_off":
                paid = min(most, part.amount)
                left = part.amount - paid
                self.parts[place : place + 1] = [replace(part, amount=left)] if left else []
                self.parts.append(Part(paid, day, "receipt", (by,), given_up_on=part.settled_on))
                return paid
        return ZERO

    def closed(self) -> Obligation:
        """What the replay hands over."""
        return Obligation(
            self.id,
            self.kind,
            self.date,
            self.due,
            self.agreed_due,
            self.amount,
            self.disputed,
            self.opening,
            tuple(self.parts),
            self.open,
        )


class Account:
    """One customer's account on the day that the replay has reached."""

    ALONE: ClassVar[bool] = True  # no other account has money that this one's sales may take

    def __init__(self, limit_months: int) -> None:
        self._limit_months = limit_months
        self._by_id: dict[str, Running] = {}
        self._queue: list[tuple[Rank, Running]] = []
        self._free: deque[Lot] = deque()
        self._reserved: dict[str, deque[Lot]] = {}
        self._sums = dict.fromkeys(("sales", "returns", "write_offs", "recoveries", "refunds", "receipts"), ZERO)

    def sell(self, sale: Sale, due: datetime.date, agreed_due: datetime.date) -> None:
        """A sale takes what is reserved for it (a surplus becomes free), then free money, on its own date."""
        self._sums["sales"] += sale.amount
        made = Running(sale.id, "sale", sale.date, due, agreed_due, sale.amount, sale.disputed, sale.opening)
        if self._reserved or not self.ALONE:
            self._take_reserved(made)
        self._add(made)
        self._spend(sale.date)

    def give_back(self, given: Return) -> None:
        """A return reduces the sale it names or, naming none, open obligations in order; what is over is free."""
        self._sums["returns"] += given.amount
        left = given.amount
        if given.sale is None:
            while left and (first := self._first_open()):
                left -= self._reduce(first, left, given)
        elif named := self._by_id.get(given.sale):
            left -= self._reduce(named, left, given)
        self._put(given.id, left)
        self._spend(given.date)

    def write_off(self, given_up: WriteOff) -> None:
        """A write-off takes the open part of the sale it names."""
        named = self._by_id.get(given_up.sale)
        if named and named.open:
            self._sums["write_offs"] += named.open
            named.settle(named.open, given_up.date, "write_off", given_up.id)

    def receive(self, receipt: Receipt) -> None:
        """A receipt pays what it names in the order written; the rest is free.

        A name without a sale on the receipt's date stands for a sale of a later date, recorded already or not: records
        dated after the as-of date do not exist, so the two cannot be told apart.
        """
        self._sums["receipts"] += receipt.amount
        left = receipt.amount
        for claim in receipt.for_:
            most = left if claim.amount is None else min(left, claim.amount)
            if not most:
                continue
            if named := self._by_id.get(claim.sale):
                left -= self._pay(named, most, receipt)
            else:
                left -= self._set_aside(claim.sale, most, receipt)
        self._put(receipt.id, left)
        self._spend(receipt.date)

    def refund(self, refund: Refund) -> None:
        """A refund takes free money, then reserved money by sale id; what is over is an obligation due that day."""
        self._sums["refunds"] += refund.amount
        left = _take(self._free, refund.amount)
        for sale in sorted(self._reserved):
            left = _take(self._reserved[sale], left)
        if left:
            self._add(Running(refund.id, "refund", refund.date, refund.date, refund.date, left))

    def ledger(self, as_of: datetime.date) -> Ledger:
        """The account as it stands, at the end of the as-of date."""
        return Ledger(as_of, self.obligations(), self.free(), self.reserved(), self.movements(), self.waiting())

    def obligations(self) -> tuple[Obligation, ...]:
        """All obligations in the order (due, date, id)."""
        ordered = sorted(self._by_id.values(), key=lambda each: (each.due, each.date, each.id))
        return tuple(each.closed() for each in ordered)

    def movements(self) -> Movements:
        """Sums of what moved the account so far."""
        return Movements(**self._sums)

    def free(self) -> Decimal:
        return _sum(self._free)

    def waiting(self) -> frozenset[str]:
        """The records whose money, or a part of it, pays nothing yet."""
        return frozenset(source for lots in (self._free, *self._reserved.values()) for source, _ in lots)

    def reserved(self) -> dict[str, Decimal]:
        return {sale: _sum(lots) for sale, lots in sorted(self._reserved.items()) if lots}

    def _take_reserved(self, made: Running) -> None:
        """Let a new sale take what is reserved for it; what is left of that is free."""
        for source, money in self._reserved.pop(made.id, ()):
            paid = min(money, made.open)
            if paid:
                made.settle(paid, made.date, "receipt", source)
            self._put(source, money - paid)

    def _set_aside(self, sale: str, most: Decimal, receipt: Receipt) -> Decimal:
        """Do with a receipt's money what it says for a sale that is not here; returns how much of it that took."""
        self._reserved.setdefault(sale, deque()).append((receipt.id, most))
        return most

    def _add(self, made: Running) -> None:
        self._by_id[made.id] = made
        if made.open:
            heapq.heappush(self._queue, ((made.disputed, made.due, made.date, made.id), made))

    def _first_open(self) -> Running | None:
        while self._queue:
            first = self._queue[0][1]
            if first.open:
                return first
            heapq.heappop(self._queue)
        return None

    def _put(self, source: str, money: Decimal) -> None:
        if money:
            self._free.append((source, money))

    def _spend(self, day: datetime.date) -> None:
        """Free money pays open obligations at once, so that it never stands beside one."""
        while self._free and (first := self._first_open()):
            source, money = self._free.popleft()
            paid = min(money, first.open)
            first.settle(paid, day, "receipt", source)
            if money > paid:
                self._free.appendleft((source, money - paid))

    def _reduce(self, obligation: Running, most: Decimal, given: Return) -> Decimal:
        """Let a return take up to `most` of an obligation; what it takes early was never due."""
        taken = min(most, obligation.open)
        if taken:
            early = given.date <= add_months(obligation.due, self._limit_months)
            obligation.settle(taken, given.date, "return", given.id, never_due=early)
        return taken

    def _pay(self, obligation: Running, most: Decimal, receipt: Receipt) -> Decimal:
        """Pay up to `most` of an obligation that a receipt names, or recover as much of it from a write-off."""
        if not obligation.open:
            recovered = obligation.recover(most, receipt.date, receipt.id)
            self._sums["recoveries"] += recovered
            return recovered
        paid = min(most, obligation.open)
        obligation.settle(paid, receipt.date, "receipt", receipt.id)
        return paid


def _take(lots: deque[Lot], wanted: Decimal) -> Decimal:
    """Take money out of lots, first in, first out; returns what was wanted beyond them."""
    while wanted and lots:
        source, money = lots.popleft()
        taken = min(money, wanted)
        wanted -= taken
        if money > taken:
            lots.appendleft((source, money - taken))
    return wanted


def _sum(lots: deque[Lot]) -> Decimal:
    return sum((money for _, money in lots), ZERO)
