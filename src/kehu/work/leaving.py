"""What a colleague who leaves still has, customer by customer [W4]. Empty when all is handed over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kehu.credit.promises import State, promised
from kehu.lang import Message, m
from kehu.ledger.replay import replay
from kehu.model.choices import FeedbackKind, Status, VisitState
from kehu.model.customer import Customer
from kehu.model.dossier import Visit
from kehu.model.policy import Policy
from kehu.model.types import Choice
from kehu.work.visits import standings


class Held(Choice):
    """What kind of thing it is."""

    CUSTOMER = "customer", "customer", "客户"
    MONEY = "money", "open money", "未收货款"
    PROMISE = "promise", "promise of payment", "付款承诺"
    VISIT = "visit", "visit", "走访"
    COMPLAINT = "complaint", "complaint", "投诉"
    FOLLOW_UP = "follow_up", "follow-up", "跟进"
    ORIGINAL = "original", "original", "原件"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody has; `field` is the one that names them, of the record `id` if there is one."""

    kind: Held
    customer: Customer
    said: Message
    id: str = ""
    list: str = ""
    field: str = ""
    date: datetime.date | None = None
    amount: Decimal | None = None


def held_by(name: str, customer: Customer, policy: Policy, as_of: datetime.date) -> Iterator[Item]:
    """What somebody has of one customer."""
    if customer.owner == name:
        money = list(_money(customer, policy, as_of))
        if money or customer.status is not Status.CLOSED:
            yield Item(Held.CUSTOMER, customer, m("looks after the customer"), field="owner")
            yield from money
            yield from _follow_ups(customer, as_of)
    yield from _visits(name, customer, as_of)
    yield from _complaints(name, customer)
    yield from _originals(name, customer)


def _money(customer: Customer, policy: Policy, as_of: datetime.date) -> Iterator[Item]:
    """What the customer owes, and its open promises: they go with the customer."""
    ledger = replay(customer, policy, as_of)
    if ledger.outstanding > 0:
        said = m("owed; {amount} of it is overdue", amount=ledger.overdue)
        yield Item(Held.MONEY, customer, said, amount=ledger.outstanding)
    for each in promised(customer, ledger):
        if each.state is State.OPEN or each.is_broken:
            said = m("to be paid by {day}, {state}", day=each.promise.pay_by, state=each.state)
            yield Item(Held.PROMISE, customer, said, each.promise.id, "promises", "", each.promise.date, each.short)


def _visits(name: str, customer: Customer, as_of: datetime.date) -> Iterator[Item]:
    for each in standings(customer, as_of):
        if each.is_open and (each.visit.by == name or _falls_to(name, customer, each.visit)):
            field = "by" if each.visit.by else ""
            said = m("{stage}; to do: {next}", stage=each.stage, next=each.next)
            yield Item(Held.VISIT, customer, said, each.visit.id, "visits", field, each.visit.date)


def _falls_to(name: str, customer: Customer, visit: Visit) -> bool:
    """A visit that names nobody is the owner's."""
    return visit.by is None and customer.owner == name and customer.status is not Status.CLOSED


def _complaints(name: str, customer: Customer) -> Iterator[Item]:
    for each in customer.feedback:
        if each.kind is FeedbackKind.COMPLAINT and each.solved_on is None and each.handled_by == name:
            yield Item(
                Held.COMPLAINT,
                customer,
                m("complaint: {text}", text=each.content),
                each.id,
                "feedback",
                "handled_by",
                each.date,
            )


def _follow_ups(customer: Customer, as_of: datetime.date) -> Iterator[Item]:
    """What was to be followed up and has not been: they go with the customer."""
    contacts = [each.date for each in customer.communications]
    contacts += [each.date for each in customer.visits if each.state is VisitState.MADE]
    last = max((day for day in contacts if day <= as_of), default=datetime.date.min)
    for name in ("communications", "visits"):
        for each in getattr(customer, name):
            if each.date <= as_of and each.follow_up and last < each.follow_up:
                said = m("due on {day}", day=each.follow_up)
                yield Item(Held.FOLLOW_UP, customer, said, each.id, name, "", each.date)


def _originals(name: str, customer: Customer) -> Iterator[Item]:
    for each in customer.documents:
        if each.holder == name:
            said = m(
                "{kind} {no}; {place}",
                kind=each.kind,
                no=each.no or each.title or "",
                place=each.place or m("place unknown"),
            )
            yield Item(Held.ORIGINAL, customer, said, each.id, "documents", "holder", each.date)
