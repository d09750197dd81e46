"""Agreed terms that no agreement with the customer stands behind."""

from __future__ import annotations

from collections.abc import Iterator

from kehu.lang import m
from kehu.ledger.due import terms_at
from kehu.model.policy.rule import Rule
from kehu.review.case import Case
from kehu.review.finding import Flag

EXPLAINED = m("The terms in force, where they give days of credit, name the agreement document behind them.")


def flag(case: Case, rule: Rule) -> Iterator[Flag]:
    terms = terms_at(case.customer.terms, case.as_of)
    if terms is None or not terms.days or terms.document:
        return
    message = m(
        "The terms of {days} {days:day|days} from {date} ({id}) have no agreement document",
        days=terms.days,
        date=terms.from_,
        id=terms.id,
    )
    action = m(
        "Have the agreement signed, then enter it: kehu set {code} terms.{id}.document=…",
        code=case.customer.code,
        id=terms.id,
    )
    yield Flag(message, action, terms.from_, subject=terms.id)
