"""When a customer must next be looked over [V1]: by the last review's word, else by the cadence of its class.

Counted from the last review, else from entry, else from the first record. What is dated after the as-of date does not
exist here either. The report and the review rule both ask this, so that they never contradict each other.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kehu.grading.assess import is_graded
from kehu.grading.result import Assessment
from kehu.model.choices import Quadrant
from kehu.model.customer import Customer
from kehu.model.kinds import LISTS
from kehu.model.months import add_months
from kehu.model.policy import Policy
from kehu.model.policy.review.work import CadenceRule
from kehu.model.upkeep import Review


@dataclass(frozen=True, slots=True)
class NextReview:
    """`until` is the last day for it; None where there is nothing to count from: then it is due at once."""

    until: datetime.date | None
    last: Review | None = None
    entered: datetime.date | None = None  # what was counted from, where there is no last review
    first: datetime.date | None = None

    def is_late(self, as_of: datetime.date) -> bool:
        """The last day itself is not late."""
        return self.until is None or self.until < as_of


def next_review(
    customer: Customer, assessment: Assessment, policy: Policy, cadence: CadenceRule | None = None
) -> NextReview:
    """The next review as it stands at the assessment's date; `cadence`: as the customer's class has it."""
    as_of, months = assessment.as_of, _months(customer, assessment, policy, cadence or policy.review.not_reviewed)
    made = (each for each in customer.reviews if each.date <= as_of)
    last = max(made, key=lambda each: (each.date, each.id), default=None)
    if last:
        return NextReview(last.next or add_months(last.date, months), last=last)
    if customer.entered_on and customer.entered_on <= as_of:
        return NextReview(add_months(customer.entered_on, months), entered=customer.entered_on)
    if first := _first_record(customer, as_of):
        return NextReview(add_months(first, months), first=first)
    return NextReview(None)


def _months(customer: Customer, assessment: Assessment, policy: Policy, cadence: CadenceRule) -> int:
    best = assessment.volume.grade == policy.volume.grades[0].name or assessment.quadrant.quadrant is Quadrant.KEY
    best = best and is_graded(customer)
    return cadence.months_best if best else cadence.months


def _first_record(customer: Customer, as_of: datetime.date) -> datetime.date | None:
    days = (record.day for name in LISTS for record in getattr(customer, name))
    return min((day for day in days if day and day <= as_of), default=None)
