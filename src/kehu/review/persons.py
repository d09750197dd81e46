"""The persons of whom a customer's file knows something in private: contacts, and an individual customer itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehu.model.customer import Customer
from kehu.model.people import Privacy, Private


@dataclass(frozen=True, slots=True)
class Person:
    """`id` is the contact's, "" for the customer itself; `where` begins a command that sets a field of theirs."""

    id: str
    name: str
    where: str
    private: Private | None
    privacy: Privacy | None

    @property
    def has_private(self) -> bool:
        return self.private is not None and bool(self.private.data())


def persons(customer: Customer) -> Iterator[Person]:
    """The customer itself first, then its contacts in the order of the file."""
    if customer.private:
        yield Person("", customer.name, f"{customer.code} ", customer.private, customer.privacy)
    for each in customer.contacts:
        yield Person(each.id, each.name, f"{customer.code} contacts.{each.id}.", each.private, each.privacy)
