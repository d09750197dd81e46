"""Month arithmetic clamps, both ways, and never leaves the calendar."""

from __future__ import annotations

import datetime

import pytest

from kehu.model.months import add_days, add_months, month_end, month_start


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2013-11-30", 3, "2014-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", -12, "2023-02-28"),
        ("2024-05-31", -3, "2024-02-29"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-02-29", -24, "2022-02-28"),
        ("2024-01-15", 0, "2024-01-15"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2024-01-01", -1, "2023-12-01"),
    ],
)
def test_months_clamp_to_the_end_of_a_shorter_month(day: str, months: int, expected: str) -> None:
    assert add_months(datetime.date.fromisoformat(day), months).isoformat() == expected


def test_nothing_leaves_the_calendar() -> None:
    assert add_months(datetime.date(9999, 11, 30), 3) == datetime.date.max
    assert add_months(datetime.date(1, 1, 5), -1) == datetime.date.min
    assert add_days(datetime.date(2024, 1, 1), 999_999_999) == datetime.date.max
    assert add_days(datetime.date(2024, 1, 1), -999_999_999) == datetime.date.min


def test_a_month_begins_and_ends() -> None:
    assert month_end(datetime.date(2024, 2, 1)) == datetime.date(2024, 2, 29)
    assert month_start(datetime.date(2024, 2, 29)) == datetime.date(2024, 2, 1)
    assert add_days(datetime.date(2024, 2, 28), 1) == datetime.date(2024, 2, 29)
