"""A ledger taken apart by currency: each account with its amounts as they are owed, not as the base currency has them.

A statement and a letter go to the customer, who owes dollars and no yuan; so each currency is an account of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kehu.ledger.obligation import ZERO, Ledger, Obligation, Part
from kehu.model.rates import EXACT

MICRO = Decimal("1E-6")  # no amount of a file is finer
Currency = str | None  # None: the base currency


def by_currency(ledger: Ledger) -> dict[Currency, Ledger]:
    """The accounts, the base currency's first, then by code; one without obligations or waiting money is not there."""
    named: set[Currency] = {each.currency for each in ledger.obligations}
    if ledger.waits:
        named |= {each.currency for each in ledger.waits}
    elif ledger.unallocated:
        named.add(None)
    return {each: account(ledger, each) for each in sorted(named, key=lambda name: name or "")}


def account(ledger: Ledger, currency: Currency) -> Ledger:
    """The account of one currency. Its movements are empty: the ledger has them in the base currency only."""
    obligations = tuple(_originally(each) for each in ledger.obligations if each.currency == currency)
    if ledger.waits:
        free, reserved = ZERO, dict[str, Decimal]()
        for wait in ledger.waits:
            if wait.currency == currency and wait.sale is None:
                free += wait.amount
            elif wait.currency == currency and wait.sale is not None:
                reserved[wait.sale] = reserved.get(wait.sale, ZERO) + wait.amount
    else:
        free, reserved = (ledger.free, ledger.reserved) if currency is None else (ZERO, {})
    return Ledger(ledger.as_of, obligations, free, reserved)


def _originally(each: Obligation) -> Obligation:
    """The obligation in its own currency; what was converted is exact to the last decimal that a file may have."""
    if each.original is None:
        return each
    return replace(
        each,
        amount=each.original.amount,
        open=each.original.open,
        parts=tuple(_part(part, each) for part in each.parts),
        original=None,
    )


def _part(part: Part, of: Obligation) -> Part:
    return replace(part, amount=EXACT.quantize(of.originally(part.amount), MICRO).normalize() + ZERO)


def total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
