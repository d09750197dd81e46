"""What of the customer's orders is not yet sold, so that it is exposure [C3] [R6].

An order counts with what is not yet sold of it: its amount less the sales that belong to it, which are owed instead.
A sale belongs to the order that it names; if it names none, to those whose deliveries name it, the oldest filled first.
So nothing counts twice. Where the order says how much of its quantity is still to be delivered, no more than that and
the goods delivered without a sale counts.

Closing an order takes away what is still to be delivered, and nothing else: goods that have left us without a sale
count on. An order that is opened again, or whose closing is dated later, counts again. An order that reserves headroom
until a day counts up to that day; after it, like a closed one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.orders import Order
from kehu.model.rates import Rates, crossed
from kehu.model.records import CENT, EXACT, Sale


@dataclass(frozen=True, slots=True)
class Unsold:
    """An order with what of it counts as exposure, in the base currency at the rate of the date; `reserved` while it
    holds headroom until a day.
    """

    order: Order
    amount: Decimal
    reserved: bool


def unsold(customer: Customer, as_of: datetime.date) -> list[Unsold]:
    """The orders of which something is exposure at a date, by date and id."""
    orders = sorted((each for each in customer.orders if each.date <= as_of), key=lambda each: (each.date, each.id))
    if not orders:
        return []
    sold = _sold(customer, orders, as_of)
    found = [(each, _counts(each, sold[each.id], customer, as_of)) for each in orders]
    return [
        Unsold(
            order,
            customer.rates.in_base(amount, order.currency, as_of),
            order.reserved_until is not None and order.reserved_until >= as_of,
        )
        for order, amount in found
        if amount
    ]


def _counts(order: Order, sold: Decimal, customer: Customer, as_of: datetime.date) -> Decimal:
    rest = max(order.amount - sold, ZERO)
    delivered = min(rest, max(_delivered(order, customer, as_of) - sold, ZERO))
    closed = order.closed_on is not None and order.closed_on <= as_of
    lapsed = order.reserved_until is not None and order.reserved_until < as_of
    if closed or lapsed:
        return delivered
    if order.open_quantity is None or not order.quantity:
        return rest
    return min(rest, _share(order, order.open_quantity) + delivered)


def _delivered(order: Order, customer: Customer, as_of: datetime.date) -> Decimal:
    """What the goods delivered by a date are worth, those with a sale included; without quantities nothing is known."""
    if not order.quantity:
        return ZERO
    made = (each for each in customer.deliveries if each.order == order.id and each.date <= as_of)
    return _share(order, sum((each.quantity or ZERO for each in made), ZERO))


def _share(order: Order, quantity: Decimal) -> Decimal:
    """The part of the order's amount that falls to a quantity, in cents rounded half up."""
    assert order.quantity
    part = EXACT.divide(EXACT.multiply(order.amount, min(quantity, order.quantity)), order.quantity)
    return EXACT.quantize(part, CENT)


def _sold(customer: Customer, orders: list[Order], as_of: datetime.date) -> Mapping[str, Decimal]:
    """Sold of each order by a date, in the order's currency; no sale counts for two orders."""
    sold = {each.id: ZERO for each in orders}
    by_id = {each.id: each for each in orders}
    by_sale: dict[str, list[str]] = {}
    for delivery in customer.deliveries:
        if delivery.sale and delivery.order in sold and delivery.date <= as_of:
            by_sale.setdefault(delivery.sale, []).append(delivery.order)
    # Sales that name their order come first: the others fill what those leave.
    for sale in sorted(customer.sales, key=lambda each: (each.order is None, each.date, each.id)):
        if sale.date > as_of:
            continue
        if sale.order:
            if sale.order in sold:
                sold[sale.order] += _worth(sale, by_id[sale.order], customer.rates)
            continue
        _spread(sale, [each for each in orders if each.id in by_sale.get(sale.id, ())], sold, customer.rates)
    return sold


def _spread(sale: Sale, orders: list[Order], sold: dict[str, Decimal], rates: Rates) -> None:
    """Let a sale fill orders one after the other; those in another currency than the first it leaves alone."""
    left = _worth(sale, orders[0], rates) if orders else ZERO
    for order in orders:
        if (order.currency or rates.base) == (orders[0].currency or rates.base):
            taken = min(left, max(order.amount - sold[order.id], ZERO))
            sold[order.id] += taken
            left -= taken


def _worth(sale: Sale, order: Order, rates: Rates) -> Decimal:
    """A sale's amount in its order's currency, at the rates of its own date."""
    if (sale.currency or rates.base) == (order.currency or rates.base):
        return sale.amount
    return crossed(sale.amount, rates.rate(sale.currency, sale.date), rates.rate(order.currency, sale.date))
