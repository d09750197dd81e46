"""How many days of sales are owed, and how much of what could be collected was: DSO and its kin, and the CEI [C5]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from kehu.credit.measure import Measure, MeasureUnit, ratio
from kehu.credit.sums import Sums
from kehu.lang import Label
from kehu.model.months import add_days, month_start

CRF = Label(
    "Credit Research Foundation (CRF), United States; the same formula at NACM",
    "美国信用研究基金会（CRF）；全美信用管理协会（NACM）用同一公式",
)
SALES = Label(
    "Sales dated in the period, opening ones not, less returns dated in it; every sale counts as a credit sale, "
    "however soon it is due.",
    "销售净额为本期内交易减本期内退货，不含期初欠款；凡交易都视为赊销，不论账期长短。",
)


def simple(sums: Sums) -> Fraction | None:
    return _days_of_sales(sums.closing, sums)


def best(sums: Sums) -> Fraction | None:
    return _days_of_sales(sums.current, sums)


def delinquent(sums: Sums) -> Fraction | None:
    return _days_of_sales(sums.closing - sums.current, sums)


def _days_of_sales(owed: Decimal, sums: Sums) -> Fraction | None:
    return ratio(Fraction(owed) * sums.days, Fraction(sums.sales))


def effectiveness(sums: Sums) -> Fraction | None:
    collectable = Fraction(sums.opening + sums.sales)
    return ratio(collectable - Fraction(sums.closing), collectable - Fraction(sums.current))


def count_back(sums: Sums) -> Fraction | None:
    return exhausted(sums.closing, slices(sums))


def slices(sums: Sums) -> Iterator[tuple[Decimal, int]]:
    """Sales and days of the calendar months back from the period's end to that of the first sale, the newest first."""
    if not sums.months:
        return
    month, last = month_start(sums.end), sums.end
    first = min(sums.months)
    while month >= first:
        yield sums.months.get(month, Decimal(0)), (last - month).days + 1
        last = add_days(month, -1)
        if last >= month:  # the calendar's first month
            return
        month = month_start(last)


def exhausted(receivables: Decimal, months: Iterable[tuple[Decimal, int]]) -> Fraction | None:
    """The days that it takes, month by month backwards, until sales have used up receivables.

    A month is sales and days; one whose returns exceed its sales uses nothing up, and its days count. None where the
    sales on record do not reach that far.
    """
    left, total = Fraction(receivables), Fraction(0)
    if not left:
        return total
    for sales, days in months:
        if sales >= left:
            return total + left / Fraction(sales) * days
        left -= max(Fraction(sales), Fraction(0))
        total += days
    return None


MEASURES = (
    Measure(
        "dso",
        Label("days sales outstanding (DSO)", "应收账款周转天数（DSO）"),
        Label("DSO", "周转天数"),
        MeasureUnit.DAYS,
        Label("receivables at the end ÷ sales × days of the period", "期末应收账款 ÷ 本期销售净额 × 本期天数"),
        Label(
            f"Receivables as in receivables_end. {SALES.en} No value where sales are not above 0.",
            f"应收账款口径同 receivables_end。{SALES.zh}销售净额不大于 0 时无值。",
        ),
        CRF,
        ("closing", "sales", "days"),
        simple,
    ),
    Measure(
        "dso_count_back",
        Label("days sales outstanding, count-back (exhaustion)", "倒推法应收账款周转天数"),
        Label("DSO, count-back", "倒推天数"),
        MeasureUnit.DAYS,
        Label(
            "take the sales of one month after the other, the newest first, from the receivables at the end; days of "
            "the months used up + what is left ÷ the sales of the next month × its days",
            "从期末应收账款中由近及远逐月减去当月销售净额：减尽各月的天数 + 剩余额 ÷ 下一个月销售净额 × 该月天数",
        ),
        Label(
            "Calendar months with their own days; the first is the part of the month up to the period's end. Months "
            "before the period are used too. A month with more returns than sales uses nothing up and its days count. "
            "No value where all sales on record, opening ones not, do not cover the receivables; 0 where nothing is "
            "owed.",
            "按日历月及其实际天数计算；期末所在月只算到期末当天。倒推不限于本期，可用到本期以前的月份。"
            "退货多于交易的月份不冲减，但天数照计。账上全部交易（不含期初欠款）仍不够冲减时无值；没有应收账款时为 0。",
        ),
        CRF,
        ("closing", "months"),
        count_back,
    ),
    Measure(
        "dso_best",
        Label("best possible days sales outstanding", "最佳应收账款周转天数（BPDSO）"),
        Label("Best DSO", "最佳天数"),
        MeasureUnit.DAYS,
        Label(
            "receivables not past due at the end ÷ sales × days of the period",
            "期末未到期应收账款 ÷ 本期销售净额 × 本期天数",
        ),
        Label(
            "Due on the last day is not past due. Extensions that move a due date count. Sales and days as in dso.",
            "期末当天到期的不算逾期；展期后按新的到期日。销售净额和天数同 dso。",
        ),
        CRF,
        ("current", "sales", "days"),
        best,
    ),
    Measure(
        "add",
        Label("average days delinquent (ADD)", "平均逾期天数（ADD）"),
        Label("ADD", "逾期天数"),
        MeasureUnit.DAYS,
        Label(
            "DSO - best possible DSO = receivables past due at the end ÷ sales × days of the period",
            "应收账款周转天数 - 最佳应收账款周转天数 = 期末逾期应收账款 ÷ 本期销售净额 × 本期天数",
        ),
        Label(
            "As in dso and dso_best. It says how many days of sales are overdue, not how late payments come: that is "
            "days_late.",
            "口径同 dso 和 dso_best。它表示逾期款相当于多少天的销售额，不表示付款晚了多少天；后者见 days_late。",
        ),
        CRF,
        ("closing", "current", "sales", "days"),
        delinquent,
    ),
    Measure(
        "cei",
        Label("collection effectiveness index (CEI)", "收款效率指数（CEI）"),
        Label("CEI", "收款效率"),
        MeasureUnit.RATIO,
        Label(
            "(receivables at the beginning + sales - receivables at the end) ÷ (receivables at the beginning + sales - "
            "receivables not past due at the end)",
            "（期初应收账款 + 本期销售净额 - 期末应收账款）÷（期初应收账款 + 本期销售净额 - 期末未到期应收账款）",
        ),
        Label(
            "Receivables as in receivables_start and receivables_end, sales as in dso. What is written off counts as "
            "gone, so look at write_offs beside it. No value where nothing was to be collected.",
            "应收账款口径同 receivables_start、receivables_end，销售净额同 dso。"
            "核销的坏账视同已收，须与 write_offs 一并看。本期没有可收款项时无值。",
        ),
        CRF,
        ("opening", "sales", "closing", "current"),
        effectiveness,
    ),
)
