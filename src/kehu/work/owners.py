"""A customer's owner changes: what is written of it, so that nobody who looked after the customer is forgotten [W2]."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.staff import Staff
from kehu.work.sharing import Taker


def first_spell(customer: Customer, day: datetime.date) -> dict[str, str] | None:
    """The spell of the owner until now, where the history does not know it; from when the file knows the customer."""
    if not customer.owner or any(each.owner == customer.owner for each in customer.owners):
        return None
    known = (customer.entered_on, customer.collected_on, customer.first_contact_on)
    last = max((each.date for each in customer.owners), default=None)
    start = last or next((each for each in known if each), None) or day
    return {"date": min(start, day).isoformat(), "owner": customer.owner}


def is_without(customer: Customer, staff: Sequence[Staff], day: datetime.date) -> bool:
    """Whether somebody must be found for the customer: it has no owner, or its owner has left."""
    if customer.status is Status.CLOSED:
        return False
    return not customer.owner or has_left(staff, customer.owner, day)


def has_left(staff: Sequence[Staff], name: str, day: datetime.date) -> bool:
    """Whether somebody is known to work for us no more."""
    meant = [each for each in staff if each.name == name]
    return bool(meant) and all(each.left_on is not None and each.left_on <= day for each in meant)


def takers(staff: Sequence[Staff], customers: Sequence[Customer], day: datetime.date) -> tuple[list[Taker], list[str]]:
    """The salespeople who take customers, with what they have; and those passed over, as others have a capacity."""
    has: dict[str, int] = {}
    for each in customers:
        if each.owner and each.status is not Status.CLOSED:
            has[each.owner] = has.get(each.owner, 0) + 1
    here = [each for each in staff if each.role and each.role.value == "sales" and each.is_here(day)]
    limited = any(each.capacity is not None for each in here)
    taking = [each for each in here if not limited or each.capacity is not None]
    return (
        [Taker(each.name, has.get(each.name, 0), each.capacity, tuple(each.regions)) for each in taking],
        [each.name for each in here if each not in taking],
    )
