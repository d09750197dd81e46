"""Whether a promise of payment is open, kept or broken: receipts say it, nobody's word [R6].

A receipt dated after the promise's day, and no later than its pay-by date, counts as far as it pays what the promise
names: its sales, or its order and that order's sales, or anything if it names nothing. What a receipt pays, the ledger
says. Money counts for one promise only, for the oldest that it fits. A promise that names sales is kept as well when by
its pay-by date nothing of them was owed any more.

A broken promise stays broken. It is made good when the money has come later, when nothing is owed any more of what it
names, or when it was withdrawn.

A promise is counted in its own currency: money in another one at the rates of the receipt's date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.ledger.replay import bounced
from kehu.model.agreements import Promise
from kehu.model.customer import Customer
from kehu.model.rates import Rates, crossed
from kehu.model.records import Receipt
from kehu.model.types import Choice


class State(Choice):
    OPEN = "open", "open", "未到期"
    KEPT = "kept", "kept", "已兑现"
    BROKEN = "broken", "broken", "未兑现"
    WITHDRAWN = "withdrawn", "withdrawn", "已撤回"


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise at a date: how much of it came in time, by which receipts, and, of a broken one, how much at all."""

    promise: Promise
    state: State
    paid: Decimal = ZERO
    receipts: tuple[str, ...] = ()
    came: Decimal = ZERO
    made_good: bool = False

    @property
    def short(self) -> Decimal:
        """What of an open or broken promise has not come."""
        return self.promise.amount - self.paid if self.state in (State.OPEN, State.BROKEN) else ZERO

    @property
    def missing(self) -> Decimal:
        """What of a broken promise has not come to this day."""
        return max(self.promise.amount - self.came, ZERO)

    @property
    def to_come(self) -> Decimal:
        """What is still to come to this day: nothing of one that was kept, withdrawn or made good."""
        return self.short if self.state is State.OPEN else self.missing if self.is_broken else ZERO

    @property
    def is_broken(self) -> bool:
        """Broken, and still not paid."""
        return self.state is State.BROKEN and not self.made_good


@dataclass(slots=True)
class _Piece:
    """A part of a receipt's money: which sale it pays (none: nothing yet, or a refund), and what is left to count, in
    the receipt's currency.
    """

    date: datetime.date
    receipt: str
    order: str | None
    sale: str | None
    currency: str | None
    left: Decimal


def promised(customer: Customer, ledger: Ledger) -> list[Promised]:
    """Every promise given by the ledger's date, the oldest first."""
    as_of = ledger.as_of
    given = sorted((each for each in customer.promises if each.date <= as_of), key=lambda each: (each.date, each.id))
    if not given:
        return []
    sold = {each.id: each.order for each in customer.sales}
    owed = {each.id: each for each in ledger.obligations}
    in_time, late = _pieces(customer, ledger), _pieces(customer, ledger)
    return [_look(each, owed, sold, in_time, late, customer.rates, as_of) for each in given]


def _look(
    promise: Promise,
    owed: Mapping[str, Obligation],
    sold: Mapping[str, str | None],
    in_time: Sequence[_Piece],
    late: Sequence[_Piece],
    rates: Rates,
    as_of: datetime.date,
) -> Promised:
    withdrawn = promise.withdrawn_on
    if withdrawn and withdrawn <= min(as_of, promise.pay_by):
        return Promised(promise, State.WITHDRAWN)
    paid, receipts = _take(promise, _fitting(promise, in_time, sold, min(as_of, promise.pay_by)), rates)
    if paid >= promise.amount or _nothing_owed(promise, owed, promise.pay_by):
        return Promised(promise, State.KEPT, paid, receipts)
    if as_of <= promise.pay_by:
        return Promised(promise, State.OPEN, paid, receipts)
    came, _ = _take(promise, _fitting(promise, late, sold, as_of), rates)
    withdrawn_since = withdrawn is not None and withdrawn <= as_of
    made_good = came >= promise.amount or withdrawn_since or _nothing_open(promise, owed, sold)
    return Promised(promise, State.BROKEN, paid, receipts, came, made_good)


