"""What the customer bought and paid: trend, months, products. Part of the section on our dealings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from kehu.lang import Label, m
from kehu.ledger.history import Month, bought, monthly
from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.months import add_months
from kehu.report.blocks import Block, Chart, Column, Fact, Facts, Nothing, Series, Table
from kehu.report.figures import shares
from kehu.report.view import View

MONTHS = 24
PRODUCTS = 10


def trade(customer: Customer, currency: str, view: View) -> tuple[Block, ...]:
    """When they bought and paid: a few facts, the chart of 24 months and its figures, year beside year."""
    as_of = view.as_of
    sales = sorted((sale.date, sale.id) for sale in customer.sales if sale.date <= as_of and not sale.opening)
    months = monthly(customer, as_of, MONTHS)
    title = Label("Purchases and receipts by month", "月度交易与回款")
    if not any(month.purchases or month.receipts for month in months):
        if not sales:
            return (Nothing(m("no purchase up to {date}", date=as_of), investigated=True, title=title),)
        return (
            Nothing(
                m("no purchase and no receipt in the 24 months to {date}", date=as_of), investigated=True, title=title
            ),
        )
    start, year_ago = add_months(as_of, -MONTHS), add_months(as_of, -MONTHS // 2)
    before, last = months[: MONTHS // 2], months[MONTHS // 2 :]
    facts = [
        Fact(Label("Purchases, 12 months before", "前 12 个月采购额"), bought(customer, start, year_ago), "money"),
        Fact(Label("Purchases, last 12 months", "近 12 个月采购额"), bought(customer, year_ago, as_of), "money"),
    ]
    if sales:
        facts += [
            Fact(Label("First purchase", "首笔交易"), sales[0][0], "date"),
            Fact(Label("Latest purchase", "最近交易"), sales[-1][0], "date"),
        ]
    return (
        Facts("trend", tuple(facts), title=Label("Trend", "交易趋势")),
        *view.from_standard(_trade_chart(title, months, currency), _by_month(before, last, as_of)),
    )


def _bought(months: Sequence[Month]) -> Decimal:
    return sum((month.purchases for month in months), ZERO)


def _received(months: Sequence[Month]) -> Decimal:
    return sum((month.receipts for month in months), ZERO)


def _trade_chart(title: Label, months: Sequence[Month], currency: str) -> Chart:
    return Chart(
        "trade-chart",
        title,
        m(
            "Bars for each month from {first} to {last}: purchases {bought} and receipts {received} in all.",
            first=_name(months[0].start),
            last=_name(months[-1].start),
            bought=_bought(months),
            received=_received(months),
        ),
        tuple((month.start.year, month.start.month) for month in months),
        (
            Series(Label("Purchases", "采购额"), tuple(month.purchases for month in months)),
            Series(Label("Receipts", "回款"), tuple(month.receipts for month in months)),
        ),
        currency,
    )


def _name(day: datetime.date) -> str:
    return f"{day:%Y-%m}"


def _by_month(before: Sequence[Month], last: Sequence[Month], as_of: datetime.date) -> Table:
    """Two years side by side: a row for each month of the year."""
    rows = tuple(
        (
            _name(old.start),
            old.purchases or None,
            old.receipts or None,
            _name(new.start),
            new.purchases or None,
            new.receipts or None,
        )
        for old, new in zip(before, last, strict=True)
    )
    bought, received = Label("Purchases", "采购额"), Label("Receipts", "回款")
    columns = (Column(Label("Month", "月份"), "date"), Column(bought, "money"), Column(received, "money"))
    total = Label("Total", "合计")
    return Table(
        "by-month",
        Label("Figures by month", "月度明细"),
        columns + columns,
        rows,
        (total, _bought(before), _received(before), total, _bought(last), _received(last)),
        m(
            "Calendar months, the last one up to {date}. Purchases are sales less returns, without opening balances.",
            date=as_of,
        ),
    )


def products(customer: Customer, as_of: datetime.date) -> tuple[Block, ...]:
    """What they bought in the 24 months to the as-of date, the most first."""
    start = add_months(as_of, -MONTHS)
    title = Label("Purchases by product, last 24 months", "近 24 个月采购产品构成")
    sums: dict[str, list[Decimal]] = {}
    for sale in customer.sales:
        if start < sale.date <= as_of and not sale.opening:
            sums.setdefault(sale.product or "", []).append(customer.rates.base_amount(sale))
    if not sums:
        return (Nothing(m("no purchase in the 24 months to {date}", date=as_of), investigated=True, title=title),)
    whole = sum((sum(amounts, ZERO) for amounts in sums.values()), ZERO)
    ranked = sorted(
        ((sum(amounts, ZERO), len(amounts), name) for name, amounts in sums.items()),
        key=lambda each: (-each[0], each[2]),
    )
    rows: list[tuple[object, int, Decimal]] = [
        (name or m("product not stated"), count, amount) for amount, count, name in ranked[:PRODUCTS]
    ]
    rest = ranked[PRODUCTS:]
    if rest:
        name = m("{count} other {count:product|products}", count=len(rest))
        rows.append((name, sum(each[1] for each in rest), sum((each[0] for each in rest), ZERO)))
    parts = shares([amount for _, _, amount in rows])
    columns = (
        Column(Label("Product", "产品")),
        Column(Label("Sales", "笔数"), "number"),
        Column(Label("Amount", "金额"), "money"),
        Column(Label("Share", "占比"), "number"),
    )
    total = (Label("Total", "合计"), sum(each[1] for each in ranked), whole, *shares([whole]))
    return (
        Table(
            "products",
            title,
            columns,
            tuple((*row, part) for row, part in zip(rows, parts, strict=True)),
            total,
            m("Before returns."),
        ),
    )
