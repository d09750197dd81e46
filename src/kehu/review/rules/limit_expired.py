"""A limit that has ended, or will end soon."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.credit.limits import LimitState
from kehu.lang import m
from kehu.model.policy.review.money import LimitExpiredRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("The credit limit has ended and counts as none, or ends within the days that the policy says.")


def flag(case: Case, rule: LimitExpiredRule) -> Iterator[Flag]:
    standing = case.credit.own_limit
    if standing.limit is None or standing.until is None:
        return
    shown = {"amount": standing.limit.amount, "day": standing.until}
    action = m("Examine it anew, then record it: kehu add limit {code}", code=case.customer.code)
    left, subject = (standing.until - case.as_of).days, standing.limit.id
    if standing.state is LimitState.EXPIRED:
        message = m("The limit {amount} expired on {day} and counts as none", **shown)
        yield Flag(message, action, standing.until, subject=subject)
    elif left <= case.policy.limits.expiring_days:
        message = m("The limit {amount} expires on {day}, in {left} {left:day|days}", left=left, **shown)
        yield Flag(message, action, standing.until, rule.severity_expiring, subject)
