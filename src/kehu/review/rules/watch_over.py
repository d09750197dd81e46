"""The day until which a customer was to be watched has passed."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("A customer was to be watched until a day, and that day has passed.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    watch = case.customer.watch
    if watch is None or watch.until is None or watch.until >= case.as_of:
        return
    message = m("Watched until {until}: {cause}", until=watch.until, cause=watch.cause)
    action = m(
        "End it, or watch on: kehu watch {code} --clear --by …, or kehu watch {code} --until … --by …",
        code=case.customer.code,
    )
    yield Flag(message, action, watch.until)
