"""What stands behind each sum of the measures [C5]: the records, with what each adds. They add up to the sum.

`sums` adds them up; `kehu measures --records` lists them. Amounts are in the base currency.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kehu.grading.judged import counts, judge
from kehu.ledger.obligation import Ledger, Obligation, Part
from kehu.model.customer import Customer
from kehu.model.policy import Policy


class Item(NamedTuple):
    """What one record adds to a sum."""

    record: str  # a sale, a return, or a refund beyond all money of theirs
    day: datetime.date
    amount: Decimal
    days: int | None = None  # late, where that is what is asked for
    by: tuple[str, ...] = ()  # the records that settled it


def behind(customer: Customer, policy: Policy, opening: Ledger, closing: Ledger) -> dict[str, list[Item]]:
    """The items of each sum between the dates of two ledgers, by the sum's name."""
    start, end = opening.as_of, closing.as_of
    due = [each for each in closing.obligations if start < each.due <= end]
    judged = [judge(each, policy.credit, end) for each in due if counts(each, policy.credit)]
    weighed = [found for each in closing.obligations for found in _late(each, start, end)]
    contracts = _contracts(customer, closing, start)
    parts = [(each, part) for each in closing.obligations for part in each.parts]
    traded = list(_traded(customer, end))
    return {
        "opening": _open(opening.obligations),
        "closing": _open(closing.obligations),
        "current": _open(each for each in closing.obligations if each.due >= end),
        "sales": [each for each in traded if start < each.day],
        "weighed": weighed,
        "amount_days": [each._replace(amount=each.amount * (each.days or 0)) for each in weighed],
        "judged": [_of(each.obligation, each.due) for each in judged],
        "on_time": [_of(each.obligation, each.on_time) for each in judged],
        "fell_due": [_of(each, net(each)) for each in due],
        "collected": [_part(each, part) for each in due for part in each.parts if _settles(part)],
        "contracts": [_of(each, net(each)) for _, all_of_it in contracts for each in all_of_it],
        "fulfilled": [_of(each, net(each)) for fulfilled, all_of_it in contracts if fulfilled for each in all_of_it],
        "written_off": [_part(each, part) for each, part in parts if _given_up_after(start, part)],
        "recovered": [_part(each, part) for each, part in parts if part.given_up_on and start < part.settled_on],
        "months": traded,
    }


def net(obligation: Obligation) -> Decimal:
    """Its amount without what a return took early: that was never due."""
    return obligation.amount - sum(part.amount for part in obligation.parts if part.never_due)


def _open(obligations: Iterable[Obligation]) -> list[Item]:
    return [_of(each, each.open) for each in obligations if each.open]


def _of(obligation: Obligation, amount: Decimal) -> Item:
    return Item(obligation.id, obligation.date, amount)


def _part(obligation: Obligation, part: Part) -> Item:
    return Item(obligation.id, obligation.date, part.amount, by=part.by)


def _late(obligation: Obligation, start: datetime.date, end: datetime.date) -> Iterator[Item]:
    """Amounts with their days late: settled in the period, given up in it overdue, or overdue at its end."""
    for part in obligation.parts:
        days = (part.settled_on - obligation.due).days
        if part.settled_on <= start or part.never_due or (part.how == "write_off" and days <= 0):
            continue
        yield _part(obligation, part)._replace(days=max(0, days))
    if obligation.open and obligation.due < end:
        yield _of(obligation, obligation.open)._replace(days=(end - obligation.due).days)


def _contracts(customer: Customer, closing: Ledger, start: datetime.date) -> list[tuple[bool, list[Obligation]]]:
    """Of each contract of which something fell due in the period: whether all of that is settled, and all of it.

    A sale without a contract number, and a refund beyond all money of theirs, is a contract of its own.
    """
    numbers = {sale.id: sale.contract for sale in customer.sales}
    contracts: dict[tuple[bool, str], list[Obligation]] = {}
    for each in closing.obligations:
        number = numbers.get(each.id)
        contracts.setdefault((number is None, number or each.id), []).append(each)
    found = []
    for obligations in contracts.values():
        due = [each for each in obligations if start < each.due <= closing.as_of and net(each)]
        if due:
            found.append((not any(each.open or each.written_off for each in due), obligations))
    return found


def _settles(part: Part) -> bool:
    return not part.never_due and part.how != "write_off"


def _given_up_after(day: datetime.date, part: Part) -> bool:
    """Whether a write-off after a day took the part, recovered since or not."""
    given_up_on = part.settled_on if part.how == "write_off" else part.given_up_on
    return given_up_on is not None and given_up_on > day


def _traded(customer: Customer, end: datetime.date) -> Iterator[Item]:
    """Sales, opening ones not, and returns, which lessen them, up to a day."""
    base = customer.rates.base_amount
    for sale in customer.sales:
        if sale.date <= end and not sale.opening:
            yield Item(sale.id, sale.date, base(sale))
    for given in customer.returns:
        if given.date <= end:
            yield Item(given.id, given.date, -base(given))
