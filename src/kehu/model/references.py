"""What must hold between the records of one customer: ids unique, ids that are named exist, days in order.

A fault here makes a figure wrong, so the customer is not graded until it is mended [L6].
"""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import Message, m
from kehu.model.custom import CUSTOM, own_lists
from kehu.model.customer import Customer
from kehu.model.entry import Record
from kehu.model.kinds import BY_LIST
from kehu.nearest import nearest

SHOWN = 3  # ids offered where none is like the one that is named
Fault = tuple[tuple[str | int, ...], str, Message, Message | None]


def reference_faults(customer: Customer) -> Iterator[Fault]:
    """Every fault as (path in the file, rule, message, hint)."""
    yield from _duplicate_ids(customer)
    sales = {sale.id for sale in customer.sales}
    orders = {order.id for order in customer.orders}
    for n, receipt in enumerate(customer.receipts):
        for claim in receipt.for_:
            if claim.sale not in sales:
                yield _unknown(("receipts", n, "for"), claim.sale, sales, m("sale"))
        if receipt.bounced and receipt.bounced < receipt.date:
            yield (
                ("receipts", n, "bounced"),
                "dates",
                m("the receipt bounced before it came ({day})", day=receipt.date),
                m("correct one of the two dates"),
            )
    for n, spell in enumerate(customer.terms):
        if spell.until and spell.until < spell.from_:
            yield (
                ("terms", n, "until"),
                "dates",
                m("the terms end before they begin ({day})", day=spell.from_),
                m("correct one of the two dates"),
            )
    for name in ("returns", "write_offs", "extensions"):
        for n, record in enumerate(getattr(customer, name)):
            if record.sale is not None and record.sale not in sales:
                yield _unknown((name, n, "sale"), record.sale, sales, m("sale"))
    for name in ("sales", "receipts"):
        for n, record in enumerate(getattr(customer, name)):
            if record.order is not None and record.order not in orders:
                yield _unknown((name, n, "order"), record.order, orders, m("order"))


def _records(customer: Customer) -> Iterator[tuple[tuple[str | int, ...], Record]]:
    for name in BY_LIST:
        for n, record in enumerate(getattr(customer, name)):
            yield (name, n), record
    for name, records in own_lists(customer.custom).items():
        for n, record in enumerate(records):
            yield (CUSTOM, name, n), record


def _duplicate_ids(customer: Customer) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, record in _records(customer):
        if record.id in seen:
            yield (
                (*path, "id"),
                "duplicate-id",
                m("the id {id} stands twice in this file", id=record.id),
                m("give one of the two records another id, and look after what refers to it"),
            )
        seen.add(record.id)


def _unknown(path: tuple[str | int, ...], wanted: str, known: set[str], what: Message) -> Fault:
    return path, "reference", m("there is no {what} {id} in this file", what=what, id=wanted), _advice(wanted, known)


def _advice(wanted: str, known: set[str]) -> Message:
    if near := nearest(wanted, sorted(known)):
        return m("did you mean {near}?", near=near)
    if known:  # an id begins with its kind and date, so that the last ones are the latest
        return m("the last ones here are {ids}", ids=sorted(known)[-SHOWN:])
    return m("record it first, or take the reference out")
