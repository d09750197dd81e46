"""From where on a customer's own figures are not believed without a question (挤水分), and how grave each doubt is."""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.rule import Severity
from kehu.model.types import Amount, choice, fault

# What is looked at: how grave it is by default, and what should hold.
CHECKS = {
    "balance": (Severity.CRITICAL, Label("the balance sheet balances", "资产负债表平衡")),
    "gross_profit": (Severity.WARNING, Label("the gross profit follows from sales and cost", "毛利与收入、成本相符")),
    "receivables_growth": (Severity.WARNING, Label("receivables grow like sales", "应收账款与收入同步增长")),
    "inventory_growth": (Severity.WARNING, Label("inventory grows like sales", "存货与收入同步增长")),
    "profit_growth": (Severity.WARNING, Label("profit grows like sales", "利润与收入同步增长")),
    "revenue_jump": (Severity.WARNING, Label("sales do not jump", "营业收入无异常跳动")),
    "assets_jump": (Severity.WARNING, Label("assets do not jump", "资产总计无异常跳动")),
    "equity_change": (Severity.INFO, Label("net worth grows by the profit", "净资产增加与净利润相符")),
    "cash_flow": (Severity.WARNING, Label("the profit comes in as cash", "利润有现金支持")),
    "revenue_per_head": (Severity.WARNING, Label("sales for each employee are possible", "人均收入合理")),
    "stated_sales": (Severity.WARNING, Label("sales as they told us", "收入与自报年销售额相符")),
    "stated_assets": (Severity.WARNING, Label("assets as they told us", "资产与自报资产总额相符")),
    "registered_capital": (
        Severity.INFO,
        Label("net worth reaches the registered capital", "净资产不低于注册资本"),
    ),
    "our_sales": (Severity.CRITICAL, Label("their cost covers what we sold them", "营业成本不低于向我方采购额")),
    "our_receivable": (Severity.CRITICAL, Label("their payables cover what they owed us", "应付账款不低于欠我方货款")),
}


def with_defaults(value: Any) -> Any:
    """A check that the policy does not name keeps its default."""
    return {**{name: grave for name, (grave, _) in CHECKS.items()}, **value} if isinstance(value, dict) else value


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
