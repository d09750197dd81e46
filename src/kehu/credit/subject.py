"""A customer at a date as credit control sees it, with its group: the facts that decisions and reviews share.

What `clear` decides by and what `review` flags are these same functions, so that the two never contradict each other.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kehu.credit.exposure import Exposure, exposure
from kehu.credit.limits import LimitState, Standing, limit_at
from kehu.credit.promises import Promised, State, promised
from kehu.grading.assess import assess
from kehu.grading.result import Assessment
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.ledger.purses import revalued
from kehu.ledger.replay import replay
from kehu.model.choices import Grave
from kehu.model.credit_file import Risk
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.limits import Group


@dataclass(frozen=True, slots=True)
class Headroom:
    """A limit and all the exposure that counts against it: of one customer, or of a group, by its head's limit."""

    holder: Customer
    limit: Standing
    exposures: tuple[Exposure, ...]
    is_group: bool

    @property
    def exposure(self) -> Decimal:
        return sum((each.total for each in self.exposures), ZERO)

    @property
    def available(self) -> Decimal | None:
        """What is left of the limit, negative beyond it; None where no limit is in force."""
        amount = self.limit.amount
        return None if amount is None else amount - self.exposure

    @property
    def is_over(self) -> bool:
        """A limit is in force, and exposure is beyond it."""
        return self.available is not None and self.available < 0


@dataclass(frozen=True)
class Subject:
    """`group`: everybody who belongs together with the customer, itself too, the head first; empty: nobody else."""

    customer: Customer
    policy: Policy
    as_of: datetime.date
    group: Sequence[Customer] = ()
    assessed: Assessment | None = None

    @cached_property
    def assessment(self) -> Assessment:
        return self.assessed or assess(self.customer, self.policy, self.as_of)

    @cached_property
    def ledger(self) -> Ledger:
        """What is owed, other currencies at the rate of the date. Raises NoRate where there is none."""
        return revalued(self.assessment.ledger, self.customer)

    @cached_property
    def promised(self) -> list[Promised]:
        return promised(self.customer, self.ledger)

    def short(self, promises: Sequence[Promised]) -> Decimal:
        """What has not come of promises, in the base currency at the rate of the date."""
        rates = self.customer.rates
        return sum((rates.in_base(each.short, each.promise.currency, self.as_of) for each in promises), ZERO)

    def exposure(self, without: str | None = None) -> Exposure:
        """The customer's own exposure."""
        return exposure(self.customer, self.ledger, self.policy.limits, without)

    @cached_property
    def own_limit(self) -> Standing:
        """How it stands with the customer's own limit."""
        return limit_at(self.customer, self.policy.limits, self.as_of)

    def headrooms(self, without: str | None = None) -> list[Headroom]:
        """Every limit that holds: the customer's own or, where a group shares one, its head's and then its own."""
        limits = self.policy.limits
        own = Headroom(self.customer, self.own_limit, (self.exposure(without),), False)
        if limits.group is Group.SEPARATE or len(self.group) < 2:
            return [own]
        shared = Headroom(
            self.group[0],
            limit_at(self.group[0], limits, self.as_of),
            tuple(own.exposures[0] if each.code == self.customer.code else self._of(each) for each in self.group),
            True,
        )
        is_head = self.group[0].code == self.customer.code
        counts = own.limit.state in (LimitState.IN_FORCE, LimitState.SUSPENDED)
        return [shared, own] if counts and not is_head else [shared]

    def _of(self, other: Customer) -> Exposure:
        return exposure(other, replay(other, self.policy, self.as_of), self.policy.limits)

    def overdue_beyond(self, days: int) -> list[Obligation]:
        """Undisputed money overdue for more than so many days."""
        return [
            each
            for each in self.ledger.obligations
            if each.open and not each.disputed and (self.as_of - each.due).days > days
        ]

    @property
    def broken(self) -> list[Promised]:
        """Promises that were broken and are still not paid."""
        return [each for each in self.promised if each.is_broken]

    @property
    def standing_promises(self) -> list[Promised]:
        """Open promises, the first to be paid first."""
        found = (each for each in self.promised if each.state is State.OPEN)
        return sorted(found, key=lambda each: (each.promise.pay_by, each.promise.id))

    def risks(self, least: Grave) -> list[Risk]:
        """Open risk signs at least so severe; one of which nobody said how severe it is counts as high."""
        order = list(Grave)
        return [
            each
            for each in self.customer.risks
            if each.date <= self.as_of
            and not (each.cleared_on and each.cleared_on <= self.as_of)
            and order.index(each.severity or Grave.HIGH) >= order.index(least)
        ]

    @property
    def is_watched(self) -> bool:
        watch = self.customer.watch
        return watch is not None and not (watch.until and watch.until < self.as_of)


def tightest(headrooms: Sequence[Headroom]) -> Headroom:
    """The one that leaves least; one without a limit in force leaves nothing at all."""
    return min(headrooms, key=lambda each: (each.available is not None, each.available or ZERO))
