"""From where on a customer's own figures are not believed without a question (挤水分), and how grave each doubt is."""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.rule import Severity
from kehu.model.types import Amount, choice, fault

# What is looked at, and how grave it is by default.
CHECKS = {
    "balance": Severity.CRITICAL,
    "gross_profit": Severity.WARNING,
    "receivables_growth": Severity.WARNING,
    "inventory_growth": Severity.WARNING,
    "profit_growth": Severity.WARNING,
    "revenue_jump": Severity.WARNING,
    "assets_jump": Severity.WARNING,
    "equity_change": Severity.INFO,
    "cash_flow": Severity.WARNING,
    "revenue_per_head": Severity.WARNING,
    "stated_sales": Severity.WARNING,
    "stated_assets": Severity.WARNING,
    "registered_capital": Severity.INFO,
    "our_sales": Severity.CRITICAL,
    "our_receivable": Severity.CRITICAL,
}


def with_defaults(value: Any) -> Any:
    """A check that the policy does not name keeps its default."""
    return {**CHECKS, **value} if isinstance(value, dict) else value


class PlausibilityPolicy(Entry):
    rounding: Annotated[Amount, Label("difference that rounding explains", "可视为四舍五入的差额")] = Decimal(1)
    jump: Annotated[
        Amount, Label("share by which sales or assets may change in a year", "营业收入、资产总计一年内的最大变动幅度")
    ] = Decimal("0.50")
    gap: Annotated[
        Amount,
        Label(
            "by how much receivables, inventory or profit may grow faster than sales, 0.30: 30 points",
            "应收账款、存货、利润增幅可高于营业收入增幅多少，0.30 为 30 个百分点",
        ),
    ] = Decimal("0.30")
    equity: Annotated[
        Amount,
        Label(
            "share of the net worth by which it may grow beyond the net profit",
            "净资产增加额可超出净利润多少（占净资产的比例）",
        ),
    ] = Decimal("0.10")
    cash: Annotated[
        Amount, Label("least operating cash flow as a share of the net profit", "经营现金流量占净利润的最低比例")
    ] = Decimal("0.30")
    stated: Annotated[
        Amount,
        Label(
            "share by which what they told us may differ from their statement", "客户自报数与报表数的最大差异（比例）"
        ),
    ] = Decimal("0.30")
    head_least: Annotated[Amount, Label("yearly sales for each employee, at least", "人均年营业收入下限")] = Decimal(
        50000
    )
    head_most: Annotated[Amount, Label("yearly sales for each employee, at most", "人均年营业收入上限")] = Decimal(
        5000000
    )
    severity: Annotated[
        dict[str, Annotated[Severity, choice(Severity)]],
        BeforeValidator(with_defaults),
        Label("how grave each deviation is: info, warning, critical", "各项不符的级别：info、warning、critical"),
    ] = Field(default_factory=dict, validate_default=True)

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        for name in self.severity:
            if name not in CHECKS:
                message = m("“{name}” is no check of plausibility", name=name)
                fault("checks", message, m("there are: {names}", names=list(CHECKS)), at="severity")
        if self.head_least > self.head_most:
            fault("head", m("the least sales for each employee are above the most"), at="head_least")
        return self
