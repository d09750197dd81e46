"""What would make a no into a yes [C3]. Nothing is offered that was not tried: each way is applied to the records as
they are and decided on again, by the same function as the order itself.

A way is a few steps. Whatever stands in the way in any case (a suspension, overdue money) is in all of them; what
remains can be prepaid, paid of what is owed, met by a higher limit and a promise, or avoided by shipping less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_UP, Decimal
from typing import ClassVar, Literal

from kehu.credit.limits import LimitState
from kehu.credit.promises import Promised
from kehu.credit.release import PREPAYING, Deciding, Request
from kehu.credit.subject import Subject
from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO, Obligation
from kehu.model.agreements import Promise
from kehu.model.choices import Status
from kehu.model.credit_file import Limit
from kehu.model.customer import Customer
from kehu.model.policy.release import Decision
from kehu.model.records import CENT, Claim, Receipt

Way = Literal["pay", "prepay", "limit", "less"]
WAYS: tuple[Way, ...] = ("pay", "prepay", "limit", "less")
TRIES = 8  # more steps than any way can need
LAST_ID = "z" * 64  # of records on one day the last id counts


@dataclass(frozen=True, slots=True)
class Pay:
    """Money for what is owed, received on the date of the decision."""

    claims: tuple[Claim, ...]
    kind: ClassVar[str] = "pay"

    @property
    def amount(self) -> Decimal:
        return sum((each.amount or ZERO for each in self.claims), ZERO)

    @property
    def records(self) -> tuple[str, ...]:
        return tuple(each.sale for each in self.claims)

    @property
    def text(self) -> Message:
        return m("pay {amount} of what is owed ({ids})", amount=self.amount, ids=list(self.records))

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        receipt = Receipt(id=LAST_ID, date=subject.as_of, amount=self.amount, for_=self.claims)
        return _changed(subject, subject.customer, receipts=[*subject.customer.receipts, receipt]), request


@dataclass(frozen=True, slots=True)
class Prepay:
    amount: Decimal
    kind: ClassVar[str] = "prepay"
    records: ClassVar[tuple[str, ...]] = ()

    @property
    def text(self) -> Message:
        return m("pay {amount} of the order before shipment", amount=self.amount)

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        return subject, replace(request, prepaid=self.amount)


@dataclass(frozen=True, slots=True)
class SetLimit:
    amount: Decimal
    holder: Customer
    before: LimitState
    kind: ClassVar[str] = "limit"
    records: ClassVar[tuple[str, ...]] = ()

    @property
    def text(self) -> Message:
        shown = {"amount": self.amount, "name": self.holder.name}
        if self.before is LimitState.EXPIRED:
            return m("renew the limit of {name}: at least {amount}", **shown)
        if self.before is LimitState.SUSPENDED:
            return m("lift the suspension of the limit of {name}, which must be {amount} at least", **shown)
        if self.before is LimitState.NONE:
            return m("approve a limit of {amount} for {name}", **shown)
        return m("raise the limit of {name} to {amount}", **shown)

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        limit = Limit(id=LAST_ID, from_=subject.as_of, amount=self.amount, approved_by="-")
        holder = _member(subject, self.holder.code)
        kept = [each for each in holder.limits if each.id != LAST_ID]
        return _changed(subject, holder, limits=[*kept, limit]), request


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A new promise of payment for the order."""

    amount: Decimal
    kind: ClassVar[str] = "promise"
    records: ClassVar[tuple[str, ...]] = ()

    @property
    def text(self) -> Message:
        return m("record a promise to pay {amount}", amount=self.amount)

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        promise = Promise(id=LAST_ID, date=subject.as_of, amount=self.amount, pay_by=subject.as_of, order=request.order)
        return _changed(subject, subject.customer, promises=[*subject.customer.promises, promise]), request


@dataclass(frozen=True, slots=True)
class Activate:
    status: Status
    kind: ClassVar[str] = "status"
    records: ClassVar[tuple[str, ...]] = ()

    @property
    def text(self) -> Message:
        if self.status is Status.DRAFT:
            return m("approve the customer, who is a draft")
        if self.status is Status.SUSPENDED:
            return m("lift the suspension of the customer")
        return m("take the customer back: its status is {status}", status=self.status.label)

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        return _changed(subject, subject.customer, status=Status.ACTIVE), request


