"""The ratios that a credit manager reads off a financial statement, each with its formula. Exact; None where an input
is missing, or where there is nothing to divide by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kehu.lang import Label
from kehu.model.credit_file import Statement

Figure = Decimal | None
Share = Callable[[Statement, Statement | None], tuple[Figure, Figure]]
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Ratio:
    """`parts` gives what is divided and by what, of a statement and the one a year before it."""

    name: str
    label: Label
    formula: Label
    parts: Share
    shown: Literal["number", "percent", "days"] = "number"

    def of(self, statement: Statement, before: Statement | None) -> Fraction | None:
        above, below = self.parts(statement, before)
        if above is None or below is None or below <= 0:
            return None
        scale = {"number": 1, "percent": 100, "days": YEAR_DAYS}[self.shown]
        return Fraction(above) / Fraction(below) * scale


def less(first: Figure, second: Figure) -> Figure:
    return None if first is None or second is None else first - second


def average(now: Figure, before: Figure) -> Figure:
    """Of both ends of the year; the end alone where the beginning is not known."""
    return now if now is None or before is None else (now + before) / 2


def gross(statement: Statement) -> Figure:
    """Gross profit as stated, else revenue less cost of sales."""
    stated = statement.gross_profit
    return less(statement.revenue, statement.cost_of_sales) if stated is None else stated


RATIOS = (
    Ratio(
        "current",
        Label("Current ratio", "流动比率"),
        Label("current assets ÷ current liabilities", "流动资产 ÷ 流动负债"),
        lambda now, _: (now.current_assets, now.current_liabilities),
    ),
    Ratio(
        "quick",
        Label("Quick ratio", "速动比率"),
        Label("(current assets - inventory) ÷ current liabilities", "（流动资产 - 存货）÷ 流动负债"),
        lambda now, _: (less(now.current_assets, now.inventory), now.current_liabilities),
    ),
    Ratio(
        "debt",
        Label("Debt ratio", "资产负债率"),
        Label("total liabilities ÷ total assets", "负债合计 ÷ 资产总计"),
        lambda now, _: (now.total_liabilities, now.total_assets),
        "percent",
    ),
    Ratio(
        "gross-margin",
        Label("Gross margin", "毛利率"),
        Label("gross profit ÷ revenue", "毛利润 ÷ 营业收入"),
        lambda now, _: (gross(now), now.revenue),
        "percent",
    ),
    Ratio(
        "net-margin",
        Label("Net margin", "销售净利率"),
        Label("net profit ÷ revenue", "净利润 ÷ 营业收入"),
        lambda now, _: (now.net_profit, now.revenue),
        "percent",
    ),
    Ratio(
        "return-on-equity",
        Label("Return on equity", "净资产收益率"),
        Label("net profit ÷ average equity", "净利润 ÷ 平均所有者权益"),
        lambda now, before: (now.net_profit, average(now.equity, before.equity if before else None)),
        "percent",
    ),
    Ratio(
        "receivables-turnover",
        Label("Receivables turnover", "应收账款周转率（次）"),
        Label("revenue ÷ average receivables", "营业收入 ÷ 平均应收账款"),
        lambda now, before: (now.revenue, average(now.receivables, before.receivables if before else None)),
    ),
    Ratio(
        "receivables-days",
        Label("Days of receivables", "应收账款周转天数"),
        Label("365 × average receivables ÷ revenue", "365 × 平均应收账款 ÷ 营业收入"),
        lambda now, before: (average(now.receivables, before.receivables if before else None), now.revenue),
        "days",
    ),
    Ratio(
        "inventory-turnover",
        Label("Inventory turnover", "存货周转率（次）"),
        Label("cost of sales ÷ average inventory", "营业成本 ÷ 平均存货"),
        lambda now, before: (now.cost_of_sales, average(now.inventory, before.inventory if before else None)),
    ),
    Ratio(
        "cash-cover",
        Label("Cash cover", "现金流动负债比"),
        Label("operating cash flow ÷ current liabilities", "经营现金流量净额 ÷ 流动负债"),
        lambda now, _: (now.operating_cash_flow, now.current_liabilities),
    ),
)
BY_NAME = {each.name: each for each in RATIOS}
