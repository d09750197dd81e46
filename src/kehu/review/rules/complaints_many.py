"""Complaints that pile up."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.as_of import value
from kehu.model.choices import FeedbackKind
from kehu.model.months import add_months
from kehu.model.policy.review.dealing import ComplaintsRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("So many complaints of a customer are open, or so many came in the last months, solved or not.")


def flag(case: Case, rule: ComplaintsRule) -> Iterator[Flag]:
    made = [each for each in case.known(case.customer.feedback) if each.kind is FeedbackKind.COMPLAINT]
    start = add_months(case.as_of, -rule.months)
    waiting = [each for each in made if not value(each, "solved_on", case.as_of)]
    recent = [each for each in made if each.date > start]
    if len(waiting) < max(rule.open, 1) and len(recent) < max(rule.count, 1):
        return
    message = m(
        "{open} {open:complaint|complaints} open, {count} in the last {months} months: {ids}",
        open=len(waiting),
        count=len(recent),
        months=rule.months,
        ids=[each.id for each in made if each in waiting or each in recent],
    )
    action = m("Let the manager speak with them, and find what the complaints have in common")
    yield Flag(message, action, min(each.date for each in (*waiting, *recent)))
