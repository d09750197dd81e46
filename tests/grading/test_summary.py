"""The summary of an archive: counts, shares that add up, and the rule of thumb [G8]."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kehu.grading.assess import assess
from kehu.grading.summary import shares, summarize
from kehu.model.policy import Policy
from trade import customer, on, record


@given(st.lists(st.decimals(0, 1_000_000, places=2), min_size=1).filter(any))
def test_shares_add_up_to_a_hundred_and_are_off_by_less_than_a_tenth(amounts: list[Decimal]) -> None:
    found = [each for each in shares(amounts) if each is not None]
    assert sum(found) == Decimal("100.0")
    exact = [amount * 100 / sum(amounts) for amount in amounts]
    assert all(abs(shown - each) < Decimal("0.1") for shown, each in zip(found, exact, strict=True))


def test_what_is_left_over_goes_to_the_largest_remainders() -> None:
    assert shares([Decimal(1)] * 3) == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]
    assert shares([Decimal(each) for each in (14, 41, 113, 61)]) == [
        Decimal("6.1"),
        Decimal("17.9"),
        Decimal("49.4"),
        Decimal("26.6"),
    ]
    assert shares([Decimal(-1), Decimal(4)]) == [Decimal("-33.3"), Decimal("133.3")]
    assert shares([Decimal(0), Decimal(0)]) == [None, None]


def test_rows_of_each_grade_and_of_combinations() -> None:
    bought = ["400000", "300000", "250000", "40000", "10000"]
    made = [
        customer(record("S0", "2010-01-01", "0"), record("S1", "2014-12-30", amount), code=f"C{number}")
        for number, amount in enumerate(bought)
    ]
    found = summarize([assess(each, Policy(), on("2014-12-31")) for each in made], Policy())
    assert (found.customers, found.purchases) == (5, 1000000)
    assert [(each.grades, each.customers, str(each.purchases_share)) for each in found.volume] == [
        (("A",), 2, "70.0"),
        (("B",), 1, "25.0"),
        (("C",), 2, "5.0"),
        (("D",), 0, "0.0"),
    ]
    assert [(each.grades, each.customers) for each in found.credit] == [
        (("甲",), 0),
        (("乙",), 0),
        (("丙",), 0),
        (("丁",), 0),
        (("none",), 5),
    ]
    assert [each.grades for each in found.combined] == [("A", "none"), ("B", "none"), ("C", "none")]
    assert (found.top_customers, found.top_share) == (1, Decimal("40.0"))
    assert (found.most_customers, found.most_share) == (3, Decimal("60.0"))


def test_an_empty_archive_has_no_shares() -> None:
    found = summarize([], Policy())
    assert (found.customers, found.top_customers, found.top_share, found.most_customers, found.most_share) == (
        0,
        0,
        None,
        0,
        None,
    )
    assert all(each.customers_share is None for each in found.volume)
