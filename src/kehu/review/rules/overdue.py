"""Money past due."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.ledger.obligation import ZERO
from kehu.model.months import add_months
from kehu.model.policy.review.money import OverdueRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "Money is overdue from the day after its due date; of a closed customer too. It is graver when some of it is past "
    "due by more months than make the credit grade 丁."
)


def flag(case: Case, rule: OverdueRule) -> Iterator[Flag]:
    days = {each.id: (case.as_of - each.due).days for each in case.assessment.ledger.obligations if each.open}
    late = [each for each in case.assessment.ledger.obligations if days.get(each.id, 0) >= max(rule.days, 1)]
    if not late:
        return
    oldest = min(late, key=lambda each: (each.due, each.date, each.id))
    message = m(
        "{amount} overdue in {count} {count:item|items}; the oldest, {open} of {id}, was due on {due}, "
        "{days} {days:day|days} ago",
        amount=sum((each.open for each in late), ZERO),
        count=len(late),
        open=oldest.open,
        id=oldest.id,
        due=oldest.due,
        days=days[oldest.id],
    )
    limit = case.policy.credit.limit_months
    if case.as_of > add_months(oldest.due, limit):
        action = m("Recover it, and ship against payment only: it is past {months} {months:month|months}", months=limit)
        yield Flag(message, action, oldest.due, rule.severity_beyond_limit)
    else:
        yield Flag(message, m("Ask for payment"), oldest.due)
