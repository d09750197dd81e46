"""Approved, and not forwarded to the keeper."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import ForwardingRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("The papers of an approved customer go to the archive keeper by the next working day.")


def flag(case: Case, rule: ForwardingRule) -> Iterator[Flag]:
    customer = case.customer
    if not customer.approved_on or case.is_past(customer.forwarded_on) or case.is_past(customer.filed_on):
        return
    until = case.missed(customer.approved_on, rule.working_days)
    if until:
        message = m("Approved on {date}, and not forwarded by {until}", date=customer.approved_on, until=until)
        yield Flag(message, m("Forward it to the keeper: kehu forward {code} --by …", code=customer.code), until)
