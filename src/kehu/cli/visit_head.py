"""What stands on a customer's visit sheet before anybody writes on it: who they are, and what to know of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kehu.cli.about.brief import facts_of
from kehu.cli.about.briefing import brief
from kehu.errors import SAID_NO, KehuError
from kehu.exchange.form_layout import Fact
from kehu.exchange.form_visit import visit_form
from kehu.lang import Label, text
from kehu.model.customer import Customer
from kehu.model.entry import keys

if TYPE_CHECKING:
    from kehu.archive.customer_file import CustomerFile
    from kehu.archive.directory import Archive
    from kehu.exchange.form_layout import Form
    from kehu.model.people import Contact

HEAD = ("code", "name", "address", "phone", "owner")
PEOPLE = "People"  # stands in the head already


class Unreadable(KehuError):
    sentence = "{code} has errors in its file, so its visit sheet would not be complete: {where}: {message}"
    hint = "correct the file first; `kehu check {code}` lists all errors"
    exit_code = SAID_NO


def sheet_for(archive: Archive, file: CustomerFile, as_of: datetime.date) -> Form:
    """The sheet for a customer, with what is known at a date; nothing private stands on it."""
    customer = file.customer
    if customer is None:
        first = file.errors[0]
        raise Unreadable(code=file.code, where=first.where, message=first.message)
    known = facts_of(brief(customer, archive.policy, as_of, private=False), archive.policy)
    inside = [Fact(label, tuple(lines)) for label, lines in known if lines and label.en != PEOPLE]
    names = [each.name for each in customer.contacts]
    return visit_form(archive.settings, customer.code, names, _about(customer), inside)


def _about(customer: Customer) -> list[Fact]:
    labels = {name: key.label for name, key in keys(Customer).items()}
    said = [(name, getattr(customer, name)) for name in HEAD]
    found = [Fact(labels[name], (value,)) for name, value in said if value]
    people = tuple(map(_person, customer.contacts))
    return [*found, Fact(Label("contacts", "联系人"), people)] if people else found


def _person(contact: Contact) -> str:
    told = (contact.name, contact.department, contact.position, contact.phone, contact.mobile)
    return "  ".join(text(each) for each in told if each)
