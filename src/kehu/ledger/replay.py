"""Replays a customer's records into a ledger [G2]. The order of the records in the file plays no part.

Records go by date; on one date sales, returns, write-offs, receipts, refunds; then by id. What is dated after the as-of
date does not exist, nor does a receipt that bounced by then. Due dates are those in force at the as-of date throughout:
an extension agreed by then moves its sale in the order of payment from the beginning.

A customer whose records name a currency has an account for each (purses.py); the ledger is in the base currency.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from kehu.ledger.account import Account
from kehu.ledger.due import agreed_due, extended_due, extensions_by_sale
from kehu.ledger.obligation import Ledger
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.records import Receipt, Refund, Return, Sale, WriteOff

if TYPE_CHECKING:
    from kehu.ledger.purses import Purses

Money = Sale | Return | WriteOff | Receipt | Refund
_by_date_kind_id = itemgetter(0, 1, 2)
_currency, _date = attrgetter("currency"), attrgetter("date")


def replay(customer: Customer, policy: Policy, as_of: datetime.date) -> Ledger:
    """The customer's account at the end of the as-of date."""
    account = _account(customer, policy)
    _go_through(account, in_order(customer, as_of), customer, policy, as_of)
    return account.ledger(as_of)


def replays(customer: Customer, policy: Policy, days: Sequence[datetime.date]) -> list[Ledger]:
    """The account at the end of each of several days, in rising order: to each, what `replay` would answer for it.

    One replay goes on from day to day; only where an extension was agreed or a receipt bounced in between, so that
    what was before is no longer so, it begins anew.
    """
    ledgers: list[Ledger] = []
    account, before = _account(customer, policy), None
    for day in days:
        records = in_order(customer, day)
        if before is not None and _is_revised(customer, before, day):
            account = _account(customer, policy)
        elif before is not None:
            records = records[bisect_right(records, before, key=_date) :]
        _go_through(account, records, customer, policy, day)
        ledgers.append(account.ledger(day))
        before = day
    return ledgers


def _is_revised(customer: Customer, before: datetime.date, day: datetime.date) -> bool:
    """Whether what became known after one day up to another changes what the first day's replay went by."""
    return any(before < each.date <= day for each in customer.extensions) or any(
        each.bounced is not None and each.date <= before < each.bounced <= day for each in customer.receipts
    )


def _go_through(
    account: Account | Purses, records: Sequence[Money], customer: Customer, policy: Policy, as_of: datetime.date
) -> None:
    """Let records move the account, in their order."""
    extensions = extensions_by_sale(customer, as_of) if customer.extensions else {}
    for record in records:
        match record:
            case Sale():
                agreed = agreed_due(record, customer, policy)
                account.sell(record, extended_due(record, agreed, extensions) if extensions else agreed, agreed)
            case Receipt():
                account.receive(record)
            case Return():
                account.give_back(record)
            case WriteOff():
                account.write_off(record)
            case Refund():
                account.refund(record)


def _account(customer: Customer, policy: Policy) -> Account | Purses:
    """One account; where a record names a currency, one for each currency."""
    months = policy.credit.limit_months
    kinds = (customer.sales, customer.receipts, customer.returns, customer.refunds)
    if not customer.rates.base and not any(any(map(_currency, records)) for records in kinds):
        return Account(months)
    from kehu.ledger.purses import Purses

    return Purses(months, customer)


def in_order(customer: Customer, as_of: datetime.date) -> list[Money]:
    """The records that move the account up to a date, in the order of the replay."""
    received = [each for each in customer.receipts if not bounced(each, as_of)]
    kinds: tuple[Sequence[Money], ...] = (
        customer.sales,
        customer.returns,
        customer.write_offs,
        received,
        customer.refunds,
    )
    found = [
        (record.date, rank, record.id, record)
        for rank, records in enumerate(kinds)
        for record in records
        if record.date <= as_of
    ]
    found.sort(key=_by_date_kind_id)
    return [record for _, _, _, record in found]


def bounced(receipt: Receipt, as_of: datetime.date) -> bool:
    """Whether a receipt had bounced by a date, and so does not exist."""
    return receipt.bounced is not None and receipt.bounced <= as_of
