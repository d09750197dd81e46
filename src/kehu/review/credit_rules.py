"""The rules about credit: over the limit, broken promises, limits that ended [V1]. They ask what `clear` asks."""

from __future__ import annotations

from kehu.credit.limits import LimitState
from kehu.credit.subject import Subject
from kehu.lang import m
from kehu.review.finding import Case, Finding


def over_limit(case: Case) -> Finding | None:
    """Exposure beyond a limit in force: the customer's own, or the one that its group shares."""
    over = [each for each in _subject(case).headrooms() if each.is_over]
    if not over:
        return None
    worst = min(over, key=lambda each: each.available or 0)
    shown = {
        "exposure": worst.exposure,
        "over": -(worst.available or 0),
        "limit": worst.limit.amount,
        "name": worst.holder.name,
    }
    if worst.is_group:
        message = m("The group's exposure {exposure} is {over} over the limit {limit} of {name}", **shown)
    else:
        shown.pop("name")
        message = m("Exposure {exposure} is {over} over the limit {limit}", **shown)
    action = m("Ship against payment only until it is within the limit: kehu clear {code}", code=case.customer.code)
    return case.finding("over-limit", case.policy.review.over_limit.severity, message, action)


def promise_broken(case: Case) -> Finding | None:
    """A promise of payment whose day is past, and whose money has still not come."""
    broken = _subject(case).broken
    if not broken:
        return None
    first = min(broken, key=lambda each: (each.promise.pay_by, each.promise.id))
    message = m(
        "Promised {amount} by {day} ({id}); {missing} has not come",
        amount=first.promise.amount,
        day=first.promise.pay_by,
        id=first.promise.id,
        missing=first.missing,
    )
    action = m("Ask for the money, and ship nothing more on a promise")
    return case.finding(
        "promise-broken", case.policy.review.promise_broken.severity, message, action, first.promise.pay_by
    )


def limit_expired(case: Case) -> Finding | None:
    """The limit has ended and counts as none, or will end within the days of the policy."""
    rule, standing = case.policy.review.limit_expired, _subject(case).own_limit
    if standing.limit is None or standing.until is None:
        return None
    shown = {"amount": standing.limit.amount, "day": standing.until}
    action = m("Examine it anew, then record it: kehu add limit {code}", code=case.customer.code)
    if standing.state is LimitState.EXPIRED:
        message = m("The limit {amount} expired on {day} and counts as none", **shown)
        return case.finding("limit-expired", rule.severity, message, action, standing.until)
    left = (standing.until - case.as_of).days
    if left > case.policy.limits.expiring_days:
        return None
    message = m("The limit {amount} expires on {day}, in {left} {left:day|days}", left=left, **shown)
    return case.finding("limit-expired", rule.severity_expiring, message, action)


def _subject(case: Case) -> Subject:
    return Subject(case.customer, case.policy, case.as_of, case.group, case.assessment)
