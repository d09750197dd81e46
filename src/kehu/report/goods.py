"""Orders, deliveries, and what came back. Part of the section on our dealings."""

from __future__ import annotations

from kehu.lang import Label, m
from kehu.model.as_of import value
from kehu.model.customer import Customer
from kehu.model.orders import Order
from kehu.report.blocks import Block, Nothing
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View


def orders(customer: Customer, view: View) -> tuple[Block, ...]:
    """Those not closed, in a deep report all."""
    title = Label("Open orders", "未结订单")
    every = known(customer.orders, view.as_of)
    found = every if view.depth == "deep" else [each for each in every if not value(each, "closed_on", view.as_of)]
    if not found:
        return (Nothing(m("no order is open at {date}", date=view.as_of), investigated=True, title=title),)

    def late(each: Order) -> object:
        closed = value(each, "closed_on", view.as_of)
        if closed:
            return m("closed on {date}", date=closed)
        return m("past its date") if each.promised and each.promised < view.as_of else None

    columns = (
        "date",
        "no",
        "contract",
        "product",
        "quantity",
        "open_quantity",
        "amount",
        "currency",
        "promised",
        Own(Label("remark", "备注"), late),
    )
    title = Label("Orders", "订单") if view.depth == "deep" else title
    return (listing("orders", title, found, columns, view),)


def deliveries(customer: Customer, view: View) -> tuple[Block, ...]:
    found = known(customer.deliveries, view.as_of)
    if not found:
        return ()
    columns = ("date", "order", "sale", "product", "quantity", "carrier", "waybill", "signed_by", "signed_on")
    return (listing("deliveries", Label("Deliveries", "发货记录"), found, columns, view),)


def returns(customer: Customer, view: View) -> tuple[Block, ...]:
    """Goods back, compensation and allowances; money paid back."""
    title = Label("Returns and allowances", "退赔折价")
    found = known(customer.returns, view.as_of)
    refunds = known(customer.refunds, view.as_of)
    columns = ("date", "kind", "sale", "product", "amount", "currency", "reason", "responsible", "appraisal")
    paid_back = ("date", "amount", "currency", "method", "reason", "approved_by")
    none = m("no return up to {date} is recorded", date=view.as_of)
    return (
        listing("returns", title, found, columns, view) if found else Nothing(none, investigated=True, title=title),
        *((listing("refunds", Label("Refunds", "退款"), refunds, paid_back, view),) if refunds else ()),
    )
