"""The limit of credit and the exposure beside it, on a day and month by month."""

from __future__ import annotations

import datetime
from decimal import Decimal

from kehu.credit.exposure import Exposure, exposure
from kehu.credit.limits import LimitState, limit_at
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO, Ledger
from kehu.ledger.replay import replay
from kehu.model.credit_file import Limit
from kehu.model.customer import Customer
from kehu.model.months import add_months, month_end, month_start
from kehu.model.policy import Policy
from kehu.report.blocks import Block, Chart, Column, Nothing, Series, Table
from kehu.report.figures import capital
from kehu.report.recorded import Own, known, listing
from kehu.report.view import View

MONTHS = 12


def limit_worded(customer: Customer, policy: Policy, as_of: datetime.date) -> Message:
    """None set, expired, suspended, cash only, or how much: they are different things [C1]."""
    standing = limit_at(customer, policy.limits, as_of)
    limit = standing.limit
    if limit is None:
        return m("not set")
    if standing.state is LimitState.EXPIRED:
        return m("none in force: {amount} ended on {date}", amount=limit.amount, date=standing.until)
    if standing.state is LimitState.SUSPENDED:
        return m("none in force: {amount} is suspended since {date}", amount=limit.amount, date=limit.suspended_on)
    if not limit.amount:
        return m("0: cash only, from {start} to {end}", start=limit.from_, end=standing.until)
    return m("{amount}, from {start} to {end}", amount=limit.amount, start=limit.from_, end=standing.until)


def exposure_now(customer: Customer, ledger: Ledger, policy: Policy) -> Block:
    """What we stand to lose today, part by part, against the limit."""
    title = Label("Exposure", "信用敞口")
    found: Exposure = exposure(customer, ledger, policy.limits)
    parts = [each for each in found.parts if each.items]
    if not parts:
        return Nothing(m("no exposure at {date}", date=ledger.as_of), investigated=True, title=title)
    limit = limit_at(customer, policy.limits, ledger.as_of).amount
    note = m("The limit leaves {amount}.", amount=limit - found.total) if limit is not None else None
    return Table(
        "exposure",
        title,
        (
            Column(Label("Part", "构成")),
            Column(Label("Records", "笔数"), "number"),
            Column(Label("Amount", "金额"), "money"),
        ),
        tuple((capital(each.label), len(each.items), each.amount) for each in parts),
        (Label("Exposure", "信用敞口"), "", found.total),
        note,
    )


def limits(customer: Customer, policy: Policy, currency: str, view: View) -> tuple[Block, ...]:
    title = Label("Credit limits", "授信额度")
    chart = view.from_standard(*_chart(customer, policy, currency, view.as_of))
    found = known(customer.limits, view.as_of)
    if not found:
        return (Nothing(m("no credit limit has been set"), investigated=True, title=title), *chart)

    def state(each: Limit) -> Message | Label:
        standing = limit_at(customer, policy.limits, view.as_of)
        if each is not standing.limit:
            return m("replaced")
        return standing.state.label

    columns = ("from", "until", "amount", Own(Label("state", "状态"), state), "approved_by", "reason", "document")
    return (listing("limits", title, found, columns, view, most=5), *chart)


def _chart(customer: Customer, policy: Policy, currency: str, as_of: datetime.date) -> tuple[Block, ...]:
    """Exposure at the ends of the last twelve months, and the limit in force on each of these days."""
    starts = [add_months(month_start(as_of), -back) for back in range(MONTHS - 1, -1, -1)]
    days = [min(month_end(each), as_of) for each in starts]
    exposures = tuple(_exposure(customer, policy, day) for day in days)
    allowed = tuple(limit_at(customer, policy.limits, day).amount for day in days)
    title = Label("Exposure against limit", "信用敞口与授信额度")
    if not any(exposures) and not any(allowed):
        none = m("no exposure at any of the last 12 month ends")
        return (Nothing(none, investigated=True, title=title),)
    text = m(
        "A bar of the exposure at each month end from {first} to {last}, and a line at the limit in force.",
        first=days[0],
        last=days[-1],
    )
    line = Series(Label("Limit", "授信额度"), allowed) if any(each is not None for each in allowed) else None
    return (
        Chart(
            "exposure-chart",
            title,
            text,
            tuple((day.year, day.month) for day in days),
            (Series(Label("Exposure", "信用敞口"), exposures),),
            currency,
            stacked=True,
            line=line,
        ),
    )


def _exposure(customer: Customer, policy: Policy, day: datetime.date) -> Decimal:
    """As the records stand now; money of theirs beyond it leaves nothing to lose."""
    return max(exposure(customer, replay(customer, policy, day), policy.limits).total, ZERO)
