"""A statement of account (对账单): what was owed, what moved it, and what is owed, currency by currency [C6]. Pure.

Law: opening + movements = closing, in every currency. Opening is what the ledger says at the end of the day before the
period, closing what it says at the end of its last day; neither is changed by what came to be known later.

Most movements are the records themselves. A bounced receipt has two lines, on the day it came and on the day it
bounced, so that a statement of the time between still adds up. A write-off takes what was open on its day; money that
comes later for what was written off moves the account twice, as a receipt and as a recovery. Where money pays in
another currency, it leaves one account and enters the other. And what was agreed or bounced later can change what a
write-off took: that is told as a correction on the day on which it did.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from kehu.credit.accounts import Currency, account, by_currency, total
from kehu.credit.interest import Interest, late_interest
from kehu.ledger.ageing import Ageing, age
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.months import add_days
from kehu.model.policy import Policy
from kehu.model.types import Choice


class Movement(Choice):
    """What moved an account; in the order in which a day's lines stand."""

    OPENING = "opening", "opening balance", "期初欠款"
    SALE = "sale", "sale", "销售"
    RETURN = "return", "return or allowance", "退货、折让"
    WRITE_OFF = "write_off", "written off", "坏账核销"
    RECEIPT = "receipt", "receipt", "收款"
    RECOVERY = "recovery", "recovered after a write-off", "收回已核销款"
    REFUND = "refund", "refund", "退款"
    BOUNCED = "bounced", "receipt bounced", "退票冲回"
    CONVERTED = "converted", "paid across currencies", "跨币种抵付"
    CORRECTION = "correction", "correction of a write-off", "核销更正"

    @property
    def rank(self) -> int:
        return list(Movement).index(self)


@dataclass(frozen=True, slots=True)
class Line:
    """One movement: positive where the customer owes more by it. `balance` is what is owed after it."""

    date: datetime.date
    kind: Movement
    amount: Decimal
    balance: Decimal
    id: str | None = None
    no: str | None = None  # the document's number, else the contract's
    what: str | None = None  # product, reason; never a note of ours, nor why we gave something up


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An obligation that is open at the close."""

    obligation: Obligation
    no: str | None
    what: str | None
    days_late: int  # negative or 0: not due


@dataclass(frozen=True, slots=True)
class Account:
    """The statement of one currency; None is the base currency."""

    currency: Currency
    opening: Decimal
    lines: tuple[Line, ...]
    ledger: Ledger  # at the close
    items: tuple[OpenItem, ...]
    ageing: Ageing
    interest: Interest | None

    @property
    def closing(self) -> Decimal:
        return self.ledger.outstanding

    @property
    def charged(self) -> Decimal:
        """What the customer came to owe."""
        return total(each.amount for each in self.lines if each.amount > 0)

    @property
    def credited(self) -> Decimal:
        """What lessened it, as a positive sum."""
        return -total(each.amount for each in self.lines if each.amount < 0)

    @property
    def unallocated(self) -> Decimal:
        return self.ledger.unallocated

    @property
    def is_empty(self) -> bool:
        """Nothing was owed, nothing moved, nothing is owed or waits."""
        return not (self.opening or self.lines or self.closing or self.items or self.unallocated)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement for a period, both days included. At least one account; the base currency's where nothing moved."""

    customer: Customer
    start: datetime.date
    end: datetime.date
    accounts: tuple[Account, ...]

    @property
    def is_empty(self) -> bool:
        return all(each.is_empty for each in self.accounts)


@dataclass(frozen=True, slots=True)
class _Move:
    """A movement before its balance is known."""

    date: datetime.date
    kind: Movement
    currency: Currency
    amount: Decimal
    id: str | None = None
    no: str | None = None
    what: str | None = None


def statement(customer: Customer, policy: Policy, start: datetime.date, end: datetime.date) -> Statement:
    """The statement of a period. Raises ValueError if it ends before it starts."""
    if end < start:
        raise ValueError(end)
    accounts = list(_Period(customer, policy, start, end).accounts())
    told = [each for each in accounts if not each.is_empty]
    return Statement(customer, start, end, tuple(told or accounts[:1]))


