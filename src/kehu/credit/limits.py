"""The credit limit in force [C1]: none set, expired, suspended, or a number; and 0 is a number: cash only.

A limit is the whole firm's, over all its units, in the base currency. Of several the latest that has begun and not
ended holds, on equal days the one with the last id; suspended, it does not let an older one revive.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kehu.ledger.obligation import ZERO
from kehu.model.customer import Customer
from kehu.model.months import add_days, add_months
from kehu.model.policy.limits import LimitsPolicy
from kehu.model.staff import UNLIMITED, Delegation, Staff
from kehu.model.types import Choice

if TYPE_CHECKING:
    from kehu.model.credit_file import Limit


class LimitState(Choice):
    NONE = "none", "no limit set", "未设额度"
    EXPIRED = "expired", "limit expired", "额度已到期"
    SUSPENDED = "suspended", "limit suspended", "额度已暂停"
    IN_FORCE = "in_force", "limit in force", "额度有效"


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a customer's limit at a date; `limit` is the record that decides it."""

    state: LimitState
    limit: Limit | None = None
    until: datetime.date | None = None  # the last day of `limit`

    @property
    def amount(self) -> Decimal | None:
        """The limit in force; None where there is none, which is not the same as 0."""
        return self.limit.amount if self.limit and self.state is LimitState.IN_FORCE else None

    @property
    def is_approved(self) -> bool:
        """In force, above 0, and approved by somebody."""
        return bool(self.amount and self.limit and self.limit.approved_by)


def limit_at(customer: Customer, policy: LimitsPolicy, as_of: datetime.date) -> Standing:
    """The customer's own limit at a date."""
    begun = [each for each in customer.limits if each.from_ <= as_of]
    if not begun:
        return Standing(LimitState.NONE)
    running = [each for each in begun if last_day(each, policy) >= as_of]
    decides = max(running or begun, key=lambda each: (each.from_, each.id))
    until = last_day(decides, policy)
    if not running:
        return Standing(LimitState.EXPIRED, decides, until)
    suspended = decides.suspended_on is not None and decides.suspended_on <= as_of
    return Standing(LimitState.SUSPENDED if suspended else LimitState.IN_FORCE, decides, until)


def last_day(limit: Limit, policy: LimitsPolicy) -> datetime.date:
    """The last day of a limit: as it says, else the day before so many months have passed."""
    return limit.until or add_days(add_months(limit.from_, policy.months), -1)


def may_approve(limit: Limit, staff: list[Staff], delegation: Delegation) -> bool:
    """Whether the approver's role may approve a limit of this amount; to allow nothing, everybody may."""
    if not limit.amount:
        return True
    return any(_reaches(each, limit.amount, delegation) for each in staff if each.name == limit.approved_by)


def approvers(amount: Decimal, staff: list[Staff], delegation: Delegation, day: datetime.date) -> list[Staff]:
    """Who of the staff works here on a day and may approve a limit of this amount, the least powerful first."""
    able = [each for each in staff if each.is_here(day) and (not amount or _reaches(each, amount, delegation))]
    return sorted(able, key=lambda each: _power(each, delegation) or ZERO)


def _reaches(staff: Staff, amount: Decimal, delegation: Delegation) -> bool:
    power = _power(staff, delegation)
    return power is not None and amount <= power


def _power(staff: Staff, delegation: Delegation) -> Decimal | None:
    """The largest limit that somebody may approve; None: no limit at all."""
    power = getattr(delegation, staff.role.value) if staff.role else None
    return Decimal("Infinity") if power == UNLIMITED else power and Decimal(power)
