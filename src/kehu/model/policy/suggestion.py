"""How a credit limit is suggested [C2]: from purchases, from financial statements, from the eight factors."""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from kehu.lang import Label, m
from kehu.model.entry import Entry
from kehu.model.policy.credit import CREDIT_GRADES, UNGRADED
from kehu.model.types import Amount, Number, Whole, fault

HUNDRED = Decimal(100)
BY_GRADE = {
    "甲": Decimal(1),
    "乙": Decimal("0.5"),
    "丙": Decimal(0),
    "丁": Decimal(0),
    UNGRADED: Decimal("0.5"),
}


def with_defaults(value: Any) -> Any:
    """A grade that the policy does not name keeps its default."""
    return {**BY_GRADE, **value} if isinstance(value, dict) else value


class Step(Entry):
    """From where on a sum of the four ratios gives which share of the working assets."""

    above: Annotated[Number, Label("sum of the ratios above", "评估值大于")]
    percent: Annotated[Amount, Label("percent of the working assets", "占营运资产的比例（%）")]


STEPS = (
    ("1.0", "25"),
    ("0.3", "20"),
    ("-0.4", "17.5"),
    ("-1.1", "15"),
    ("-1.8", "12.5"),
    ("-2.5", "10"),
    ("-3.2", "7.5"),
    ("-3.9", "5"),
    ("-4.6", "2.5"),
)


class SuggestionPolicy(Entry):
    months: Annotated[Whole, Label("months of purchases that are averaged", "月均采购额的计算期（月）")] = 12
    busy_months: Annotated[
        Whole,
        Label("of these, the busiest so many give the generous figure", "其中采购最多的几个月，用于算宽松值"),
    ] = 3
    credit_months: Annotated[
        Amount | None,
        Label(
            "months of credit; without it the days agreed with the customer ÷ 30",
            "赊销月数；不填则为与客户约定的账期天数 ÷ 30",
        ),
    ] = None
    by_grade: Annotated[
        dict[str, Amount],
        BeforeValidator(with_defaults),
        Label("factor by credit grade; 0: cash only", "信用等级系数；0 表示只做现款"),
    ] = Field(default_factory=dict, validate_default=True)
    by_class: Annotated[
        dict[str, Amount],
        Label("factor where both grades together count, like A甲: 1.5", "两级合并另定的系数，如 A甲: 1.5"),
    ] = {}
    statement_months: Annotated[
        Whole, Label("months that a financial statement is good for", "财务报表有效期（月）")
    ] = 24
    working_assets: Annotated[
        list[Step],
        Label(
            "share of the working assets by current ratio + quick ratio - current liabilities ÷ net worth - all "
            "liabilities ÷ net worth; below the last step nothing",
            "营运资产比例：评估值 = 流动比率 + 速动比率 - 流动负债 ÷ 净资产 - 负债总额 ÷ 净资产；低于最末一档为 0",
        ),
    ] = Field(
        default_factory=lambda: [{"above": above, "percent": percent} for above, percent in STEPS],
        validate_default=True,
    )
    net_worth: Annotated[Amount, Label("percent of the net worth, conservatively", "净资产比例法：保守比例（%）")] = (
        Decimal(5)
    )
    net_worth_generous: Annotated[
        Amount, Label("percent of the net worth, generously", "净资产比例法：宽松比例（%）")
    ] = Decimal(10)
    least_score: Annotated[
        Amount, Label("total of the eight factors below which nothing is suggested", "八要素总分低于此数不建议授信")
    ] = Decimal(60)
    round_to: Annotated[Whole, Label("what is suggested is rounded down to so much", "建议额度向下取整到（元）")] = 1000

    @model_validator(mode="after")
    def _fitting(self) -> Self:
        for at in ("months", "busy_months", "round_to"):
            if not getattr(self, at):
                fault(at, m("0 is too little"), m("write 1 or more"), at=at)
        if self.busy_months > self.months:
            message = m("{busy} busiest months of {months}", busy=self.busy_months, months=self.months)
            fault("months", message, m("busy_months is no more than months"), at="busy_months")
        for name in self.by_grade:
            if name not in BY_GRADE:
                message = m("“{name}” is no credit grade", name=name)
                fault("grades", message, m("write 甲, 乙, 丙, 丁 or none"), at="by_grade")
        for name in self.by_class:
            if not name.endswith((*CREDIT_GRADES, UNGRADED)) or name in BY_GRADE:
                message = m("“{name}” is not a volume grade and a credit grade", name=name)
                fault("grades", message, m("write both together, like A乙 or Bnone"), at="by_class")
        self._check_shares()
        return self

    def _check_shares(self) -> None:
        lines, shares = [[getattr(each, name) for each in self.working_assets] for name in ("above", "percent")]
        if lines != sorted(set(lines), reverse=True) or shares != sorted(shares, reverse=True):
            fault("steps", m("the steps must fall from the best down"), at="working_assets")
        if any(each > HUNDRED for each in (*shares, self.net_worth_generous)):
            fault("percent", m("no more than 100 % can be given"), m("write percentages like 5 or 50"))
        if self.net_worth > self.net_worth_generous:
            fault("percent", m("the conservative share is larger than the generous one"), at="net_worth")
