"""A claim that soon can no longer be enforced (诉讼时效)."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.as_of import value
from kehu.model.policy.review.money import LimitationRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The limitation date of a case that is not closed comes within so many days, or has passed; of a closed customer "
    "too."
)


def flag(case: Case, rule: LimitationRule) -> Iterator[Flag]:
    for each in case.known(case.customer.cases):
        if each.limitation is None or value(each, "closed_on", case.as_of):
            continue
        left = (each.limitation - case.as_of).days
        if left > rule.days:
            continue
        shown = {"id": each.id, "claim": each.claim, "date": each.limitation}
        if left < 0:
            message = m("The claim of {claim} ({id}) was barred on {date}", **shown)
            action = m("Ask the lawyer whether anything interrupted it, and enter the new date")
        else:
            message = m(
                "The claim of {claim} ({id}) is barred after {date}, in {left} {left:day|days}", left=left, **shown
            )
            action = m("Sue, or interrupt it in writing, with proof that it was received, and enter the new date")
        yield Flag(message, action, each.limitation, subject=each.id)
