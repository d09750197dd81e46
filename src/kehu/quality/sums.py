"""Figures that must add up within one customer's file: statements that balance, parts not above wholes. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from kehu.lang import Label, Message, m
from kehu.model.credit_file import BankCredit, Shareholder, Statement
from kehu.model.customer import Customer
from kehu.model.entry import Entry, keys
from kehu.quality.facts import Fault, Path, warning

ROUNDING = Decimal("0.01")  # by so much each figure may have been rounded
WHOLE = Decimal(100)
BALANCE = ("total_assets", "total_liabilities", "equity")
MARGIN = ("gross_profit", "revenue", "cost_of_sales")
# A whole, and parts of it that together are not more; the first whole that is stated counts.
PARTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("current_assets", "total_assets"), ("cash", "receivables", "inventory")),
    (("total_assets",), ("current_assets",)),
    (("current_liabilities", "total_liabilities"), ("payables",)),
    (("total_liabilities",), ("current_liabilities",)),
)


def sum_faults(file: str, customer: Customer) -> Iterator[Fault]:
    """Every sum that does not add up."""
    for n, statement in enumerate(customer.statements):
        path: Path = ("statements", n)
        yield from _balance(file, path, statement)
        yield from _gross_profit(file, path, statement)
        yield from _parts(file, path, statement)
    for n, credit in enumerate(customer.bank_credits):
        yield from _bank_credit(file, ("bank_credits", n), credit)
    yield from _shares(file, customer)


def _balance(file: str, path: Path, statement: Statement) -> Iterator[Fault]:
    """Assets = liabilities + equity."""
    assets, debts, equity = statement.total_assets, statement.total_liabilities, statement.equity
    if assets is None or debts is None or equity is None or _equal(assets, debts + equity, 3):
        return
    message = m(
        "the statement does not balance: total assets {assets}, liabilities + equity {other}",
        assets=assets,
        other=debts + equity,
    )
    yield Fault(file, (*path, "total_assets"), "balance", message, _correct(BALANCE))


def _gross_profit(file: str, path: Path, statement: Statement) -> Iterator[Fault]:
    """Gross profit = revenue - cost of sales."""
    profit, revenue, cost = statement.gross_profit, statement.revenue, statement.cost_of_sales
    if profit is None or revenue is None or cost is None or _equal(profit, revenue - cost, 3):
        return
    message = m("gross profit {profit} is not revenue - cost of sales = {other}", profit=profit, other=revenue - cost)
    yield Fault(file, (*path, "gross_profit"), "balance", message, _correct(MARGIN))


def _parts(file: str, path: Path, statement: Statement) -> Iterator[Fault]:
    for wholes, parts in PARTS:
        whole = next((name for name in wholes if getattr(statement, name) is not None), None)
        stated = [name for name in parts if getattr(statement, name) is not None]
        if whole is None or not stated:
            continue
        most, total = getattr(statement, whole), sum(getattr(statement, name) for name in stated)
        if total - most > ROUNDING * (len(stated) + 1):
            yield _above(file, (*path, whole), stated, total, whole, most)


def _above(file: str, path: Path, parts: list[str], total: Decimal, whole: str, most: Decimal) -> Fault:
    message = m(
        "{parts} {total} is more than {whole} {most}",
        parts=_labels(Statement, parts),
        total=total,
        whole=_label(whole),
        most=most,
    )
    return Fault(file, path, "balance", message, _correct((whole, *parts)))


def _bank_credit(file: str, path: Path, credit: BankCredit) -> Iterator[Fault]:
    for part, whole in (("used", "line"), ("overdue", "used")):
        less, more = getattr(credit, part), getattr(credit, whole)
        if less is not None and more is not None and less > more:
            labels = keys(BankCredit)
            message = m(
                "{parts} {total} is more than {whole} {most}",
                parts=[labels[part].label],
                total=less,
                whole=labels[whole].label,
                most=more,
            )
            yield warning(file, (*path, part), "balance", message, m("compare both with the bank's paper"))


def _shares(file: str, customer: Customer) -> Iterator[Fault]:
    """No share above 100 %; together not above 100 % on any day on which one is stated."""
    for name in ("shareholders", "affiliates"):
        for n, record in enumerate(getattr(customer, name)):
            if record.share is not None and record.share > WHOLE:
                message = m("a share of {share} % is more than the whole", share=record.share)
                yield Fault(file, (name, n, "share"), "shares", message, m("shares are per cent: 0 to 100"))
    for n, record in enumerate(customer.shareholders):
        total = _held_on(customer.shareholders, record.date)
        if total > WHOLE + ROUNDING * len(customer.shareholders) and (record.share or 0) <= WHOLE:
            message = m("on {day} the shareholders hold {total} % together", day=record.date, total=total)
            hint = m("give who has sold an until: date; a changed share is a new record with the same name")
            yield warning(file, ("shareholders", n, "share"), "shares", message, hint)
            return


def _held_on(shareholders: list[Shareholder], day: datetime.date) -> Decimal:
    """The shares by what was known last of each name."""
    latest: dict[str, Shareholder] = {}
    for each in sorted(shareholders, key=lambda record: record.date):
        if each.date <= day:
            latest[each.name] = each
    return sum((each.share or Decimal(0) for each in latest.values() if not each.until or each.until > day), Decimal(0))


def _equal(one: Decimal, other: Decimal, figures: int) -> bool:
    return abs(one - other) <= ROUNDING * figures


def _correct(names: tuple[str, ...]) -> Message:
    return m("compare {names} with the paper; leave out what it does not state", names=_labels(Statement, names))


def _label(name: str) -> Label:
    return keys(Statement)[name].label


def _labels(model: type[Entry], names: list[str] | tuple[str, ...]) -> list[Label]:
    return [keys(model)[name].label for name in names]
