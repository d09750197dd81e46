"""When a sale is due: as stated, by terms in days, moved by extensions [G2]."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kehu.model.customer import Customer
from kehu.model.months import add_days
from kehu.model.policy import Policy
from kehu.model.records import Sale

if TYPE_CHECKING:  # most customers have neither
    from kehu.model.agreements import Extension, Terms


def terms_at(terms: Sequence[Terms], day: datetime.date) -> Terms | None:
    """The terms in force on a day: of those begun and not ended the latest, on equal days the one with the last id."""
    in_force = (each for each in terms if each.from_ <= day and (each.until is None or day <= each.until))
    return max(in_force, key=lambda each: (each.from_, each.id), default=None)


def agreed_due(sale: Sale, customer: Customer, policy: Policy) -> datetime.date:
    """The due date before any extension: stated, else date + terms of the sale, the customer, the policy."""
    if sale.due is not None:
        return max(sale.due, sale.date)
    if sale.terms is not None:
        return add_days(sale.date, sale.terms)
    agreed = terms_at(customer.terms, sale.date) if customer.terms else None
    return add_days(sale.date, agreed.days if agreed else policy.terms.days)


def extensions_by_sale(customer: Customer, as_of: datetime.date) -> dict[str, list[Extension]]:
    """The extensions agreed on or before a date, by sale, in the order in which they were agreed (date, id)."""
    found: dict[str, list[Extension]] = {}
    for each in sorted(customer.extensions, key=lambda each: (each.date, each.id)):
        if each.date <= as_of:
            found.setdefault(each.sale, []).append(each)
    return found


def extended_due(sale: Sale, agreed: datetime.date, extensions: Mapping[str, Sequence[Extension]]) -> datetime.date:
    """The due date in force: each extension agreed no later than the due date that it moves, moves it.

    An extension is a later due date (SPEC section 1): one that names an earlier day than is in force changes nothing.
    """
    due = agreed
    for each in extensions.get(sale.id, ()):
        if each.date <= due:
            due = max(each.due, due)
    return due
