"""Dunning (催款): who gets a letter of which level about which items, and why somebody gets none [C6]. Pure.

An item is an open obligation past its due date. Its level is the highest whose days it has reached; it is asked for if
no letter about it had that level or a higher one, so that no level is told twice and nothing ever steps down. Where the
policy goes step by step, an item gets one level above the last one at most.

Left out, but named in the letter, is what is disputed, what the customer has promised for a day still to come, and what
an open legal case is about. Partly paid items are in with what is left of them. All items of a customer go into one
letter, of the highest level among them; each is recorded with its own.

What letters were about is read from the communications that recorded them, also from those dated after the as-of date:
a letter that is written cannot be unwritten by looking at an earlier day.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.credit.accounts import Currency, by_currency, total
from kehu.credit.interest import Interest, late_interest
from kehu.credit.promises import State, promised
from kehu.credit.provisions import in_cases
from kehu.lang import Label, Message, m
from kehu.ledger.obligation import ZERO, Ledger, Obligation
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.months import add_days
from kehu.model.policy import Policy
from kehu.model.policy.dunning import DunningLevel, DunningPolicy
from kehu.model.types import Choice


class Held(Choice):
    """Why an item is left out."""

    DISPUTED = "disputed", "disputed", "有争议"
    PROMISED = "promised", "promised for a later day", "承诺付款期未到"
    CASE = "case", "in a legal case", "已涉案"


@dataclass(frozen=True, slots=True)
class Item:
    """An item past its due date, in its own currency."""

    obligation: Obligation
    currency: Currency
    no: str | None
    what: str | None
    days: int
    told: int  # the highest level of a letter about it; 0: none
    level: int  # the level to tell now; 0: none
    held: Held | None = None
    until: datetime.date | None = None  # promised: the day

    @property
    def open(self) -> Decimal:
        return self.obligation.open

    @property
    def is_partly_paid(self) -> bool:
        return self.obligation.open < self.obligation.amount


@dataclass(frozen=True, slots=True)
class Sum:
    """What is asked for in one currency, with the interest on it where the policy asks for some."""

    currency: Currency
    amount: Decimal
    interest: Interest | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Money of theirs that pays nothing yet."""

    currency: Currency
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Dunned:
    """One customer in a dunning run: the letter that it gets, or why it gets none."""

    customer: Customer
    as_of: datetime.date
    items: tuple[Item, ...]  # all that is past due, whatever becomes of it
    waiting: tuple[Waiting, ...]
    sums: tuple[Sum, ...]
    level: int  # of the letter; 0: none
    step: DunningLevel | None
    reason: Message | None  # why no letter

    @property
    def asked(self) -> list[Item]:
        """What the letter asks for at a level that is new to it."""
        return [each for each in self.items if each.level]

    @property
    def reminded(self) -> list[Item]:
        """What earlier letters asked for, and is still open."""
        return [each for each in self.items if not each.level and not each.held and each.told]

    @property
    def held(self) -> list[Item]:
        return [each for each in self.items if each.held]

    @property
    def levels(self) -> list[tuple[int, list[Item]]]:
        """The letter's items by the level that each gets, the highest first."""
        found = sorted({each.level for each in self.asked}, reverse=True)
        return [(level, [each for each in self.asked if each.level == level]) for level in found]

    @property
    def pay_by(self) -> datetime.date:
        assert self.step is not None
        return add_days(self.as_of, self.step.pay_within)


def dun(customer: Customer, policy: Policy, as_of: datetime.date) -> Dunned | None:
    """What becomes of a customer in a dunning run at a date; None where nothing is past due."""
    ledger = replay(customer, policy, as_of)
    items = tuple(_items(customer, ledger, policy.dunning))
    if not items:
        return None
    asked = [each for each in items if each.level]
    level = max((each.level for each in asked), default=0)
    sums = tuple(_sums(asked, policy.dunning, as_of))
    reason = _why_not(customer, items, asked, sums, policy.dunning, as_of)
    if reason:
        level = 0
    step = policy.dunning.levels[level - 1] if level else None
    waiting = tuple(
        Waiting(currency, account.unallocated)
        for currency, account in by_currency(ledger).items()
        if account.unallocated
    )
    return Dunned(customer, as_of, items, waiting, sums, level, step, reason)


def _items(customer: Customer, ledger: Ledger, policy: DunningPolicy) -> Iterable[Item]:
    """Everything past due, by currency, then in the ledger's order."""
    told = told_levels(customer)
    promises = _promised(customer, ledger)
    cases = in_cases(customer, ledger.as_of)
    sales = {each.id: each for each in customer.sales}
    for currency, account in by_currency(ledger).items():
        for each in account.obligations:
            days = (ledger.as_of - each.due).days
            if not each.open or days < 1:
                continue
            sale = sales.get(each.id)
            what = " ".join(word for word in (sale.product, sale.model) if word) if sale else None
            held = _held(each, cases, promises)
            done = told.get(each.id, 0)
            yield Item(
                each,
                currency,
                (sale.no or sale.contract) if sale else None,
                what or None,
                days,
                done,
                0 if held else _next(days, done, policy),
                held,
                promises.get(each.id) if held is Held.PROMISED else None,
            )


