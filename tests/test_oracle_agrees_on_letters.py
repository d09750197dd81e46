"""Statements of account with late interest, and provisions, equal the oracle's on 2,000 random histories."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest

import oracle
from firm_histories import firms, spread
from firms_read import rates_of, readable
from kehu.credit.provisions import provision
from kehu.credit.statement import Account, statement
from kehu.grading.assess import assess
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import NoRate

Plain = dict[str, Any]
HISTORIES, SEEDS = 2000, 10
DAYS = 2  # of each firm
MISSING = "a rate is missing"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_statements(seed: int) -> None:
    rng = random.Random(seed)
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        customers, policy, whole = readable(firm)
        table = rates_of(firm)[1]
        for end in spread(firm.days, DAYS):
            start = end - datetime.timedelta(rng.choice([0, 1, 30, 364, 730, 2000]))
            for code, made in customers.items():
                found = statement(made, policy, start, end)
                wanted = oracle.statement(whole.customers[code], firm.policy, start, end, table)
                case = f"seed {seed}, firm {number}, {code}, {start} to {end}"
                assert {_currency(each): _account(each) for each in found.accounts if not each.is_empty} == wanted, case


def _currency(made: Account) -> str:
    return made.currency or "CNY"


def _account(made: Account) -> Plain:
    balance = made.opening
    for line in made.lines:
        balance += line.amount
        assert line.balance == balance
    return {
        "opening": made.opening,
        "closing": made.closing,
        "charged": made.charged,
        "credited": made.credited,
        "lines": sorted((line.date, line.kind.value, line.amount) for line in made.lines),
        "items": [(each.obligation.id, each.obligation.open, max(0, each.days_late)) for each in made.items],
        "ageing": dict(made.ageing.buckets),
        "unallocated": made.unallocated,
        "interest": made.interest and made.interest.amount,
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_provisions(seed: int) -> None:
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        customers, policy, whole = readable(firm)
        table = rates_of(firm)[1]
        for code, made in customers.items():
            for as_of in {*spread(firm.days, DAYS), *days_of_cases(made)}:
                case = f"seed {seed}, firm {number}, {code}, {as_of}, {firm.policy}"
                assert provided(made, policy, as_of) == expected(whole.customers[code], firm.policy, as_of, table), case


def days_of_cases(made: Customer) -> set[datetime.date]:
    return {day for case in made.cases for day in (case.date, case.closed_on) if day}


def provided(made: Customer, policy: Policy, as_of: datetime.date) -> Any:
    try:
        found = provision(made, assess(made, policy, as_of), policy.provisions)
    except NoRate:
        return MISSING
    return {"buckets": dict(found.buckets), "unallocated": found.unallocated, "loss": found.loss}


def expected(history: Plain, policy: Plain, as_of: datetime.date, rates: oracle.Rates) -> Any:
    try:
        return oracle.provision(history, policy, as_of, rates)
    except oracle.Missing:
        return MISSING
