"""The volume grade [G1] at its lines."""

from __future__ import annotations

from typing import Any

import pytest

from kehu.grading.result import VolumeResult
from kehu.grading.volume import grade_volume
from kehu.model.policy.volume import VolumePolicy
from trade import Data, customer, on, record


def graded(as_of: str, *records: Data, **policy: Any) -> VolumeResult:
    return grade_volume(customer(*records), VolumePolicy(**policy), on(as_of))


OLD = record("S0", "2010-01-01", "1")


@pytest.mark.parametrize(
    ("amount", "grade"),
    [("300000.00", "A"), ("299999.99", "B"), ("200000", "B"), ("199999.99", "C"), ("0", "C")],
)
def test_the_lines(amount: str, grade: str) -> None:
    found = graded("2014-12-31", OLD, record("S1", "2014-05-01", amount))
    assert (found.grade, f"{found.purchases}", found.flags) == (grade, amount, ())


@pytest.mark.parametrize(
    ("date", "as_of", "inside"),
    [
        ("2013-12-31", "2014-12-31", False),  # as_of − 12 months < date
        ("2014-01-01", "2014-12-31", True),
        ("2014-12-31", "2014-12-31", True),
        ("2023-02-28", "2024-02-29", False),  # clamps back to 28 February
        ("2023-03-01", "2024-02-29", True),
    ],
)
def test_the_window_of_twelve_months(date: str, as_of: str, inside: bool) -> None:
    assert bool(graded(as_of, OLD, record("S1", date, "5")).purchases) is inside


def test_the_calendar_year_to_date() -> None:
    records = (OLD, record("S1", "2013-12-31", "5"), record("S2", "2014-01-01", "7"), record("S3", "2014-03-02", "9"))
    assert graded("2014-03-01", *records, window="calendar_year").purchases == 7


def test_returns_are_deducted_on_their_own_date_and_opening_sales_are_no_purchase() -> None:
    found = graded(
        "2014-12-31",
        OLD,
        record("S1", "2014-05-01", "300000"),
        record("T1", "2014-06-01", "100000", sale="S1"),
        record("T2", "2013-06-01", "9"),
        record("S2", "2014-05-01", "900000", opening="yes"),
    )
    assert (found.grade, found.purchases) == ("B", 200000)
    assert found.reasons[0].records == ("S1", "T1")


def test_more_returned_than_bought_is_still_an_ordinary_customer() -> None:
    found = graded("2014-12-31", OLD, record("S1", "2014-01-02", "5"), record("T1", "2014-06-01", "100"))
    assert (found.grade, found.purchases) == ("C", -95)


@pytest.mark.parametrize(
    ("first", "amount", "grade"),
    [
        ("2014-10-02", "199999.99", "D"),  # 90 days old
        ("2014-10-01", "199999.99", "C"),  # 91
        ("2014-10-02", "200000", "B"),
        ("2014-12-31", "1", "D"),
    ],
)
def test_a_young_first_sale_and_purchases_below_the_b_line_are_potential(first: str, amount: str, grade: str) -> None:
    assert graded("2014-12-31", record("S1", first, amount)).grade == grade


def test_no_sale_yet_is_potential() -> None:
    found = graded("2014-12-31", record("S1", "2015-01-01", "5"))
    assert (found.grade, found.flags, [each.rule for each in found.reasons]) == (
        "D",
        (),
        ["volume.purchases", "volume.no_sale"],
    )


def test_an_old_customer_without_a_sale_in_the_window_has_lapsed_and_is_never_dropped() -> None:
    lapsed = graded("2014-12-31", record("S1", "2013-12-31", "5"))
    assert (lapsed.grade, lapsed.flags, lapsed.reasons[-1].records) == ("C", ("lapsed",), ("S1",))
    assert graded("2014-12-31", record("S1", "2014-01-01", "5")).flags == ()


def test_grades_are_any_ordered_list() -> None:
    policy: dict[str, Any] = {
        "grades": [
            {"name": "gold", "at_least": "1000"},
            {"name": "silver", "at_least": "100"},
            {"name": "new"},
            {"name": "bronze", "at_least": "10"},
            {"name": "rest", "at_least": "0"},
        ],
        "potential": {"grade": "new", "days": "10", "below": "silver"},
        "months": "1",
    }
    for amount, grade in (("1000", "gold"), ("999", "silver"), ("99", "bronze"), ("9", "rest")):
        assert graded("2014-12-31", OLD, record("S1", "2014-12-30", amount), **policy).grade == grade
    assert graded("2014-12-31", record("S1", "2014-12-30", "99"), **policy).grade == "new"
    assert graded("2014-12-31", record("S1", "2014-12-30", "100"), **policy).grade == "silver"


def test_the_reasons_say_which_line_was_reached_and_which_missed() -> None:
    found = graded("2014-12-31", OLD, record("S1", "2014-05-01", "250000"))
    assert [str(each.text) for each in found.reasons] == [
        "Purchases from 2014-01-01 to 2014-12-31: 250,000.00 in 1 sale",
        "250,000.00 reaches the line of grade B, 200,000.00",
        "250,000.00 is 50,000.00 short of the line of grade A, 300,000.00",
    ]
