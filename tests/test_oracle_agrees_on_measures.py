"""Every measure of credit control equals the oracle's on 2,000 random histories, alone and added up over a firm."""

from __future__ import annotations

import datetime
import random
from fractions import Fraction
from typing import Any

import pytest

import oracle
from firm_histories import Firm, firms
from firms_read import rates_of, readable
from kehu.credit.measures import MEASURES
from kehu.credit.sums import Sums, add, sums_of
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy

HISTORIES, SEEDS = 2000, 10
PERIODS = 3  # of each firm
Period = tuple[datetime.date, datetime.date]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_measures(seed: int) -> None:
    said: set[str] = set()
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        customers, policy, whole = readable(firm)
        table = rates_of(firm)[1]
        for start, end in periods(firm, random.Random(f"{seed}/{number}")):
            case = f"seed {seed}, firm {number}, {start} to {end}, {firm.policy}"
            found = {code: sums(each, policy, start, end) for code, each in customers.items()}
            for code, history in whole.customers.items():
                wanted = oracle.measures([history], firm.policy, start, end, table)
                assert measured(found[code]) == wanted, f"{case}, {code}"
                said |= {name for name, value in wanted.items() if value}
            together = oracle.measures(list(whole.customers.values()), firm.policy, start, end, table)
            assert measured(add(found.values(), start, end)) == together, case
    assert said == set(MEASURES)


def periods(firm: Firm, rng: random.Random) -> list[Period]:
    """From one day to another, from a month end to one, and a year or so that ends on one of the days."""
    found = []
    while len(found) < PERIODS:
        end = rng.choice(firm.days)
        start = rng.choice([rng.choice(firm.days), end.replace(day=1), end]) - datetime.timedelta(
            rng.choice([0, 1, 1, 30, 365, 730])
        )
        if start < end:
            found.append((start, end))
    return found


def sums(made: Customer, policy: Policy, start: datetime.date, end: datetime.date) -> Sums:
    return sums_of(made, policy, replay(made, policy, start), replay(made, policy, end))


def measured(found: Sums) -> dict[str, Fraction | None]:
    values: dict[str, Any] = {name: each.function(found) for name, each in MEASURES.items()}
    return {name: None if value is None else Fraction(value) for name, value in values.items()}
