"""A visit was planned, and its day is over."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import VisitState
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("A planned visit is made on its day, put off or cancelled.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    code = case.customer.code
    for visit in case.customer.visits:
        if visit.state is VisitState.PLANNED and visit.date < case.as_of:
            message = m("The visit planned for {day} ({id}) was not made", day=visit.date, id=visit.id)
            action = m("Record it: kehu visit made {code} {id}; or cancel it: kehu visit cancel {code} {id}",
                       code=code, id=visit.id)  # fmt: skip
            yield Flag(message, action, visit.date, subject=visit.id)