@dataclass(frozen=True, slots=True)
class ClearRisks:
    records: tuple[str, ...]
    kind: ClassVar[str] = "risk"

    @property
    def text(self) -> Message:
        return m("clear the risk signs {ids}", ids=list(self.records))

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        risks = [
            each.model_copy(update={"cleared_on": subject.as_of}) if each.id in self.records else each
            for each in subject.customer.risks
        ]
        return _changed(subject, subject.customer, risks=risks), request


@dataclass(frozen=True, slots=True)
class ShipLess:
    amount: Decimal
    kind: ClassVar[str] = "less"
    records: ClassVar[tuple[str, ...]] = ()

    @property
    def text(self) -> Message:
        return m("ship at most {amount}", amount=self.amount)

    def apply(self, subject: Subject, request: Request) -> tuple[Subject, Request]:
        return subject, replace(request, amount=self.amount)


Step = Pay | Prepay | SetLimit | NewPromise | Activate | ClearRisks | ShipLess


def remedies(subject: Subject, request: Request) -> list[tuple[Step, ...]]:
    """Every way that was found to lead to a yes, each as its steps."""
    found: list[tuple[Step, ...]] = []
    for way in WAYS:
        steps = _steps(subject, request, way)
        if steps and steps not in found:
            found.append(steps)
    return found


def applied(subject: Subject, request: Request, steps: Iterable[Step]) -> tuple[Subject, Request]:
    """The records and the order as they would be after the steps."""
    for step in steps:
        subject, request = step.apply(subject, request)
    return subject, request


def _steps(subject: Subject, request: Request, way: Way) -> tuple[Step, ...]:
    """Mend what fails, one rule at a time, and decide again, until the answer is yes; nothing if it cannot be."""
    steps: list[Step] = []
    for _ in range(TRIES):
        now = Deciding(*applied(subject, request, steps))
        if now.release.yes:
            return tuple(steps)
        step = _next(now, way)
        if step is None:
            return ()
        steps = _with(steps, step)
    return ()


def _with(steps: Sequence[Step], step: Step) -> list[Step]:
    """Steps with one more; two payments are one payment, and so with promises, while a new limit replaces the last."""
    place = next((n for n, each in enumerate(steps) if _key(each) == _key(step)), None)
    if place is None:
        return [*steps, step]
    return [*steps[:place], _merged(steps[place], step), *steps[place + 1 :]]


def _key(step: Step) -> tuple[str, str]:
    return step.kind, step.holder.code if isinstance(step, SetLimit) else ""


def _merged(before: Step, step: Step) -> Step:
    if isinstance(before, Pay) and isinstance(step, Pay):
        return Pay(_joined(before.claims, step.claims))
    if isinstance(before, NewPromise) and isinstance(step, NewPromise):
        return NewPromise(before.amount + step.amount)
    if isinstance(before, SetLimit) and isinstance(step, SetLimit):
        return replace(step, before=before.before)
    return step


def _joined(claims: Sequence[Claim], more: Sequence[Claim]) -> tuple[Claim, ...]:
    sums: dict[str, Decimal] = {}
    for each in (*claims, *more):
        sums[each.sale] = sums.get(each.sale, ZERO) + (each.amount or ZERO)
    return tuple(Claim(sale, amount) for sale, amount in sums.items())


def _next(now: Deciding, way: Way) -> Step | None:
    """What mends the first rule that says no, in this way; None where this way does not help."""
    failing = {each.rule for each in now.release.reasons if not each.ok}
    subject, policy = now.subject, now.subject.policy.release
    if "status" in failing:
        return Activate(subject.customer.status)
    if "risk" in failing:
        return ClearRisks(tuple(each.id for each in subject.risks(policy.risk)))
    if "overdue" in failing:
        return _payment(subject.overdue_beyond(policy.overdue_days))
    if "grade" in failing:
        return None
    if way == "prepay":
        return Prepay(_up(_prepaid(now)))
    if way == "less":
        most = _most(now).quantize(CENT, ROUND_DOWN)
        return ShipLess(most) if ZERO < most < now.request.amount else None
    if "promises" in failing:
        return _make_good(subject)
    if "limit" in failing:
        return _for_limit(now, way)
    if "terms" in failing and now.terms is Decision.ON_PROMISE:
        return NewPromise(_up(now.credit - min(now.covered, now.credit)))
    return None


