"""What measures are computed from [C5]: sums over one customer's account in a period, which add up over customers.

A period begins after its first day, on which the opening balance stands, and ends with its last. The opening balance
is what the account said on the first day; all else is what it says on the last. Amounts are in the base currency.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal

from kehu.grading.judged import counts, judge
from kehu.ledger.history import bought
from kehu.ledger.obligation import ZERO, Ledger, Obligation, Part
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
    start, end = opening.as_of, closing.as_of
    due = [each for each in closing.obligations if start < each.due <= end]
    judged = [judge(each, policy.credit, end) for each in due if counts(each, policy.credit)]
    weighed = [found for each in closing.obligations for found in _late(each, start, end)]
    contracts = _contracts(customer, closing, start)
    parts = [part for each in closing.obligations for part in each.parts]
    return Sums(
        start,
        end,
        opening=opening.open,
        closing=closing.open,
        current=_sum(each.open for each in closing.obligations if each.due >= end),
        sales=bought(customer, start, end),
        weighed=_sum(amount for amount, _ in weighed),
        amount_days=_sum(amount * days for amount, days in weighed),
        judged=_sum(each.due for each in judged),
        on_time=_sum(each.on_time for each in judged),
        fell_due=_sum(map(_net, due)),
        collected=_sum(part.amount for each in due for part in each.parts if _settles(part)),
        contracts=_sum(amount for _, amount in contracts),
        fulfilled=_sum(amount for fulfilled, amount in contracts if fulfilled),
        written_off=_sum(part.amount for part in parts if _given_up_after(start, part)),
        recovered=_sum(part.amount for part in parts if part.given_up_on and start < part.settled_on),
        months=_months(customer, end),
    )


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


def _late(obligation: Obligation, start: datetime.date, end: datetime.date) -> Iterator[tuple[Decimal, int]]:
    """Amounts with their days late: settled in the period, given up in it overdue, or overdue at its end."""
    for part in obligation.parts:
        days = (part.settled_on - obligation.due).days
        if part.settled_on <= start or part.never_due or (part.how == "write_off" and days <= 0):
            continue
        yield part.amount, max(0, days)
    if obligation.open and obligation.due < end:
        yield obligation.open, (end - obligation.due).days


def _contracts(customer: Customer, closing: Ledger, start: datetime.date) -> list[tuple[bool, Decimal]]:
    """Of each contract of which something fell due in the period: whether all of that is settled, and its amount.

    A sale without a contract number, and a refund beyond all money of theirs, is a contract of its own.
    """
    numbers = {sale.id: sale.contract for sale in customer.sales}
    contracts: dict[tuple[bool, str], list[Obligation]] = {}
    for each in closing.obligations:
        number = numbers.get(each.id)
        contracts.setdefault((number is None, number or each.id), []).append(each)
    found = []
    for obligations in contracts.values():
        due = [each for each in obligations if start < each.due <= closing.as_of and _net(each)]
        if due:
            fulfilled = not any(each.open or each.written_off for each in due)
            found.append((fulfilled, _sum(map(_net, obligations))))
    return found


def _net(obligation: Obligation) -> Decimal:
    """Its amount without what a return took early: that was never due."""
    return obligation.amount - _sum(part.amount for part in obligation.parts if part.never_due)


def _settles(part: Part) -> bool:
    return not part.never_due and part.how != "write_off"


def _given_up_after(day: datetime.date, part: Part) -> bool:
    """Whether a write-off after a day took the part, recovered since or not."""
    given_up_on = part.settled_on if part.how == "write_off" else part.given_up_on
    return given_up_on is not None and given_up_on > day


def _months(customer: Customer, end: datetime.date) -> dict[datetime.date, Decimal]:
    """Sales less returns of every calendar month that has any, up to a day."""
    months: dict[datetime.date, Decimal] = {}
    base = customer.rates.base_amount
    for sale in customer.sales:
        if sale.date <= end and not sale.opening:
            month = month_start(sale.date)
            months[month] = months.get(month, ZERO) + base(sale)
    for given in customer.returns:
        if given.date <= end:
            month = month_start(given.date)
            months[month] = months.get(month, ZERO) - base(given)
    return months


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
