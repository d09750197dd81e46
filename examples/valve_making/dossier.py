"""A customer's file as it grows beyond its trade: fields, records and papers laid into what is there already."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from valve_making.layout import Plain, plain
from valve_making.trade import Book

BOSS, MANAGER, CREDIT, KEEPER, NORTH = "沈国梁", "顾建明", "陆文娟", "许秀芳", "陈海峰"
CABINET = "档案室3号柜"
_TYPED = re.compile(r"\d{4}-\d\d-\d\d|-?\d+\.\d\d")
_LETTERS = {
    "statuses": "U", "wallets": "K", "shareholders": "SH", "managers": "MG", "affiliates": "AF", "statements": "FS",
    "bank_credits": "BK", "guarantees": "GU", "public_records": "PR", "media": "MD", "investigations": "I",
    "evaluations": "EV", "changes": "CH", "risks": "RS", "limits": "L", "terms": "A", "orders": "O", "deliveries": "D",
    "promises": "H", "cases": "LC", "communications": "C", "visits": "N", "activities": "M", "care": "CA",
    "services": "E",
    "requirements": "Q", "feedback": "Y", "competitors": "Z", "projects": "J", "documents": "DC", "contacts": "P",
    "returns": "T", "sales": "S", "receipts": "R", "refunds": "F", "reviews": "V",
    "grades": "G",
}  # fmt: skip
_FIELDS = (
    "code", "name", "short_name", "former_names", "aliases", "kind", "role", "nature", "size", "industry",
    "industry_state", "region", "credit_code", "external_ids", "legal_representative", "proprietor", "founded",
    "legal_form", "registered_capital", "assets", "headcount", "yearly_sales", "address", "postcode", "phone", "fax",
    "email", "website", "business_scope", "products", "employer", "bank_accounts", "parent", "owner", "owners", "unit",
    "source", "introduced_by", "collected_on", "collected_by", "entered_on", "entered_by", "approved_on",
    "approved_by", "forwarded_on", "forwarded_by", "filed_on", "filed_by", "first_contact_on", "status", "statuses",
    "watch", "sales_policy", "sales_target", "plans", "note", "custom", "private", "privacy", "characteristics",
    "business", "preferences", "departments", "decision_process", "contacts", "wallets", "shareholders", "managers",
    "affiliates", "statements", "bank_credits", "guarantees", "public_records", "media", "investigations",
    "evaluations", "changes", "risks", "limits", "terms", "orders", "deliveries", "sales", "receipts", "returns",
    "refunds", "write_offs", "extensions", "promises", "cases", "communications", "visits", "activities", "care",
    "services", "requirements", "feedback", "competitors", "projects", "documents", "reviews", "grades",
)  # fmt: skip
_SALE = (
    "id", "date", "unit", "contract", "no", "order", "product", "model", "specification", "colour", "style", "use",
    "quantity", "measure", "price", "discount", "amount", "due", "terms", "channel", "place", "method", "cost",
    "disputed", "opening", "note",
)  # fmt: skip

_CONTACT = (
    "id", "name", "sex", "department", "position", "title", "duties", "phone", "mobile", "email", "wechat", "part",
    "relations", "known_by", "private", "privacy", "note",
)  # fmt: skip


def typed(value: Any) -> Any:
    """Dates, sums of money and whole numbers without quotes, at any depth."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [typed(each) for each in value]
    if isinstance(value, int):
        return plain(str(value))
    return Plain(value) if _TYPED.fullmatch(value) else value


@dataclass
class Dossier:
    """One customer's file in the making."""

    book: Book
    data: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)  # by their paths below the archive

    def put(self, **fields: Any) -> None:
        self.data |= typed(fields)

    def drop(self, *names: str) -> None:
        for name in names:
            self.data.pop(name, None)

    def sale(self, number: int, **fields: Any) -> str:
        """More about a sale that is there, and its id."""
        record = self.data["sales"][number]
        _lay_in(record, fields, _SALE)
        return str(record["id"])

    def contact(self, number: int, **fields: Any) -> None:
        _lay_in(self.data["contacts"][number], fields, _CONTACT)

    def add(self, name: str, day: str, /, **fields: Any) -> str:
        """A record, in its place by date. `from_` and the like stand for words that Python keeps for itself."""
        given = {key.rstrip("_"): each for key, each in fields.items()}
        key = "from" if name in ("limits", "terms") else "date"
        record = {"id": self.book.new_id(_LETTERS[name], date.fromisoformat(day))}
        record |= typed(({} if name == "contacts" else {key: day}) | given)
        records = self.data.setdefault(name, [])
        records.append(record)
        if name != "contacts":
            records.sort(key=lambda each: each[key])
        return str(record["id"])

    def paper(self, day: str, kind: str, title: str, scan: tuple[str, bytes] | None = None, /, **fields: Any) -> str:
        """A document, with the file that shows it."""
        shown: dict[str, Any] = {}
        if scan:
            path = f"attachments/{self.data['code']}/{scan[0]}"
            self.files[path] = scan[1]
            shown = {"file": path, "sha256": Plain(hashlib.sha256(scan[1]).hexdigest())}
        first = {key: fields.pop(key) for key in ("no",) if key in fields}
        last = {key: fields.pop(key) for key in ("place", "holder", "part", "note") if key in fields}
        return self.add("documents", day, kind=kind, **first, title=title, **fields, **shown, **last)

    def ordered(self) -> dict[str, Any]:
        return {key: self.data[key] for key in _FIELDS if key in self.data}


def _lay_in(record: dict[str, Any], fields: dict[str, Any], order: tuple[str, ...]) -> None:
    everything = record | typed(fields)
    record.clear()
    record |= {key: everything[key] for key in order if key in everything}


def identity_number(birthday: str, sequence: str) -> str:
    """Of a region 000000 that there is none of; the check character is right."""
    digits = "000000" + birthday.replace("-", "") + sequence
    total = sum(int(each) * pow(2, 17 - place, 11) for place, each in enumerate(digits))
    return digits + "10X98765432"[total % 11]


def found(by: str, source: str, verified: str = "") -> dict[str, str]:
    """Where it was learnt, by whom, and who has checked it: never the same person."""
    return {"source": source, "by": by, "verified_by": verified or (MANAGER if by == CREDIT else CREDIT)}


def consent(day: str, scope: str) -> dict[str, str]:
    return {"basis": "consent", "consent_on": day, "scope": scope, "keep_until": "2034-12-31"}
