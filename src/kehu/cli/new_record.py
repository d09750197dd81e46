"""A new record from what was given on the command line: its id, today's date, what follows from the rest; checked.

Nothing is written here. The random source of the id is a parameter [D9].
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from kehu.archive.customer_file import CustomerFile
from kehu.archive.rendering import Value
from kehu.archive.splice import FaultyFile
from kehu.cli import given
from kehu.cli.options import Fields
from kehu.lang import Message, m
from kehu.ledger.due import agreed_due
from kehu.model.customer import Customer
from kehu.model.entry import Record, keys, plain
from kehu.model.ids import new_id
from kehu.model.load import load
from kehu.model.policy import Policy
from kehu.model.records import Order, Sale
from kehu.model.references import reference_faults
from kehu.model.types import read_day


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
        customer = sound(file)
        data = given.data_of(model, fields)
        if model.DATE:
            data.setdefault(model.DATE, self.today.isoformat())
        data["id"] = new_id(model, _day(data.get(model.DATE)), {id for id, _ in file.record_paths()}, self.source)
        record = self._checked(model, data)
        self._look_around(record, customer)
        filled = []
        for name, value, message in self._worked_out(record, customer):
            if name not in data:
                data[name] = value
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
        name = record.KIND.list
        together = customer.model_copy(update={name: [*getattr(customer, name), record]})
        for path, _, message, hint in reference_faults(together):
            advice = hint or m("nothing was written")
            raise given.NotHere(field=given.option(str(path[-1])), message=message, advice=advice)

    def _worked_out(self, record: Record, customer: Customer) -> Iterator[tuple[str, str, Message]]:
        """What follows from the rest of the record: an amount, a sale's due date."""
        if isinstance(record, Sale | Order):
            message = m("amount {amount} = quantity × price - discount", amount=record.amount)
            yield "amount", str(plain(record.amount)), message
        if isinstance(record, Sale):
            due = agreed_due(record, customer, self.policy)
            message = m("due {due}, {n} {n:day|days} after the sale", due=due, n=(due - record.date).days)
            yield "due", due.isoformat(), message


def sound(file: CustomerFile) -> Customer:
    """The customer of a file without errors."""
    if file.customer is None:
        first = file.errors[0]
        raise FaultyFile(where=first.where, why=first.message)
    return file.customer


def _day(value: Value | None) -> datetime.date | None:
    """The day that the id carries; none if what was given is no date, which the model will say."""
    try:
        return read_day(value) if value else None
    except PydanticCustomError:
        return None
