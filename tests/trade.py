"""Short ways to write a customer's trade in a test. Dates and amounts are texts, as in a file."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from kehu.ledger.obligation import Ledger, Obligation
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy

Data = dict[str, Any]
LISTS = {
    "S": "sales",
    "R": "receipts",
    "T": "returns",
    "F": "refunds",
    "W": "write_offs",
    "X": "extensions",
    "A": "terms",
    "O": "orders",
    "C": "communications",
    "V": "reviews",
    "G": "grades",
    "H": "promises",
    "L": "limits",
    "D": "deliveries",
}


def on(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def money(text: str) -> Decimal:
    return Decimal(text)


def record(id: str, date: str, amount: str = "", **values: Any) -> Data:
    """Any record; `pays` stands for `for`."""
    if "pays" in values:
        values["for"] = values.pop("pays")
    return {"id": id, "date": date, **({"amount": amount} if amount else {}), **values}


def customer(*records: Data, **fields: Any) -> Customer:
    """A customer whose records stand in the lists that their ids' letters name."""
    lists: dict[str, list[Data]] = {}
    for each in records:
        lists.setdefault(LISTS[each["id"][0]], []).append(each)
    return Customer(**{"code": "C00001", "name": "东海化工", **lists, **fields})


def credit_policy(**values: Any) -> Policy:
    return Policy(credit=values)


def ledger(made: Customer, as_of: str, policy: Policy | None = None) -> Ledger:
    return replay(made, policy or Policy(), on(as_of))


def obligation(of: Ledger, id: str) -> Obligation:
    return next(each for each in of.obligations if each.id == id)


def parts(of: Ledger, id: str) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    """The parts of an obligation in short: amount, day, how, by, never due."""
    return [
        (f"{each.amount:.2f}", each.settled_on.isoformat(), each.how, each.by, each.never_due)
        for each in obligation(of, id).parts
    ]
