"""Ageing at the edges of its buckets [C4]."""

from __future__ import annotations

import pytest

from kehu.ledger.ageing import add, age
from kehu.model.policy.ageing import AgeingPolicy, Basis
from trade import customer, ledger, money, record

SALE = record("S1", "2014-01-01", "100", due="2014-01-31")


@pytest.mark.parametrize(
    ("as_of", "bucket"),
    [
        ("2014-01-31", "not_due"),  # due today is not overdue
        ("2014-02-01", "1-30"),
        ("2014-03-02", "1-30"),
        ("2014-03-03", "31-60"),
        ("2014-04-01", "31-60"),
        ("2014-04-02", "61-90"),
        ("2014-05-01", "61-90"),
        ("2014-05-02", "90+"),
    ],
)
def test_days_past_due(as_of: str, bucket: str) -> None:
    aged = age(ledger(customer(SALE), as_of), AgeingPolicy())
    assert {name for name, amount in aged.buckets.items() if amount} == {bucket}


def test_by_the_date_of_sale() -> None:
    found = ledger(customer(SALE), "2014-01-31")
    assert age(found, AgeingPolicy(), Basis.DATE).buckets["1-30"] == 100
    assert age(found, AgeingPolicy(basis="date")).buckets["1-30"] == 100
    assert age(ledger(customer(SALE), "2014-01-01"), AgeingPolicy(), Basis.DATE).buckets["not_due"] == 100


def test_unallocated_money_is_shown_apart_and_totals_add_up() -> None:
    policy = AgeingPolicy(buckets=["15"])
    first = age(ledger(customer(SALE, record("R1", "2014-01-02", "30", pays="S9")), "2014-03-01"), policy)
    second = age(ledger(customer(record("R1", "2014-01-02", "500")), "2014-03-01"), policy)
    assert (first.buckets, first.unallocated, first.outstanding) == (
        {"not_due": 0, "1-15": 0, "15+": 100},
        money("30"),
        money("70"),
    )
    total = add([first, second], policy.names)
    assert (total.buckets["15+"], total.unallocated, total.outstanding) == (100, 530, -430)
    assert add([], policy.names).buckets == {"not_due": 0, "1-15": 0, "15+": 0}
