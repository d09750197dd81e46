"""What one method says a credit limit could be: its formula, its inputs, a conservative and a generous figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kehu.lang import Label

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Input:
    """A figure that goes into a formula, with the records that it comes from; None: nobody knows it."""

    name: str
    label: Label
    value: Fraction | None
    records: tuple[str, ...] = ()
    shown: Literal["money", "number", "percent"] = "money"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The figures are exact and not rounded; None where an input is missing."""

    name: str
    label: Label
    formula: Label
    kind: Literal["need", "ability"]
    inputs: tuple[Input, ...]
    conservative: Fraction | None = None
    generous: Fraction | None = None

    @property
    def missing(self) -> tuple[Input, ...]:
        """The inputs that nobody knows."""
        return tuple(each for each in self.inputs if each.value is None)


def cents(figure: Fraction) -> Decimal:
    """Rounded half up to cents."""
    exact = Fraction(figure) * HUNDRED
    rounded = (abs(exact) * 2 + 1) // 2
    return (Decimal(rounded) if exact >= 0 else -Decimal(rounded)).scaleb(-2)
