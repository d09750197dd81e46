"""Agreed terms that have ended, or will end soon, of a customer who still buys."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.ledger.due import terms_at
from kehu.model.months import add_months
from kehu.model.policy.review.money import TermsExpiredRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The terms agreed with a customer who bought lately have ended, and none followed, so that the policy's days hold "
    "for what is sold now; or they end within so many days, and none follow."
)


def flag(case: Case, rule: TermsExpiredRule) -> Iterator[Flag]:
    begun = [each for each in case.customer.terms if each.from_ <= case.as_of]
    if not begun or not _bought(case, rule.active_months):
        return
    terms = terms_at(begun, case.as_of) or max(begun, key=lambda each: (each.until or each.from_, each.from_, each.id))
    if terms.until is None or _followed(case, terms.id):
        return
    left = (terms.until - case.as_of).days
    shown = {"days": terms.days, "id": terms.id, "until": terms.until}
    action = m("Agree on new ones, then enter them: kehu add terms {code}", code=case.customer.code)
    if left < 0:
        message = m(
            "The terms of {days} {days:day|days} ({id}) ended on {until}; {standard} {standard:day|days} hold since",
            standard=case.policy.terms.days,
            **shown,
        )
        yield Flag(message, action, terms.until, subject=terms.id)
    elif left <= rule.expiring_days:
        message = m(
            "The terms of {days} {days:day|days} ({id}) end on {until}, in {left} {left:day|days}", left=left, **shown
        )
        yield Flag(message, action, terms.until, rule.severity_expiring, terms.id)


def _bought(case: Case, months: int) -> bool:
    start = add_months(case.as_of, -months)
    return any(start < each.date <= case.as_of for each in case.customer.sales)


def _followed(case: Case, ended: str) -> bool:
    """Whether others hold longer than those: terms that begin tomorrow are agreed today, and stand in the file."""
    terms = next(each for each in case.customer.terms if each.id == ended)
    assert terms.until is not None
    others = (each for each in case.customer.terms if each.id != ended)
    return any(each.until is None or each.until > terms.until for each in others)
