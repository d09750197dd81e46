"""The provision for bad debts: by age, by grade, by case; what waits; and its sums."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from histories import histories
from kehu.credit.provisions import Assessed, Provision, add, provision
from kehu.grading.assess import assess
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.rates import Rates
from trade import customer, money, on, record


def of(made: Customer, day: str, **values: Any) -> Provision:
    policy = Policy(provisions=values)
    return provision(made, assess(made, policy, on(day)), policy.provisions)


OLD = record("S1", "2014-01-01", "1000", due="2014-01-31")


@pytest.mark.parametrize(
    ("day", "bucket", "loss"),
    [
        ("2014-01-31", "not_due", "0"),
        ("2014-02-01", "1-30", "20"),
        ("2014-03-02", "1-30", "20"),
        ("2014-03-03", "31-60", "50"),
        ("2014-04-01", "31-60", "50"),
        ("2014-04-02", "61-90", "100"),
        ("2014-05-01", "61-90", "500"),  # 90 days late; 丁 from this day on: half at least
        ("2014-05-02", "91-180", "500"),
        ("2014-07-30", "91-180", "500"),
        ("2015-01-31", "181-365", "500"),
        ("2015-02-01", "365+", "1000"),
    ],
)
def test_the_rate_goes_by_days_past_due(day: str, bucket: str, loss: str) -> None:
    found = of(customer(OLD), day)
    assert [name for name, amount in found.buckets.items() if amount] == [bucket]
    assert (found.open, found.loss) == (1000, money(loss))


def test_without_rates_by_grade_the_age_alone_decides() -> None:
    assert of(customer(OLD), "2014-05-02", by_grade={}).loss == 200


def test_what_is_in_a_legal_case_is_lost_by_half_at_least() -> None:
    case = {"id": "K1", "date": "2014-02-10", "sales": "S1", "claim": "1000", "stage": "lawsuit"}
    other = record("S2", "2014-01-02", "400", due="2014-01-31")
    found = of(customer(OLD, other, cases=[case]), "2014-02-15")
    assert [(each.obligation.id, each.rate, each.by) for each in found.items] == [
        ("S1", 50, Assessed.CASE),
        ("S2", 2, Assessed.AGE),
    ]
    assert (found.loss, [each.obligation.id for each in found.individual]) == (508, ["S1"])
    assert of(customer(OLD, other, cases=[case]), "2014-02-09").loss == 28
    assert of(customer(OLD, other, cases=[{**case, "stage": "dunning"}]), "2014-02-15").loss == 28
    assert of(customer(OLD, other, cases=[{**case, "closed_on": "2014-02-15"}]), "2014-02-15").loss == 28
    assert of(customer(OLD, other, cases=[{**case, "closed_on": "2014-02-16"}]), "2014-02-15").loss == 508
    assert of(customer(OLD, other, cases=[{**case, "sales": []}]), "2014-02-15").loss == 700


def test_unallocated_money_lessens_nothing_or_what_has_the_lowest_rate() -> None:
    made = customer(
        OLD,
        record("S2", "2014-02-01", "300", due="2014-06-30"),
        record("R1", "2014-02-05", "500", pays="S9"),
    )
    assert of(made, "2014-03-02").loss == 20
    reduced = of(made, "2014-03-02", unallocated="reduces")
    assert [(each.obligation.id, each.open) for each in reduced.items] == [("S1", 800), ("S2", 0)]
    assert (reduced.open, reduced.unallocated, reduced.loss) == (1300, 500, 16)


def test_a_customers_loss_is_rounded_once() -> None:
    three = [record(f"S{n}", "2014-01-01", "0.30", due="2014-01-31") for n in range(3)]
    assert of(customer(*three), "2014-02-10").loss == money("0.02")  # 3 × 0.006 = 0.018


def test_other_currencies_count_at_the_rate_of_the_date() -> None:
    rates = Rates("CNY", {"USD": {on("2014-01-01"): money("6"), on("2014-03-01"): money("7")}}, 999)
    made = customer(record("S1", "2014-01-01", "100", due="2014-01-31", currency="USD")).with_rates(rates)
    found = of(made, "2014-03-02")
    assert (found.open, found.loss) == (700, 14)


def test_the_total_is_the_sum_of_what_was_rounded() -> None:
    one = of(customer(record("S1", "2014-01-01", "0.30", due="2014-01-31")), "2014-02-10")
    total = add([one, one, one], list(one.buckets))
    assert (total.open, one.loss, total.loss) == (money("0.90"), money("0.01"), money("0.03"))


def test_every_random_history_has_a_loss_between_nothing_and_everything_and_buckets_that_add_up() -> None:
    for history, days in histories(60, seed=8):
        made = Customer(code="C1", name="东海", **history)
        for day in days[:4]:
            policy = Policy()
            assessment = assess(made, policy, day)
            found = provision(made, assessment, policy.provisions)
            assert 0 <= found.loss <= found.open + Decimal("0.01")
            assert found.open - found.unallocated == assessment.ledger.outstanding
            less = provision(made, assessment, Policy(provisions={"unallocated": "reduces"}).provisions)
            assert less.loss <= found.loss


@pytest.mark.parametrize(
    "wrong",
    [
        {"rates": ["0", "2"]},
        {"rates": ["0", "2", "5", "10", "20", "50", "101"]},
        {"by_grade": {"戊": "50"}},
        {"case": "101"},
        {"buckets": ["30", "20"]},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="provisions"):
        Policy(provisions=wrong)
