"""The file `rates.yaml`: rates of exchange by currency and day. What they are good for, rates.py says."""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator

from kehu.lang import Label, m
from kehu.model.currencies import Currency
from kehu.model.entry import Entry
from kehu.model.rates import VALID_DAYS, Rates
from kehu.model.types import Day, Whole, fault, read_decimal


def read_rate(value: object) -> Decimal:
    """A positive exact decimal."""
    rate = read_decimal(value)
    if rate <= 0:
        fault(
            "rate",
            m("the rate {value} is not positive", value=str(rate)),
            m("write what one unit of the currency was worth in the base currency, like 6.9498"),
        )
    return rate


def read_in_order(value: Any) -> Any:
    """Rates by day, the earliest first: a day out of order is most often a slip of the finger in the year."""
    if isinstance(value, dict):
        days = [str(day) for day in value]
        for before, day in pairwise(days):
            if day < before:
                fault(
                    "dates",
                    m("{day} stands after {before}", day=day, before=before),
                    m("write the days in their order, the earliest first"),
                    at=day,
                )
    return value


def read_by_currency(value: Any) -> Any:
    """Rates by currency, each currency once, in capitals or not."""
    if isinstance(value, dict):
        seen: set[str] = set()
        for name in map(str, value):
            if name.upper() in seen:
                fault(
                    "duplicate-key",
                    m("the currency {currency} stands here a second time", currency=name.upper()),
                    m("keep one of the two"),
                    at=name,
                )
            seen.add(name.upper())
    return value


Rate = Annotated[Decimal, BeforeValidator(read_rate)]
ByDay = Annotated[dict[Day, Rate], BeforeValidator(read_in_order)]


class RatesFile(Entry):
    """What stands in rates.yaml."""

    rates: Annotated[
        dict[Currency, ByDay],
        BeforeValidator(read_by_currency),
        Label(
            "what one unit of a currency is worth in the base currency, by currency and day",
            "各币种按日期的汇率：一单位外币折合本位币",
        ),
    ] = {}
    valid_days: Annotated[
        Whole, Label("days for which a rate holds at most, until the next one", "一个汇率最多沿用的天数")
    ] = VALID_DAYS

    def of(self, base: str) -> Rates:
        """The rates of an archive with this base currency."""
        return Rates(base, self.rates, self.valid_days)
