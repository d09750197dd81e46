"""What would lift the volume grade: buying the exact difference to the next line, or waiting [G7].

Waiting helps where a return leaves the window before the sales do, and where a first sale grows old enough for the
customer to be new no longer. Each way is graded again before it is promised.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from kehu.grading.result import Assessment
from kehu.grading.rise import Rise
from kehu.grading.rise_texts import buy_text, no_way_to_buy, older_text, returns_text
from kehu.grading.supposed import buying, known, leaves_on
from kehu.grading.volume import grade_volume, purchases, window_start
from kehu.model.customer import Customer
from kehu.model.months import add_days, add_months
from kehu.model.policy.volume import VolumePolicy, Window
from kehu.model.records import CENT, Sale


def rises_by_volume(customer: Customer, assessment: Assessment, policy: VolumePolicy) -> tuple[Rise, ...]:
    """The ways to a better volume grade, the cheaper first; one entry that says so where there is none."""
    grade = assessment.volume.grade
    search = _Search(known(customer, assessment.as_of), policy, assessment.as_of, grade)
    found = [each for each in (search.waiting(), search.buying()) if each]
    if not found:
        return (Rise("volume", grade, None, None, no_way_to_buy(grade)),)
    return tuple(sorted(found, key=lambda each: each.cost))


@dataclass(frozen=True)
class _Search:
    """Looks for what lifts one customer's volume grade from a date on."""

    customer: Customer
    policy: VolumePolicy
    as_of: datetime.date
    current: str

    def waiting(self) -> Rise | None:
        """The earliest date on which the grade is better though nothing more is bought."""
        days = [day for day in self._turning_points() if day > self.as_of]
        on = next((day for day in days if self._rank(self._grade(self.customer, day)) < self._rank(self.current)), None)
        if on is None:
            return None
        to = self._grade(self.customer, on)
        first = self._first
        if first and self.current == self.policy.potential.grade:
            text = older_text(self.current, to, on, first.id, self.policy.potential.days)
            return Rise("volume", self.current, to, "wait", text, on=on, records=(first.id,))
        start = window_start(self.policy, on)
        seen = purchases(self.customer, self.policy, self.as_of).returns
        gone = tuple(each.id for each in seen if each.date < start)
        return Rise("volume", self.current, to, "wait", returns_text(self.current, to, on, gone), on=on, records=gone)

    def buying(self) -> Rise | None:
        """The smallest purchase that reaches a better grade at once, and until when it does."""
        net = purchases(self.customer, self.policy, self.as_of).net
        lines = sorted(each.at_least for each in self.policy.grades if each.at_least is not None)
        for amount in (_payable(line - net) for line in lines if line > net):
            to = self._with(amount, self.as_of)
            if self._rank(to) < self._rank(self.current):
                by = self._by(amount, to)
                text = buy_text(self.current, to, amount, by, self._first is None)
                return Rise("volume", self.current, to, "buy", text, amount, by, self.as_of)
        return None

    @property
    def _first(self) -> Sale | None:
        return min(self.customer.sales, key=lambda each: (each.date, each.id), default=None)

    def _by(self, amount: Decimal, to: str) -> datetime.date | None:
        """The last day on which the purchase reaches the grade; None where every day does."""
        for day in self._turning_points():
            if day > self.as_of and self._rank(self._with(amount, day)) > self._rank(to):
                return add_days(day, -1)
        return None

    def _turning_points(self) -> list[datetime.date]:
        """The days on which something leaves the window or the first sale is old enough, in order."""
        start = window_start(self.policy, self.as_of)
        dated = {each.date for each in self.customer.sales} | {each.date for each in self.customer.returns}
        days = {left for left in (self._leaves(day) for day in dated if day >= start) if left}
        if first := self._first:
            days.add(add_days(first.date, self.policy.potential.days + 1))
        return sorted(days)

    def _leaves(self, day: datetime.date) -> datetime.date | None:
        if self.policy.window is Window.CALENDAR_YEAR:
            guess = add_days(day.replace(month=12, day=31), 1)
        else:
            guess = add_months(day, self.policy.months)
        return leaves_on(day, lambda each: window_start(self.policy, each), guess)

    def _grade(self, customer: Customer, day: datetime.date) -> str:
        return grade_volume(customer, self.policy, day).grade

    def _with(self, amount: Decimal, day: datetime.date) -> str:
        return self._grade(buying(self.customer, amount, day), day)

    def _rank(self, grade: str) -> int:
        """0 is the best."""
        return [each.name for each in self.policy.grades].index(grade)


def _payable(amount: Decimal) -> Decimal:
    """To the fen where other currencies left more decimals than an amount in a file has."""
    exponent = amount.as_tuple().exponent
    return amount.quantize(CENT, ROUND_CEILING) if isinstance(exponent, int) and exponent < -6 else amount
