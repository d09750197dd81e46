"""The latest records of each kind as small tables: what a page about one customer shows of its history."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from kehu.cli.about.facts import rest
from kehu.cli.table import lay_out
from kehu.grading.result import Assessment
from kehu.lang import Label, Message, m, money, text
from kehu.lang.width import wrap
from kehu.model.as_of import value
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys
from kehu.model.policy.credit import UNGRADED
from kehu.model.policy.texts import CREDIT_LABELS
from kehu.model.rates import Rates

R = TypeVar("R", bound=Record)
LATEST = 5
# Long texts, on lines of their own below the table.
BELOW = {
    "managers": ("career",),
    "affiliates": ("dealings",),
    "public_records": ("content",),
    "media": ("content",),
    "investigations": ("findings", "advice"),
    "changes": ("content",),
    "risks": ("content",),
    "communications": ("content", "feedback"),
    "visits": ("needs", "minutes"),
    "activities": ("opinion",),
    "services": ("content", "result"),
    "requirements": ("content",),
    "feedback": ("content", "result"),
    "projects": ("need", "purchase_plan"),
}
# What one line says of a record beside its day; the id comes last.
SHOWN = {
    "wallets": ("amount", "by", "source"),
    "shareholders": ("name", "share", "paid_in", "until"),
    "managers": ("name", "position", "until"),
    "affiliates": ("name", "relation", "share", "amount"),
    "statements": ("revenue", "net_profit", "equity"),
    "bank_credits": ("bank", "line", "used", "overdue"),
    "guarantees": ("guarantor", "for", "amount", "until"),
    "public_records": ("searched", "verdict", "amount"),
    "media": ("medium", "verdict"),
    "investigations": ("by", "valid_until"),
    "evaluations": ("by",),
    "changes": ("area", "source", "by"),
    "risks": ("kind", "severity", "cleared_on"),
    "limits": ("amount", "until", "suspended_on", "approved_by", "reason"),
    "terms": ("days", "until", "document"),
    "orders": ("product", "amount", "currency", "promised", "reserved_until"),
    "deliveries": ("product", "quantity", "sale", "signed_on"),
    "sales": ("product", "amount", "currency", "due"),
    "receipts": ("amount", "currency", "method", "for", "bounced"),
    "returns": ("kind", "amount", "currency", "sale", "reason"),
    "refunds": ("amount", "currency", "method", "reason"),
    "write_offs": ("sale", "reason"),
    "extensions": ("sale", "due", "reason"),
    "promises": ("amount", "currency", "pay_by", "sales", "withdrawn_on"),
    "cases": ("stage", "claim", "recovered", "closed_on"),
    "communications": ("channel", "with", "by", "subject", "follow_up"),
    "visits": ("state", "with", "by", "purpose", "follow_up"),
    "activities": ("event", "reply", "who"),
    "care": ("occasion", "festival", "whom", "gift", "cost"),
    "services": ("subject", "by", "done_on"),
    "requirements": ("product", "by", "met_on"),
    "feedback": ("kind", "severity", "with", "solved_on"),
    "competitors": ("name", "product", "satisfaction", "standing"),
    "projects": ("name", "state", "expected_amount", "expected_on"),
    "documents": ("kind", "no", "title", "expires", "place"),
    "reviews": ("by", "looked_at", "changed", "next"),
    "grades": ("volume", "credit"),
    "statuses": ("status", "reason", "until"),
    "owners": ("owner", "by", "reason"),
}
FACTORS = ("project", "funds", "person", "record", "fit", "delivery", "price", "steady")  # said in one paragraph
OPEN, STATE = Label("open", "未付"), Label("state", "兑现情况")
Standing = tuple[Label, Mapping[str, object]]  # a column beside the fields, by the records' ids


def table(
    customer: Customer, assessment: Assessment, name: str, width: int, full: bool = False
) -> tuple[Message, list[str]] | None:
    """Title and lines of a kind that has records, the latest first; `full`: all of them, and all that they say."""
    records = until(getattr(customer, name), assessment.as_of)
    if not records:
        return None
    shown = records if full else records[:LATEST]
    label = capital(keys(Customer)[name].label)
    title = m("{kind}: {all}", kind=label, all=len(records))
    if len(shown) < len(records):
        title = m("{kind}: the latest {n} of {all}", kind=label, n=LATEST, all=len(records))
    day = assessment.as_of
    lines = _table(shown, SHOWN[name], _standing(customer, assessment, name), customer.rates, width, day)
    return title, [*lines, *_below(shown, BELOW.get(name, ()), width, day), *(_rest(shown, width, day) if full else ())]


def _standing(customer: Customer, assessment: Assessment, name: str) -> Standing:
    """How it stands with each record today: what is open of a sale, whether a promise was kept."""
    if name == "promises":
        from kehu.credit.promises import promised

        return STATE, {each.promise.id: each.state for each in promised(customer, assessment.ledger)}
    if name == "sales":
        return OPEN, {each.id: each.original_open for each in assessment.ledger.obligations if each.open}
    return OPEN, {}


def capital(label: Label) -> Label:
    """As a title begins."""
    return Label(label.en[:1].upper() + label.en[1:], label.zh)


def until(records: Sequence[R], as_of: datetime.date) -> list[R]:
    """Those that exist at the date, the latest first."""
    dated = [each for each in records if each.day and each.day <= as_of]
    return sorted(dated, key=lambda each: (str(each.day), each.id), reverse=True)


def _table(
    records: Sequence[Record],
    shown: Sequence[str],
    standing: Standing,
    rates: Rates,
    width: int,
    as_of: datetime.date,
) -> list[str]:
    known = keys(type(records[0]))
    day = known[type(records[0]).KIND.date]
    columns: list[tuple[Label, Callable[[Any], object]]] = [(day.label, lambda each: each.day)]
    columns += [(known[name].label, _reader(name, as_of)) for name in shown]
    if "currency" in shown:
        base = Label(f"in {rates.base}", f"折合 {rates.base}")
        columns.append((base, lambda each: rates.base_amount(each) if each.currency else None))
    label, known_of = standing
    columns.append((label, lambda each: known_of.get(each.id)))
    columns.append((known["id"].label, lambda each: each.id))
    filled = [(label, read) for label, read in columns if any(read(each) for each in records)]
    rows = [[read(each) for _, read in filled] for each in records]
    right = [any(isinstance(row[place], Decimal) for row in rows) for place in range(len(filled))]
    body = [[_said(cell) for cell in row] for row in rows]
    return lay_out([text(label) for label, _ in filled], body, right, width=width)


def _below(records: Sequence[Record], names: Sequence[str], width: int, as_of: datetime.date) -> list[str]:
    """Long texts of the records, each under its day."""
    lines: list[str] = []
    for each in records:
        if each.KIND.list == "evaluations":
            scores = [(keys(type(each))[name].label, getattr(each, name)) for name in FACTORS]
            judged = "  ".join(f"{text(label)} {score}" for label, score in scores if score is not None)
            lines += wrap(text(m("{day} {said}", day=each.day, said=judged)), width)
        for name in names:
            said = value(each, name, as_of)
            if said:
                whole = text(m("{day} {what}: {said}", day=each.day, what=keys(type(each))[name].label, said=said))
                lines += wrap(whole, width)
    return ["", *lines] if lines else []


def _rest(records: Sequence[Record], width: int, as_of: datetime.date) -> list[str]:
    """What else the records say, each after its id."""
    name = records[0].KIND.list
    factors = FACTORS if name == "evaluations" else ()
    told = {"id", records[0].KIND.date, *SHOWN[name], *BELOW.get(name, ()), *factors}
    lines = [line for each in records for line in rest(each, told, each.id, width, as_of)]
    return ["", *lines] if lines else []


def _reader(name: str, as_of: datetime.date) -> Callable[[Any], object]:
    return lambda each: value(each, name, as_of)


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, tuple):  # what a receipt pays
        return text([f"{sale} {money(amount)}" if amount is not None else sale for sale, amount in value])
    return text(CREDIT_LABELS[UNGRADED]) if value == UNGRADED else text(value)
