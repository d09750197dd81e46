"""A new record from what was given on the command line: its id, today's date, what follows from the rest; checked.

Nothing is written here. The random source of the id is a parameter [D9].
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from kehu.archive.customer_file import CustomerFile
from kehu.archive.rendering import Value
from kehu.archive.splice import FaultyFile
from kehu.cli.adding import given
from kehu.cli.options import Fields
from kehu.lang import Message, m
from kehu.ledger.due import agreed_due
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys, plain
from kehu.model.ids import new_id
from kehu.model.kinds import BY_LIST, LISTS
from kehu.model.load import load
from kehu.model.orders import Order
from kehu.model.own import OwnRecord
from kehu.model.policy import Policy
from kehu.model.records import Return, Sale
from kehu.model.references import reference_faults
from kehu.model.types import read_day

WorkOut = Callable[[], tuple[str, Message]]


@dataclass(frozen=True)
class NewRecord:
    """What will stand in the file, and what of it kehu has worked out."""

    id: str
    data: dict[str, Value]
    filled: tuple[Message, ...]


@dataclass(frozen=True)
class Maker:
    """Makes records for one call of a command."""

    command: str
    policy: Policy
    today: datetime.date
    source: random.Random

    def make(self, model: type[Record], fields: Fields, file: CustomerFile) -> NewRecord:
        """The record of a kind for the customer of a file."""
        customer = file.customer or _legible(file)
        data = given.data_of(model, fields)
        if model.KIND.date:
            data.setdefault(model.KIND.date, self.today.isoformat())
        data["id"] = new_id(model, _day(data.get(model.KIND.date)), file.record_ids, self.source)
        record = self._checked(model, data)
        if currency := getattr(record, "currency", None):
            data["currency"] = currency  # in capitals
        self._look_around(record, customer)
        filled = []
        for name, work_out in self._worked_out(record, customer, file).items():
            if name not in data:
                data[name], message = work_out()
                filled.append(message)
        return NewRecord(record.id, {name: data[name] for name in keys(model) if name in data}, tuple(filled))

    def _checked(self, model: type[Record], data: dict[str, Value]) -> Record:
        record, problems = load(model, data)
        if record is None:
            given.complain(self.command, list(given.faults(lambda source: load(model, data, source)[1])))
        assert record is not None, problems
        return record

    def _look_around(self, record: Record, customer: Customer) -> None:
        """Refuse what does not go with the customer's other records: a sale that is not there, days out of order."""
        if isinstance(record, OwnRecord):
            return  # it refers to no other
        name = record.KIND.list
        together = customer.model_copy(update={name: [*getattr(customer, name), record]})
        for path, _, message, hint in reference_faults(together):
            if path[0] != name or path[1] != len(getattr(customer, name)):
                continue  # a fault of the file's own, which `kehu check` reports
            advice = hint or m("nothing was written")
            raise given.NotHere(field=given.option(str(path[-1])), message=message, advice=advice)

    def _worked_out(self, record: Record, customer: Customer, file: CustomerFile) -> dict[str, WorkOut]:
        """What can follow from the rest of the record: an amount, a sale's due date, a return's currency."""
        found: dict[str, WorkOut] = {}
        if isinstance(record, Sale | Order):
            found["amount"] = lambda: (str(plain(record.amount)), _amount_said(record))
        if isinstance(record, Sale):
            found["due"] = lambda: self._due(record, customer, file)
        if isinstance(record, Return):
            currency = next((each.currency for each in customer.sales if each.id == record.sale), None)
            if currency:
                found["currency"] = lambda: (currency, m("in {currency}, as its sale is", currency=currency))
        return found

    def _due(self, sale: Sale, customer: Customer, file: CustomerFile) -> tuple[str, Message]:
        """The day by the terms of the sale, the customer or the policy; refused where the customer's are illegible."""
        faulty = [each for each in file.errors if sale.terms is None and len(customer.terms) < _count(file, "terms")]
        if faulty:
            raise FaultyFile(where=faulty[0].where, why=faulty[0].message)
        due = agreed_due(sale, customer, self.policy)
        days = (due - sale.date).days
        return due.isoformat(), m("due {due}, {n} {n:day|days} after the sale", due=due, n=days)


def _amount_said(record: Sale | Order) -> Message:
    return m("amount {amount} = quantity × price - discount", amount=record.amount)


def _legible(file: CustomerFile) -> Customer:
    """The records without a fault, of a file with errors: an error in one place does not stop work in others."""
    lists: dict[str, list[Record]] = {}
    for name in LISTS:
        records = file.merged.data.get(name)
        loaded = [
            load(BY_LIST[name], each)[0]
            for each in (records if isinstance(records, list) else [])
            if isinstance(each, dict)
        ]
        lists[name] = [record for record in loaded if record]
    return Customer(code="C", name="-").model_copy(update=lists)


def _count(file: CustomerFile, name: str) -> int:
    records = file.merged.data.get(name)
    return len(records) if isinstance(records, list) else 0


def _day(value: Value | None) -> datetime.date | None:
    """The day that the id carries; none if what was given is no date, which the model will say."""
    try:
        return read_day(value) if value else None
    except PydanticCustomError:
        return None
