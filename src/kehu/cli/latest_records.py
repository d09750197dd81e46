"""The latest records of each kind as small tables: what a page about one customer shows of its history."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from kehu.cli.table import lay_out
from kehu.grading.result import Assessment
from kehu.lang import Label, Message, m, money, text
from kehu.lang.width import wrap
from kehu.model.customer import BY_LIST, Customer
from kehu.model.entry import Record, keys
from kehu.model.policy import CREDIT_LABELS, UNGRADED

LATEST = 5
BELOW = {"communications": ("content", "feedback")}  # long texts, on lines of their own
# What one line says of a record beside its day; the id comes last.
SHOWN = {
    "terms": ("days", "until", "document"),
    "orders": ("product", "amount", "promised"),
    "sales": ("product", "amount", "due"),
    "receipts": ("amount", "method", "for", "bounced"),
    "returns": ("kind", "amount", "sale", "reason"),
    "refunds": ("amount", "method", "reason"),
    "write_offs": ("sale", "reason"),
    "extensions": ("sale", "due", "reason"),
    "communications": ("channel", "with", "by", "subject", "follow_up"),
    "reviews": ("by", "looked_at", "changed", "next"),
    "grades": ("volume", "credit"),
    "statuses": ("status", "reason", "until"),
    "owners": ("owner", "by", "reason"),
}
OPEN = Label("open", "未付")


def tables(customer: Customer, assessment: Assessment, width: int) -> Iterator[tuple[Message, list[str]]]:
    """Title and lines of each kind that has records, the latest first."""
    opened = {each.id: each.open for each in assessment.ledger.obligations if each.open}
    for name, shown in SHOWN.items():
        records = _until(getattr(customer, name), assessment.as_of)
        if not records:
            continue
        label = BY_LIST[name].KIND.label
        title = m("{kind}: the latest {n} of {all}", kind=label, n=LATEST, all=len(records))
        if len(records) <= LATEST:
            title = m("{kind}: {all}", kind=label, all=len(records))
        lines = _table(records[:LATEST], shown, opened if name == "sales" else None, width)
        yield title, [*lines, *_below(records[:LATEST], BELOW.get(name, ()), width)]


def _until(records: Sequence[Record], as_of: datetime.date) -> list[Record]:
    dated = [each for each in records if each.day and each.day <= as_of]
    return sorted(dated, key=lambda each: (each.day, each.id), reverse=True)


def _table(records: Sequence[Record], shown: Sequence[str], opened: dict[str, Decimal] | None, width: int) -> list[str]:
    known = keys(type(records[0]))
    day = known[type(records[0]).DATE]
    columns: list[tuple[Label, Callable[[Any], object]]] = [(day.label, lambda each: each.day)]
    columns += [(known[name].label, _reader(known[name].attribute)) for name in shown]
    if opened:
        columns.append((OPEN, lambda each: opened.get(each.id)))
    columns.append((known["id"].label, lambda each: each.id))
    filled = [(label, read) for label, read in columns if any(read(each) for each in records)]
    rows = [[read(each) for _, read in filled] for each in records]
    right = [any(isinstance(row[place], Decimal) for row in rows) for place in range(len(filled))]
    body = [[_said(cell) for cell in row] for row in rows]
    return lay_out([text(label) for label, _ in filled], body, right, width=width)


def _below(records: Sequence[Record], names: Sequence[str], width: int) -> list[str]:
    """Long texts of the records, each under its day."""
    lines = []
    for each in records:
        for name in names:
            said = getattr(each, name)
            if said:
                whole = text(m("{day} {what}: {said}", day=each.day, what=keys(type(each))[name].label, said=said))
                lines += wrap(whole, width)
    return ["", *lines] if lines else []


def _reader(attribute: str) -> Callable[[Any], object]:
    return lambda each: getattr(each, attribute)


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, tuple):  # what a receipt pays
        return text([f"{sale} {money(amount)}" if amount is not None else sale for sale, amount in value])
    return text(CREDIT_LABELS[UNGRADED]) if value == UNGRADED else text(value)
