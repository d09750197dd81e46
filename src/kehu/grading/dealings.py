"""What a customer's records say of the dealings with it [G6]: orders, projects and risks that are open, how long it has
bought and how much. Each answer comes with the records it rests on. Nobody is graded for it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kehu.grading.quadrant import latest_wallet
from kehu.lang import Label
from kehu.ledger.obligation import ZERO
from kehu.model.choices import ProjectState
from kehu.model.customer import Customer
from kehu.model.expression.fields import Kind
from kehu.model.months import add_months
from kehu.model.orders import Order

if TYPE_CHECKING:
    from kehu.model.entry import Record

CENT = Decimal("0.01")
YEAR = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A figure, and the ids of the records that it was found in."""

    value: Any
    records: tuple[str, ...] = ()


Look = Callable[[Customer, datetime.date], Found]


def open_orders(customer: Customer, as_of: datetime.date) -> list[Order]:
    """Neither closed, nor fully delivered, nor fully sold at the date."""
    return [each for each in customer.orders if each.date <= as_of and _is_open(each, customer, as_of)]


def _is_open(order: Order, customer: Customer, as_of: datetime.date) -> bool:
    if order.open_quantity == 0 or (order.closed_on is not None and order.closed_on <= as_of):
        return False
    sold = [each for each in customer.sales if each.order == order.id and each.date <= as_of]
    if all(each.currency == order.currency for each in sold):
        return not sold or sum((each.amount for each in sold), ZERO) < order.amount
    return customer.rates.total(sold) < customer.rates.base_amount(order)


def months_of_relation(customer: Customer, as_of: datetime.date) -> int | None:
    """Full months since the first sale, opening ones included; None before it."""
    first = min((each.date for each in customer.sales if each.date <= as_of), default=None)
    if first is None:
        return None
    months = (as_of.year - first.year) * YEAR + as_of.month - first.month
    return months if add_months(first, months) <= as_of else months - 1


def lifetime_purchases(customer: Customer, as_of: datetime.date) -> Decimal:
    """All sales but opening ones, less all returns, up to the date."""
    sold = customer.rates.total(each for each in customer.sales if each.date <= as_of and not each.opening)
    return sold - customer.rates.total(each for each in customer.returns if each.date <= as_of)


def _orders(customer: Customer, as_of: datetime.date) -> Found:
    found = open_orders(customer, as_of)
    return Found(len(found), _ids(found))


def _last_order(customer: Customer, as_of: datetime.date) -> Found:
    last = max(open_orders(customer, as_of), key=lambda each: (each.date, each.id), default=None)
    return Found(last.date, (last.id,)) if last else Found(None)


def _projects(customer: Customer, as_of: datetime.date) -> Found:
    found = [each for each in customer.projects if each.date <= as_of and each.state is ProjectState.OPEN]
    return Found(len(found), _ids(found))


def _risks(customer: Customer, as_of: datetime.date) -> Found:
    known = [each for each in customer.risks if each.date <= as_of]
    found = [each for each in known if each.cleared_on is None or each.cleared_on > as_of]
    return Found(len(found), _ids(found))


def _wallet(customer: Customer, as_of: datetime.date) -> Found:
    wallet = latest_wallet(customer, as_of)
    return Found(wallet.amount, (wallet.id,)) if wallet else Found(None)


def _years(customer: Customer, as_of: datetime.date) -> Found:
    """Full months as years with two decimals, cut off: 23 months are 1.91, 24 are 2.00."""
    months = months_of_relation(customer, as_of)
    return Found(None if months is None else Decimal(months * 100 // YEAR).scaleb(-2), _first(customer, as_of))


def _lifetime(customer: Customer, as_of: datetime.date) -> Found:
    return Found(lifetime_purchases(customer, as_of))


def _yearly(customer: Customer, as_of: datetime.date) -> Found:
    """A first year that has not ended counts as a whole one: a lucky first month is no average."""
    months = months_of_relation(customer, as_of)
    if months is None:
        return Found(None)
    average = Fraction(lifetime_purchases(customer, as_of)) * YEAR / max(months, YEAR)
    return Found(_cents(average), _first(customer, as_of))


def _relation_value(customer: Customer, as_of: datetime.date) -> Found:
    """Average yearly purchases × years of relation."""
    months = months_of_relation(customer, as_of)
    if months is None:
        return Found(None)
    value = Fraction(lifetime_purchases(customer, as_of)) * months / max(months, YEAR)
    return Found(_cents(value), _first(customer, as_of))


def _cents(exact: Fraction) -> Decimal:
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(CENT, ROUND_HALF_UP)


def _first(customer: Customer, as_of: datetime.date) -> tuple[str, ...]:
    known = (each for each in customer.sales if each.date <= as_of)
    first = min(known, key=lambda each: (each.date, each.id), default=None)
    return (first.id,) if first else ()


def _ids(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(each.id for each in records)


DEALINGS: dict[str, tuple[Label, Kind, Look]] = {
    "wallet": (Label("wallet", "采购总量"), Kind.NUMBER, _wallet),
    "open_orders": (Label("open orders", "未结订单数"), Kind.NUMBER, _orders),
    "last_open_order": (Label("last open order", "最近未结订单"), Kind.DAY, _last_order),
    "open_projects": (Label("open projects", "在手项目数"), Kind.NUMBER, _projects),
    "open_risks": (Label("open risk signs", "未解除风险信号数"), Kind.NUMBER, _risks),
    "years_of_relation": (Label("years of relation", "合作年限"), Kind.NUMBER, _years),
    "lifetime_purchases": (Label("purchases since the first sale", "累计采购额"), Kind.NUMBER, _lifetime),
    "average_yearly_purchases": (Label("average purchases a year", "年均采购额"), Kind.NUMBER, _yearly),
    "relation_value": (Label("value of the relation", "合作价值"), Kind.NUMBER, _relation_value),
}
