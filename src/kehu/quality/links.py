"""What the records of one customer name: sales and orders, people, documents. Pure.

The references that a figure depends on are the model's; a customer with a fault here is graded all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehu.lang import Message, m
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.model.entry import Record
from kehu.nearest import nearest
from kehu.quality.facts import Fault, Path, warning

TO_SALES = ("deliveries.sale", "promises.sales", "cases.sales", "services.sale", "feedback.sale")
TO_ORDERS = ("deliveries.order", "promises.order")
TO_DOCUMENTS = (
    "terms.document", "limits.document", "guarantees.document", "promises.document", "returns.appraisal",
)  # fmt: skip
TO_PEOPLE = ("communications", "visits", "feedback")
TITLES = (
    "经理", "厂长", "科长", "处长", "部长", "主任", "局长", "所长", "院长",
    "站长", "队长", "课长", "股长", "总监", "总工", "主管", "会计", "出纳",
    "工程师", "师傅", "书记", "先生", "女士", "小姐", "老师", "董事长", "老板",
    "助理", "秘书", "采购", "工", "总", "董", "哥", "姐",
)  # fmt: skip
_SEVERAL = re.compile(r"[、，,;；/＋+&]| and |和|及|与")
_REMARK = re.compile(r"[（(].*?[)）]")
_DOCUMENT_ID = re.compile(rf"{Document.KIND.letter}\d{{6}}-\w{{4}}", re.ASCII)


def link_faults(file: str, customer: Customer) -> Iterator[Fault]:
    """Everything that is named and not there."""
    sales = {sale.id for sale in customer.sales}
    orders = {order.id for order in customer.orders}
    yield from _records(file, customer, TO_SALES, sales, m("sale"))
    yield from _records(file, customer, TO_ORDERS, orders, m("order"))
    owed = sales | {refund.id for refund in customer.refunds}
    yield from _records(file, customer, ("communications.about",), owed, m("sale"))
    yield from _documents(file, customer)
    yield from _people(file, customer)


def _named(customer: Customer, where: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """What the fields name, each with its path."""
    for each in where:
        name, field = each.split(".")
        for n, record in enumerate(getattr(customer, name)):
            value = getattr(record, field)
            if isinstance(value, list):
                yield from (((name, n, field, place), word) for place, word in enumerate(value))
            elif value:
                yield (name, n, field), value


def _records(file: str, customer: Customer, where: tuple[str, ...], known: set[str], what: Message) -> Iterator[Fault]:
    for path, word in _named(customer, where):
        if word not in known:
            message = m("there is no {what} {id} in this file", what=what, id=word)
            yield Fault(file, path, "reference", message, near_or(word, known, m("kehu show lists what there is")))


def _documents(file: str, customer: Customer) -> Iterator[Fault]:
    """A document may be named in words; what looks like an id or a file must be there."""
    known: dict[str, Document] = {each.id: each for each in customer.documents}
    files = {each.file for each in customer.documents}
    for path, word in _named(customer, TO_DOCUMENTS):
        lost_id = _DOCUMENT_ID.fullmatch(word) and word not in known
        if lost_id or (word.startswith("attachments/") and word not in files):
            message = m("there is no document {id} in this file", id=word)
            hint = near_or(word, {*known, *(file for file in files if file)}, m("kehu add document records it"))
            yield warning(file, path, "reference", message, hint)


def near_or(word: str, known: set[str], otherwise: Message) -> Message:
    """The word that was probably meant, or other advice."""
    near = nearest(word, sorted(known))
    return m("did you mean {near}?", near=near) if near else otherwise


def _people(file: str, customer: Customer) -> Iterator[Fault]:
    """Whom a talk was with is one of the contacts, once there are any. A surname with a title names nobody for sure."""
    if not customer.contacts:
        return
    names = {
        *(contact.name for contact in customer.contacts),
        *(manager.name for manager in customer.managers),
        *filter(None, (customer.name, customer.legal_representative, customer.proprietor)),
    }
    for name in TO_PEOPLE:
        for n, record in enumerate(getattr(customer, name)):
            yield from _strangers(file, (name, n, "with"), record, names)


def _strangers(file: str, path: Path, record: Record, names: set[str]) -> Iterator[Fault]:
    for word in _SEVERAL.split(_REMARK.sub("", getattr(record, "with_", None) or "")):
        person = word.strip()
        if person and not _known(person, names):
            message = m("{name} is not among the contacts", name=person)
            otherwise = m("kehu add contact records who it is")
            yield warning(file, path, "contact", message, near_or(person, names, otherwise))


def _known(person: str, names: set[str]) -> bool:
    if any(person in name or name in person for name in names):
        return True
    return (len(person) == 2 and person[0] in "老小") or person.endswith(TITLES)
