"""Late interest: simple, on what is open past its due date, at the policy's yearly rate [C6]. Pure.

interest = open × rate ÷ 100 × days ÷ day count, to the cent, half up, item by item. Days are those from the first day
that bears interest (the policy's `from_day` past due) to the as-of date, both counted. Interest is told beside what is
owed and is no part of any balance: what was paid late already bears none here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kehu.ledger.obligation import Obligation
from kehu.model.policy.dunning import InterestPolicy
from kehu.model.rates import ZERO


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest on several items, and the rule that it was worked out by."""

    amount: Decimal
    policy: InterestPolicy


def days_of_interest(due: datetime.date, as_of: datetime.date, policy: InterestPolicy) -> int:
    """How many days bear interest by a date."""
    return max((as_of - due).days - policy.from_day + 1, 0)


def interest_on(amount: Decimal, days: int, policy: InterestPolicy) -> Decimal:
    """Simple interest, half up to the cent; exact before it is rounded."""
    exact = Fraction(amount) * Fraction(policy.rate) / 100 * days / policy.day_count
    return Decimal(int(exact * 100 + Fraction(1, 2))).scaleb(-2)


def late_interest(items: Iterable[Obligation], as_of: datetime.date, policy: InterestPolicy) -> Interest | None:
    """The interest on what is open, or None where the policy asks for none."""
    if not policy.enabled:
        return None
    amounts = (interest_on(each.open, days_of_interest(each.due, as_of, policy), policy) for each in items)
    return Interest(sum(amounts, ZERO), policy)
