"""Grades month by month: each is what grading would have said on that day from the records as they stand now."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kehu.grading.assess import assess
from kehu.grading.moves import Move
from kehu.grading.result import Assessment
from kehu.model.customer import Customer
from kehu.model.months import LAST, add_days, month_end
from kehu.model.policy import Policy


@dataclass(frozen=True, slots=True)
class Standing:
    """The grades at a month's end; `move` is how they came from the month before, None in the first month."""

    found: Assessment
    move: Move | None

    @property
    def changed(self) -> bool:
        return self.move is not None and self.move.moved


def days_of(start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    """The month ends from `start` to `end`; where `end` is none, it is the last all the same."""
    day = month_end(start)
    while day < end:
        yield day
        day = month_end(add_days(day, 1)) if day < LAST else end
    if start <= end:
        yield end


def over_time(customer: Customer, policy: Policy, start: datetime.date, end: datetime.date) -> list[Standing]:
    """A customer's grades at every month end of a period."""
    standings: list[Standing] = []
    for day in days_of(start, end):
        found = assess(customer, policy, day)
        before = standings[-1].found if standings else None
        standings.append(Standing(found, Move(customer.owner, before, found) if before else None))
    return standings
