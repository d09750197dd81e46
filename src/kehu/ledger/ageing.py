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


@dataclass(frozen=True, slots=True)
class Aged:
    """An open obligation: its days by the basis, negative while not yet due, and the bucket that they put it in."""

    obligation: Obligation
    days: int
    bucket: str


def aged(ledger: Ledger, policy: AgeingPolicy, basis: Basis | None = None) -> list[Aged]:
    """What is open, one by one, in the ledger's order."""
    basis, names = basis or policy.basis, policy.names
    found = []
    for each in ledger.obligations:
        if each.open:
            days = _days(each, ledger.as_of, basis)
            found.append(Aged(each, days, names[_bucket(days, policy.buckets)]))
    return found


def age(ledger: Ledger, policy: AgeingPolicy, basis: Basis | None = None) -> Ageing:
    """The ageing of a ledger at its as-of date; `basis` (the policy's where None) says from which date days count."""
    buckets = dict.fromkeys(policy.names, ZERO)
    for each in aged(ledger, policy, basis):
        buckets[each.bucket] += each.obligation.open
    return Ageing(buckets, ledger.unallocated)


def bucket_of(obligation: Obligation, as_of: datetime.date, policy: AgeingPolicy) -> str:
    """The name of the bucket that an obligation stands in."""
    return policy.names[_bucket(_days(obligation, as_of, policy.basis), policy.buckets)]


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
