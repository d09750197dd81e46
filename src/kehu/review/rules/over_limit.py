"""Exposure beyond a limit in force."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import CriticalRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("Exposure is beyond a limit in force: the customer's own, or the one that its group shares.")


def flag(case: Case, rule: CriticalRule) -> Iterator[Flag]:
    over = [each for each in case.credit.headrooms() if each.is_over]
    if not over:
        return
    worst = min(over, key=lambda each: each.available or 0)
    shown = {"exposure": worst.exposure, "over": -(worst.available or 0), "limit": worst.limit.amount}
    if worst.is_group:
        message = m(
            "The group's exposure {exposure} is {over} over the limit {limit} of {name}",
            **shown,
            name=worst.holder.name,
        )
    else:
        message = m("Exposure {exposure} is {over} over the limit {limit}", **shown)
    yield Flag(
        message,
        m("Ship against payment only until it is within the limit: kehu clear {code}", code=case.customer.code),
    )
