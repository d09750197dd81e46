"""May this order ship [C3]? Every rule of the policy is looked at, and each says what it saw.

What is prepaid needs no credit: of an order that is wholly paid before shipment only the status, the risk signs and
overdue money are asked about. A larger order never turns a no into a yes, nor a higher limit a yes into a no.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kehu.credit.exposure import on_account
from kehu.credit.limits import LimitState
from kehu.credit.orders import unsold
from kehu.credit.promises import Promised
from kehu.credit.subject import Headroom, Subject, tightest
from kehu.grading.allowed import by_grades
from kehu.grading.factors import weigh_factors
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.release import Decision
from kehu.model.policy.texts import CREDIT_LABELS

PREPAYING = (Decision.PREPAY, Decision.PREPAY_AND_RECOVER)
RULES = {
    "status": Label("Status", "状态"),
    "risk": Label("Risk signs", "风险信号"),
    "overdue": Label("Overdue", "逾期"),
    "grade": Label("Grade", "评级"),
    "terms": Label("Terms", "条件"),
    "factors": Label("Eight factors", "八要素"),
    "promises": Label("Promises", "付款承诺"),
    "limit": Label("Limit", "额度"),
    "extension": Label("Extension", "展期"),
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is to ship, what of it is paid before, and the order that it is, if the file has it already."""

    amount: Decimal
    prepaid: Decimal = ZERO
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule's line: whether it lets the order pass, with figures, and the ids of the records it looked at."""

    rule: str
    ok: bool
    text: Message
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """The decision; `terms` is the way of shipping that the policy leaves, `credit` what of the order is on credit."""

    request: Request
    terms: Decision
    credit: Decimal
    headrooms: tuple[Headroom, ...]
    reasons: tuple[Reason, ...]

    @property
    def yes(self) -> bool:
        return all(each.ok for each in self.reasons)

    @property
    def headroom(self) -> Headroom:
        """The limit that leaves least."""
        return tightest(self.headrooms)


def decide(subject: Subject, request: Request) -> Release:
    """The decision on an order at the subject's date."""
    return Deciding(subject, request).release


