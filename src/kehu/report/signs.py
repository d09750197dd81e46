"""What the file itself says for and against the customer, beside how it pays: signs, cases, registers, evaluations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from kehu.credit.promises import promised
from kehu.lang import Message, m
from kehu.ledger.obligation import ZERO, Ledger
from kehu.model.as_of import value
from kehu.model.choices import Verdict
from kehu.model.customer import Customer
from kehu.report.recorded import known


def danger(customer: Customer, ledger: Ledger) -> Iterator[Message]:
    """Open risk signs, broken promises, running cases, what registers hold against it, debts overdue at banks."""
    as_of = ledger.as_of
    for risk in known(customer.risks, as_of):
        if not value(risk, "cleared_on", as_of):
            if risk.content:
                yield m("Risk sign of {date}, {kind}: {content}.", date=risk.date, kind=risk.kind, content=risk.content)
            else:
                yield m("Risk sign of {date}: {kind}.", date=risk.date, kind=risk.kind)
    broken = [
        customer.rates.in_base(each.missing, each.promise.currency, each.promise.date)
        for each in promised(customer, ledger)
        if each.is_broken
    ]
    if broken:
        yield m(
            "{count} {count:promise|promises} broken, {amount} of it still missing.",
            count=len(broken),
            amount=sum(broken, ZERO),
        )
    running = [each.claim for each in known(customer.cases, as_of) if not value(each, "closed_on", as_of)]
    if running:
        yield m(
            "{count} {count:case is|cases are} running, {amount} claimed.",
            count=len(running),
            amount=sum(running, ZERO),
        )
    for record in known(customer.public_records, as_of):
        if record.verdict is Verdict.BAD:
            yield m("Unfavourable in {register} on {date}.", register=record.searched, date=record.date)
    _, for_others = _guarantees(customer, as_of)
    if for_others:
        yield m("Answers for debts of others for {amount}.", amount=for_others)
    bank = next(iter(known(customer.bank_credits, as_of)), None)
    if bank and bank.overdue:
        yield m("{amount} was overdue at {bank} on {date}.", amount=bank.overdue, bank=bank.bank, date=bank.date)


def comfort(customer: Customer, as_of: datetime.date) -> Iterator[Message]:
    """Registers searched with nothing against the customer, and guarantees that hold."""
    searches = known(customer.public_records, as_of)
    if searches and all(each.verdict is not Verdict.BAD for each in searches):
        yield m(
            "{count} {count:search|searches} of public records, the latest of {date}, brought nothing unfavourable.",
            count=len(searches),
            date=searches[0].date,
        )
    by_others, _ = _guarantees(customer, as_of)
    if by_others:
        yield m("Guaranteed by others for {amount}.", amount=by_others)


def _guarantees(customer: Customer, as_of: datetime.date) -> tuple[Decimal, Decimal]:
    """Amounts of the guarantees in force: given by others for the customer, and by the customer for others."""
    held = [each for each in known(customer.guarantees, as_of) if each.until is None or as_of <= each.until]
    its_own = [each.amount for each in held if each.amount and each.guarantor in customer.names]
    others = [each.amount for each in held if each.amount and each.guarantor not in customer.names]
    return sum(others, ZERO), sum(its_own, ZERO)
