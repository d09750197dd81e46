"""One thing that a rule flags, and the order in which findings are read [V1] [V4].

Both ends are watched first (抓两头): findings come by severity, and within a severity the customers with most money at
stake first: open obligations or purchases in the volume window, whichever is more. Then by code, then in the order
of the rules. The same day's second run gives the same list.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kehu.grading.result import Assessment
from kehu.lang import Label, Message
from kehu.model.policy.rule import Severity


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule has to say of a customer, or of the firm itself.

    `since` is the day that it is about: missed, or, where `days` is below 0, still to come. `subject` is the id of the
    record that it is about, or "" for the customer as a whole: a rule flags no subject twice. `severity` None is that
    of the rule.
    """

    message: Message
    action: Message
    since: datetime.date | None = None
    severity: Severity | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag with whom it is about. `customer` is "" where the firm itself is flagged; `days` counts from `since` to
    the as-of date; `weight` is the money at stake, by which findings are ordered."""

    rule: str
    label: Label
    severity: Severity
    customer: str
    name: str
    owner: str | None
    since: datetime.date | None
    days: int | None
    message: Message
    action: Message
    weight: Decimal
    subject: str = ""
    place: int = 0  # of its rule among the rules

    @property
    def key(self) -> str:
        """What stays the same as long as the same thing is flagged, day by day, whatever the customer is called."""
        return "/".join(("review", self.rule, self.customer or "-", self.subject or "-"))


def weight(assessment: Assessment) -> Decimal:
    """The money at stake with a customer."""
    return max(assessment.ledger.open, assessment.volume.purchases)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of any number of customers in the order in which they are to be read."""
    return sorted(
        findings,
        key=lambda each: (
            -each.severity.rank,
            -each.weight,
            each.customer,
            each.place,
            each.since or datetime.date.max,
            each.subject,
        ),
    )
