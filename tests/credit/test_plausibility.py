"""Customers' own figures against each other and our records: each line on both sides, worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from kehu.credit.plausibility import Comparison, examine
from kehu.model.customer import Customer
from kehu.model.policy import Policy
from kehu.model.policy.plausibility import PlausibilityPolicy
from kehu.model.policy.rule import Severity
from reviewing import reviewed
from trade import customer, on, record

OLD = {
    "receivables": "100",
    "inventory": "100",
    "total_assets": "1000",
    "equity": "500",
    "revenue": "1000",
    "net_profit": "100",
}


def looked_at(now: dict[str, str], *records: Any, before: dict[str, str] | None = None, **fields: Any) -> Customer:
    statements = [{"id": "B2", "date": "2025-12-31", **now}]
    if before is not None:
        statements.append({"id": "B1", "date": "2024-12-31", **before})
    return customer(*records, statements=statements, **fields)


def found(made: Customer, as_of: str = "2026-06-30", policy: Policy | None = None) -> dict[str, Comparison]:
    return {each.check: each for each in examine(made, policy or Policy(), on(as_of))}


@pytest.mark.parametrize(
    ("check", "now", "deviates"),
    [
        ("balance", {"total_assets": "100", "total_liabilities": "60", "equity": "39"}, False),
        ("balance", {"total_assets": "100", "total_liabilities": "60", "equity": "38.99"}, True),
        ("balance", {"total_assets": "100", "total_liabilities": "60"}, None),
        ("gross_profit", {"gross_profit": "30", "revenue": "100", "cost_of_sales": "71"}, False),
        ("gross_profit", {"gross_profit": "30", "revenue": "100", "cost_of_sales": "71.01"}, True),
        ("receivables_growth", {"receivables": "140", "revenue": "1100"}, False),  # 40 % and 10 %
        ("receivables_growth", {"receivables": "140.1", "revenue": "1100"}, True),
        ("receivables_growth", {"revenue": "1100"}, None),
        ("inventory_growth", {"inventory": "140.1", "revenue": "1100"}, True),
        ("profit_growth", {"net_profit": "130", "revenue": "1000"}, False),
        ("profit_growth", {"net_profit": "130.1", "revenue": "1000"}, True),
        ("revenue_jump", {"revenue": "1500"}, False),
        ("revenue_jump", {"revenue": "1500.1"}, True),
        ("revenue_jump", {"revenue": "499.9"}, True),
        ("assets_jump", {"total_assets": "1500.1"}, True),
        # net worth grew by 200; the profit of 140 and a tenth of 700 explain 210, that of 129 only 199
        ("equity_change", {"equity": "700", "net_profit": "140"}, False),
        ("equity_change", {"equity": "700", "net_profit": "129"}, True),
        ("cash_flow", {"operating_cash_flow": "30", "net_profit": "100"}, False),
        ("cash_flow", {"operating_cash_flow": "29.99", "net_profit": "100"}, True),
        ("cash_flow", {"operating_cash_flow": "-50", "net_profit": "-60"}, False),
    ],
)
def test_the_statement_against_itself_and_the_year_before(
    check: str, now: dict[str, str], deviates: bool | None
) -> None:
    assert found(looked_at(now, before=OLD))[check].deviates is deviates


def test_growth_needs_the_statement_of_exactly_a_year_before() -> None:
    made = customer(
        statements=[
            {"id": "B2", "date": "2025-12-31", "revenue": "9000", "receivables": "9"},
            {"id": "B1", "date": "2023-12-31", **OLD},
        ]
    )
    assert found(made)["revenue_jump"].deviates is None


@pytest.mark.parametrize(
    ("check", "now", "fields", "deviates"),
    [
        ("revenue_per_head", {"revenue": "500000"}, {"headcount": "10"}, False),
        ("revenue_per_head", {"revenue": "499999"}, {"headcount": "10"}, True),
        ("revenue_per_head", {"revenue": "5000001"}, {"headcount": "1"}, True),
        ("revenue_per_head", {"revenue": "500000"}, {}, None),
        ("stated_sales", {"revenue": "70"}, {"yearly_sales": "100"}, False),
        ("stated_sales", {"revenue": "69.99"}, {"yearly_sales": "100"}, True),
        ("stated_assets", {"total_assets": "100"}, {"assets": "69.99"}, True),
        ("registered_capital", {"equity": "100"}, {"registered_capital": "100"}, False),
        ("registered_capital", {"equity": "99.99"}, {"registered_capital": "100"}, True),
    ],
)
def test_against_what_they_told_us(
    check: str, now: dict[str, str], fields: dict[str, str], deviates: bool | None
) -> None:
    assert found(looked_at(now, **fields))[check].deviates is deviates


@pytest.mark.parametrize(("cost", "deviates"), [("300", False), ("299.99", True)])
def test_their_cost_against_what_they_bought_from_us(cost: str, deviates: bool) -> None:
    sales = (
        record("S1", "2024-12-31", "1000"),  # the year before
        record("S2", "2025-01-01", "100"),
        record("S3", "2025-12-31", "200"),
        record("S4", "2026-01-01", "1000"),
    )
    each = found(looked_at({"cost_of_sales": cost}, *sales))["our_sales"]
    assert (each.deviates, each.other.value, each.records) == (deviates, 300, ("B2", "S2", "S3"))


@pytest.mark.parametrize(("payables", "deviates"), [("60", False), ("59.99", True)])
def test_their_payables_against_what_they_owed_us_on_that_day(payables: str, deviates: bool) -> None:
    owed = record("S1", "2025-12-01", "100")
    paid = record("R1", "2025-12-31", "40", pays="S1"), record("R2", "2026-01-01", "60", pays="S1")
    each = found(looked_at({"payables": payables}, owed, *paid))["our_receivable"]
    assert (each.deviates, each.other.value, each.severity) == (deviates, 60, Severity.CRITICAL)
    assert each.ratio == Fraction(payables) / 60


def test_only_what_is_known_at_the_date_and_nothing_without_a_statement() -> None:
    made = looked_at({"revenue": "2000"}, before=OLD)
    assert found(made)["revenue_jump"].statement.id == "B2"
    assert found(made, "2025-12-30")["revenue_jump"].statement.id == "B1"
    assert found(made, "2024-12-30") == {}


def test_the_policy_draws_the_lines_and_the_severities() -> None:
    made = looked_at({"revenue": "1500.1"}, before=OLD)
    wide = Policy(plausibility={"jump": "0.6", "severity": {"revenue_jump": "critical"}})
    assert found(made, policy=wide)["revenue_jump"].deviates is False
    assert found(made, policy=wide)["revenue_jump"].severity is Severity.CRITICAL
    assert found(made)["balance"].severity is Severity.CRITICAL
    for wrong in ({"severity": {"tax": "info"}}, {"head_least": "6000000"}):
        with pytest.raises(ValidationError):
            PlausibilityPolicy(**wrong)


@pytest.mark.parametrize(
    ("now", "severities"),
    [
        ({"revenue": "1500"}, []),
        ({"revenue": "1500.1"}, ["warning"]),
        ({"equity": "700", "net_profit": "129"}, []),  # only worth an information
        ({"revenue": "1500.1", "total_assets": "1000", "equity": "500", "total_liabilities": "498"}, ["critical"]),
    ],
)
def test_review_flags_a_statement_once(now: dict[str, str], severities: list[str]) -> None:
    flags = reviewed(looked_at(now, before=OLD), "2026-06-30", rules=["implausible-statement"])
    assert [each.severity.value for each in flags] == severities
