"""A customer with whom nobody has spoken for longer than its class allows."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Status
from kehu.model.months import add_days
from kehu.model.policy.review.work import ContactFrequencyRule
from kehu.review.case import Case
from kehu.review.contacts import last_contact
from kehu.review.finding import Flag

EXPLAINED = m(
    "A customer is spoken to every so many days, the best and key ones more often: a communication, a visit, a market "
    "event that they came to, feedback. Counted from the last of them; of a customer with none nothing is said here."
)


def flag(case: Case, rule: ContactFrequencyRule) -> Iterator[Flag]:
    last = last_contact(case)
    if not rule.days or last is None or case.customer.status is Status.DRAFT:
        return
    until = add_days(last, rule.days)
    if until < case.as_of:
        message = m("Last contact on {date}; every {days} days is the rule for its class", date=last, days=rule.days)
        yield Flag(
            message, m("Call or visit, then record it: kehu add communication {code}", code=case.customer.code), until
        )
