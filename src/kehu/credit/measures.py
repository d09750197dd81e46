"""The dictionary of measures [C5]: each with its formula, its boundary rule and its source, by family.

`kehu measures --explain` prints it and docs/measures.md is made from it. Nothing is computed here: families do that.
"""

from __future__ import annotations

from collections.abc import Mapping

from kehu.credit import fulfilment, punctuality, receivables, turnover
from kehu.credit.measure import Measure
from kehu.lang import Label

MEASURES: Mapping[str, Measure] = {
    each.name: each
    for each in (
        *receivables.MEASURES,
        *turnover.MEASURES,
        *punctuality.MEASURES,
        *fulfilment.MEASURES,
        *receivables.LOSSES,
    )
}
# What a measure is worked out from, by the name of the sum
INPUTS: Mapping[str, Label] = {
    "opening": Label("receivables at the beginning", "期初应收账款"),
    "closing": Label("receivables at the end", "期末应收账款"),
    "current": Label("receivables not past due", "未到期应收账款"),
    "sales": Label("sales less returns", "销售净额"),
    "days": Label("days", "天数"),
    "weighed": Label("settled, or overdue at the end", "已结清或期末逾期"),
    "amount_days": Label("amounts × days late", "金额 × 迟付天数"),
    "judged": Label("fell due and judged", "到期并判定"),
    "on_time": Label("on time", "按期结清"),
    "fell_due": Label("fell due", "本期到期"),
    "collected": Label("settled of what fell due", "到期款项中已结清"),
    "contracts": Label("contracts with money due", "到期合同金额"),
    "fulfilled": Label("contracts fulfilled", "已履约合同金额"),
    "months": Label("sales by month", "各月销售净额"),
}
PERIOD = Label(
    "A period begins after the day of the opening balance (--from) and ends with its last day (--to). The opening "
    "balance is what the account said on that day; all else is what it says at the end. Amounts are in the base "
    "currency: an obligation and what settled it at the rate of its own date. Figures of several customers come from "
    "the sums of theirs; ratios are never averaged. By month, each calendar month is a period of its own. Days are "
    "rounded to two decimals, percentages cut off after two.",
    "期间从期初日（--from）的次日起，到期末日（--to）止。期初余额以期初日当天的账为准，其余都以期末日的账为准。"
    "金额折成本位币：每笔款项及其结清部分按该笔款项日期的汇率。多个客户的数字先把各户的分子分母分别相加再计算，"
    "不取各户比率的平均。按月份分行时，每个月各为一个期间。天数四舍五入到两位小数，百分比截到两位小数。",
)
