"""What is odd within one customer's file, though it can be read: days out of order, unknown colleagues, check digits.

All of it is warnings: each may be true, and none makes a figure wrong. Faults that do are the model's. Pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from kehu.lang import Label, Message, m
from kehu.model.customer import BY_LIST, Customer
from kehu.model.entry import Record, keys
from kehu.model.settings import Settings
from kehu.nearest import nearest
from kehu.quality.credit_code import is_credit_code
from kehu.quality.facts import Fault, Path

# Within a record the second day does not come before the first.
ORDERED = (
    ("orders", "date", "promised"),
    ("orders", "date", "closed_on"),
    ("sales", "date", "due"),
    ("receipts", "date", "matures"),
    ("extensions", "date", "due"),
    ("communications", "date", "follow_up"),
    ("communications", "date", "materials_confirmed"),
    ("reviews", "date", "next"),
    ("statuses", "date", "until"),
)
INTAKE = ("founded", "collected_on", "entered_on", "approved_on", "forwarded_on", "filed_on")
AFTER_ITS_SALE = ("returns", "write_offs", "extensions")


def within_faults(file: str, customer: Customer, settings: Settings) -> Iterator[Fault]:
    """Every oddity of one customer."""
    yield from _intake(file, customer)
    yield from _records(file, customer)
    yield from _after_sales(file, customer)
    yield from _ours(file, customer, settings)
    if customer.credit_code and not is_credit_code(customer.credit_code):
        message = m("{code} is no unified social credit code", code=customer.credit_code)
        hint = m("it has 18 characters, two of them check digits: compare it with the licence")
        yield _warning(file, ("credit_code",), "check-digit", message, hint)


def _intake(file: str, customer: Customer) -> Iterator[Fault]:
    given = [(name, getattr(customer, name)) for name in INTAKE if getattr(customer, name)]
    for (first, early), (second, late) in pairwise(given):
        if late < early:
            yield _reversed(file, (second,), _label(Customer, second), late, _label(Customer, first), early)


def _records(file: str, customer: Customer) -> Iterator[Fault]:
    for name, first, second in ORDERED:
        kind = BY_LIST[name]
        for n, record in enumerate(getattr(customer, name)):
            early, late = getattr(record, first), getattr(record, second)
            if late and late < early:
                yield _reversed(file, (name, n, second), _label(kind, second), late, _label(kind, first), early)


def _after_sales(file: str, customer: Customer) -> Iterator[Fault]:
    sold = {sale.id: sale.date for sale in customer.sales}
    for name in AFTER_ITS_SALE:
        for n, record in enumerate(getattr(customer, name)):
            if record.sale in sold and record.date < sold[record.sale]:
                shown = {"what": BY_LIST[name].KIND.label, "day": record.date, "sold": sold[record.sale]}
                message = m("the {what} of {day} comes before its sale of {sold}", **shown)
                hint = m("correct one of the dates, or the sale that it names")
                yield _warning(file, (name, n, "date"), "dates", message, hint)


def _ours(file: str, customer: Customer, settings: Settings) -> Iterator[Fault]:
    staff = [each.name for each in settings.staff]
    if customer.owner and staff and customer.owner not in staff:
        near = nearest(customer.owner, staff)
        hint = m("did you mean {near}?", near=near) if near else m("add the colleague to staff: in kehu.yaml")
        yield _warning(file, ("owner",), "staff", m("{name} is not among the staff", name=customer.owner), hint)
    if customer.unit and settings.units and customer.unit not in settings.units:
        near = nearest(customer.unit, settings.units)
        hint = m("did you mean {near}?", near=near) if near else m("add the unit to units: in kehu.yaml")
        yield _warning(file, ("unit",), "unit", m("{name} is not among our units", name=customer.unit), hint)


def _label(model: type[Customer] | type[Record], key: str) -> Label:
    return keys(model)[key].label


def _reversed(file: str, path: Path, late: Label, day: datetime.date, early: Label, other: datetime.date) -> Fault:
    message = m("{late} {day} is before {early} {other}", late=late, day=day, early=early, other=other)
    return _warning(file, path, "dates", message, m("correct one of the two dates"))


def _warning(file: str, path: Path, rule: str, message: Message, hint: Message) -> Fault:
    return Fault(file, path, rule, message, hint, "warning")
