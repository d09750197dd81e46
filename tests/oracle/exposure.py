"""What the firm stands to lose with a customer [C1] [C3]: money owed, orders not yet sold, bills not yet matured."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from oracle.rates import Rates
from oracle.replay import Replay
from oracle.values import Plain, day, has_bounced, money, records, rules, sale_amount, to_cents, units

PARTS = ("owed", "unallocated", "orders", "reserved", "bills")


def sold(history: Plain, as_of: dt.date, rates: Rates) -> dict[str, int]:
    """How much of each order is sold, in the order's currency."""
    orders = {order["id"]: order for order in records(history, "orders", as_of)}
    filled = dict.fromkeys(orders, 0)

    def changed(sale: Plain, order: Plain) -> int:
        # "A sale in another currency than its order: changed at the rates of the sale's date, to cents."
        one, other = rates.currency(sale), rates.currency(order)
        return sale_amount(sale) if one == other else rates.cross(sale_amount(sale), one, other, day(sale["date"]))

    sales = records(history, "sales", as_of)
    # "amounts of sales (date ≤ D) that name it in `order`"
    for sale in sales:
        if sale.get("order") in orders:
            filled[sale["order"]] += changed(sale, orders[sale["order"]])
    # "plus of sales that name no order: those that a delivery names together with the order; such sales,
    # by (date, id), fill their orders by (order date, id), each up to amount − sold so far."
    for sale in sales:
        if sale.get("order"):
            continue
        deliveries = [each for each in records(history, "deliveries", as_of) if each.get("sale") == sale["id"]]
        names = {each["order"] for each in deliveries if each.get("order") in orders}
        meant = sorted((orders[name] for name in names), key=lambda order: (order["date"], order["id"]))
        if not meant:
            continue
        left = changed(sale, meant[0])
        for order in meant:
            # "Of several orders only those in the first one's currency are filled."
            if rates.currency(order) == rates.currency(meant[0]):
                takes = min(left, max(0, sale_amount(order) - filled[order["id"]]))
                filled[order["id"]] += takes
                left -= takes
    return filled


def counting(history: Plain, order: Plain, sold_of_it: int, as_of: dt.date) -> int:
    """What of an order is exposure, in its currency."""
    amount, quantity = sale_amount(order), Fraction(order.get("quantity") or 0)
    rest = max(0, amount - sold_of_it)
    left_us = sum(
        (Fraction(each.get("quantity") or 0) for each in records(history, "deliveries", as_of)
         if each.get("order") == order["id"]),
        Fraction(0),
    )  # fmt: skip
    delivered = to_cents(amount * min(left_us, quantity) / quantity) if quantity > 0 else 0
    delivered_unsold = min(rest, max(0, delivered - sold_of_it))
    closed = order.get("closed_on") and day(order["closed_on"]) <= as_of
    lapsed = order.get("reserved_until") and day(order["reserved_until"]) < as_of
    if closed or lapsed:
        return delivered_unsold  # "closing frees only what is still to be delivered"
    if not order.get("open_quantity") or quantity == 0:
        return rest
    to_come = to_cents(amount * min(Fraction(order["open_quantity"]), quantity) / quantity)
    return min(rest, to_come + delivered_unsold)


def bill_counts(receipt: Plain, policy: Plain, as_of: dt.date) -> bool:
    # "Receipts with `matures` > D, date ≤ D, not bounced by D". "commercial (default) = every method but
    # bank_bill and letter_of_credit (no method said counts); all; none."
    which = rules(policy, "limits")["bills"]
    if not receipt.get("matures") or day(receipt["matures"]) <= as_of or has_bounced(receipt, as_of):
        return False
    return which == "all" or (which == "commercial" and receipt.get("method") not in ("bank_bill", "letter_of_credit"))


def exposure(
    history: Plain, policy: Plain, as_of: dt.date, rates: Rates | None = None, without: str | None = None
) -> dict[str, Decimal]:
    """The five parts; what lessens exposure is negative."""
    rates = rates or Rates()
    replay = Replay(history, policy, as_of, rates)
    found = dict.fromkeys(PARTS, 0)
    for each in replay.obligations.values():
        if each.original_open:
            found["owed"] += each.original_open * rates.rate(each.currency, as_of)
    # "− unallocated (free + reserved money of the ledger at D's rate; policy: ignored → 0)". Reading: its
    # rate must be there all the same.
    waits = sum(lot.amount * rates.rate(lot.currency, as_of) for lot in replay.lots)
    if rules(policy, "limits")["unallocated"] == "reduces":
        found["unallocated"] = -waits
    filled = sold(history, as_of, rates)
    for order in records(history, "orders", as_of):
        amount = counting(history, order, filled[order["id"]], as_of)
        if amount:
            # "An order with `reserved_until` ≥ D counts as "reserved", any other as "orders"." Reading: of the
            # one left out, too, the rate must be there.
            held = order.get("reserved_until") and day(order["reserved_until"]) >= as_of
            worth = amount * rates.rate(rates.currency(order), as_of)
            found["reserved" if held else "orders"] += 0 if order["id"] == without else worth
    for receipt in records(history, "receipts", as_of):
        if bill_counts(receipt, policy, as_of):
            # "the whole amount counts, whatever the receipt pays"
            found["bills"] += units(receipt["amount"]) * rates.rate(rates.currency(receipt), as_of)
    return {name: money(amount) for name, amount in found.items()}


def revalued(history: Plain, policy: Plain, as_of: dt.date, rates: Rates) -> dict[str, Any]:
    """What is open, and what waits, at the rates of the as-of date."""
    replay = Replay(history, policy, as_of, rates)
    opens = {
        each.name: each.original_open * rates.rate(each.currency, as_of) if each.original_open else 0
        for each in replay.obligations.values()
    }
    waits = [(lot.sale, lot.amount * rates.rate(lot.currency, as_of)) for lot in replay.lots]
    reserved: dict[str, int] = {}
    for sale, amount in waits:
        if sale:
            reserved[sale] = reserved.get(sale, 0) + amount
    free = sum(amount for sale, amount in waits if not sale)
    return {
        "open": {name: money(amount) for name, amount in opens.items()},
        "free": money(free),
        "reserved": {sale: money(amount) for sale, amount in reserved.items()},
    }