def _pieces(customer: Customer, ledger: Ledger) -> list[_Piece]:
    """All money that came, by what it pays, the oldest first."""
    came = {
        each.id: each for each in customer.receipts if each.date <= ledger.as_of and not bounced(each, ledger.as_of)
    }
    left = {id: each.amount for id, each in came.items()}
    found = []
    for obligation in ledger.obligations:
        for part in obligation.parts:
            receipt = came.get(part.by[0]) if part.how == "receipt" else None
            if receipt:
                # Rounded both ways, a part may seem to be more than came: no piece is more than what is left.
                paid = min(_in_its_currency(part.amount, obligation, receipt, customer.rates), left[receipt.id])
                left[receipt.id] -= paid
                found.append(_piece(receipt, obligation.id, paid))
    found += [_piece(came[id], None, rest) for id, rest in left.items() if rest > 0]
    return sorted(found, key=lambda each: (each.date, each.receipt))


def _piece(receipt: Receipt, sale: str | None, amount: Decimal) -> _Piece:
    return _Piece(receipt.date, receipt.id, receipt.order, sale, receipt.currency, amount)


def _in_its_currency(paid: Decimal, obligation: Obligation, receipt: Receipt, rates: Rates) -> Decimal:
    """What a part took of a receipt; the ledger has it in the base currency at the rate of the obligation's date."""
    original, here, there = obligation.originally(paid), obligation.currency, receipt.currency
    if (here or rates.base) == (there or rates.base):
        return original
    return crossed(original, rates.rate(here, receipt.date), rates.rate(there, receipt.date))


def _fitting(
    promise: Promise, pieces: Iterable[_Piece], sold: Mapping[str, str | None], until: datetime.date
) -> Iterable[_Piece]:
    """The pieces of the days after the promise's that pay what it names."""
    for each in pieces:
        if promise.date < each.date <= until and _pays(each, promise, sold):
            yield each


def _pays(piece: _Piece, promise: Promise, sold: Mapping[str, str | None]) -> bool:
    if not promise.sales and not promise.order:
        return True
    if piece.sale in promise.sales:
        return True
    return bool(promise.order) and promise.order in (piece.order, sold.get(piece.sale or ""))


def _take(promise: Promise, pieces: Iterable[_Piece], rates: Rates) -> tuple[Decimal, tuple[str, ...]]:
    """Count money for a promise, up to its amount, in its currency."""
    paid, receipts = ZERO, dict[str, None]()
    for each in pieces:
        if paid >= promise.amount:
            break  # money that is not needed needs no rate
        worth = _exchanged(each.left, each.currency, promise.currency, each.date, rates)
        counted = min(worth, promise.amount - paid)
        if counted > 0:
            used = _exchanged(counted, promise.currency, each.currency, each.date, rates)
            each.left = ZERO if counted == worth else each.left - used
            paid += counted
            receipts[each.receipt] = None
    return paid, tuple(receipts)


def _exchanged(amount: Decimal, own: str | None, other: str | None, day: datetime.date, rates: Rates) -> Decimal:
    same = (own or rates.base) == (other or rates.base)
    return amount if same else crossed(amount, rates.rate(own, day), rates.rate(other, day))


def _nothing_owed(promise: Promise, owed: Mapping[str, Obligation], by: datetime.date) -> bool:
    """Whether everything of the sales it names was settled by a day, and nothing of them given up."""
    named = [owed.get(each) for each in promise.sales]
    return bool(named) and all(
        each is not None
        and not each.open
        and all(part.settled_on <= by and part.how != "write_off" for part in each.parts)
        for each in named
    )


def _nothing_open(promise: Promise, owed: Mapping[str, Obligation], sold: Mapping[str, str | None]) -> bool:
    """Whether nothing is owed of what it names: its sales, its order's sales, or anything if it names nothing."""
    everything = not promise.sales and not promise.order
    named = [
        each
        for each in owed.values()
        if everything or each.id in promise.sales or (promise.order and sold.get(each.id) == promise.order)
    ]
    return bool(named) and not any(each.open or (each.written_off and not everything) for each in named)
