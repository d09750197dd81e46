"""The oracle's younger half tried before it judges: hand-worked cases of currencies, promises, orders, measures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import oracle

D = Decimal
# One dollar is 7 yuan in January, 6 from February on; one euro 8 and 9.
RATES = oracle.Rates(
    "CNY",
    {"USD": {"2025-01-01": "7", "2025-02-01": "6"}, "EUR": {"2025-01-01": "8", "2025-02-01": "9"}},
    valid_days=400,
)


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def sale(name: str, date: str, due: str, amount: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "date": date, "due": due, "amount": amount, **more}


def receipt(name: str, date: str, amount: str, wanted: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "date": date, "amount": amount, **({"for": wanted} if wanted else {}), **more}


def test_a_receipt_in_euros_pays_a_sale_in_dollars_and_keeps_its_change() -> None:
    history = {
        "sales": [sale("S1", "2025-01-10", "2025-02-10", "100", currency="USD")],
        "receipts": [receipt("R1", "2025-02-10", "90", "S1", currency="EUR")],
    }
    found = oracle.ledger(history, {}, on("2025-03-01"), RATES)
    # 90 × 9 ÷ 6 = 135 dollars; 100 are paid: 100 × 6 ÷ 9 = 66.67 euros; 23.33 euros are free, at 9.
    assert found["obligations"]["S1"]["original"] == ("USD", D(100), D(0))
    assert found["waits"] == {"EUR None": D("23.33")}
    assert found["free"] == D("209.97")
    # Came 810 less 209.97 free; the sale was worth 700: −99.97.
    assert found["exchange_difference"] == D("-99.97")


@pytest.mark.parametrize(
    ("as_of", "state", "paid"),
    [("2025-01-31", "open", "40"), ("2025-02-01", "broken", "40")],
)
def test_a_promise_by_its_day_and_what_came(as_of: str, state: str, paid: str) -> None:
    history = {
        "sales": [sale("S1", "2025-01-05", "2025-02-10", "100")],
        "promises": [{"id": "H1", "date": "2025-01-10", "pay_by": "2025-01-31", "amount": "60"}],
        "receipts": [receipt("R1", "2025-01-10", "5"), receipt("R2", "2025-01-11", "40")],
    }
    (found,) = oracle.promises(history, {}, on(as_of))
    assert (found["state"], found["paid"], found["short"]) == (state, D(paid), D(20))


def test_a_bill_and_an_order_are_exposure_until_they_are_paid_and_sold() -> None:
    history = {
        "orders": [{"id": "O1", "date": "2025-01-02", "amount": "1000", "quantity": "10", "closed_on": "2025-03-01"}],
        "deliveries": [{"id": "D1", "date": "2025-01-20", "order": "O1", "quantity": "4"}],
        "sales": [sale("S1", "2025-01-20", "2025-02-10", "300", order="O1")],
        "receipts": [receipt("R1", "2025-01-25", "300", "S1", matures="2025-04-01")],
    }
    before, closed, matured = (
        oracle.exposure(history, {}, on(day)) for day in ("2025-02-28", "2025-03-01", "2025-04-01")
    )
    assert (before["owed"], before["orders"], before["bills"]) == (D(0), D(700), D(300))
    assert (closed["orders"], closed["bills"]) == (D(100), D(300))  # 4 of 10 left us, 300 of 400 are sold
    assert matured["bills"] == D(0)


def test_a_group_shares_its_heads_limit_and_a_circle_has_its_first_code_as_head() -> None:
    limit = {"id": "L1", "from": "2025-01-01", "amount": "500"}
    firm = {
        "C2": {"parent": "C3", "sales": [sale("S1", "2025-01-05", "2025-02-10", "100")]},
        "C3": {"parent": "C2", "sales": [sale("S1", "2025-01-05", "2025-02-10", "200")]},
        "C9": {"parent": "C3", "limits": [limit]},
    }
    policy = {"limits": {"group": "shared"}}
    group, own = oracle.headrooms("C9", firm, policy, on("2025-02-01"))
    assert (group["holder"], group["exposure"], group["state"]) == ("C2", D(300), "none")
    assert (own["holder"], own["exposure"], own["available"]) == ("C9", D(0), D(500))
    assert oracle.headrooms("C9", firm, {}, on("2025-12-31"))[0]["state"] == "in_force"
    assert oracle.headrooms("C9", firm, {}, on("2026-01-01"))[0]["state"] == "expired"


def test_measures_of_a_quarter_by_hand() -> None:
    history = {
        "sales": [
            sale("S1", "2024-12-01", "2025-01-10", "100", contract="HT-1"),
            sale("S2", "2025-02-01", "2025-03-03", "300", contract="HT-1"),
            sale("S3", "2025-03-10", "2025-04-09", "150"),
        ],
        "receipts": [receipt("R1", "2025-01-20", "100", "S1"), receipt("R2", "2025-03-01", "200", "S2")],
    }
    found = oracle.measures([history], {}, on("2024-12-31"), on("2025-03-31"))
    assert (found["receivables_start"], found["receivables_end"], found["sales"]) == (100, 250, 450)
    assert found["dso"] == Fraction(250, 450) * 90
    assert found["dso_best"] == Fraction(150, 450) * 90
    # March sold 150 of the 250; the other 100 are a third of February's 300: 31 + 28 ÷ 3 days.
    assert found["dso_count_back"] == 31 + Fraction(28, 3)
    # 100 came 10 days late, 200 in time, and 100 is open for 28 days.
    assert found["days_late"] == Fraction(100 * 10 + 100 * 28, 400)
    assert found["collection"] == Fraction(300, 400)
    assert found["contract_fulfilment"] == 0
    assert found["cei"] == Fraction(100 + 450 - 250, 100 + 450 - 150)


def test_a_statement_tells_a_write_off_and_what_came_back_the_same_day() -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "100")],
        "write_offs": [{"id": "W1", "date": "2025-06-01", "sale": "S1"}],
        "receipts": [receipt("R1", "2025-06-01", "30", "S1"), receipt("R2", "2025-06-02", "20", bounced="2025-07-01")],
    }
    found = oracle.statement(history, {}, on("2025-06-01"), on("2025-06-30"))["CNY"]
    assert (found["opening"], found["closing"]) == (D(100), D(-20))
    assert found["lines"] == [
        (on("2025-06-01"), "receipt", D(-30)),
        (on("2025-06-01"), "recovery", D(30)),
        (on("2025-06-01"), "write_off", D(-70)),
        (on("2025-06-01"), "write_off", D(-30)),
        (on("2025-06-02"), "receipt", D(-20)),
    ]


def test_a_provision_takes_the_highest_rate_and_rounds_once() -> None:
    history = {
        "sales": [sale("S1", "2025-01-01", "2025-01-31", "0.25"), sale("S2", "2025-02-01", "2025-02-28", "100")],
        "cases": [{"id": "K1", "date": "2025-03-01", "claim": "100", "stage": "lawsuit", "sales": ["S2"]}],
    }
    found = oracle.provision(history, {}, on("2025-03-02"))
    # 丙 has no rate of its own. 30 days: 2 % of 0.25 = 0.005; in court: 50 % of 100. Half up: 50.01.
    assert found["loss"] == D("50.01")
    assert found["buckets"]["1-30"] == D("100.25")
