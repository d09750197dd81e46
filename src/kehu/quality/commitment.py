"""Headroom given away twice: reserved orders and exposure beyond the limit, as two branches make them [C3] [Q1].

Each of two colleagues saw a limit that had room for an order; after the merge it has room for one of the two.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from kehu.archive.customer_file import CustomerFile
from kehu.archive.directory import Archive
from kehu.credit.subject import Headroom, Subject
from kehu.errors import KehuError
from kehu.lang import m
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.problem import Problem
from kehu.quality.groups import Groups


def is_reserving(customer: Customer, today: datetime.date) -> bool:
    """Whether an order of the customer holds headroom on the day."""
    return any(each.reserved_until and each.date <= today <= each.reserved_until for each in customer.orders)


def overcommitted(
    archive: Archive, policy: Policy, files: Sequence[CustomerFile], today: datetime.date
) -> Iterator[Problem]:
    """A problem at every reserved order of these customers that stands against a limit without room for it."""
    groups = Groups(archive, policy)
    for file in files:
        if file.customer is None:
            continue
        try:
            subject = Subject(file.customer, policy, today, groups.of(file.customer, whole=False))
            over = [each for each in subject.headrooms() if each.is_over]
        except KehuError:  # a rate that is missing is a problem of its own
            continue
        if over:
            yield from _at_each(file, min(over, key=lambda each: each.available or 0))


def _at_each(file: CustomerFile, headroom: Headroom) -> Iterator[Problem]:
    """Every record names the others that hold headroom."""
    reserved = [
        (exposure.code, id, amount) for exposure in headroom.exposures for id, amount in exposure.part("reserved").items
    ]
    for code, id, amount in reserved:
        if code != file.code:
            continue
        others = [
            m("{id} of {code} ({amount})", id=other, code=owner, amount=held)
            for owner, other, held in reserved
            if (owner, other) != (code, id)
        ]
        message = m(
            "{id} holds {amount}, but exposure {exposure} is {over} over the limit {limit}; others: {others}",
            id=id,
            amount=amount,
            exposure=headroom.exposure,
            over=-(headroom.available or 0),
            limit=headroom.limit.amount,
            others=others or m("none"),
        )
        hint = m("headroom was given away twice: close one of the orders, or raise the limit")
        yield Problem("over-committed", message, *file.place_of(id), "error", hint)
