"""The minutes of a visit were approved, and not sent to the customer."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import MinutesSendingRule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.visits import Wait, waiting

EXPLAINED = m("Approved minutes go to the customer within so many working days.")


def flag(case: Case, rule: MinutesSendingRule) -> Iterator[Flag]:
    for late in waiting(case, Wait.SENDING, rule.working_days):
        message = m(
            "The minutes of the visit of {day} ({id}), approved on {since}, were not sent to the customer",
            day=late.visit.date,
            since=late.since,
            id=late.visit.id,
        )
        yield Flag(message, late.action("sent"), late.until, subject=late.visit.id)
