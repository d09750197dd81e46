"""How a customer usually buys and pays, and what is different now: the facts that signs of leaving are read from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kehu.grading.judged import counts, judge
from kehu.ledger.history import bought
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.model.customer import Customer
from kehu.model.months import add_months
from kehu.model.policy.credit import CreditPolicy

YEAR = 12
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Compared:
    """Purchases of the 12 months that end on a date, and of the 12 before: after `start`, up to `middle`."""

    start: datetime.date
    middle: datetime.date
    end: datetime.date
    before: Decimal
    now: Decimal
    first: datetime.date | None  # the first sale of all, opening ones included
    both: bool  # something was sold in each

    @property
    def change(self) -> Fraction | None:
        """The change in percent of what was bought before; None where that is nothing to compare with."""
        return Fraction(self.now - self.before) / Fraction(self.before) * HUNDRED if self.before > 0 else None

    @property
    def whole(self) -> bool:
        """Whether the customer bought from us when the earlier period began, or within its first month."""
        return self.first is not None and self.first <= add_months(self.start, 1)


def compared(customer: Customer, as_of: datetime.date) -> Compared:
    """A year's purchases beside the year's before, as volume grades count them."""
    start, middle = add_months(as_of, -2 * YEAR), add_months(as_of, -YEAR)
    days = [each.date for each in customer.sales if not each.opening and start < each.date <= as_of]
    return Compared(
        start,
        middle,
        as_of,
        bought(customer, start, middle),
        bought(customer, middle, as_of),
        min((each.date for each in customer.sales if each.date <= as_of), default=None),
        any(day <= middle for day in days) and any(day > middle for day in days),
    )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The intervals in days between days of purchase in a period, and the days since the last one."""

    intervals: tuple[int, ...]
    last: datetime.date
    gap: int

    @property
    def median(self) -> Fraction:
        ordered, half = sorted(self.intervals), len(self.intervals) // 2
        if len(ordered) % 2:
            return Fraction(ordered[half])
        return Fraction(ordered[half - 1] + ordered[half], 2)


def rhythm(customer: Customer, as_of: datetime.date, months: int) -> Rhythm | None:
    """How often the customer bought in the months up to a date; None with fewer than two days of purchase.

    A day of purchase has an order, or a sale for which no order is known: what fills an order is not bought anew.
    """
    start, orders = add_months(as_of, -months), {each.id for each in customer.orders if each.date <= as_of}
    dates = {each.date for each in customer.orders}
    dates |= {each.date for each in customer.sales if not each.opening and each.order not in orders}
    days = sorted(day for day in dates if start < day <= as_of)
    if len(days) < 2:
        return None
    intervals = tuple((later - earlier).days for earlier, later in pairwise(days))
    return Rhythm(intervals, days[-1], (as_of - days[-1]).days)


@dataclass(frozen=True, slots=True)
class Delay:
    """Of what fell due in a period: how many obligations, what was to be paid, and amount × days late of it."""

    count: int
    due: Decimal
    weighted: Decimal

    @property
    def days(self) -> Fraction:
        """Days late weighted by amount; what was paid in time counts as 0 days."""
        return Fraction(self.weighted) / Fraction(self.due) if self.due else Fraction(0)


def delays(ledger: Ledger, policy: CreditPolicy, months: int) -> tuple[Delay, Delay]:
    """How late was paid what fell due in the months up to the ledger's date, and in as many before: (before, now).

    What is open is as late as it is at the date. So what fell due lately can only become worse.
    """
    as_of = ledger.as_of
    start, middle = add_months(as_of, -2 * months), add_months(as_of, -months)
    before = (each for each in ledger.obligations if start < each.due <= middle)
    now = (each for each in ledger.obligations if middle < each.due < as_of)
    return _delay(before, policy, as_of), _delay(now, policy, as_of)


def _delay(obligations: Iterable[Obligation], policy: CreditPolicy, as_of: datetime.date) -> Delay:
    judged = [judge(each, policy, as_of) for each in obligations if counts(each, policy)]
    judged = [each for each in judged if each.due]
    weighted = sum((late.amount * late.days for each in judged for late in each.tardy if late.late), ZERO)
    return Delay(len(judged), sum((each.due for each in judged), ZERO), weighted)


def plain_days(days: Fraction) -> str:
    """Days for people: whole, or with one decimal, cut off."""
    if days.denominator == 1:
        return str(days.numerator)
    return f"{Decimal(int(days * 10)).scaleb(-1):.1f}"
