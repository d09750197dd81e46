"""What one method says a credit limit could be: its formula, its inputs, a conservative and a generous figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kehu.lang import Label


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
