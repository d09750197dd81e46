"""A new customer whom nobody has spoken to, nor sold to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehu.lang import m
from kehu.model.choices import VisitState
from kehu.model.entry import Record
from kehu.model.months import add_days
from kehu.model.policy.review.work import ContactRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Whoever is entered (else collected) is contacted within so many days: a first contact, a communication, a visit, "
    "an order or a sale."
)


def flag(case: Case, rule: ContactRule) -> Iterator[Flag]:
    entered = case.customer.entered_on or case.customer.collected_on
    if entered is None or case.as_of <= add_days(entered, rule.days) or _contacted(case):
        return
    message = m("Entered on {date}, and nobody has contacted them since", date=entered)
    action = m("Call or visit, then record it: kehu add communication {code}", code=case.customer.code)
    yield Flag(message, action, add_days(entered, rule.days))


def _contacted(case: Case) -> bool:
    customer = case.customer
    if customer.first_contact_on and customer.first_contact_on <= case.as_of:
        return True
    if any(each.state is VisitState.MADE for each in case.known(customer.visits)):
        return True
    dealt: tuple[Sequence[Record], ...] = (customer.communications, customer.orders, customer.sales)
    return any(next(case.known(each), None) for each in dealt)
