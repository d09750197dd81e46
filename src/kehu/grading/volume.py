"""The volume grade [G1]: purchases in a window against the policy's lines, and who is new.

Grades are an ordered list. The potential rule is asked first: no sale yet, or a first sale that is young while
purchases are below a line. Any other customer gets the first grade whose line its purchases reach; where returns
exceed sales, the last. Opening sales are sales (whoever owes from before is no new customer), but no purchases.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kehu.grading.result import Margin, Reason, VolumeResult
from kehu.lang import m
from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.months import add_days, add_months
from kehu.model.policy.volume import VolumeGrade, VolumePolicy, Window
from kehu.model.rates import NO_RATES, Rates
from kehu.model.records import Return, Sale


class Purchases(NamedTuple):
    """What was bought and returned from `start` to `end`, both included."""

    start: datetime.date
    end: datetime.date
    sales: tuple[Sale, ...]  # without opening ones
    returns: tuple[Return, ...]
    sold: Decimal
    returned: Decimal
    none_dated: bool  # not one sale, opening ones included, is dated in the window
    rates: Rates = NO_RATES

    @property
    def net(self) -> Decimal:
        return self.sold - self.returned

    @property
    def margin(self) -> Margin:
        """What the sales brought, where their cost is known: it is in the base currency, as in our own books."""
        costs = [(self.rates.base_amount(each), each.cost) for each in self.sales if each.cost is not None]
        sold = sum((amount for amount, _ in costs), ZERO)
        profit = sold - sum((cost for _, cost in costs), ZERO)
        return Margin(sold, profit, len(costs), len(self.sales) - len(costs))


def window_start(policy: VolumePolicy, as_of: datetime.date) -> datetime.date:
    """The first day of the window that ends on the as-of date."""
    if policy.window is Window.CALENDAR_YEAR:
        return as_of.replace(month=1, day=1)
    return add_days(add_months(as_of, -policy.months), 1)


def purchases(customer: Customer, policy: VolumePolicy, as_of: datetime.date) -> Purchases:
    """Sales without opening ones, less returns, dated in the window; each at the rate of its own date."""
    start = window_start(policy, as_of)
    dated = [each for each in customer.sales if start <= each.date <= as_of]
    sales = tuple(each for each in dated if not each.opening)
    returns = tuple(each for each in customer.returns if start <= each.date <= as_of)
    rates = customer.rates
    return Purchases(start, as_of, sales, returns, rates.total(sales), rates.total(returns), not dated, rates)


def grade_volume(customer: Customer, policy: VolumePolicy, as_of: datetime.date) -> VolumeResult:
    """The volume grade at a date, with its reasons."""
    sales = [each for each in customer.sales if each.date <= as_of]
    bought = purchases(customer, policy, as_of)
    said = [_purchases_reason(bought)]
    if potential := _potential(sales, bought, policy):
        return VolumeResult(policy.potential.grade, bought.net, (), (*said, potential), bought.margin)
    grade = _by_line(bought.net, policy.grades)
    said += _line_reasons(bought.net, grade, policy.grades)
    if bought.none_dated:
        last = max(sales, key=lambda each: (each.date, each.id))
        text = m("No sale since {sale} of {date}: lapsed", sale=last.id, date=last.date)
        said.append(Reason("volume.lapsed", text, (last.id,)))
    flags = ("lapsed",) if bought.none_dated else ()
    return VolumeResult(grade.name, bought.net, flags, tuple(said), bought.margin)


def _potential(sales: Sequence[Sale], bought: Purchases, policy: VolumePolicy) -> Reason | None:
    """Why the customer is potential, if it is."""
    if not sales:
        return Reason("volume.no_sale", m("No sale yet: a potential customer"))
    rule = policy.potential
    line = next(each.at_least for each in policy.grades if each.name == rule.below)
    first = min(sales, key=lambda each: (each.date, each.id))
    days = (bought.end - first.date).days
    if line is None or days > rule.days or bought.net >= line:
        return None
    text = m(
        "The first sale, {sale} of {date}, is {days} {days:day|days} old, at most {limit}, and purchases are below the "
        "line of grade {below}, {line}: a potential customer",
        sale=first.id,
        date=first.date,
        days=days,
        limit=rule.days,
        below=rule.below,
        line=line,
    )
    return Reason("volume.new", text, (first.id,))


def _by_line(net: Decimal, grades: Sequence[VolumeGrade]) -> VolumeGrade:
    lined = [each for each in grades if each.at_least is not None]
    return next((each for each in lined if each.at_least is not None and net >= each.at_least), lined[-1])


def _purchases_reason(bought: Purchases) -> Reason:
    records: list[Sale | Return] = [*bought.sales, *bought.returns]
    records.sort(key=lambda each: (each.date, each.id))
    shown = {"start": bought.start, "end": bought.end, "sold": bought.sold, "count": len(bought.sales)}
    if bought.returns:
        text = m(
            "Purchases from {start} to {end}: {sold} in {count} {count:sale|sales}, less {returned} of returns and "
            "allowances: {net}",
            **shown,
            returned=bought.returned,
            net=bought.net,
        )
    elif bought.sales:
        text = m("Purchases from {start} to {end}: {sold} in {count} {count:sale|sales}", **shown)
    else:
        text = m("No purchases from {start} to {end}", start=bought.start, end=bought.end)
    return Reason("volume.purchases", text, tuple(each.id for each in records))


def _line_reasons(net: Decimal, grade: VolumeGrade, grades: Sequence[VolumeGrade]) -> list[Reason]:
    """The line that was reached, and by how much the next one was missed."""
    said = []
    lined = [each for each in grades if each.at_least is not None]
    if grade.at_least:
        text = m("{net} reaches the line of grade {grade}, {line}", net=net, grade=grade.name, line=grade.at_least)
        said.append(Reason("volume.at_least", text))
    place = lined.index(grade)
    if place:
        above = lined[place - 1]
        missed = m(
            "{net} is {short} short of the line of grade {grade}, {line}",
            net=net,
            short=(above.at_least or ZERO) - net,
            grade=above.name,
            line=above.at_least,
        )
        said.append(Reason("volume.below", missed))
    return said
