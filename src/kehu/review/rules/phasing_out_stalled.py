"""A customer to be phased out, of whom nothing more has been heard."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.lang import m
from kehu.ledger.replay import bounced
from kehu.model.choices import Status, VisitState
from kehu.model.months import add_months
from kehu.model.policy.review.dealing import StalledRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Since a customer is to be phased out, or since the last progress, so many months have passed: a receipt, goods "
    "that came back, a write-off, a review, a communication or a visit are progress."
)


def flag(case: Case, rule: StalledRule) -> Iterator[Flag]:
    customer = case.customer
    if customer.status is not Status.PHASING_OUT:
        return
    changes = [each.date for each in customer.statuses if each.status is Status.PHASING_OUT]
    begun = [day for day in changes if day <= case.as_of]
    if changes and not begun:  # it was decided later than the as-of date
        return
    moved = max([*begun, *_progress(case)], default=None)
    if moved is not None and case.as_of < add_months(moved, rule.months):
        return
    shown = {"owed": case.credit.ledger.outstanding}
    if shown["owed"] > 0:
        action = m("Recover what is owed: kehu dunning {code}", code=customer.code)
    else:
        action = m("Nothing is owed, so close it: kehu status {code} closed --by … --why …", code=customer.code)
    if moved is None:
        yield Flag(m("To be phased out, without any progress; {owed} is owed", **shown), action)
        return
    message = m("To be phased out, without progress since {date}; {owed} is owed", date=moved, **shown)
    yield Flag(message, action, add_months(moved, rule.months))


def _progress(case: Case) -> Iterator[datetime.date]:
    """The days on which something came of it."""
    customer = case.customer
    yield from (each.date for each in case.known(customer.receipts) if not bounced(each, case.as_of))
    yield from (each.date for each in case.known(customer.visits) if each.state is VisitState.MADE)
    yield from (each.date for each in case.known(customer.returns))
    yield from (each.date for each in case.known(customer.write_offs))
    yield from (each.date for each in case.known(customer.reviews))
    yield from (each.date for each in case.known(customer.communications))
