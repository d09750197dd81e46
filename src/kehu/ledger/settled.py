"""What of a year is settled, and what is still open, so that a closed year can be bound [R11]. Pure.

A record stays where it is while it is open itself, or while it belongs to one that is: the receipt of a sale that is
partly paid, the sale of an open complaint, the contract of a sale. So the papers of an open matter stay together.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehu.lang import Label
from kehu.ledger.obligation import Ledger
from kehu.ledger.replay import bounced, replay
from kehu.model.agreements import Promise
from kehu.model.binder import numbers_of
from kehu.model.choices import BinderPart, CaseStage, DocumentKind, FeedbackKind, ProjectState, VisitState
from kehu.model.credit_file import Case, Change, Guarantee, Investigation, Risk
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.model.dossier import Communication, Feedback, Project, Requirement, Service, Visit
from kehu.model.entry import Record
from kehu.model.kinds import BY_LIST
from kehu.model.orders import Order
from kehu.model.policy import Policy
from kehu.model.records import Receipt, Refund, Return, Sale

UNPAID = Label("not settled", "未结清")
WAITING = Label("its money pays nothing yet", "款项尚未核销")
IMMATURE = Label("the bill has not matured", "票据未到期")
UNFINISHED = Label("not finished", "未了结")
PENDING = Label("follow-up pending", "待跟进")
IN_FORCE = Label("the latest, or in force", "为最新一条或仍有效")
STANDING = Label("stands without a date of expiry", "长期有效")
LATER = Label("dated later", "日期在后")
TIED = Label("belongs to an open one", "关联事项未了结")
NEVER = Label("is never bound", "不归卷")

# Of these the latest stays, of each that has the same value here.
LATEST = {
    **dict.fromkeys(("owners", "statuses", "wallets", "reviews", "grades", "statements", "evaluations"), ""),
    **dict.fromkeys(("investigations", "limits", "terms"), ""),
    **dict.fromkeys(("shareholders", "managers", "affiliates", "competitors"), "name"),
    "bank_credits": "bank",
    "public_records": "searched",
}
# Papers that hold until they expire, or are replaced by hand.
LASTING = frozenset(
    {
        *(DocumentKind.CONTRACT, DocumentKind.AGREEMENT, DocumentKind.GUARANTOR, DocumentKind.AUTHORISATION),
        *(DocumentKind.LICENCE, DocumentKind.CREDENTIALS, DocumentKind.IDENTITY, DocumentKind.INTRODUCTION),
    }
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A record that stays, and why; `because` is the open one that it belongs to."""

    record: Record
    why: Label
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The records of a year: those that may be bound, and those that stay."""

    year: int
    closed: tuple[Record, ...]
    stay: tuple[Stay, ...]


def settled(customer: Customer, policy: Policy, year: int, as_of: datetime.date) -> Settled:
    """What of a year is settled at a date."""
    matters = _Matters(customer, replay(customer, policy, as_of), as_of)
    closed, stay = [], []
    for record in matters.records.values():
        if record.day is None or record.day.year != year:
            continue
        found = matters.stay(record)
        if found:
            stay.append(found)
        else:
            closed.append(record)
    return Settled(year, tuple(closed), tuple(stay))


class _Matters:
    """All records of a customer at a date: which are open, and which belong together."""

    def __init__(self, customer: Customer, ledger: Ledger, as_of: datetime.date) -> None:
        self.customer, self.ledger, self.as_of = customer, ledger, as_of
        self.records: dict[str, Record] = {each.id: each for name in BY_LIST for each in getattr(customer, name)}
        self.unpaid = {each.id for each in ledger.obligations if each.open}

    def stay(self, record: Record) -> Stay | None:
        why = self.open.get(record.id)
        if why:
            return Stay(record, why)
        because = next((id for id in sorted(self.ties.get(record.id, ())) if self._holds(id)), None)
        return Stay(record, TIED, because) if because else None

    def _holds(self, id: str) -> bool:
        """Whether what belongs to a record stays with it: an open matter holds its papers, a paper holds nothing."""
        return id in self.open and not isinstance(self.records[id], Document)

    @cached_property
    def open(self) -> Mapping[str, Label]:
        """Every open record, and why it is."""
        found = ((id, self._open(record)) for id, record in self.records.items())
        return {id: why for id, why in found if why}

    def _open(self, record: Record) -> Label | None:
        if record.day is None:
            return NEVER
        if record.day > self.as_of:
            return LATER
        if record.id in self._latest or _until(record, self.as_of):
            return IN_FORCE
        rule = _RULES.get(type(record))
        return rule(self, record) if rule else None

    @cached_property
    def _latest(self) -> set[str]:
        latest: dict[tuple[str, Any], Record] = {}
        for name, field in LATEST.items():
            for record in getattr(self.customer, name):
                key = name, getattr(record, field) if field else None
                day = record.day
                if day and day <= self.as_of and (key not in latest or _rank(latest[key]) < _rank(record)):
                    latest[key] = record
        return {record.id for record in latest.values() if not _ended(record, self.as_of)}

    # What belongs together

    @cached_property
    def ties(self) -> Mapping[str, set[str]]:
        """The records that each record names, is named by, pays, is paid by, or shares a paper's number with."""
        ties: dict[str, set[str]] = {}
        for one, other in self._pairs():
            if one != other and one in self.records and other in self.records:
                ties.setdefault(one, set()).add(other)
                ties.setdefault(other, set()).add(one)
        return ties

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for obligation in self.ledger.obligations:
            yield from ((obligation.id, id) for part in obligation.parts for id in part.by)
        for record in self.records.values():
            yield from ((record.id, id) for id in _named(record))
        numbered: dict[str, list[str]] = {}
        for document in self.customer.documents:
            for number in (document.id, *numbers_of(document)):
                numbered.setdefault(number, []).append(document.id)
        for record in self.records.values():
            if not isinstance(record, Document):
                yield from ((record.id, id) for number in numbers_of(record) for id in numbered.get(number, ()))

    # When a record of a kind is open

    def sale(self, sale: Sale) -> Label | None:
        return UNPAID if sale.id in self.unpaid else None

    def money(self, record: Record) -> Label | None:
        """Of receipts, returns and refunds."""
        if record.id in self.unpaid:  # a refund beyond all money of theirs
            return UNPAID
        if isinstance(record, Receipt):
            if bounced(record, self.as_of):
                return None
            if record.matures and record.matures > self.as_of:
                return IMMATURE
        return WAITING if record.id in self.ledger.waiting else None

    def order(self, order: Order) -> Label | None:
        delivered = order.open_quantity is not None and not order.open_quantity
        lapsed = order.reserved_until is not None and order.reserved_until < self.as_of
        return None if delivered or lapsed or self._past(order.closed_on) else UNFINISHED

    def promise(self, promise: Promise) -> Label | None:
        """Withdrawn, or its day is past and what it was given for is settled."""
        if self._past(promise.withdrawn_on):
            return None
        if promise.pay_by >= self.as_of:
            return UNFINISHED
        if promise.sales or promise.order:
            return None  # as long as those are open, it belongs to them
        owed = (self.records.get(id) for id in self.unpaid)
        return UNPAID if any(each and each.day and each.day <= promise.date for each in owed) else None

    def case(self, case: Case) -> Label | None:
        return None if case.stage is CaseStage.CLOSED or self._past(case.closed_on) else UNFINISHED

    def risk(self, risk: Risk) -> Label | None:
        return None if self._past(risk.cleared_on) else UNFINISHED

    def change(self, change: Change) -> Label | None:
        """A change after the start of the latest limit asks for that to be examined anew."""
        begun = [each.from_ for each in self.customer.limits if each.from_ <= self.as_of]
        return UNFINISHED if begun and change.date > max(begun) else None

    def guarantee(self, guarantee: Guarantee) -> Label | None:
        return None if guarantee.until else STANDING

    def investigation(self, one: Investigation) -> Label | None:
        return IN_FORCE if one.valid_until and one.valid_until >= self.as_of else None

    def communication(self, record: Communication) -> Label | None:
        return self._follow_up(record.follow_up)

    def visit(self, visit: Visit) -> Label | None:
        if visit.state is VisitState.PLANNED:
            return UNFINISHED
        if visit.state is VisitState.MADE and not (visit.minutes or visit.minutes_on):
            return UNFINISHED
        return self._follow_up(visit.follow_up)

    def _follow_up(self, due: datetime.date | None) -> Label | None:
        """A follow-up is done when there was a talk or a visit on its day or later."""
        if due is None:
            return None
        talks = [each.date for each in self.customer.communications]
        talks += [each.date for each in self.customer.visits if each.state is VisitState.MADE]
        return None if any(due <= day <= self.as_of for day in talks) else PENDING

    def service(self, service: Service) -> Label | None:
        return None if service.result or self._past(service.done_on) else UNFINISHED

    def requirement(self, requirement: Requirement) -> Label | None:
        return None if self._past(requirement.met_on) else UNFINISHED

    def feedback(self, feedback: Feedback) -> Label | None:
        complaint = feedback.kind is FeedbackKind.COMPLAINT
        return UNFINISHED if complaint and not self._past(feedback.solved_on) else None

    def project(self, project: Project) -> Label | None:
        return UNFINISHED if project.state is ProjectState.OPEN else None

    def document(self, document: Document) -> Label | None:
        """Papers that hold until they expire stay; a contract only as long as it is not known to be fulfilled."""
        if document.expires:
            return IN_FORCE if document.expires >= self.as_of else None
        if document.part is BinderPart.BASE:
            return STANDING
        if document.kind is DocumentKind.CONTRACT and self._fulfilled(document):
            return None
        return STANDING if document.kind in LASTING else None

    def _fulfilled(self, contract: Document) -> bool:
        sales = [each.id for each in self.customer.sales if contract.no and each.contract == contract.no]
        return bool(sales) and not self.unpaid.intersection(sales)

    def _past(self, day: datetime.date | None) -> bool:
        return day is not None and day <= self.as_of


