"""What is outstanding, by how long it has been due [C4]. For every customer and date:
not due + buckets − unallocated = outstanding.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.model.policy.ageing import AgeingPolicy, Basis


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open money by bucket, in the policy's order (not_due, 1-30, …, 90+), and money that pays nothing yet."""

    buckets: Mapping[str, Decimal]
    unallocated: Decimal

    @property
    def outstanding(self) -> Decimal:
        return sum(self.buckets.values(), ZERO) - self.unallocated


def age(ledger: Ledger, policy: AgeingPolicy, basis: Basis | None = None) -> Ageing:
    """The ageing of a ledger at its as-of date; `basis` (the policy's where None) says from which date days count."""
    basis = basis or policy.basis
    names = policy.names
    buckets = dict.fromkeys(names, ZERO)
    for each in ledger.obligations:
        if each.open:
            buckets[names[_bucket(_days(each, ledger.as_of, basis), policy.buckets)]] += each.open
    return Ageing(buckets, ledger.unallocated)


def add(ageings: Iterable[Ageing], names: Sequence[str] = ()) -> Ageing:
    """The total of ageings made by one policy; `names` are buckets to have even where there is nothing to add."""
    buckets = dict.fromkeys(names, ZERO)
    unallocated = ZERO
    for each in ageings:
        unallocated += each.unallocated
        for name, amount in each.buckets.items():
            buckets[name] = buckets.get(name, ZERO) + amount
    return Ageing(buckets, unallocated)


def _days(obligation: Obligation, as_of: datetime.date, basis: Basis) -> int:
    start = obligation.date if basis is Basis.DATE else obligation.due
    return (as_of - start).days


def _bucket(days: int, limits: Sequence[int]) -> int:
    """0 while not due, 1 for the first bucket, up to one more than there are limits."""
    return 0 if days <= 0 else 1 + bisect_left(limits, days)
