"""Shares, compared exactly and printed truncated: 79.999 % is never shown as 80 %."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def truncated(numerator: Decimal, denominator: Decimal, places: int = 4) -> str | None:
    """numerator ÷ denominator cut off after `places` decimals; None where there is nothing to divide by."""
    if not denominator:
        return None
    scaled = Fraction(numerator) / Fraction(denominator) * 10**places
    return f"{Decimal(int(scaled)).scaleb(-places):.{places}f}"


def percent(numerator: Decimal, denominator: Decimal) -> str | None:
    """The share in percent with two decimals, cut off."""
    return truncated(numerator * 100, denominator, 2)


def reaches(numerator: Decimal, denominator: Decimal, line: Decimal) -> bool:
    """Whether numerator ÷ denominator ≥ line, without any rounding; the denominator is positive."""
    return Fraction(numerator) >= Fraction(line) * Fraction(denominator)
