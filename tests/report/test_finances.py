"""Statements side by side, changes and ratios, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehu.lang import text
from kehu.model.credit_file import Statement
from kehu.report.blocks import Table
from kehu.report.context import ReportContext
from kehu.report.finances import worded
from kehu.report.ratios import BY_NAME
from report import samples
from report.full_sample import ORIGIN, full


def table(report: ReportContext, key: str) -> Table:
    blocks = next(section.blocks for section in report.sections if section.key == "finances")
    return next(block for block in blocks if isinstance(block, Table) and block.key == key)


def statement(**figures: str) -> Statement:
    return Statement.model_validate({"id": "FS1", "date": "2013-12-31", **figures})


def said(name: str, now: Statement, before: Statement | None = None) -> str:
    return text(worded(BY_NAME[name], now, before))


def test_years_stand_side_by_side_the_oldest_first() -> None:
    found = table(samples.context(full()), "statements")
    assert [text(column.label) for column in found.columns] == ["Item", "2012-12-31", "2013-12-31"]
    rows = {text(row[0]): row[1:] for row in found.rows}
    assert rows["Revenue"] == (Decimal(400), Decimal(500))
    assert "Cash" not in rows  # stated in no year


def test_changes_are_against_the_year_before_and_not_of_a_loss() -> None:
    found = table(samples.context(full()), "changes-by-year")
    rows = {text(row[0]): text(row[1]) for row in found.rows}
    assert rows["Revenue"] == "+25.0 %"
    assert rows["Inventory"] == "-10.0 %"
    assert "Net profit" not in rows  # from -20 to 25 is no percentage


def test_a_change_needs_the_statement_of_exactly_a_year_before() -> None:
    years = [
        {"id": f"FS{n}", "date": day, "revenue": "100", **ORIGIN}
        for n, day in enumerate(("2010-12-31", "2012-02-29", "2013-02-28"))
    ]
    found = table(samples.context(full(statements=years)), "changes-by-year")
    assert [text(column.label) for column in found.columns] == ["Item", "2013-02-28"]


@pytest.mark.parametrize(
    ("ratio", "year_before", "year"),
    [
        ("Current ratio", "1.50", "2.06"),  # 330 ÷ 160 = 2.0625
        ("Quick ratio", "1.00", "1.50"),  # (330 - 90) ÷ 160
        ("Debt ratio", "50.0 %", "45.0 %"),  # 270 ÷ 600
        ("Gross margin", "", ""),  # neither gross profit nor cost of sales
        ("Net margin", "-5.0 %", "5.0 %"),
        ("Return on equity", "-8.0 %", "8.6 %"),  # -20 ÷ 250; 25 ÷ 290
        ("Receivables turnover", "6.67", "10.00"),  # 400 ÷ 60; 500 ÷ average of 60 and 40
        ("Days of receivables", "55", "37"),  # 54.75; 36.5
    ],
)
def test_ratios(ratio: str, year_before: str, year: str) -> None:
    found = table(samples.context(full()), "ratios")
    row = next(row for row in found.rows if text(row[0]) == ratio)
    assert [text(each) for each in row[2:]] == [year_before, year]


def test_every_ratio_shows_its_formula_and_a_dash_where_inputs_are_missing() -> None:
    found = table(samples.context(full()), "ratios")
    assert all("÷" in text(row[1]) for row in found.rows)


def test_nothing_is_divided_by_nothing() -> None:
    assert said("current", statement(current_assets="5", current_liabilities="0")) == ""
    assert said("debt", statement(total_liabilities="5")) == ""
    assert said("return-on-equity", statement(net_profit="5", equity="-10")) == ""


def test_gross_profit_is_the_stated_one_else_worked_out() -> None:
    assert said("gross-margin", statement(revenue="200", cost_of_sales="150")) == "25.0 %"
    assert said("gross-margin", statement(revenue="200", cost_of_sales="150", gross_profit="40")) == "20.0 %"


def test_ratios_round_half_up_away_from_zero() -> None:
    assert said("current", statement(current_assets="1.005", current_liabilities="1")) == "1.01"
    assert said("net-margin", statement(net_profit="-0.0005", revenue="1")) == "-0.1 %"


def test_three_years_are_usual_all_are_deep_one_is_least() -> None:
    years = [{"id": f"FS{year}", "date": f"{year}-12-31", "revenue": "100"} for year in range(2009, 2014)]
    for depth, columns in (("basic", 3), ("standard", 3), ("deep", 5)):
        found = table(samples.context(full(statements=years), depth=depth), "statements")
        assert len(found.columns) == 1 + columns
        assert text(found.columns[-1].label) == "2013-12-31"


def test_the_conclusion_tells_the_ability_to_pay_by_the_latest_statement() -> None:
    ability = samples.context(full()).conclusion.judgement[1].value
    assert text(ability) == (
        "by the statement of 2013-12-31: Current ratio 2.06, Quick ratio 1.50, Debt ratio 45.0 %, Net margin 5.0 %"
    )
    bare = samples.context(full(statements=[{"id": "FS1", "date": "2013-12-31", "cash": "5"}]))
    assert text(bare.conclusion.judgement[1].value) == "the statement of 2013-12-31 gives no ratio"
