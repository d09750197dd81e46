"""Not looked over within the cadence of its class."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.grading.cadence import NextReview, next_review
from kehu.lang import Message, m
from kehu.model.policy.review.work import CadenceRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "A customer is looked over every so many months, the best ones and key ones more often. The months are counted "
    "from the last review, else from entry, else from the first record; the day that a review names for the next one "
    "takes their place. Who has none of these was never reviewed. Both ends "
    "are watched first: who is neither large, nor key, nor pays badly, and was looked over within half a year, comes "
    "as information; `kehu review plan` has a day for it."
)


def flag(case: Case, rule: CadenceRule) -> Iterator[Flag]:
    due = next_review(case.customer, case.assessment, case.policy, rule)
    if due.is_late(case.as_of):
        action = m("Look it over, then record it: kehu review done {code}", code=case.customer.code)
        yield Flag(_since(due), action, due.until)


def _since(due: NextReview) -> Message:
    """What to say when the day has passed."""
    if due.last and due.last.next:
        return m("The review planned for {date} has not been made", date=due.last.next)
    if due.last:
        return m("Last reviewed on {date} by {by}", date=due.last.date, by=due.last.by)
    if due.entered:
        return m("Never reviewed; entered on {date}", date=due.entered)
    if due.first:
        return m("Never reviewed; the first record is of {date}", date=due.first)
    return m("Never reviewed")
