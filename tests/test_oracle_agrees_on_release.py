"""Whether an order may ship, rule by rule, equals the oracle's answer on 2,000 random histories."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from typing import Any

import pytest

import oracle
from firm_histories import Firm, firms, spread
from firms_read import rates_of, readable
from kehu.credit.groups import groups
from kehu.credit.release import Request, decide
from kehu.credit.subject import Subject
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import NoRate

HISTORIES, SEEDS = 2000, 10
DAYS = 3  # of each firm
MISSING = "a rate is missing"
RULES = ("status", "grade", "risk", "overdue", "terms", "promises", "limit")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_release(seed: int) -> None:
    rng = random.Random(seed)
    answers: set[tuple[str, bool]] = set()
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        customers, policy, whole = readable(firm)
        for as_of in spread(firm.days, DAYS):
            for code, made in customers.items():
                orders = [None, *(each.id for each in made.orders if each.date <= as_of)]
                amount = Decimal(rng.choice(["0.01", "1.00", "100", "250.5", "99999"]))
                request = Request(amount, amount * rng.choice([0, 0, 0, 1]) / 2, rng.choice(orders))
                found = of_kehu(customers, code, policy, as_of, request)
                case = f"seed {seed}, firm {number}, {code}, {as_of}, {request}, {firm.policy}"
                assert found == of_oracle(whole, code, as_of, request), case
                if found != MISSING:
                    answers |= {(rule, found[rule]) for rule in RULES}
    assert answers == {(rule, ok) for rule in RULES for ok in (True, False)}


def of_kehu(customers: dict[str, Customer], code: str, policy: Policy, as_of: datetime.date, request: Request) -> Any:
    belongs = groups({each: customer.parent for each, customer in customers.items()})[code]
    try:
        found = decide(Subject(customers[code], policy, as_of, [customers[each] for each in belongs]), request)
    except NoRate:
        return MISSING
    assert found.yes == all(each.ok for each in found.reasons)
    passed = {rule: all(each.ok for each in found.reasons if each.rule == rule) for rule in RULES}
    return {"way": found.terms.value, "credit": found.credit, **passed}


def of_oracle(firm: Firm, code: str, as_of: datetime.date, request: Request) -> Any:
    table = rates_of(firm)[1]
    try:
        asked = oracle.Asked(code, firm.customers, firm.policy, as_of, table, request.order)
        return asked.answer(request.amount, request.prepaid)
    except oracle.Missing:
        return MISSING
