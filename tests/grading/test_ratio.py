"""Shares are exact and never rounded up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehu.grading.ratio import percent, reaches, truncated


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [("1", "3", "0.3333"), ("2", "3", "0.6666"), ("79.9999999", "100", "0.7999"), ("5", "5", "1.0000")],
)
def test_truncated(part: str, whole: str, shown: str) -> None:
    assert truncated(Decimal(part), Decimal(whole)) == shown


def test_nothing_to_divide_by_is_no_ratio() -> None:
    assert truncated(Decimal(0), Decimal(0)) is None
    assert percent(Decimal(0), Decimal(0)) is None


def test_percent() -> None:
    assert percent(Decimal(2), Decimal(3)) == "66.66"


def test_reaches_compares_without_rounding() -> None:
    whole = Decimal("3000000000000.000003")
    assert reaches(Decimal("2400000000000.0000024"), whole, Decimal("0.80"))
    assert not reaches(Decimal("2400000000000.0000023"), whole, Decimal("0.80"))
