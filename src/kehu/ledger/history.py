"""An account through time, for reports: balances at month ends, purchases and receipts by month. Grades nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kehu.ledger.ageing import Ageing, age
from kehu.ledger.obligation import ZERO, Ledger
from kehu.ledger.replay import bounced, replays
from kehu.model.customer import Customer
from kehu.model.months import add_months, month_end, month_start
from kehu.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Balance:
    """What was owed at the end of a day."""

    date: datetime.date
    outstanding: Decimal
    overdue: Decimal
    unallocated: Decimal
    ageing: Ageing


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month: `purchases` are sales without opening ones less returns, as volume grades count."""

    start: datetime.date
    purchases: Decimal
    receipts: Decimal


def month_ends(customer: Customer, policy: Policy, start: datetime.date, end: datetime.date) -> list[Balance]:
    """Balances at every month end from `start` to `end`; where `end` is no month end, it is the last.

    Each is what kehu would have answered for that date from the records as they stand now.
    """
    return [_balance(each, policy) for each in replays(customer, policy, ends(start, end))]


def ends(start: datetime.date, end: datetime.date) -> list[datetime.date]:
    """Every month end from `start` to `end`; where `end` is no month end, it is the last of them."""
    days = []
    day = month_end(start)
    while day < end:
        days.append(day)
        day = month_end(add_months(day, 1))
    return [*days, end] if start <= end else days


def monthly(customer: Customer, as_of: datetime.date, months: int) -> list[Month]:
    """Purchases and receipts of the `months` calendar months that end with the as-of date's, the oldest first."""
    starts = [add_months(month_start(as_of), -back) for back in range(months - 1, -1, -1)]
    bought, received = dict.fromkeys(starts, ZERO), dict.fromkeys(starts, ZERO)
    base = customer.rates.base_amount
    _collect(bought, ((each.date, base(each)) for each in customer.sales if not each.opening), as_of)
    _collect(bought, ((each.date, -base(each)) for each in customer.returns), as_of)
    _collect(received, ((each.date, base(each)) for each in customer.receipts if not bounced(each, as_of)), as_of)
    return [Month(start, bought[start], received[start]) for start in starts]


def bought(customer: Customer, after: datetime.date, until: datetime.date) -> Decimal:
    """Purchases of the days after one date up to another, as volume grades count them over their months."""
    sold = (each for each in customer.sales if not each.opening and after < each.date <= until)
    returned = (each for each in customer.returns if after < each.date <= until)
    return customer.rates.total(sold) - customer.rates.total(returned)


def _collect(
    sums: dict[datetime.date, Decimal], amounts: Iterable[tuple[datetime.date, Decimal]], as_of: datetime.date
) -> None:
    for day, amount in amounts:
        start = month_start(day)
        if day <= as_of and start in sums:
            sums[start] += amount


def _balance(ledger: Ledger, policy: Policy) -> Balance:
    aged = age(ledger, policy.ageing)
    return Balance(ledger.as_of, ledger.outstanding, ledger.overdue, ledger.unallocated, aged)
