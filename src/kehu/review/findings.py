"""What the rules flag about one customer at a date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from kehu.grading.completeness import Demand
from kehu.grading.result import Assessment
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.parts import Rule
from kehu.model.settings import Settings, Staff
from kehu.review.credit_rules import limit_expired, over_limit, promise_broken
from kehu.review.finding import RULES, Case, Finding, ordered
from kehu.review.rules import grade_differs, incomplete, no_owner, not_contacted, not_reviewed, overdue

FLAG: dict[str, Callable[[Case], Finding | None]] = {
    "not-reviewed": not_reviewed,
    "overdue": overdue,
    "not-contacted": not_contacted,
    "grade-differs": grade_differs,
    "no-owner": no_owner,
    "incomplete": incomplete,
    "over-limit": over_limit,
    "promise-broken": promise_broken,
    "limit-expired": limit_expired,
}
OF_CLOSED = ("overdue",)  # a closed customer needs nothing any more, but to pay what it owes


def findings(
    customer: Customer,
    assessment: Assessment,
    policy: Policy,
    as_of: datetime.date,
    staff: Sequence[Staff] = (),
    settings: Settings | None = None,
    demands: tuple[Demand, ...] = (),
    group: Sequence[Customer] = (),
) -> list[Finding]:
    """The findings of the rules that the policy has on, in order; without `staff`, owners are not looked up there,
    without `demands`, which are made once for many customers, nobody's file is too thin. `group`: who shares a limit
    with the customer."""
    case = Case(customer, assessment, policy, as_of, staff, settings or Settings(), demands, group)
    rules = OF_CLOSED if customer.status is Status.CLOSED else RULES
    flagged = (FLAG[rule](case) for rule in rules if _on(rule, policy))
    return ordered(each for each in flagged if each)


def _on(rule: str, policy: Policy) -> bool:
    switch: Rule = getattr(policy.review, rule.replace("-", "_"))
    return switch.enabled
