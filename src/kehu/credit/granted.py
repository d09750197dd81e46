"""What credit and discount sales gave, beside what is agreed: of each sale, and from one of our units to the other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kehu.ledger.due import agreed_due, terms_at
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.records import Sale

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Granted:
    """One sale: its days of credit before any extension, and the days agreed at its date; `terms`: by which record."""

    sale: Sale
    unit: str | None
    days: int
    allowed: int
    terms: str | None

    @property
    def beyond(self) -> int:
        return self.days - self.allowed


def granted(customer: Customer, policy: Policy, after: datetime.date, until: datetime.date) -> Iterator[Granted]:
    """The sales dated after one day up to another whose days of credit can be compared with what is agreed.

    Not those that were owed from before (opening), nor instalments and retention: sales under one contract number with
    several due dates are paid as that contract says.
    """
    dues: dict[str, set[datetime.date]] = {}
    for each in customer.sales:
        if each.contract and each.date <= until:
            dues.setdefault(each.contract, set()).add(agreed_due(each, customer, policy))
    for each in customer.sales:
        if each.opening or not after < each.date <= until or len(dues.get(each.contract or "", ())) > 1:
            continue
        agreed = terms_at(customer.terms, each.date)
        days = (agreed_due(each, customer, policy) - each.date).days
        allowed = agreed.days if agreed else policy.terms.days
        yield Granted(each, each.unit or customer.unit, days, allowed, agreed.id if agreed else None)


@dataclass(frozen=True, slots=True)
class Discounted:
    """One sale with its discount in percent of the price before it; `agreed`: the highest that its terms allow."""

    sale: Sale
    unit: str | None
    percent: Fraction
    agreed: Decimal | None


def discounted(customer: Customer, after: datetime.date, until: datetime.date) -> Iterator[Discounted]:
    """The sales dated after one day up to another, with their discounts, 0 where there is none."""
    for each in customer.sales:
        whole = each.amount + (each.discount or 0)
        if each.opening or not after < each.date <= until or not whole:
            continue
        terms = terms_at(customer.terms, each.date)
        percent = Fraction(each.discount or 0) / Fraction(whole) * HUNDRED
        yield Discounted(each, each.unit or customer.unit, percent, terms.discount if terms else None)


def plain_percent(percent: Fraction) -> str:
    """Percent for people, with two decimals, cut off: 9.999 is never shown as 10."""
    return f"{Decimal(int(percent * 100)).scaleb(-2):.2f}"
