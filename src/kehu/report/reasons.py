"""What speaks for and against the customer, each with its figures, the weightiest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from kehu.grading.judged import Tardy
from kehu.grading.ratio import reaches
from kehu.grading.result import Assessment
from kehu.lang import Message, m
from kehu.ledger.history import bought
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.model.choices import Status
from kehu.model.customer import Customer
from kehu.model.months import add_months
from kehu.model.policy import Policy
from kehu.model.policy.credit import UNGRADED
from kehu.report.figures import name_of, sales_by_id, share
from kehu.report.signs import comfort, danger

NOTABLE = 10  # per cent of change in purchases that is worth a word


def reasons_for(
    customer: Customer, assessment: Assessment, policy: Policy, judged: Sequence[Obligation], late: Sequence[Tardy]
) -> Iterator[Message]:
    credit, ledger = assessment.credit, assessment.ledger
    if judged and not late:
        yield m(
            "Nothing was paid late: {count} {count:obligation|obligations} judged, {due} due.",
            count=len(judged),
            due=credit.due,
        )
    elif credit.due and reaches(credit.on_time, credit.due, policy.credit.ratio):
        yield m(
            "{share} of what was due was paid on time: {on_time} of {due}.",
            share=share(credit.on_time, credit.due),
            on_time=credit.on_time,
            due=credit.due,
        )
    if ledger.obligations and not ledger.overdue:
        yield m(
            "Nothing is overdue at {date}; {outstanding} is outstanding.",
            date=ledger.as_of,
            outstanding=ledger.outstanding,
        )
    if assessment.volume.grade == policy.volume.grades[0].name:
        yield m("In the highest volume grade with purchases of {purchases}.", purchases=assessment.volume.purchases)
    yield from comfort(customer, ledger.as_of)
    before, last = _two_years(customer, ledger.as_of)
    if before > 0 and last * 100 >= before * (100 + NOTABLE):
        yield m(
            "Purchases rose by {percent} %: {before} in the 12 months before, {last} in the last 12.",
            percent=_percent(last - before, before),
            before=before,
            last=last,
        )
    dates = [sale.date for sale in customer.sales if sale.date <= ledger.as_of and not sale.opening]
    if dates and add_months(min(dates), 24) <= ledger.as_of:
        yield m("Has bought from us since {date}: {count} {count:sale|sales}.", date=min(dates), count=len(dates))
    if ledger.unallocated > 0:
        yield m("Has {amount} with us in advance.", amount=ledger.unallocated)


def reasons_against(
    customer: Customer, assessment: Assessment, policy: Policy, judged: Sequence[Obligation], late: Sequence[Tardy]
) -> Iterator[Message]:
    yield from _standing(customer, assessment.as_of)
    yield from danger(customer, assessment.ledger)
    yield from _debts(customer, assessment.ledger, late)
    yield from _habits(assessment, policy)
    yield from _fading(customer, assessment)
    disputed = sum((each.open for each in assessment.ledger.obligations if each.disputed), ZERO)
    if disputed:
        yield m("{amount} of what is open is disputed.", amount=disputed)


def _debts(customer: Customer, ledger: Ledger, late: Sequence[Tardy]) -> Iterator[Message]:
    written_off = sum((each.written_off for each in ledger.obligations), ZERO)
    if written_off:
        yield m("{amount} had to be written off.", amount=written_off)
    if late:
        yield _worst(customer, late[0])
    if ledger.overdue:
        longest = max((ledger.as_of - each.due).days for each in ledger.obligations if each.open)
        yield m(
            "{amount} is overdue at {date}, the longest for {days} {days:day|days}.",
            amount=ledger.overdue,
            date=ledger.as_of,
            days=longest,
        )
    base = customer.rates.base_amount
    came = [each for each in customer.receipts if each.date <= ledger.as_of]
    bounced = [base(each) for each in came if each.bounced and each.bounced <= ledger.as_of]
    if bounced:
        yield m(
            "{count} {count:payment|payments} bounced, {amount} together.",
            count=len(bounced),
            amount=sum(bounced, ZERO),
        )


def _habits(assessment: Assessment, policy: Policy) -> Iterator[Message]:
    credit = assessment.credit
    if credit.due and not reaches(credit.on_time, credit.due, policy.credit.ratio):
        yield m(
            "Only {share} of what was due was paid on time: {on_time} of {due}.",
            share=share(credit.on_time, credit.due),
            on_time=credit.on_time,
            due=credit.due,
        )
    ungraded = credit.grade == UNGRADED
    for each in credit.reasons[:1] if ungraded else credit.reasons:
        if ungraded or each.rule == "credit.thin":
            yield m("{reason}.", reason=each.text)


def _standing(customer: Customer, as_of: datetime.date) -> Iterator[Message]:
    if customer.status is not Status.ACTIVE:
        yield m("The customer's status is: {status}.", status=customer.status)
    if customer.watch and (customer.watch.until is None or as_of <= customer.watch.until):
        yield m("The customer is being watched: {cause}.", cause=customer.watch.cause)


def _worst(customer: Customer, late: Tardy) -> Message:
    name = name_of(sales_by_id(customer).get(late.obligation.id), late.obligation.id)
    if late.waits:
        return m(
            "{name}, due {due}, is {days} {days:day|days} late: {amount} not paid.",
            name=name,
            due=late.obligation.due,
            days=late.days,
            amount=late.amount,
        )
    return m(
        "{name}, due {due}, was settled on {settled}, {days} {days:day|days} late: {amount}.",
        name=name,
        due=late.obligation.due,
        settled=late.until,
        days=late.days,
        amount=late.amount,
    )


def _fading(customer: Customer, assessment: Assessment) -> Iterator[Message]:
    as_of = assessment.as_of
    dates = [sale.date for sale in customer.sales if sale.date <= as_of and not sale.opening]
    if not dates:
        yield m("Has bought nothing from us yet.")
        return
    if "lapsed" in assessment.volume.flags:
        yield m("Has stopped buying: the latest sale is of {date}.", date=max(dates))
        return
    before, last = _two_years(customer, as_of)
    if before > 0 and last * 100 <= before * (100 - NOTABLE):
        yield m(
            "Purchases fell by {percent} %: {before} in the 12 months before, {last} in the last 12.",
            percent=_percent(before - last, before),
            before=before,
            last=last,
        )


def _two_years(customer: Customer, as_of: datetime.date) -> tuple[Decimal, Decimal]:
    """Purchases of the 12 months before the last 12, and of these."""
    year_ago = add_months(as_of, -12)
    return bought(customer, add_months(as_of, -24), year_ago), bought(customer, year_ago, as_of)


def _percent(part: Decimal, whole: Decimal) -> str:
    return str((part * 100 / whole).quantize(Decimal(1), ROUND_DOWN))
