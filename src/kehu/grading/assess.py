"""Grading of one customer: a pure function of customer, policy and as-of date."""

from __future__ import annotations

import datetime
from decimal import Decimal

from kehu.grading.credit import grade_credit
from kehu.grading.result import Assessment, FactorsResult, QuadrantResult, Recorded
from kehu.grading.volume import grade_volume
from kehu.ledger.replay import replay
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.policy import Policy


def assess(customer: Customer, policy: Policy, as_of: datetime.date) -> Assessment:
    """Everything grading says of a customer at a date. Whether the customer is to be graded, `is_graded` says."""
    ledger = replay(customer, policy, as_of)
    volume = grade_volume(customer, policy.volume, as_of)
    return Assessment(
        customer.code,
        customer.name,
        as_of,
        volume,
        grade_credit(ledger, policy.credit),
        recorded(customer, as_of),
        ledger,
        _factors(customer, policy, as_of),
        _quadrant(customer, volume.purchases, policy, as_of),
    )


def _factors(customer: Customer, policy: Policy, as_of: datetime.date) -> FactorsResult:
    """Few customers are evaluated: what only they need is imported for them."""
    if not customer.evaluations:
        return FactorsResult()
    from kehu.grading.factors import weigh_factors

    return weigh_factors(customer, policy.factors, as_of)


def _quadrant(customer: Customer, purchases: Decimal, policy: Policy, as_of: datetime.date) -> QuadrantResult:
    if not customer.wallets:
        return QuadrantResult(purchases=purchases)
    from kehu.grading.quadrant import place_quadrant

    return place_quadrant(customer, purchases, policy, as_of)


def is_graded(customer: Customer) -> bool:
    """A draft is listed and reviewed, not graded [W1]."""
    return customer.status is not Status.DRAFT


def recorded(customer: Customer, as_of: datetime.date) -> Recorded:
    """The grades last written down: the latest line dated on or before the as-of date; of one day's, the last id."""
    lines = (each for each in customer.grades if each.date <= as_of)
    last = max(lines, key=lambda each: (each.date, each.id), default=None)
    return Recorded(last.volume, last.credit, last.date, last.policy, last.id) if last else Recorded()
