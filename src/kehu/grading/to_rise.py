"""Everything that would lift a customer's grades [G7], by volume and by payment."""

from __future__ import annotations

from kehu.grading.result import Assessment
from kehu.grading.rise import Rise
from kehu.grading.rise_by_payment import rises_by_payment
from kehu.grading.rise_by_volume import rises_by_volume
from kehu.model.customer import Customer
from kehu.model.policy import Policy


def to_rise(customer: Customer, assessment: Assessment, policy: Policy) -> tuple[Rise, ...]:
    """Of each grade the ways to a better one, the cheaper first. The assessment is of this customer and policy."""
    return rises_by_volume(customer, assessment, policy.volume) + rises_by_payment(customer, assessment, policy)
