"""Amounts, yes and no, and choices as people write them in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehu.exchange.cells import field_text, number_text
from kehu.exchange.dates import Order
from kehu.exchange.draft import join
from kehu.exchange.fields import Holds
from kehu.model.choices import Method


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1200", "1200"),
        ("1,234,567.89", "1234567.89"),
        ("￥1,200.50", "1200.50"),
        ("¥ 12", "12"),
        ("$12.00", "12.00"),
        ("CNY 12", "12"),
        ("12.5元", "12.5"),
        ("RMB12", "12"),
        ("１，２３４．５６", "1234.56"),
        ("+5", "5"),
        ("-5", "-5"),
        ("-¥5", "-5"),
        ("¥-5", "-5"),
        ("5 USD-", "5 USD-"),
        ("5-", "-5"),
        ("(1,200.00)", "-1200.00"),
        ("（5）", "-5"),
        ("\u22125", "-5"),
        (".5", "0.5"),
        ("0.10", "0.10"),
        ("30天", "30"),
        ("30 days", "30"),
        ("1 234.50", "1234.50"),
    ],
)
def test_amounts_are_read_to_the_last_digit(written: str, read: str) -> None:
    assert number_text(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "1.234,56",
        "12,34",
        "1,23,456",
        "1e5",
        "3.5万",
        "--5",
        "-5-",
        "12%",
        "1¥2",
        "(5",
        "(-5)",
        "¥",
        "12 34",
        "1 234,567",
        "€5",
        "abc",
        ".",
        "-",
        "=5",
    ],
)
def test_what_would_be_a_guess_is_left_as_it_is(written: str) -> None:
    assert number_text(written) == written


@given(st.decimals(min_value=0, max_value=Decimal("999999999999"), places=2))
def test_thousands_commas_change_no_amount(amount: Decimal) -> None:
    assert Decimal(number_text(f"¥{amount:,.2f}")) == amount


def test_yes_no_and_choices_by_their_labels() -> None:
    assert [field_text(word, Holds.YES_NO, Order.YEAR_FIRST) for word in ("Yes", "否", "Y", "0", "maybe")] == [
        "true", "false", "true", "false", "maybe",
    ]  # fmt: skip
    assert field_text("银行承兑汇票", Holds.CHOICE, Order.YEAR_FIRST, Method) == "bank_bill"
    assert field_text("bank transfer", Holds.CHOICE, Order.YEAR_FIRST, Method) == "transfer"


def test_columns_are_joined_with_a_space_but_not_between_chinese_characters() -> None:
    assert join(["广东省", "深圳市"]) == "广东省深圳市"
    assert join(["Main Street", "5"]) == "Main Street 5"