def _up(amount: Decimal) -> Decimal:
    """Money is paid in cents."""
    return amount.quantize(CENT, ROUND_UP)


def _prepaid(now: Deciding) -> Decimal:
    """The least prepayment that lets the order pass: down to what credit remains, or all of it."""
    whole = now.request.amount - now.on_account
    only_limit = {each.rule for each in now.release.reasons if not each.ok} <= {"limit", "terms"}
    if not only_limit or now.terms in PREPAYING:
        return whole
    available = [each.available for each in now.headrooms]
    known = [each for each in available if each is not None]
    if len(known) < len(available):
        return whole
    needed = max(now.request.amount - each for each in known)
    if now.terms is Decision.ON_PROMISE:
        needed = max(needed, whole - now.covered)
    return min(whole, max(needed, now.request.prepaid))


def _most(now: Deciding) -> Decimal:
    """The largest order that would pass."""
    paid = now.request.prepaid + now.on_account
    failing = {each.rule for each in now.release.reasons if not each.ok}
    if now.terms in PREPAYING or failing & {"promises", "factors"}:
        return paid
    available = [each.available for each in now.headrooms]
    known = [each for each in available if each is not None]
    if len(known) < len(available):
        return paid
    most = min(known) + now.request.prepaid
    if now.terms is Decision.ON_PROMISE:
        most = min(most, now.covered + paid)
    return max(most, paid)


def _for_limit(now: Deciding, way: Way) -> Step | None:
    """A limit that is high enough, or a payment that brings exposure down as far."""
    for headroom in now.headrooms:
        amount = headroom.limit.amount
        needed = headroom.exposure + now.uncovered
        if amount is not None and needed <= amount:
            continue
        if way == "limit":
            return SetLimit(_up(max(needed, ZERO)), headroom.holder, headroom.limit.state)
        if amount is None:
            return None
        over = _up(needed - amount)
        owed = [each for each in now.subject.ledger.obligations if each.open]
        return _payment(owed, over) if over <= sum((each.open for each in owed), ZERO) else None
    return None


def _make_good(subject: Subject) -> Step | None:
    """Pay what was promised and has not come, of what the promises name, else of what is owed."""
    first = subject.broken[0]
    return _payment(_named(subject, first), first.missing) if first.promise.currency is None else None


def _named(subject: Subject, broken: Promised) -> list[Obligation]:
    owed = [each for each in subject.ledger.obligations if each.open]
    promise = broken.promise
    sold = {each.id: each.order for each in subject.customer.sales}
    named = [
        each
        for each in owed
        if each.id in promise.sales or (promise.order is not None and sold.get(each.id) == promise.order)
    ]
    return named if promise.sales or promise.order else owed


def _payment(owed: Sequence[Obligation], most: Decimal | None = None) -> Pay | None:
    """A payment in the base currency; what is owed in another one is for people to work out."""
    if any(each.currency for each in owed):
        return None
    claims = _claims(owed, most)
    return Pay(claims) if claims else None


def _claims(owed: Iterable[Obligation], most: Decimal | None = None) -> tuple[Claim, ...]:
    """Pay these, in the order in which money pays them, all of them or up to an amount."""
    found = []
    for each in sorted(owed, key=lambda each: (each.disputed, each.due, each.date, each.id)):
        amount = each.open if most is None else min(each.open, most)
        if amount:
            found.append(Claim(each.id, amount))
        if most is not None:
            most -= amount
    return tuple(found)


def _member(subject: Subject, code: str) -> Customer:
    return next((each for each in subject.group if each.code == code), subject.customer)


def _changed(subject: Subject, who: Customer, **values: object) -> Subject:
    """The subject with one of its customers changed."""
    after = who.model_copy(update=values)
    group = [after if each.code == who.code else each for each in subject.group]
    customer = after if who.code == subject.customer.code else subject.customer
    return Subject(customer, subject.policy, subject.as_of, group)
