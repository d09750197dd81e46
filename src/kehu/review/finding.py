"""One thing that a rule flags, what a rule may look at, and the order in which findings are read [V1] [V4].

Both ends are watched first (抓两头): findings come by severity, and within a severity the customers with most money at
stake first: open obligations or purchases in the volume window, whichever is more. Then by code, then in the order
of the rules. The same day's second run gives the same list.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.grading.completeness import Demand
from kehu.grading.result import Assessment
from kehu.lang import Label, Message
from kehu.model.customer import Customer
from kehu.model.entry import keys
from kehu.model.policy import Policy
from kehu.model.policy.parts import Severity
from kehu.model.policy.review import ReviewPolicy
from kehu.model.settings import Settings, Staff


@dataclass(frozen=True, slots=True)
class Finding:
    """`since` is the day that was missed and `days` how long ago it was; both None where there is no such day."""

    rule: str
    severity: Severity
    customer: str
    name: str
    owner: str | None
    since: datetime.date | None
    days: int | None
    message: Message
    action: Message
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a rule may look at."""

    customer: Customer
    assessment: Assessment
    policy: Policy
    as_of: datetime.date
    staff: Sequence[Staff]
    settings: Settings
    demands: tuple[Demand, ...]
    group: Sequence[Customer] = ()  # who shares a limit with the customer, where the policy says so

    def finding(
        self, rule: str, severity: Severity, message: Message, action: Message, since: datetime.date | None = None
    ) -> Finding:
        days = (self.as_of - since).days if since else None
        customer = self.customer
        return Finding(
            rule,
            severity,
            customer.code,
            customer.name,
            customer.owner,
            since,
            days,
            message,
            action,
            weight(self.assessment),
        )


RULES = tuple(name.replace("_", "-") for name in ReviewPolicy.model_fields)


def rule_label(rule: str) -> Label:
    """What a rule is called."""
    return keys(ReviewPolicy)[rule.replace("-", "_")].label


def weight(assessment: Assessment) -> Decimal:
    """The money at stake with a customer."""
    return max(assessment.ledger.open, assessment.volume.purchases)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of any number of customers in the order in which they are to be read."""
    return sorted(findings, key=lambda each: (-each.severity.rank, -each.weight, each.customer, RULES.index(each.rule)))
