"""We said that we would come back, and have not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.lang import m
from kehu.model.choices import VisitState
from kehu.model.dossier import Communication, Service, Visit
from kehu.model.months import add_days
from kehu.model.policy.review.dealing import FollowUpRule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m(
    "The day for following up on a communication, a visit or a service has come, and nothing later counts for it: a "
    "communication, a visit, a service, an order or a sale on that day, after it, or a few days before. Of several "
    "follow-ups for one day the first is named."
)


def flag(case: Case, rule: FollowUpRule) -> Iterator[Flag]:
    customer, named = case.customer, set[datetime.date]()
    made = (each for each in case.known(customer.visits) if each.state is VisitState.MADE)
    talks: list[Communication | Visit | Service] = [*case.known(customer.communications), *made]
    contacts = [*talks, *case.known(customer.services)]
    dealt = [each.date for each in (*contacts, *case.known(customer.orders), *case.known(customer.sales))]
    for each in sorted(contacts, key=lambda each: (each.date, each.id)):
        due = each.follow_up
        if due is None or due > case.as_of or due in named:
            continue
        least = max(add_days(due, -rule.early_days), add_days(each.date, 1))
        if any(least <= day for day in dealt):
            continue
        named.add(due)
        subject = getattr(each, "subject", None) or getattr(each, "purpose", None)
        shown = {"date": each.date, "id": each.id, "due": due}
        if subject:
            message = m("Follow-up of {date} ({id}) was agreed for {due}: {subject}", subject=subject, **shown)
        else:
            message = m("Follow-up of {date} ({id}) was agreed for {due}", **shown)
        action = m("Call or visit, then record it: kehu add communication {code}", code=customer.code)
        yield Flag(message, action, due, subject=each.id)
