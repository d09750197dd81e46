"""How late the customer paid, month by month of the due dates. Part of the section on its payments."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from kehu.grading.judged import Tardy
from kehu.lang import Label, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.months import add_months, month_start
from kehu.report.blocks import Block, Chart, Nothing, Series

MONTHS = 24


def lateness(judged: Sequence[Obligation], late: Sequence[Tardy], as_of: datetime.date) -> Block:
    """Of what fell due in each of the last 24 months: the worst delay, and the average one by amount."""
    title = Label("Lateness of payments by month of the due date", "付款逾期天数（按到期月份）")
    starts = [add_months(month_start(as_of), -back) for back in range(MONTHS - 1, -1, -1)]
    worst = tuple(Decimal(max((each.days for each in _of(late, start)), default=0)) for start in starts)
    if not any(worst):
        none = m("nothing that fell due in the last 24 months was paid late")
        return Nothing(none, investigated=True, title=title)
    average = tuple(_average(judged, _of(late, start), start) for start in starts)
    return Chart(
        "lateness-chart",
        title,
        m(
            "Bars of days late for each month of the due date from {first} to {last}; the worst delay is {days} "
            "{days:day|days}.",
            first=f"{starts[0]:%Y-%m}",
            last=f"{starts[-1]:%Y-%m}",
            days=int(max(worst)),
        ),
        tuple((start.year, start.month) for start in starts),
        (
            Series(Label("Worst delay", "最长逾期"), worst),
            Series(Label("Average by amount", "按金额加权平均"), average),
        ),
        "",
        unit="days",
    )


def _of(late: Sequence[Tardy], start: datetime.date) -> list[Tardy]:
    return [each for each in late if month_start(each.obligation.due) == start]


def _average(judged: Sequence[Obligation], late: Sequence[Tardy], start: datetime.date) -> Decimal:
    """Days late weighted by amount, what was paid in time counting as 0; one decimal."""
    due = sum((each.amount for each in judged if month_start(each.due) == start), ZERO)
    days = sum((each.amount * each.days for each in late), ZERO)
    return (days / due).quantize(Decimal("0.1")) if due else ZERO
