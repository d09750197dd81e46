"""The binder of a customer [R11]: which of its four parts each item belongs to, and the numbered list of them all.

Pure: it takes a customer and gives items. Where an item stands in a file, the archive knows; how it is shown, cli.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import create_model

from kehu.lang import Label
from kehu.model.choices import BinderPart, DocumentKind
from kehu.model.custom import CUSTOM, own_lists, own_values
from kehu.model.customer import Customer
from kehu.model.documents import Document
from kehu.model.entry import Entry, Record, keys
from kehu.model.kinds import BY_LIST
from kehu.model.own import OwnRecord
from kehu.model.types import Choice, Code, Whole

BASE, CREDIT, TRADE, RETURNS = BinderPart.BASE, BinderPart.CREDIT, BinderPart.TRADE, BinderPart.RETURNS


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of a customer that are filed together, as one item."""

    label: Label
    part: BinderPart
    fields: tuple[str, ...]


GROUPS = (
    Group(
        Label("identity", "基本情况"),
        BASE,
        (
            *("code", "name", "short_name", "former_names", "aliases", "kind", "role", "nature", "size", "industry"),
            *("industry_state", "region", "credit_code", "external_ids", "legal_representative", "proprietor"),
            *("founded", "legal_form", "registered_capital", "assets", "headcount", "yearly_sales", "address"),
            *("postcode", "phone", "fax", "email", "website", "business_scope", "products", "employer", "parent"),
        ),
    ),
    Group(
        Label("our side", "我方管理情况"),
        BASE,
        (
            *("owner", "unit", "source", "introduced_by", "collected_on", "collected_by", "entered_on", "entered_by"),
            *("approved_on", "approved_by", "forwarded_on", "forwarded_by", "filed_on", "filed_by"),
            *("first_contact_on", "status", "watch", "dunning", "sales_policy", "sales_target", "plans", "note"),
        ),
    ),
    Group(Label("custom fields", "自定义字段"), BASE, ("custom",)),
    Group(Label("private information", "个人信息"), BASE, ("private", "privacy")),
    Group(Label("organisation", "组织与决策"), BASE, ("departments", "decision_process")),
    Group(Label("characteristics", "客户特征"), BASE, ("characteristics",)),
    Group(Label("business", "业务状况"), BASE, ("business",)),
    Group(Label("preferences", "客户偏好"), BASE, ("preferences",)),
    Group(Label("bank accounts", "银行账户"), CREDIT, ("bank_accounts",)),
)
# The part of each kind of record, by its list. Documents have their own, by their kind.
PARTS = {
    **dict.fromkeys(("contacts", "owners", "statuses", "wallets", "competitors", "reviews"), BASE),
    **dict.fromkeys(("shareholders", "managers", "affiliates", "statements", "bank_credits", "guarantees"), CREDIT),
    **dict.fromkeys(("public_records", "media", "investigations", "evaluations", "changes", "risks"), CREDIT),
    **dict.fromkeys(("limits", "terms", "receipts", "write_offs", "extensions", "promises", "cases"), CREDIT),
    **dict.fromkeys(("grades",), CREDIT),
    **dict.fromkeys(("projects", "requirements", "orders", "deliveries", "sales", "services"), TRADE),
    **dict.fromkeys(("communications", "visits", "activities", "care", "feedback"), TRADE),
    **dict.fromkeys(("returns", "refunds"), RETURNS),
}
_BASE_PAPERS = (
    *(DocumentKind.LICENCE, DocumentKind.CREDENTIALS, DocumentKind.IDENTITY),
    *(DocumentKind.INTRODUCTION, DocumentKind.AUTHORISATION),
)
_CREDIT_PAPERS = (DocumentKind.ABILITY, DocumentKind.GUARANTOR, DocumentKind.PAYMENT, DocumentKind.AGREEMENT)
DOCUMENT_PARTS = {
    **dict.fromkeys(DocumentKind, TRADE),
    **dict.fromkeys(_BASE_PAPERS, BASE),
    **dict.fromkeys(_CREDIT_PAPERS, CREDIT),
    DocumentKind.APPRAISAL: RETURNS,
}
# What a line of the catalogue says of a record beside its kind, date and numbers.
_TOLD = {
    "contacts": ("name", "position"),
    "owners": ("owner",),
    "statuses": ("status", "reason"),
    "wallets": ("amount",),
    "competitors": ("name", "product"),
    "reviews": ("by",),
    "shareholders": ("name", "share"),
    "managers": ("name", "position"),
    "affiliates": ("name", "relation"),
    "statements": ("audited_by",),
    "bank_credits": ("bank", "line"),
    "guarantees": ("guarantor", "amount"),
    "public_records": ("searched", "verdict"),
    "media": ("medium", "verdict"),
    "investigations": ("by",),
    "evaluations": ("by",),
    "changes": ("area", "content"),
    "risks": ("kind", "content"),
    "limits": ("amount", "until"),
    "terms": ("days", "until"),
    "receipts": ("amount", "method"),
    "write_offs": ("sale", "reason"),
    "extensions": ("sale", "due"),
    "promises": ("amount", "pay_by"),
    "cases": ("stage", "claim"),
    "grades": ("volume", "credit"),
    "projects": ("name", "state"),
    "requirements": ("product", "content"),
    "orders": ("product", "amount"),
    "deliveries": ("product", "waybill"),
    "sales": ("product", "amount"),
    "services": ("subject", "result"),
    "communications": ("channel", "subject"),
    "visits": ("purpose",),
    "activities": ("event", "reply"),
    "care": ("occasion", "festival", "gift"),
    "feedback": ("kind", "content"),
    "returns": ("kind", "amount"),
    "refunds": ("amount", "reason"),
    "documents": ("kind", "title", "form"),
}
OWN_TOLD = 2  # of a record of the firm's own kinds: the first fields that are filled
_LONGEST = 40  # characters of a text; the record itself has the rest


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the catalogue. A group of fields has no `id`; `papers` says where originals lie and who has them."""

    part: BinderPart
    kind: Label
    what: tuple[object, ...]
    date: datetime.date | None
    no: str | None
    id: str | None
    path: str  # the key in the file: a record's list, of a group the first of its fields that is filled
    papers: tuple[str, ...]
    attachment: str | None
    number: str = ""  # 3.17: the part, and the item's place in it


def part_of(record: Record) -> BinderPart:
    """The part that a record belongs to."""
    if isinstance(record, Document):
        return record.part or DOCUMENT_PARTS[record.kind]
    if isinstance(record, OwnRecord):
        return record.PART
    return PARTS[record.KIND.list]


def catalogue(customer: Customer) -> list[Item]:
    """Everything there is of a customer by part; in it groups of fields, then records by kind, date and id."""
    found = [*_groups(customer), *_records(customer)]
    items = []
    for place, part in enumerate(BinderPart, 1):
        own = [item for item in found if item.part is part]
        items += [replace(item, number=f"{place}.{n}") for n, item in enumerate(own, 1)]
    return items


def _groups(customer: Customer) -> Iterator[Item]:
    for group in GROUPS:
        filled = [name for name in group.fields if name in customer.model_fields_set and _value(customer, name)]
        if filled:
            head = "code" in filled
            day, no = (customer.filed_on or customer.entered_on, customer.code) if head else (None, None)
            yield Item(group.part, group.label, (), day, no, None, filled[0], (), None)


def _value(customer: Customer, name: str) -> Any:
    return own_values(customer.custom) if name == CUSTOM else getattr(customer, name)


def _records(customer: Customer) -> Iterator[Item]:
    """Records by kind in the order of the file; a paper that shows one has its number, or is numbered by its id."""
    papers: dict[str, list[Document]] = {}
    for document in customer.documents:
        papers.setdefault(document.no or document.id, []).append(document)
    for name in BY_LIST:
        records: list[Record] = getattr(customer, name)
        for record in sorted(records, key=lambda each: (each.day or datetime.date.min, each.id)):
            yield _item(record, papers)
    for own in own_lists(customer.custom).values():
        for record in sorted(own, key=lambda each: (each.day or datetime.date.min, each.id)):
            yield _item(record, papers)


def _item(record: Record, papers: Mapping[str, Sequence[Document]]) -> Item:
    numbers = numbers_of(record)
    paper = record if isinstance(record, Document) else None
    shown_by = [paper] if paper else [each for number in (record.id, *numbers) for each in papers.get(number, ())]
    places = tuple(dict.fromkeys(place for each in shown_by if (place := _place(each))))
    return Item(
        part_of(record),
        record.KIND.label,
        _told(record),
        record.day,
        numbers[0] if numbers else None,
        record.id,
        record.KIND.list,
        places,
        paper.file if paper else None,
    )


def numbers_of(record: Record) -> list[str]:
    """The numbers of the papers of a record: its own, its contract's, its agreement's."""
    found = (getattr(record, name, None) for name in ("no", "contract", "document", "appraisal"))
    return [each for each in found if isinstance(each, str) and each]


def _place(document: Document) -> str:
    return ", ".join(each for each in (document.place, document.holder) if each)


def _told(record: Record) -> tuple[object, ...]:
    if isinstance(record, OwnRecord):
        said = (record.said(name) for name in record.FIELDS if name != record.KIND.date)
        return tuple(_short(value) for value in said if value is not None)[:OWN_TOLD]
    values = (getattr(record, keys(type(record))[name].attribute) for name in _TOLD[record.KIND.list])
    return tuple(_short(value) for value in values if value is not None)


def _short(value: object) -> object:
    long = isinstance(value, str) and not isinstance(value, Choice) and len(value) > _LONGEST
    return f"{value[: _LONGEST - 1]}…" if long and isinstance(value, str) else value


# What stands in a bound volume's file: whose it is, its year, and records of any kind.
_FIELDS: dict[str, Any] = {
    "code": (Annotated[Code, Label("code", "客户编码")], ...),
    "year": (Annotated[Whole, Label("year", "年度")], ...),
    **{name: (key.field.rebuild_annotation(), []) for name, key in keys(Customer).items() if name in BY_LIST},
}
Volume: type[Entry] = create_model("Volume", __base__=Entry, **_FIELDS)
