"""Collected, and not entered in the archive."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import EntryRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Whatever is collected of a customer is entered within so many working days (`collected_on`, `entered_on`)."
)


def flag(case: Case, rule: EntryRule) -> Iterator[Flag]:
    customer = case.customer
    if not customer.collected_on or case.is_past(customer.entered_on):
        return
    until = case.missed(customer.collected_on, rule.working_days)
    if until:
        message = m("Collected on {date}, and not entered by {until}", date=customer.collected_on, until=until)
        yield Flag(message, m("Enter it: kehu set {code} entered_on=… entered_by=…", code=customer.code), until)
