"""How a customer buys and pays, in figures worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kehu.credit.habits import compared, delays, plain_days, rhythm
from kehu.model.policy import Policy
from trade import Data, customer, ledger, money, on, record


def test_a_year_beside_the_year_before() -> None:
    made = customer(
        record("S1", "2024-06-30", "1000"),  # the day before both periods
        record("S2", "2024-07-01", "400"),
        record("S3", "2025-06-30", "600", opening="yes"),  # owed from before: no purchase
        record("S4", "2025-06-30", "600"),
        record("S5", "2025-07-01", "300"),
        record("T1", "2026-06-30", "50"),
        record("S6", "2026-07-01", "9000"),
    )
    found = compared(made, on("2026-06-30"))
    assert (found.before, found.now, found.change) == (money("1000"), money("250"), Fraction(-75))
    assert found.both
    assert found.whole


def test_nothing_bought_before_is_nothing_to_compare_with() -> None:
    made = customer(record("S1", "2025-07-01", "300"))
    found = compared(made, on("2026-06-30"))
    assert (found.change, found.both, found.whole) == (None, False, False)


@pytest.mark.parametrize(("first", "whole"), [("2024-07-30", True), ("2024-07-31", False)])
def test_who_bought_from_the_first_month_on(first: str, whole: bool) -> None:
    made = customer(record("S1", first, "300"), record("S2", "2026-01-01", "300"))
    assert compared(made, on("2026-06-30")).whole is whole


def days(*dates: str) -> list[Data]:
    return [record(f"S{n}", date, "100") for n, date in enumerate(dates)]


@pytest.mark.parametrize(
    ("dates", "intervals", "median"),
    [
        (["2026-01-01", "2026-01-11", "2026-01-31"], (10, 20), Fraction(15)),
        (["2026-01-01", "2026-01-11", "2026-01-22"], (10, 11), Fraction(21, 2)),
        (["2026-01-01", "2026-01-01", "2026-01-11", "2026-01-31", "2026-02-01"], (10, 20, 1), Fraction(10)),
    ],
)
def test_intervals_between_days_of_purchase(dates: list[str], intervals: tuple[int, ...], median: Fraction) -> None:
    found = rhythm(customer(*days(*dates)), on("2026-03-01"), 24)
    assert found is not None
    assert (sorted(found.intervals), found.median) == (sorted(intervals), median)
    assert found.last == on(dates[-1])
    assert found.gap == (on("2026-03-01") - on(dates[-1])).days


def test_an_order_and_the_sales_that_fill_it_are_one_purchase() -> None:
    order = record("O1", "2026-01-10", "100")
    fills = record("S5", "2026-02-20", "100", order="O1")
    found = rhythm(customer(*days("2026-01-01"), order, fills), on("2026-03-01"), 24)
    assert found is not None
    assert (found.intervals, found.last) == ((9,), on("2026-01-10"))
    unknown = rhythm(customer(*days("2026-01-01"), fills), on("2026-03-01"), 24)
    assert unknown is not None
    assert unknown.last == on("2026-02-20")


def test_a_rhythm_needs_two_days_in_the_months() -> None:
    made = customer(*days("2024-03-01", "2026-01-01"))
    assert rhythm(made, on("2026-03-01"), 24) is None  # 2024-03-01 is the day before them
    assert rhythm(made, on("2026-02-28"), 24) is not None
    assert rhythm(made, on("2025-12-31"), 24) is None


def test_days_late_weighted_by_amount() -> None:
    made = customer(
        record("S1", "2025-01-01", "100", due="2025-12-30"),  # falls due on the last day of the earlier half year
        record("S2", "2026-01-01", "300", due="2026-01-31"),
        record("S3", "2026-01-01", "100", due="2026-03-01"),
        record("S4", "2026-06-01", "999", due="2026-06-30"),  # due on the as-of date: not past it
        record("R1", "2025-12-29", "100", pays="S1"),
        record("R2", "2026-02-10", "300", pays="S2"),  # 10 days late
        record("R3", "2026-03-21", "50", pays="S3"),  # 20 days late; the other half is open, 121 days late
    )
    before, now = delays(ledger(made, "2026-06-30"), Policy().credit, 6)
    assert (before.count, before.due, before.days) == (1, money("100"), Fraction(0))
    assert (now.count, now.due) == (2, money("400"))
    assert now.days == Fraction(300 * 10 + 50 * 20 + 50 * 121, 400)


def test_what_is_disputed_counts_as_the_policy_says() -> None:
    made = customer(record("S1", "2026-01-01", "100", due="2026-01-31", disputed="yes"))
    assert delays(ledger(made, "2026-06-30"), Policy().credit, 6)[1].count == 1
    assert delays(ledger(made, "2026-06-30"), Policy(credit={"disputed": "leave_out"}).credit, 6)[1].count == 0


@pytest.mark.parametrize(
    ("given", "shown"),
    [(Fraction(30), "30"), (Fraction(21, 2), "10.5"), (Fraction(299, 10), "29.9"), (Fraction(5, 3), "1.6")],
)
def test_days_for_people(given: Fraction, shown: str) -> None:
    assert plain_days(given) == shown
