"""Exposure: what we stand to lose with a customer at a date, part by part, with the records that make each [C1] [C3].

exposure = owed − unallocated + open orders + reserved headroom + bills that have not matured. Money of theirs that pays
nothing yet lessens it unless the policy says otherwise; then exposure may be negative. All units of ours count. Other
currencies count at the rate of the date; without one, NoRate is raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kehu.credit.orders import Unsold, unsold
from kehu.lang import Label
from kehu.ledger.obligation import ZERO, Ledger
from kehu.ledger.purses import revalued
from kehu.ledger.replay import bounced
from kehu.model.choices import Method
from kehu.model.customer import Customer
from kehu.model.policy.limits import Bills, LimitsPolicy, Unallocated
from kehu.model.records import Receipt

Item = tuple[str, Decimal]  # a record's id, and what of it counts
OWED = Label("owed", "应收未收")
UNALLOCATED = Label("unallocated money", "预收款")
ORDERS = Label("open orders", "未发货订单")
RESERVED = Label("reserved headroom", "预留额度")
BILLS = Label("bills not yet matured", "未到期票据")
BANKS = (Method.BANK_BILL, Method.LETTER_OF_CREDIT)  # a bank stands behind these


@dataclass(frozen=True, slots=True)
class Part:
    """One part of exposure; what lessens it is negative."""

    name: str
    label: Label
    items: tuple[Item, ...]

    @property
    def amount(self) -> Decimal:
        return sum((amount for _, amount in self.items), ZERO)


@dataclass(frozen=True, slots=True)
class Exposure:
    """A customer's exposure; the parts are always the same five, in the same order."""

    code: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> Decimal:
        return sum((each.amount for each in self.parts), ZERO)

    def part(self, name: str) -> Part:
        return next(each for each in self.parts if each.name == name)


def exposure(customer: Customer, ledger: Ledger, policy: LimitsPolicy, without: str | None = None) -> Exposure:
    """The exposure at the ledger's date; `without` leaves an order out that is to be decided on."""
    ledger = revalued(ledger, customer)
    orders = [each for each in unsold(customer, ledger.as_of) if each.order.id != without]
    bills = ((each.id, _worth(each, customer, ledger)) for each in immature(customer, ledger, policy))
    owed = tuple((each.id, each.open) for each in ledger.obligations if each.open)
    return Exposure(
        customer.code,
        (
            Part("owed", OWED, owed),
            Part("unallocated", UNALLOCATED, _unallocated(ledger, policy)),
            Part("orders", ORDERS, _items(each for each in orders if not each.reserved)),
            Part("reserved", RESERVED, _items(each for each in orders if each.reserved)),
            Part("bills", BILLS, tuple(bills)),
        ),
    )


def immature(customer: Customer, ledger: Ledger, policy: LimitsPolicy) -> list[Receipt]:
    """Receipts by bill that has not matured at the date, as far as the policy counts them; a bounced one never."""
    as_of = ledger.as_of
    return [
        each
        for each in customer.receipts
        if each.matures
        and each.date <= as_of < each.matures
        and not bounced(each, as_of)
        and (policy.bills is Bills.ALL or (policy.bills is Bills.COMMERCIAL and each.method not in BANKS))
    ]


def on_account(customer: Customer, ledger: Ledger, policy: LimitsPolicy, found: Exposure) -> Decimal:
    """What of their money is spoken for by nothing: neither by an open order, nor is it a bill still to mature."""
    if policy.unallocated is Unallocated.IGNORED:
        return ZERO
    waiting = (each for each in immature(customer, ledger, policy) if each.id in ledger.waiting)
    bills = sum((_worth(each, customer, ledger) for each in waiting), ZERO)
    spoken_for = found.part("orders").amount + found.part("reserved").amount + bills
    return max(revalued(ledger, customer).unallocated - spoken_for, ZERO)


def _worth(receipt: Receipt, customer: Customer, ledger: Ledger) -> Decimal:
    return customer.rates.in_base(receipt.amount, receipt.currency, ledger.as_of)


def _unallocated(ledger: Ledger, policy: LimitsPolicy) -> tuple[Item, ...]:
    if policy.unallocated is Unallocated.IGNORED or not ledger.unallocated:
        return ()
    reserved = tuple((sale, -amount) for sale, amount in ledger.reserved.items() if amount)
    return (*((("", -ledger.free),) if ledger.free else ()), *reserved)


def _items(orders: Iterable[Unsold]) -> tuple[Item, ...]:
    return tuple((each.order.id, each.amount) for each in orders)
