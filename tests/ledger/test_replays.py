"""The account at several days from one replay is what a replay for each day says."""

from __future__ import annotations

import datetime
import random
from decimal import Decimal
from typing import Any

import pytest

from histories import histories
from kehu.ledger.history import ends
from kehu.ledger.replay import replay, replays
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import customer, record

DAY = datetime.date


@pytest.mark.parametrize("seed", range(4))
def test_going_on_is_what_beginning_anew_is(seed: int) -> None:
    policy, drawn = Policy(), random.Random(seed)
    revised = 0
    for history, dates in histories(60, seed):
        customer = Customer(code="C00001", name="东海化工", **_with_bounces(history, drawn))
        days = sorted({*dates, *ends(min(dates), max(dates))})
        assert replays(customer, policy, days) == [replay(customer, policy, day) for day in days]
        revised += bool(customer.extensions) or any(each.bounced for each in customer.receipts)
    assert revised > 5


def _with_bounces(history: dict[str, Any], drawn: random.Random) -> dict[str, Any]:
    """Some receipts bounce on the day of another record."""
    days = [each["date"] for each in history["sales"]]
    receipts = [
        each if drawn.randrange(6) or each["date"] > max(days) else {**each, "bounced": max(days)}
        for each in history.get("receipts", [])
    ]
    return {**history, "receipts": receipts}


def test_a_bounce_and_an_extension_change_what_was_before() -> None:
    customer = Customer.model_validate(
        {
            "code": "C1",
            "name": "东海化工",
            "sales": [
                {"id": "S1", "date": "2025-01-10", "amount": "100", "due": "2025-02-10"},
                {"id": "S2", "date": "2025-03-10", "amount": "200", "due": "2025-04-10"},
            ],
            "receipts": [{"id": "R1", "date": "2025-02-20", "amount": "150", "bounced": "2025-03-20"}],
            "extensions": [{"id": "X1", "date": "2025-02-05", "sale": "S1", "due": "2025-05-10"}],
        }
    )
    days = [DAY(2025, 1, 31), DAY(2025, 2, 28), DAY(2025, 3, 15), DAY(2025, 3, 31)]
    opens = [each.open for each in replays(customer, Policy(), days)]
    assert opens == [100, 0, 150, 300]
    assert [each.obligations[0].due for each in replays(customer, Policy(), days)][:2] == [
        DAY(2025, 2, 10),
        DAY(2025, 5, 10),
    ]


def test_other_currencies() -> None:
    rates = Rates("CNY", {"USD": {DAY(2025, 1, 1): Decimal(7), DAY(2025, 2, 1): Decimal(6)}}, valid_days=366)
    made = customer(
        record("S1", "2025-01-10", "100", due="2025-02-10", currency="USD"),
        record("R1", "2025-01-20", "60", pays="S2", currency="USD"),
        record("S2", "2025-02-10", "400", due="2025-03-10"),
        record("R2", "2025-03-20", "500", pays="S1"),
    ).with_rates(rates)
    days = ends(DAY(2025, 1, 31), DAY(2025, 4, 30))
    found = replays(made, Policy(), days)
    assert found == [replay(made, Policy(), day) for day in days]
    assert [each.open for each in found][:2] == [700, Decimal("679.98")]


def test_month_ends_with_the_last_day() -> None:
    assert ends(DAY(2025, 1, 31), DAY(2025, 3, 31)) == [DAY(2025, 1, 31), DAY(2025, 2, 28), DAY(2025, 3, 31)]
    assert ends(DAY(2025, 2, 1), DAY(2025, 3, 15)) == [DAY(2025, 2, 28), DAY(2025, 3, 15)]
    assert ends(DAY(2025, 3, 2), DAY(2025, 3, 1)) == []
