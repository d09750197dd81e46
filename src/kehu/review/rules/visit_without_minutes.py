"""A visit was made, and nobody has written its minutes."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.review.work import MinutesRule
from kehu.review.case import Case
from kehu.review.finding import Flag
from kehu.review.visits import Wait, waiting

EXPLAINED = m("The minutes of a visit are written within so many working days.")


def flag(case: Case, rule: MinutesRule) -> Iterator[Flag]:
    for late in waiting(case, Wait.MINUTES, rule.working_days):
        message = m("The visit of {day} ({id}) has no minutes", day=late.visit.date, id=late.visit.id)
        yield Flag(message, late.action("minutes"), late.until, subject=late.visit.id)
