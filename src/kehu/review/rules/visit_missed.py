"""A customer whom nobody has visited for longer than its class allows."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Status
from kehu.model.months import add_days
from kehu.model.policy.review.work import VisitFrequencyRule
from kehu.review.case import Case
from kehu.review.contacts import last_visit
from kehu.review.finding import Flag

EXPLAINED = m(
    "The best and key customers are visited every so many days. Counted from the last visit, or talk face to face; of "
    "a customer whom nobody has ever visited nothing is said here."
)


def flag(case: Case, rule: VisitFrequencyRule) -> Iterator[Flag]:
    last = last_visit(case)
    if not rule.days or last is None or case.customer.status is Status.DRAFT:
        return
    until = add_days(last, rule.days)
    if until < case.as_of:
        message = m("Last visited on {date}; every {days} days is the rule for its class", date=last, days=rule.days)
        yield Flag(message, m("Plan a visit: kehu visit plan {code} --date …", code=case.customer.code), until)
