"""An axis of money or days: round steps, and the unit in which a reader of the language counts. No floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from kehu.lang import Message, m

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks from the lowest up; every value lies between the first and the last."""

    ticks: tuple[Decimal, ...]
    unit: Decimal  # what a tick's label is divided by
    name: Message

    def label(self, tick: Decimal) -> str:
        return f"{(tick / self.unit).normalize():,f}"

    def share(self, value: Decimal) -> Decimal:
        """How far up the axis a value stands, from 0 to 1."""
        lowest, highest = self.ticks[0], self.ticks[-1]
        return (value - lowest) / (highest - lowest)


def axis(lowest: Decimal, highest: Decimal, currency: str, language: str) -> Axis:
    """About five round steps that hold zero and every value between the two."""
    lowest, highest = min(lowest, Decimal(0)), max(highest, Decimal(0))
    step = _step((highest - lowest) / 5 or Decimal(1))
    ticks = tuple(step * n for n in range(floor(lowest / step), max(ceil(highest / step), 1) + 1))
    unit, name = _unit(max(highest, -lowest), currency, language)
    return Axis(ticks, unit, name)


def days_axis(highest: Decimal) -> Axis:
    """Round steps of whole days from 0 up."""
    step = Decimal(ceil(_step(highest / 5 or Decimal(1))))
    ticks = tuple(step * n for n in range(max(ceil(highest / step), 1) + 1))
    return Axis(ticks, Decimal(1), m("days"))


def _step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in STEPS if step * power >= least)


def _unit(largest: Decimal, currency: str, language: str) -> tuple[Decimal, Message]:
    if largest < 10000:
        return Decimal(1), currency_name(currency)
    if language == "zh":
        if currency == "CNY":
            return Decimal(10000), m("10,000 yuan")
        return Decimal(10000), m("10,000 {currency}", currency=currency)
    return Decimal(1000), m("{currency} thousand", currency=currency)


def currency_name(currency: str) -> Message:
    """The currency as it is named where amounts are headed."""
    return m("CNY") if currency == "CNY" else m("{currency}", currency=currency)
