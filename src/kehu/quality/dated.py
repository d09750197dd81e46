"""Days out of order within one customer's file: warnings, because each may be true. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from kehu.lang import Label, m
from kehu.model.customer import Customer
from kehu.model.entry import Entry, Record, keys
from kehu.model.kinds import BY_LIST
from kehu.model.people import Contact, Private
from kehu.quality.facts import Fault, Path, warning

# Within a record a later day of such a row does not come before an earlier one.
ORDERED: dict[str, tuple[tuple[str, ...], ...]] = {
    "shareholders": (("date", "until"),),
    "managers": (("date", "until"),),
    "guarantees": (("date", "until"),),
    "investigations": (("date", "valid_until"),),
    "risks": (("date", "cleared_on"),),
    "limits": (("from", "until"), ("from", "suspended_on")),
    "orders": (("date", "promised"), ("date", "closed_on"), ("date", "reserved_until")),
    "deliveries": (("date", "signed_on"),),
    "sales": (("date", "due"),),
    "receipts": (("date", "matures"),),
    "extensions": (("date", "due"),),
    "promises": (("date", "pay_by"), ("date", "withdrawn_on")),
    "cases": (("date", "stage_on", "closed_on"),),
    "communications": (("date", "follow_up"), ("date", "materials_confirmed")),
    "visits": (("date", "minutes_on", "approved_on", "sent_on", "confirmed_on"), ("date", "follow_up")),
    "services": (("date", "done_on"), ("date", "follow_up")),
    "requirements": (("date", "met_on"),),
    "feedback": (("date", "solved_on"),),
    "documents": (("date", "expires"),),
    "reviews": (("date", "next"),),
    "statuses": (("date", "until"),),
}
INTAKE = ("founded", "collected_on", "entered_on", "approved_on", "forwarded_on", "filed_on")
CONSENT = ("consent_on", "keep_until")
AFTER_ITS_SALE = ("returns", "write_offs", "extensions")


def dated_faults(file: str, customer: Customer) -> Iterator[Fault]:
    """Every pair of days in the wrong order."""
    yield from _in_order(file, customer, (), INTAKE)
    for name, rows in ORDERED.items():
        for n, record in enumerate(getattr(customer, name)):
            for row in rows:
                yield from _in_order(file, record, (name, n), row)
    yield from _persons(file, customer)
    yield from _after_sales(file, customer)


def _persons(file: str, customer: Customer) -> Iterator[Fault]:
    """The customer itself, if an individual, and each contact."""
    persons: list[tuple[Path, Customer | Contact]] = [((), customer)]
    persons += [(("contacts", n), each) for n, each in enumerate(customer.contacts)]
    for path, person in persons:
        if person.private:
            yield from _wedding(file, person.private, (*path, "private"))
            for n, leg in enumerate(person.private.itinerary):
                yield from _in_order(file, leg, (*path, "private", "itinerary", n), ("date", "until"))
        if person.privacy:
            yield from _in_order(file, person.privacy, (*path, "privacy"), CONSENT)


def _wedding(file: str, private: Private, path: Path) -> Iterator[Fault]:
    born, wed, known = private.born_on, private.wedding_day, keys(Private)
    if born and wed and wed < born:
        yield _reversed(file, (*path, "wedding_day"), known["wedding_day"].label, wed, known["birthday"].label, born)


def _in_order(file: str, entry: Entry, path: Path, row: tuple[str, ...]) -> Iterator[Fault]:
    known = keys(type(entry))
    given = [(name, day) for name in row if (day := getattr(entry, known[name].attribute))]
    for (first, early), (second, late) in pairwise(given):
        if late < early:
            yield _reversed(file, (*path, second), known[second].label, late, known[first].label, early)


def _after_sales(file: str, customer: Customer) -> Iterator[Fault]:
    sold = {sale.id: sale.date for sale in customer.sales}
    for name in AFTER_ITS_SALE:
        for n, record in enumerate(getattr(customer, name)):
            if record.sale in sold and record.date < sold[record.sale]:
                shown = {"what": _label(BY_LIST[name]), "day": record.date, "sold": sold[record.sale]}
                message = m("the {what} of {day} comes before its sale of {sold}", **shown)
                hint = m("correct one of the dates, or the sale that it names")
                yield warning(file, (name, n, "date"), "dates", message, hint)


def _label(kind: type[Record]) -> Label:
    return kind.KIND.label


def _reversed(file: str, path: Path, late: Label, day: datetime.date, early: Label, other: datetime.date) -> Fault:
    message = m("{late} {day} is before {early} {other}", late=late, day=day, early=early, other=other)
    return warning(file, path, "dates", message, m("correct one of the two dates"))
