"""A complaint that nobody has solved in time."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.model.as_of import value
from kehu.model.choices import FeedbackKind
from kehu.model.months import add_days
from kehu.model.policy.review.dealing import ComplaintOpenRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("A complaint has been open for more than so many days.")


def flag(case: Case, rule: ComplaintOpenRule) -> Iterator[Flag]:
    for each in case.known(case.customer.feedback):
        days = (case.as_of - each.date).days
        if each.kind is not FeedbackKind.COMPLAINT or value(each, "solved_on", case.as_of) or days <= rule.days:
            continue
        shown = {"date": each.date, "days": days, "content": each.content}
        if each.handled_by:
            message = m(
                "Complaint of {date}, open for {days} {days:day|days}, with {name}: {content}",
                name=each.handled_by,
                **shown,
            )
        else:
            message = m("Complaint of {date}, open for {days} {days:day|days}, with nobody: {content}", **shown)
        action = m(
            "Solve it, then enter it: kehu set {code} feedback.{id}.solved_on=…", code=case.customer.code, id=each.id
        )
        yield Flag(message, action, add_days(each.date, rule.days), subject=each.id)
