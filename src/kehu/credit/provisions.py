"""Provision for bad debts (坏账准备): what is expected to be lost of what is owed [C7]. Pure.

Each open obligation is lost at a rate: that of its ageing bucket or, where an individual assessment says more, at that:
of a customer of a bad credit grade, or of what an open legal case is about. expected loss = open × rate ÷ 100, added up
exactly for each customer, and then rounded half up to the cent.

Money of theirs that pays nothing yet (reserved, or in another currency) does not lessen what is owed: it may have to be
given back, and the books show it as a liability of ours. Where the policy says `reduces`, it is taken off before rates
apply, from the lowest rate upward, so that the provision is never smaller than it would be in any other order.
Other currencies count at the rate of the as-of date.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kehu.grading.result import Assessment
from kehu.ledger.ageing import bucket_of
from kehu.ledger.obligation import ZERO, Obligation
from kehu.ledger.purses import revalued
from kehu.model.choices import CaseStage
from kehu.model.customer import Customer
from kehu.model.policy.limits import Unallocated
from kehu.model.policy.provisions import ProvisionsPolicy
from kehu.model.types import Choice


class Assessed(Choice):
    """By what an obligation got its rate."""

    AGE = "age", "age", "账龄"
    GRADE = "grade", "credit grade", "信用等级"
    CASE = "case", "legal case", "涉案"


@dataclass(frozen=True, slots=True)
class Item:
    """An open obligation and its rate in percent. `open` is what the rate applies to, after unallocated money."""

    obligation: Obligation
    bucket: str
    rate: Decimal
    by: Assessed
    open: Decimal

    @property
    def loss(self) -> Fraction:
        return Fraction(self.open) * Fraction(self.rate) / 100


@dataclass(frozen=True, slots=True)
class Provision:
    """One customer's provision, or that of several together."""

    buckets: Mapping[str, Decimal]  # what is open, as ageing has it
    unallocated: Decimal
    loss: Decimal
    items: tuple[Item, ...] = ()

    @property
    def open(self) -> Decimal:
        return sum(self.buckets.values(), ZERO)

    @property
    def individual(self) -> list[Item]:
        """What was assessed individually: its rate is more than its age asks for."""
        return [each for each in self.items if each.by is not Assessed.AGE]


def provision(customer: Customer, assessment: Assessment, policy: ProvisionsPolicy) -> Provision:
    """The provision for what a customer owes at the assessment's date. Raises NoRate where a currency has none."""
    as_of = assessment.as_of
    ledger = revalued(assessment.ledger, customer)
    ageing = policy.ageing
    rates = dict(zip(ageing.names, policy.rates, strict=True))
    about_cases = in_cases(customer, as_of)
    grade = policy.by_grade.get(assessment.credit.grade, ZERO)
    items, buckets = [], dict.fromkeys(ageing.names, ZERO)
    for each in ledger.obligations:
        if each.open:
            bucket = bucket_of(each, as_of, ageing)
            buckets[bucket] += each.open
            case = policy.case if each.id in about_cases else ZERO
            rate, by = max(
                ((rates[bucket], Assessed.AGE), (grade, Assessed.GRADE), (case, Assessed.CASE)), key=lambda two: two[0]
            )
            items.append(Item(each, bucket, rate, by, each.open))
    if policy.unallocated is Unallocated.REDUCES:
        items = _reduced(items, ledger.unallocated)
    loss = sum((each.loss for each in items), Fraction())
    return Provision(buckets, ledger.unallocated, _to_cents(loss), tuple(items))


def _reduced(items: list[Item], money: Decimal) -> list[Item]:
    """The items after money was taken off, the lowest rate first."""
    left = {id(each): each.open for each in items}
    for each in sorted(items, key=lambda each: (each.rate, each.obligation.due, each.obligation.id)):
        taken = min(left[id(each)], money)
        left[id(each)] -= taken
        money -= taken
    return [Item(each.obligation, each.bucket, each.rate, each.by, left[id(each)]) for each in items]


def in_cases(customer: Customer, as_of: datetime.date) -> set[str]:
    """What open legal cases are about; mere dunning is no case yet. One that names no sale is about all of them."""
    found: set[str] = set()
    for case in customer.cases:
        closed = case.closed_on <= as_of if case.closed_on else case.stage is CaseStage.CLOSED
        if case.date <= as_of and not closed and case.stage is not CaseStage.DUNNING:
            found.update(case.sales or (sale.id for sale in customer.sales))
    return found


def _to_cents(loss: Fraction) -> Decimal:
    return Decimal(int(loss * 100 + Fraction(1, 2))).scaleb(-2)


def add(provisions: list[Provision], names: list[str]) -> Provision:
    """Several customers' together; the total is the sum of what was rounded for each."""
    buckets = dict.fromkeys(names, ZERO)
    for each in provisions:
        for name, amount in each.buckets.items():
            buckets[name] += amount
    unallocated = sum((each.unallocated for each in provisions), ZERO)
    return Provision(buckets, unallocated, sum((each.loss for each in provisions), ZERO))
