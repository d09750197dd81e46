"""What a measure is [C5]: its name, in words its formula and the rule of what is in and out, and its function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from kehu.credit.sums import Sums
from kehu.lang import Label
from kehu.model.types import Choice


class MeasureUnit(Choice):
    MONEY = "money", "money", "金额"
    DAYS = "days", "days", "天"
    RATIO = "ratio", "percent", "百分比"


@dataclass(frozen=True, slots=True)
class Measure:
    """`inputs` are the sums that the function uses; it returns None where there is nothing to divide by."""

    name: str
    label: Label
    short: Label  # for the heading of a column
    unit: MeasureUnit
    formula: Label
    boundary: Label
    source: Label
    inputs: tuple[str, ...]
    function: Callable[[Sums], Fraction | None]


def ratio(numerator: Fraction | int, denominator: Fraction | int) -> Fraction | None:
    """A quotient; None where the denominator is 0 or less, and so says nothing."""
    return Fraction(numerator) / denominator if denominator > 0 else None
