"""Statements that balance, parts that are not above their wholes, shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., list[tuple[str, str, str]]]

GOOD = {
    "id": "FS1", "date": "2013-12-31", "cash": "10", "receivables": "20.00", "inventory": "30", "current_assets": "60",
    "total_assets": "100.00", "payables": "15", "current_liabilities": "20", "total_liabilities": "40", "equity": "60",
    "revenue": "500", "cost_of_sales": "420.50", "gross_profit": "79.50", "net_profit": "-3",
}  # fmt: skip


def statement(**changes: str) -> dict[str, Any]:
    return {"statements": [{key: value for key, value in (GOOD | changes).items() if value}]}


def test_a_statement_that_balances(found: Look) -> None:
    assert found(**statement()) == []
    assert found(**statement(total_assets="100.03")) == []  # each figure is rounded for itself


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"total_assets": "100.04"}, "total_assets"),
        ({"equity": "-60"}, "total_assets"),
        ({"gross_profit": "79.54"}, "gross_profit"),
        ({"cash": "10.10"}, "current_assets"),
        ({"current_assets": "100.10"}, "total_assets"),
        ({"current_assets": "", "cash": "60"}, "total_assets"),
        ({"payables": "20.10"}, "current_liabilities"),
        ({"current_liabilities": "40.10"}, "total_liabilities"),
    ],
)
def test_figures_that_cannot_all_be_right_are_errors(changes: dict[str, str], field: str, found: Look) -> None:
    assert found(**statement(**changes)) == [("error", "balance", f"statements.0.{field}")]


def test_what_is_not_stated_is_not_compared(found: Look) -> None:
    assert found(statements=[{"id": "FS1", "date": "2013-12-31", "total_assets": "1", "equity": "5"}]) == []


def test_bank_credit_above_its_line_may_be(found: Look) -> None:
    credit = {"id": "BK1", "date": "2014-01-01", "bank": "工行", "line": "100", "used": "120", "overdue": "130"}
    assert found(bank_credits=[credit]) == [
        ("warning", "balance", "bank_credits.0.used"),
        ("warning", "balance", "bank_credits.0.overdue"),
    ]


def holders(*held: tuple[str, str, str, str]) -> list[dict[str, str]]:
    return [
        {"id": f"SH{n}", "date": date, "name": name, "share": share, "until": until}
        for n, (date, name, share, until) in enumerate(held)
    ]


def test_shares_make_a_whole_at_most(found: Look) -> None:
    assert found(shareholders=holders(("2013-01-01", "甲", "60", ""), ("2013-01-01", "乙", "40", ""))) == []
    assert found(shareholders=holders(("2013-01-01", "甲", "60", ""), ("2013-01-01", "乙", "41", ""))) == [
        ("warning", "shares", "shareholders.0.share")
    ]


def test_who_has_sold_holds_no_more(found: Look) -> None:
    assert found(shareholders=holders(("2012-01-01", "甲", "100", "2013-01-01"), ("2013-01-01", "乙", "100", ""))) == []


def test_a_later_record_of_a_name_takes_the_place_of_the_earlier(found: Look) -> None:
    assert found(shareholders=holders(("2012-01-01", "甲", "100", ""), ("2013-01-01", "甲", "70", ""))) == []


def test_one_share_above_the_whole_is_an_error(found: Look) -> None:
    assert found(shareholders=holders(("2013-01-01", "甲", "101", ""))) == [("error", "shares", "shareholders.0.share")]