@dataclass(frozen=True)
class Deciding:
    """The figures of one decision, each worked out once."""

    subject: Subject
    request: Request

    @cached_property
    def release(self) -> Release:
        return Release(self.request, self.terms, self.credit, tuple(self.headrooms), tuple(self._reasons()))

    @cached_property
    def headrooms(self) -> list[Headroom]:
        return self.subject.headrooms(self.request.order)

    @cached_property
    def uncovered(self) -> Decimal:
        """What of the order is not paid before."""
        return max(self.request.amount - self.request.prepaid, ZERO)

    @cached_property
    def on_account(self) -> Decimal:
        """Money of theirs on our books that is free for this order."""
        subject = self.subject
        found = subject.exposure(self.request.order)
        return on_account(subject.customer, subject.ledger, subject.policy.limits, found)

    @cached_property
    def credit(self) -> Decimal:
        """What of the order neither a payment nor money on account covers."""
        return max(self.uncovered - self.on_account, ZERO)

    @cached_property
    def terms(self) -> Decision:
        """The strictest of what the grades allow and of what caps it."""
        return max((decision for _, decision in self._caps()), key=lambda each: each.rank)

    @cached_property
    def covered(self) -> Decimal:
        """What open promises cover of this order.

        Those that name it do. Those that name nothing do as far as they exceed what was sold and ordered since the
        first of them was given: that is what they were given for.
        """
        promises = self.subject.standing_promises
        named = [each for each in promises if each.promise.order and each.promise.order == self.request.order]
        general = [each for each in promises if not each.promise.order and not each.promise.sales]
        sum_named = self.subject.short(named)
        if not general:
            return sum_named
        rest = self.subject.short(general) - self._spoken_for(general, promises)
        return sum_named + max(rest, ZERO)

    def _spoken_for(self, general: list[Promised], promises: list[Promised]) -> Decimal:
        since = min(each.promise.date for each in general)
        named = {id for each in promises for id in (*each.promise.sales, each.promise.order)} | {self.request.order}
        subject = self.subject
        sold = (each for each in subject.ledger.obligations if each.date >= since and each.id not in named)
        orders = (each for each in unsold(subject.customer, subject.as_of) if each.order.date >= since)
        return sum((each.open for each in sold), ZERO) + sum(
            (each.amount for each in orders if each.order.id not in named), ZERO
        )

    def _caps(self) -> Iterator[tuple[Message, Decision]]:
        """What the grades allow, then everything that allows less, each with how it is called."""
        policy, found = self.subject.policy.release, self.subject.assessment
        volume, credit = found.volume.grade, found.credit.grade
        shown = CREDIT_LABELS[UNGRADED] if credit == UNGRADED else credit
        allowed, thin = by_grades(found, policy)
        if credit == UNGRADED and any(each.limit.is_approved for each in self.headrooms):
            allowed = min(allowed, policy.ungraded_with_limit, key=lambda each: each.rank)
            yield m("{volume}, {credit}, with an approved limit", volume=volume, credit=shown), allowed
        else:
            yield m("{volume}, {credit}", volume=volume, credit=shown), allowed
        if thin:
            yield m("thin evidence"), thin
        if self.subject.is_watched:
            yield m("watched: {cause}", cause=getattr(self.subject.customer.watch, "cause", "")), policy.watched
        status = self.subject.customer.status
        yield m("status {status}", status=status.label), policy.statuses.of(status)

    def _reasons(self) -> Iterator[Reason]:
        yield self._status()
        yield self._risk()
        yield self._overdue()
        yield self._grade()
        yield self._terms()
        yield from self._factors()
        yield self._promises()
        yield from (self._limit(each) for each in self.headrooms)
        yield self._extension()

    def _status(self) -> Reason:
        customer = self.subject.customer
        refused = self.subject.policy.release.statuses.of(customer.status) is Decision.REFUSE
        last = max(
            (each for each in customer.statuses if each.date <= self.subject.as_of),
            key=lambda each: (each.date, each.id),
            default=None,
        )
        why = last.reason if last and last.status is customer.status and last.reason else None
        said = (
            m("{status}: {why}", status=customer.status.label, why=why)
            if why
            else m("{status}", status=customer.status.label)
        )
        return Reason("status", not refused, said, (last.id,) if last else ())

    def _risk(self) -> Reason:
        signs = self.subject.risks(self.subject.policy.release.risk)
        if not signs:
            return Reason("risk", True, m("no open risk sign that says no"))
        kinds = [m("{kind} ({date})", kind=each.kind.label, date=each.date) for each in signs]
        return Reason("risk", False, m("open: {signs}", signs=kinds), tuple(each.id for each in signs))

    def _overdue(self) -> Reason:
        days = self.subject.policy.release.overdue_days
        late = self.subject.overdue_beyond(days)
        if not late:
            return Reason(
                "overdue", True, m("nothing undisputed overdue for more than {days} {days:day|days}", days=days)
            )
        text = m(
            "{amount} undisputed overdue for more than {days} {days:day|days}, the oldest {id} for {oldest} "
            "{oldest:day|days}",
            amount=sum((each.open for each in late), ZERO),
            days=days,
            id=late[0].id,
            oldest=(self.subject.as_of - late[0].due).days,
        )
        return Reason("overdue", False, text, tuple(each.id for each in late))

    def _grade(self) -> Reason:
        (grades, allowed), *caps = self._caps()
        binding = [name for name, decision in caps if decision.rank > allowed.rank and decision is self.terms]
        if binding:
            text = m("{grades}; {cap}: {terms}", grades=grades, cap=binding, terms=self.terms.label)
        else:
            text = m("{grades}: {terms}", grades=grades, terms=self.terms.label)
        return Reason("grade", self.terms is not Decision.REFUSE, text)

    def _terms(self) -> Reason:
        """Whether what the way of shipping asks for is there: payment, or a promise."""
        if not self.credit:
            return Reason("terms", True, m("wholly paid before shipment"))
        if self.terms in PREPAYING or self.terms is Decision.REFUSE:
            return Reason("terms", False, m("{short} of {amount} is not paid yet", **self._short))
        if self.terms is Decision.CREDIT_SALE:
            return Reason("terms", True, m("{short} of {amount} is sold on credit", **self._short))
        ids = tuple(each.promise.id for each in self.subject.standing_promises)
        covered = min(self.covered, self.credit)
        if self.covered >= self.credit:
            return Reason("terms", True, m("open promises cover {short} of {amount}", **self._short), ids)
        text = m("open promises cover {covered}, and {short} of {amount} is on credit", covered=covered, **self._short)
        return Reason("terms", False, text, ids)

    @property
    def _short(self) -> dict[str, object]:
        return {"short": self.credit, "amount": self.request.amount}

    def _factors(self) -> Iterator[Reason]:
        """The least total that the policy asks for this way of shipping, if it does."""
        policy = self.subject.policy.factors
        least = getattr(policy.least, self.terms.value, None)
        if least is None:
            return
        found = weigh_factors(self.subject.customer, policy, self.subject.as_of)
        ids = tuple(dict.fromkeys(each.evaluation for each in found.scores))
        ok = not self.credit or found.reaches(least)
        if found.total is None:
            yield Reason("factors", ok, m("no valid evaluation, and at least {least} is asked for", least=f"{least:f}"))
        else:
            text = m("{total} of 100, at least {least} is asked for", total=f"{found.total:f}", least=f"{least:f}")
            yield Reason("factors", ok, text, ids)

    def _promises(self) -> Reason:
        broken = self.subject.broken
        if not broken:
            return Reason("promises", True, m("no broken promise"))
        first, rates = broken[0], self.subject.customer.rates
        text = m(
            "{count} broken {count:promise|promises}; of {amount} promised by {day} {short} has not come",
            count=len(broken),
            amount=rates.base_amount(first.promise),
            day=first.promise.pay_by,
            short=rates.in_base(first.short, first.promise.currency, first.promise.date),
        )
        return Reason("promises", not self.credit, text, tuple(each.promise.id for each in broken))

    def _limit(self, headroom: Headroom) -> Reason:
        records = (headroom.limit.limit.id,) if headroom.limit.limit else ()
        if not self.credit:
            return Reason("limit", True, m("the order adds no exposure"), records)
        if headroom.limit.amount is None:
            return Reason("limit", False, self._no_limit(headroom), records)
        after = headroom.exposure + self.uncovered
        shown = {
            "whose": m("of the group") if headroom.is_group else m("of the customer"),
            "exposure": headroom.exposure,
            "order": self.uncovered,
            "after": after,
            "limit": headroom.limit.amount,
        }
        if after <= headroom.limit.amount:
            text = m("exposure {whose} {exposure} + {order} = {after}, within the limit {limit}", **shown)
            return Reason("limit", True, text, records)
        over = after - headroom.limit.amount
        if not headroom.limit.amount:
            text = m(
                "the limit {whose} is 0, cash only: exposure {exposure} + {order} = {after}",
                **{name: value for name, value in shown.items() if name != "limit"},
            )
            return Reason("limit", False, text, records)
        text = m("exposure {whose} {exposure} + {order} = {after}, {over} over the limit {limit}", over=over, **shown)
        return Reason("limit", False, text, records)

    def _no_limit(self, headroom: Headroom) -> Message:
        standing, name = headroom.limit, headroom.holder.name
        if standing.state is LimitState.EXPIRED and standing.limit:
            return m(
                "the limit {amount} of {name} expired on {day}; that counts as none",
                amount=standing.limit.amount,
                name=name,
                day=standing.until,
            )
        if standing.state is LimitState.SUSPENDED and standing.limit:
            return m(
                "the limit {amount} of {name} is suspended since {day}",
                amount=standing.limit.amount,
                name=name,
                day=standing.limit.suspended_on,
            )
        return m("no limit is set for {name}; none is not unlimited", name=name)

    def _extension(self) -> Reason:
        """For information: it decides nothing."""
        policy, volume = self.subject.policy, self.subject.assessment.volume.grade
        line = policy.release.extension_above
        if self.terms is Decision.CREDIT_SALE:
            return Reason("extension", True, m("an extension may be agreed later"))
        best = volume == policy.volume.grades[0].name
        if best and self.terms is Decision.ON_PROMISE and self.request.amount > line:
            text = m("an extension may be agreed: grade {volume}, contract above {line}", volume=volume, line=line)
            return Reason("extension", True, text)
        return Reason("extension", True, m("no extension on these terms"))
