"""Forwarded to the keeper, and not put on file."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import FilingRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("What was forwarded to the archive keeper is put on file within so many working days.")


def flag(case: Case, rule: FilingRule) -> Iterator[Flag]:
    customer = case.customer
    if not customer.forwarded_on or case.is_past(customer.filed_on):
        return
    until = case.missed(customer.forwarded_on, rule.working_days)
    if until:
        message = m("Forwarded on {date}, and not on file by {until}", date=customer.forwarded_on, until=until)
        yield Flag(message, m("Put it on file: kehu file {code} --by …", code=customer.code), until)
