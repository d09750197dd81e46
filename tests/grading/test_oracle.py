"""Ledger, ageing and grades equal the oracle's on 2,000 random histories, each at several dates.

The oracle is written from the SPEC's sentences and shares nothing with kehu.
"""

from __future__ import annotations

import datetime
import random
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

import oracle
from histories import histories, policies
from kehu.grading.assess import assess
from kehu.grading.result import Assessment
from kehu.ledger.ageing import age
from kehu.ledger.obligation import Obligation
from kehu.model.customer import Customer
from kehu.model.policy import Policy

HISTORIES, SEEDS = 2000, 10
WAYS = {"receipt": "money", "free": "money", "reserved": "money", "recovery": "money"}
Plain = dict[str, Any]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees(seed: int) -> None:
    for number, (history, dates) in enumerate(histories(HISTORIES // SEEDS, seed)):
        plain = policies(random.Random(f"{seed}/{number}")) if number % 2 else {}
        customer, policy = Customer(code="C00001", name="东海化工", **history), Policy(**plain)
        for as_of in dates:
            found = assess(customer, policy, as_of)
            case = f"seed {seed}, history {number}, {as_of}, policy {plain}"
            assert of_kehu(found, policy) == of_oracle(history, plain, as_of), case


def of_kehu(found: Assessment, policy: Policy) -> Plain:
    ledger, credit, aged = found.ledger, found.credit, age(found.ledger, policy.ageing)
    return {
        "obligations": {each.id: _obligation(each) for each in ledger.obligations},
        "money": (ledger.free, ledger.reserved, ledger.unallocated, ledger.outstanding, ledger.overdue),
        "ageing": (aged.buckets, aged.unallocated, aged.outstanding),
        "credit": (credit.grade, credit.due, credit.on_time, credit.paid, credit.on_time_ratio, credit.worst_late_days),
        "judged": (sorted(credit.judged), credit.flags),
        "volume": (found.volume.grade, found.volume.purchases, found.volume.flags),
    }


def of_oracle(history: Plain, policy: Plain, as_of: datetime.date) -> Plain:
    ledger, credit = oracle.ledger(history, policy, as_of), oracle.credit(history, policy, as_of)
    aged, volume = oracle.ageing(history, policy, as_of), oracle.volume(history, policy, as_of)
    return {
        "obligations": {id: _oracles_obligation(each) for id, each in ledger["obligations"].items()},
        "money": tuple(ledger[key] for key in ("free", "reserved", "balance", "outstanding", "overdue")),
        "ageing": ({"not_due": aged["not_due"], **aged["buckets"]}, aged["unallocated"], aged["outstanding"]),
        "credit": tuple(credit[key] for key in ("grade", "due", "on_time", "paid", "on_time_ratio", "worst_late_days")),
        "judged": (sorted(credit["judged"]), tuple(credit["flags"])),
        "volume": (volume["grade"], volume["purchases"], tuple(volume["flags"])),
    }


def _obligation(made: Obligation) -> Plain:
    parts: dict[tuple[datetime.date, str], Decimal] = defaultdict(Decimal)
    for part in made.parts:
        if part.how != "write_off":
            way = "never_due" if part.never_due else WAYS.get(part.how, part.how)
            parts[part.settled_on, way] += part.amount
    facts = (made.kind, made.date, made.due, made.amount, made.disputed, made.open, made.written_off)
    return {"facts": facts, "parts": dict(parts)}


def _oracles_obligation(made: Plain) -> Plain:
    parts: dict[tuple[datetime.date, str], Decimal] = defaultdict(Decimal)
    for amount, settled_on, way in made["parts"]:
        parts[settled_on, WAYS.get(way, way)] += amount
    keys = ("kind", "date", "due", "amount", "disputed", "open", "written_off")
    return {"facts": tuple(made[key] for key in keys), "parts": dict(parts)}
