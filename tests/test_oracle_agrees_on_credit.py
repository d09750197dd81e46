"""Promises, exposure, limits and groups equal the oracle's on 2,000 random histories, each at several dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

import oracle
from firm_histories import Firm, firms, spread
from firms_read import rates_of, readable
from kehu.credit.exposure import exposure
from kehu.credit.groups import groups
from kehu.credit.promises import Promised, State, promised
from kehu.credit.subject import Headroom, Subject
from kehu.ledger.replay import replay
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import NoRate

Plain = dict[str, Any]
HISTORIES, SEEDS = 2000, 10
DAYS = 4  # of each firm
MISSING = "a rate is missing"


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_oracle_agrees_on_credit(seed: int) -> None:
    for number, firm in enumerate(firms(HISTORIES // SEEDS, seed)):
        customers, policy, whole = readable(firm)
        for as_of in spread(firm.days, DAYS):
            for code in customers:
                case = f"seed {seed}, firm {number}, {code}, {as_of}, {firm.policy}"
                assert of_kehu(customers, code, policy, as_of) == of_oracle(whole, code, as_of), case


def asked(figures: Callable[[], Any]) -> Any:
    try:
        return figures()
    except (NoRate, oracle.Missing):
        return MISSING


def of_kehu(customers: dict[str, Customer], code: str, policy: Policy, as_of: datetime.date) -> Plain:
    made = customers[code]
    ledger = replay(made, policy, as_of)
    belongs = groups({each: customer.parent for each, customer in customers.items()})[code]
    subject = Subject(made, policy, as_of, [customers[each] for each in belongs])
    first = made.orders[0].id if made.orders else None

    def promises() -> list[Any]:
        return [_promise(each) for each in promised(made, ledger)]

    def parts(without: str | None) -> Plain:
        return {part.name: part.amount for part in exposure(made, ledger, policy.limits, without).parts}

    return {
        "promises": asked(promises),
        "exposure": asked(lambda: parts(None)),
        "without": asked(lambda: parts(first)),
        "headrooms": asked(lambda: [_room(each) for each in subject.headrooms()]),
    }


def _promise(made: Promised) -> tuple[Any, ...]:
    missing = made.missing if made.state is State.BROKEN else 0
    return made.promise.id, made.state.value, made.paid, made.short, missing, made.is_broken


def _room(made: Headroom) -> tuple[Any, ...]:
    limit = made.limit.limit.id if made.limit.limit and made.limit.state.value != "expired" else None
    return made.holder.code, made.is_group, made.limit.state.value, limit, made.exposure, made.available


def of_oracle(firm: Firm, code: str, as_of: datetime.date) -> Plain:
    history, policy = firm.customers[code], firm.policy
    table = rates_of(firm)[1]
    orders = history.get("orders")
    first = orders[0]["id"] if orders else None
    return {
        "promises": asked(lambda: [tuple(each.values()) for each in oracle.promises(history, policy, as_of, table)]),
        "exposure": asked(lambda: oracle.exposure(history, policy, as_of, table)),
        "without": asked(lambda: oracle.exposure(history, policy, as_of, table, first)),
        "headrooms": asked(
            lambda: [tuple(each.values()) for each in oracle.headrooms(code, firm.customers, policy, as_of, table)]
        ),
    }
