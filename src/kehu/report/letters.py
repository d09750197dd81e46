"""What the templates of statements and dunning letters are given: our letterhead and the figures. It renders nothing.

Templates get pages, not customers: what a letter may say of a customer is what stands here.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehu.credit.dunning import Dunned, Item
from kehu.credit.interest import Interest
from kehu.credit.statement import Account, Statement
from kehu.lang import Label, current, money
from kehu.lang.capitals import currency_name, spelled
from kehu.model.choices import CustomerKind, Nature
from kehu.model.customer import Customer
from kehu.model.policy.ageing import Basis
from kehu.model.settings import Settings

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
AGED_BY = {
    Basis.DUE: Label("Ageing by days past due", "账龄（按逾期天数）"),
    Basis.DATE: Label("Ageing by days since the sale", "账龄（按交易日起天数）"),
}
NOT_DUE = Label("not due", "未到期")
YOU = Label("you", "贵公司")
YOU_OF_AN_OFFICE = Label("you", "贵单位")
YOU_OF_A_PERSON = Label("you", "您")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes."""

    company: str | None
    address: str | None
    phone: str | None
    bank_account: str | None

    @classmethod
    def of(cls, settings: Settings) -> Letterhead:
        return cls(settings.company, settings.address, settings.phone, settings.bank_account)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to; `you` is how a letter calls them."""

    code: str
    name: str
    you: Label

    @classmethod
    def of(cls, customer: Customer) -> Addressee:
        if customer.kind is CustomerKind.INDIVIDUAL:
            return cls(customer.code, customer.name, YOU_OF_A_PERSON)
        return cls(customer.code, customer.name, YOU_OF_AN_OFFICE if customer.nature is Nature.GOVERNMENT else YOU)


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One currency's part of a statement; `account` has its figures."""

    currency: str
    account: Account
    buckets: tuple[tuple[Label, Decimal], ...]

    @property
    def currency_named(self) -> Label:
        return named(self.currency)


@dataclass(frozen=True, slots=True)
class StatementPage:
    """The templates know it as `statement`."""

    letterhead: Letterhead
    to: Addressee
    number: str
    start: datetime.date
    end: datetime.date
    accounts: tuple[AccountPage, ...]
    aged_by: Label


@dataclass(frozen=True, slots=True)
class Sum:
    """What is asked for in one currency."""

    currency: str
    amount: Decimal
    interest: Interest | None

    @property
    def currency_named(self) -> Label:
        return named(self.currency)


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A dunning letter; the templates know it as `letter`. Of an item's currency None is `base`."""

    letterhead: Letterhead
    to: Addressee
    number: str
    title: str | Label
    tone: str  # friendly, firm, final
    own_text: str | None
    date: datetime.date
    pay_by: datetime.date
    pay_within: int
    by: str
    base: str
    sums: tuple[Sum, ...]
    asked: Sequence[Item]
    reminded: Sequence[Item]
    held: Sequence[Item]
    waiting: tuple[Sum, ...]

    @property
    def has_currencies(self) -> bool:
        """Whether an item is in another currency than the base."""
        return any(each.currency for each in (*self.asked, *self.reminded, *self.held))


def statement_page(made: Statement, settings: Settings, basis: Basis) -> StatementPage:
    """A statement as its templates show it."""
    accounts = tuple(
        AccountPage(each.currency or settings.base_currency, each, tuple(_buckets(each))) for each in made.accounts
    )
    number = f"{made.customer.code}-{made.end:%Y%m%d}"
    return StatementPage(
        Letterhead.of(settings), Addressee.of(made.customer), number, made.start, made.end, accounts, AGED_BY[basis]
    )


def letter_number(dunned: Dunned) -> str:
    """The letter's number, the same at every run of its day."""
    return f"{dunned.customer.code}-{dunned.as_of:%Y%m%d}-{dunned.level}"


def letter_page(dunned: Dunned, settings: Settings, by: str) -> LetterPage:
    """A letter as its templates show it; `dunned` gets one."""
    step, base = dunned.step, settings.base_currency
    assert step is not None
    return LetterPage(
        Letterhead.of(settings),
        Addressee.of(dunned.customer),
        letter_number(dunned),
        step.title,
        step.tone.value,
        step.text,
        dunned.as_of,
        dunned.pay_by,
        step.pay_within,
        by,
        base,
        tuple(Sum(each.currency or base, each.amount, each.interest) for each in dunned.sums),
        dunned.asked,
        dunned.reminded,
        dunned.held,
        tuple(Sum(each.currency or base, each.amount, None) for each in dunned.waiting),
    )


def _buckets(account: Account) -> list[tuple[Label, Decimal]]:
    return [(NOT_DUE if name == "not_due" else _days(name), amount) for name, amount in account.ageing.buckets.items()]


def _days(bucket: str) -> Label:
    if bucket.endswith("+"):
        return Label(f"over {bucket[:-1]} days", f"{bucket[:-1]} 天以上")
    return Label(f"{bucket} days", f"{bucket} 天")


def named(currency: str) -> Label:
    """A currency for people: its code, in Chinese with its name."""
    name = currency_name(currency)
    return Label(currency, currency if name == currency else f"{name}（{currency}）")


# ---------------------------------------------------------------------------------- filters of the templates


def long_date(day: datetime.date) -> str:
    """A date as letters write it: 2014年6月30日, 30 June 2014."""
    if current() == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def payable(amount: Decimal, currency: str) -> str:
    """An amount as letters write it: in Chinese with its capitals."""
    return spelled(amount, currency) if current() == "zh" else f"{currency} {money(amount)}"
