"""What measures are computed from [C5]: sums over one customer's account in a period, which add up over customers.

A period begins after its first day, on which the opening balance stands, and ends with its last. The opening balance
is what the account said on the first day; all else is what it says on the last. Amounts are in the base currency.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal

from kehu.credit.behind import Item, behind
from kehu.ledger.obligation import ZERO, Ledger
from kehu.model.customer import Customer
from kehu.model.months import month_start
from kehu.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Sums:
    """The inputs of all measures; amounts but for `days` and `months`."""

    start: datetime.date
    end: datetime.date
    opening: Decimal = ZERO  # open at the end of the first day
    closing: Decimal = ZERO  # open at the end of the last
    current: Decimal = ZERO  # of that, not past due
    sales: Decimal = ZERO  # less returns, opening sales not
    weighed: Decimal = ZERO  # settled in the period, or overdue at its end
    amount_days: Decimal = ZERO  # the same, each amount times its days late
    judged: Decimal = ZERO  # of what fell due, what the credit grade would judge
    on_time: Decimal = ZERO
    fell_due: Decimal = ZERO
    collected: Decimal = ZERO  # of what fell due
    contracts: Decimal = ZERO  # with an obligation that fell due
    fulfilled: Decimal = ZERO
    written_off: Decimal = ZERO
    recovered: Decimal = ZERO
    months: Mapping[datetime.date, Decimal] = field(default_factory=dict)  # month's first day → its sales less returns

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def __bool__(self) -> bool:
        """Whether there is anything to measure: money owed, sold, settled, given up or due."""
        return any(getattr(self, name) for name in AMOUNTS)


AMOUNTS = tuple(each.name for each in fields(Sums) if each.name not in ("start", "end", "months"))


def sums_of(customer: Customer, policy: Policy, opening: Ledger, closing: Ledger) -> Sums:
    """One customer's sums between the dates of two ledgers."""
    items = behind(customer, policy, opening, closing)
    amounts = {name: sum((each.amount for each in items[name]), ZERO) for name in AMOUNTS}
    return Sums(opening.as_of, closing.as_of, **amounts, months=_months(items["months"]))


def add(found: Iterable[Sums], start: datetime.date, end: datetime.date) -> Sums:
    """The sums of several customers in one period."""
    totals = dict.fromkeys(AMOUNTS, ZERO)
    months: dict[datetime.date, Decimal] = {}
    for each in found:
        for name in AMOUNTS:
            totals[name] += getattr(each, name)
        for month, amount in each.months.items():
            months[month] = months.get(month, ZERO) + amount
    return Sums(start, end, **totals, months=months)


def _months(traded: Iterable[Item]) -> dict[datetime.date, Decimal]:
    """Sales less returns of every calendar month that has any."""
    months: dict[datetime.date, Decimal] = {}
    for each in traded:
        month = month_start(each.day)
        months[month] = months.get(month, ZERO) + each.amount
    return months