_RULES: Mapping[type[Record], Callable[[_Matters, Any], Label | None]] = {
    Sale: _Matters.sale,
    Receipt: _Matters.money,
    Return: _Matters.money,
    Refund: _Matters.money,
    Order: _Matters.order,
    Promise: _Matters.promise,
    Case: _Matters.case,
    Risk: _Matters.risk,
    Change: _Matters.change,
    Guarantee: _Matters.guarantee,
    Investigation: _Matters.investigation,
    Communication: _Matters.communication,
    Visit: _Matters.visit,
    Service: _Matters.service,
    Requirement: _Matters.requirement,
    Feedback: _Matters.feedback,
    Project: _Matters.project,
    Document: _Matters.document,
}


def _rank(record: Record) -> tuple[datetime.date, str]:
    return record.day or datetime.date.min, record.id


def _until(record: Record, as_of: datetime.date) -> bool:
    """Whether a record says of itself until when it holds, and that is not past."""
    until = getattr(record, "until", None)
    return isinstance(until, datetime.date) and until >= as_of


def _ended(record: Record, as_of: datetime.date) -> bool:
    """Whether somebody is a shareholder or manager no more: of these, other than of limits, the last may go."""
    until = getattr(record, "until", None)
    return record.KIND.list in ("shareholders", "managers") and until is not None and until < as_of


def _named(record: Record) -> Iterator[str]:
    """The ids of records that a record names."""
    for field in ("sale", "order"):
        value = getattr(record, field, None)
        if isinstance(value, str):
            yield value
    yield from getattr(record, "sales", ())
    if isinstance(record, Receipt):
        yield from (claim.sale for claim in record.for_)