def _held(item: Obligation, cases: Container[str], promises: Container[str]) -> Held | None:
    if item.disputed:
        return Held.DISPUTED
    if item.id in cases:
        return Held.CASE
    return Held.PROMISED if item.id in promises else None


def _next(days: int, told: int, policy: DunningPolicy) -> int:
    """The level to tell an item of now; 0 where it has been told, or is not late enough."""
    reached = sum(days >= each.from_days for each in policy.levels)
    if policy.step_by_step:
        reached = min(reached, told + 1)
    return reached if reached > told else 0


def told_levels(customer: Customer) -> dict[str, int]:
    """By item the highest level of a letter about it, whenever it was written."""
    found: dict[str, int] = {}
    for each in customer.communications:
        if each.dunning_level:
            for id in each.about:
                found[id] = max(found.get(id, 0), each.dunning_level)
    return found


def last_letter(customer: Customer) -> datetime.date | None:
    """The day of the latest dunning letter, whenever it was written."""
    return max((each.date for each in customer.communications if each.dunning_level), default=None)


def _promised(customer: Customer, ledger: Ledger) -> dict[str, datetime.date]:
    """Items that open promises are about, and the day of each.

    A promise that names sales or an order is about these. One that names nothing is about the oldest items, as many as
    what has not come of it pays whole, in its currency.
    """
    found: dict[str, datetime.date] = {}
    if not customer.promises:
        return found
    sold = {each.id: each.order for each in customer.sales}
    accounts = by_currency(ledger)
    for each in promised(customer, ledger):
        promise = each.promise
        if each.state is not State.OPEN:
            continue
        if promise.sales or promise.order:
            named = {id for id, order in sold.items() if id in promise.sales or (order and order == promise.order)}
            found.update(dict.fromkeys(named - found.keys(), promise.pay_by))
            continue
        left = each.short
        own = None if promise.currency == customer.rates.base else promise.currency
        for item in accounts[own].obligations if own in accounts else ():
            if item.open and item.id not in found and not item.disputed:
                if item.open > left:
                    break
                left -= item.open
                found[item.id] = promise.pay_by
    return found


def _sums(asked: Sequence[Item], policy: DunningPolicy, as_of: datetime.date) -> Iterable[Sum]:
    for currency in dict.fromkeys(each.currency for each in asked):
        own = [each.obligation for each in asked if each.currency == currency]
        yield Sum(currency, total(each.open for each in own), late_interest(own, as_of, policy.interest))


def _why_not(
    customer: Customer,
    items: Sequence[Item],
    asked: Sequence[Item],
    sums: Sequence[Sum],
    policy: DunningPolicy,
    as_of: datetime.date,
) -> Message | None:
    """Why the customer gets no letter, the strongest reason first."""
    if not customer.dunning:
        return m("gets no dunning letters (dunning: no)")
    if all(each.held for each in items):
        return _all_held(items)
    last = last_letter(customer)
    if last is not None and (as_of - last).days < policy.pause_days:
        return m(
            "the last letter is of {day}; the next one no earlier than {next}", day=last, next=_later(last, policy)
        )
    free = [each for each in items if not each.held]
    if not asked:
        late = max(each.days for each in free)
        if late < policy.levels[0].from_days:
            first = policy.levels[0].from_days
            return m("{days} {days:day|days} late: letters begin at {first}", days=late, first=first)
        highest = max(each.told for each in free)
        return m("every item was told of at its level, the highest {level}", level=highest)
    if (worth := _in_base(customer, sums, as_of)) < policy.least:
        return m("{amount} is less than {least}", amount=worth, least=policy.least)
    return None


def _all_held(items: Sequence[Item]) -> Message:
    reasons = dict.fromkeys(each.held for each in items if each.held)
    days = [each.until for each in items if each.until]
    if days:
        return m("all is left out: {reasons} ({day})", reasons=list(reasons), day=max(days))
    return m("all is left out: {reasons}", reasons=list(reasons))


def _later(last: datetime.date, policy: DunningPolicy) -> datetime.date:
    return add_days(last, policy.pause_days)


def _in_base(customer: Customer, sums: Sequence[Sum], as_of: datetime.date) -> Decimal:
    """What is asked for in the base currency, at the rate of the date. Raises NoRate."""
    return sum((customer.rates.in_base(each.amount, each.currency, as_of) for each in sums), ZERO)


def sums_of(items: Iterable[Item]) -> list[tuple[Currency, Decimal]]:
    """What is open of items, by currency, the base currency first."""
    found: dict[Currency, Decimal] = {}
    for each in items:
        found[each.currency] = found.get(each.currency, ZERO) + each.open
    return sorted(found.items(), key=lambda two: two[0] or "")


def title_of(level: int, policy: DunningPolicy) -> str | Label:
    """What letters of a level are called."""
    return policy.levels[level - 1].title if 0 < level <= len(policy.levels) else str(level)
