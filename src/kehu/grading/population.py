"""All customers together, as far as a class looks at one customer beside the others [G6]: whose purchases are larger.

It is an input of classes like the policy: who classifies one customer has assessed all of them before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from kehu.ledger.obligation import ZERO

NEEDED = ("larger_share", "purchases_share")  # figures that look at all customers


@dataclass(frozen=True)
class Population:
    """The purchases of all graded customers in the window; those of 0 and below share in nothing."""

    purchases: tuple[Decimal, ...]

    @classmethod
    def of(cls, purchases: Iterable[Decimal]) -> Population:
        return cls(tuple(sorted((each for each in purchases if each > 0), reverse=True)))

    @cached_property
    def _sums(self) -> list[Decimal]:
        return list(accumulate(self.purchases, initial=ZERO))

    def larger_share(self, amount: Decimal) -> Fraction | None:
        """The share of all purchases made by customers who buy more than this; None where nobody bought anything.

        Who buys alike has the same share, so that no order of codes decides; who is the first to lead over 80 % still
        belongs to those who make 80 %.
        """
        if not self.purchases:
            return None
        larger = bisect_left(self.purchases, -amount, key=lambda each: -each)
        return Fraction(self._sums[larger]) / Fraction(self._sums[-1])

    def share(self, amount: Decimal) -> Fraction | None:
        """The share of all purchases that one customer makes; 0 where returns exceed its sales."""
        if not self.purchases:
            return None
        return Fraction(max(amount, ZERO)) / Fraction(self._sums[-1])
