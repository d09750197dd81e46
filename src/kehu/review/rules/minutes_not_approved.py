"""The minutes of a visit were written, and nobody has approved them."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import MinutesApprovalRule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.visits import Wait, waiting

EXPLAINED = m("The minutes of a visit are approved within so many working days.")


def flag(case: Case, rule: MinutesApprovalRule) -> Iterator[Flag]:
    for late in waiting(case, Wait.APPROVAL, rule.working_days):
        message = m(
            "The minutes of the visit of {day} ({id}) wait for approval since {since}",
            day=late.visit.date,
            since=late.since,
            id=late.visit.id,
        )
        yield Flag(message, late.action("approve-minutes"), late.until, subject=late.visit.id)
