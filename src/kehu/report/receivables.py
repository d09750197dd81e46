"""What the customer owes: ageing now and at month ends, open items. Part of the section on our dealings."""

from __future__ import annotations

from collections.abc import Sequence

from kehu.lang import Label, Message, m
from kehu.ledger.ageing import Ageing, age
from kehu.ledger.history import Balance, month_ends
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.model.customer import Customer
from kehu.model.months import add_months, month_start
from kehu.model.policy import Policy
from kehu.model.policy.ageing import AgeingPolicy, Basis
from kehu.report.blocks import Block, Chart, Column, Nothing, Series, Table, without_empty
from kehu.report.figures import MOST_ROWS, and_more, original, sales_by_id, shares
from kehu.report.view import View

AGEING_MONTHS = 12


def ageing(customer: Customer, policy: Policy, ledger: Ledger, currency: str, view: View) -> tuple[Block, ...]:
    """What is outstanding at the as-of date by age, and how that was at the ends of the last twelve months."""
    now = age(ledger, policy.ageing)
    balances = month_ends(customer, policy, add_months(month_start(ledger.as_of), 1 - AGEING_MONTHS), ledger.as_of)
    title = Label("Ageing at month ends", "月末账龄")
    table = _now(now, policy.ageing)
    if view.depth == "basic":
        return (table,)
    if not any(balance.ageing.outstanding + balance.ageing.unallocated for balance in balances):
        return table, Nothing(m("nothing was open at any of the last 12 month ends"), investigated=True, title=title)
    chart = _ageing_chart(title, balances, policy.ageing, currency)
    return table, chart, _at_month_ends(balances, policy.ageing)


def _now(now: Ageing, policy: AgeingPolicy) -> Table:
    due, sold = Label("Days past due", "账龄段"), Label("Days since the sale", "距交易日天数")
    names = [bucket_name(name, policy) for name in now.buckets]
    rows = zip(names, now.buckets.values(), shares(list(now.buckets.values())), strict=True)
    advance = -now.unallocated if now.unallocated else ZERO
    return Table(
        "ageing",
        Label("Ageing", "账龄"),
        (
            Column(due if policy.basis is Basis.DUE else sold),
            Column(Label("Open", "未收金额"), "money"),
            Column(Label("Share", "占比"), "number"),
        ),
        (*rows, (Label("less unallocated (paid in advance)", "减：预收（未冲抵的款项）"), advance, None)),
        (Label("Outstanding", "应收余额"), now.outstanding, ""),
    )


def bucket_name(name: str, policy: AgeingPolicy) -> Label | Message:
    """A bucket as people call it."""
    if name == "not_due":
        return Label("not due", "未到期") if policy.basis is Basis.DUE else Label("same day", "当日")
    if name.endswith("+"):
        return m("over {days} days", days=name[:-1])
    return m("{first}–{last} days", first=name.partition("-")[0], last=name.partition("-")[2])


def _ageing_chart(title: Label, balances: Sequence[Balance], policy: AgeingPolicy, currency: str) -> Chart:
    return Chart(
        "ageing-chart",
        title,
        m(
            "A bar for each month end from {first} to {last}, in parts by age.",
            first=balances[0].date,
            last=balances[-1].date,
        ),
        tuple((balance.date.year, balance.date.month) for balance in balances),
        tuple(
            Series(bucket_name(name, policy), tuple(balance.ageing.buckets[name] for balance in balances))
            for name in policy.names
        ),
        currency,
        stacked=True,
    )


def _at_month_ends(balances: Sequence[Balance], policy: AgeingPolicy) -> Table:
    return Table(
        "month-ends",
        Label("Balances at month ends", "月末余额明细"),
        (
            Column(Label("Date", "日期"), "date"),
            *(Column(bucket_name(name, policy), "money") for name in policy.names),
            Column(Label("Unallocated", "预收"), "money"),
            Column(Label("Outstanding", "应收余额"), "money"),
        ),
        tuple(
            (
                each.date,
                *(amount or None for amount in each.ageing.buckets.values()),
                each.unallocated or None,
                each.outstanding,
            )
            for each in balances
        ),
        note=m("As the records stand now, whenever they were entered."),
    )


def open_items(customer: Customer, ledger: Ledger, view: View) -> Block:
    """What is not paid, the longest overdue first."""
    title = Label("Open items", "未收款项明细")
    items = sorted((each for each in ledger.obligations if each.open), key=lambda each: (each.due, each.date, each.id))
    if not items:
        return Nothing(m("nothing is open at {date}", date=ledger.as_of), investigated=True, title=title)
    sales = sales_by_id(customer)

    def row(each: Obligation) -> tuple[object, ...]:
        sale = sales.get(each.id)
        days = (ledger.as_of - each.due).days
        state = m("disputed") if each.disputed else m("refund") if each.kind == "refund" else None
        late = days if days > 0 else m("not due")
        return (
            each.id,
            sale and sale.no,
            each.date,
            each.due,
            late,
            original(each.original_open, each),
            each.open,
            state,
        )

    listed = items[: view.most(MOST_ROWS)]
    rest = items[len(listed) :]
    columns = (
        Column(Label("Record", "记录编号"), "code"),
        Column(Label("Document no", "单据号"), "code"),
        Column(Label("Date", "日期"), "date"),
        Column(Label("Due", "到期日"), "date"),
        Column(Label("Days overdue", "逾期天数"), "number"),
        Column(Label("In its currency", "原币金额"), "number"),
        Column(Label("Open", "未收金额"), "money"),
        Column(Label("Remark", "备注")),
    )
    total = (m("{count} {count:item|items} in all", count=len(items)), "", "", "", "", "", ledger.open, "")
    shown, rows = without_empty(columns, *(row(each) for each in listed))
    more = and_more(len(rest), sum((each.open for each in rest), ZERO)) if rest else None
    return Table("open-items", title, shown, tuple(rows), tuple(total[columns.index(each)] for each in shown), more)