class _Period:
    """A customer's account through a period: the ledger at both ends, and what moved it between them."""

    def __init__(self, customer: Customer, policy: Policy, start: datetime.date, end: datetime.date) -> None:
        self.customer, self.policy, self.start, self.end = customer, policy, start, end
        self._ledgers: dict[datetime.date, Ledger] = {}

    def accounts(self) -> Iterator[Account]:
        before, after = by_currency(self._before), by_currency(self._at(self.end))
        moves = self._moves()
        used: set[Currency] = {*before, *after, *(each.currency for each in moves)} or {None}  # never none at all
        for currency in sorted(used, key=lambda name: name or ""):
            opening = before[currency].outstanding if currency in before else ZERO
            lines = _balanced((each for each in moves if each.currency == currency), opening)
            ledger = after.get(currency) or account(self._at(self.end), currency)
            items = tuple(self._items(ledger))
            late = [each.obligation for each in items if each.days_late > 0 and not each.obligation.disputed]
            interest = late_interest(late, self.end, self.policy.dunning.interest)
            ageing = age(ledger, self.policy.ageing)
            yield Account(currency, opening, lines, ledger, items, ageing, interest)

    @cached_property
    def _before(self) -> Ledger:
        """The ledger at the end of the day before the period."""
        day = add_days(self.start, -1)
        if day == self.start:  # the first day of the calendar has none before it
            return Ledger(day, (), ZERO, {})
        return self._at(day)

    def _at(self, day: datetime.date) -> Ledger:
        if day not in self._ledgers:
            self._ledgers[day] = replay(self.customer, self.policy, day)
        return self._ledgers[day]

    def _moves(self) -> list[_Move]:
        """All movements of the period, in the order in which they are told."""
        written = sorted(self._written(), key=_order)
        if not self._needs_replay():
            return written
        return sorted([*written, *self._worked_out(written)], key=_order)

    def _written(self) -> Iterator[_Move]:
        """The movements that are records."""
        made = self.customer
        for sale in made.sales:
            kind = Movement.OPENING if sale.opening else Movement.SALE
            no = sale.no or sale.contract
            what = " ".join(each for each in (sale.product, sale.model) if each) or None
            yield from self._move(sale.date, kind, sale.currency, sale.amount, sale.id, no, what)
        for returned in made.returns:
            what = returned.reason or returned.product
            yield from self._move(
                returned.date, Movement.RETURN, returned.currency, -returned.amount, returned.id, returned.no, what
            )
        for receipt in made.receipts:
            came = (receipt.currency, -receipt.amount, receipt.id, receipt.no, None)
            yield from self._move(receipt.date, Movement.RECEIPT, *came)
            if receipt.bounced:
                gone = (receipt.currency, receipt.amount, receipt.id, receipt.no, None)
                yield from self._move(receipt.bounced, Movement.BOUNCED, *gone)
        for refund in made.refunds:
            yield from self._move(
                refund.date, Movement.REFUND, refund.currency, refund.amount, refund.id, refund.no, refund.reason
            )

    def _move(
        self,
        date: datetime.date,
        kind: Movement,
        currency: Currency,
        amount: Decimal,
        id: str,
        no: str | None,
        what: str | None,
    ) -> Iterator[_Move]:
        if self.start <= date <= self.end and amount:
            own = None if currency == self.customer.rates.base else currency
            yield _Move(date, kind, own, amount, id, no, what)

    def _needs_replay(self) -> bool:
        """Whether a balance may be moved by more than the records' own amounts.

        It is where something is written off, or where a receipt names a sale in another currency.
        """
        made = self.customer
        if any(each.date <= self.end for each in made.write_offs):
            return True
        base = made.rates.base
        sold = {each.id: each.currency or base for each in made.sales}
        return any(
            sold.get(claim.sale, own) != own
            for each in made.receipts
            for own in (each.currency or base,)
            for claim in each.for_
        )

    def _worked_out(self, written: Sequence[_Move]) -> Iterator[_Move]:
        """What moves the balances beyond the records' own amounts, day by day: found by replaying each day."""
        own = {day: list(moves) for day, moves in groupby(written, key=lambda each: each.date)}
        before = self._before
        for day in sorted(self._days(own)):
            now = self._at(day)
            yield from self._of_day(day, before, now, own.get(day, []))
            before = now

    def _days(self, own: Iterable[datetime.date]) -> set[datetime.date]:
        """Days on which a balance may move."""
        made = self.customer
        others = (each.date for records in (made.write_offs, made.extensions) for each in records)
        return {day for day in (*own, *others) if self.start <= day <= self.end}

    def _of_day(self, day: datetime.date, before: Ledger, now: Ledger, own: Sequence[_Move]) -> Iterator[_Move]:
        named = {*by_currency(before), *by_currency(now), *(each.currency for each in own)}
        for currency in sorted(named, key=lambda name: name or ""):
            today = account(now, currency)
            moved = today.outstanding - account(before, currency).outstanding
            told = total(each.amount for each in own if each.currency == currency)
            for found in self._given_up(day, today, currency):
                told += found.amount
                yield found
            if moved != told:
                several = len(named) > 1
                kind = Movement.CONVERTED if several else Movement.CORRECTION
                yield _Move(day, kind, currency, moved - told)

    def _given_up(self, day: datetime.date, ledger: Ledger, currency: Currency) -> Iterator[_Move]:
        """What was written off on a day, as it stood on that day, and what came in for what had been."""
        papers = {each.id: each for each in self.customer.write_offs}
        receipts = {each.id: each for each in self.customer.receipts}
        for obligation in ledger.obligations:
            for part in obligation.parts:
                if part.how == "write_off" and part.settled_on == day:
                    paper = papers[part.by[0]]
                    yield _Move(day, Movement.WRITE_OFF, currency, -part.amount, paper.id, paper.no)
                if part.given_up_on and part.settled_on == day:
                    no = receipts[part.by[0]].no if part.by[0] in receipts else None
                    yield _Move(day, Movement.RECOVERY, currency, part.amount, part.by[0], no)
                    if part.given_up_on == day:  # written off and recovered on one day: both are told
                        id = next(each.id for each in papers.values() if (each.sale, each.date) == (obligation.id, day))
                        yield _Move(day, Movement.WRITE_OFF, currency, -part.amount, id, papers[id].no)

    def _items(self, ledger: Ledger) -> Iterator[OpenItem]:
        sales = {each.id: each for each in self.customer.sales}
        refunds = {each.id: each for each in self.customer.refunds}
        for each in ledger.obligations:
            if each.open:
                days = (self.end - each.due).days
                if each.id in sales:
                    sale = sales[each.id]
                    what = " ".join(word for word in (sale.product, sale.model) if word) or None
                    yield OpenItem(each, sale.no or sale.contract, what, days)
                else:
                    yield OpenItem(each, refunds[each.id].no, refunds[each.id].reason, days)


def _order(move: _Move) -> tuple[datetime.date, int, str]:
    return move.date, move.kind.rank, move.id or ""


def _balanced(moves: Iterable[_Move], opening: Decimal) -> tuple[Line, ...]:
    lines, balance = [], opening
    for each in moves:
        balance += each.amount
        lines.append(Line(each.date, each.kind, each.amount, balance, each.id, each.no, each.what))
    return tuple(lines)
