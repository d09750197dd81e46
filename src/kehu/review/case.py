"""Everything that a rule may look at: a customer at a date, with what is known of it worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kehu.credit.subject import Subject as Credit
from kehu.grading.figures import Subject
from kehu.grading.result import Assessment
from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.entry import Record
from kehu.model.policy import Policy
from kehu.model.settings import Settings

if TYPE_CHECKING:
    from kehu.review.round import Round

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Case:
    """One customer in a round of review. `group`: who shares a limit with it, where the policy says so."""

    customer: Customer
    assessment: Assessment
    round: Round
    group: Sequence[Customer] = ()

    @property
    def as_of(self) -> datetime.date:
        return self.round.as_of

    @property
    def policy(self) -> Policy:
        return self.round.policy

    @property
    def settings(self) -> Settings:
        return self.round.settings

    @cached_property
    def figures(self) -> Subject:
        """Its fields and figures by name."""
        rules = self.round.conditions
        return Subject(self.customer, self.policy, self.settings, self.as_of, self.assessment, rules=rules)

    @cached_property
    def credit(self) -> Credit:
        """What credit control sees: limits, exposure, promises."""
        return Credit(self.customer, self.policy, self.as_of, self.group, self.assessment)

    @property
    def credit_given(self) -> Decimal:
        """What credit the customer has: its limit in force, or what it owes, whichever is more."""
        return max(self.credit.own_limit.amount or ZERO, self.credit.ledger.open)

    def is_past(self, day: datetime.date | None) -> bool:
        """Whether it is known at the date that something was done on a day."""
        return day is not None and day <= self.as_of

    def missed(self, since: datetime.date, working_days: int) -> datetime.date | None:
        """The last of so many working days after a day, if it is over."""
        if self.as_of <= since:
            return None
        until = self.round.calendar.add(since, working_days)
        return until if until < self.as_of else None

    def known(self, records: Sequence[R]) -> Iterator[R]:
        """Those of the records that exist at the date: dated no later, or without a date."""
        return (each for each in records if each.day is None or each.day <= self.as_of)
