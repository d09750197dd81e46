"""Accounts in several currencies, ageing by both clocks and grades equal the oracle's on 2,000 random histories."""

from __future__ import annotations

import datetime
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

import oracle
from firm_histories import Firm, firms, spread
from firms_read import rates_of
from kehu.grading.assess import assess
from kehu.ledger.ageing import age
from kehu.ledger.obligation import Ledger, Obligation
from kehu.ledger.purses import revalued
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.ageing import Basis
from kehu.model.rates import NoRate, money_faults

Plain = dict[str, Any]
HISTORIES, SEEDS = 2000, 10
DAYS = 3  # of each history
MOVEMENTS = ("sales", "returns", "write_offs", "recoveries", "refunds", "receipts", "exchange_difference")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_money(seed: int) -> None:
    faulty = seen = 0
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        rates, table = rates_of(firm)
        policy = Policy(**firm.policy)
        for code, history in firm.customers.items():
            made = Customer(**history).with_rates(rates)
            case = f"seed {seed}, firm {number}, {code}"
            lacking = oracle.is_missing(history, table)
            assert bool(list(money_faults(made, rates))) == lacking, case
            if lacking:
                faulty += 1
                continue
            for as_of in spread(firm.days, DAYS):
                seen += 1
                assert of_kehu(made, policy, as_of) == of_oracle(history, firm.policy, as_of, table), f"{case}, {as_of}"
    assert seen > 10 * faulty > 0 or seen > 400


def test_the_oracle_agrees_that_a_receipt_is_charged_no_more_than_it_has() -> None:
    """100 yen are 4.3489 yuan, so 4.35 to the cent; but there are only 4.3495."""
    rates = {"JPY": {"2025-01-01": "0.043489"}}
    history = {
        "code": "C00001",
        "name": "东海化工",
        "sales": [{"id": "S1", "date": "2025-01-05", "due": "2025-02-04", "amount": "100.00", "currency": "JPY"}],
        "receipts": [{"id": "R1", "date": "2025-01-20", "amount": "4.3495", "for": "S1"}],
    }
    as_of = datetime.date(2025, 2, 1)
    known, table = rates_of(Firm({"C00001": history}, rates, 60, [as_of], {}))
    found = of_kehu(Customer(**history).with_rates(known), Policy(), as_of)
    assert found == of_oracle(history, {}, as_of, table)
    assert found["waits"] == {}


def of_kehu(made: Customer, policy: Policy, as_of: datetime.date) -> Plain:
    ledger, found = replay(made, policy, as_of), assess(made, policy, as_of)
    assert found.ledger == ledger
    credit, volume = found.credit, found.volume
    aged = [age(ledger, policy.ageing, basis) for basis in Basis]
    return {
        "obligations": {each.id: _obligation(each) for each in ledger.obligations},
        "order": [each.id for each in ledger.obligations],
        "money": (ledger.free, ledger.reserved, ledger.unallocated, ledger.outstanding, ledger.overdue),
        "waits": _waits(ledger),
        "movements": {name: getattr(ledger.movements, name) for name in MOVEMENTS},
        "ageing": [(dict(each.buckets), each.unallocated, each.outstanding) for each in aged],
        "revalued": _revalued(ledger, made),
        "credit": (credit.grade, credit.due, credit.on_time, credit.paid, credit.on_time_ratio, credit.worst_late_days),
        "judged": (sorted(credit.judged), list(credit.flags)),
        "volume": (volume.grade, volume.purchases, list(volume.flags)),
    }


def _obligation(made: Obligation) -> Plain:
    parts: dict[tuple[Any, ...], Decimal] = defaultdict(Decimal)
    for part in made.parts:
        way = "never_due" if part.never_due else {"receipt": "money"}.get(part.how, part.how)
        assert len(part.by) == 1
        parts[part.settled_on, way, part.by[0], str(part.given_up_on or "")] += part.amount
    facts = (made.kind, made.date, made.due, made.agreed_due, made.amount, made.disputed, made.open, made.written_off)
    return {
        "facts": facts,
        "original": (made.currency or "CNY", made.original_amount, made.original_open),
        "parts": dict(parts),
    }


def _waits(ledger: Ledger) -> Plain:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for each in ledger.waits:
        sums[f"{each.currency or 'CNY'} {each.sale}"] += each.amount
    return dict(sums)


def _revalued(ledger: Ledger, made: Customer) -> Any:
    try:
        now = revalued(ledger, made)
    except NoRate:
        return None
    return {each.id: each.open for each in now.obligations}, now.free, now.reserved


def of_oracle(history: Plain, policy: Plain, as_of: datetime.date, rates: oracle.Rates) -> Plain:
    told = oracle.ledger(history, policy, as_of, rates)
    credit, volume = (grade(history, policy, as_of, rates) for grade in (oracle.credit, oracle.volume))
    aged = [oracle.ageing(history, policy, as_of, basis.value, rates) for basis in Basis]
    try:
        now = oracle.revalued(history, policy, as_of, rates)
    except oracle.Missing:
        now = None
    return {
        "obligations": {
            name: {
                "facts": tuple(
                    each[key]
                    for key in ("kind", "date", "due", "agreed_due", "amount", "disputed", "open", "written_off")
                ),
                "original": each["original"],
                "parts": {tuple(key): amount for amount, *key in each["by"]},
            }
            for name, each in told["obligations"].items()
        },
        "order": sorted(told["obligations"], key=lambda name: _place(name, told["obligations"][name])),
        "money": tuple(told[key] for key in ("free", "reserved", "balance", "outstanding", "overdue")),
        "waits": told["waits"],
        "movements": {**told["totals"], "exchange_difference": told["exchange_difference"]},
        "ageing": [
            ({"not_due": each["not_due"], **each["buckets"]}, each["unallocated"], each["outstanding"]) for each in aged
        ],
        "revalued": now and (now["open"], now["free"], now["reserved"]),
        "credit": tuple(credit[key] for key in ("grade", "due", "on_time", "paid", "on_time_ratio", "worst_late_days")),
        "judged": (sorted(credit["judged"]), list(credit["flags"])),
        "volume": (volume["grade"], volume["purchases"], list(volume["flags"])),
    }


def _place(name: str, told: Plain) -> tuple[Any, ...]:
    return told["due"], told["date"], name
