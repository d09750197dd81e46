"""A new customer that nobody has approved yet [W1]."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import Status
from kehu.model.policy.review.work import DraftRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A draft is approved, or closed, within so many working days: counted from entry, else from collection, else from "
    "the change of status that made it a draft. One of which no such day is known has waited too long already."
)


def flag(case: Case, rule: DraftRule) -> Iterator[Flag]:
    customer = case.customer
    if customer.status is not Status.DRAFT or case.is_past(customer.approved_on):
        return
    action = m("Look at it, and approve it: kehu approve {code} --by …", code=customer.code)
    made = (each.date for each in customer.statuses if each.status is Status.DRAFT)
    since = customer.entered_on or customer.collected_on or max(made, default=None)
    if since is None:
        yield Flag(m("A draft, and nobody wrote down since when"), action)
    elif until := case.missed(since, rule.working_days):
        yield Flag(m("A draft since {date}", date=since), action, until)
