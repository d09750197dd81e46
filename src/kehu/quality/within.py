"""What is wrong or odd within one customer's file, though it can be read [Q1].

Faults that make a figure wrong are the model's; those here stand in no way of grading. Pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from kehu.credit.limits import may_approve
from kehu.lang import Message, m
from kehu.model.customer import Customer
from kehu.model.settings import Settings
from kehu.nearest import nearest
from kehu.quality.approvers import approver_faults
from kehu.quality.dated import dated_faults
from kehu.quality.facts import Fault, warning
from kehu.quality.links import link_faults
from kehu.quality.papers import paper_faults
from kehu.quality.sums import sum_faults
from kehu.quality.values import value_faults


def within_faults(
    file: str, customer: Customer, settings: Settings, today: datetime.date | None = None
) -> Iterator[Fault]:
    """Every fault and oddity of one customer."""
    yield from dated_faults(file, customer)
    yield from _ours(file, customer, settings)
    yield from _approvals(file, customer, settings, today)
    yield from approver_faults(file, customer, settings)
    yield from value_faults(file, customer, today)
    yield from sum_faults(file, customer)
    yield from link_faults(file, customer)
    yield from paper_faults(file, customer, today)


def _ours(file: str, customer: Customer, settings: Settings) -> Iterator[Fault]:
    staff = [each.name for each in settings.staff]
    if customer.owner and staff and customer.owner not in staff:
        hint = _meant(customer.owner, staff, m("add the colleague to staff: in kehu.yaml"))
        yield warning(file, ("owner",), "staff", m("{name} is not among the staff", name=customer.owner), hint)
    if customer.unit and settings.units and customer.unit not in settings.units:
        hint = _meant(customer.unit, settings.units, m("add the unit to units: in kehu.yaml"))
        yield warning(file, ("unit",), "unit", m("{name} is not among our units", name=customer.unit), hint)


def _approvals(file: str, customer: Customer, settings: Settings, today: datetime.date | None) -> Iterator[Fault]:
    """Limits that somebody approved whose role may not, or nobody; where the firm says who may."""
    if settings.delegation is None:
        return
    for n, limit in enumerate(customer.limits):
        ended = today is not None and limit.until is not None and limit.until < today
        if ended or may_approve(limit, settings.staff, settings.delegation):
            continue
        hint = m("delegation: in kehu.yaml says which role may approve how much")
        if limit.approved_by is None:
            message = m("nobody has approved the limit {amount}", amount=limit.amount)
            yield Fault(file, ("limits", n, "amount"), "limit-approval", message, hint)
        else:
            message = m("{name} may not approve a limit of {amount}", name=limit.approved_by, amount=limit.amount)
            yield Fault(file, ("limits", n, "approved_by"), "limit-approval", message, hint)


def _meant(word: str, known: Sequence[str], otherwise: Message) -> Message:
    near = nearest(word, known)
    return m("did you mean {near}?", near=near) if near else otherwise
