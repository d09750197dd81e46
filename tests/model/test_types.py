"""The schema decides a value's type [D5]: what each type takes, and how it refuses the rest."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from kehu.lang import text
from kehu.model import types
from kehu.model.choices import Method, Role


@pytest.mark.parametrize(
    ("spelling", "value"),
    [("0.10", "0.10"), ("012", "12"), ("-5", "-5"), ("123456789012345.123456", "123456789012345.123456"), ("0", "0")],
)
def test_numbers_are_exact_decimals(spelling: str, value: str) -> None:
    assert types.read_decimal(spelling) == Decimal(value)
    assert str(types.read_decimal(spelling)).endswith(value.lstrip("-")[-2:])


@pytest.mark.parametrize(
    "spelling",
    [
        "1e3",
        "1,200.00",
        "1.",
        ".5",
        "+1",
        " 1",
        "1_000",
        "nan",
        "inf",
        "１２",
        "1234567890123456",
        "0.1234567",
        "",
        "0x10",
    ],
)
def test_what_is_no_number_is_refused(spelling: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        types.read_decimal(spelling)
    assert refused.value.context and refused.value.context["rule"] == "number"


def test_a_negative_amount_is_refused_with_the_hint_return() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        types.read_amount("-36000.00")
    assert refused.value.context
    assert "kehu add return" in text(refused.value.context["hint"], "en")
    assert "退赔折价" in text(refused.value.context["hint"], "zh")


def test_dates_are_iso_and_of_the_calendar() -> None:
    assert types.read_day("2024-02-29") == datetime.date(2024, 2, 29)
    for spelling in ("2023-02-29", "2024-2-9", "20240209", "2024/02/09", "12:30", "2024-W05-1", "２０２４-01-01"):
        with pytest.raises(PydanticCustomError):
            types.read_day(spelling)


def test_yes_and_no_in_three_spellings() -> None:
    assert all(types.read_yes_no(word) for word in ("true", "yes", "是", "Yes", "TRUE"))
    assert not any(types.read_yes_no(word) for word in ("false", "no", "否", "No"))
    for word in ("on", "1", "y", "", "对"):
        with pytest.raises(PydanticCustomError):
            types.read_yes_no(word)


@pytest.mark.parametrize("code", ["C00001", "0379-NEVHP", "a_b", "x" * 32, "con1", "_a"])
def test_customer_codes(code: str) -> None:
    assert types.read_code(code) == code


@pytest.mark.parametrize("code", ["-C1", "C 1", "客户", "x" * 33, "", "C/1", "C.1", "con", "PRN", "Lpt1", "C1\n"])
def test_what_is_no_customer_code(code: str) -> None:
    with pytest.raises(PydanticCustomError):
        types.read_code(code)


def test_a_choice_is_known_by_its_labels_too() -> None:
    assert Role.named("终端客户") is Role.END_USER
    assert Role.named("End user") is Role.END_USER
    assert Method.named("bank_bill") is Method.BANK_BILL
    assert Role.named("没有") is None
