"""The minutes of a visit were sent, and the customer has not confirmed them."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import MinutesConfirmationRule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.visits import Wait, waiting

EXPLAINED = m("The customer confirms the minutes within so many working days.")


def flag(case: Case, rule: MinutesConfirmationRule) -> Iterator[Flag]:
    for late in waiting(case, Wait.CONFIRMATION, rule.working_days):
        message = m(
            "The minutes of the visit of {day} ({id}), sent on {since}, are not confirmed by the customer",
            day=late.visit.date,
            since=late.since,
            id=late.visit.id,
        )
        yield Flag(message, late.action("confirmed"), late.until, subject=late.visit.id)
