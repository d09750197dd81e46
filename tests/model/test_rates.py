"""Rates of exchange: which one is in force on a day, what rates.yaml may say, and what an amount is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kehu.lang import text
from kehu.model.load import load
from kehu.model.rates import NO_RATES, NoRate, Rates, converted, crossed
from kehu.model.rates_file import RatesFile
from kehu.model.records import Receipt, Sale
from trade import on

DOLLARS = {on("2017-01-03"): Decimal("6.9498"), on("2017-02-01"): Decimal("6.8790")}
RATES = Rates("CNY", {"USD": DOLLARS}, valid_days=31)


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2017-01-03", "6.9498"),  # its own day
        ("2017-01-31", "6.9498"),  # the day before the next one
        ("2017-02-01", "6.8790"),
        ("2017-03-04", "6.8790"),  # 31 days old
    ],
)
def test_a_rate_is_in_force_from_its_day_until_the_next_one(day: str, rate: str) -> None:
    assert RATES.rate("USD", on(day)) == Decimal(rate)


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("USD", "2017-01-02"),  # before the first
        ("USD", "2017-03-05"),  # 32 days old
        ("EUR", "2017-01-03"),  # none at all
    ],
)
def test_a_missing_rate_is_an_error_that_names_currency_and_day(currency: str, day: str) -> None:
    with pytest.raises(NoRate) as caught:
        RATES.rate(currency, on(day))
    assert str(caught.value) == f"there is no rate of {currency} for {day}"
    assert f"{day}: 6.9498" in str(caught.value.advice)
    assert "rates.yaml" in text(caught.value.advice, "zh")
    assert isinstance(caught.value, ValueError)


def test_the_base_currency_is_worth_itself_on_every_day() -> None:
    for currency in ("CNY", None):
        assert RATES.rate(currency, on("1999-01-01")) == 1
        assert RATES.in_base(Decimal("0.1"), currency, on("1999-01-01")) == Decimal("0.1")


def test_without_rates_only_records_without_a_currency_have_a_worth() -> None:
    assert NO_RATES.total([Sale(id="S1", date="2017-01-03", amount="5")]) == 5
    with pytest.raises(NoRate):
        NO_RATES.base_amount(Sale(id="S1", date="2017-01-03", amount="5", currency="CNY"))


def test_a_conversion_keeps_every_decimal() -> None:
    assert converted(Decimal("999999999999.999999"), Decimal("6.123456")) == Decimal("6123455999999.999993876544")


def test_money_is_crossed_at_both_rates_to_the_cent() -> None:
    assert crossed(Decimal("7000"), Decimal(1), Decimal("6.9498")) == Decimal("1007.22")  # 1007.2232…
    assert crossed(Decimal("0.01"), Decimal("0.5"), Decimal(1)) == Decimal("0.01")  # half up
    assert crossed(Decimal("100"), Decimal("7.5"), Decimal("7.2")) == Decimal("104.17")


def test_a_total_takes_each_record_at_the_rate_of_its_own_date() -> None:
    records = [
        Sale(id="S1", date="2017-01-03", amount="100", currency="usd"),
        Receipt(id="R1", date="2017-02-01", amount="100", currency="USD"),
        Receipt(id="R2", date="2017-02-01", amount="1"),
    ]
    assert RATES.total(records) == Decimal("694.98") + Decimal("687.90") + 1


@pytest.mark.parametrize(
    ("data", "rule", "said", "advice"),
    [
        ({"rates": {"RMB": {}}}, "currency", "“RMB” is no currency's code", "write CNY"),
        ({"rates": {"XYZ": {}}}, "currency", "“XYZ” is no currency's code", "ISO 4217"),
        ({"rates": {"USD": {"2017-01-03": "0"}}}, "rate", "the rate 0 is not positive", "6.9498"),
        ({"rates": {"USD": {"2017-01-03": "-1"}}}, "rate", "the rate -1 is not positive", "6.9498"),
        ({"rates": {"USD": {"2017-1-3": "1"}}}, "date", "“2017-1-3” is not a date", "2026-01-31"),
        ({"rates": {"USD": {"2017-01-03": "6,9"}}}, "number", "“6,9” is not a number", "1200.00"),
        (
            {"rates": {"USD": {"2017-01-03": "1", "2016-12-30": "1"}}},
            "dates",
            "2016-12-30 stands after 2017-01-03",
            "earliest first",
        ),
        (
            {"rates": {"USD": {}, "usd": {}}},
            "duplicate-key",
            "the currency USD stands here a second time",
            "keep one",
        ),
        ({"valid_days": "-1"}, "whole", "“-1” is not a whole number", "30"),
        ({"rate": {}}, "unknown-key", "unknown key “rate”", "rates"),
    ],
)
def test_what_rates_yaml_may_not_say(data: dict[str, Any], rule: str, said: str, advice: str) -> None:
    found, problems = load(RatesFile, data)
    assert found is None
    assert [(each.rule, str(each.message)) for each in problems] == [(rule, said)]
    assert advice in str(problems[0].hint)


def test_a_rates_file_without_values_knows_no_rate_and_the_usual_days() -> None:
    found, problems = load(RatesFile, {})
    assert found is not None and not problems
    assert found.of("CNY") == Rates("CNY", {}, 31)
