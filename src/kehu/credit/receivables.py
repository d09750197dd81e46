"""What is owed at both ends of a period, what was sold in it, given up, and recovered [C5]."""

from __future__ import annotations

from fractions import Fraction

from kehu.credit.measure import Measure, MeasureUnit, ratio
from kehu.credit.sums import Sums
from kehu.credit.turnover import SALES
from kehu.lang import Label

OWN = Label("kehu", "kehu 口径")
OWED = Label(
    "What is open of all sales, opening and disputed ones too, and of refunds beyond all money of theirs, at the end "
    "of the day. Not reduced by money that pays nothing yet; what is written off is out. The total of the ageing's "
    "buckets.",
    "当日终了全部未结款项：含期初欠款、有争议的和超退款形成的欠款，不扣减预收款，不含已核销的。等于账龄表各段之和。",
)


def start(sums: Sums) -> Fraction:
    return Fraction(sums.opening)


def end(sums: Sums) -> Fraction:
    return Fraction(sums.closing)


def change(sums: Sums) -> Fraction:
    return Fraction(sums.closing - sums.opening)


def change_ratio(sums: Sums) -> Fraction | None:
    return ratio(change(sums), start(sums))


def sold(sums: Sums) -> Fraction:
    return Fraction(sums.sales)


def written_off(sums: Sums) -> Fraction:
    return Fraction(sums.written_off)


def recovered(sums: Sums) -> Fraction:
    return Fraction(sums.recovered)


MEASURES = (
    Measure(
        "receivables_start",
        Label("receivables at the beginning", "期初应收账款"),
        Label("Beginning", "期初应收"),
        MeasureUnit.MONEY,
        Label("Σ open, at the end of the day of the opening balance", "期初日终了未结金额之和"),
        Label(
            f"{OWED.en} As it was known on that day: what was agreed or bounced later is not in it.",
            f"{OWED.zh}以当日所知为准，此后的展期和退票不追溯。",
        ),
        OWN,
        (),
        start,
    ),
    Measure(
        "receivables_end",
        Label("receivables at the end", "期末应收账款"),
        Label("Receivables", "期末应收"),
        MeasureUnit.MONEY,
        Label("Σ open, at the end of the last day", "期末日终了未结金额之和"),
        OWED,
        OWN,
        (),
        end,
    ),
    Measure(
        "receivables_change",
        Label("change of receivables", "应收账款增减额"),
        Label("Change", "增减额"),
        MeasureUnit.MONEY,
        Label("receivables at the end - receivables at the beginning", "期末应收账款 - 期初应收账款"),
        Label("As in receivables_start and receivables_end.", "同 receivables_start、receivables_end。"),
        OWN,
        ("closing", "opening"),
        change,
    ),
    Measure(
        "receivables_change_ratio",
        Label("change of receivables in percent", "应收账款增减率"),
        Label("Change %", "增减率"),
        MeasureUnit.RATIO,
        Label(
            "(receivables at the end - receivables at the beginning) ÷ receivables at the beginning",
            "（期末应收账款 - 期初应收账款）÷ 期初应收账款",
        ),
        Label(
            "As in receivables_start and receivables_end; no value where nothing was owed at the beginning.",
            "同 receivables_start、receivables_end；期初没有应收账款时无值。",
        ),
        OWN,
        ("closing", "opening"),
        change_ratio,
    ),
    Measure(
        "sales",
        Label("sales less returns", "本期销售净额"),
        Label("Sales", "销售净额"),
        MeasureUnit.MONEY,
        Label("sales of the period - returns of the period", "本期交易额 - 本期退货额"),
        SALES,
        OWN,
        (),
        sold,
    ),
)
LOSSES = (
    Measure(
        "write_offs",
        Label("write-offs", "坏账核销"),
        Label("Written off", "坏账核销"),
        MeasureUnit.MONEY,
        Label("Σ written off in the period", "本期核销金额之和"),
        Label(
            "By the date of the write-off, with what has been recovered since: recoveries are told apart.",
            "按核销日期，含核销后又收回的部分：收回的另列。",
        ),
        OWN,
        (),
        written_off,
    ),
    Measure(
        "recoveries",
        Label("recoveries", "坏账收回"),
        Label("Recovered", "坏账收回"),
        MeasureUnit.MONEY,
        Label("Σ received in the period for sales that were written off", "本期收回的已核销款项之和"),
        Label(
            "By the date of the receipt, whenever the sale was written off.",
            "按收款日期，不论何时核销。",
        ),
        OWN,
        (),
        recovered,
    ),
)
