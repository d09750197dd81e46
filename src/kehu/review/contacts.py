"""When a customer was last spoken to, and when last visited, as far as it is recorded."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kehu.model.choices import ActivityReply, Channel, VisitState
from kehu.review.case import Case


def last_contact(case: Case) -> datetime.date | None:
    """The last communication, visit, market event that they came to, or word of theirs; else the first contact."""
    return max(_contacts(case), default=None)


def last_visit(case: Case) -> datetime.date | None:
    """The last visit made, or talk face to face."""
    return max(_visits(case), default=None)


def _visits(case: Case) -> Iterator[datetime.date]:
    yield from (each.date for each in case.known(case.customer.visits) if each.state is VisitState.MADE)
    yield from (each.date for each in case.known(case.customer.communications) if each.channel is Channel.VISIT)


def _contacts(case: Case) -> Iterator[datetime.date]:
    customer = case.customer
    yield from _visits(case)
    yield from (each.date for each in case.known(customer.communications))
    yield from (each.date for each in case.known(customer.activities) if each.reply is ActivityReply.CAME)
    yield from (each.date for each in case.known(customer.feedback))
    if customer.first_contact_on and case.is_past(customer.first_contact_on):
        yield customer.first_contact_on
